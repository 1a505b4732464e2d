// Companies' names, changed in place → every one of them that stands in a text, and the companies a single name means.
import { addForm, childOf, createTree, removeForm, type Form, type Node } from './name-tree.ts';
import { formsOf, isPrintedRight, type NameForm } from './name-forms.ts';
import { standsForItself } from './name-context.ts';
import { behindLegalForm, fullKey, tickerIn } from './name-key.ts';
import { GAP, isApostrophe, letterOf, NO_LETTERS, SEVERAL, withLetter } from './letters.ts';
import { beginsWord, nextWord, readWord, type ReadWord } from './read-word.ts';
import { createTickers, mayBeTicker, tickerAt } from './ticker-tags.ts';

/** A company to be found; `id` is the caller's own and may be anything but empty. */
export interface NameEntry {
  id: string;
  name: string;
  aliases?: readonly string[];
  /** Names that look like it and are not: where one of them stands, this company does not. */
  notAliases?: readonly string[];
  tickers?: readonly string[];
}

/** A company's name in a text, `text.slice(start, end)`: with its legal form, without a possessive; of a ticker tag, the ticker. */
export interface FoundName {
  start: number;
  end: number;
  /** Every company of that name, in the order they were added: ambiguity is kept, not guessed. Never empty. */
  ids: readonly string[];
}

export interface NameIndex {
  /** Adds a company, or replaces the one of the same id. Costs its own names, however many others there are. */
  add(entry: NameEntry): void;
  /** @returns false when there was none of that id */
  remove(id: string): boolean;
  /** Every known name in the text, in the order printed, none inside another. Linear in the text, whatever it holds. */
  find(text: string): FoundName[];
  /** The companies that a name by itself means ("Meta Platforms, Inc.", "Foo (NASDAQ: META)"); empty where none is known. */
  lookup(name: string): readonly string[];
  has(id: string): boolean;
}

const EXCLAMATION = 33;
const MOST_WORDS = 12; // of a name; what is longer is found by its first twelve, and then is not the name
const FIRST_WORDS = 1 << 20; // bits; a word whose bit is not set begins no name

/**
 * An index over these companies. Names are read word by word: case, legal form, diacritics and punctuation do not count for
 * finding, and then the printed form is held against the listed one (a word in lower case is no company).
 */
