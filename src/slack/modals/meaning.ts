// A saved watchlist in, the lines that say what it would have told in the past 30 days out. It alerts about none of it.
import type { WatchedCompany, Watchlist } from '../../domain.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { LOOK_BACK, wouldTell, wouldTellText } from '../commands/would-tell.ts';

const MOST_SHOWN = 3;

/** @param about only stories of these companies; left out: of all of the list */
export async function meaningLines(
  services: Services,
  watchlist: Watchlist,
  about?: WatchedCompany[],
): Promise<string[]> {
  const would = await wouldTell(services, watchlist, services.clock() - LOOK_BACK, about);
  const told = would.alerts.filter(({ held }) => !held);
  const more = told.length - MOST_SHOWN;
  return [
    `🔎 ${wouldTellText(would)}`,
    ...told.slice(0, MOST_SHOWN).map(({ content }) => `•  ${escapeWithin(content.notification, 300)}`),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    'A change never alerts about the past: news from now on is told.',
  ];
}
