// A token in, a Web API client out that never repeats a call by itself: who posts must know what happened.
import { webApi } from '@slack/bolt';
import type { Log } from '../log.ts';
import { errorText } from '../log.ts';
import { SECOND } from '../time.ts';
import { askSlack } from './ask-slack.ts';
import { withoutLogins } from './text.ts';

/** Told of each call that Slack answers with 429, by method. */
export type OnLimited = (method: string) => void;

export type WebClient = webApi.WebClient;

/** ms; far below a delivery's lease of 60 s, so that a claim outlives every call made under it. */
export const CALL_TIMEOUT = 10 * SECOND;

/**
 * WebClient's own policy repeats for 30 minutes and posted four times when a reply was lost; `retries: 0` alone still
 * waits at a 429, `rejectRateLimitedCalls` makes that an error with the delay.
 */
export function clientOptions(apiUrl: string | null, onLimited?: OnLimited): webApi.WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT,
    rejectRateLimitedCalls: true,
    // respond() has no time limit of its own; WebClient hands its own signal in.
    async fetch(url, init) {
      const answer = await askSlack(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(CALL_TIMEOUT) });
      if (answer.status === 429) onLimited?.(methodOf(answer.url));
      return answer;
    },
  };
}

/**
 * A client for one workspace. Failures are thrown to the caller, who logs them once.
 * @param more `teamId`: told with each call: a token of a whole organisation does not say which workspace is meant
 */
export function createClient(
  token: string,
  apiUrl: string | null,
  log: Log,
  { teamId, onLimited }: { teamId?: string | undefined; onLimited?: OnLimited | undefined } = {},
): WebClient {
  const ofTeam = teamId === undefined ? {} : { teamId };
  return new webApi.WebClient(token, {
    ...clientOptions(apiUrl, onLimited),
    ...ofTeam,
    logger: slackLogger(log, 'debug'),
  });
}

/** The last part of the address: "chat.postMessage". */
function methodOf(url: string): string {
  return new URL(url).pathname.split('/').at(-1) ?? '';
}

type SlackLogger = NonNullable<webApi.WebClientOptions['logger']>;

/** Bolt's and WebClient's words in our log: their debug and info lines carry whole messages and are left out. */
export function slackLogger(log: Log, warnAs: 'warn' | 'debug'): SlackLogger {
  const say = (level: 'debug' | 'warn' | 'error', parts: unknown[]): void =>
    log[level]({ event: 'slack-library', said: withoutLogins(parts.map(errorText).join(' ')) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => say(warnAs, parts),
    error: (...parts: unknown[]) => say(warnAs === 'warn' ? 'error' : 'debug', parts),
    setLevel: () => undefined,
    getLevel: () => webApi.LogLevel.WARN,
    setName: () => undefined,
  };
}
