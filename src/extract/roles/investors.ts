// The sentences of an article that tells of a funding round → everybody who is named as putting money in, leads first.
import { nameAtWord, wordAt, type Analysed, type Located } from '../names/phrases.ts';
import { subjectBefore } from './subject.ts';

interface InvestorRow {
  /** The sentence that taught it. */
  name: string;
  reads: RegExp;
  /** Where the names stand, seen from the words. */
  names: 'after' | 'before';
  lead: boolean;
}

const ROUND = '(?:rounds?|funding|financing|raise|investment|investors|series [a-k]\\d?|seed|extension|capital)';
const INVESTORS: InvestorRow[] = [
  { name: 'co-led by Foo and Bar', reads: /\b(?:co-|jointly )?led by\b/gi, names: 'after', lead: true },
  {
    name: 'Foo and Bar led the round',
    reads: new RegExp(
      `\\b(?:(?:co-)?led|(?:co-)?leads|(?:co-)?leading|anchored) (?:the |its |their |a |an |this |that )?(?:[^\\s.;,]{1,24} ){0,5}?${ROUND}\\b`,
      'gi',
    ),
    names: 'before',
    lead: true,
  },
  {
    name: 'with participation from Foo, Bar and Baz',
    reads:
      /\b(?:participation|support|backing|contributions?|investments?|money|capital|funding|cash|cheques?|checks?) (?:also )?(?:from|by|of)\b/gi,
    names: 'after',
    lead: false,
  },
  {
    name: 'from investors including Foo and Bar',
    reads:
      /\b(?:investors?|backers|participants|angels?|firms|funds|shareholders)(?:,? (?:in the (?:\S{1,16} )?round))?,? (?:also )?(?:include[sd]?|including|like|such as|were|are)\b/gi,
    names: 'after',
    lead: false,
  },
  {
    name: 'the round also included Foo and Bar',
    reads:
      /\b(?:round|financing|raise|funding) (?:also )?(?:includ(?:es|ed|ing)|featur(?:es|ed|ing)|saw|drew|attracted|was (?:also )?(?:joined|supported|backed) by|came from|comes from)\b/gi,
    names: 'after',
    lead: false,
  },
  {
    name: 'Foo and Bar also participated',
    reads:
      /\b(?:(?:also )?(?:participat(?:ed|es|ing)|took part|tak(?:es|ing) part)|(?:also )?joined (?:the |in )|also (?:invested|joined|backed|contributed))\b/gi,
    names: 'before',
    lead: false,
  },
  {
    name: 'raised $5M from Foo and Bar',
    reads:
      /\b(?:rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|land(?:s|ed)|nab(?:s|bed)|snag(?:s|ged)|bag(?:s|ged)|get(?:s|ting)?|got|clos(?:es|ed)|receiv(?:es|ed)|attract(?:s|ed)) (?:[^.;,]{1,60}? )?(?:from|, backed by)\b/gi,
    names: 'after',
    lead: false,
  },
  {
    name: 'a $5M round backed by Foo',
    reads: new RegExp(`\\b${ROUND},? (?:that (?:is|was) )?(?:co-)?(?:backed|supported|joined) by\\b`, 'gi'),
    names: 'after',
    lead: false,
  },
  {
    name: 'alongside Foo and Bar',
    reads: /\b(?:alongside|joined by|together with|along with|as did)\b/gi,
    names: 'after',
    lead: false,
  },
];

/** A quick look at the sentence as printed, before it is analysed. */
export function mayNameInvestors(text: string): boolean {
  return LOOK.test(text) && ROUNDS.test(text);
}
const ROUNDS = /\b(?:round|funding|financing|rais(?:e|es|ed|ing)|series [a-k]\b|seed|invest\w*)/i;
const LOOK = /\bled\b|\bleads?\b|participat|investors?\b|backe(?:d|rs)|\bround\b|\bfrom\b|joined/i;

/** Names in the order told, leads first; `read` are the sentences of one round only. */
export function investorsIn(sentences: readonly Analysed[]): string[] {
  const [leads, others]: [string[], string[]] = [[], []];
  for (const read of sentences) {
    for (const { reads, names, lead } of INVESTORS) {
      reads.lastIndex = 0;
      for (let match = reads.exec(read.flat); match !== null; match = reads.exec(read.flat)) {
        const found =
          names === 'after' ? listAfter(read, match.index + match[0].length) : listBefore(read, match.index);
        (lead ? leads : others).push(...found);
      }
    }
  }
  return [...leads, ...others];
}

const SKIPPED =
  /^(?:,|&|and|as|well|along|with|including|like|such|plus|alongside|together|both|also|existing|new|previous|returning|current|prior|early|earlier|other|several|some|a|an|the|number|of|group|angels?|investors?|backers?|firms?|funds?|venture|capital|vc|vcs|from|by|participation|its|their|strategic|additional|private|equity|growth|seed|stage|late-stage|early-stage|corporate|tech|silicon|valley|institutional|global|major|high-profile|prominent|notable|operators?|executives?|founders?|co-founders?|ceo|cto|coo|chief|executive|individuals|giant|chipmaker|company|companies|investment|investments|arm|lead|co-lead|led|u\.s|us|uk|european|american|british|indian|chinese|german|french|based)$/;
const CLAUSE =
  /^(?:said|says|will|has|have|is|are|was|were|told|tells|plans|raised|raises|announced|can|could|would|did|does|led|bringing|who|which|that)$/;
const MOST = 24; // names in one list

/** The names behind a preposition, joined by commas and "and", with what describes them in between. */
function listAfter(read: Analysed, offset: number): string[] {
  const found: string[] = [];
  let skipped = 0;
  for (let i = wordAt(read.words, offset); i < read.words.length && found.length < MOST;) {
    const word = read.words[i];
    if (word === undefined) break;
    const name = nameAtWord(read, i);
    if (name !== undefined) {
      const next = read.words[name.to + 1];
      if (
        found.length > 0 &&
        !name.possessive &&
        next !== undefined &&
        CLAUSE.test(next.lower) &&
        !isSaidOf(read, name)
      )
        break;
      if (!name.possessive && name.kind !== 'place' && name.kind !== 'outlet') found.push(name.name);
      [i, skipped] = [name.to + 1, 0];
      continue;
    }
    if (word.text === '(') {
      const close = read.words.findIndex(({ text }, at) => at > i && at < i + 12 && text === ')');
      if (close < 0) break;
      i = close + 1;
      continue;
    }
    skipped += 1;
    const described = word.type === 'word' && /-(?:based|backed|led|owned|focused)$/.test(word.lower);
    if ((!SKIPPED.test(word.lower) && !described && word.type !== 'ticker') || skipped > 10) break;
    i += 1;
  }
  return found;
}

/** "…, A and B, which led": the name is still of the list. */
function isSaidOf(read: Analysed, name: Located): boolean {
  return /^(?:who|which|that)$/.test(read.words[name.to + 1]?.lower ?? '');
}

function listBefore(read: Analysed, offset: number): string[] {
  const party = subjectBefore(read, wordAt(read.words, offset));
  if (party?.name == null || party.kind === 'part' || party.kind === 'place') return [];
  return [party.name, ...party.others];
}
