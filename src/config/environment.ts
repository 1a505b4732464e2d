// The environment → settings: one table of every variable with its type, default, check and meaning.
import { DAY } from '../time.ts';
import { readDuration } from './durations.ts';
import type { Mistake } from './mistakes.ts';
import { shown } from './mistakes.ts';
import { readTokenKeys } from './token-keys.ts';

interface Variable {
  name: string;
  type: string;
  /** null: not set. */
  default: string | null;
  meaning: string;
  /** What is expected, when the text is not that; null when it is fine. */
  wrong: (text: string) => string | null;
  /** A secret's value is never printed. */
  secret?: true;
}

const oneOf = (...words: string[]) => ({
  type: words.join(' | '),
  wrong: (text: string) => (words.includes(text) ? null : `one of ${words.join(', ')}`),
});
const wholeNumber = (from: number, to: number) => ({
  type: `whole number ${from}-${to}`,
  wrong: (text: string) =>
    /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to
      ? null
      : `a whole number from ${from} to ${to}`,
});
const startsWith = (prefix: string, hint: string) => ({
  type: `text starting with ${prefix}`,
  wrong: (text: string) => (text.startsWith(prefix) ? null : `a token that starts with "${prefix}" (${hint})`),
});
const address = (...schemes: string[]) => ({
  type: schemes.map((scheme) => `${scheme}://…`).join(' or '),
  wrong: (text: string) =>
    schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text)
      ? null
      : `an address that starts with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
});
/** A secret of the app's page, which people mistake for a token. */
const noToken = (what: string) => ({
  type: 'text',
  wrong: (text: string) => (/^x(?:ox|app)/.test(text) ? `${what}, not a token` : anyText.wrong(text)),
});
const anyText = { type: 'text', wrong: (text: string) => (text.trim() === '' ? 'some text' : null) };

/** As an address has it: what is written otherwise would never be met. */
const isHost = (text: string): boolean =>
  text === '' ||
  ['http', 'https'].some(
    (scheme) => URL.canParse(`${scheme}://${text}`) && new URL(`${scheme}://${text}`).host === text,
  );

/** A channel's id, perhaps after its workspace's. */
export const OPERATOR_CHANNEL = /^\s*(?:(T[A-Z0-9]{2,30})\/)?([CGD][A-Z0-9]{2,30})\s*$/;

