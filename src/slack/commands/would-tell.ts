// A watchlist, saved or only thought of, in; what it would have told of the stories that are known out.
import type { Alert, UnixMs, WatchedCompany, Watchlist } from '../../domain.ts';
import type { Registry } from '../../match/aliases.ts';
import { storyFacts } from '../../match/facts.ts';
import { matchWatchlists } from '../../match/match.ts';
import { isMuted } from '../../match/mute.ts';
import { createWatchIndex, watchKeys, type WatchIndex } from '../../match/watch-index.ts';
import { firstAlerts } from '../../notify/alert.ts';
import { DAY } from '../../time.ts';
import type { Services } from '../services.ts';

/** How far a look at what a change means goes back. */
export const LOOK_BACK = 30 * DAY;

const STORIES = 200; // newest of each company

/** Kept from call to call: making one ready takes a tenth of a second, and a list is in it only while it is looked at. */
const indexes = new WeakMap<Registry, WatchIndex>();

export interface WouldTell {
  /** One a story that matches, newest first: as it stands now, to a channel that has heard nothing; `held` for the digest. */
  alerts: Alert[];
  /** How many stories of the watchlist's companies were looked at. */
  stories: number;
}

/**
 * Saves and owes nothing. What is muted is left out.
 * @param since stories that were last news at or after it
 * @param about only stories of these companies of the list; left out: of all of them
 */
export async function wouldTell(
  { store, registry, clock }: Pick<Services, 'store' | 'registry' | 'clock'>,
  watchlist: Watchlist,
  since: UnixMs,
  about: WatchedCompany[] = watchlist.companies,
): Promise<WouldTell> {
  const keys = watchKeys(registry, { ...watchlist, companies: about });
  const stories = keys.length === 0 ? [] : await store.storiesOf(keys, since, STORIES);
  const heard = stories.filter((story) => !isMuted(watchlist, story, clock()));
  const index = indexes.get(registry) ?? createWatchIndex(registry);
  indexes.set(registry, index);
  index.remove(watchlist); // a draft has the revision of what it is a draft of
  const matches = matchWatchlists(heard, [watchlist], registry, index);
  index.remove(watchlist);
  const alerts = firstAlerts({ after: matches.map(({ story }) => storyFacts(story)), matches });
  return { alerts: alerts.sort((a, b) => b.createdAt - a.createdAt), stories: stories.length };
}

/** "Of the past 30 days 3 stories would have been told, and 2 kept for the digest." A change never tells them. */
export function wouldTellText({ alerts }: WouldTell): string {
  const kept = alerts.filter(({ held }) => held).length;
  const told = alerts.length - kept;
  if (alerts.length === 0) return 'No story of the past 30 days would have been told.';
  const stories = told === 1 ? '1 story' : `${told === 0 ? 'no' : told} stories`;
  return `Of the past 30 days ${stories} would have been told${kept === 0 ? '' : `, and ${kept} kept for the digest`}.`;
}
