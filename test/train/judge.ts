// `npm run train -- FOLDER …`: labelled news → src/extract/judge/weights.ts, and how right they are of items not learned from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellsEvent } from '../../src/extract/events/decide.ts';
import { OTHER_WORD } from '../../src/extract/judge/features.ts';
import { scoreOf, wordFeature } from '../../src/extract/judge/judge.ts';
import { writeModel, type Model } from '../../src/extract/judge/model-file.ts';
import { readLabelled, type Labelled } from './labelled.ts';
import { learn, spaceOf, weightsOfSets, type Row } from './learn.ts';
import { calibrate, calibrationError, precisionRecall } from './measure.ts';
import { vocabularyOf } from './vocabulary.ts';

const FOLDS = 5;
const WEIGHTS_FILE = join(import.meta.dirname, '../../src/extract/judge/weights.ts');
const HEAD = "// The judge's weights, written by `npm run train`; model-file.ts says how to read them.";

/** An item, as numbers, and what a model that did not learn from it says. */
interface Scored {
  item: Labelled;
  score: number;
  tells: boolean;
  weight: number;
}

const folders = process.argv.slice(2);
if (folders.length === 0) {
  process.stderr.write('usage: npm run train -- FOLDER [FOLDER …]   (of *.jsonl: id, title, body, gold)\n');
  process.exit(2);
}
train(folders);

function train(folders: readonly string[]): void {
  const all = readLabelled(folders);
  const items = all.filter(({ held }) => !held);
  const vocabulary = vocabularyOf(items);
  const { rows, columns } = spaceOf(all, vocabulary);
  const weights = weightsOfSets(rows);
  const paired = all
    .map((item, i) => ({ item, row: rows[i] }))
    .flatMap(({ item, row }) => (row ? [{ item, row }] : []));
  const teach = (use: (item: Labelled) => boolean): Model =>
    learn(
      paired.filter(({ item }) => use(item)).map(({ row }) => row),
      columns,
      vocabulary,
      weights,
    );
  const score = (model: Model, { item, row }: { item: Labelled; row: Row }): Scored => ({
    item,
    score: scoreOf(row.features, model),
    tells: item.tells,
    weight: weights.get(item.set) ?? 1,
  });
  print(`${items.length} items to learn from, ${vocabulary.size} words, ${columns.length} features`);

  const crossed: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = teach((item) => !item.held && hash(item.id) % FOLDS !== fold);
    for (const pair of paired)
      if (!pair.item.held && hash(pair.item.id) % FOLDS === fold) crossed.push(score(model, pair));
  }
  const model: Model = { ...teach((item) => !item.held), ...calibrate(crossed) };
  report(`each item scored by a model that did not learn from it (${FOLDS} folds)`, crossed, model);
  report(
    'items kept back',
    paired.filter(({ item }) => item.held).map((pair) => score(model, pair)),
    model,
  );
  save(model);
  printLargest(model);
}

function report(title: string, scored: readonly Scored[], { slope, offset }: Model): void {
  const judged = scored.map((one) => ({ ...one, probability: 1 / (1 + Math.exp(-(slope * one.score + offset))) }));
  print(`\n${title}: rules alone | with the judge | calibration error in ten bins`);
  for (const set of [...new Set(judged.map(({ item }) => item.set)), null]) {
    const of = set === null ? judged : judged.filter(({ item }) => item.set === set);
    const rules = of.map(({ item, tells }) => ({ tells, told: item.read.told }));
    const both = of.map(({ item, tells, probability }) => ({ tells, told: tellsEvent(item.read, probability) }));
    const line = [(set ?? 'all').padEnd(24), figures(rules), figures(both), calibrationError(of).toFixed(3)];
    print(line.join(' | '));
  }
}

function figures(said: Parameters<typeof precisionRecall>[0]): string {
  const { precision, recall, f1 } = precisionRecall(said);
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
}

function save(model: Model): void {
  const file = writeModel(model);
  const quoted = file.replace(/[\\`]|\$\{/g, (mark) => `\\${mark}`);
  writeFileSync(WEIGHTS_FILE, `${HEAD}\nexport const WEIGHTS = \`${quoted}\n\`;\n`);
  print(`\n${model.words.size} words and pairs, ${model.facts.size} facts, ${Math.round(file.length / 1000)} kB`);
}

function printLargest({ vocabulary, words, facts }: Model): void {
  const spelled = ['', ...vocabulary.keys()];
  const spell = (number: number): string => (number === OTHER_WORD ? '…' : (spelled[number] ?? ''));
  const named = [...words].map(([key, weight]): [string, number] => [wordFeature(key, spell), weight]);
  const all = [...named, ...facts].sort((a, b) => b[1] - a[1]);
  const list = (part: typeof all): string => part.map(([name, weight]) => `${name} ${weight}`).join(', ');
  print(`for an event: ${list(all.slice(0, 25))}\nagainst one: ${list(all.slice(-25).reverse())}`);
}

/** FNV-1a: which fold an item is in depends on its id alone. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
