// An analysed sentence and a wording in it → what the wording acts on, to its right.
import { isPreamble, isRestOfAssets, pastTown, PREAMBLE } from './before-object.ts';
import { LEGAL_FORMS } from '../names/lexicon.ts';
import {
  nameAtWord,
  partyOf,
  STOP,
  textOf,
  UNIT,
  withOthersAfter,
  type Analysed,
  type Located,
  type Party,
} from '../names/phrases.ts';

const PART_HEAD =
  /^(?:maker|owner|parent|operator|developer|publisher|provider|creator|manufacturer|producer|distributor|seller|startup|company|firm|backer|developer|founder)$/;
const BULK =
  /^(?:all|most|bulk|rest|part|portion|percent|pct|%|control|half|third|quarter|shares|stock|stake|interest|majority|remainder|ownership|equity|assets|outstanding|takeover|acquisition|purchase|merger|buyout)$/;
const GENERIC_OBJECT =
  /^(?:it|them|company|companies|firm|firms|startup|startups|rival|rivals|business|businesses|group|competitor|competitors|target|targets|peer|peers|more|stake|shares|stock|assets|others|another|something|everything|anything|what|one|ones|player|players|provider|supplier|maker|customer|deal|deals|acquisition|acquisitions|transaction|offer|bid|unit|time|interest|entity)$/;

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

function phraseParty(read: Analysed, from: number, to: number): Party | null {
  const inside = read.names.filter((name) => name.from >= from && name.to <= to);
  const companies = inside.filter(({ kind }) => kind === 'company' || kind === 'person' || kind === 'outlet');
  const last = companies.at(-1);
  if (last === undefined) return namelessParty(read, from, to);
  const head = ofHead(read, from, last);
  if (head !== null) return head;
  // "the startup behind Dia": a product tells which company, till the article names it.
  if (read.words[last.from - 1]?.lower === 'behind' && last.from - 1 > from)
    return { ...partyOf(last), owner: last.name, kind: 'part' };
  const first = companies[0];
  const owner = companies.at(-2);
  if (last.possessive) {
    const held = stakeOfOwner(read, last, to);
    if (held !== null) return held;
    const unit = unitParty(read, last, to);
    if (unit !== null) return unit;
    return withOthersAfter(read, partyOf(last));
  }
  if (owner?.possessive === true && owner.to < last.from)
    return withOthersAfter(read, { ...partyOf(last), owner: owner.name });
  const after = read.words.slice(last.to + 1, to + 1).filter(({ type }) => type === 'word');
  const tail = after.at(-1);
  // "its Brass Fittings Co unit": a part with a company's own name goes by that name.
  if (
    tail !== undefined &&
    /^(?:unit|subsidiary|division|affiliate|arm)$/.test(tail.lower) &&
    LEGAL_FORMS.has(read.words[last.to]?.lower ?? '')
  ) {
    return withOthersAfter(read, partyOf(last));
  }
  if (
    tail !== undefined &&
    UNIT.test(tail.lower) &&
    !/^(?:company|firm|group|startup|owner|maker|parent|chain)$/.test(tail.lower)
  ) {
    // "its Foo Pumps unit": the unit's own name, for who owns it is "its".
    if (/^(?:its|their)$/.test(read.words[from - 1]?.lower ?? '') && after.length === 1)
      return withOthersAfter(read, { ...partyOf(last), to });
    return { name: textOf(read, last.from, to), owner: last.name, others: [], kind: 'part', from: last.from, to };
  }
  if (tail !== undefined && /^(?:parent|owner|maker|developer|operator)$/.test(tail.lower)) {
    const next = appositionAfter(read, to);
    if (next !== null) return next;
  }
  if (
    first !== undefined &&
    first !== last &&
    /^(?:unit|subsidiary|division|owner|parent|maker)$/.test(read.words[first.to + 1]?.lower ?? '')
  ) {
    return withOthersAfter(read, { ...partyOf(last), owner: first.name });
  }
  return withOthersAfter(read, partyOf(last));
}

