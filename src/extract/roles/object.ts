// An analysed sentence and a wording in it → what the wording acts on, to its right.
import { isPreamble, isRestOfAssets, pastTown } from './before-object.ts';
import { nameAtWord, partyOf, STOP, type Analysed, type Party } from '../names/phrases.ts';
import { phraseParty } from './object-phrase.ts';

/** What the words that end before index `at` act on; null where nothing follows. */
export function objectAfter(read: Analysed, at: number): Party | null {
  const { words } = read;
  let i = at;
  while (i < Math.min(words.length, at + 22) && (isPreamble(read, i) || isRestOfAssets(read, i))) i += 1;
  i = pastTown(read, i);
  if (words[i]?.text === '(' && nameAtWord(read, i + 1) !== undefined) i += 1; // agencies print a new name in brackets
  const first = words[i];
  if (first === undefined) return ownShares(read, at, i);
  if (STOP.test(first.lower) && nameAtWord(read, i) === undefined)
    return lateObject(read, at, i) ?? ownShares(read, at, i);
  if (first.type === 'mark' && !/^["'<(]$/.test(first.text)) return lateObject(read, at, i) ?? ownShares(read, at, i);
  let end = i;
  while (end < words.length && end < i + 16 && !endsPhrase(read, end, isDescribed(read, i, end))) end += 1;
  return phraseParty(read, i, end - 1);
}

function endsPhrase(read: Analysed, at: number, namesFollow = false): boolean {
  const word = read.words[at];
  if (word === undefined) return true;
  const name = nameAtWord(read, at);
  if (name !== undefined) return false;
  if (word.type === 'mark')
    return !/^["'&/<>]$/.test(word.text) && !(word.text === '-' && read.words[at - 1]?.end === word.start);
  if (word.type === 'ticker') return false;
  if (word.lower === 'and') return !namesFollow;
  return STOP.test(word.lower);
}

/** "a tender offer for its shares": the company that speaks. */
function ownShares(read: Analysed, at: number, stopped: number): Party | null {
  const skipped = read.words.slice(at, stopped);
  const its = skipped.findIndex(({ lower }) => /^(?:its|their)$/.test(lower));
  if (its < 0 || !skipped.slice(its).some(({ lower }) => /^(?:shares?|stock|common)$/.test(lower))) return null;
  return { name: null, owner: null, others: [], kind: 'pronoun', from: at + its, to: stopped - 1 };
}

/** "the seed and cotton mill Foo": an "and" of the words that describe, before any name. */
function isDescribed({ names, words }: Analysed, from: number, and: number): boolean {
  if (words[and]?.lower !== 'and' || names.some((name) => name.from >= from && name.to < and && name.kind !== 'place'))
    return false;
  const next = names.find((name) => name.from > and);
  if (next === undefined || next.from > and + 4 || next.from === and + 1 || next.possessive) return false;
  return words
    .slice(and + 1, next.from)
    .every(({ type, lower }) => type === 'word' && !STOP.test(lower) && !/^(?:of|the|a|an|its)$/.test(lower));
}

/** "the shares it does not own in Bar Mills": the name behind the next "of" or "in". */
function lateObject(read: Analysed, at: number, stopped: number): Party | null {
  const skipped = read.words
    .slice(at, stopped)
    .some(({ lower }) => /^(?:shares?|stock|stake|interest|equity|units|common)$/.test(lower));
  if (!skipped) return null;
  for (let i = stopped; i < Math.min(read.words.length, stopped + 12); i += 1) {
    const word = read.words[i];
    if (word === undefined || /^[.;:]$/.test(word.text)) return null;
    if (/^(?:of|in)$/.test(word.lower)) {
      const name = read.names.find(({ from, kind }) => from > i && from <= i + 4 && kind !== 'place');
      if (name !== undefined) return partyOf(name);
    }
  }
  return null;
}
