// The steps that made an event surer or less sure, as its judge names them → reasons in plain words, for it and against it.
import type { TrailStep } from '../domain.ts';

/** What spoke for an event (`adds` above 0) or against one; of one judgement they compare with one another, in no unit. */
export interface Reason {
  words: string;
  adds: number;
}

const LEAST = 0.05; // what adds less says nothing to a reader

/** British, as everywhere in alerts. */
function stageInWords(stage: string): string {
  return stage === 'rumored' ? 'rumoured' : stage.replace('-', ' ');
}

const WORD = /^(title|lead|text|anywhere): “([^”]*)”$/;
const SORT = '(?:headline|item|article)(?: titled)?(?: wire)?(?: post)?';
const FACTS: { reads: RegExp; says: (found: RegExpExecArray) => string }[] = [
  { reads: /^style /, says: () => 'how often a text of this sort tells of a deal' },
  { reads: /^surest over /, says: () => 'how plain its wording is' },
  { reads: /^surest in (title|body)$/, says: ([, at]) => `the plainest wording stands in the ${at}` },
  { reads: /^rules tell an event$/, says: () => 'its wording tells a deal' },
  { reads: /^rules tell none$/, says: () => 'no wording in it tells a deal beyond doubt' },
  { reads: /^veto: (.+)$/, says: ([, row]) => `other words in it were taken for a look-alike, as in “${row}”` },
  { reads: /^veto in (title|text)$/, says: ([, at]) => `other words in the ${at} were taken for a look-alike` },
  {
    reads: /^(title|lead|text) kind (.+)$/,
    says: ([, at, kind]) => `${at && PLACES[at]} was read as ${kind && article(kind)}`,
  },
  {
    reads: /^(title|lead|text) stage (.+)$/,
    says: ([, at, stage]) => `${at && PLACES[at]} tells it as ${stageInWords(stage ?? '')}`,
  },
  {
    reads: /^(title|lead|text) has (.+)$/,
    says: ([, at, parts]) => `${at && PLACES[at]} names ${partsIn(parts ?? '')}`,
  },
  { reads: /^(title|lead|text): (.+)$/, says: ([, at, row]) => `${at && PLACES[at]} reads like “${row}”` },
];
const PLACES: Record<string, string> = { title: 'the title', lead: 'the opening', text: 'the text below' };
const OF_ONE_SORT = new RegExp(`^${SORT}: `);

/**
 * Reasons by size, each once: a word that counts in the title and anywhere is one reason. Where a judge weighed the article as a
 * whole only its reasons are told; what the rules had added by hand is one of them ("how plain its wording is").
 * @param steps of one event; those that are no `confidence` step are left out
 */
export function reasonsIn(steps: readonly TrailStep[]): { speakFor: Reason[]; against: Reason[] } {
  const weighed = steps.filter(
    ({ step, read }) => step === 'confidence' && Number.isFinite(Number(read)) && read !== '',
  );
  const judged = weighed.filter(({ row }) => isJudged(row));
  const sums = summed(judged.length > 0 ? judged : weighed);
  const all = [...sums]
    .map(([words, adds]) => ({ words, adds }))
    .filter(({ adds }) => sums.size === 1 || Math.abs(adds) >= LEAST)
    .sort((a, b) => Math.abs(b.adds) - Math.abs(a.adds));
  return { speakFor: all.filter(({ adds }) => adds > 0), against: all.filter(({ adds }) => adds < 0) };
}

function isJudged(row: string): boolean {
  return WORD.test(row) || FACTS.some(({ reads }) => reads.test(row.replace(OF_ONE_SORT, '')));
}

/** Several articles of one story are judged alike: of one row the largest counts; rows of the same words add up. */
function summed(steps: readonly TrailStep[]): Map<string, number> {
  const places = placesOfWords(steps);
  const sums = new Map<string, number>();
  for (const [row, adds] of largest(steps)) {
    const words = inWords(row, places);
    sums.set(words, (sums.get(words) ?? 0) + adds);
  }
  return sums;
}

function largest(steps: readonly TrailStep[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { row, read } of steps)
    if (Math.abs(Number(read)) > Math.abs(found.get(row) ?? 0)) found.set(row, Number(read));
  return found;
}

/** Where a word weighs: "anywhere" says no place of its own. */
function placesOfWords(steps: readonly TrailStep[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const { row } of steps) {
    const [, at = '', words = ''] = WORD.exec(row) ?? [];
    if (at !== '' && at !== 'anywhere' && !places.has(bare(words))) places.set(bare(words), PLACES[at] ?? '');
  }
  return places;
}

function inWords(row: string, places: Map<string, string>): string {
  const word = WORD.exec(row);
  if (word !== null) {
    const words = bare(word[2] ?? '');
    const place = places.get(words);
    return `${words === '' ? 'a name' : `“${words}”`}${place === undefined ? '' : ` in ${place}`}`;
  }
  const fact = row.replace(OF_ONE_SORT, '');
  for (const { reads, says } of FACTS) {
    const found = reads.exec(fact);
    if (found !== null) return says(found);
  }
  return fact;
}

/** "… acquires" and "acquires …" are "acquires"; "#" stands for any number. */
function bare(words: string): string {
  return words
    .split(' ')
    .filter((word) => word !== '…')
    .map((word) => (word === '#' ? '[a number]' : word))
    .join(' ');
}

const PART_WORDS: Record<string, string> = {
  company: 'the company',
  part: 'what is sold',
  acquirer: 'the buyer',
  seller: 'the seller',
  price: 'a price',
  stake: 'a stake',
};

/** "company acquirer price" → "the company, the buyer and a price". */
function partsIn(parts: string): string {
  const named = parts.replace('no target', '').split(' ').filter(Boolean);
  const words = named.map((part) => PART_WORDS[part] ?? part);
  const last = words.pop();
  if (last === undefined) return 'nobody';
  const list = words.length === 0 ? last : `${words.join(', ')} and ${last}`;
  return parts.startsWith('no target') ? `${list}, and not what is sold` : list;
}

function article(kind: string): string {
  return kind === 'license-and-hire' ? 'a licence and hire' : `${/^[aei]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
