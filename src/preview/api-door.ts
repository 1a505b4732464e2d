// An HTTP request to the Web API or a response_url in, Slack's answer (or the fault that a test ordered) out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call } from './call.ts';
import type { Fault, Faults } from './faults.ts';
import type { JsonObject } from './json.ts';
import { readArgs, readBasic, readBearer, readBody } from './request.ts';
import { answerResponse } from './response-url.ts';
import { answerCall, type ApiResponse, type WebApi } from './web-api.ts';
import type { Site } from './site.ts';

/** Calls kept for `calls()`. */
const CALLS_KEPT = 10_000;

/** One Web API call as it came. */
export interface RecordedCall {
  method: string;
  args: JsonObject;
  /** Slack's error, "ok", or what the fault did. */
  result: string;
}
/** What a request to the Web API meets. */
export interface ApiDoor {
  api: WebApi;
  faults: Faults;
  calls: RecordedCall[];
  site: Site;
  wait: (ms: number) => Promise<boolean>;
}

/** Answers one Web API call, or does to it what the next fault says. */
export async function serveCall(request: IncomingMessage, response: ServerResponse, door: ApiDoor): Promise<void> {
  const method = new URL(request.url ?? '/', door.site.url).pathname.slice('/api/'.length);
  const body = await readBody(request);
  const sent = body === null ? null : readArgs(request, body);
  const args = sent === null ? null : { ...readBasic(request), ...sent };
  const fault = door.faults.take(method);
  const note = (result: string): void => {
    door.calls.push({ method, args: args ?? {}, result });
    if (door.calls.length > CALLS_KEPT) door.calls.shift();
  };
  if (fault !== null && typeof fault === 'object' && 'lose' in fault && fault.lose === 'request') {
    note('lost request');
    response.destroy();
    return;
  }
  const early = args === null ? answered(200, { ok: false, error: 'invalid_json' }) : answerFault(fault);
  const call = callTo(door.site, method, args ?? {});
  if (!call) throw new Error('preview: expected at least one workspace');
  const answer = early ?? answerCall(door.api, call, readBearer(request));
  note(answer.body.ok ? 'ok' : answer.body.error);
  if (fault === 'lose-reply' || (fault !== null && typeof fault === 'object' && 'lose' in fault)) {
    response.destroy();
    return;
  }
  if (fault !== null && typeof fault === 'object' && 'late' in fault) await door.wait(fault.late);
  sendJson(response, answer.status, answer.body, answer.headers);
}

/** A call before its token is known: in the first workspace, with no rights. */
function callTo(site: Site, method: string, args: JsonObject): Call | null {
  const [world] = site.worlds;
  return world ? { method, args, site, world, scopes: [], token: null, url: site.url } : null;
}

const answered = (status: number, body: ApiResponse['body'], headers: Record<string, string> = {}): ApiResponse => ({
  status,
  headers,
  body,
});

/** The answer of a fault that does nothing else; null where the call is to be done. */
function answerFault(fault: Fault | null): ApiResponse | null {
  if (fault === null || fault === 'lose-reply') return null;
  if (typeof fault === 'string') return answered(200, { ok: false, error: fault });
  if (!('status' in fault)) return null;
  if (fault.status === 500) return answered(500, { ok: false, error: 'fatal_error' });
  return answered(429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(fault.retryAfter) });
}

/** Answers one use of a response_url. */
export async function serveResponseUrl(
  request: IncomingMessage,
  response: ServerResponse,
  door: ApiDoor,
): Promise<void> {
  const { site } = door;
  const path = new URL(request.url ?? '/', site.url).pathname;
  const body = await readBody(request);
  const args = body === null ? null : readArgs(request, body);
  if (request.method !== 'POST' || args === null) {
    sendJson(response, 400, { ok: false, error: 'invalid_payload' });
    return;
  }
  const call = callTo(site, 'response_url', args);
  if (!call) throw new Error('preview: expected at least one workspace');
  const world = site.worlds.find((one) => one.responses.has(path)) ?? call.world;
  const done = answerResponse({ ...call, world }, path);
  door.calls.push({ method: 'response_url', args, result: done.ok ? 'ok' : done.error });
  if (done.ok) response.writeHead(200, { 'content-type': 'text/html' }).end('ok');
  else sendJson(response, done.error.endsWith('_url') ? 404 : 400, done);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}
