// /healthz, /readyz and /metrics over real HTTP: what they say of a store that fails, a token that Slack refuses, a sweep that
// stopped; and who may read the figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startObserving, type Observing, type ObservingSettings } from '../../src/parts/observing.ts';
import type { Store } from '../../src/ports.ts';
import { startSlackServer, type SlackServer } from '../../src/preview/slack-server.ts';
import { serveRequests } from '../../src/parts/request-server.ts';
import { NEEDED_SCOPES } from '../../src/slack/scopes.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { MINUTE, SECOND } from '../../src/time.ts';

const TOKEN = 'xoxb-canary-of-the-answers';
const SHOWN = 'a-metrics-token-of-the-tests';
let dir = '';
let store: Store;
let slack: SlackServer;
let now = Date.UTC(2027, 2, 9, 12);
let observing: Observing;
let publicPort: { port: number; close(): Promise<void> };
let lines: string[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'stakewatch-answers-'));
  store = openEmbedded(join(dir, 'test.db'));
  const signingSecret = 'a-signing-secret-of-the-tests';
  slack = await startSlackServer({
    port: 0,
    journalFile: null,
    botToken: TOKEN,
    signingSecret,
    scopes: NEEDED_SCOPES,
    clock: Date.now,
    strict: { rateLimits: false },
  });
  lines = [];
});
afterEach(async () => {
  await Promise.all([observing.close(), publicPort.close(), slack.close()]);
  await store.close();
  rmSync(dir, { recursive: true });
});

