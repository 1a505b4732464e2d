// Where requests come from in, Bolt's receiver for it out: HTTP with its guards and the install page, or Socket Mode.
import { HTTPReceiver, SocketModeReceiver, type HTTPReceiverOptions } from '@slack/bolt';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../log.ts';
import { MINUTE, SECOND } from '../../time.ts';
import { slackLogger } from '../client.ts';
import { isMalformed } from './first-answer.ts';
import { isNotTaken } from './not-taken.ts';

const EVENTS = '/slack/events';
const LARGEST = 1_000_000; // bytes of a body; a view of 250 kB may be three times as long as a form
const SKEW = 5 * MINUTE;

/** What guards an HTTP receiver, and what the install page needs where there is one. */
interface HttpOptions {
  signingSecret: string;
  log: Log;
  installer: Partial<HTTPReceiverOptions>;
  /** Answers requests that are not Slack's; true: this was one. */
  others?: RequestTaker;
}
export type RequestTaker = (request: IncomingMessage, response: ServerResponse) => boolean;

export function httpReceiver({ signingSecret, log, installer, others }: HttpOptions): HTTPReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: slackLogger(log, 'warn'),
    endpoints: [EVENTS],
    bodyLimit: LARGEST,
    processEventErrorHandler: ({ error, response }) => Promise.resolve(refuse(error, response, log)),
    // Bolt would say of an event that was answered with 503 that nobody answered.
    unhandledRequestHandler: ({ logger, response }) => {
      if (response.headersSent) return;
      logger.error('a request was not acknowledged within 3 seconds');
      response.writeHead(404).end();
    },
    ...installer,
  });
  const { requestListener } = receiver;
  receiver.requestListener = (request, response) => {
    secure(response);
    // Bolt refuses signatures older than five minutes, and takes those from the future: a stolen request could wait.
    const stamp = Number(request.headers['x-slack-request-timestamp'] ?? 0) * SECOND;
    if (stamp > Date.now() + SKEW) {
      log.warn({ event: 'request-from-the-future', stamp });
      response.writeHead(401).end();
    } else if (!URL.canParse(request.url ?? '', 'http://localhost')) {
      response.writeHead(400).end();
    } else if (others?.(request, response) === true) {
      return;
    } else if (request.method === 'POST' && request.url?.split('?')[0] === EVENTS) {
      void admit(request, response).catch(() => response.destroy()); // whoever sent it went away
    } else requestListener(request, response);
  };

  /** Reads the body, and lets in what Bolt can look into: it ends the process over a body that is `null`. */
  async function admit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const rawBody = await readBody(request);
    if (rawBody === null) response.writeHead(413).end();
    else if (isBare(rawBody.toString('utf8'), request.headers['content-type'])) response.writeHead(400).end();
    else requestListener(Object.assign(request, { rawBody }), response);
  }
  return receiver;
}

/** An error that Bolt met before anybody answered. @returns true: it is answered now */
function refuse(error: Error, response: ServerResponse, log: Log): boolean {
  if (isNotTaken(error)) {
    if (!response.headersSent) response.writeHead(503).end(); // Slack sends it again
    return true;
  }
  const malformed = isMalformed(error);
  if (malformed) log.warn({ event: 'request-malformed' });
  else log.error({ event: 'request-failed', error: error.name });
  if (response.headersSent) return false;
  response.writeHead(malformed ? 400 : 500).end();
  return true;
}

/** Nothing of ours belongs into another's page, a cache or a referrer; the install page has a code in its address. */
function secure(response: ServerResponse): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  );
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
}

/** null where it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= LARGEST) chunks.push(chunk); // read to the end all the same, so that the answer can be heard
  }
  return size > LARGEST ? null : Buffer.concat(chunks);
}

/** JSON that is no object; what is no JSON at all Bolt refuses itself. */
function isBare(body: string, contentType: string | undefined): boolean {
  const isForm = contentType === 'application/x-www-form-urlencoded';
  const json = isForm ? new URLSearchParams(body).get('payload') : body;
  if (json === null) return false;
  try {
    const value: unknown = JSON.parse(json);
    return typeof value !== 'object' || value === null;
  } catch {
    return false;
  }
}

export function socketReceiver(
  appToken: string,
  { apiUrl, log }: { apiUrl: string | null; log: Log },
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: slackLogger(log, 'warn'),
    installerOptions: { clientOptions: apiUrl === null ? {} : { slackApiUrl: apiUrl } },
    processEventErrorHandler: ({ error }) => {
      if (isNotTaken(error)) return Promise.resolve(false); // Slack sends it again
      if ('code' in error && error.code.startsWith('slack_socket_mode')) {
        // The connection went before the acknowledgement: to try once more would throw where nobody catches.
        log.warn({ event: 'not-acknowledged', error: error.code });
        return Promise.resolve(false);
      }
      // Acknowledged all the same: Slack would send a body that we cannot read again and again.
      log.warn({ event: isMalformed(error) ? 'request-malformed' : 'request-failed', error: error.name });
      return Promise.resolve(true);
    },
  });
}
