// What a Web API call threw in; whether it may have happened all the same, and what a person can do about it, out.
import { webApi } from '@slack/bolt';
import { errorText } from '../log.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../time.ts';

export type Failure =
  /** Nobody knows whether Slack did it: look before trying again. */
  | { kind: 'unknown'; reason: string }
  /** It did not happen; `retryAfter` in ms. */
  | { kind: 'rate-limited'; reason: string; retryAfter: number }
  /** It did not happen: the call never reached Slack. */
  | { kind: 'unreached'; reason: string }
  /** Slack refused; `error` is its word. */
  | { kind: 'refused'; error: string; reason: string };

/** Errors of the network that come before a byte of the request was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);
/** Slack's own words for "something broke inside, and part of it may have happened". */
const MAYBE_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** Reads an error thrown by WebClient. Anything unforeseen counts as unknown: a repeated post is worse than a late one. */
export function readFailure(error: unknown): Failure {
  const reason = errorText(error);
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'rate-limited', reason: 'Slack asked for a pause (429)', retryAfter: error.retryAfter * SECOND };
  if (error instanceof webApi.WebAPIPlatformError) {
    const word = error.data.error;
    if (MAYBE_DONE.has(word)) return { kind: 'unknown', reason };
    if (word === 'ratelimited' || word === 'rate_limited')
      return { kind: 'rate-limited', reason: 'Slack asked for a pause', retryAfter: pauseOf(error.data) };
    return { kind: 'refused', error: word, reason: adviceFor(word, error.data) };
  }
  if (error instanceof webApi.WebAPIRequestError && NEVER_SENT.has(networkCode(error.original)))
    return { kind: 'unreached', reason: `Slack cannot be reached: ${errorText(error.original)}` };
  return { kind: 'unknown', reason };
}

/** True where the same may pass a little later: Slack was not reached, wants a pause, or broke inside. */
export function isPassing(error: unknown): boolean {
  return error instanceof webApi.SlackError && readFailure(error).kind !== 'refused';
}

function pauseOf(data: webApi.WebAPICallResult): number {
  return (data.response_metadata?.retryAfter ?? 30) * SECOND;
}

function networkCode(error: unknown): string {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 5; e = e.cause, depth++)
    if ('code' in e && typeof e.code === 'string') return e.code;
  return '';
}

const TOKEN_REFUSED = ['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'];

interface Refusal {
  errors: string[];
  /** later: tried again, `first` doubling to `most`, `tries` times (null: for as long as it takes); dead: never again. */
  then: { first: number; most: number; tries: number | null } | 'dead';
  /** What to do, for the person who reads `/stakewatch status`. */
  advice: string;
}

/** The first row that lists Slack's word. An alert is never dropped in silence: a dead one stays in `status`. */
const REFUSALS: Refusal[] = [
  {
    errors: ['not_in_channel', 'channel_not_found'],
    then: { first: 5 * MINUTE, most: 6 * HOUR, tries: 20 },
    advice: 'Stakewatch is not in this channel, or it was deleted: invite it there with /invite @stakewatch',
  },
  {
    errors: ['is_archived'],
    then: { first: HOUR, most: DAY, tries: 5 },
    advice: 'the channel is archived: unarchive it, or empty its watchlist',
  },
  {
    errors: TOKEN_REFUSED,
    then: { first: MINUTE, most: HOUR, tries: null },
    advice:
      'Slack does not accept the bot token: install the app again (and with one workspace set SLACK_BOT_TOKEN anew)',
  },
  {
    errors: ['missing_scope', 'not_allowed_token_type', 'no_permission'],
    then: { first: MINUTE, most: HOUR, tries: null },
    advice: 'the app lacks a permission: compare its scopes with config/slack-manifest.json and reinstall it',
  },
  {
    errors: [
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_thread_locked',
      'ekm_access_denied',
      'team_access_not_granted',
      'access_denied',
      'enterprise_is_restricted',
    ],
    then: { first: 10 * MINUTE, most: 6 * HOUR, tries: 20 },
    advice: 'the workspace does not let Stakewatch post here: ask a workspace admin',
  },
  {
    errors: ['message_limit_exceeded', 'team_added_to_org', 'org_login_required'],
    then: { first: 10 * MINUTE, most: 6 * HOUR, tries: null },
    advice: 'the workspace takes no messages at the moment',
  },
  {
    errors: [
      'msg_too_long',
      'msg_blocks_too_long',
      'invalid_blocks',
      'invalid_blocks_format',
      'no_text',
      'invalid_arguments',
      'invalid_metadata_format',
      'invalid_metadata_schema',
      'metadata_too_large',
      'metadata_must_be_sent_from_app',
    ],
    then: 'dead',
    advice: 'Slack does not accept the message itself: please report this with the alert code',
  },
];
const OTHER: Refusal['then'] = { first: MINUTE, most: 6 * HOUR, tries: 10 };

function rowFor(error: string): Refusal | undefined {
  return REFUSALS.find((row) => row.errors.includes(error));
}

/** What to do with an alert that Slack refused. */
export function afterRefusal(error: string): Refusal['then'] {
  return rowFor(error)?.then ?? OTHER;
}

/** True when Slack refuses the look of a message, not the message: plain text may still pass. */
export function refusesLooks(error: string): boolean {
  return afterRefusal(error) === 'dead';
}

/** True for Slack's words that the token is no good (any more). */
export function refusesToken(error: string): boolean {
  return TOKEN_REFUSED.includes(error);
}

/** What kind of refusal a reason told, where `readFailure` made it of one; null for any other text. */
export function refusalIn(reason: string): 'token' | 'refused' | null {
  const [, error = '', says = ''] = /^([a-z0-9_]{1,60})(?: \(needed: [^)]{0,200}\))?: (.{1,300})$/s.exec(reason) ?? [];
  if (says !== (rowFor(error)?.advice ?? NO_ADVICE)) return null;
  return refusesToken(error) ? 'token' : 'refused';
}

const NO_ADVICE = 'Slack refused the message';

function adviceFor(error: string, data: webApi.WebAPICallResult): string {
  const needed = 'needed' in data && typeof data.needed === 'string' ? ` (needed: ${data.needed})` : '';
  return `${error}${needed}: ${rowFor(error)?.advice ?? NO_ADVICE}`;
}
