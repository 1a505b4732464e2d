// The golden case through the running bot: two articles over HTTP, one alert in Slack, the rest in its thread.
import { afterEach, describe, expect, it } from 'vitest';
import { loadDemo } from '../../src/config/config.ts';
import type { WatchlistDraft } from '../../src/config/shapes.ts';
import { DEFAULT_SETTINGS, newCompany, type Role } from '../../src/domain.ts';
import { plain } from '../../src/notify/wording.ts';
import { startRedis } from '../store/redis-server.ts';
import { startBot, type Bot } from './bot.ts';
import type { TestItem } from './feed-server.ts';

const demo = loadDemo();
if (!demo.ok) throw new Error(JSON.stringify(demo.mistakes));
const items = demo.value.articles.map((article, i): TestItem & { publish: string } => ({
  ...article,
  at: Date.now() - (20 - i) * 1000,
}));
const ordinary = items.filter((item) => item.publish === 'baseline');
const [first, second] = items.filter((item) => item.publish === 'after');
if (first === undefined || second === undefined) throw new Error('the demo tells its story in two articles');
/** An article with no deal in it: once the feed was polled again, everything before it was dealt with. */
const probe = (id: string): TestItem => ({
  id,
  title: `Note ${id}`,
  body: 'Nothing happened.',
  link: `https://example.com/${id}`,
  at: Date.now(),
});

function watching(...companies: [Role, string][]): WatchlistDraft {
  return { companies: companies.map(([role, name]) => newCompany(role, name)), settings: DEFAULT_SETTINGS };
}

let bot: Bot | null = null;
afterEach(async () => {
  await bot?.close();
  bot = null;
});
const roots = (b: Bot, channel: string) => b.slack.messages(channel).filter((m) => m.thread_ts === undefined);
const threads = (b: Bot, channel: string) => b.slack.messages(channel).filter((m) => m.thread_ts !== undefined);
const textOf = (message: unknown): string => JSON.stringify(message);
async function polls(b: Bot, more: number): Promise<void> {
  const enough = b.feed.requests() + more;
  await expect.poll(() => b.feed.requests(), { timeout: 15_000, interval: 50 }).toBeGreaterThanOrEqual(enough);
}

describe('the golden case through the running bot', () => {
  it.each(['embedded', 'redis'])(
    'vendor Scale AI and rival Meta: one critical alert, one thread (%s store)',
    async (kind) => {
      const redis = kind === 'redis' ? await startRedis() : null;
      try {
        const channels = {
          C1: watching(['vendor', 'Scale AI'], ['rival', 'Meta']),
          C2: watching(['vendor', 'Renault']),
          C3: watching(['vendor', 'Orrin Marine']),
        };
        bot = await startBot({ baseline: ordinary, channels, ...(redis === null ? {} : { redisUrl: redis.url }) });
        const b = bot;
        await polls(b, 2);
        expect(b.sent).toEqual([]);

        b.feed.publish(first);
        await b.slack.waitFor('the alert', () => roots(b, 'C1')[0], 15_000);
        await b.slack.waitFor('the alert about Renault', () => roots(b, 'C2')[0], 15_000);
        await expect.poll(() => b.sent.length, { timeout: 10_000 }).toBe(2);
        b.feed.publish(second);
        await b.slack.waitFor('the reply in the thread', () => threads(b, 'C1')[0], 15_000);
        await expect.poll(() => b.sent.length, { timeout: 10_000 }).toBe(3);

        const alert = b.sent.findLast((a) => a.channelId === 'C1');
        expect(alert?.severity).toBe('critical');
        expect(plain(alert?.content.headline ?? [])).toMatch(/^Meta \(your rival\) .*49%.* Scale AI \(your vendor\)/);
        expect(alert?.content.articles).toBe(2);
        expect(alert?.content.independentSources).toBe(1);
        expect(textOf(alert?.content.disagreements)).toMatch(/tripled[\s\S]*doubled|doubled[\s\S]*tripled/);
        expect(roots(b, 'C1')).toHaveLength(1);
        expect(textOf(roots(b, 'C1'))).toMatch(/tripled[\s\S]*doubled|doubled[\s\S]*tripled/);
        expect(textOf(roots(b, 'C1'))).not.toMatch(/Renault|Nissan/);
        // Each consequence once, though the second article tells it in other words.
        const timesTold = (company: string) => textOf(threads(b, 'C1')).split(`•  *${company}* `).length - 1;
        expect(['OpenAI', 'Labelbox', 'Handshake', 'xAI'].map(timesTold)).toEqual([2, 1, 1, 1]);

        const renault = b.sent.filter((a) => a.channelId === 'C2');
        expect(renault).toHaveLength(1);
        expect(plain(renault[0]?.content.headline ?? [])).toMatch(/Nissan.*5%.*Renault/);
        expect(renault[0]?.content.headlineOnly).toBe(true);
        expect(textOf(roots(b, 'C2'))).not.toMatch(/Meta|Scale/);
        expect(roots(b, 'C3')).toEqual([]);
      } finally {
        await bot?.close();
        bot = null;
        await redis?.stop();
      }
    },
    60_000,
  );

  it('stopped and started again: nothing is posted or printed twice, whatever the feed renames', async () => {
    bot = await startBot({ baseline: ordinary, channels: { C1: watching(['vendor', 'Scale AI'], ['rival', 'Meta']) } });
    const b = bot;
    await polls(b, 2);
    b.feed.publish(first);
    await expect.poll(() => b.sent.length, { timeout: 15_000 }).toBe(1);
    const before = textOf(b.slack.messages('C1'));
    await b.restart();
    b.feed.publish(
      { ...first, id: 'a-new-guid', title: `UPDATE ${first.title}`, at: Date.now() },
      probe('after-the-restart'),
    );
    await polls(b, 2);
    expect(b.sent).toHaveLength(1);
    expect(textOf(b.slack.messages('C1'))).toBe(before);
  }, 60_000);

  it('what was owed when it stopped is posted after the start', async () => {
    bot = await startBot({ baseline: ordinary, channels: { C1: watching(['vendor', 'Scale AI'], ['rival', 'Meta']) } });
    const b = bot;
    await polls(b, 2);
    b.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 2 });
    b.feed.publish(first);
    await b.slack.waitFor('the refusal', () => b.slack.calls('chat.postMessage')[0], 15_000);
    await b.restart();
    await b.slack.waitFor('the alert', () => roots(b, 'C1')[0], 20_000);
    await expect.poll(() => b.sent.length, { timeout: 10_000 }).toBe(1);
    expect(roots(b, 'C1')).toHaveLength(1);
  }, 60_000);
});
