// What the rules found in an article, and the words around it → the features that its judge weighs.
import type { TrailStep } from '../../domain.ts';
import type { Sentence } from '../reading/clean.ts';
import type { Proposal } from '../events/proposals.ts';
import { caseStyle } from '../reading/words.ts';
import { numberOfWord, numberSet, wordTable, type NumberSet, type WordTable } from './tables.ts';

/** All that is known of an article before it is judged. */
export interface Read {
  sentences: readonly Sentence[];
  /** What the rules proposed, each with its hand-set confidence (confidence.ts). */
  proposals: readonly { proposal: Proposal; confidence: number }[];
  /** What the vetoes turned away, and whether the title said it. */
  rejected: readonly { step: TrailStep; inTitle: boolean }[];
  /** True where the rules alone tell an event in the article's own text. */
  told: boolean;
  /** The sort of text, in words: see `styleOf`. */
  style: string;
}

/** Where a word stands; the last is any of the others. */
export const SLOTS = ['title', 'lead', 'text', 'anywhere'] as const;

/** Words that may be weighed, each with its number, 1-8190. */
export type Vocabulary = ReadonlyMap<string, number>;
export const MOST_WORDS = 8190;
/** The number of every other word: a name, a rare word. */
export const OTHER_WORD = 8191;

export interface Features {
  /** Words and pairs of words, each once: `wordKey(slot, a, b)`. */
  words: number[];
  /** Facts in words ("title: Foo acquires Bar"), each once. */
  facts: string[];
  /** Words read, known or not: what one word weighs among many. */
  length: number;
}

const LEAD = 3; // sentences of the body that tell the news
const READ = 12; // sentences of the body in all: what comes later is background

/** One number for a word (`b` 0), or for two that stand side by side. */
export function wordKey(slot: number, a: number, b: number): number {
  return (slot << 26) | (a << 13) | b;
}

const WORDS = numberSet();
const TABLES = new WeakMap<Vocabulary, WordTable>();

function tableOf(vocabulary: Vocabulary): WordTable {
  const known = TABLES.get(vocabulary);
  if (known !== undefined) return known;
  const table = wordTable(vocabulary);
  TABLES.set(vocabulary, table);
  return table;
}

/** @returns every feature of the article, in the order read */
export function featuresOf(read: Read, vocabulary: Vocabulary): Features {
  let length = 0;
  let body = 0;
  for (const { text, zone } of read.sentences) {
    if (zone !== 'title' && zone !== 'body') continue;
    if (zone === 'body') body += 1;
    if (body > READ) break;
    length += addWords(WORDS, text, zone === 'title' ? 0 : body <= LEAD ? 1 : 2, tableOf(vocabulary));
  }
  return { words: WORDS.take(), facts: [...factsOf(read)], length };
}

const NUMBER = '#';
const LONGEST_WORD = 24; // characters; what is longer is no word that anybody weighs

/** Lower-case words, and one sign each for numbers, sums and percentages: what a figure is, not how high. */
function addWords(into: NumberSet, text: string, slot: number, vocabulary: WordTable): number {
  let before = -1;
  let count = 0;
  eachSpan(text, (start, end, isNumber) => {
    const found = isNumber ? numberOfWord(vocabulary, NUMBER, 0, 1) : numberOfWord(vocabulary, text, start, end);
    const number = found === 0 ? OTHER_WORD : found;
    count += 1;
    const known = number !== OTHER_WORD;
    if (known) {
      into.add(wordKey(slot, number, 0));
      into.add(wordKey(3, number, 0));
    }
    if (before >= 0 && slot < 2 && (known || before !== OTHER_WORD)) {
      if (slot === 0) into.add(wordKey(0, before, number));
      into.add(wordKey(3, before, number));
    }
    before = number;
  });
  return count;
}

/** Words in small letters; "#" for a number; a currency or percent sign on its own. */
export function eachToken(text: string, tell: (word: string) => void): void {
  eachSpan(text, (start, end, isNumber) => tell(isNumber ? NUMBER : text.slice(start, end).toLowerCase()));
}

