// What became of a channel (renamed, archived, deleted, left) in, its watchlist brought up to date and people told out.
import type { AuditEntry, Watchlist } from '../../domain.ts';
import { watchKeys } from '../../match/watch-index.ts';
import type { Heard } from '../requests/heard.ts';
import { tellMender } from './mend.ts';
import type { Services } from '../services.ts';

const TRIES = 10; // each stale try is somebody else's save

/** The watchlist shows the channel's new name from now on. */
export async function channelRenamed({ teamId, event }: Heard, services: Services): Promise<void> {
  const channel = event['channel'] as { id?: unknown; name?: unknown } | undefined;
  if (typeof channel?.id !== 'string' || typeof channel.name !== 'string' || channel.name === '') return;
  const channelName = `#${channel.name}`;
  await amend(services, { teamId, channelId: channel.id }, (watchlist) =>
    watchlist.channelName === channelName ? null : { channelName, what: `the channel is called ${channelName} now` },
  );
}

/** A deleted channel never comes back: nothing is looked for any more, and what is owed dies with Slack's reason. */
export async function channelDeleted(heard: Heard, services: Services): Promise<void> {
  await amend(services, { teamId: heard.teamId, channelId: channelIdOf(heard) }, (watchlist) =>
    watchlist.companies.length === 0 && watchlist.mutes.length === 0
      ? null
      : { companies: [], mutes: [], what: 'the channel was deleted, and its watchlist emptied' },
  );
}

/** What is owed waits; whoever set the channel up hears why. */
export async function channelArchived(heard: Heard, services: Services): Promise<void> {
  await tellWhereWatched(heard, services, 'is_archived');
}
export async function channelLeft(heard: Heard, services: Services): Promise<void> {
  await tellWhereWatched(heard, services, 'not_in_channel');
}

/** Deliveries try again by themselves. */
export async function channelBack(_heard: Heard, { wake }: Services): Promise<void> {
  wake();
}

async function tellWhereWatched(heard: Heard, { store, clock }: Services, error: string): Promise<void> {
  const { teamId, client, log } = heard;
  const channelId = channelIdOf(heard);
  const watchlist = await store.watchlist(teamId, channelId);
  if (watchlist === null || watchlist.companies.length === 0) return;
  await tellMender({ store, clock, log }, client, { teamId, channelId }, error);
}

function channelIdOf({ event }: Heard): string {
  return typeof event['channel'] === 'string' ? event['channel'] : '';
}

/** No person asks for it, so nobody's permission is asked; the audit trail has it under Slack's name. */
async function amend(
  { store, registry, clock }: Services,
  { teamId, channelId }: Pick<Watchlist, 'teamId' | 'channelId'>,
  change: (watchlist: Watchlist) => (Partial<Watchlist> & Pick<AuditEntry, 'what'>) | null,
): Promise<void> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored = await store.watchlist(teamId, channelId);
    const changed = stored === null ? null : change(stored);
    if (stored === null || changed === null) return;
    const { what, ...parts } = changed;
    const at = clock();
    const watchlist = { ...stored, ...parts, revision: stored.revision + 1, updatedAt: at };
    const audit = [{ teamId, channelId, by: 'slack', at, what }];
    if (await store.saveWatchlist(watchlist, watchKeys(registry, watchlist), audit)) return;
  }
  throw new Error(`watchlist of ${channelId}: overtaken by other changes ${TRIES} times`);
}
