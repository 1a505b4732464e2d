// A form of a company's name and its place in a text → whether it is the whole name, and of an everyday word whether the company is meant.
import { letterOf } from './letters.ts';
import type { NameForm } from './name-forms.ts';
import {
  BEFORE_A_COMPANY,
  COMPANY_ACTS,
  COMPOUND,
  DETERMINER,
  IS_ACTING,
  LEAD_WORD,
  NOT_BEFORE,
  OFFICE,
  OTHER_ORGANISATION,
  QUESTIONS,
  STOPS_A_NAME,
} from './name-neighbours.ts';

const LOOKED_AT = 64; // characters on each side
const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
const NEXT_WORD = /[\p{L}\p{N}][\p{L}\p{N}&'’-]{0,30}/uy;

/** What stands around a name. */
interface Surroundings {
  before: string;
  after: string;
  /** The word right before, right behind; empty where a mark stands between. */
  previous: string;
  next: string;
  /** What stands behind the next word. */
  beyond: string;
}

/** True when the letters at this place are the company's whole name, not a part of another name, nor an everyday word. */
export function standsForItself(form: NameForm, text: string, start: number, end: number): boolean {
  const unit = start === 0 ? 0 : text.charCodeAt(start - 1);
  if (unit === AT || unit === UNDERSCORE || unit === HASH) return unit === HASH && !form.ordinary;
  if (unit === SLASH && /[.:/][^\s]{0,60}$/.test(text.slice(Math.max(0, start - LOOKED_AT), start))) return false;
  if (text.charCodeAt(end) === COLON && /[(;,] ?$/.test(text.slice(Math.max(0, start - 2), start))) return false; // "(NYSE: FOO)"
  if (form.words.length > 1) return true;
  const next = wordBehind(text, end);
  if (OTHER_ORGANISATION.test(next)) return false;
  if (!form.ordinary) return true;
  const around: Surroundings = {
    before: text.slice(Math.max(0, start - LOOKED_AT), start),
    after: text.slice(end, end + LOOKED_AT),
    previous: wordBefore(text, start),
    next,
    beyond: next === '' ? '' : text.slice(end + 1 + next.length, end + 1 + next.length + LOOKED_AT),
  };
  return meansCompany(form, text, { start, end }, around);
}

const [AT, UNDERSCORE, HASH, SLASH, COLON] = [64, 95, 35, 47, 58];

function isSpace(unit: number): boolean {
  return unit === 32 || unit === 0xa0 || unit === 10;
}

/** A letter, a digit, or a mark that stands inside a word. */
function isInWord(unit: number): boolean {
  return letterOf(unit) > 2 || unit === 38 || unit === 39 || unit === 0x2019 || unit === 46 || unit === 45;
}

function wordBehind(text: string, end: number): string {
  if (!isSpace(text.charCodeAt(end))) return '';
  NEXT_WORD.lastIndex = end + 1;
  return NEXT_WORD.exec(text)?.[0] ?? '';
}

function wordBefore(text: string, start: number): string {
  if (start === 0 || !isSpace(text.charCodeAt(start - 1))) return '';
  let from = start - 1;
  while (from > 0 && start - from < 32 && isInWord(text.charCodeAt(from - 1))) from -= 1;
  return text.slice(from, start - 1);
}

function meansCompany(
  form: NameForm,
  text: string,
  { start, end }: { start: number; end: number },
  around: Surroundings,
): boolean {
  if (!isWholeWord(around)) return false;
  const printed = text.slice(start, end);
  if (NOT_BEFORE[form.key]?.test(around.next) === true) return false;
  if (/^monday$/i.test(printed) && WEEKDAY_BEFORE.test(around.previous)) return false;
  if (isTold(around)) return true;
  return capitalTells(text, start, end) ? !isAmongNames(around) : isInPlace(around, printed, start);
}

const WEEKDAY_BEFORE = /^(?:on|next|last|this|every|by|until|since|late|early|from|of)$/i;

/** A hyphen makes another word of it ("Meta-analysis"), unless it is one that companies stand in ("Meta-backed"). */
function isWholeWord({ before, after }: Surroundings): boolean {
  const joined = /^[-\u2010\u2011]([\p{L}\p{N}]+)/u.exec(after);
  if (joined && !COMPOUND.test(joined[1] ?? '')) return false;
  return (
    !/[\p{L}\p{N}][-\u2010\u2011]$/u.test(before) || /\b(?:ex|non|anti|pro|pre|post|then|now|rival)-$/i.test(before)
  );
}

/** What only a company has behind it: a legal form, a ticker tag. */
function isTold({ after }: Surroundings): boolean {
  return (
    /^,? (?:Inc|Corp|Corporation|Ltd|Limited|plc|PLC|LLC|SA|AG|SE|NV|N\.V|S\.A)\b/.test(after) ||
    /^ \((?:[A-Za-z ]{2,20}:|\$)/.test(after)
  );
}

/** True where a capital is a choice: in running text, not at the beginning of a sentence, and not all capitals. */
function capitalTells(text: string, start: number, end: number): boolean {
  const printed = text.slice(start, end);
  if (!CAPITAL.test(printed) || (printed.length > 1 && printed === printed.toUpperCase())) return false;
  const before = text.slice(Math.max(0, start - 4), start);
  if (start === 0 || /[.!?:;"“”‘(•–—|>*\n]\s*$/.test(before) || /(?:^|\s)['-]\s*$/.test(before)) return false;
  return isRunning(text, start, end);
}

const NINE = 57; // letters come behind the digits
const STYLE_FROM = 120; // characters on each side that tell a headline from running text

/** True when the words around are mostly in lower case. Looks no further than its sentence. */
function isRunning(text: string, start: number, end: number): boolean {
  const [from, to] = [Math.max(0, start - STYLE_FROM), Math.min(text.length, end + STYLE_FROM)];
  let [large, small] = [0, 0];
  for (let i = from; i < to;) {
    const [begin, first] = [i, text.charCodeAt(i)];
    while (i < to && letterOf(text.charCodeAt(i)) > NINE) i += 1;
    if (i > begin) {
      if (i - begin >= 3 && (begin < start || begin >= end)) {
        if (letterOf(first) === first) small += 1;
        else large += 1;
      }
      continue;
    }
    const ends = first === 10 || (/[.!?]/.test(text.charAt(i)) && isSpace(text.charCodeAt(i + 1)));
    if (ends && begin >= end) break;
    if (ends && begin < start) [large, small] = [0, 0];
    i += 1;
  }
  return small > 0 && large <= 1.2 * small;
}

/** In running text: a capital before or behind makes it a part of a longer name ("Times Square", "Square Enix"). */
function isAmongNames({ before, previous, next, beyond }: Surroundings): boolean {
  if (CAPITAL.test(next) && !OFFICE.test(next) && !(/^(?:and|or|to)$/i.test(next) || /^[A-Z]{2,4}$/.test(next))) {
    const speaks = COMPANY_ACTS.test(next) || /^ ?['’]s/.test(beyond);
    if (!speaks) return true;
  }
  if (!CAPITAL.test(previous) || /['’]s?$/.test(previous) || /[.]$/.test(previous)) return false;
  const opens = /(?:^|[.!?:;"“”(\n–—]\s*)[\p{L}\p{N}&'’.-]+[ \u00a0\n]$/u.test(before);
  return !(LEAD_WORD.test(previous) && (opens || previous === previous.toUpperCase())) && !OFFICE.test(previous);
}

/** Where the capital says nothing: the words around must put a company there. */
function isInPlace(around: Surroundings, printed: string, start: number): boolean {
  const { before, previous, next, beyond, after } = around;
  const isSmall = !CAPITAL.test(printed);
  if (isSmall && start > 0) return false;
  if (DETERMINER.test(previous) || (next !== '' && OTHER_ORGANISATION.test(next))) return false;
  const opens = start === 0 || previous === '' || LEAD_WORD.test(previous) || /['’]s?$/.test(previous);
  const acts =
    /^['’]s? /.test(after) ||
    (COMPANY_ACTS.test(next) && !QUESTIONS.test(beyond)) ||
    IS_ACTING.test(`${next}${beyond}`) ||
    (!isSmall && /^(?:, | and | & )[\p{Lu}][\p{L}\p{N}]/u.test(after) && /\b(?:and|&) /.test(after));
  if (acts && opens) return true;
  const taken = BEFORE_A_COMPANY.test(before) || /[\p{L}\p{N}], $|[\p{Lu}][\p{L}\p{N}]* (?:and|&) $/u.test(before);
  return !isSmall && taken && (next === '' || STOPS_A_NAME.test(next) || COMPANY_ACTS.test(next));
}
