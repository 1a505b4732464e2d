// The first run, nothing configured: what somebody sees who types `npm start`.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDemo } from '../../src/config/config.ts';
import { startProcess, type BotProcess } from './process.ts';
import { startTestSlack } from './test-slack.ts';

let data = '';
let running: BotProcess | null = null;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'stakewatch-first-'));
});
afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = null;
  rmSync(data, { recursive: true });
});
function run(env: Record<string, string> = {}): BotProcess {
  running = startProcess(['start'], { PORT: '0', STAKEWATCH_DATA: data, LOG_LEVEL: 'error', ...env });
  return running;
}
const demo = loadDemo();
const ARTICLES = demo.ok ? demo.value.articles.length : 0;
const HEADLINE = /Meta \(your rival\).*Scale AI/g;
const page = async (bot: BotProcess): Promise<string> => {
  const address = (await bot.prints(/http:\/\/127\.0\.0\.1:\d+/))[0];
  return (await fetch(address)).text();
};

describe('the first run', () => {
  it('tells the golden case once, in the terminal and on the page; stopped and started again it repeats nothing', async () => {
    const first = run();
    await first.prints(HEADLINE, 40_000);
    await first.prints(/in the thread of/, 40_000);
    const shown = await page(first);
    expect(shown).toMatch(/Meta/);
    expect(shown).toMatch(/Scale AI/);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.stdout().match(HEADLINE)).toHaveLength(1);

    const second = run({ LOG_LEVEL: 'debug' }); // says of polls that find nothing new, too
    expect(await page(second)).toMatch(/Scale AI/); // nothing is lost
    // The demo feed publishes both articles anew, with new dates; wait until they were read again.
    const read = new RegExp(`demo\\.xml","articles":${ARTICLES},`);
    await expect.poll(() => read.test(second.stderr()), { timeout: 40_000 }).toBe(true);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(second.stdout()).not.toMatch(HEADLINE);
  }, 120_000);

  it('a port in use is said plainly', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const bot = run({ PORT: String(port) });
    expect(await bot.ended).toBe(1);
    expect(bot.stderr()).toMatch(new RegExp(`PORT: ${port} is in use on 127\\.0\\.0\\.1; set another`));
    await new Promise((resolve) => other.close(resolve));
  });

  it('the page listens on loopback only', async () => {
    const bot = run();
    const port = (await bot.prints(/http:\/\/127\.0\.0\.1:(\d+)/))[1];
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter((address) => !address.internal && address.family === 'IPv4');
    for (const { address } of outside) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  });

  it.each([
    ['half settings', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_SIGNING_SECRET: expected the signing secret/],
    ['no Redis where it should be', { REDIS_URL: 'redis://:sekret-canary@127.0.0.1:9' }, /Redis/i],
  ])('%s: says so, without a secret, and ends with status 1', async (_, env, said) => {
    const bot = run(env);
    expect(await bot.ended).toBe(1);
    expect(bot.stderr()).toMatch(said);
    expect(bot.stderr() + bot.stdout()).not.toMatch(/canary/);
  });

  it('a token that Slack refuses: says so, without it, and ends with status 1', async () => {
    const slack = await startTestSlack({ C0VENDOR: '#vendor-risk' });
    const settings = {
      SLACK_BOT_TOKEN: 'xoxb-canary',
      SLACK_SIGNING_SECRET: 'sekret-canary',
      SLACK_API_URL: slack.apiUrl,
    };
    const bot = run(settings);
    expect(await bot.ended).toBe(1);
    await slack.close();
    expect(bot.stderr()).toMatch(/Slack: SLACK_BOT_TOKEN: /);
    expect(bot.stderr() + bot.stdout()).not.toMatch(/canary/);
  });
});
