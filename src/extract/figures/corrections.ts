// An article's sentences → the figures that it takes back, each with the right one where it says it.
import type { Correction } from '../../domain.ts';
import { everyMatch } from '../reading/every-match.ts';
import type { Sentence } from '../reading/clean.ts';
import { numberOf, readAmounts } from './amounts.ts';

const READ_AT_MOST = 200; // sentences; a correction stands at the head of an article or at its foot
const LONGEST = 600; // characters of a sentence; none that corrects a figure is longer

/** Words by which an article says that something printed before was wrong. */
const CUE =
  /\b(?:correct(?:s|ed|ing|ion|ions)\b(?! territory)|clarif(?:y|ies|ied|ying|ication)|errat(?:um|a)|misstate[sd]?|misreported|mistakenly|erroneously|incorrectly|wrongly|in error|(?:an? |the )?(?:earlier|previous|original) (?:version|report|story|article|headline|statement|release|announcement)|regrets? the error|as (?:first|earlier|previously|initially|originally|wrongly) (?:reported|stated|said|announced|published)|(?:first|earlier|previously|initially|originally|wrongly) (?:reported|stated|announced|published))\b/i;
/** After these words stands what was wrong. */
const WRONG_FOLLOWS =
  /\b(?:misstate[sd]?|misreported|mistakenly|erroneously|incorrectly|wrongly|in error|(?:earlier|previous|original) (?:version|report|story|article|headline|statement|release|announcement)[^.;]{0,80}? (?:said|stated|gave|put|reported|had|that))\b/i;
/** After these words, what is right. */
const RIGHT_FOLLOWS =
  /(?:[;:—]| - |, (?:but|when|in fact)\b|\b(?:the )?(?:correct|actual|right) (?:figure|stake|price|number|sum|amount|value|size)\b|\bshould (?:have (?:been|read|said)|be|read)\b|\b(?:it|the (?:stake|price|figure|deal|value)) is (?!at|on)\b)/i;
/** "14% of Fennick, not the 41%": between what is right and what is wrong. */
const NOT =
  /^[^.;:\d]{0,60}?[,;(—-]? ?\b(?:(?:and |but )?not|rather than|instead of) (?:the |an? |about |around |up to |as much as |at ){0,6}$/;
/** "not 41% but 14%". */
const BUT = /^,? but (?:rather |only |the |an? |about |around |up to ){0,6}$/;
const BEFORE_BUT = /\bnot (?:the |an? |about |around |up to |as much as |at ){0,6}$/i;
/** "corrects the stake from 41% to 14%", "corrects 41% to 14%". */
const TO = /^[^.;:\d]{0,20}? to (?:read |say |about |the |an? ){0,6}$/;
const BEFORE_TO = /\b(?:corrects?|corrected|correcting|changed|amended|revised) [^.;:\d]{0,60}$/i;
/** "corrects the stake to 14%": what was wrong is not said. */
const CORRECTED_TO = /\bcorrect(?:s|ed|ing)? [^.;:\d]{0,60}? to (?:(?:read|say|show) )?[^.;:\d]{0,40}$/i;

const KIND_WORDS: Record<Correction['of'], RegExp> = {
  stake: /\b(?:stakes?|shares?|shareholdings?|holdings?|interest|ownership|owns?)\b/i,
  sum: /\b(?:price|deal|value|valued|valuation|worth|bid|offer|pays?|paid|paying|rais(?:es?|ed)|round|consideration)\b/i,
};

interface Printed {
  of: Correction['of'];
  value: number;
  start: number;
  end: number;
}

/** Figures that the article says were wrong; related headlines say nothing. Never throws. */
export function readCorrections(articleId: string, sentences: readonly Sentence[]): Correction[] {
  const own = sentences.filter(({ zone }) => zone !== 'related').slice(0, READ_AT_MOST);
  const texts = own.map(({ text }) => text.slice(0, LONGEST));
  const cued = texts.map((text) => CUE.test(text));
  const found: Correction[] = [];
  for (const [i, sentence] of own.entries()) {
    if (cued[i] !== true && cued[i - 1] !== true) continue;
    const [text = '', next = ''] = texts.slice(i, i + 2);
    const evidence = { articleId, quote: sentence.text, start: sentence.start, end: sentence.end };
    for (const corrected of correctedIn(text, next))
      if (!found.some((known) => isSame(known, corrected))) found.push({ ...corrected, evidence });
  }
  return found.filter(({ of, wrong }) => wrong !== null || !found.some((one) => one.of === of && one.wrong !== null));
}

type Corrected = Omit<Correction, 'evidence'>;

function isSame(a: Corrected, b: Corrected): boolean {
  return a.of === b.of && a.wrong === b.wrong;
}

function correctedIn(text: string, next: string): Corrected[] {
  const figures = figuresIn(text);
  const contrasted = contrastedIn(text, figures);
  if (contrasted.length > 0) return contrasted;
  if (!CUE.test(text)) return [];
  const cue = WRONG_FOLLOWS.exec(text);
  if (cue !== null) return takenBackIn(text, cue.index, figures, next);
  return figures
    .filter(({ of, start }) => CORRECTED_TO.test(text.slice(0, start)) && KIND_WORDS[of].test(text.slice(0, start)))
    .map(({ of, value }) => ({ of, wrong: null, right: value }));
}

/** "14%, not 41%", "not 41% but 14%", "from 41% to 14%". */
function contrastedIn(text: string, figures: readonly Printed[]): Corrected[] {
  return figures.flatMap((a, i) => {
    const b = figures.slice(i + 1).find(({ of }) => of === a.of);
    if (b === undefined || a.value === b.value) return [];
    const [before, between] = [text.slice(0, a.start), text.slice(a.end, b.start)];
    if (NOT.test(between)) return [{ of: a.of, wrong: b.value, right: a.value }];
    const turned = (BUT.test(between) && BEFORE_BUT.test(before)) || (TO.test(between) && BEFORE_TO.test(before));
    return turned ? [{ of: a.of, wrong: a.value, right: b.value }] : [];
  });
}

/** "An earlier version said 41%. It is 14%." */
function takenBackIn(text: string, from: number, figures: readonly Printed[], next: string): Corrected[] {
  const turn = RIGHT_FOLLOWS.exec(text.slice(from));
  const until = turn === null ? text.length : from + turn.index;
  const wrong = figures.filter(({ start }) => start >= from && start < until);
  const right = [...figures.filter(({ start }) => start >= until), ...figuresIn(next)];
  const first = (of: Correction['of'], not: number | null) =>
    right.find((one) => one.of === of && one.value !== not)?.value ?? null;
  if (wrong.length > 0) return wrong.map(({ of, value }) => ({ of, wrong: value, right: first(of, value) }));
  return (['stake', 'sum'] as const).flatMap((of) => {
    const said = KIND_WORDS[of].test(text.slice(from)) ? first(of, null) : null;
    return said === null ? [] : [{ of, wrong: null, right: said }];
  });
}

const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,4})?) ?(?:%|pct\b|per ?cent\b)/gi;

function figuresIn(text: string): Printed[] {
  const flat = text.replace(/\s/g, ' ');
  const stakes = everyMatch(PERCENT, flat).map((match): Printed => {
    const [printed, percent = ''] = match;
    return { of: 'stake', value: numberOf(percent), start: match.index, end: match.index + printed.length };
  });
  const sums = readAmounts(flat)
    .filter(({ signed, scaled }) => signed || scaled)
    .map(({ value, start, end }): Printed => ({ of: 'sum', value, start, end }));
  return [...stakes, ...sums].sort((a, b) => a.start - b.start);
}
