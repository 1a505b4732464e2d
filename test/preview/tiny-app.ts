// A Slack app of a few lines in the bot's place: it checks signatures, keeps what it is sent, answers as a test says.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Payload = Record<string, unknown>;
/** What the app answers: a status, and a body where it says something. */
export interface TinyAnswer {
  status?: number;
  body?: string | object;
}
export interface Received {
  kind: 'command' | 'interactive' | 'event';
  payload: Payload;
  headers: IncomingMessage['headers'];
}
export interface TinyApp {
  url: string;
  received: Received[];
  /** Answers from now on; what it throws or never resolves is felt by whoever asked. */
  onRequest(answer: (received: Received) => Promise<TinyAnswer> | TinyAnswer): void;
  close(): Promise<void>;
}

export async function startTinyApp(signingSecret: string): Promise<TinyApp> {
  const received: Received[] = [];
  let answer: (request: Received) => Promise<TinyAnswer> | TinyAnswer = () => ({});
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const body = Buffer.concat(chunks).toString('utf8');
      if (!isSigned(request.headers, body, signingSecret)) {
        response.writeHead(401).end();
        return;
      }
      const one = read(request.headers, body);
      received.push(one);
      const { status = 200, body: said } = await answer(one);
      const json = typeof said === 'object';
      response.writeHead(status, json ? { 'content-type': 'application/json' } : {});
      response.end(json ? JSON.stringify(said) : said);
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    received,
    onRequest(next) {
      answer = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function isSigned(headers: IncomingMessage['headers'], body: string, secret: string): boolean {
  const timestamp = String(headers['x-slack-request-timestamp']);
  const wanted = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const got = String(headers['x-slack-signature']);
  return got.length === wanted.length && timingSafeEqual(Buffer.from(got), Buffer.from(wanted));
}

function read(headers: IncomingMessage['headers'], body: string): Received {
  if ((headers['content-type'] ?? '').includes('json')) {
    return { kind: 'event', payload: JSON.parse(body) as Payload, headers };
  }
  const form = Object.fromEntries(new URLSearchParams(body));
  return form['payload'] === undefined
    ? { kind: 'command', payload: form, headers }
    : { kind: 'interactive', payload: JSON.parse(form['payload']) as Payload, headers };
}
