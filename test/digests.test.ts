// Channels with digest times, kept alerts and looks at any moments → each kept story told in one digest, none lost.
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDigests } from '../src/digests.ts';
import { DEFAULT_SETTINGS, newCompany, type AlertRecord, type Watchlist, type WatchSettings } from '../src/domain.ts';
import type { Store } from '../src/ports.ts';
import { plain } from '../src/notify/sentences.ts';
import { oweDigest } from '../src/slack/delivery/owe-digest.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { DAY, HOUR, MINUTE } from '../src/time.ts';
import { anAlert, anArticle, aStory, someContent } from './slack/samples.ts';

const START = Date.UTC(2027, 2, 8); // a Monday
const log = pino({ level: 'silent' });
let store: Store;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-digests-'));
  store = openEmbedded(join(folder, 'test.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let channels = 0;
/** A channel of its own with a digest at nine every day. */
async function aChannel(settings: Partial<WatchSettings> = {}): Promise<Watchlist> {
  channels += 1;
  const watchlist: Watchlist = {
    teamId: 'T1',
    channelId: `C${channels}`,
    channelName: `#channel-${channels}`,
    revision: 1,
    companies: [newCompany('vendor', 'Quarry Data')],
    settings: { ...DEFAULT_SETTINGS, digest: { weekday: null, at: '09:00', since: START }, ...settings },
    mutes: [],
    updatedAt: START,
  };
  await store.saveWatchlist(watchlist, ['quarry data'], []);
  return watchlist;
}
/** A story that this channel was not told at once. */
async function keep({ channelId }: Watchlist, name: string, createdAt: number, held = true): Promise<void> {
  const storyId = `${name} of ${channelId}`;
  const content = someContent({ severity: 'low', seenAt: createdAt, headline: [name] });
  const alert = anAlert({ storyId, channelId, severity: 'low', held, createdAt, content });
  const outcome = await store.commit({
    article: anArticle({ id: `article of ${storyId}` }),
    stories: [{ story: aStory({ id: storyId }), companyKeys: ['quarry data'] }],
    alerts: [alert],
  });
  expect(outcome).toBe('committed');
}
const digestsIn = async ({ channelId }: Watchlist): Promise<AlertRecord[]> =>
  (await store.alertsIn('T1', channelId, ['due'], 1_000)).filter(({ kind }) => kind === 'digest').reverse();
const toldBy = (digests: AlertRecord[]): string[] =>
  digests.flatMap(({ digest }) =>
    (digest?.groups ?? []).flatMap(({ items }) => items.map(({ headline }) => plain(headline))),
  );

describe('a digest that is due', () => {
  it('tells what was kept up to then, and comes once', async () => {
    const list = await aChannel();
    await keep(list, 'before', START + 8 * HOUR);
    await keep(list, 'after', START + 9 * HOUR + 1);
    const clock = () => START + 9 * HOUR + MINUTE;
    const digests = createDigests({ store, clock, log });
    expect(await digests.look([list])).toBe(1);
    expect(await digests.look([list])).toBe(0);
    expect(await createDigests({ store, clock, log }).look([list])).toBe(0); // after a restart
    const owed = await digestsIn(list);
    expect(toldBy(owed)).toEqual(['before']);
    expect(owed[0]).toMatchObject({ kind: 'digest', loud: false, held: false, severity: 'digest' });
    expect((await store.alertsIn('T1', list.channelId, ['held'], 9)).map(({ content }) => content.headline)).toEqual([
      ['after'],
    ]);
  });
  it('does not come where nothing was kept', async () => {
    const list = await aChannel();
    expect(await createDigests({ store, clock: () => START + 10 * HOUR, log }).look([list])).toBe(0);
    expect(await digestsIn(list)).toEqual([]);
  });
  it('does not come for a time before it was set, nor where it was turned off within the minute', async () => {
    const since = START + 9 * HOUR + MINUTE;
    const late = await aChannel({ digest: { weekday: null, at: '09:00', since } });
    const off = await aChannel();
    await keep(late, 'one', START);
    await keep(off, 'one', START);
    const { settings } = off;
    await store.saveWatchlist({ ...off, revision: 2, settings: { ...settings, digest: null } }, ['quarry data'], []);
    expect(await createDigests({ store, clock: () => START + 10 * HOUR, log }).look([late, off])).toBe(0);
  });
  it('leaves out what is muted since', async () => {
    const list = await aChannel();
    await keep(list, 'muted', START);
    await keep(list, 'heard', START);
    const mute = {
      id: 'm',
      scope: 'story' as const,
      value: `muted of ${list.channelId}`,
      label: 'x',
      until: null,
      by: 'U1',
      at: 0,
    };
    await store.saveWatchlist({ ...list, revision: 2, mutes: [mute] }, ['quarry data'], []);
    await createDigests({ store, clock: () => START + 10 * HOUR, log }).look([list]);
    expect(toldBy(await digestsIn(list))).toEqual(['heard']);
  });
  it('asked for by two at once comes once', async () => {
    const list = await aChannel();
    await keep(list, 'one', START);
    const wanted = { to: START + HOUR, now: START + HOUR, asked: true };
    const states = await Promise.all([
      oweDigest(store, list, wanted),
      oweDigest(store, list, { ...wanted, to: wanted.to + 1 }),
    ]);
    expect(states.map(({ state }) => state).filter((state) => state === 'owed')).toHaveLength(1);
    expect(toldBy(await digestsIn(list))).toEqual(['one']);
  });
});

describe('any order of looks, restarts and news', () => {
  const step = fc.record({
    does: fc.constantFrom('keep', 'look', 'restart', 'ask'),
    after: fc.integer({ min: 1, max: 20 * 60 }), // minutes
  });
  it('tells every kept story in one digest, and each due moment once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.constantFrom('UTC', 'Europe/Berlin'),
        async (steps, timeZone) => {
          const list = await aChannel({ timeZone });
          let now = START;
          const clock = () => now;
          let digests = createDigests({ store, clock, log });
          const kept: string[] = [];
          for (const [i, { does, after }] of steps.entries()) {
            now += after * MINUTE;
            if (does === 'keep') {
              kept.push(`story ${i}`);
              await keep(list, `story ${i}`, now);
            } else if (does === 'ask') await oweDigest(store, list, { to: now, now, asked: true });
            else {
              if (does === 'restart') digests = createDigests({ store, clock, log });
              await digests.look([list]);
            }
          }
          now += 2 * DAY;
          await digests.look([list]);
          const owed = await digestsIn(list);
          expect(toldBy(owed).sort()).toEqual([...kept].sort());
          const moments = owed.map(({ digest }) => digest?.to);
          expect(new Set(moments).size).toBe(moments.length);
          expect(await store.alertsIn('T1', list.channelId, ['held'], 9)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
