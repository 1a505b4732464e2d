// Environment and config/*.yaml → Config, or every mistake at once.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Company } from '../domain.ts';
import { readEnvironment, type Environment } from './environment.ts';
import type { Checked, Mistake } from './mistakes.ts';
import {
  companiesShape,
  demoShape,
  feedsShape,
  watchlistsShape,
  type DemoArticle,
  type WatchlistDraft,
} from './shapes.ts';
import { slackSettings, type SlackSettings } from './slack-settings.ts';
import { readYamlFile } from './yaml-file.ts';

/** The config/ folder that comes with Stakewatch, beside src/ and dist/. */
export const OWN_CONFIG = resolve(import.meta.dirname, '..', '..', 'config');

export interface FeedEntry {
  url: string;
  title: string | null;
  /** ms. */
  every: number;
  backfill: boolean;
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
  redisPrefix: string;
  dataDir: string;
  configDir: string;
  contact: string | null;
  privateHosts: string[];
  polls: number;
  withoutHistory: 'repost' | 'hold';
  logLevel: string;
  feeds: FeedEntry[];
  /** Wanted time between polls of a feed added by command, ms. */
  feedEvery: number;
  companies: Company[];
  watchlists: Watchlists;
}

/** Everything there is to know before starting. Reads files; never the network. */
export function loadConfig(env: Record<string, string | undefined>): Checked<Config> {
  const environment = readEnvironment(env);
  const configDir = resolve(env['STAKEWATCH_CONFIG'] || OWN_CONFIG);
  const files = loadFiles(configDir);
  const slack = environment.ok ? slackSettings(environment.value) : environment;
  if (environment.ok && slack.ok && files.ok) {
    const settings = settingsOf(environment.value, slack.value.mode === 'preview' && !env['LOG_LEVEL']);
    return { ok: true, value: { ...settings, slack: slack.value, configDir, ...files.value } };
  }
  const mistakes: Mistake[] = [];
  if (!environment.ok) mistakes.push(...environment.mistakes);
  else if (!slack.ok) mistakes.push(...slack.mistakes);
  if (!files.ok) mistakes.push(...files.mistakes);
  return { ok: false, mistakes };
}

function settingsOf(env: Environment, quiet: boolean) {
  return {
    slackApiUrl: env.SLACK_API_URL,
    port: Number(env.PORT),
    host: env.HOST ?? '0.0.0.0',
    redisUrl: env.REDIS_URL,
    redisPrefix: env.REDIS_PREFIX ?? '',
    dataDir: resolve(env.STAKEWATCH_DATA ?? 'data'),
    contact: env.STAKEWATCH_CONTACT,
    privateHosts: (env.STAKEWATCH_PRIVATE_HOSTS ?? '')
      .split(',')
      .map((host) => host.trim())
      .filter(Boolean),
    polls: Number(env.STAKEWATCH_POLLS),
    withoutHistory: env.STAKEWATCH_WITHOUT_HISTORY === 'hold' ? ('hold' as const) : ('repost' as const),
    // The preview's terminal shows alerts; the log speaks up when something is wrong.
    logLevel: quiet ? 'warn' : (env.LOG_LEVEL ?? 'info'),
  };
}

/** The three files of a config folder; companies.yaml may be missing (the one that comes with Stakewatch is used). */
export function loadFiles(
  configDir: string,
): Checked<Pick<Config, 'feeds' | 'feedEvery' | 'companies' | 'watchlists'>> {
  const own = join(configDir, 'companies.yaml');
  const feeds = readYamlFile(join(configDir, 'feeds.yaml'), feedsShape);
  const companies = readYamlFile(existsSync(own) ? own : join(OWN_CONFIG, 'companies.yaml'), companiesShape);
  const watchlists = readYamlFile(join(configDir, 'watchlist.yaml'), watchlistsShape);
  if (!feeds.ok || !companies.ok || !watchlists.ok) {
    return { ok: false, mistakes: [feeds, companies, watchlists].flatMap((file) => (file.ok ? [] : file.mistakes)) };
  }
  const every = feeds.value.every;
  const entries = feeds.value.feeds.map((feed) => ({
    url: feed.url,
    title: feed.title ?? null,
    every: feed.every ?? every,
    backfill: feed.backfill,
  }));
  return {
    ok: true,
    value: { feeds: entries, feedEvery: every, companies: companies.value, watchlists: watchlists.value },
  };
}

/** The demo's articles and watchlist, for a first run without Slack. */
export function loadDemo(): Checked<{ articles: DemoArticle[]; watchlist: WatchlistDraft }> {
  const articles = readYamlFile(join(OWN_CONFIG, 'demo', 'articles.yaml'), demoShape);
  const watchlist = readYamlFile(join(OWN_CONFIG, 'demo', 'watchlist.yaml'), watchlistsShape);
  if (articles.ok && watchlist.ok)
    return { ok: true, value: { articles: articles.value, watchlist: watchlist.value.default } };
  return { ok: false, mistakes: [articles, watchlist].flatMap((file) => (file.ok ? [] : file.mistakes)) };
}
