// The whole bot while its real Redis is killed, and while it hangs: everybody is answered in time and in plain words, forms keep
// what was filled in, and afterwards everything goes on by itself.
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, newCompany } from '../../src/domain.ts';
import { COMMANDS } from '../../src/slack/commands/commands.ts';
import type { View } from '../../src/preview/workspace.ts';
import { openStore } from '../../src/store/open.ts';
import { SECOND } from '../../src/time.ts';
import { startBot, type Bot } from '../e2e/bot.ts';
import { ADA, TEAM } from '../e2e/test-slack.ts';
import { startRedis, type RedisServer } from '../store/redis-server.ts';

const CHANNEL = 'C0RISK';
const AWAY = "I can't reach my store right now, so nothing was changed. Please try again in a minute.";
/** Slack gives three for an acknowledgement, and the stand-in holds us to it; a busy machine gets more for the answer. */
const SOON = 9 * SECOND;

const VENDORS = ['Larkfield Systems', 'Quillbeam Systems', 'Fennick Systems'];
const [LARKFIELD = '', QUILLBEAM = '', FENNICK = ''] = VENDORS;
const priceOf = (vendor: string): number => 120 + 30 * VENDORS.indexOf(vendor);
const deal = (vendor: string) => ({
  id: vendor,
  title: `Orbix Holdings to acquire ${vendor} for $${priceOf(vendor)} million`,
  body: `Orbix Holdings said on Monday that it has agreed to acquire ${vendor} for $${priceOf(vendor)} million in cash.`,
  link: `https://example.com/deals/${priceOf(vendor)}`,
  at: Date.now(),
});

let redis: RedisServer;
let bot: Bot;
const logged: Record<string, unknown>[] = [];
const log = pino(
  { level: 'warn' },
  { write: (line: string) => void logged.push(JSON.parse(line) as Record<string, unknown>) },
);

beforeAll(async () => {
  redis = await startRedis();
  const vendors = VENDORS.map((name) => newCompany('vendor', name));
  const watchlist = { companies: [...vendors, newCompany('rival', 'Orbix Holdings')], settings: DEFAULT_SETTINGS };
  bot = await startBot({ baseline: [], channels: { [CHANNEL]: watchlist }, redisUrl: redis.url, log });
  await vi.waitFor(() => expect(bot.feed.requests()).toBeGreaterThan(1), { timeout: 20_000 });
  bot.feed.publish(deal(LARKFIELD));
  await bot.slack.waitFor('the first alert', () => told(LARKFIELD).length > 0, 30_000);
}, 60_000);
afterAll(async () => {
  redis.goOn();
  await bot.close();
  await redis.stop();
});

const told = (vendor: string) =>
  bot.slack.messages(CHANNEL).filter(({ text, thread_ts: thread }) => thread === undefined && text.includes(vendor));
const alone = () => bot.slack.ephemerals(ADA, CHANNEL).map(({ text }) => text);
const blocksOf = (view: View | null | undefined): string => JSON.stringify(view?.blocks ?? []);
const top = (): View | undefined => bot.slack.views(ADA).at(-1);
const type = (text: string) => bot.slack.userDoes.command(CHANNEL, ADA, `/stakewatch ${text}`);

/** The windows that a person opened stay open; this opens one for a company and waits until it can be filled in. */
async function openForm(company: string): Promise<View> {
  await type(`edit ${company}`);
  return bot.slack.waitFor('the form', () => {
    const view = top();
    return view?.callback_id === 'watchlist.company' && blocksOf(view).includes(company) && view;
  });
}
async function savedOwner(company: string): Promise<string | null | undefined> {
  const store = await openStore({ redisUrl: redis.url, redisPrefix: '{stakewatch}', dataDir: 'never made' });
  const watchlist = await store.watchlist(TEAM, CHANNEL);
  await store.close();
  return watchlist?.companies.find(({ name }) => name === company)?.owner;
}
/** Every button of the alert's message, as action id and value. */
function buttonsOf(): { actionId: string; value: string }[] {
  const elements = told(LARKFIELD)[0]?.blocks?.flatMap((block) => (block['elements'] as object[] | undefined) ?? []);
  return (elements ?? []).flatMap((one) => {
    const { type: kind, action_id: actionId, value } = one as { type?: string; action_id?: string; value?: string };
    return kind === 'button' && actionId !== undefined && value !== undefined ? [{ actionId, value }] : [];
  });
}

/** Submits the open form and looks at what Slack is answered: the sentence at its first field, and the words still in it. */
async function expectKept(form: View, owner: string): Promise<void> {
  const ack = await bot.slack.userDoes.submit(form.id, { owner }, ADA);
  expect(ack).toMatchObject({ status: 200, error: null });
  const { response_action: action, errors } = ack.body as { response_action: string; errors: Record<string, string> };
  expect([action, Object.values(errors)]).toEqual(['errors', [AWAY]]);
  expect(top()?.id).toBe(form.id);
  expect(JSON.stringify(top()?.state.values['owner'])).toContain(owner);
}

