// An alert and its story in, what its forms are drawn from out: the watchlist as it is now, its clock, its companies.
import type { Story, WatchedCompany, Watchlist } from '../../domain.ts';
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
    companies: mistaken(services, watchlist?.companies ?? [], [alert.content.watched.name, ...names(story)]),
    watchlist,
  };
}

function names({ acquirers, target, seller }: Story): string[] {
  return [target, ...acquirers, seller].flatMap((party) => (party === null ? [] : [party.name]));
}

/** Each once, in the order of the names. */
function mistaken(services: Services, companies: WatchedCompany[], named: string[]): WatchedCompany[] {
  const found = named.flatMap((name) => findWatched(services, companies, name) ?? []);
  return [...new Set(found)];
}
