// Environment and config/*.yaml → Config, or every mistake at once.
import { join, resolve } from 'node:path';
import type { Company } from '../domain.ts';
import { OWN_CONFIG } from './checked-companies.ts';
import { readFeeds, readWatch } from './config-files.ts';
import { DAY } from '../time.ts';
import { readDuration } from './durations.ts';
import { OPERATOR_CHANNEL, readEnvironment, type Environment } from './environment.ts';
import type { Checked, Mistake } from './mistakes.ts';
import { demoShape, watchlistsShape, type DemoArticle, type WatchlistDraft } from './shapes.ts';
import { slackSettings, type SlackSettings } from './slack-settings.ts';
import { MINUTE } from '../time.ts';
import { checkedOf, readYamlFile } from './yaml-file.ts';

export interface FeedEntry {
  url: string;
  title: string | null;
  /** ms; null: by how often it publishes. */
  every: number | null;
  backfill: boolean;
  /** As Feed has them. */
  fullText?: boolean;
  folder?: string | null;
}
export interface Watchlists {
  /** What a new channel starts with. */
  default: WatchlistDraft;
  /** By channel id. */
  channels: Record<string, WatchlistDraft>;
}
export interface Config {
  slack: SlackSettings;
  slackApiUrl: string | null;
  port: number;
  host: string;
  redisUrl: string | null;
  /** How long alerts that are not due, and stories that nothing is added to, are kept; ms. */
  keepFor: number;
  redisPrefix: string;
  /** Whose certificate a Redis at rediss:// may have. */
  redisTls: 'verify' | 'any';
  dataDir: string;
  configDir: string;
  /** Where the internet reaches this process; null: nowhere. */
  publicUrl: string | null;
  contact: string | null;
  privateHosts: string[];
  polls: number;
  withoutHistory: 'repost' | 'hold';
  /** ms that a message may wait to be posted before the operator is warned. */
  outboxLate: number;
  /** The port for operators; null: none of its own. */
  healthPort: number | null;
  /** What a request for /metrics shows on a public port; null: it is not answered there. */
  metricsToken: string | null;
  logLevel: string;
  feeds: FeedEntry[];
  /** Wanted time between polls of a feed added by command, ms; null: by how often it publishes. */
  feedEvery: number | null;
  /** Of the time between two polls of a feed that goes by how often it publishes, ms. */
  pollBounds: { fastest: number; slowest: number };
  /** Requests to one host at the same time. */
  hostConnections: number;
  /** Between two requests to one host, ms; null: a second, and nothing for private hosts. */
  hostGap: number | null;
  /** The channel that is told of feeds in trouble; `teamId` null: of the one workspace. */
  operatorChannel: { teamId: string | null; channelId: string } | null;
  companies: Company[];
  watchlists: Watchlists;
}

/** What the settings say where they are right, and every mistake in them. */
export interface Survey {
  /** Wrong settings of the environment stand as they are, wrong entries of files are left out. `slack` null: not to be told. */
  config: Omit<Config, 'slack'> & { slack: SlackSettings | null };
  mistakes: Mistake[];
}

/** Everything there is to know before starting. Reads files; never the network. */
export function loadConfig(env: Record<string, string | undefined>): Checked<Config> {
  const { config, mistakes } = surveyConfig(env);
  const { slack } = config;
  return mistakes.length === 0 && slack !== null ? { ok: true, value: { ...config, slack } } : { ok: false, mistakes };
}

/** The same for who goes on with what is right (`doctor`). */
export function surveyConfig(env: Record<string, string | undefined>): Survey {
  const environment = readEnvironment(env);
  const given = env['STAKEWATCH_CONFIG'] || OWN_CONFIG;
  const slack = slackSettings(environment.value);
  const feeds = readFeeds(given);
  const watch = readWatch(given);
  const isPreview = slack.ok && slack.value.mode === 'preview';
  return {
    config: {
      ...settingsOf(environment.value, isPreview, env['LOG_LEVEL']),
      slack: slack.ok ? slack.value : null,
      configDir: resolve(given),
      ...feeds.value,
      ...watch.value,
    },
    mistakes: [...environment.mistakes, ...(slack.ok ? [] : slack.mistakes), ...feeds.mistakes, ...watch.mistakes],
  };
}

/** "C0123" or "T0123/C0123". */
function operatorChannelOf(text: string | null): Config['operatorChannel'] {
  const [, teamId = null, channelId] = OPERATOR_CHANNEL.exec(text ?? '') ?? [];
  return channelId === undefined ? null : { teamId, channelId };
}

const OUTBOX_LATE = 15 * MINUTE; // where the setting is wrong, which is told

/** The preview has a store of its own, so that its invented news never joins what the real feeds tell. */
function settingsOf(env: Environment, isPreview: boolean, logLevel: string | undefined) {
  const dataDir = resolve(env.STAKEWATCH_DATA ?? 'data');
  const redisPrefix = env.REDIS_PREFIX ?? '';
  return {
    slackApiUrl: env.SLACK_API_URL,
    port: Number(env.PORT),
    host: env.HOST ?? '0.0.0.0',
    redisUrl: env.REDIS_URL,
    keepFor: readDuration(env.STAKEWATCH_KEEP ?? '') ?? 730 * DAY,
    redisPrefix: isPreview ? `${redisPrefix}preview:` : redisPrefix,
    redisTls: env.REDIS_TLS === 'any' ? ('any' as const) : ('verify' as const),
    dataDir: isPreview ? join(dataDir, 'preview') : dataDir,
    // The preview is on this machine alone.
    publicUrl: isPreview ? null : env.STAKEWATCH_URL,
    contact: env.STAKEWATCH_CONTACT,
    privateHosts: (env.STAKEWATCH_PRIVATE_HOSTS ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    polls: Number(env.STAKEWATCH_POLLS),
    hostConnections: Number(env.STAKEWATCH_HOST_CONNECTIONS),
    hostGap: env.STAKEWATCH_HOST_GAP === null ? null : readDuration(env.STAKEWATCH_HOST_GAP),
    outboxLate: readDuration(env.STAKEWATCH_OUTBOX_LATE ?? '') ?? OUTBOX_LATE,
    healthPort: env.STAKEWATCH_HEALTH_PORT === null ? null : Number(env.STAKEWATCH_HEALTH_PORT),
    metricsToken: env.STAKEWATCH_METRICS_TOKEN,
    operatorChannel: operatorChannelOf(env.STAKEWATCH_OPERATOR_CHANNEL),
    withoutHistory: env.STAKEWATCH_WITHOUT_HISTORY === 'hold' ? ('hold' as const) : ('repost' as const),
    // The preview's terminal shows alerts; the log speaks up when something is wrong.
    logLevel: isPreview && !logLevel ? 'warn' : (env.LOG_LEVEL ?? 'info'),
  };
}

/** The demo's articles and watchlist, for a first run without Slack. */
export function loadDemo(): Checked<{ articles: DemoArticle[]; watchlist: WatchlistDraft }> {
  const articles = checkedOf(readYamlFile(join(OWN_CONFIG, 'demo', 'articles.yaml'), demoShape));
  const watchlist = checkedOf(readYamlFile(join(OWN_CONFIG, 'demo', 'watchlist.yaml'), watchlistsShape));
  if (articles.ok && watchlist.ok)
    return { ok: true, value: { articles: articles.value, watchlist: watchlist.value.default } };
  return { ok: false, mistakes: [articles, watchlist].flatMap((file) => (file.ok ? [] : file.mistakes)) };
}
