// The features of an article → how likely it tells a change of ownership: a linear model over words and rules.
import { featuresOf, OTHER_WORD, SLOTS, type Features, type Read } from './features.ts';
import { readModel, type Model } from './model-file.ts';
import { weightOf, weightTable, type WeightTable } from './tables.ts';
import { WEIGHTS } from './weights.ts';

/** What spoke for an event (above 0) or against one, in units of log-odds. */
export interface Reason {
  feature: string;
  weight: number;
}
export interface Verdict {
  /** 0-1, calibrated: of articles judged 0.8, eight in ten tell one. */
  probability: number;
  /** The largest, in order of size. */
  reasons: () => Reason[];
}

/** All words of an article together, and one fact: what they count in the score beside one another. */
export const WORDS_WEIGH = 2;
export const FACT_WEIGHS = 0.7;
const MOST_REASONS = 8;

let shipped: Model | null = null; // read when first needed: a program that judges nothing pays nothing

/** @returns the verdict on one article; never throws */
export function judge(read: Read, model: Model = (shipped ??= readModel(WEIGHTS))): Verdict {
  const features = featuresOf(read, model.vocabulary);
  const score = scoreOf(features, model);
  return {
    probability: 1 / (1 + Math.exp(-(model.slope * score + model.offset))),
    reasons: () => reasonsOf(features, model),
  };
}

const TABLES = new WeakMap<Model, { weights: WeightTable; spelled: string[] }>();

function tablesOf(model: Model): { weights: WeightTable; spelled: string[] } {
  const known = TABLES.get(model);
  if (known !== undefined) return known;
  const tables = { weights: weightTable(model.words), spelled: [...model.vocabulary.keys()] };
  TABLES.set(model, tables);
  return tables;
}

/** Log-odds before calibration. */
export function scoreOf({ words, facts, length }: Features, model: Model): number {
  const { weights } = tablesOf(model);
  let sum = 0;
  for (const key of words) sum += weightOf(weights, key);
  let score = model.bias + sum * (WORDS_WEIGH / Math.sqrt(Math.max(1, length)));
  for (const fact of facts) score += (model.facts.get(fact) ?? 0) * FACT_WEIGHS;
  return score;
}

/** title: “to acquire” */
export function wordFeature(key: number, spell: (number: number) => string): string {
  const [slot, a, b] = [key >> 26, (key >> 13) & OTHER_WORD, key & OTHER_WORD];
  return `${SLOTS[slot] ?? ''}: “${spell(a)}${b === 0 ? '' : ` ${spell(b)}`}”`;
}

function reasonsOf({ words, facts, length }: Features, model: Model): Reason[] {
  const { weights, spelled } = tablesOf(model);
  const scale = WORDS_WEIGH / Math.sqrt(Math.max(1, length));
  const of = (number: number): string => (number === OTHER_WORD ? '…' : (spelled[number - 1] ?? ''));
  const weighed: { feature: number | string; weight: number }[] = [];
  for (const key of words) {
    const weight = weightOf(weights, key);
    if (weight !== 0) weighed.push({ feature: key, weight: weight * scale });
  }
  for (const fact of facts) {
    const weight = model.facts.get(fact);
    if (weight !== undefined) weighed.push({ feature: fact, weight: weight * FACT_WEIGHS });
  }
  // Only what is told is spelled.
  return weighed
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, MOST_REASONS)
    .map(({ feature, weight }) => ({
      feature: typeof feature === 'number' ? wordFeature(feature, of) : feature,
      weight,
    }));
}
