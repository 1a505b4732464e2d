// `stakewatch feeds health`: each feed with all that is known of how it does, those in trouble first.
import { feedHealth, healthFigures, type FeedHealth } from '../collect/health.ts';
import { inWords } from '../collect/spans.ts';
import type { Config } from '../config/config.ts';
import { isInTrouble, type Feed, type FeedState } from '../domain.ts';
import { withoutLogins } from '../slack/text.ts';
import { knownFeeds } from './known-feeds.ts';
import { withStore } from './store.ts';
import { writeLine, writeText, type Terminal } from './terminal.ts';

/** Times in JSON are ISO 8601, lengths in ms; null where nothing is known. @returns the exit status */
export async function showFeedHealth(config: Config, options: { json: boolean }, terminal: Terminal): Promise<number> {
  const now = Date.now();
  return withStore(config, async (store) => {
    const known = await knownFeeds(store, config, now);
    const trouble = known.filter(({ state }) => isInTrouble(state));
    const well = known.filter(({ state }) => !isInTrouble(state));
    if (!options.json) await writeText(terminal, sharedTrouble(trouble));
    for (const { feed, state } of [...trouble, ...well]) {
      const figures = healthFigures(feed, state, now);
      const [url, health] = [withoutLogins(feed.url), withoutLogins(feedHealth(feed, state, now))];
      if (options.json) {
        await writeLine(terminal, {
          url,
          title: feed.title,
          health,
          inTrouble: isInTrouble(state),
          ...asJson(figures),
        });
      } else {
        const lines = [health, ...inLines(figures, now)].map((line) => `    ${withoutLogins(line)}\n`);
        await writeText(terminal, `${feed.title || url}\n    ${url}\n${lines.join('')}`);
      }
    }
    return 0;
  });
}

function asJson(figures: FeedHealth): Record<string, unknown> {
  const entries = Object.entries(figures).map(([name, value]): [string, unknown] => {
    const isTime = (name.endsWith('At') || name.endsWith('Since')) && typeof value === 'number';
    return [name, isTime ? new Date(value).toISOString() : typeof value === 'string' ? withoutLogins(value) : value];
  });
  return Object.fromEntries(entries);
}

function inLines(figures: FeedHealth, now: number): string[] {
  const ago = (at: number | null): string => (at === null ? 'never' : `${inWords(Math.max(0, now - at))} ago`);
  const { lastPollAt, lastSuccessAt, lastNewAt, nextPollAt, medianGap, silence } = figures;
  const next = nextPollAt === null ? 'never' : nextPollAt <= now ? 'now' : `in ${inWords(nextPollAt - now)}`;
  return [
    `last poll ${ago(lastPollAt)} · last success ${ago(lastSuccessAt)} · last new ${ago(lastNewAt)} · next poll ${next}`,
    `usual gap ${medianGap === null ? 'not known yet' : inWords(medianGap)} · silent for ${silence === null ? 'a time that is not known' : inWords(silence)}`,
  ];
}

const NAMED = 5; // feeds of one reason

/**
 * A line for each reason that several feeds fail for, the one of most feeds first, and a blank line; '' where there is none.
 * A machine without a network is one trouble, not many.
 */
export function sharedTrouble(known: { feed: Feed; state: FeedState }[]): string {
  const titles = new Map<string, string[]>();
  for (const { feed, state } of known) {
    if (state.failures === 0 || state.lastError === null) continue;
    titles.set(state.lastError, [...(titles.get(state.lastError) ?? []), feed.title || withoutLogins(feed.url)]);
  }
  const shared = [...titles].filter(([, named]) => named.length > 1).sort(([, a], [, b]) => b.length - a.length);
  const lines = shared.map(([reason, named]) => {
    const more = named.length > NAMED ? ` and ${named.length - NAMED} more` : '';
    return `${named.length} feeds: ${withoutLogins(reason)} (${named.slice(0, NAMED).join(', ')}${more})\n`;
  });
  return lines.length === 0 ? '' : `${lines.join('')}\n`;
}
