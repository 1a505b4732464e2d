// `stakewatch backtest`: news items and the watchlists of a config folder in, the alerts that each channel would have had out.
import type { Alert, Story, UnixMs, Watchlist } from '../domain.ts';
import type { Watchlists } from '../config/config.ts';
import type { WatchlistDraft } from '../config/shapes.ts';
import { readArticle } from '../extract/extract.ts';
import type { Registry } from '../match/aliases.ts';
import { createWatchIndex, watchKeys, type WatchIndex } from '../match/watch-index.ts';
import { storyKeys } from '../match/story-keys.ts';
import { plain } from '../notify/wording.ts';
import { alertsFor } from '../pipeline.ts';
import type { Told } from '../ports.ts';
import { createShelf } from './shelf.ts';
import { articleOf } from './article-of.ts';
import { counted } from './counted.ts';
import { readItems } from './json-lines.ts';
import { writeLine, writeText, type Terminal } from './terminal.ts';

export interface BacktestOptions {
  pretty: boolean;
}
/** One message: the alert as it stood at the end, after every update. */
interface Message {
  channel: string;
  latest: Alert;
  at: UnixMs;
  updatedAt: UnixMs;
  updates: number;
}

/** Prints one line per message, in the order in which they were first posted. @returns the exit status */
export async function backtest(
  file: string,
  options: BacktestOptions,
  world: { watchlists: Watchlists; registry: Registry },
  terminal: Terminal,
): Promise<number> {
  const { registry } = world;
  const lines = readItems(file, (text) => terminal.complain(text));
  const shelf = createShelf(registry);
  const watching = createWatchIndex(registry);
  const watchers = watchersByKey(world.watchlists, registry, watching);
  const told = new Map<string, Told[]>(); // by story id
  const messages = new Map<string, Message>();
  let now: UnixMs = 0;
  for await (const item of lines.items) {
    now = item.publishedAt ?? now;
    const article = articleOf(item, now);
    const joined = shelf.add(article, readArticle(article, watching.knownNames), now);
    const watchlists = watchlistsOf(
      joined.map(({ story }) => story),
      watchers,
      registry,
    );
    const alerts = alertsFor({
      joined,
      watchlists,
      told: joined.flatMap(({ story }) => told.get(story.id) ?? []),
      registry,
      watching,
      now,
    });
    for (const alert of alerts) {
      told.set(alert.storyId, [
        ...(told.get(alert.storyId) ?? []).filter((t) => t.channelId !== alert.channelId),
        toldBy(alert),
      ]);
      if (!alert.held) keepMessage(messages, alert, now);
    }
  }
  for (const message of messages.values()) {
    if (options.pretty) await writeText(terminal, prettyMessage(message));
    else await writeLine(terminal, messageLine(message));
  }
  return lines.bad() > 0 ? 1 : 0;
}

function watchersByKey(watchlists: Watchlists, registry: Registry, watching: WatchIndex): Map<string, Watchlist[]> {
  const drafts = Object.entries({ default: watchlists.default, ...watchlists.channels });
  const byKey = new Map<string, Watchlist[]>();
  for (const [channel, draft] of drafts) {
    const watchlist = watchlistOf(channel, draft);
    watching.put(watchlist);
    for (const key of watchKeys(registry, watchlist)) byKey.set(key, [...(byKey.get(key) ?? []), watchlist]);
  }
  return byKey;
}

function watchlistOf(channel: string, { companies, settings }: WatchlistDraft): Watchlist {
  return {
    teamId: 'T0',
    channelId: channel,
    channelName: channel,
    revision: 1,
    companies,
    settings,
    mutes: [],
    updatedAt: 0,
  };
}

function watchlistsOf(stories: Story[], watchers: Map<string, Watchlist[]>, registry: Registry): Watchlist[] {
  const keys = stories.flatMap((story) => storyKeys(registry, story));
  return [...new Set(keys.flatMap((key) => watchers.get(key) ?? []))];
}

function toldBy(alert: Alert): Told {
  const { storyId, teamId, channelId, id: alertId, storyRevision, severity, stage, held } = alert;
  return { storyId, teamId, channelId, alertId, storyRevision, severity, stage, state: held ? 'held' : 'sent' };
}

function keepMessage(messages: Map<string, Message>, alert: Alert, at: UnixMs): void {
  const key = `${alert.channelId} ${alert.storyId}`;
  const message = messages.get(key);
  if (message === undefined)
    messages.set(key, { channel: alert.channelId, latest: alert, at, updatedAt: at, updates: 0 });
  else messages.set(key, { ...message, latest: alert, updatedAt: at, updates: message.updates + 1 });
}

function messageLine({ channel, latest, at, updatedAt, updates }: Message): Record<string, unknown> {
  const { content } = latest;
  return {
    channel,
    severity: latest.severity,
    reason: plain(content.reason),
    headline: plain(content.headline),
    story: latest.storyId,
    articles: content.articles,
    vendor: content.watched.name,
    role: content.watched.role,
    at: isoTime(at),
    updatedAt: isoTime(updatedAt),
    stage: latest.stage,
    updates,
    independentSources: content.independentSources,
    needsReview: content.needsReview,
    headlineOnly: content.headlineOnly,
    disagreements: content.disagreements,
  };
}

/** null for news without any date. */
function isoTime(at: UnixMs): string | null {
  return at === 0 ? null : new Date(at).toISOString();
}

function prettyMessage({ channel, latest, at, updates }: Message): string {
  const { content } = latest;
  const when = at === 0 ? 'undated' : new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const articles = `${counted(content.articles, 'article')}, ${content.independentSources} independent`;
  const lines = [
    `${when}  ${channel}  ${latest.severity.toUpperCase()}`,
    `  ${plain(content.headline)}`,
    `  ${plain(content.reason)}`,
    ...content.facts
      .filter(({ label }) => at !== 0 || label !== 'First seen')
      .map(({ label, value }) => `  ${label}: ${value}`),
    ...content.quotes.map(({ text, source }) => `  “${text}” (${source})`),
    ...(content.headlineOnly ? ['  Known from a headline only.'] : []),
    ...content.disagreements.map(
      ({ about, figures }) =>
        `  Sources disagree on ${about}: ${figures.map(({ says, source }) => `${says} (${source})`).join(' against ')}`,
    ),
    `  ${articles}${updates === 0 ? '' : `, ${counted(updates, 'update')} in the thread`}`,
  ];
  return `${lines.join('\n')}\n\n`;
}
