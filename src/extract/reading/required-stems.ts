// A regular expression → sets of stems: whatever it reads holds one of each set, so that its row need not be tried without.

/** Stems in lower case of which one must stand in the text. */
export type StemSet = readonly string[];
/** Sets that must all have a stem in the text. */
export type Way = readonly StemSet[];

/** What is known of a piece of a pattern. */
interface Known {
  /** All that it can read, where that is few words; else null. */
  exact: readonly string[] | null;
  /** Sets of which whatever it reads holds one stem each; none: nothing is known. */
  need: Way;
}

const MOST_WORDS = 48; // of one piece; a larger set filters little
const MOST_STEMS = 160; // of one set
const MOST_SETS = 4; // of one way; a fifth turns hardly anything away that four let through
const LEAST = 3; // characters of a stem of a further set; shorter ones stand in nearly all sentences
const LONGEST = 8; // characters of a stem; more would only make the automaton larger
const ANY: Known = { exact: null, need: [] };
const EMPTY: Known = { exact: [''], need: [] };

/**
 * The ways in which a text can be read by the pattern, whatever the case of the text: in one of them, every set has a stem
 * that stands in the text.
 * @returns one way for each alternative of the pattern, the set first that turns most away; a way without sets, where
 *   nothing can be named: the pattern must then be tried on every text
 */
export function waysToRead(reads: RegExp): Way[] {
  const pattern = { source: reads.source, at: 0, closing: closingBrackets(reads.source) };
  const ways = readBranches(pattern).map((branch) => strongest(setsOf(branch)).map(shortened));
  return pattern.at < pattern.source.length ? [[]] : ways;
}

/** The sets that turn most away, in that order. */
function strongest(sets: Way): Way {
  const sorted = [...sets].sort(byStrength).slice(0, MOST_SETS);
  return sorted.filter((set, i) => i === 0 || shortest(set) >= LEAST);
}

/** The set whose shortest stem is longer comes first, then the smaller one. */
export function byStrength(a: StemSet, b: StemSet): number {
  return shortest(b) - shortest(a) || a.length - b.length;
}

function shortest(stems: StemSet): number {
  let least = LONGEST;
  for (const { length } of stems) if (length < least) least = length;
  return least;
}

/** The same set with as few letters as tell as much. */
function shortened(stems: StemSet): string[] {
  const cut = new Set(stems.map((stem) => stem.slice(0, LONGEST)));
  return [...cut].filter((stem) => !holdsAnother(stem, cut));
}

function holdsAnother(stem: string, others: ReadonlySet<string>): boolean {
  for (let start = 0; start < stem.length; start += 1)
    for (let end = start + 1; end <= stem.length; end += 1)
      if (end - start < stem.length && others.has(stem.slice(start, end))) return true;
  return false;
}

interface Pattern {
  source: string;
  at: number;
  /** Where each bracket that opens a group is closed. */
  closing: ReadonlyMap<number, number>;
}

function closingBrackets(source: string): Map<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charCodeAt(at);
    if (char === 92 /* \ */) at += 1;
    else if (inClass) inClass = char !== 93; /* ] */
    else if (char === 91 /* [ */) inClass = true;
    else if (char === 40 /* ( */) open.push(at);
    else if (char === 41 /* ) */) closing.set(open.pop() ?? -1, at);
  }
  return closing;
}

function readAlternatives(pattern: Pattern): Known {
  const branches = readBranches(pattern);
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return only;
  const words = branches.flatMap(({ exact }) => exact ?? []);
  if (words.length <= MOST_WORDS && branches.every(({ exact }) => exact !== null)) return { exact: words, need: [] };
  return { exact: null, need: either(branches.map((branch) => strongest(setsOf(branch)))) };
}

function readBranches(pattern: Pattern): Known[] {
  const branches = [readSequence(pattern)];
  while (pattern.source[pattern.at] === '|') {
    pattern.at += 1;
    branches.push(readSequence(pattern));
  }
  return branches;
}

/** Where one of several ways is gone, a stem of the first sets of all stands, one of the second sets of all, and so on. */
function either(ways: readonly Way[]): Way {
  const sets: StemSet[] = [];
  for (let i = 0; i < Math.min(...ways.map(({ length }) => length)); i += 1) {
    const stems = [...new Set(ways.flatMap((way) => way[i] ?? []))];
    if (stems.length <= MOST_STEMS) sets.push(stems);
  }
  return sets;
}

function readSequence(pattern: Pattern): Known {
  let run: readonly string[] = ['']; // all that the last pieces can read together
  let whole = true; // nothing was read before the run
  const need: StemSet[] = [];
  while (pattern.at < pattern.source.length && !'|)'.includes(pattern.source.charAt(pattern.at))) {
    const piece = readQuantified(pattern);
    need.push(...piece.need);
    if (piece.exact !== null && run.length * piece.exact.length <= MOST_WORDS && shortest(run) < LONGEST) {
      run = join(run, piece.exact);
    } else {
      need.push(...usable(run));
      whole = false;
      run = piece.exact ?? [''];
    }
  }
  return whole ? { exact: run, need } : { exact: null, need: [...need, ...usable(run)] };
}

