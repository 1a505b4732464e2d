// A vocabulary, and weights by number → the same as flat tables, which are asked for every word of every article.

/** Numbers as keys, each with a value; `NONE` marks an empty place, so no key may be 0. */
export interface WeightTable {
  keys: Int32Array;
  values: Float64Array;
}

const NONE = 0;
const SPREAD = 0x9e3779b1; // Knuth's multiplicative hash: neighbours in number are far apart in the table

function placeOf(key: number, size: number): number {
  const mixed = Math.imul(key, SPREAD);
  return (mixed ^ (mixed >>> 15)) & (size - 1);
}

/** At most half full, so that a look ends after a step or two. */
function sizeFor(count: number): number {
  return 2 ** Math.ceil(Math.log2(2 * count + 2));
}

export function weightTable(weights: ReadonlyMap<number, number>): WeightTable {
  const size = sizeFor(weights.size);
  const table = { keys: new Int32Array(size), values: new Float64Array(size) };
  for (const [key, value] of weights) {
    let at = placeOf(key, size);
    while (table.keys[at] !== NONE) at = (at + 1) & (size - 1);
    table.keys[at] = key;
    table.values[at] = value;
  }
  return table;
}

/** @returns 0 for a number without a weight */
export function weightOf({ keys, values }: WeightTable, key: number): number {
  for (let at = placeOf(key, keys.length); ; at = (at + 1) & (keys.length - 1)) {
    const here = keys[at];
    if (here === key) return values[at] ?? 0;
    if (here === NONE) return 0;
  }
}

/** Numbers above 0, each once, in the order they came. */
export interface NumberSet {
  add(key: number): void;
  /** The numbers so far; the set is empty afterwards. */
  take(): number[];
}

/** A set that is filled and taken again and again: it makes nothing but what it hands out. */
export function numberSet(): NumberSet {
  let keys = new Int32Array(4_096);
  let held: number[] = [];
  const place = (key: number): number => {
    let at = placeOf(key, keys.length);
    while (keys[at] !== NONE && keys[at] !== key) at = (at + 1) & (keys.length - 1);
    return at;
  };
  return {
    add(key) {
      const at = place(key);
      if (keys[at] === key) return;
      keys[at] = key;
      held.push(key);
      if (2 * held.length < keys.length) return;
      keys = new Int32Array(2 * keys.length);
      for (const old of held) keys[place(old)] = old;
    },
    take() {
      const taken = held;
      if (keys.length > 65_536) keys = new Int32Array(4_096);
      else keys.fill(NONE);
      held = [];
      return taken;
    },
  };
}

/** Words in small letters, each with its number above 0. */
export interface WordTable {
  numbers: Int32Array;
  words: string[];
}

/** The same sum for the word in the text, whatever its case. */
function sumOf(text: string, start: number, end: number): number {
  let sum = end - start;
  for (let i = start; i < end; i += 1) sum = (Math.imul(sum, 31) + small(text.charCodeAt(i))) | 0;
  return sum;
}

/** Plain letters in lower case; every other character as it is. */
function small(code: number): number {
  return code >= 65 && code <= 90 ? code | 32 : code;
}

export function wordTable(vocabulary: ReadonlyMap<string, number>): WordTable {
  const size = sizeFor(vocabulary.size);
  const table: WordTable = { numbers: new Int32Array(size), words: new Array<string>(size).fill('') };
  for (const [word, number] of vocabulary) {
    let at = placeOf(sumOf(word, 0, word.length), size);
    while (table.numbers[at] !== NONE) at = (at + 1) & (size - 1);
    table.numbers[at] = number;
    table.words[at] = word;
  }
  return table;
}

/** The number of the word that stands in the text; 0 where it has none. */
export function numberOfWord({ numbers, words }: WordTable, text: string, start: number, end: number): number {
  for (let at = placeOf(sumOf(text, start, end), numbers.length); ; at = (at + 1) & (numbers.length - 1)) {
    const number = numbers[at] ?? NONE;
    if (number === NONE || isWord(words[at] ?? '', text, start, end)) return number;
  }
}

function isWord(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = start; i < end; i += 1) if (word.charCodeAt(i - start) !== small(text.charCodeAt(i))) return false;
  return true;
}