/** Where they stand. */
function eachSpan(text: string, tell: (start: number, end: number, isNumber: boolean) => void): void {
  for (let i = 0; i < text.length;) {
    const code = text.charCodeAt(i);
    if (isLetter(code)) {
      const start = i;
      while (i < text.length && isLetter(text.charCodeAt(i))) i += 1;
      if (text.charCodeAt(i) === 39 && isLetter(text.charCodeAt(i + 1))) {
        i += 1; // "it's", "wasn't"
        while (i < text.length && isLetter(text.charCodeAt(i))) i += 1;
      }
      if (i - start <= LONGEST_WORD) tell(start, i, false);
    } else if (code >= 48 && code <= 57) {
      const start = i;
      while (i < text.length && isFigure(text.charCodeAt(i))) i += 1;
      tell(start, i, true);
    } else {
      if (isSign(code)) tell(i, i + 1, false);
      i += 1;
    }
  }
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
/** $ % £ ¥ € */
function isSign(code: number): boolean {
  return code === 36 || code === 37 || code === 163 || code === 165 || code === 8364;
}
function isFigure(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 44 || code === 46;
}

/** What the rules say, and in what sort of text: each row by name, and coarse facts that hold for rows never met before. */
function factsOf({ proposals, rejected, told, style }: Read): Set<string> {
  const facts = new Set<string>();
  facts.add(`style ${style}`);
  for (const part of style.split(' ')) facts.add(`style has ${part}`);
  const both = (fact: string): void => {
    facts.add(fact).add(`${style}: ${fact}`);
  };
  both(told ? 'rules tell an event' : 'rules tell none');
  let surest: { proposal: Proposal; confidence: number } | null = null;
  for (const proposed of proposals) {
    const { rule, kind, stage, read, at } = proposed.proposal;
    if (read.sentence.zone === 'related') continue;
    const where = read.sentence.zone === 'title' ? 'title' : at <= LEAD ? 'lead' : 'text';
    facts.add(`${where}: ${rule.name}`);
    both(`${where} kind ${kind}`);
    both(`${where} stage ${stage.stage}`);
    both(`${where} has ${partsOf(proposed.proposal)}`);
    if (surest === null || proposed.confidence > surest.confidence) surest = proposed;
  }
  if (surest !== null) {
    both(`surest in ${surest.proposal.read.sentence.zone}`);
    for (let step = 30; step < surest.confidence * 100; step += 5) both(`surest over ${step}`);
  }
  for (const { step, inTitle } of rejected) {
    facts.add(`veto: ${step.row}`);
    both(inTitle ? 'veto in title' : 'veto in text');
  }
  return facts;
}

function partsOf({ targetLevel, acquirers, seller, price, stake }: Proposal): string {
  const parts = [
    ['no target', 'part', 'company'][targetLevel],
    acquirers.length > 0 && 'acquirer',
    seller !== null && 'seller',
    price !== null && 'price',
    stake !== null && 'stake',
  ];
  return parts.filter((part) => part !== false).join(' ');
}

const SHORT_BODY = 600; // characters; a feed's teaser

/**
 * The sort of text: a headline alone (perhaps With Capitals As Releases Have), a sentence alone, a feed's item or an article;
 * old wire shorthand; a post with links or cashtags.
 */
export function styleOf(sentences: readonly Sentence[]): string {
  let [length, wire, link] = [0, false, false];
  for (const { text, zone } of sentences) {
    if (zone === 'body') length += text.length;
    if (!wire && / (?:mln|dlrs|pct)\b/.test(text)) wire = true;
    if (zone === 'title' && /https?:|\$[A-Z]{2,5}\b/.test(text)) link = true;
  }
  const alone = (): string => {
    const title = sentences.find(({ zone }) => zone === 'title')?.text ?? '';
    if (/[.!?]["”)]?$/.test(title)) return 'sentence';
    return caseStyle(title) === 'title' ? 'headline titled' : 'headline';
  };
  const size = length === 0 ? alone() : length < SHORT_BODY ? 'item' : 'article';
  return [size, wire ? 'wire' : null, link ? 'post' : null].filter((part) => part !== null).join(' ');
}
