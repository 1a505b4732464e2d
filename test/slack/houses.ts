// Tests of a house in, the same tests on either store out: embedded, and a real redis-server.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe } from 'vitest';
import { openRedis } from '../../src/store/redis.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';
import { filesIn, openHouse, type Cellar, type House, type HouseSetup } from './house.ts';

type OpenHouse = (setup?: HouseSetup) => Promise<House>;

/** Describes the tests twice; each house has a store of its own. */
export function onEitherStore(tests: (openHouse: OpenHouse) => void): void {
  describe('embedded', () => tests((setup) => openHouse(setup)));
  describe('redis', () => {
    let server: RedisServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    afterAll(() => server.stop());
    const cellar = async (): Promise<Cellar> => ({
      store: await openRedis(server.url, `{${randomUUID()}}`),
      dump: () => filesIn(server.folder),
      remove: () => undefined,
    });
    tests((setup) => openHouse(setup, cellar));
  });
}
