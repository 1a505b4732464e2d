// Events of Slack while the real Redis is away: not acknowledged, so Slack sends them again, and they are done once; and an end
// of which every try was lost.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installationsOf } from '../../src/slack/clients.ts';
import { endRefused } from '../../src/slack/install/refused.ts';
import { openRedis } from '../../src/store/redis.ts';
import { DAY, HOUR, SECOND } from '../../src/time.ts';
import { openHouse, STATE_SECRET, CLIENT_SECRET, type House } from '../slack/house.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';

const QUIET = pino({ level: 'silent' });
const SOON = { timeout: 15 * SECOND };

describe('a workspace takes the app away while Redis is', () => {
  let redis: RedisServer;
  let house: House;
  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    await house.close();
    await redis.stop();
  });
  const open = async (eventRetries: number[]): Promise<void> => {
    const store = await openRedis(redis.url, '{lost-events}');
    house = await openHouse({ eventRetries }, () =>
      Promise.resolve({ store, dump: () => '', remove: () => undefined }),
    );
    for (const letter of ['A', 'B']) {
      await house.install(`T0${letter}`, `U0${letter}ADA`);
      await house.watch(letter);
      await house.owe(letter);
    }
  };
  const left = async (letter: string) => ({
    installed: (await house.store.installation(`T0${letter}`)) !== null,
    watchlists: (await house.store.watchlistsOf(`T0${letter}`)).length,
    alerts: (await house.store.alertsIn(`T0${letter}`, `C0${letter}VENDORS`, [], 10)).length,
  });
  const ALL = { installed: true, watchlists: 1, alerts: 1 };
  const NOTHING = { installed: false, watchlists: 0, alerts: 0 };
  const failed = (): number => house.logged.filter(({ event }) => event === 'store-failed').length;

  it('Slack sends it again until it is done: forgotten, and nobody else', async () => {
    await open([0, 2 * SECOND, 4 * SECOND]);
    await redis.kill();
    house.slack.userDoes.uninstall('T0A');
    await expect.poll(failed, SOON).toBeGreaterThanOrEqual(2); // each of the two events at least once
    await redis.restart();
    await expect.poll(() => left('A').catch(() => null), SOON).toEqual(NOTHING);
    expect(await left('B')).toEqual(ALL);
  }, 40_000);

  it('every try lost: the token is asked about, and the second night without it everything goes', async () => {
    await open([0, 0, 0]);
    await redis.kill();
    house.slack.userDoes.uninstall('T0A');
    await expect.poll(failed, SOON).toBeGreaterThanOrEqual(8); // two events, four tries each
    await redis.restart();
    await expect.poll(() => left('A').catch(() => null), SOON).toEqual(ALL);
    const { store, services, slack } = house;
    const { clock } = services;
    const night = (): Promise<void> => {
      const installs = {
        clientId: '111.222',
        clientSecret: CLIENT_SECRET,
        stateSecret: STATE_SECRET,
        tokenKeys: [house.key],
      };
      const app = { mode: { kind: 'http', signingSecret: '', port: 0, host: '' } as const, installs };
      const installations = installationsOf({ ...app, apiUrl: slack.apiUrl, store, clock, log: QUIET });
      return endRefused({ store, installations, clock, log: QUIET });
    };
    await night();
    await night(); // the same night: another process, or a restart
    expect(await left('A')).toEqual(ALL);
    house.pass(DAY);
    slack.faults.next('auth.test', { status: 500 });
    await night();
    expect(await left('A')).toEqual(ALL);
    await night();
    expect(await left('A')).toEqual(NOTHING);
    expect(await left('B')).toEqual(ALL);
    house.pass(DAY + HOUR);
    await night();
    expect(await left('B')).toEqual(ALL);
  }, 40_000);
});