/** Every variable that Stakewatch reads, in the order `stakewatch help env` prints them. */
export const VARIABLES = [
  {
    name: 'SLACK_BOT_TOKEN',
    ...startsWith('xoxb-', 'Slack app page: OAuth & Permissions'),
    default: null,
    secret: true,
    meaning: 'The bot token. Not set: Stakewatch runs in preview, without Slack.',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    ...noToken('the signing secret (Slack app page: Basic Information)'),
    default: null,
    secret: true,
    meaning:
      'Checks that requests come from Slack; with SLACK_BOT_TOKEN it selects HTTP for one workspace, with SLACK_CLIENT_ID for many.',
  },
  {
    name: 'SLACK_APP_TOKEN',
    ...startsWith('xapp-', 'Slack app page: Basic Information, App-Level Tokens, scope connections:write'),
    default: null,
    secret: true,
    meaning:
      'The app-level token; with SLACK_BOT_TOKEN it selects Socket Mode (no public address needed), for one workspace only.',
  },
  {
    name: 'SLACK_CLIENT_ID',
    type: 'two numbers with a dot',
    wrong: (text) =>
      /^\d{1,30}\.\d{1,30}$/.test(text) ? null : 'two numbers with a dot (Slack app page: Basic Information)',
    default: null,
    meaning:
      'Many workspaces: the app is installed at /slack/install. Needs the three below and SLACK_SIGNING_SECRET, in place of SLACK_BOT_TOKEN.',
  },
  {
    name: 'SLACK_CLIENT_SECRET',
    ...noToken('the client secret (Slack app page: Basic Information)'),
    default: null,
    secret: true,
    meaning: 'Proves to Slack who asks for a token when a workspace installs the app.',
  },
  {
    name: 'SLACK_STATE_SECRET',
    type: 'text of at least 16 characters',
    wrong: (text) => (text.trim().length >= 16 ? null : 'at least 16 characters that nobody can guess'),
    default: null,
    secret: true,
    meaning: 'Signs the way to Slack and back, so that nobody can be made to install the app. Any long random text.',
  },
  {
    name: 'STAKEWATCH_TOKEN_KEYS',
    type: 'keys of 32 bytes in base64 or hex, with commas',
    wrong: (text) =>
      readTokenKeys(text) === null
        ? 'different keys of 32 bytes each, in base64 or hex, with commas between them (openssl rand -base64 32 makes one)'
        : null,
    default: null,
    secret: true,
    meaning:
      'Seal the tokens of workspaces in the store: the first key seals, all open. To change it, put a new one before the old; after a start the old one may go.',
  },
  {
    name: 'SLACK_API_URL',
    ...address('https', 'http'),
    default: null,
    meaning: "Another server that speaks Slack's Web API, for tests; not set: Slack itself.",
  },
  {
    name: 'PORT',
    ...wholeNumber(0, 65535),
    default: '3000',
    meaning: "The port of the preview page, or of Slack's requests over HTTP. 0: any free one.",
  },
  {
    name: 'HOST',
    ...anyText,
    default: '0.0.0.0',
    meaning: "The address that Slack's requests are listened for on. The preview is always on 127.0.0.1.",
  },
  {
    name: 'REDIS_URL',
    type: 'redis://… or rediss://…, several with commas, or redis-cluster://…',
    wrong: (text) =>
      /^rediss?(?:-cluster)?:\/\/[^,\s]/.test(text) ? null : 'an address that starts with redis:// or rediss://',
    default: null,
    secret: true,
    meaning:
      'Keeps everything in Redis (6.2 or later, or Valkey) instead of the local file. Nodes of a cluster with commas between them.',
  },
  {
    name: 'REDIS_PREFIX',
    type: 'text',
    wrong: (text) => (/^[\w{}:.-]{1,64}$/.test(text) ? null : 'letters, digits, and any of _ { } : . - (at most 64)'),
    default: '{stakewatch}',
    meaning: 'What every Redis key starts with; the braces keep them in one Cluster slot.',
  },
  {
    name: 'REDIS_TLS',
    ...oneOf('verify', 'any'),
    default: 'verify',
    meaning:
      "Whose certificate a Redis at rediss:// may have: one that Node trusts (NODE_EXTRA_CA_CERTS adds your own), or any, such as the self-signed one of Heroku's Redis.",
  },
  {
    name: 'STAKEWATCH_DATA',
    ...anyText,
    default: './data',
    meaning: 'The folder of the local store, where REDIS_URL is not set.',
  },
  {
    name: 'STAKEWATCH_KEEP',
    type: 'a time of at least 90d',
    wrong: (text) => ((readDuration(text) ?? 0) >= 90 * DAY ? null : 'a time of at least 90 days, such as 730d'),
    default: '730d',
    meaning:
      'How long alerts that were posted, and stories that nothing is added to, are remembered. Owed ones always are.',
  },
  {
    name: 'STAKEWATCH_CONFIG',
    ...anyText,
    default: null,
    meaning:
      'The folder of feeds.yaml, watchlist.yaml and companies.yaml; not set: the one that comes with Stakewatch.',
  },
  {
    name: 'STAKEWATCH_URL',
    type: 'https://…',
    wrong: (text) => {
      const isPlain = text.startsWith('https://') && URL.canParse(text) && !/[?#@]/.test(text);
      return isPlain ? null : 'an address that starts with https://, without login, "?" and "#"';
    },
    default: null,
    meaning:
      'The public address that leads to HOST and PORT. With it, feeds that name a hub (WebSub) are told within a second; not set: all feeds are polled.',
  },
  {
    name: 'STAKEWATCH_CONTACT',
    ...anyText,
    default: null,
    meaning: 'An address or page for the people who run the feeds; goes into the User-Agent.',
  },
  {
    name: 'STAKEWATCH_PRIVATE_HOSTS',
    type: 'hosts, or hosts with ports, with commas',
    wrong: (text) =>
      text.split(',').every((host) => isHost(host.trim()))
        ? null
        : 'hosts or host:port with commas between them, in lower case and without "http://"',
    default: null,
    meaning:
      'Private hosts that feeds may be read from, with commas ("intranet.local, 10.0.0.5:8080"). All others are refused.',
  },
  {
    name: 'STAKEWATCH_POLLS',
    ...wholeNumber(1, 200),
    default: '16',
    meaning:
      'How many feeds are polled at the same time. Those whose hosts are slow come on top, up to nine times as many.',
  },
  {
    name: 'STAKEWATCH_HOST_CONNECTIONS',
    ...wholeNumber(1, 20),
    default: '2',
    meaning: 'How many requests one host gets at the same time, from each process.',
  },
  {
    name: 'STAKEWATCH_HOST_GAP',
    type: 'a time such as 0s, 1s or 1m',
    wrong: (text) => (readDuration(text) === null ? 'a time such as 0s, 1s or 1m' : null),
    default: null,
    meaning:
      'The shortest time between two requests to one host. Not set: a second, and none for STAKEWATCH_PRIVATE_HOSTS.',
  },
  {
    name: 'STAKEWATCH_OPERATOR_CHANNEL',
    type: 'C… or T…/C…',
    wrong: (text) =>
      OPERATOR_CHANNEL.test(text)
        ? null
        : "a channel's id (C0123ABCD), with many workspaces after its workspace's (T0123/C0123)",
    default: null,
    meaning:
      'The channel that is told when a feed of feeds.yaml is in trouble, messages are late, feeds fail all at once or Slack refuses a token, and when that is over. Not set: the log has it.',
  },
  {
    name: 'STAKEWATCH_OUTBOX_LATE',
    type: 'a time such as 15m or 1h',
    wrong: (text) => ((readDuration(text) ?? 0) > 0 ? null : 'a time such as 15m or 1h'),
    default: '15m',
    meaning: 'How long a message may wait to be posted before the operator is warned of it.',
  },
  {
    name: 'STAKEWATCH_HEALTH_PORT',
    ...wholeNumber(0, 65535),
    default: null,
    meaning:
      'A port of its own for /healthz, /readyz and /metrics, on HOST, for who watches over the process: keep it from the internet. 0: any free one.',
  },
  {
    name: 'STAKEWATCH_METRICS_TOKEN',
    type: 'text of at least 16 characters',
    wrong: (text) => (text.trim().length >= 16 ? null : 'at least 16 characters that nobody can guess'),
    default: null,
    secret: true,
    meaning:
      "With it /metrics is answered on PORT too, for requests that show it (Authorization: Bearer …). Not set: only on STAKEWATCH_HEALTH_PORT, since Slack's port is public.",
  },
  {
    name: 'STAKEWATCH_WITHOUT_HISTORY',
    ...oneOf('repost', 'hold'),
    default: 'repost',
    meaning:
      "What to do with an alert that may have been posted, where the bot may not read the channel's history: post it again, or hold it for a person.",
  },
  {
    name: 'LOG_LEVEL',
    ...oneOf('debug', 'info', 'warn', 'error'),
    default: 'info',
    meaning: 'How much is logged to stderr. The preview says warn where it is not set.',
  },
] as const satisfies Variable[];

export type VariableName = (typeof VARIABLES)[number]['name'];
/** Every variable's text, its default where it is not set, null where there is none. */
export type Environment = Record<VariableName, string | null>;

/** Reads the variables of the table out of `env`; an empty one counts as not set. A wrong one stands as it is, and is told. */
export function readEnvironment(env: Record<string, string | undefined>): { value: Environment; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const read = VARIABLES.map((variable: Variable): [string, string | null] => {
    const text = env[variable.name];
    if (text === undefined || text === '') return [variable.name, variable.default];
    const expected = variable.wrong(text);
    if (expected !== null)
      mistakes.push({
        place: 'environment',
        path: variable.name,
        value: variable.secret ? null : shown(text),
        expected,
      });
    return [variable.name, text];
  });
  return { value: Object.fromEntries(read) as Environment, mistakes };
}

/** Names that look like settings of ours and are none: mistyped, most likely. Kubernetes gives a service its own. */
export function unknownSettings(env: Record<string, string | undefined>): string[] {
  const known = new Set<string>(VARIABLES.map(({ name }) => name));
  const ours = Object.keys(env).filter((name) => /^STAKEWATCH_(?!SERVICE_|PORT(?:_|$))/.test(name));
  return ours.filter((name) => !known.has(name)).sort();
}

/** The table as text, for `stakewatch help env`. */
export function environmentHelp(): string {
  return VARIABLES.map((variable: Variable) => {
    const given = variable.default === null ? 'not set' : variable.default;
    return `${variable.name}\n    ${variable.type}; default: ${given}\n    ${variable.meaning}`;
  }).join('\n\n');
}
