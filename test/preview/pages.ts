// A bench for each test of a file, and pages of it in one browser, out; whatever a test looks at, nothing is loaded from
// elsewhere, and nothing breaks on the way.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchBrowser, openPage, type OpenPage } from './browser.ts';
import type { Bench } from './start.ts';

/**
 * Starts a bench before each test, and closes it with its pages after each.
 * @returns opens a path of the test's bench, or of another one, in a new window
 */
export function pagesOf(
  start: () => Promise<Bench>,
): (path?: string, options?: BrowserContextOptions, at?: Bench) => Promise<Page> {
  let browser: Browser;
  let bench: Bench;
  let opened: OpenPage[];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    bench = await start();
    opened = [];
  });
  afterEach(async () => {
    expect(opened.flatMap((one) => one.foreign)).toEqual([]);
    expect(opened.flatMap((one) => one.complaints)).toEqual([]);
    await Promise.all(opened.map((one) => one.page.context().close()));
    await bench.close();
  });
  return async (path = '/', options = {}, at = bench) => {
    const one = await openPage(browser, at.slack.url + path, { viewport: { width: 1280, height: 800 }, ...options });
    opened.push(one);
    return one.page;
  };
}

// Block Kit as a bot writes it.
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const button = (action_id: string, text: string, more: object = {}) => ({
  type: 'button',
  action_id,
  text: plain(text),
  ...more,
});
