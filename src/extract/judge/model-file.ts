// The model's file (weights.ts) ↔ the model: lines of words, pairs of words and facts, each with what it weighs.
import { OTHER_WORD, SLOTS, wordKey, type Vocabulary } from './features.ts';

/** A linear model: what each word and each fact adds to the score, in log-odds. Learned by `npm run train`. */
export interface Model {
  bias: number;
  /** Slope and offset that make the score a probability (Platt, 1999). */
  slope: number;
  offset: number;
  vocabulary: Vocabulary;
  /** By `wordKey`. */
  words: ReadonlyMap<number, number>;
  facts: ReadonlyMap<string, number>;
}

const OTHER = '…';

/**
 * The file: "bias slope offset", then a line for each word ("merger|0.31||0.2|1.1", a weight or nothing for each slot), an
 * empty line, a line for each pair ("title|to|acquire|1.2"), an empty line, a line for each fact ("0.8|title kind stake").
 */
export function readModel(file: string): Model {
  const [head = '', wordLines = '', pairLines = '', factLines = ''] = file.trim().split('\n\n');
  const [bias = 0, slope = 1, offset = 0] = head.split(' ').map(Number);
  const vocabulary = new Map<string, number>();
  const words = new Map<number, number>();
  const facts = new Map<string, number>();
  for (const line of linesOf(wordLines)) {
    const [word = '', ...weights] = line.split('|');
    const number = vocabulary.size + 1;
    vocabulary.set(word, number);
    for (const [slot, weight] of weights.entries())
      if (weight !== '') words.set(wordKey(slot, number, 0), Number(weight));
  }
  const numberOf = (word: string): number => (word === OTHER ? OTHER_WORD : (vocabulary.get(word) ?? OTHER_WORD));
  for (const line of linesOf(pairLines)) {
    const [slot = '', a = '', b = '', weight = ''] = line.split('|');
    words.set(wordKey(SLOTS.indexOf(slot as (typeof SLOTS)[number]), numberOf(a), numberOf(b)), Number(weight));
  }
  for (const line of linesOf(factLines)) {
    const bar = line.indexOf('|');
    facts.set(line.slice(bar + 1), Number(line.slice(0, bar)));
  }
  return { bias, slope, offset, vocabulary, words, facts };
}

/** The same the other way; `readModel(writeModel(model))` is the model, in the order of the file. */
export function writeModel({ bias, slope, offset, vocabulary, words, facts }: Model): string {
  const spelled = ['', ...vocabulary.keys()];
  const spell = (number: number): string => (number === OTHER_WORD ? OTHER : (spelled[number] ?? ''));
  const wordLines = [...vocabulary].map(([word, number]) =>
    [word, ...SLOTS.map((_, slot) => words.get(wordKey(slot, number, 0)) ?? '')].join('|'),
  );
  const pairLines: string[] = [];
  for (const [key, weight] of words) {
    const [slot, a, b] = [key >> 26, (key >> 13) & OTHER_WORD, key & OTHER_WORD];
    if (b > 0) pairLines.push([SLOTS[slot], spell(a), spell(b), weight].join('|'));
  }
  const factLines = [...facts].map(([fact, weight]) => `${weight}|${fact}`);
  return [`${bias} ${slope} ${offset}`, wordLines, pairLines, factLines]
    .map((part) => (typeof part === 'string' ? part : part.join('\n')))
    .join('\n\n');
}

function linesOf(part: string): string[] {
  return part === '' ? [] : part.split('\n');
}
