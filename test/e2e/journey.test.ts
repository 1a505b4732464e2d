// A person's whole way with the real bot, through the preview page in Chromium: watch a vendor, meet the golden alert,
// acknowledge it, mute its story and undo that, read the thread, open Home; on a wide light page and a narrow dark one.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { loadDemo } from '../../src/config/config.ts';
import { DEFAULT_SETTINGS, newCompany } from '../../src/domain.ts';
import { graveFindings } from '../preview/axe.ts';
import { launchBrowser, openPage, type OpenPage } from '../preview/browser.ts';
import { startBot, type Bot } from './bot.ts';
import type { TestItem } from './feed-server.ts';

const demo = loadDemo();
if (!demo.ok) throw new Error(JSON.stringify(demo.mistakes));
const items = demo.value.articles.map((article, i) => ({ ...article, at: Date.now() - (20 - i) * 1000 }));
const ordinary = items.filter(({ publish }) => publish === 'baseline');
const [first, second] = items.filter(({ publish }) => publish === 'after');
if (first === undefined || second === undefined) throw new Error('the demo tells its story in two articles');
/** A deal that nobody acknowledges. */
const leftOpen = (): TestItem => ({
  id: 'quillbeam-stake',
  title: 'Tallowmere Robotics buys 30% of payroll software maker Quillbeam',
  body: '<p>Tallowmere Robotics has agreed to buy a 30% stake in Quillbeam for $120 million, both said on Friday.</p>',
  link: 'https://example.com/news/quillbeam-stake',
  at: Date.now(),
});

let browser: Browser;
let bot: Bot | null = null;
let opened: OpenPage | null = null;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await opened?.page.context().close();
  await bot?.close();
  [opened, bot] = [null, null];
});

const WITHIN = { timeout: 15_000 }; // ms; the news is polled each second, and the machine may be busy
const say = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Message to #c1' }).fill(words);
  await page.keyboard.press('Enter');
};

it.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 390, colorScheme: 'dark' as const },
])(
  'from the first command to Home: $width px, $colorScheme',
  async ({ width, colorScheme }) => {
    const rivals = {
      companies: ['Meta', 'Tallowmere Robotics'].map((name) => newCompany('rival', name)),
      settings: DEFAULT_SETTINGS,
    };
    const { feed, slack } = (bot = await startBot({ baseline: ordinary, channels: { C1: rivals } }));
    opened = await openPage(browser, slack.url, { colorScheme, viewport: { width, height: 800 } });
    const { page } = opened;
    page.setDefaultTimeout(WITHIN.timeout);
    const messages = page.getByRole('article');
    await expect.poll(() => feed.requests(), WITHIN).toBeGreaterThanOrEqual(2); // the ordinary news is known
    await say(page, '/stakewatch watch Scale AI, Quillbeam');
    const answer = messages.filter({ hasText: 'Scale AI is now watched as your vendor.' });
    await answer.getByText('Watched here: 2 vendors, 2 rivals.').waitFor();
    expect(await messages.count()).toBe(1); // a watchlist's change tells nothing of the past

    feed.publish(first);
    const alert = messages.filter({ hasText: 'Why it matters here: Meta is your rival and Scale AI is your vendor' });
    await alert.getByText('Meta (your rival) takes 49% of Scale AI (your vendor)').waitFor();
    await alert.getByText('Critical', { exact: true }).waitFor();

    await alert.getByRole('button', { name: 'Acknowledge' }).click();
    await alert.getByText(/Acknowledged by @Ada, [A-Z][a-z]{2} \d+, \d{4} \d+:\d\d [AP]M/).waitFor();
    expect(await alert.getByRole('button', { name: 'Acknowledge' }).count()).toBe(0);

    await alert.getByRole('button', { name: 'Mute…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Mute' });
    await dialog.getByLabel('What shall this channel not hear of?').selectOption('This story');
    await dialog.getByRole('radiogroup', { name: 'For how long?' }).getByLabel('1 week').check();
    await dialog.getByRole('button', { name: 'Mute', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    const mark = alert.getByText('This story is muted here by @Ada until');
    await mark.waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await mark.waitFor({ state: 'detached' });
    await messages.filter({ hasText: 'is told here again.' }).waitFor();

    feed.publish(second, leftOpen()); // heard, since the mute was undone
    await alert.getByText('2 articles').waitFor();
    await alert.getByRole('button', { name: /^2 replies/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const update = thread.getByRole('article').filter({ hasText: 'Update · ' });
    await update.getByText(/tripled against doubled/).waitFor();
    expect(await graveFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'hidden' });
    await messages
      .filter({ hasText: 'Quillbeam is your vendor' })
      .getByRole('button', { name: 'Acknowledge' })
      .waitFor();

    await expect.poll(() => bot?.sent.length, WITHIN).toBe(3); // Home reads what was kept, after it was told
    if (width < 720) await page.getByRole('button', { name: 'Channel list' }).click();
    await page.getByRole('link', { name: 'Stakewatch', exact: true }).click();
    const home = page.getByRole('region', { name: 'Home tab' });
    await home.getByText(/#c1\s*2 vendors · 2 rivals · 1 open/).waitFor();
    await home.getByText('Tallowmere Robotics (your rival) takes 30% of Quillbeam (your vendor)').waitFor();
    expect(await home.getByText('Scale AI').count()).toBe(0); // acknowledged
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect([opened.foreign, opened.complaints]).toEqual([[], []]);
  },
  60_000,
);
