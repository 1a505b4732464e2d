// Requests to the callback's address → answered as WebSub says: a hub asks whether we mean it, or sends what is new.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Subscription } from '../../domain.ts';
import { errorText, type Log } from '../../log.ts';
import type { Store } from '../../ports.ts';
import { SECOND } from '../../time.ts';
import { changeSubscription } from './change.ts';
import type { FeedBody } from './hub-of.ts';
import { isSigned } from './signature.ts';
import type { Subscriber } from './subscriber.ts';

/** Where hubs call, below the bot's public address. */
export const CALLBACK = '/websub/';

export interface CallbackSettings {
  store: Store;
  subscriber: Subscriber;
  log: Log;
  /** Takes what a hub sent and signed; what it returns is done after the hub has its answer. */
  take: (subscription: Subscription, body: FeedBody) => Promise<() => Promise<void>>;
}
export interface Callback {
  /** Whether a request is for us; it is answered then. */
  answer: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** Waits for what is under way. */
  finish(): Promise<void>;
}

const ADDRESS = /\/websub\/([\w-]{43})$/;
const MOST_BYTES = 5_000_000; // of what a hub sends
const LONGEST_SENDING = 20 * SECOND; // ms
const MOST_IN_HAND = 8; // bodies at once; a hub tries again later
const TRY_LATER = '10'; // seconds

export function createCallback({ store, subscriber, log, take }: CallbackSettings): Callback {
  const underWay = new Set<Promise<void>>();
  let inHand = 0;

  async function verify(callback: string, query: URLSearchParams, response: ServerResponse): Promise<void> {
    const verified = await subscriber.verify(callback, query);
    // The challenge is anybody's text: nothing may take it for a page.
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
    if (verified === null) response.writeHead(404).end();
    else response.writeHead(200, headers).end(verified.challenge);
  }

  async function receive(callback: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const subscription = await store.subscriptionAt(callback);
    if (subscription === null || subscription.state === 'leaving') {
      response.writeHead(subscription === null ? 404 : 410, { connection: 'close' }).end();
      return;
    }
    const bytes = await readBody(request);
    if (bytes === null) {
      response.writeHead(413, { connection: 'close' }).end();
      return;
    }
    const signature = [request.headers['x-hub-signature']].flat()[0];
    if (!isSigned(bytes, signature, subscription.secret)) {
      // Whoever sent it learns nothing (WebSub, 7.1: answered as if it were right).
      response.writeHead(202).end();
      log.warn({ event: 'push-not-signed', feed: subscription.feedId });
      await changeSubscription(store, subscription.feedId, (now) =>
        now?.callback === callback ? { ...now, forged: now.forged + 1 } : null,
      );
      return;
    }
    const contentType = request.headers['content-type'] ?? null;
    const work = await take(subscription, { url: subscription.topic, bytes, contentType });
    response.writeHead(202).end();
    await work();
  }

  async function answerPath(callback: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET')
      return verify(callback, new URL(request.url ?? '', 'http://localhost').searchParams, response);
    if (request.method !== 'POST') return void response.writeHead(405, { allow: 'GET, POST' }).end();
    if (inHand >= MOST_IN_HAND)
      return void response.writeHead(503, { 'retry-after': TRY_LATER, connection: 'close' }).end();
    inHand += 1;
    return receive(callback, request, response).finally(() => (inHand -= 1));
  }

  return {
    answer(request, response) {
      const path = request.url?.split('?', 1)[0] ?? '';
      const callback = ADDRESS.exec(path)?.[1];
      if (callback === undefined) return false;
      const answered = answerPath(callback, request, response)
        .catch((error: unknown) => {
          log.error({ event: 'push-failed', error: errorText(error) });
          if (response.headersSent) response.destroy();
          else response.writeHead(500).end();
        })
        .finally(() => underWay.delete(answered));
      underWay.add(answered);
      return true;
    },
    async finish() {
      await Promise.all(underWay);
    },
  };
}

/** null where it is too large; what breaks off or is too slow throws. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const slow = setTimeout(() => request.destroy(new Error('the hub took too long')), LONGEST_SENDING);
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) return null;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(slow);
  }
}
