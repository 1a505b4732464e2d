// Events whose work fails or takes long: what Slack is answered, over HTTP and in Socket Mode, and that each is done once.
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany } from '../../../src/domain.ts';
import type { Store } from '../../../src/ports.ts';
import { createSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import { storeFailure } from '../../../src/store-failure.ts';
import { MINUTE } from '../../../src/time.ts';
import { ADA, CHANNEL, openRoom, OTHER_CHANNEL, TEAM, TOKEN, type Room } from '../workspace.ts';

let room: Room;
let app: SlackApp | null = null;
afterEach(async () => {
  await app?.stop();
  app = null;
  await room.close();
});

/** What the store does when the app asks it for this; null: it works. */
let fails: (asked: keyof Store) => Promise<never> | null = () => null;
const away = (): Promise<never> =>
  Promise.reject(storeFailure(new Error('no Redis answers'), { trouble: 'away', perhapsDone: false }));
const failing = (real: Store): Store =>
  new Proxy(real, {
    get: (store, name: keyof Store) => {
      const method: unknown = Reflect.get(store, name);
      if (typeof method !== 'function') return method;
      return (...asked: unknown[]) => fails(name) ?? (Reflect.apply(method, store, asked) as unknown);
    },
  });
async function open(eventRetries: number[] = [], ackWithin = 3_000): Promise<void> {
  fails = () => null;
  room = await openRoom({ store: failing, slack: { eventRetries, ackWithin } });
  const watchlist = {
    ...{ teamId: TEAM, channelId: CHANNEL, channelName: '#vendor-risk', revision: 1, mutes: [], updatedAt: 0 },
    companies: [newCompany('vendor', 'Quarry Data')],
    settings: DEFAULT_SETTINGS,
  };
  await room.store.saveWatchlist(watchlist, ['quarry data'], []);
}
const renamed = { type: 'channel_rename', channel: { id: CHANNEL, name: 'supplier-risk' } };
const name = async () => (await room.store.watchlist(TEAM, CHANNEL))?.channelName;
const trail = async () => (await room.store.auditOf(TEAM, CHANNEL, 10)).length;
const hellos = () => room.slack.messages(OTHER_CHANNEL).filter(({ text }) => text.includes('ownership')).length;

describe('over HTTP', () => {
  it.each([
    ['is away', away],
    ['answers nothing', () => new Promise<never>(() => undefined)],
  ])('the store %s: 503, and nothing is done', async (_, how) => {
    await open();
    fails = how;
    expect((await room.slack.userDoes.event(renamed)).status).toBe(503);
    expect(await name()).toBe('#vendor-risk');
  });
  it('away for the first try: the second does it, once', async () => {
    await open([0, 0, 0]);
    let left = 1;
    fails = (asked) => (asked === 'saveWatchlist' && left-- > 0 ? away() : null);
    expect((await room.slack.userDoes.event(renamed)).status).toBe(200);
    expect([await name(), await trail()]).toEqual(['#supplier-risk', 1]);
  });
  it('gone in the middle, so that not even its id could be taken back: free for the try a minute later', async () => {
    await open([0, 0]);
    let tries = 0;
    fails = (asked) => {
      if (asked === 'isKnown') tries += 1;
      if (asked === 'isKnown' && tries === 3) room.pass(MINUTE);
      return tries === 1 && (asked === 'saveWatchlist' || asked === 'unseen') ? away() : null;
    };
    expect((await room.slack.userDoes.event(renamed)).status).toBe(200);
    expect([tries, await name(), await trail()]).toEqual([3, '#supplier-risk', 1]);
  });
  it('takes longer than Slack waits: 503 in time, and what comes again meanwhile is not done twice', async () => {
    await open([0, 600]);
    room.slack.faults.next('chat.postMessage', { late: 2_800 });
    expect((await room.slack.userDoes.invite(OTHER_CHANNEL, ADA)).status).toBe(200);
    expect(hellos()).toBe(1);
    expect(room.logged.filter(({ event }) => event === 'listener-failed')).toEqual([]);
  }, 10_000);
  it('what somebody sees is acknowledged however long it takes', async () => {
    await open();
    room.slack.faults.next('users.conversations', { late: 2_800 });
    expect((await room.slack.userDoes.openHome(ADA)).status).toBe(200);
    await expect.poll(() => room.slack.home(ADA)).not.toBeNull();
  }, 10_000);
  it('a hello that Slack had no time for is said when it comes again', async () => {
    await open([0]);
    room.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 1 });
    expect((await room.slack.userDoes.invite(OTHER_CHANNEL, ADA)).status).toBe(200);
    expect(hellos()).toBe(1);
  });
});

it('in Socket Mode: the envelope is not acknowledged, comes again, and is done once', async () => {
  await open([0], 700);
  room.slack.connectApp('http://127.0.0.1:1/slack/events'); // no app answers there
  app = await createSlackApp({
    mode: { kind: 'socket', appToken: 'xapp-1-of-the-tests' },
    botToken: TOKEN,
    teamId: TEAM,
    botUserId: 'U0STAKEWATCH',
    apiUrl: room.slack.apiUrl,
    services: room.services,
    log: pino({ level: 'silent' }),
  });
  await app.start();
  let left = 1;
  fails = (asked) => (asked === 'saveWatchlist' && left-- > 0 ? away() : null);
  expect((await room.slack.userDoes.event(renamed)).error).toBeNull();
  expect([await name(), await trail()]).toEqual(['#supplier-risk', 1]);
  fails = away;
  expect((await room.slack.userDoes.event(renamed)).error).toBe('operation_timeout');
});
