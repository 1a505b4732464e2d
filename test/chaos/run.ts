// `npm run chaos -- --minutes N --seed N --store redis|embedded`: a long run of the chaos suite, and its report.
import { parseArgs } from 'node:util';
import { MINUTE } from '../../src/time.ts';
import { runChaos, wrongs } from './chaos.ts';
import type { StoreKind } from './house.ts';
import { reportText } from './report.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    store: { type: 'string', default: 'redis' },
    feeds: { type: 'string', default: '200' },
  },
});
const number = (name: 'minutes' | 'seed' | 'feeds'): number => {
  const value = Number(values[name]);
  if (!(value > 0)) throw new Error(`--${name}: expected a number above 0, got "${values[name]}"`);
  return value;
};
if (values.store !== 'redis' && values.store !== 'embedded')
  throw new Error(`--store: expected redis or embedded, got "${values.store}"`);
// What was started ends with us, also where somebody has seen enough.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const report = await runChaos({
  store: values.store satisfies StoreKind,
  minutes: number('minutes'),
  seed: number('seed'),
  feeds: number('feeds'),
  settleWithin: 15 * MINUTE,
});
process.stdout.write(`${reportText(report)}\n`);
process.exitCode = wrongs(report).length === 0 ? 0 : 1;
