// A regular expression → stems, one of which stands in whatever it reads, so that its row need not be tried without them.
import { stemReader, type StemReader } from './stems.ts';

/** What is known of a piece of a pattern; null: nothing. */
interface Known {
  /** All that it can read, where that is few words. */
  exact: readonly string[] | null;
  /** Stems of which one stands in whatever it reads. */
  need: readonly string[] | null;
}

const MOST_WORDS = 48; // of one piece; a larger set filters little
const MOST_STEMS = 160; // of one pattern
const LONGEST = 8; // characters of a stem; more would only make the automaton larger
const ANY: Known = { exact: null, need: null };
const EMPTY: Known = { exact: [''], need: null };

/**
 * Stems in lower case without which the pattern reads nothing, whatever the case of the text.
 * @returns null where none can be named: the pattern must then be tried on every text
 */
export function requiredStems(reads: RegExp): string[] | null {
  const pattern = { source: reads.source, at: 0 };
  const { exact, need } = readAlternatives(pattern);
  const found = better(need, usable(exact));
  if (found === null || pattern.at < pattern.source.length) return null;
  const cut = [...new Set(found.map((stem) => stem.slice(0, LONGEST)))];
  return cut.filter((stem) => !cut.some((other) => other !== stem && stem.includes(other)));
}

/** Rows of patterns → a reader that tells which rows may read in a text: any pattern of a row is enough. */
export function rowFilter(rows: readonly (readonly (RegExp | undefined)[])[]): Pick<StemReader, 'read'> {
  let reader: StemReader | null = null; // made when first needed, as the automaton is
  let always: number[] = [];
  const make = (): StemReader => {
    const stems = rows.map((row) => row.flatMap((reads) => (reads === undefined ? [] : [requiredStems(reads)])));
    always = stems.flatMap((row, i) => (row.includes(null) ? [i] : []));
    return stemReader(stems.map((row) => (row.includes(null) ? [] : row.flatMap((some) => some ?? []))));
  };
  return {
    read(text) {
      reader ??= make();
      const seen = reader.read(text);
      for (const row of always) seen[row] = 1;
      return seen;
    },
  };
}

interface Pattern {
  source: string;
  at: number;
}

function readAlternatives(pattern: Pattern): Known {
  const branches = [readSequence(pattern)];
  while (pattern.source[pattern.at] === '|') {
    pattern.at += 1;
    branches.push(readSequence(pattern));
  }
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const exact = branches.every((branch) => branch.exact !== null) ? branches.flatMap(({ exact: e }) => e ?? []) : null;
  const needs = branches.map((branch) => better(branch.need, usable(branch.exact)));
  const need = needs.includes(null) ? null : [...new Set(needs.flatMap((some) => some ?? []))];
  return {
    exact: exact !== null && exact.length <= MOST_WORDS ? exact : null,
    need: need !== null && need.length <= MOST_STEMS ? need : null,
  };
}

function readSequence(pattern: Pattern): Known {
  let run: readonly string[] = ['']; // all that the last pieces can read together
  let whole = true; // nothing was read before the run
  let need: readonly string[] | null = null;
  while (pattern.at < pattern.source.length && !'|)'.includes(pattern.source.charAt(pattern.at))) {
    const piece = readQuantified(pattern);
    need = better(need, piece.need);
    const joined = piece.exact === null || run.length * piece.exact.length > MOST_WORDS ? null : join(run, piece.exact);
    if (joined !== null) run = joined;
    else {
      need = better(need, usable(run));
      whole = false;
      run = piece.exact ?? [''];
    }
  }
  return whole ? { exact: run, need } : { exact: null, need: better(need, usable(run)) };
}

function join(run: readonly string[], exact: readonly string[]): string[] {
  return run.flatMap((before) => exact.map((after) => before + after));
}

/** One piece with what repeats it. */
function readQuantified(pattern: Pattern): Known {
  const piece = readPiece(pattern);
  if (!'*+?{'.includes(pattern.source.charAt(pattern.at) || 'x')) return piece;
  const times = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(pattern.source.slice(pattern.at, pattern.at + 12));
  if (times === null) return piece;
  pattern.at += times[0].length;
  if (times[0].startsWith('?')) return { exact: piece.exact === null ? null : ['', ...piece.exact], need: null };
  const least = times[0].startsWith('+') ? 1 : Number(times[1] ?? 0);
  return least === 0 ? ANY : { exact: null, need: better(piece.need, usable(piece.exact)) };
}

const ESCAPED = /^(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<\w+>|[\s\S])/;

function readPiece(pattern: Pattern): Known {
  const { source, at } = pattern;
  const char = source.charAt(at);
  if (char === '(') return readGroup(pattern);
  if (char === '[') return readClass(pattern);
  pattern.at += 1;
  if (char === '^' || char === '$') return EMPTY;
  if (char !== '\\') return char === '.' ? ANY : letter(char);
  const escaped = source.charAt(at + 1);
  pattern.at += ESCAPED.exec(source.slice(at + 1, at + 40))?.[0].length ?? 1;
  if (escaped === 'b' || escaped === 'B') return EMPTY;
  return /[a-zA-Z0-9]/.test(escaped) ? ANY : letter(escaped);
}

/** Only letters and marks of ASCII have one upper and one lower case in every mode of a pattern. */
function letter(char: string): Known {
  return char.charCodeAt(0) < 128 ? { exact: [char.toLowerCase()], need: null } : ANY;
}

function readGroup(pattern: Pattern): Known {
  const opening = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(pattern.source.slice(pattern.at))?.[0] ?? '(';
  pattern.at += opening.length;
  const inside = readAlternatives(pattern);
  pattern.at += 1; // the closing bracket
  if (opening.endsWith('!')) return EMPTY;
  // What a look-around reads stands in the text too, but beside the words that are read.
  if (opening.endsWith('=')) return { exact: [''], need: better(inside.need, usable(inside.exact)) };
  return inside;
}

function readClass(pattern: Pattern): Known {
  const printed = /^\[(?:[^\]\\]|\\[\s\S])*\]/.exec(pattern.source.slice(pattern.at))?.[0] ?? '[]';
  pattern.at += printed.length;
  const inside = printed.slice(1, -1);
  if (inside.length > 6 || /[\\^-]/.test(inside)) return ANY;
  const letters = [...inside].map(letter);
  return letters.every(({ exact }) => exact !== null)
    ? { exact: [...new Set(letters.flatMap(({ exact }) => exact ?? []))], need: null }
    : ANY;
}

/** Words as stems; null where one of them is empty. */
function usable(exact: readonly string[] | null): readonly string[] | null {
  return exact === null || exact.length > MOST_STEMS || exact.includes('') ? null : exact;
}

/** The set that turns away more: the one whose shortest stem is longer, then the smaller one. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  const [x, y] = [shortest(a), shortest(b)];
  return x !== y ? (x > y ? a : b) : a.length <= b.length ? a : b;
}

function shortest(stems: readonly string[]): number {
  return Math.min(LONGEST, ...stems.map(({ length }) => length));
}
