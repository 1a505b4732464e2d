// Warnings of the operator on both stores: said once when it begins and once when it is over, over restarts and with many
// processes that look at the same time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Alert } from '../../src/domain.ts';
import type { Operator } from '../../src/observe/episodes.ts';
import { createLookAfter, type LookAfter } from '../../src/observe/look-after.ts';
import type { TokenWord } from '../../src/observe/readiness.ts';
import type { Store } from '../../src/ports.ts';
import { whyWaits } from '../../src/slack/delivery/why-waiting.ts';
import { openStore } from '../../src/store/open.ts';
import { HOUR, MINUTE } from '../../src/time.ts';
import { owe } from '../store/contract.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { anAlert, aFeed, NOW } from '../store/samples.ts';

const OPERATOR = { teamId: 'T1', channelId: 'C0OPERATOR' };
const REFUSED: TokenWord = { state: 'refused', reason: 'token_revoked: install the app again' };

describe.each(['embedded', 'redis'] as const)('on the %s store', (kind) => {
  let dir = '';
  let redis: RedisServer | null = null;
  let store: Store;
  let now = NOW;
  let word: TokenWord | null = { state: 'accepted' };
  let logged: Record<string, unknown>[];

  const openOne = (): Promise<Store> =>
    openStore({ redisUrl: redis?.url ?? null, redisPrefix: '{watch}', dataDir: dir });
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'stakewatch-look-after-'));
    redis = kind === 'redis' ? await startRedis() : null;
    store = await openOne();
    now = NOW;
    word = { state: 'accepted' };
    logged = [];
  });
  afterEach(async () => {
    await store.close();
    await redis?.stop();
    rmSync(dir, { recursive: true });
  });

  function watching(operator: Operator = OPERATOR): LookAfter {
    return createLookAfter({
      store,
      clock: () => now,
      log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line) as never) }),
      operator,
      outboxLate: 15 * MINUTE,
      whyWaits,
      inWords: (ms) => `${Math.round(ms / MINUTE)} min`,
      token: () => Promise.resolve(word),
      teamId: 'T1',
    });
  }
  /** A minute later, by as many processes at once as there are. @returns how many of them owed something */
  async function minute(...processes: LookAfter[]): Promise<number> {
    now += MINUTE;
    return (await Promise.all(processes.map((process) => process.look()))).filter(Boolean).length;
  }
  /** Everything that the operator was told or is owed, oldest first. */
  async function told(): Promise<string[]> {
    const alerts = await store.alertsIn(OPERATOR.teamId, OPERATOR.channelId, [], 100);
    return alerts.toReversed().map(({ kind: of, warning }) => `${of} ${warning?.about} ${warning?.over}`);
  }
  async function settleAll(): Promise<void> {
    for (let claim; (claim = await store.claimAlert(now, MINUTE, 0)) !== null;)
      await store.settleAlert(
        { alertId: claim.alert.id, token: claim.token },
        { state: 'sent', ts: `${now}`, at: now, root: true },
      );
  }
  const alertIn = (channelId: string, change: Partial<Alert> = {}): Alert =>
    anAlert({ channelId, createdAt: now, ...change });

  it('an outbox that is late is told once, and once more when it is clear, by one of many over restarts', async () => {
    await owe(store, alertIn('C1'));
    const [one, two, three] = [watching(), watching(), watching()];
    for (let minutes = 0; minutes < 14; minutes++) expect(await minute(one, two, three)).toBe(0);
    expect(await told()).toEqual([]);
    expect(await minute(one, two, three)).toBe(1);
    for (let minutes = 0; minutes < 20; minutes++) expect(await minute(one, two, three)).toBe(0);
    await store.close();
    store = await openOne();
    const again = watching();
    expect(await minute(again)).toBe(0);
    expect(await told()).toEqual(['warning outbox false']);
    const [warning] = await store.alertsIn(OPERATOR.teamId, OPERATOR.channelId, [], 1);
    expect(warning?.warning?.says[0]).toBe(
      'Messages are late: 1 message to channels should have been posted, the oldest 15 min ago.',
    );
    await settleAll();
    expect([await minute(again), await minute(again)]).toEqual([1, 0]);
    expect(await told()).toEqual(['warning outbox false', 'warning outbox true']);
    expect(logged.map(({ event, about }) => [event, about])).toEqual([
      ['warning', 'outbox'],
      ['warning-over', 'outbox'],
    ]);
  });

  it('every episode is told, however many there were and whoever comes new', async () => {
    for (let episode = 0; episode < 5; episode++) {
      await owe(store, alertIn('C1', { id: `alert ${episode}`, storyId: `story ${episode}` }));
      now += HOUR;
      expect(await minute(watching())).toBe(1);
      expect(await minute(watching())).toBe(0);
      await settleAll();
      expect(await minute(watching())).toBe(1);
    }
    const each = ['warning outbox false', 'warning outbox true'];
    expect(await told()).toEqual(Array.from({ length: 5 }, () => each).flat());
  });

  it('feeds that fail all at once are one warning, and while it stands the single ones are held back', async () => {
    const failing = async (many: number): Promise<void> => {
      for (let n = 0; n < 8; n++) {
        const feed = aFeed({ id: `feed-${n}` });
        await store.saveFeed(feed, now);
        const claim = await store.claimFeedNow(feed.id, now, MINUTE);
        if (claim === null) throw new Error('expected the feed');
        const trouble = { failures: 2, failingSince: now, lastError: 'the host was not found' };
        const well = { failures: 0, failingSince: null, lastError: null };
        const state = { ...claim.state, lastPollAt: now, ...(n < many ? trouble : well) };
        await store.settleFeed({ feedId: feed.id, token: claim.token }, state);
      }
    };
    const process = watching();
    await failing(3);
    expect([await minute(process), await process.warnedOfFeeds()]).toEqual([0, false]);
    await failing(6);
    expect([await minute(process), await process.warnedOfFeeds(), await watching().warnedOfFeeds()]).toEqual([
      1,
      true,
      true,
    ]);
    await failing(5);
    expect([await minute(process), await process.warnedOfFeeds()]).toEqual([0, true]);
    await failing(0);
    expect([await minute(process), await process.warnedOfFeeds()]).toEqual([1, false]);
    expect(await told()).toEqual(['warning feeds false', 'warning feeds true']);
  });

  it('a token that Slack refuses is told once; a Slack that is away in between ends nothing', async () => {
    const process = watching();
    expect(await minute(process)).toBe(0);
    word = REFUSED;
    expect([await minute(process), await minute(process)]).toEqual([1, 0]);
    word = { state: 'unreached', reason: 'Slack cannot be reached' };
    expect(await minute(process)).toBe(0);
    word = { state: 'accepted' };
    expect([await minute(process), await minute(process)]).toEqual([1, 0]);
    expect(await told()).toEqual(['warning token false', 'warning token true']);
    expect(JSON.stringify(await store.dueAlerts(9, 0))).toContain('token_revoked: install the app again');
  });

  it('with many workspaces the tries of their alerts tell whose token is refused', async () => {
    word = null;
    const process = watching();
    await owe(store, alertIn('C9', { teamId: 'T9' }));
    const claim = await store.claimAlert(now, MINUTE, 0);
    if (claim === null) throw new Error('expected an alert');
    const error =
      'account_inactive: Slack does not accept the bot token: install the app again (and with one workspace set SLACK_BOT_TOKEN anew)';
    const later = { state: 'later', at: now + HOUR, error, channelFreeAt: null, attempt: true } as const;
    await store.settleAlert({ alertId: claim.alert.id, token: claim.token }, later);
    expect(await minute(process)).toBe(1);
    expect(logged[0]).toMatchObject({
      says: expect.arrayContaining(['Slack refuses the bot token of workspace T9.']) as unknown,
    });
    await store.forgetTeam('T9');
    expect(await minute(process)).toBe(1);
    expect(await told()).toEqual(['warning token false', 'warning token true']);
  });

  it('a crash between the look and the message, and the message and the look, changes nothing', async () => {
    await owe(store, alertIn('C1'));
    now += HOUR;
    const real = store;
    store = { ...real, oweDigest: () => Promise.reject(new Error('crash')) };
    await expect(minute(watching())).rejects.toThrow('crash');
    store = {
      ...real,
      oweDigest: async (...owed) => (await real.oweDigest(...owed), Promise.reject(new Error('crash'))),
    };
    await expect(minute(watching())).rejects.toThrow('crash');
    store = real;
    expect(await minute(watching())).toBe(0);
    expect(await told()).toEqual(['warning outbox false']);
  });

  it('without a channel for it the log has it, once a process', async () => {
    const process = watching(null);
    await owe(store, alertIn('C1'));
    now += HOUR;
    expect([await minute(process), await minute(process)]).toEqual([0, 0]);
    await settleAll();
    await minute(process);
    expect(logged.map(({ event }) => event)).toEqual(['warning', 'warning-over']);
    expect(await told()).toEqual([]);
  });
});
