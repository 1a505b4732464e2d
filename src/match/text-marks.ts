// An article's words → marks by which a lightly edited copy of it is recognised; two sets of marks → whether they are copies.

const OPENING = 160; // words; a copy that was cut short keeps the opening
const PHRASE = 3; // words; one word changed costs three phrases
const LEAST_WORDS = 40; // below that two reports of one deal may use the same words by chance
const ONE_IN = 2; // of all phrases, chosen by their hash, so that both copies choose the same
const COPY = 0.6; // of the shorter one's marks; one word in ten changed leaves more, another report of the deal far less

/** Marks in ascending order; empty for a text of less than 40 words. */
export function textMarks(words: readonly string[]): number[] {
  if (words.length < LEAST_WORDS) return [];
  const opening = words.slice(0, OPENING);
  const marks = new Set<number>();
  for (let i = 0; i + PHRASE <= opening.length; i++) {
    const hash = hashOf(opening.slice(i, i + PHRASE).join(' '));
    if (hash % ONE_IN === 0) marks.add(hash);
  }
  return [...marks].sort((a, b) => a - b);
}

/** FNV-1a, 32 bits, with a last stir so that its low bits are as good as the others: these marks are compared, not trusted. */
function hashOf(phrase: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < phrase.length; i++) hash = Math.imul(hash ^ phrase.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** True when one text is the other, lightly edited or cut. */
export function areCopies(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return false;
  return sharedIn(a, b) >= COPY * Math.min(a.length, b.length);
}

/** How many both hold; each in ascending order. */
function sharedIn(a: readonly number[], b: readonly number[]): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared;
}
