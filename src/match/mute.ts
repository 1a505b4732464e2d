// A watchlist's mutes and a story → whether the channel hears of it now.
import type { Mute, Story, UnixMs, Watchlist } from '../domain.ts';
import { nameKey } from './name-key.ts';

/** True when a mute in force covers the story: its company, itself, its kind, or every source that tells it. */
export function isMuted(watchlist: Watchlist, story: Story, now: UnixMs): boolean {
  const inForce = watchlist.mutes.filter(({ until }) => until === null || until > now);
  const mutedSources = new Set(inForce.filter(({ scope }) => scope === 'source').map(({ value }) => nameKey(value)));
  const isSilenced = mutedSources.size > 0 && story.sources.every(({ source }) => mutedSources.has(nameKey(source)));
  return isSilenced || inForce.some((mute) => covers(mute, story));
}

function covers({ scope, value }: Mute, story: Story): boolean {
  if (scope === 'story') return story.id === value;
  if (scope === 'kind') return story.kind === value;
  return scope === 'company' && companiesOf(story).includes(value);
}

function companiesOf({ acquirers, target, seller }: Story): string[] {
  return [...acquirers, target, seller].flatMap((party) => (party === null ? [] : [party.key, nameKey(party.name)]));
}
