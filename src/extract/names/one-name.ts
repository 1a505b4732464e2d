// Words of a sentence joined by "and" or by an 's → whether they are the name of one company.
import { LEGAL_FORMS, NAME_ENDINGS, isCommonWord } from './lexicon.ts';
import type { Word } from '../reading/words.ts';

/** "Miller Baker and Co". */
export const COMPANIONS = /^(?:Co|Cos|Company|Sons|Brothers|Bros|Associates)$/;
/** Two of these joined by "and" are the trade of one company: "Foo Tire and Rubber Co", "Bar Savings and Loan Association". */
export const TRADES = new Set(
  (
    'oil gas tire rubber savings loan power light electric electrical water fire marine casualty life health accident food drug ' +
    'beverage steel iron coal coke pulp paper research development engineering construction mining smelting refining milling ' +
    'metals chemical chemicals chemical trust guaranty surety insurance indemnity telephone telegraph radio television cable ' +
    'gold silver copper zinc land cattle livestock feed grain seed tool die machine foundry machinery shipbuilding drydock ' +
    'navigation steamship railroad railway printing publishing lithographing investment finance discount mortgage realty title ' +
    'brewing malting bottling knitting weaving dyeing finishing lumber timber box pipe tube wire screw bolt nut glass china ' +
    'data systems software services mutual annuity bank home building deposit exchange exploration production gun ammunition ' +
    'fur leather shoe hat cotton wool linen silk sugar flour sulphur potash salt soap candle paint varnish lacquer'
  ).split(' '),
);

/** "Miller and Baker said it agreed": what speaks of itself as "it" is one company. */
export function speaksAsOne(words: readonly Word[], at: number): boolean {
  let start = at;
  while (words[start - 1]?.type === 'name') start -= 1;
  if (start !== 0 || LEGAL_FORMS.has(words[at]?.lower ?? '')) return false;
  let end = at + 2;
  while (words[end + 1]?.type === 'name' || words[end + 1]?.type === 'ticker') end += 1;
  return (
    words[end + 1]?.lower === 'said' &&
    words[end + 2]?.lower === 'it' &&
    /^(?:has|agreed|plans|bought|acquired|sold|completed|signed|raised|lowered|holds|owns|purchased)$/.test(
      words[end + 3]?.lower ?? '',
    )
  );
}

/** "Miller's Nursery Inc", "Miller's International": behind the founder stand ordinary words and a legal form only. */
export function isShopName(words: readonly Word[], at: number): boolean {
  let i = at + 1;
  while (i < at + 4 && words[i + 1]?.type === 'name' && words[i]?.possessive === false) i += 1;
  if (i === at + 1) return /^(?:international|holdings|stores|restaurants)$/.test(words[i]?.lower ?? '');
  if (!LEGAL_FORMS.has(words[i]?.lower ?? '')) return false;
  return words.slice(at + 1, i).every(({ lower }) => isCommonWord(lower) || NAME_ENDINGS.has(lower));
}
