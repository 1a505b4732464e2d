// Who may use the page: requests as a browser sends them from here and from elsewhere in, what is let through out.
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADA, startBench, VENDORS, type Bench } from './start.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}
/** fetch would set Host and Origin itself. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: bench.slack.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
const say = (headers: Record<string, string>) =>
  ask('/page/say', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ channel: VENDORS, user: ADA, text: 'said' }),
  });

describe('another site', () => {
  const host = () => `127.0.0.1:${bench.slack.port}`;
  it.each<[string, () => Record<string, string>]>([
    ['by its Origin', () => ({ origin: 'https://evil.example' })],
    ['by an Origin that hides', () => ({ origin: 'null' })],
    ['from another port of this machine', () => ({ origin: 'http://127.0.0.1:1' })],
    ['by a name that resolves here', () => ({ host: `evil.example:${bench.slack.port}` })],
    ['by such a name, which is its Origin too', () => ({ host: 'evil.example', origin: 'http://evil.example' })],
    ['by what the browser says of it', () => ({ host: host(), 'sec-fetch-site': 'cross-site' })],
    ['as a form would', () => ({ 'content-type': 'text/plain' })],
  ])('drives nothing: %s', async (_case, headers) => {
    const before = bench.slack.messages(VENDORS).length;
    expect((await say(headers())).status).toBeGreaterThanOrEqual(400);
    expect(bench.slack.messages(VENDORS)).toHaveLength(before);
  });

  it('reads neither the page nor the Web API by a name that resolves here', async () => {
    for (const path of ['/', '/page/parts', '/page/events', '/api/auth.test']) {
      expect((await ask(path, { headers: { host: 'evil.example' } })).status).toBe(403);
    }
  });

  it('may link to the page', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask('/', { headers })).status).toBe(200);
  });
});

describe('the page itself', () => {
  it.each(['127.0.0.1', 'localhost'])('is used at %s', async (name) => {
    const host = `${name}:${bench.slack.port}`;
    expect((await say({ host, origin: `http://${host}`, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('forbids frames, foreign scripts and everything loaded from elsewhere', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['/page/page.css', '/page/blocks.css', '/page/page.js', '/page/theme.js', '/page/icon.svg'])(
    'serves %s',
    async (path) => {
      const { status, body } = await ask(path);
      expect([status, body.length > 100]).toEqual([200, true]);
      expect(body).not.toMatch(/url\(|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    },
  );

  it.each<[string, string, object, number]>([
    ['an act that is none', '/page/dance', {}, 404],
    ['a press on nothing', '/page/press', { user: ADA, channel: VENDORS, action: 'x', place: { ts: '1.0' } }, 409],
    ['a stranger', '/page/say', { user: 'U0NONE', channel: VENDORS, text: 'x' }, 409],
    ['no such modal', '/page/submit', { user: ADA, view: 'VNONE', values: {} }, 409],
  ])('refuses %s', async (_case, path, body, status) => {
    const headers = { 'content-type': 'application/json' };
    expect((await ask(path, { method: 'POST', headers, body: JSON.stringify(body) })).status).toBe(status);
  });

  it('refuses a body that is too large', async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ text: 'x'.repeat(1_000_001) });
    expect((await ask('/page/say', { method: 'POST', headers, body })).status).toBe(400);
  });
});
