// Labelled items → a linear model: logistic regression by AdaGrad (Duchi et al., 2011) over features scaled by how far they tell
// events from other news (Wang and Manning, 2012), in an order that is always the same.
import { featuresOf, type Features, type Vocabulary } from '../../src/extract/judge/features.ts';
import { FACT_WEIGHS, WORDS_WEIGH } from '../../src/extract/judge/judge.ts';
import type { Model } from '../../src/extract/judge/model-file.ts';
import type { Labelled } from './labelled.ts';

const EPOCHS = 12;
const FIRST_KEPT = 2; // the weights are the mean of those after this epoch and each later one: steadier than the last alone
const STEP = 0.15;
const SHRINK = 3e-4; // L2
const LEAST_ITEMS = 4; // a feature of fewer items is chance
const LEAST_WEIGHT = 0.2; // below it a feature says nothing worth keeping

/** An item as numbers: which features it has, and what each counts. */
export interface Row {
  set: string;
  tells: boolean;
  features: Features;
  at: Int32Array;
  value: Float64Array;
}

export interface Space {
  rows: Row[];
  /** The features by column: a word's key, or a fact. */
  columns: (number | string)[];
}

export function spaceOf(items: readonly Labelled[], vocabulary: Vocabulary): Space {
  const all = items.map(({ read }) => featuresOf(read, vocabulary));
  const met = new Map<number | string, number>();
  for (const { words, facts } of all)
    for (const feature of [...words, ...facts]) met.set(feature, (met.get(feature) ?? 0) + 1);
  const columns = [...met].filter(([, items]) => items >= LEAST_ITEMS).map(([feature]) => feature);
  const columnOf = new Map(columns.map((feature, column) => [feature, column]));
  const rows = items.map(({ set, tells }, i): Row => {
    const features = all[i] ?? { words: [], facts: [], length: 0 };
    const [at, value]: [number[], number[]] = [[], []];
    const scale = WORDS_WEIGH / Math.sqrt(Math.max(1, features.length));
    for (const feature of [...features.words, ...features.facts]) {
      const column = columnOf.get(feature);
      if (column === undefined) continue;
      at.push(column);
      value.push(typeof feature === 'number' ? scale : FACT_WEIGHS);
    }
    return { set, tells, features, at: Int32Array.from(at), value: Float64Array.from(value) };
  });
  return { rows, columns };
}

/** A small set counts more an item, by the root of how few events it has beside the largest: no set drowns another. */
export function weightsOfSets(rows: readonly Row[]): Map<string, number> {
  const events = new Map<string, number>();
  for (const { set, tells } of rows) events.set(set, (events.get(set) ?? 0) + (tells ? 1 : 0));
  const most = Math.max(...events.values());
  return new Map([...events].map(([set, count]) => [set, Math.sqrt(most / Math.max(1, count))]));
}

/** @returns the model; slope 1 and offset 0 until `calibrate` has seen what it says of items it did not learn from */
export function learn(
  rows: readonly Row[],
  columns: Space['columns'],
  vocabulary: Vocabulary,
  weight: ReadonlyMap<string, number>,
): Model {
  const [weights, squares] = [new Float64Array(columns.length), new Float64Array(columns.length).fill(1e-6)];
  let [bias, biasSquares] = [0, 1e-6];
  const [means, biases] = [new Float64Array(columns.length), [] as number[]];
  const scale = scalesOf(rows, columns.length, weight);
  const order = rows.map(({ set, tells, at, value }) => ({
    set,
    tells,
    at,
    value: value.map((one, i) => one * (scale[at[i] ?? 0] ?? 1)),
  }));
  const random = mulberry32(7);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const { at, value, tells, set } of order) {
      let score = bias;
      for (let i = 0; i < at.length; i += 1) score += (weights[at[i] ?? 0] ?? 0) * (value[i] ?? 0);
      const error = (1 / (1 + Math.exp(-score)) - (tells ? 1 : 0)) * (weight.get(set) ?? 1);
      for (let i = 0; i < at.length; i += 1) {
        const column = at[i] ?? 0;
        const slope = error * (value[i] ?? 0) + SHRINK * (weights[column] ?? 0);
        squares[column] = (squares[column] ?? 0) + slope * slope;
        weights[column] = (weights[column] ?? 0) - (STEP * slope) / Math.sqrt(squares[column] ?? 1);
      }
      biasSquares += error * error;
      bias -= (STEP * error) / Math.sqrt(biasSquares);
    }
    if (epoch < FIRST_KEPT) continue;
    biases.push(bias);
    for (const [column, weight] of weights.entries())
      means[column] = (means[column] ?? 0) + (weight * (scale[column] ?? 1)) / (EPOCHS - FIRST_KEPT);
  }
  return modelOf(
    means,
    biases.reduce((sum, one) => sum + one / biases.length, 0),
    columns,
    vocabulary,
  );
}

const FARTHEST = 3; // log-odds

/** For each feature the root of the log-odds between events and other news, so that what stands in both alike is held small. */
function scalesOf(rows: readonly Row[], columns: number, weight: ReadonlyMap<string, number>): Float64Array {
  const [events, others] = [new Float64Array(columns).fill(1), new Float64Array(columns).fill(1)];
  let [allEvents, allOthers] = [0, 0];
  for (const { set, tells, at } of rows) {
    const counts = weight.get(set) ?? 1;
    if (tells) allEvents += counts;
    else allOthers += counts;
    const into = tells ? events : others;
    for (const column of at) into[column] = (into[column] ?? 0) + counts;
  }
  return events.map((count, column) => {
    const odds = Math.log(count / allEvents / ((others[column] ?? 1) / allOthers));
    return Math.sqrt(Math.min(FARTHEST, Math.abs(odds)));
  });
}

function modelOf(weights: Float64Array, bias: number, columns: Space['columns'], vocabulary: Vocabulary): Model {
  const words = new Map<number, number>();
  const facts = new Map<string, number>();
  for (const [column, feature] of columns.entries()) {
    const weight = Math.round((weights[column] ?? 0) * 100) / 100;
    if (typeof feature === 'string') {
      if (weight !== 0) facts.set(feature, weight);
    } else if (Math.abs(weight) >= LEAST_WEIGHT) words.set(feature, weight);
  }
  return { bias: Math.round(bias * 1000) / 1000, slope: 1, offset: 0, vocabulary, words, facts };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [list[i], list[j]];
    if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a];
  }
}

/** A small random generator with a seed (mulberry32, public domain): the same run every time. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