export function createNameIndex(entries: Iterable<NameEntry> = []): NameIndex {
  const tree = createTree();
  const tickers = createTickers();
  const known = new Map<string, { entry: NameEntry; forms: NameForm[]; order: number }>();
  const refused = new Map<string, number>(); // look-alikes in full → by how many companies they are named
  // Bits are only ever set: a name that was removed costs a look into the tree, no more. One half for names in capitals,
  // one for those that may stand in lower case.
  const large = new Uint32Array(FIRST_WORDS / 32);
  const small = new Uint32Array(FIRST_WORDS / 32);
  const word: ReadWord = { sum: 0, end: 0, bareSum: 0, bareEnd: 0 };
  const [ends, nodes]: [number[], (Node | null)[]] = [[], []];
  let added = 0;

  function add(entry: NameEntry): void {
    const before = known.get(entry.id);
    remove(entry.id);
    const forms = formsOf(entry);
    known.set(entry.id, { entry, forms, order: before?.order ?? added++ });
    for (const name of entry.notAliases ?? []) refused.set(fullKey(name), (refused.get(fullKey(name)) ?? 0) + 1);
    for (const form of forms) {
      const first = addForm(tree, form.words, { id: entry.id, form });
      setBit(large, first);
      if (form.small || form.listed.charAt(0) === form.key.charAt(0)) setBit(small, first); // "dbt Labs"
    }
    for (const ticker of entry.tickers ?? []) tickers.add(ticker, entry.id);
  }

  function remove(id: string): boolean {
    const old = known.get(id);
    if (!old) return false;
    for (const form of old.forms) removeForm(tree, form.words, id);
    for (const name of old.entry.notAliases ?? []) refused.set(fullKey(name), (refused.get(fullKey(name)) ?? 1) - 1);
    for (const ticker of old.entry.tickers ?? []) tickers.remove(ticker, id);
    return known.delete(id);
  }

  /** Fills `nodes` and `ends` with the names that begin at `start`, shortest first. @returns how many, and where the first word ends */
  function walk(text: string, start: number): { names: number; first: number } {
    let [node, at, names, first]: [Node | null, number, number, number] = [null, start, 0, 0];
    for (let depth = 0; depth < MOST_WORDS && at >= 0; depth++) {
      readWord(text, at, word);
      if (depth === 0) first = word.end;
      const bare = word.bareEnd === 0 ? null : childOf(tree, node, word.bareSum, text, at, word.bareEnd);
      if (bare !== null && bare.forms.length > 0) [nodes[names], ends[names++]] = [bare, word.bareEnd];
      node = childOf(tree, node, word.sum, text, at, word.end);
      if (node === null) break;
      if (node.forms.length > 0) [nodes[names], ends[names++]] = [node, word.end];
      at = nextWord(text, word.end);
    }
    return { names, first };
  }

  /** The companies of the longest name that begins here and stands for itself. @returns where to read on */
  function readName(text: string, start: number, found: FoundName[]): number {
    const { names, first } = walk(text, start);
    if (names === 0) return first;
    const lookAlikes: string[] = [];
    let behind = first;
    for (let i = names - 1; i >= 0; i--) {
      const [node, end] = [nodes[i], ends[i] ?? start];
      const meant: string[] = [];
      for (const one of node?.forms ?? []) {
        if (one.form.refuses) {
          if (!isPrintedRight(one.form, text, start, end)) continue;
          lookAlikes.push(one.id);
          behind = Math.max(behind, end);
        } else if (!meant.includes(one.id) && speaks(one, text, start, end)) meant.push(one.id);
      }
      const ids = meant.filter((id) => !lookAlikes.includes(id));
      if (ids.length === 0) continue;
      const shouts = text.charCodeAt(end) === EXCLAMATION && node?.forms.some(({ form }) => form.listed.endsWith('!'));
      const whole = shouts === true ? end + 1 : behindLegalForm(text, end); // "Yahoo!"
      found.push({ start, end: whole, ids: inOrder(ids) });
      return Math.max(whole, behind);
    }
    return behind;
  }

  function speaks({ form }: Form, text: string, start: number, end: number): boolean {
    if (form.short && (refused.get(form.full) ?? 0) > 0) return false; // "Merck KGaA" is found in full only
    return isPrintedRight(form, text, start, end) && standsForItself(form, text, start, end);
  }

  function inOrder(ids: string[]): string[] {
    return ids.length < 2 ? ids : ids.sort((a, b) => (known.get(a)?.order ?? 0) - (known.get(b)?.order ?? 0));
  }

  function find(text: string): FoundName[] {
    const found: FoundName[] = [];
    for (let i = 0; i < text.length;) {
      const unit = text.charCodeAt(i);
      let letter = letterOf(unit);
      if (letter <= SEVERAL && !(letter === SEVERAL && beginsWord(text, i))) {
        i = mayBeTicker(unit) ? readTicker(text, i, found) : i + 1;
        continue;
      }
      const start = i;
      let sum = NO_LETTERS;
      let changed = 0; // nothing where all letters are small
      while (letter > SEVERAL) {
        changed |= (letter ^ text.charCodeAt(i)) | (letter < 97 ? 1 : 0);
        sum = withLetter(sum, letter);
        letter = letterOf(text.charCodeAt(++i));
      }
      const isLarge = changed !== 0 || unit > 127;
      // What does not end plainly ("O'Neill", "J.P.", a letter of two halves) is read with care.
      const isOdd = letter !== GAP || (isLarge && (isApostrophe(text.charCodeAt(i)) || isInitial(text, start, i)));
      if (isOdd || hasBit(isLarge ? large : small, sum)) i = Math.max(i, readName(text, start, found));
    }
    return found;
  }

  function readTicker(text: string, at: number, found: FoundName[]): number {
    const tag = tickerAt(text, at);
    const ids = tag === null ? [] : tickers.idsOf(tag.ticker);
    if (tag === null || ids.length === 0) return at + 1;
    found.push({ start: tag.start, end: tag.end, ids: inOrder([...ids]) });
    return tag.end;
  }

  function lookup(name: string): readonly string[] {
    let start = 0;
    while (start < name.length && !beginsWord(name, start)) start += 1;
    const the = /^the\s+/i.exec(name.slice(start, start + 8));
    for (const at of the === null ? [start] : [start + the[0].length, start]) {
      const { names } = walk(name, at);
      const [node, end] = [nodes[names - 1], ends[names - 1] ?? 0];
      if (names === 0 || !node || nameGoesOn(name, behindLegalForm(name, end))) continue;
      if (node.forms.some(({ form }) => form.refuses)) {
        const meant = node.forms.filter(({ form }) => !form.refuses).map(({ id }) => id);
        return inOrder([...new Set(meant)]);
      }
      const meant = node.forms.filter(
        ({ form }) => isPrintedRight(form, name, at, end) && !(form.short && (refused.get(form.full) ?? 0) > 0),
      );
      if (meant.length > 0) return inOrder([...new Set(meant.map(({ id }) => id))]);
    }
    const ticker = tickerIn(name);
    return ticker === null ? [] : inOrder([...tickers.idsOf(ticker)]);
  }

  for (const entry of entries) add(entry);
  return { add, remove, find, lookup, has: (id) => known.has(id) };
}

/** True for a letter alone that another may join ("J.P.", "J P"). */
function isInitial(text: string, start: number, end: number): boolean {
  if (end - start > 1) return false;
  const next = text.charCodeAt(end);
  // Behind a space only another single letter joins it.
  return next === 46 || (next === 32 && letterOf(text.charCodeAt(end + 2)) <= SEVERAL);
}

/** True when more of a name stands behind this place than a possessive or a ticker tag. */
function nameGoesOn(name: string, end: number): boolean {
  return /[\p{L}\p{N}]/u.test(
    name
      .slice(end)
      .replace(/^['’`´]s?\b/, '')
      .replace(/^\s*[(<].*$/s, ''),
  );
}

function setBit(bits: Uint32Array, sum: number): void {
  const at = sum & (FIRST_WORDS - 1);
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}
function hasBit(bits: Uint32Array, sum: number): boolean {
  const at = sum & (FIRST_WORDS - 1);
  return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
}
