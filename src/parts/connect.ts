// Slack, or its stand-in on this machine: where the bot's Web API is, who listens for requests, what feeds come with it.
import { setTimeout } from 'node:timers/promises';
import { loadDemo, type Config } from '../config/config.ts';
import { readManifest } from '../config/manifest.ts';
import { mistakeText } from '../config/mistakes.ts';
import type { WatchlistDraft } from '../config/shapes.ts';
import type { Feed, Watchlist } from '../domain.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../ports.ts';
import { DEMO_CHANNEL, startPreview } from '../preview/preview.ts';
import type { Workspaces } from '../slack/app.ts';
import { createClient, type WebClient } from '../slack/client.ts';
import { checkToken, type TokenCheck } from '../slack/install/inspect.ts';
import { MINUTE, retryDelay, SECOND } from '../time.ts';

/** The place that the bot will work in, before it does. */
export interface Place {
  app: Workspaces & { apiUrl: string | null; shownAs?: string };
  /** The preview's page; null in Slack. */
  page: string | null;
  /** Feeds of the place's own, and the private hosts they are read from. */
  feeds: Feed[];
  privateHosts: string[];
  /** Watchlists of channels known beforehand. */
  watchlists: { channel: Pick<Watchlist, 'teamId' | 'channelId' | 'channelName'>; draft: WatchlistDraft }[];
  /** Tells the place where the bot listens for requests. */
  connect(port: number | null): void;
  close(): Promise<void>;
}

/** Every name the demo feed goes by over restarts; its port is another each time. */
const DEMO_FEED = { id: 'demo', title: 'Demo Wire', every: 2 * SECOND, backfill: false, addedBy: 'demo' } as const;

/** @throws an Error with a plain sentence: a token that Slack refuses, a port in use */
export async function openPlace(config: Config, clock: Clock, log: Log): Promise<Place> {
  const { slack } = config;
  if (slack.mode === 'preview') return openPreview(config, clock);
  return slack.mode === 'many' ? openMany(config, slack, log) : openSlack(config, slack, { clock, log });
}

async function openPreview(config: Config, clock: Clock): Promise<Place> {
  const demo = loadDemo();
  if (!demo.ok) throw new Error(demo.mistakes.map(mistakeText).join('; '));
  const { articles, watchlist } = demo.value;
  const { port, dataDir } = config;
  const preview = await startPreview({ port, dataDir, ...readManifest(), articles, clock });
  const { slack, botToken, botUserId, signingSecret, feedUrl } = preview;
  return {
    app: {
      mode: { kind: 'http', signingSecret, port: 0, host: '127.0.0.1' },
      shownAs: 'preview',
      botToken,
      teamId: DEMO_CHANNEL.teamId,
      botUserId,
      apiUrl: slack.apiUrl,
    },
    page: slack.url,
    feeds: [{ ...DEMO_FEED, url: feedUrl }],
    privateHosts: [new URL(feedUrl).host],
    watchlists: [{ channel: DEMO_CHANNEL, draft: watchlist }],
    connect: (appPort) => slack.connectApp(`http://127.0.0.1:${appPort}/slack/events`),
    close: () => preview.close(),
  };
}

async function openSlack(
  config: Config,
  slack: Exclude<Config['slack'], { mode: 'preview' | 'many' }>,
  { clock, log }: { clock: Clock; log: Log },
): Promise<Place> {
  const token = await acceptedToken(createClient(slack.botToken, config.slackApiUrl, log), { clock, log });
  for (const scope of token.missing) log.warn({ event: 'scope-missing', scope, todo: 'stakewatch doctor' });
  const mode =
    slack.mode === 'http'
      ? ({ kind: 'http', signingSecret: slack.signingSecret, port: config.port, host: config.host } as const)
      : ({ kind: 'socket', appToken: slack.appToken } as const);
  const { teamId, botUserId } = token;
  const watchlists = Object.entries(config.watchlists.channels).map(([channelId, draft]) => {
    return { channel: { teamId, channelId, channelName: channelId }, draft };
  });
  const app = { mode, botToken: slack.botToken, teamId, botUserId, apiUrl: config.slackApiUrl };
  return { ...NOTHING_ELSE, app, watchlists };
}

/** ms; most hosts want the port within a minute, and what starts hears of nothing else before. */
const SLACK_WAITED_FOR = 45 * SECOND;

/** Waits for a Slack that is away for a moment, or asked for a pause: hosts start anew what failed, more and more seldom. */
async function acceptedToken(
  client: WebClient,
  { clock, log }: { clock: Clock; log: Log },
): Promise<Extract<TokenCheck, { ok: true }>> {
  const startedAt = clock();
  for (let tries = 1; ; tries++) {
    const token = await checkToken(client);
    if (token.ok) return token;
    if (token.again === null) throw new Error(`Slack: SLACK_BOT_TOKEN: ${token.reason}`);
    const pause = Math.max(token.again, retryDelay(tries, { first: SECOND, most: MINUTE }));
    if (clock() - startedAt + pause > SLACK_WAITED_FOR) throw new Error(`Slack: ${token.reason}`);
    log.warn({ event: 'slack-away', reason: token.reason, again: `in ${Math.ceil(pause / SECOND)} s` });
    await setTimeout(pause);
  }
}

/** Nothing is known of a workspace before it installs the app; a channel of watchlist.yaml would be nobody's. */
function openMany(config: Config, slack: Extract<Config['slack'], { mode: 'many' }>, log: Log): Place {
  const { signingSecret, installs } = slack;
  const { port, host, slackApiUrl: apiUrl } = config;
  for (const channel of Object.keys(config.watchlists.channels))
    log.warn({ event: 'channel-not-set-up', channel, reason: 'with many workspaces watchlist.yaml has no channels' });
  return {
    ...NOTHING_ELSE,
    app: { mode: { kind: 'http', signingSecret, port, host }, installs, apiUrl },
    watchlists: [],
  };
}

/** What comes with Slack besides the app. */
const NOTHING_ELSE: Omit<Place, 'app' | 'watchlists'> = {
  page: null,
  feeds: [],
  privateHosts: [],
  connect: () => undefined,
  close: () => Promise.resolve(),
};
