// Requests of operators and their programs in, /healthz, /readyz and /metrics answered out.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorText, type Log } from '../log.ts';
import type { Metrics } from './metrics.ts';
import type { ReadinessKeeper } from './readiness.ts';

/** True: the request was one of these, and is answered. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface AnswerDeps {
  readiness: ReadinessKeeper;
  metrics: Metrics;
  version: string;
  /** What a request for /metrics has to show; null: there is no such token. */
  metricsToken: string | null;
  log: Log;
}

/** @param isOpen whether /metrics is for whoever reaches the port; false: for whoever shows the token, if there is one */
export function createAnswers(deps: AnswerDeps, { isOpen }: { isOpen: boolean }): Answering {
  const { readiness, metrics, version, metricsToken, log } = deps;
  const routes: Record<string, (request: IncomingMessage) => Promise<Answer>> = {
    // Alive: the event loop came round to this line. Asking for more would restart what a restart does not mend.
    '/healthz': () => Promise.resolve(json(200, { ok: true, version })),
    '/readyz': async () => {
      const told = await readiness.look();
      return json(told.ready ? 200 : 503, told);
    },
    '/metrics': async (request) => {
      if (!isOpen && metricsToken === null) return { status: 404, headers: {}, text: '' };
      if (!isOpen && !shows(request, metricsToken ?? ''))
        return { status: 401, headers: { 'www-authenticate': 'Bearer' }, text: '' };
      const { contentType, text } = await metrics.page();
      return { status: 200, headers: { 'content-type': contentType }, text };
    },
  };
  return (request, response) => {
    const route = routes[request.url?.split('?')[0] ?? ''];
    if (route === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    void route(request).then(
      ({ status, headers, text }) =>
        response
          .writeHead(status, { 'cache-control': 'no-store', ...headers })
          .end(request.method === 'HEAD' ? '' : text),
      (error: unknown) => {
        log.error({ event: 'operator-request-failed', error: errorText(error) });
        response.writeHead(500).end();
      },
    );
    return true;
  };
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

function json(status: number, value: object): Answer {
  return { status, headers: { 'content-type': 'application/json' }, text: `${JSON.stringify(value)}\n` };
}

/** In a time that tells nothing of how much of the token was right. */
function shows({ headers }: IncomingMessage, token: string): boolean {
  const shown = /^Bearer (.{1,500})$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(shown), hash(token));
}