async function open(change: Partial<ObservingSettings> = {}, metricsToken: string | null = null): Promise<void> {
  const mode = { kind: 'http', signingSecret: 'x', port: 0, host: '127.0.0.1' } as const;
  observing = await startObserving({
    config: { host: '127.0.0.1', healthPort: 0, metricsToken, outboxLate: 15 * MINUTE },
    store,
    clock: () => now,
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    operator: null,
    app: { mode, botToken: TOKEN, teamId: 'T1', apiUrl: slack.apiUrl },
    sweeps: true,
    ...change,
  });
  publicPort = await serveRequests([observing.answer], { host: '127.0.0.1', port: 0, setting: 'PORT' });
}
type Where = 'public' | 'own';
const ask = (path: string, where: Where = 'public', init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${where === 'own' ? observing.port : publicPort.port}${path}`, init);
const ready = async (): Promise<{ status: number; parts: Record<string, { ok: boolean; says: string }> }> => {
  const answer = await ask('/readyz');
  const told = (await answer.json()) as { ready: boolean; parts: Record<string, { ok: boolean; says: string }> };
  expect(told.ready).toBe(answer.status === 200);
  return { status: answer.status, parts: told.parts };
};

describe('/healthz', () => {
  it('answers while the event loop does, whatever the store and Slack do', async () => {
    const full = (): Promise<never> => Promise.reject(new Error('disk full'));
    await open({ store: { ...store, check: full, counts: full } });
    for (const where of ['public', 'own'] as const) {
      const answer = await ask('/healthz', where);
      expect([answer.status, await answer.json()]).toEqual([200, { ok: true, version: expect.any(String) as string }]);
    }
    expect((await ask('/healthz', 'public', { method: 'HEAD' })).status).toBe(200);
    expect((await ask('/healthz', 'public', { method: 'POST' })).status).toBe(404);
    expect((await ask('/health', 'own')).status).toBe(404);
  });
});

describe('/readyz', () => {
  it('200 with each part in words, once it has looked for due work', async () => {
    await open();
    expect(await ready()).toMatchObject({ status: 503, parts: { store: { ok: true }, sweep: { ok: false } } });
    observing.swept();
    now += 10 * SECOND;
    expect(await ready()).toEqual({
      status: 200,
      parts: {
        store: { ok: true, says: 'The embedded store can be written.' },
        slack: { ok: true, says: 'Slack accepts the bot token.' },
        sweep: { ok: true, says: 'Due feeds and alerts were looked for within the minute.' },
      },
    });
  });
  it('503 with the reason while the store cannot be written, and without secrets', async () => {
    let full = true;
    const broken = new Error('redis://bot:canary-password@10.0.0.5 is gone');
    const check: Store['check'] = () => (full ? Promise.reject(broken) : store.check());
    await open({ store: { ...store, check } });
    observing.swept();
    const { status, parts } = await ready();
    expect([status, parts['store']?.ok, parts['slack']?.ok]).toEqual([503, false, true]);
    expect(parts['store']?.says).toMatch(/^The store cannot be used: redis:.* is gone$/);
    expect(JSON.stringify(parts)).not.toContain('canary');
    full = false;
    now += 10 * SECOND;
    expect((await ready()).status).toBe(200);
  });
  it('503 while Slack refuses the token; a Slack that is away makes nothing unready', async () => {
    const mode = { kind: 'http', signingSecret: 'x', port: 0, host: '127.0.0.1' } as const;
    await open({ app: { mode, botToken: 'xoxb-canary-nobody-knows', teamId: 'T1', apiUrl: slack.apiUrl } });
    observing.swept();
    const { status, parts } = await ready();
    expect([status, parts['slack']]).toEqual([
      503,
      { ok: false, says: expect.stringMatching(/^Slack refuses the bot token: invalid_auth: /) as string },
    ]);
    now += MINUTE;
    observing.swept();
    slack.faults.next('auth.test', { status: 500 });
    expect(await ready()).toMatchObject({ status: 200, parts: { slack: { ok: true } } });
    now += MINUTE;
    observing.swept();
    slack.faults.next('auth.test', { late: 3_500 });
    expect((await ready()).parts['slack']).toEqual({
      ok: true,
      says: expect.stringContaining('slow to answer') as string,
    });
    expect(JSON.stringify(parts) + lines.join('')).not.toContain('canary');
  });
  it('503 when the last sweep is long ago, and never where sweeping is the work of others', async () => {
    await open();
    observing.swept();
    now += 5 * MINUTE;
    expect((await ready()).parts['sweep']).toEqual({
      ok: false,
      says: 'Due feeds and alerts were last looked for 5 min ago; every second is usual.',
    });
    await Promise.all([observing.close(), publicPort.close()]);
    await open({ sweeps: false });
    expect(await ready()).toMatchObject({ status: 200, parts: { sweep: { ok: true } } });
  });
  it('asks the store once in ten seconds and Slack once a minute, however many ask', async () => {
    let asked = 0;
    await open({ store: { ...store, check: () => (asked++, store.check()) } });
    observing.swept();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask('/readyz')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect([asked, slack.calls('auth.test').length]).toEqual([1, 1]);
    now += 10 * SECOND;
    await ready();
    expect([asked, slack.calls('auth.test').length]).toEqual([2, 1]);
  });
  it('with many workspaces there is no one token to ask for', async () => {
    const mode = { kind: 'http', signingSecret: 'x', port: 0, host: '127.0.0.1' } as const;
    const installs = { clientId: '1.2', clientSecret: 'x', stateSecret: 'x', tokenKeys: [] };
    await open({ app: { mode, installs, apiUrl: slack.apiUrl } });
    observing.swept();
    expect(await ready()).toMatchObject({ status: 200, parts: { slack: { ok: true } } });
    expect(slack.calls('auth.test')).toEqual([]);
  });
});

describe('/metrics', () => {
  it('is for whoever reaches the port of operators, and for nobody on a public one', async () => {
    await open();
    const answer = await ask('/metrics', 'own');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(await answer.text()).toContain('stakewatch_store_up 1');
    expect((await ask('/metrics', 'public')).status).toBe(404);
    const headers = { authorization: 'Bearer null' };
    expect((await ask('/metrics', 'public', { headers })).status).toBe(404);
  });
  it('with a token is answered on a public port to whoever shows it', async () => {
    await open({}, SHOWN);
    const status = async (authorization?: string): Promise<number> => {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      return (await ask('/metrics', 'public', { headers })).status;
    };
    expect([await status(), await status(`Bearer ${SHOWN}x`), await status(SHOWN), await status('Bearer ')]).toEqual([
      401, 401, 401, 401,
    ]);
    expect([await status(`Bearer ${SHOWN}`), await status(`bearer ${SHOWN}`)]).toEqual([200, 200]);
    expect((await ask('/metrics', 'own')).status).toBe(200);
  });
});
