// Large feeds are read in a worker thread: with the same result, within limits of time and memory, and nobody else waits.
import { afterAll, describe, expect, it } from 'vitest';
import { parseHere } from '../../src/collect/parse-here.ts';
import { createParsePool, type PoolSettings } from '../../src/collect/parse-pool.ts';
import { closeParsePool, parseFeed, type FeedBytes } from '../../src/collect/parse.ts';
import { bytesOf, item, rss } from './samples.ts';

const large = (items = 1_500): FeedBytes => ({
  bytes: bytesOf(
    rss(
      ...Array.from({ length: items }, (_, i) =>
        item({ title: `Ampere buys part ${i}`, link: `/deal/${i}`, body: `&lt;p&gt;${'more '.repeat(80)}&lt;/p&gt;` }),
      ),
    ),
  ),
  contentType: 'text/xml',
  url: 'https://wire.example/feed',
});
const pools: { close(): Promise<void> }[] = [{ close: closeParsePool }];
const poolOf = (settings: Partial<PoolSettings>): ReturnType<typeof createParsePool> => {
  const pool = createParsePool({ limitMs: 20_000, idleMs: 1_000, memoryMb: 256, ...settings });
  pools.push(pool);
  return pool;
};
afterAll(async () => {
  for (const pool of pools) await pool.close();
});

describe('a large feed', () => {
  it('is read as it would be on the spot', async () => {
    const feed = large();
    const parsed = await parseFeed(feed);
    expect(parsed).toEqual(await parseHere(feed));
    expect(parsed.ok && parsed.items.at(-1)?.link).toBe('https://wire.example/deal/1499');
  });
  it('leaves its bytes to whoever gave them', async () => {
    const feed = large();
    const before = Buffer.from(feed.bytes);
    await parseFeed(feed);
    expect(before.equals(feed.bytes)).toBe(true);
  });
  it('lets everything else go on meanwhile', async () => {
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    await poolOf({}).parse(large(2_000));
    clearInterval(counting);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('the pool', () => {
  it('gives a feed up that takes too long, and reads the next', async () => {
    const hasty = poolOf({ limitMs: 1 });
    expect(await hasty.parse(large())).toEqual({
      ok: false,
      reason: 'Reading this feed took longer than 0.001 s, and was given up.',
    });
    const pool = poolOf({});
    expect(await pool.parse(large(10))).toMatchObject({ ok: true });
  });
  it('gives a feed up that takes too much memory, and reads the next', async () => {
    const narrow = poolOf({ memoryMb: 64 });
    const costly = bytesOf(`<rss>${'a\0'.repeat(20_000_000)}`); // each NUL is taken out by itself
    expect(await narrow.parse({ ...large(), bytes: costly })).toEqual({
      ok: false,
      reason: 'Reading this feed took too much memory, and was given up.',
    });
    expect(await narrow.parse(large(10))).toMatchObject({ ok: true });
  });
  it('reads many at once, each in its turn, each within its own time', async () => {
    const pool = poolOf({});
    const all = await Promise.all(Array.from({ length: 12 }, (_, i) => pool.parse(large(i + 1))));
    expect(all.map((parsed) => parsed.ok && parsed.items.length)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });
  it('can be closed before, between and after feeds', async () => {
    const pool = poolOf({});
    await pool.close();
    expect(await pool.parse(large(1))).toMatchObject({ ok: true });
    await pool.close();
    expect(await pool.parse(large(1))).toMatchObject({ ok: true });
  });
});
