// The words of an object → the company, or the part of one, that they name.
import { PREAMBLE } from './before-object.ts';
import { LEGAL_FORMS } from '../names/lexicon.ts';
import { appositionAfter, namelessParty } from './nameless.ts';
import { partyOf, textOf, UNIT, withOthersAfter, type Analysed, type Located, type Party } from '../names/phrases.ts';

const PART_HEAD =
  /^(?:maker|owner|parent|operator|developer|publisher|provider|creator|manufacturer|producer|distributor|seller|startup|company|firm|backer|developer|founder)$/;

const BULK =
  /^(?:all|most|bulk|rest|part|portion|percent|pct|%|control|half|third|quarter|shares|stock|stake|interest|majority|remainder|ownership|equity|assets|outstanding|takeover|acquisition|purchase|merger|buyout)$/;

/** The words of an object, from its first to its last → what they name. */
export function phraseParty(read: Analysed, from: number, to: number): Party | null {
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
