// A stand-in, a tiny app behind it and a client before it, with a clock that the test moves.
import { LogLevel, WebClient, type Logger } from '@slack/web-api';
import { startSlackServer, type SlackServer, type SlackServerOptions } from '../../src/preview/slack-server.ts';
import { startTinyApp, type TinyApp } from './tiny-app.ts';

export const BOT_TOKEN = 'xoxb-for-tests';
export const SECRET = 'a secret for tests';
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'usergroups:read',
  'users:read',
];
export const VENDORS = 'C0VENDORS';
export const GENERAL = 'C0GENERAL';
export const ARCHIVED = 'C0ARCHIVED';
export const SECRET_PLANS = 'C0SECRET';
export const ADA = 'U0ADA';
export const BEN = 'U0BEN';

export interface Bench {
  slack: SlackServer;
  app: TinyApp;
  client: WebClient;
  /** Milliseconds; write it to move the time. */
  time: { now: number };
  close(): Promise<void>;
}

/** Refusals are what many tests are about: the client's own words on them would drown the report. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A client that neither repeats nor waits, as the bot's own. */
export function clientOf(slack: SlackServer, token: string = BOT_TOKEN): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 5_000,
    logger: silent,
  });
}

export async function startBench(options: Partial<SlackServerOptions> = {}): Promise<Bench> {
  const time = { now: Date.UTC(2025, 5, 13, 9, 30) };
  const slack = await startSlackServer({
    port: 0,
    journalFile: null,
    botToken: BOT_TOKEN,
    signingSecret: SECRET,
    scopes: SCOPES,
    clock: () => time.now,
    strict: { rateLimits: false },
    workspace: {
      teamId: 'T0TEST',
      botUserId: 'U0STAKEWATCH',
      users: [
        { id: ADA, name: 'ada', realName: 'Ada Moreau' },
        { id: BEN, name: 'ben', realName: 'Ben Okafor' },
      ],
      channels: [
        { id: VENDORS, name: 'vendor-risk', botIsMember: true, topic: 'Who owns the companies we depend on' },
        { id: GENERAL, name: 'general', botIsMember: false },
        { id: ARCHIVED, name: 'old-news', botIsMember: true, archived: true },
        { id: SECRET_PLANS, name: 'secret-plans', botIsMember: false, private: true },
      ],
    },
    ...options,
  });
  const app = await startTinyApp(SECRET);
  slack.connectApp(app.url);
  return {
    slack,
    app,
    client: clientOf(slack),
    time,
    async close() {
      await slack.close();
      await app.close();
    },
  };
}

/** Slack's error of a call that must fail; an assertion on "ok" fails with it. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? String(error);
  }
}