function join(run: readonly string[], exact: readonly string[]): readonly string[] {
  if (exact.length === 1 && exact[0] === '') return run;
  const joined: string[] = [];
  for (const before of run) for (const after of exact) joined.push(before + after);
  return joined;
}

/** One piece with what repeats it. */
function readQuantified(pattern: Pattern): Known {
  const piece = readPiece(pattern);
  if (!'*+?{'.includes(pattern.source.charAt(pattern.at) || 'x')) return piece;
  const times = /^(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/.exec(pattern.source.slice(pattern.at, pattern.at + 12));
  if (times === null) return piece;
  pattern.at += times[0].length;
  if (times[0].startsWith('?')) return { exact: piece.exact === null ? null : ['', ...piece.exact], need: [] };
  const least = times[0].startsWith('+') ? 1 : Number(times[1] ?? 0);
  return least === 0 ? ANY : { exact: null, need: setsOf(piece) };
}

const ESCAPED = /^(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<\w+>|[\s\S])/;

function readPiece(pattern: Pattern): Known {
  const { source, at } = pattern;
  const char = source.charAt(at);
  if (char === '(') return readGroup(pattern);
  if (char === '[') return readClass(pattern);
  const word = plainWord(source, at);
  if (word > 0) {
    pattern.at += word;
    return { exact: [source.slice(at, at + word).toLowerCase()], need: [] };
  }
  pattern.at += 1;
  if (char === '^' || char === '$') return EMPTY;
  if (char !== '\\') return char === '.' ? ANY : letter(char);
  const escaped = source.charAt(at + 1);
  pattern.at += ESCAPED.exec(source.slice(at + 1, at + 40))?.[0].length ?? 1;
  if (escaped === 'b' || escaped === 'B') return EMPTY;
  return /[a-zA-Z0-9]/.test(escaped) ? ANY : letter(escaped);
}

/** How many letters and spaces stand there that nothing repeats: they are read at once. */
function plainWord(source: string, at: number): number {
  let end = at;
  while (isPlain(source.charCodeAt(end))) end += 1;
  return '*+?{'.includes(source.charAt(end) || 'x') ? end - 1 - at : end - at;
}

function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 32 || (code >= 65 && code <= 90);
}

/** Only letters and marks of ASCII have one upper and one lower case in every mode of a pattern. */
function letter(char: string): Known {
  return char.charCodeAt(0) < 128 ? { exact: [char.toLowerCase()], need: [] } : ANY;
}

/** Groups as they were read: the tables' patterns are made of the same pieces, and each is read once. */
const GROUPS = new Map<string, Known>();

function readGroup(pattern: Pattern): Known {
  const { source, at } = pattern;
  const end = (pattern.closing.get(at) ?? source.length) + 1;
  const printed = source.slice(at, end);
  let known = /^\(\?<?!/.test(printed)
    ? EMPTY
    : MAY_BE_ABSENT.test(source.slice(end, end + 3))
      ? ANY
      : GROUPS.get(printed);
  if (known === undefined) GROUPS.set(printed, (known = insideOf(pattern)));
  pattern.at = end;
  return known;
}

const MAY_BE_ABSENT = /^(?:\*|\{0)/; // any number of times, or none

function insideOf(pattern: Pattern): Known {
  const opening = /^\((?:\?(?:<?=|:|<\w+>))?/.exec(pattern.source.slice(pattern.at, pattern.at + 40))?.[0] ?? '(';
  pattern.at += opening.length;
  const inside = readAlternatives(pattern);
  // What a look-around reads stands in the text too, but beside the words that are read.
  return opening.endsWith('=') ? { exact: [''], need: setsOf(inside) } : inside;
}

function readClass(pattern: Pattern): Known {
  const printed = /^\[(?:[^\]\\]|\\[\s\S])*\]/.exec(pattern.source.slice(pattern.at))?.[0] ?? '[]';
  pattern.at += printed.length;
  const inside = printed.slice(1, -1);
  if (inside.length > 6 || /[\\^-]/.test(inside)) return ANY;
  const letters = [...inside].map(letter);
  return letters.every(({ exact }) => exact !== null)
    ? { exact: [...new Set(letters.flatMap(({ exact }) => exact ?? []))], need: [] }
    : ANY;
}

function setsOf({ exact, need }: Known): Way {
  return exact === null ? need : [...need, ...usable(exact)];
}

/** Words as a set of stems; none where one of them is empty. */
function usable(exact: readonly string[]): Way {
  return exact.length > MOST_STEMS || exact.includes('') ? [] : [exact];
}
