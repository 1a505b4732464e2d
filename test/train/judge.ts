// `npm run train -- <folder> [<folder> …]`: labelled news → src/extract/judge/weights.ts, and how good they are on items not learned from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KEPT_FROM, scoreOf, TELLS_FROM, wordFeature } from '../../src/extract/judge/judge.ts';
import { OTHER_WORD } from '../../src/extract/judge/features.ts';
import { writeModel, type Model } from '../../src/extract/judge/model-file.ts';
import { readLabelled } from './labelled.ts';
import { learn, spaceOf, weightsOfSets } from './learn.ts';
import { calibrate, calibrationError, precisionRecall, type Said } from './measure.ts';
import { vocabularyOf } from './vocabulary.ts';

const FOLDS = 5;
const WEIGHTS_FILE = join(import.meta.dirname, '../../src/extract/judge/weights.ts');

const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { trust: { type: 'string', multiple: true, default: [] } },
});
if (folders.length === 0) {
  process.stderr.write(
    'usage: npm run train -- FOLDER [FOLDER …] [--trust SET=FACTOR …]   (*.jsonl: id, title, body, gold)\n',
  );
  process.exit(2);
}
const trust = new Map(
  values.trust.map((pair): [string, number] => [pair.split('=')[0] ?? '', Number(pair.split('=')[1])]),
);
const print = (line: string): unknown => process.stdout.write(`${line}\n`);

const items = readLabelled(folders);
const vocabulary = vocabularyOf(items);
const { rows, columns } = spaceOf(items, vocabulary);
print(`${items.length} items, ${vocabulary.size} words, ${columns.length} features`);

const weights = weightsOfSets(rows, trust);
const foldOf = items.map(({ id }) => hash(id) % FOLDS);
const said: Said[] = [];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const model = learn(
    rows.filter((_, i) => foldOf[i] !== fold),
    columns,
    vocabulary,
    weights,
  );
  for (const [i, row] of rows.entries())
    if (foldOf[i] === fold)
      said.push({
        set: row.set,
        score: scoreOf(row.features, model),
        tells: row.tells,
        told: items[i]?.read.told === true,
        weight: weights.get(row.set) ?? 1,
      });
}
const platt = calibrate(said);
const judged = said.map((one) => ({
  ...one,
  probability: 1 / (1 + Math.exp(-(platt.slope * one.score + platt.offset))),
}));
print(
  `cross-validation in ${FOLDS} folds; an event from ${TELLS_FROM} on, one that the rules tell from ${KEPT_FROM} on`,
);
for (const set of [...new Set(judged.map((one) => one.set)), null]) {
  const of = set === null ? judged : judged.filter((one) => one.set === set);
  const [rules, both] = [of.map(({ told }) => told), of.map(({ told, probability }) => tellsEvent(told, probability))];
  print(
    `${(set ?? 'all').padEnd(24)} rules ${figures(of, rules)}   judged ${figures(of, both)}   ` +
      `calibration error ${calibrationError(of).toFixed(3)}`,
  );
}

const model: Model = { ...learn(rows, columns, vocabulary, weights), ...platt };
const file = writeModel(model);
writeFileSync(
  WEIGHTS_FILE,
  `// The judge's weights, written by \`npm run train\`; model-file.ts says how to read them.\nexport const WEIGHTS = ${quoted(file)};\n`,
);
print(
  `${model.words.size} words and pairs, ${model.facts.size} facts, ${Math.round(file.length / 1000)} kB → src/extract/judge/weights.ts`,
);
const spelled = ['', ...vocabulary.keys()];
const spell = (number: number): string => (number === OTHER_WORD ? '…' : (spelled[number] ?? ''));
const all = [
  ...[...model.words].map(([key, weight]): [string, number] => [wordFeature(key, spell), weight]),
  ...model.facts,
].sort((a, b) => b[1] - a[1]);
print(
  `for an event:     ${all
    .slice(0, 25)
    .map(([name, weight]) => `${name} ${weight}`)
    .join(', ')}`,
);
print(
  `against an event: ${all
    .slice(-25)
    .reverse()
    .map(([name, weight]) => `${name} ${weight}`)
    .join(', ')}`,
);

function tellsEvent(told: boolean, probability: number): boolean {
  return probability >= (told ? KEPT_FROM : TELLS_FROM);
}

function figures(of: readonly Said[], told: readonly boolean[]): string {
  const { precision, recall, f1 } = precisionRecall(of.map(({ tells }, i) => ({ tells, told: told[i] === true })));
  return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
}

function quoted(text: string): string {
  return `\`${text.replace(/[\\`]|\$\{/g, (mark) => `\\${mark}`)}\n\``;
}

/** FNV-1a: which fold an item is in depends on its id alone. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
