// The chaos suite in short: kill -9 of everything while deals are told and Slack stumbles; nothing is lost, nothing doubled.
import { expect, it } from 'vitest';
import { MINUTE } from '../../src/time.ts';
import { runChaos, wrongs } from './chaos.ts';
import { reportText } from './report.ts';

/** Most of the time goes by after the last kill: the lease of an alert, a minute, has to run out. */
const SHORT = { minutes: 0.2, feeds: 60, settleWithin: 4 * MINUTE };

it.concurrent.each([
  { store: 'redis', seed: 3 },
  { store: 'embedded', seed: 4 },
] as const)(
  'everything is killed on $store: what was owed is posted, each once, in thread order',
  async ({ store, seed }) => {
    const report = await runChaos({ store, seed, ...SHORT });
    const text = reportText(report);
    expect(wrongs(report), text).toEqual([]);
    expect(report.posted, text).toBe(report.owed);
    // It was a run of the whole: news was owed, things were killed, people typed.
    expect(report.deals, text).toBeGreaterThan(5);
    expect(Object.values(report.kills.killed).length, text).toBeGreaterThan(0);
    expect(report.typed.confirmed.length, text).toBeGreaterThan(0);
  },
  8 * MINUTE,
);
