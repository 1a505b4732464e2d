// A name in a sentence → a company, a person, a place, or a newspaper that merely reports.
import type { NameKind, Names } from './companies.ts';
import {
  DEMONYMS,
  FUNCTION_WORDS,
  LEGAL_FORMS,
  NAME_ENDINGS,
  NO_COMPANY,
  OUTLETS,
  PLACES,
  isCommonWord,
  isFirstName,
} from './lexicon.ts';
import { TITLES, type Piece } from './name-pieces.ts';
import type { Word } from '../reading/words.ts';

/** null: capital letters that name no party (an office, a weekday, "IPO"). */
export function kindOf(words: readonly Word[], { from, to }: Piece, names?: Names): NameKind | null {
  const [first, last, before, after] = [words[from], words[to], words[from - 1], words[to + 1]];
  if (first === undefined || last === undefined) return null;
  const single = from === to;
  if (single && first.whole === true && !isOutlet([first], before, after)) return 'company';
  if (single && NO_COMPANY.has(first.lower)) return null;
  if (single && FUNCTION_WORDS.has(first.lower) && first.text !== first.text.toUpperCase()) return null;
  if (single && /^\p{L}\.?$/u.test(first.text)) return null;
  const all = words.slice(from, to + 1);
  if (
    all.every(
      ({ lower }) =>
        PLACES.has(lower) ||
        DEMONYMS.has(lower) ||
        /^(?:new|north|south|west|east|central|san|los|las|st|saint|united|states|kingdom|city|republic|of)$/.test(
          lower,
        ),
    )
  )
    return 'place';
  if (!LEGAL_FORMS.has(last.lower) && isTown(words, { from, to })) return 'place';
  if (all.every(({ lower }) => NO_COMPANY.has(lower))) return null;
  if (single && first.text.length > 3 && first.text === first.text.toUpperCase() && isGenericEnding(first.lower))
    return null; // "TO BUY BANK"
  if (NO_PARTY.test(last.lower) && !LEGAL_FORMS.has(first.lower)) return null;
  if (last.lower === 'commission' && first.lower === 'securities') return null;
  if (isOutlet(all, before, after)) return 'outlet';
  if (isPersonName(all, before, names)) return 'person';
  return 'company';
}

const STATES =
  /^(?:ala|ariz|ark|calif|colo|conn|del|fla|ga|ida|ill|ind|kan|ky|la|mass|md|mich|minn|miss|mo|mont|n\.c|n\.d|n\.h|n\.j|n\.m|n\.y|neb|nev|ohio|okla|ore|pa|r\.i|s\.c|s\.d|tenn|tex|va|vt|wash|wis|wyo|ont|que|b\.c|alta)$/;

/** "Clearwater, Fla.", "of Woodhaven, Oklahoma": a town, by the state behind it. */
function isTown(words: readonly Word[], { from, to }: Piece): boolean {
  const [before, after, state] = [words[from - 1], words[to + 1], words[to + 2]];
  if (after?.text !== ',' || state === undefined || !/^\p{Lu}/u.test(state.text) || to - from > 2) return false;
  if (STATES.test(state.lower)) return true;
  return PLACES.has(state.lower) && /^(?:in|of|at|near|from)$/.test(before?.lower ?? '');
}

/** Papers and bodies that contracts print with capitals: "a Share Exchange Agreement", "the Board of Directors". */
const NO_PARTY =
  /^(?:agreements?|act|arrangement|transactions?|directors|shareholders|stockholders|consideration|warrants?|debentures?|meeting|announcement|letter|statement|prospectus|circular)$/;

function isGenericEnding(lower: string): boolean {
  return NAME_ENDINGS.has(lower) && isCommonWord(lower);
}

const AGENCIES = /^(?:reuters?|afp|xinhua|kyodo|tass|interfax|yonhap|businesswire|globenewswire|prnewswire)$/;

function isOutlet(all: readonly Word[], before: Word | undefined, after: Word | undefined): boolean {
  const last = all.at(-1);
  if (last === undefined || !all.some(({ lower }) => OUTLETS.has(lower))) return false;
  if (all.length > 2 && LEGAL_FORMS.has(last.lower)) return false; // "to Fortune Harbour Group Inc"
  if (all.length === 1 && AGENCIES.test(last.lower)) return true;
  if (
    /^(?:to|by|-|–|—|:|\||via|per|told|tells|on|from|at)$/.test(before?.lower ?? '') &&
    (after === undefined || /^[.,;:)]$/.test(after.text))
  )
    return true;
  return after === undefined
    ? /^[-–—:|(/]$/.test(before?.text ?? '')
    : (/^(?:reported|reports|reporting|says|said|news|cited|citing|writes|wrote|,)$/.test(after.lower) &&
        !/^said$/.test(after.lower)) ||
        /^(?:to|per)$/.test(before?.lower ?? '');
}

function isPersonName(all: readonly Word[], before: Word | undefined, names?: Names): boolean {
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return false;
  const text = all.map((word) => word.text).join(' ');
  if (names?.isPerson(text) === true) return true;
  if (LEGAL_FORMS.has(last.lower) || all.length > 4) return false;
  if (
    before !== undefined &&
    TITLES.test(before.lower) &&
    all.length <= 3 &&
    !/^(?:executive|investor)$/.test(before.lower)
  )
    return true;
  if (all.length < 2 || NAME_ENDINGS.has(last.lower) || all.some(({ text: part }) => part === '&')) return false;
  return isFirstName(first.lower) && /^\p{Lu}[\p{L}.’'-]+$/u.test(last.text) && last.text !== last.text.toUpperCase();
}