/** "the pumps unit of Foo", "all of Foo", "the maker of Foo". */
function ofHead(read: Analysed, from: number, name: Located): Party | null {
  const { words } = read;
  for (let i = from; i < name.from; i += 1) {
    if (words[i]?.lower !== 'of' || i === from) continue;
    const head = words[i - 1]?.lower ?? '';
    const named = read.names.find((other) => other.to < i && other.from >= from && other.kind === 'company');
    if (named !== undefined) return namedOf(read, named, name, i);
    if (BULK.test(head)) return null;
    if (PART_HEAD.test(head)) return null;
    return { name: textOf(read, from, i - 1), owner: name.name, others: [], kind: 'part', from, to: name.to };
  }
  return null;
}

/** "the Pumps division of Foo Corp" is Foo's; "Bar Inc of Woodhaven" belongs to no town. */
function namedOf(read: Analysed, named: Located, owner: Located, of: number): Party {
  const between = read.words.slice(named.to + 1, of);
  const party = partyOf(named);
  if (between.length === 0)
    return LEGAL_FORMS.has(read.words[named.to]?.lower ?? '') || !LEGAL_FORMS.has(read.words[owner.to]?.lower ?? '')
      ? withOthersAfter(read, party)
      : { ...party, owner: owner.name };
  const unit = between.every(({ lower }) => UNIT.test(lower) || /^(?:products|wholly|owned|wholly-owned)$/.test(lower));
  return unit ? { ...party, owner: owner.name } : party;
}

/** "Foo's remaining 8% stake in Bar": the company behind, sold by the owner. */
function stakeOfOwner(read: Analysed, owner: Located, to: number): Party | null {
  const between = read.words.slice(owner.to + 1, to + 1);
  if (
    between.length === 0 ||
    !between.every(({ lower, type }) => type === 'number' || type === 'mark' || PREAMBLE.has(lower))
  )
    return null;
  if (!/^(?:in|of)$/.test(read.words[to + 1]?.lower ?? '')) return null;
  const name = read.names.find(({ from, kind }) => from > to + 1 && from <= to + 5 && kind === 'company');
  return name === undefined ? null : { ...partyOf(name), owner: owner.name };
}

function unitParty(read: Analysed, owner: Located, to: number): Party | null {
  const words = read.words.slice(owner.to + 1, to + 1).filter(({ type }) => type !== 'mark');
  if (words.length === 0) return null;
  if (words.every(({ lower }) => BULK.test(lower) || PREAMBLE.has(lower))) return { ...partyOf(owner) };
  const end = Math.min(to, owner.to + 8);
  return {
    name: textOf(read, owner.from, end),
    owner: owner.name,
    others: [],
    kind: 'part',
    from: owner.from,
    to: end,
  };
}

function appositionAfter(read: Analysed, to: number): Party | null {
  const next = read.words[to + 1];
  const joint =
    next?.text === ',' || (next?.text === ':' && read.sentence.zone === 'title')
      ? to + 2
      : /^(?:called|named|dubbed)$/.test(next?.lower ?? '')
        ? to + 2
        : -1;
  if (joint < 0) return null;
  const name = read.names.find(({ from, kind }) => from >= joint && from <= joint + 1 && kind === 'company');
  return name === undefined ? null : partyOf(name);
}

function namelessParty(read: Analysed, from: number, to: number): Party | null {
  const apposed = appositionAfter(read, to);
  if (apposed !== null) return apposed;
  const words = read.words.slice(from, to + 1);
  const content = words.filter(
    ({ lower, type }) =>
      type !== 'mark' &&
      !/^(?:the|a|an|of|its|their|his|this|that|other|new|another|small|large|private|public|local|foreign|us|u\.s|several|more|certain|two|three)$/.test(
        lower,
      ),
  );
  if (content.length === 0) return null;
  if (
    content.length <= 2 &&
    content.every(({ lower }) => GENERIC_OBJECT.test(lower)) &&
    !/^its?$|^their$/.test(read.words[from - 1]?.lower ?? '')
  ) {
    return { name: null, owner: null, others: [], kind: 'pronoun', from, to };
  }
  const end = Math.min(to, from + 8);
  return {
    name: textOf(read, from, end).replace(/^(?:the|a|an|its|their) /i, ''),
    owner: null,
    others: [],
    kind: 'part',
    from,
    to: end,
  };
}
