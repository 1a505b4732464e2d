// A sentence read once: its words, its names and where they stand; and who is the subject, object or agent of a deal's wording.
import type { Sentence } from '../reading/clean.ts';
import { readOnce, type Mention, type Names } from './companies.ts';
import type { Word } from '../reading/words.ts';

export interface Located extends Mention {
  /** Indexes of its first and last word. */
  from: number;
  to: number;
}
export interface Analysed {
  sentence: Sentence;
  /** The sentence with one kind of quote and single-character spaces; offsets are the sentence's. */
  flat: string;
  words: Word[];
  names: Located[];
}

/** Who plays a role, as printed. */
export interface Party {
  /** A company's name, or the words for a part of one ("its pumps unit"); null for a pronoun or "the company". */
  name: string | null;
  /** Whom the part belongs to, where the same words say so. */
  owner: string | null;
  /** Further parties joined by commas and "and". */
  others: string[];
  kind: 'company' | 'person' | 'place' | 'part' | 'pronoun';
  /** Word indexes. */
  from: number;
  to: number;
}

const UNEVEN = /[\n\t\u00a0’‘“”]/;

export function flatten(text: string): string {
  if (!UNEVEN.test(text)) return text;
  return text
    .replace(/[^\S ]/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"');
}

export function analyse(sentence: Sentence, names: Names): Analysed {
  const { words, mentions } = readOnce(sentence, names);
  const located: Located[] = [];
  let at = 0;
  for (const mention of mentions) {
    while (at < words.length && (words[at]?.end ?? 0) + sentence.start <= mention.start) at += 1;
    let to = at;
    while (to + 1 < words.length && (words[to + 1]?.start ?? Infinity) + sentence.start < mention.end) to += 1;
    located.push({ ...mention, from: at, to });
  }
  return { sentence, flat: flatten(sentence.text), words, names: located };
}

/** Index of the first word that ends after `offset` (an offset in the sentence). */
export function wordAt(words: readonly Word[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function nameAtWord(read: Analysed, index: number): Located | undefined {
  return read.names.find(({ from, to }) => from <= index && index <= to);
}

/** Words for a part of a company. */
export const UNIT =
  /^(?:units?|division|business(?:es)?|subsidiar(?:y|ies)|arm|operations?|assets|affiliate|brands?|parent|owner|plants?|portfolio|stores?|mine|mines|project|joint|venture|jv|branch(?:es)?|network|properties|property|fields?|interests?|activities|segment|franchise|stations?|facilit(?:y|ies)|complex|refiner(?:y|ies)|group|chain|company|firm|service|services|line|lines|rights|contracts|portfolio|terminals?|hotels?|building|center|centre|platform|label|studio|magazine|newspaper|newspapers|website|app|startup|maker)$/;

/** Words that end the phrase that names a party. */
export const STOP =
  /^(?:for|from|in|to|with|by|after|as|at|on|that|which|who|whose|amid|via|through|will|said|says|say|but|while|before|when|where|if|is|was|are|were|has|have|had|would|could|may|might|can|because|since|until|under|over|into|than|plus|valued|worth|valuing|following|using|creating|pending|subject|reported|reports|announced|according|despite|without|per|last|earlier|today|yesterday|due|making|giving|launched|started|announced|tendered|priced|offered|expanding|including|held|led|known|called|named|it|they|he|she|completed|expected|approved|closes|gets|faces|wins|collapses|fails|sparks|raises|agrees|could|jumps|falls|upon|within|against|agreed|should|does|did|do|not|only|once|instead|again|out|so|back|up|about|around|off|during|unless|pour|dans|afin|avec|qui|auprès|che|nel|nella|für|zur|zum|para)$/;

export function partyOf(name: Located): Party {
  const kind = name.kind === 'outlet' ? 'company' : name.kind;
  return { name: name.name, owner: null, others: [], kind, from: name.from, to: name.to };
}

export function textOf(read: Analysed, from: number, to: number): string {
  const [first, last] = [read.words[from], read.words[to]];
  if (first === undefined || last === undefined) return '';
  return read.sentence.text.slice(first.start, last.end).replace(/\s+/g, ' ');
}

/** "Foo Bancorp and Bar Bancorp". */
export function withOthersAfter(read: Analysed, party: Party): Party {
  const others: string[] = [];
  let to = party.to;
  for (let guard = 0; guard < 6; guard += 1) {
    let next = pastSeat(read, to + 1);
    while (read.words[next]?.type === 'ticker') next += 1;
    if (read.words[next]?.text === '(') next = pastBrackets(read, next);
    const joint = read.words[next];
    if (joint === undefined) break;
    const twice = joint.text === ',' && read.words[next + 1]?.lower === 'and';
    const listed = joint.text === ',' && !twice && goesOn(read, next + 1);
    if (!/^(?:and|&)$/.test(joint.lower) && !twice && !listed) break;
    const start = next + (twice ? 2 : 1);
    const name = read.names.find(({ from }) => from === start);
    if (name === undefined || name.kind !== 'company' || name.possessive) break;
    // "A buys B and C sells D": a verb right after makes it the next clause's subject.
    if (/^(?:said|says|will|has|is|agreed|to|plans|acquires|buys|sells)$/.test(read.words[name.to + 1]?.lower ?? ''))
      break;
    others.push(name.name);
    to = name.to;
  }
  return others.length === 0 ? party : { ...party, others, to };
}

/** "Foo Inc of Woodhaven, Ore., and Bar Inc": the word behind a company's seat; `at` itself where none is printed. */
function pastSeat(read: Analysed, at: number): number {
  if (!/^(?:of|in)$/.test(read.words[at]?.lower ?? '')) return at;
  const town = nameAtWord(read, at + 1);
  if (town?.kind !== 'place') return at;
  let next = town.to + 1;
  const state = read.words[next]?.text === ',' ? nameAtWord(read, next + 1) : undefined;
  if (state?.kind === 'place') {
    next = state.to + 1;
    if (read.words[next]?.text === '.') next += 1;
  }
  return next;
}

/** "Foo Inc (FOO.N) and Bar". */
function pastBrackets({ words }: Analysed, open: number): number {
  const close = words.findIndex(({ text }, at) => at > open && at < open + 8 && text === ')');
  return close < 0 ? open : close + 1;
}

/** "A, B and C": behind the comma stands a name that another comma or "and" follows. */
function goesOn(read: Analysed, start: number): boolean {
  const name = read.names.find(({ from }) => from === start);
  if (name === undefined || name.kind !== 'company') return false;
  const after = read.words[name.to + 1];
  const last = read.words[name.to + 2];
  return (
    (after?.lower === 'and' && read.names.some(({ from }) => from === name.to + 2)) ||
    (after?.text === ',' && (last?.lower === 'and' || goesOn(read, name.to + 2)))
  );
}
