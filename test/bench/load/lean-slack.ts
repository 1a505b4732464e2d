// Calls of the Web API in, the least that a bot needs of an answer out; who posts to a channel more than Slack lets it meets 429.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createRateLimiter, SLACK_STRICTNESS } from '../../../src/preview/rate-limits.ts';
import { TEAM } from './plan.ts';

const ANSWERS_AFTER = 100; // ms; about what Slack takes
const SCOPES = 'chat:write,chat:write.public,channels:history,groups:history,channels:read,groups:read,commands';

export interface LeanSlack {
  apiUrl: string;
  /** Messages by channel. */
  posted: Map<string, number>;
  /** When the last one was posted, as performance.now() says. */
  lastAt: () => number;
  /** Posts that were refused as too fast. */
  refused: () => number;
  close(): Promise<void>;
}

/** Only what holds for a channel is counted: one message a second, few at once. */
export async function startLeanSlack(): Promise<LeanSlack> {
  const unlimited = 1e9; // a minute; one workspace of a load stands for many
  const perMinute = { 1: unlimited, 2: unlimited, 3: unlimited, 4: unlimited, special: unlimited };
  const limiter = createRateLimiter({ ...SLACK_STRICTNESS, perMinute });
  const posted = new Map<string, number>();
  let lastAt = 0;
  let refused = 0;
  let messages = 0;

  function answer(method: string, body: URLSearchParams): { status: number; head: object; said: object } {
    const channel = body.get('channel') ?? '';
    if (method !== 'chat.postMessage')
      return { status: 200, head: {}, said: { ok: true, team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT', channel } };
    const pause = limiter.take({ method, tier: 'special', teamId: TEAM, channel }, Date.now());
    if (pause > 0) {
      refused += 1;
      const head = { 'retry-after': String(Math.ceil(pause / 1_000)) };
      return { status: 429, head, said: { ok: false, error: 'ratelimited' } };
    }
    posted.set(channel, (posted.get(channel) ?? 0) + 1);
    lastAt = performance.now();
    messages += 1;
    const ts = `${Math.floor(Date.now() / 1_000)}.${String(messages % 1_000_000).padStart(6, '0')}`;
    return { status: 200, head: {}, said: { ok: true, channel, ts } };
  }

  async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
    return new URLSearchParams(await text(request));
  }
  const server = createServer((request, response) => {
    void (async () => {
      const method = request.url?.split('/').at(-1)?.split('?')[0] ?? '';
      const { status, head, said } = answer(method, await readForm(request));
      await wait(ANSWERS_AFTER);
      response.writeHead(status, { ...head, 'content-type': 'application/json', 'x-oauth-scopes': SCOPES });
      response.end(JSON.stringify(said));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posted,
    lastAt: () => lastAt,
    refused: () => refused,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
