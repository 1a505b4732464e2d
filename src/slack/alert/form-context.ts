// An alert and its story in, what its forms are drawn from out: the watchlist as it is now, its clock, its companies.
import type { Story, WatchedCompany, Watchlist } from '../../domain.ts';
import { watchedNow } from './exposure-now.ts';
import type { OnAlert } from './pressed.ts';
import type { Services } from '../services.ts';
import type { FormContext } from './views.ts';
import { findWatched } from '../watchlists.ts';

export async function formContext(
  { alert, messageTs }: Pick<OnAlert, 'alert' | 'messageTs'>,
  services: Services,
  story: Story,
): Promise<FormContext & { watchlist: Watchlist | null }> {
  const { teamId, channelId, id: alertId } = alert;
  const watchlist = await services.store.watchlist(teamId, channelId);
  return {
    story,
    memory: { alertId, channelId, messageTs },
    timeZone: watchlist?.settings.timeZone ?? 'UTC',
    now: services.clock(),
    companies: mistaken(services, watchlist?.companies ?? [], { matched: alert.content.watched.name, story }),
    watchlist,
  };
}

function names({ acquirers, target, seller }: Story): string[] {
  return [target, ...acquirers, seller].flatMap((party) => (party === null ? [] : [party.name]));
}

/** The company that the alert was matched with, then those that the story names; each once. */
function mistaken(
  services: Services,
  companies: WatchedCompany[],
  { matched, story }: { matched: string; story: Story },
): WatchedCompany[] {
  const found = [
    watchedNow({ companies }, matched) ?? findWatched(services, companies, matched),
    ...names(story).map((name) => findWatched(services, companies, name)),
  ];
  return [...new Set(found.flatMap((company) => company ?? []))];
}
