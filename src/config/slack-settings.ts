// Which Slack settings are there → how to run: preview, HTTP or Socket Mode, one workspace or many; half settings are said,
// with what to do.
import type { Environment, VariableName } from './environment.ts';
import type { Checked, Mistake } from './mistakes.ts';
import { readTokenKeys } from './token-keys.ts';

/** How workspaces install the app, and what seals their tokens. */
export interface InstallSettings {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  /** 32 bytes each; the first seals, all open. */
  tokenKeys: Buffer[];
}
export type SlackSettings =
  | { mode: 'preview' }
  | { mode: 'http'; botToken: string; signingSecret: string }
  | { mode: 'socket'; botToken: string; appToken: string }
  /** Many workspaces, over HTTP. */
  | { mode: 'many'; signingSecret: string; installs: InstallSettings };

/** Socket Mode wins where both are possible: an app token is only made for it. */
export function slackSettings(env: Environment): Checked<SlackSettings> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
  if (FOR_MANY.some(({ path }) => env[path] !== null)) return forMany(env);
  if (botToken === null && signingSecret === null && appToken === null) {
    if (env.SLACK_API_URL !== null) return half('SLACK_BOT_TOKEN', 'a bot token, because SLACK_API_URL is set');
    return { ok: true, value: { mode: 'preview' } };
  }
  if (botToken === null) {
    const set = appToken !== null ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
    return half(
      'SLACK_BOT_TOKEN',
      `the bot token (xoxb-…, Slack app page: OAuth & Permissions), because ${set} is set`,
    );
  }
  if (appToken !== null) return { ok: true, value: { mode: 'socket', botToken, appToken } };
  if (signingSecret !== null) return { ok: true, value: { mode: 'http', botToken, signingSecret } };
  return half(
    'SLACK_SIGNING_SECRET',
    'the signing secret (for HTTP), or SLACK_APP_TOKEN (for Socket Mode), because SLACK_BOT_TOKEN is set',
  );
}

/** Any of these says that many workspaces are meant; then all are needed. */
const FOR_MANY: { path: VariableName; expected: string }[] = [
  { path: 'SLACK_CLIENT_ID', expected: 'the client id (Slack app page: Basic Information)' },
  { path: 'SLACK_CLIENT_SECRET', expected: 'the client secret (Slack app page: Basic Information)' },
  { path: 'SLACK_STATE_SECRET', expected: 'a long random text' },
  { path: 'STAKEWATCH_TOKEN_KEYS', expected: 'a key of 32 bytes (openssl rand -base64 32 makes one)' },
];
/** What many workspaces rule out, and why. */
const NOT_FOR_MANY: { path: VariableName; why: string }[] = [
  { path: 'SLACK_BOT_TOKEN', why: 'each workspace has a bot token of its own, which comes with its installation' },
  {
    path: 'SLACK_APP_TOKEN',
    why: 'Socket Mode serves one workspace only: the install page needs a public address anyway',
  },
];

function forMany(env: Environment): Checked<SlackSettings> {
  const set = FOR_MANY.find(({ path }) => env[path] !== null)?.path ?? '';
  const because = `because ${set} is set (many workspaces)`;
  const needed = [
    ...FOR_MANY,
    {
      path: 'SLACK_SIGNING_SECRET' as const,
      expected: 'the signing secret (Slack app page: Basic Information)',
    },
  ];
  const missing = needed
    .filter(({ path }) => env[path] === null)
    .map(({ path, expected }) => mistake(path, 'nothing', `${expected}, ${because}`));
  // A value that is there may be a secret.
  const tooMuch = NOT_FOR_MANY.filter(({ path }) => env[path] !== null).map(({ path, why }) =>
    mistake(path, null, `nothing, ${because}: ${why}`),
  );
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = env;
  const { SLACK_SIGNING_SECRET: signingSecret, STAKEWATCH_TOKEN_KEYS: keys } = env;
  const mistakes = [...missing, ...tooMuch];
  if (mistakes.length > 0 || clientId === null || clientSecret === null || stateSecret === null)
    return { ok: false, mistakes };
  if (signingSecret === null || keys === null) return { ok: false, mistakes };
  // Keys that cannot be read are told of among the variables.
  const tokenKeys = readTokenKeys(keys) ?? [];
  return {
    ok: true,
    value: { mode: 'many', signingSecret, installs: { clientId, clientSecret, stateSecret, tokenKeys } },
  };
}

function half(path: VariableName, expected: string): Checked<SlackSettings> {
  return { ok: false, mistakes: [mistake(path, 'nothing', expected)] };
}

function mistake(path: VariableName, value: Mistake['value'], expected: string): Mistake {
  return { place: 'environment', path, value, expected };
}
