// A command, an action or an event in; the same signed on its way to the app, and what the app answered, out.
import { createHmac } from 'node:crypto';
import type { Clock } from '../ports.ts';
import { asString, isObject, parseJson, type JsonObject } from './json.ts';

/** The kinds of requests, by their Socket Mode names. */
export type Kind = 'slash_commands' | 'interactive' | 'events_api';
export interface Retry {
  num: number;
  reason: string;
}
export type Outcome =
  | { state: 'answered'; status: number; body: unknown }
  /** Nothing within the time for an acknowledgement. */
  | { state: 'timeout' }
  | { state: 'unreachable'; reason: string };
export type Send = (kind: Kind, payload: JsonObject, retry: Retry | null) => Promise<Outcome>;

/** Over HTTP, signed v0 as Slack signs it (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function createHttpSender(options: {
  /** Null while no app is connected. */
  appUrl: () => string | null;
  signingSecret: string;
  clock: Clock;
  /** How long an acknowledgement may take, ms. */
  ackWithin: number;
}): Send {
  return async (kind, payload, retry) => {
    const url = options.appUrl();
    if (url === null) return { state: 'unreachable', reason: 'no app is connected' };
    const { body, contentType } = encode(kind, payload);
    const timestamp = String(Math.floor(options.clock() / 1000));
    const hmac = createHmac('sha256', options.signingSecret).update(`v0:${timestamp}:${body}`);
    const headers = {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${hmac.digest('hex')}`,
      ...(retry === null ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    };
    try {
      const signal = AbortSignal.timeout(options.ackWithin);
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      return { state: 'answered', status: response.status, body: readBody(await response.text()) };
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') return { state: 'timeout' };
      return { state: 'unreachable', reason: error instanceof Error ? error.message : String(error) };
    }
  };
}

function encode(kind: Kind, payload: JsonObject): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    kind === 'interactive'
      ? new URLSearchParams({ payload: JSON.stringify(payload) })
      : new URLSearchParams(Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]));
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** JSON where it is JSON, otherwise the text. */
function readBody(text: string): unknown {
  const json = parseJson(text);
  return isObject(json) ? json : text;
}

/** What the app's answer means to the person who asked; `error` is the word Slack shows, null when all is well. */
export interface Ack {
  /** HTTP status; 0 where none came. */
  status: number;
  body: unknown;
  error: string | null;
}

export function readAck(outcome: Outcome): Ack {
  if (outcome.state === 'timeout') return { status: 0, body: null, error: 'operation_timeout' };
  if (outcome.state === 'unreachable') return { status: 0, body: outcome.reason, error: 'dispatch_failed' };
  const { status, body } = outcome;
  if (status >= 200 && status < 300) return { status, body, error: null };
  return { status, body, error: status >= 500 ? 'http_service_error' : 'http_client_error' };
}

/** Why Slack delivers an event once more; null where it was taken. */
export function retryReason(outcome: Outcome): string | null {
  if (outcome.state === 'timeout') return 'http_timeout';
  if (outcome.state === 'unreachable') return 'connection_failed';
  return readAck(outcome).error === null ? null : 'http_error';
}

/** The text of an acknowledgement that is a message by itself; null where it says nothing. */
export function saidInAck(body: unknown): JsonObject | null {
  const text = asString(body);
  if (text !== null) return text.trim() === '' ? null : { text };
  return isObject(body) && (body['text'] !== undefined || body['blocks'] !== undefined) ? body : null;
}
