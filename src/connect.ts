// Slack, or its stand-in on this machine: where the bot's Web API is, who listens for requests, what feeds come with it.
import { loadDemo, type Config } from './config/config.ts';
import { readManifestScopes } from './config/manifest.ts';
import { mistakeText } from './config/mistakes.ts';
import type { WatchlistDraft } from './config/shapes.ts';
import type { Feed, Watchlist } from './domain.ts';
import type { Log } from './log.ts';
import type { Clock } from './ports.ts';
import { DEMO_CHANNEL, startPreview } from './preview/preview.ts';
import type { SlackOptions } from './slack/app.ts';
import { createClient } from './slack/client.ts';
import { checkToken } from './slack/inspect.ts';
import { SECOND } from './time.ts';

/** The place that the bot will work in, before it does. */
export interface Place {
  app: Pick<SlackOptions, 'mode' | 'shownAs' | 'botToken' | 'apiUrl'>;
  teamId: string;
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
  return config.slack.mode === 'preview' ? openPreview(config, clock) : openSlack(config, config.slack, log);
}

async function openPreview(config: Config, clock: Clock): Promise<Place> {
  const demo = loadDemo();
  if (!demo.ok) throw new Error(demo.mistakes.map(mistakeText).join('; '));
  const { articles, watchlist } = demo.value;
  const { port, dataDir } = config;
  const preview = await startPreview({ port, dataDir, scopes: readManifestScopes(), articles, clock });
  const { slack, botToken, signingSecret, feedUrl } = preview;
  return {
    app: {
      mode: { kind: 'http', signingSecret, port: 0, host: '127.0.0.1' },
      shownAs: 'preview',
      botToken,
      apiUrl: slack.apiUrl,
    },
    teamId: DEMO_CHANNEL.teamId,
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
  slack: Exclude<Config['slack'], { mode: 'preview' }>,
  log: Log,
): Promise<Place> {
  const token = await checkToken(createClient(slack.botToken, config.slackApiUrl, log));
  if (!token.ok) throw new Error(`Slack: SLACK_BOT_TOKEN: ${token.reason}`);
  for (const scope of token.missing) log.warn({ event: 'scope-missing', scope, todo: 'stakewatch doctor' });
  const mode =
    slack.mode === 'http'
      ? ({ kind: 'http', signingSecret: slack.signingSecret, port: config.port, host: config.host } as const)
      : ({ kind: 'socket', appToken: slack.appToken } as const);
  const { teamId } = token;
  const watchlists = Object.entries(config.watchlists.channels).map(([channelId, draft]) => {
    return { channel: { teamId, channelId, channelName: channelId }, draft };
  });
  const app = { mode, botToken: slack.botToken, apiUrl: config.slackApiUrl };
  const close = (): Promise<void> => Promise.resolve();
  return { app, teamId, page: null, feeds: [], privateHosts: [], watchlists, connect: () => undefined, close };
}
