// A person's whole way through the page, keyboard in hand, with a small app in the bot's place: watch a vendor, meet the
// alert, acknowledge it, mute the vendor, read the thread, open Home.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { launchBrowser, openPage, type OpenPage } from './browser.ts';
import { ADA, startBench, VENDORS, type Bench } from './start.ts';
import type { Payload, TinyAnswer } from './tiny-app.ts';

let browser: Browser;
let bench: Bench;
let opened: OpenPage;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  bench = await startBench();
  bench.app.onRequest(({ kind, payload }) => ANSWERS[kind](payload));
  opened = await openPage(browser, bench.slack.url, { viewport: { width: 1280, height: 800 } });
  page = opened.page;
});
afterEach(async () => {
  expect([opened.foreign, opened.complaints]).toEqual([[], []]);
  await page.context().close();
  await bench.close();
});

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const DAYS = ['1', '7'].map((value) => ({ text: plain(value === '1' ? 'A day' : 'A week'), value }));
const MUTE = {
  type: 'modal',
  callback_id: 'mute',
  title: plain('Mute Quarry Data'),
  submit: plain('Mute'),
  blocks: [
    {
      type: 'input',
      block_id: 'until',
      label: plain('For how long'),
      element: { type: 'static_select', action_id: 'v', options: DAYS },
    },
  ],
};
const alertBlocks = (state: string) => [
  { type: 'header', text: plain('Critical: a rival buys in') },
  { type: 'section', text: mrkdwn('*Borealis* (your rival) takes *49%* of *Quarry Data*') },
  { type: 'context', elements: [mrkdwn(state)] },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'acknowledge', text: plain('Acknowledge'), style: 'primary' },
      { type: 'button', action_id: 'mute', text: plain('Mute…') },
    ],
  },
];

let alertTs = '';
async function postAlert(): Promise<void> {
  const blocks = alertBlocks('nobody has seen this yet') as never;
  alertTs = (await bench.client.chat.postMessage({ channel: VENDORS, text: 'alert', blocks })).ts ?? '';
  await bench.client.chat.postMessage({
    channel: VENDORS,
    text: 'Quarry Data says its data is safe.',
    thread_ts: alertTs,
  });
}
const ANSWERS: Record<'command' | 'interactive' | 'event', (payload: Payload) => Promise<TinyAnswer> | TinyAnswer> = {
  command: (payload) => ({
    body: { text: `This channel watches *${String(payload['text']).replace('watch ', '')}*.` },
  }),
  async interactive(payload) {
    if (payload['type'] === 'view_submission') {
      await bench.client.chat.postEphemeral({ channel: VENDORS, user: ADA, text: 'Muted for a week.' });
      return {};
    }
    const [action] = payload['actions'] as { action_id: string }[];
    if (action?.action_id === 'mute')
      await bench.client.views.open({ trigger_id: String(payload['trigger_id']), view: MUTE as never });
    else {
      const blocks = alertBlocks('acknowledged by Ada Moreau') as never;
      await bench.client.chat.update({ channel: VENDORS, ts: alertTs, text: 'alert', blocks });
    }
    return {};
  },
  async event(payload) {
    const { user } = payload['event'] as { user: string };
    const blocks = [{ type: 'section', text: mrkdwn('*vendor-risk* watches Quarry Data') }] as never;
    await bench.client.views.publish({ user_id: user, view: { type: 'home', blocks } });
    return {};
  },
};
const pressByKey = async (control: Locator): Promise<void> => {
  await control.focus();
  await page.keyboard.press('Enter');
};

it('from the first command to Home, by keyboard', async () => {
  await page.getByRole('textbox', { name: 'Message to #vendor-risk' }).focus();
  await page.keyboard.type('/stakewatch watch Quarry Data');
  await page.keyboard.press('Enter');
  await page.getByText('This channel watches Quarry Data.').waitFor();

  await postAlert();
  const alert = page.getByRole('article').filter({ hasText: 'Critical: a rival buys in' });
  await alert.getByText('nobody has seen this yet').waitFor();
  await pressByKey(alert.getByRole('button', { name: 'Acknowledge' }));
  await alert.getByText('acknowledged by Ada Moreau').waitFor();

  await pressByKey(alert.getByRole('button', { name: 'Mute…' }));
  const dialog = page.getByRole('dialog', { name: 'Mute Quarry Data' });
  await dialog.waitFor();
  await dialog.getByLabel('For how long').selectOption('7');
  await pressByKey(dialog.getByRole('button', { name: 'Mute' }));
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Muted for a week.').waitFor();

  await pressByKey(alert.getByRole('button', { name: /1 reply/ }));
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('Quarry Data says its data is safe.').waitFor();
  await page.keyboard.press('Escape');
  await thread.waitFor({ state: 'hidden' });

  await pressByKey(page.getByRole('link', { name: 'Stakewatch' }));
  await page.getByText('vendor-risk watches Quarry Data').waitFor();
  const kinds = bench.app.received.map(({ kind, payload }) => (kind === 'interactive' ? payload['type'] : kind));
  expect(kinds).toEqual(['command', 'block_actions', 'block_actions', 'view_submission', 'event']);
});
