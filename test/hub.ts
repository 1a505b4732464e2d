// A WebSub hub on 127.0.0.1: takes subscriptions, asks whether they are meant, signs what it sends. It can be told to misbehave.
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a subscriber asked for. */
export interface Wish {
  mode: string;
  topic: string;
  callback: string;
  secret: string;
  leaseSeconds: string;
}
export interface Hub {
  url: string;
  host: string;
  /** Everything that was asked, in order. */
  wishes: Wish[];
  /** How it answers a wish from now on; null: as a hub should. */
  answers: ((wish: Wish, request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Lease that it grants, seconds. */
  lease: number;
  /** Asks the subscriber about a wish. @returns status, and whether the challenge came back */
  verify(wish: Wish, change?: Record<string, string>): Promise<{ status: number; echoed: boolean }>;
  /** Sends a body as the hub of the wish does; `change` puts other headers in place. @returns the status */
  send(
    wish: Wish,
    body: string,
    change?: { method?: string; secret?: string; signature?: string | null },
  ): Promise<number>;
  /** The last wish of a mode that the subscriber has confirmed. */
  confirmed(mode: string): Wish | undefined;
  close(): Promise<void>;
}

export async function startHub(): Promise<Hub> {
  const confirmed: Wish[] = [];
  const server = createServer((request, response) => {
    void take(request, response).catch(() => response.destroy());
  });
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
    const form = new URLSearchParams(text);
    const said = (name: string): string => form.get(`hub.${name}`) ?? '';
    const wish = {
      mode: said('mode'),
      topic: said('topic'),
      callback: said('callback'),
      secret: said('secret'),
      leaseSeconds: said('lease_seconds'),
    };
    hub.wishes.push(wish);
    if (hub.answers !== null) return hub.answers(wish, request, response);
    response.writeHead(202).end();
    await hub.verify(wish);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const hub: Hub = {
    url: `http://${host}/hub`,
    host,
    wishes: [],
    answers: null,
    lease: 600,
    async verify(wish, change = {}) {
      const challenge = randomBytes(8).toString('hex');
      const query = {
        'hub.mode': wish.mode,
        'hub.topic': wish.topic,
        'hub.challenge': challenge,
        'hub.lease_seconds': String(hub.lease),
        ...change,
      };
      const answer = await fetch(`${wish.callback}?${new URLSearchParams(query).toString()}`);
      const echoed = (await answer.text()) === challenge;
      if (answer.ok && echoed) confirmed.push(wish);
      return { status: answer.status, echoed };
    },
    async send(wish, body, { method = 'sha256', secret = wish.secret, signature } = {}) {
      const signed = `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
      const header = signature === undefined ? signed : signature;
      const answer = await fetch(wish.callback, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/rss+xml', ...(header !== null && { 'x-hub-signature': header }) },
      });
      return answer.status;
    },
    confirmed: (mode) => confirmed.findLast((wish) => wish.mode === mode),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return hub;
}
