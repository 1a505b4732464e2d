// Which Slack settings are there → how to run: preview, HTTP or Socket Mode; half settings are said, with what to do.
import type { Environment } from './environment.ts';
import type { Checked, Mistake } from './mistakes.ts';

export type SlackSettings =
  | { mode: 'preview' }
  | { mode: 'http'; botToken: string; signingSecret: string }
  | { mode: 'socket'; botToken: string; appToken: string };

/** Socket Mode wins where both are possible: an app token is only made for it. */
export function slackSettings(env: Environment): Checked<SlackSettings> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
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

function half(path: string, expected: string): Checked<SlackSettings> {
  const mistake: Mistake = { place: 'environment', path, value: 'nothing', expected };
  return { ok: false, mistakes: [mistake] };
}
