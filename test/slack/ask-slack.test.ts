// A Slack of our own that answers well, breaks off, sends elsewhere or says nothing → what a call of the Web API gets of it.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { askSlack } from '../../src/slack/ask-slack.ts';

let server: Server;
let url: string;
let answer: (response: ServerResponse, body: string) => void;
let asked: number;
beforeEach(async () => {
  asked = 0;
  server = createServer((request, response) => {
    asked += 1;
    void text(request).then((body) => answer(response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/chat.postMessage`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});
const ask = (signal?: AbortSignal) =>
  askSlack(url, { method: 'POST', body: 'text=Grüße', redirect: 'error', ...(signal !== undefined && { signal }) });

it('what was sent comes through, and the answer whole: status, heads and text', async () => {
  answer = (response, body) => response.writeHead(429, { 'retry-after': '7' }).end(JSON.stringify({ body }));
  const said = await ask();
  expect([said.ok, said.status, said.headers.get('Retry-After'), said.url]).toEqual([false, 429, '7', url]);
  expect(await said.text()).toBe('{"body":"text=Grüße"}');
  expect(await said.json()).toEqual({ body: 'text=Grüße' });
});
it('an answer that breaks off is a failure of the call, which is not repeated', async () => {
  answer = (response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"ok":');
    setImmediate(() => response.destroy());
  };
  await expect(ask()).rejects.toThrow();
  expect(asked).toBe(1);
});
it('a redirect is not followed: the token is for Slack alone', async () => {
  answer = (response) => response.writeHead(302, { location: url }).end();
  expect((await ask()).status).toBe(302);
  expect(asked).toBe(1);
});
it('a Slack that says nothing is waited for as long as the signal says', async () => {
  answer = () => undefined;
  await expect(ask(AbortSignal.timeout(50))).rejects.toThrow(/timeout/);
});