describe('Redis is killed', () => {
  it('a form says so at its field and keeps what was filled in; Home and a mention say it too', async () => {
    const form = await openForm(QUILLBEAM);
    await redis.kill();
    await expectKept(form, 'Rowan Ashe');
    void bot.slack.userDoes.openHome(ADA); // not taken: Slack comes with it again, for minutes
    await bot.slack.waitFor('Home', () => blocksOf(bot.slack.home(ADA)).includes(AWAY), SOON);
    await bot.slack.userDoes.mention(CHANNEL, ADA, 'who owns Borealis?');
    await bot.slack.waitFor('a reply', () => bot.slack.messages(CHANNEL).some(({ text }) => text === AWAY), SOON);
    await bot.slack.userDoes.close(form.id, ADA);
  }, 30_000);
  it('every command is answered in time, in its window where it has one', async () => {
    const inWindows = COMMANDS.filter(({ opensWindow }) => opensWindow === true);
    const others = COMMANDS.filter(({ opensWindow }) => opensWindow !== true);
    const before = alone().length;
    const acks = await Promise.all(others.map(({ example }) => type(example)));
    expect(acks.filter(({ error }) => error !== null)).toEqual([]);
    await bot.slack.waitFor('an answer to each', () => alone().length >= before + others.length, SOON);
    expect(alone().slice(before)).toEqual(others.map(() => AWAY));
    expect(inWindows.length).toBeGreaterThan(1);
    for (const { example } of inWindows) {
      expect(await type(example)).toMatchObject({ error: null });
      await bot.slack.waitFor(`the window of ${example}`, () => blocksOf(top()).includes(AWAY), SOON);
      await bot.slack.userDoes.close(top()?.id ?? '', ADA);
    }
  }, 60_000);
  it('every button of an alert is answered in time, in its window where it has one', async () => {
    const buttons = buttonsOf();
    expect(buttons.length).toBeGreaterThan(2);
    const ts = told(LARKFIELD)[0]?.ts ?? '';
    for (const { actionId, value } of buttons) {
      const before = alone().length;
      const pressed = { userId: ADA, channelId: CHANNEL, ts, actionId, value };
      expect(await bot.slack.userDoes.press(pressed)).toMatchObject({ error: null });
      const isTold = (): boolean => alone().slice(before).includes(AWAY) || blocksOf(top()).includes(AWAY);
      await bot.slack.waitFor(`an answer to ${actionId}`, isTold, SOON);
      if (top() !== undefined) await bot.slack.userDoes.close(top()?.id ?? '', ADA);
    }
  }, 60_000);
  it('says so once in the log, not with every tick', () => {
    const ofJobs = logged.filter(({ event }) => event === 'job-failed');
    expect(ofJobs.length).toBeGreaterThan(0);
    expect(ofJobs.length).toBeLessThanOrEqual(4); // one for each kind of work
    const known = ['job-failed', 'store-failed', 'alert-outcome-unknown'];
    expect(logged.map(({ event }) => event).filter((event) => !known.includes(String(event)))).toEqual([]);
    expect(logged.every(({ error }) => String(error).includes('no Redis answers at'))).toBe(true);
  });
  it('once it is back, forms are saved, and what came meanwhile is told once', async () => {
    bot.feed.publish(deal(QUILLBEAM));
    await redis.restart();
    await bot.slack.waitFor('the alert', () => told(QUILLBEAM).length > 0, 15_000);
    const form = await openForm(QUILLBEAM);
    const ack = await bot.slack.userDoes.submit(form.id, { owner: 'Rowan Ashe' }, ADA);
    expect(ack).toMatchObject({ error: null, body: { response_action: 'update' } });
    await expect.poll(() => savedOwner(QUILLBEAM)).toBe('Rowan Ashe');
    await bot.slack.userDoes.openHome(ADA);
    await bot.slack.waitFor('Home', () => !blocksOf(bot.slack.home(ADA)).includes(AWAY));
    expect(logged.some(({ event }) => event === 'job-recovered')).toBe(true);
    expect([told(LARKFIELD).length, told(QUILLBEAM).length]).toEqual([1, 1]);
  }, 90_000);
});

describe('Redis hangs', () => {
  it('a command, a form and Home are answered in time; nothing is lost once it goes on', async () => {
    while (top() !== undefined) await bot.slack.userDoes.close(top()?.id ?? '', ADA);
    const form = await openForm(FENNICK);
    redis.pause();
    const before = alone().length;
    bot.feed.publish(deal(FENNICK));
    void bot.slack.userDoes.openHome(ADA); // not taken: Slack comes with it again
    await Promise.all([
      type('watch Tern').then((ack) => expect(ack.error).toBeNull()),
      expectKept(form, 'Rowan Ashe'),
      bot.slack.waitFor('an answer', () => alone().slice(before).includes(AWAY), SOON),
      bot.slack.waitFor('Home', () => blocksOf(bot.slack.home(ADA)).includes(AWAY), SOON),
    ]);
    redis.goOn();
    expect(await savedOwner(FENNICK)).not.toBe('Rowan Ashe');
    expect(await savedOwner('Tern')).toBeUndefined();
    const ack = await bot.slack.userDoes.submit(form.id, { owner: 'Rowan Ashe' }, ADA);
    expect(ack).toMatchObject({ error: null, body: { response_action: 'update' } });
    await expect.poll(() => savedOwner(FENNICK)).toBe('Rowan Ashe');
    await bot.slack.waitFor('the alert', () => told(FENNICK).length > 0, 55_000);
    await type('list');
    await bot.slack.waitFor('the list', () => alone().at(-1)?.includes(FENNICK) === true);
    expect(told(FENNICK)).toHaveLength(1);
  }, 90_000);
});
