// What shall not be heard of in, the channel's mute out: saved, drawn on its story, and said with its undo.
import { randomUUID } from 'node:crypto';
import type { Mute, UnixMs, Watchlist } from '../../domain.ts';
import { say, type Answer } from '../answer.ts';
import { undoButton } from '../commands/watchlist.ts';
import { LOOK_BACK, wouldTell } from '../commands/would-tell.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { redrawStory } from './story-message.ts';
import { escapeWithin, when } from '../text.ts';
import type { MuteTarget } from './views.ts';
import { changeWatchlist } from '../watchlists.ts';

/** `for` in ms from now; null: until it is undone. */
export type MuteEnd = { for: number } | { until: UnixMs } | null;

/** Mutes and says so. A second mute of the same thing takes the place of the first. */
export async function addMute(asker: Asker, services: Services, target: MuteTarget, end: MuteEnd): Promise<Answer> {
  const now = services.clock();
  const until = end === null ? null : 'for' in end ? now + end.for : end.until;
  const added: Mute = { ...target, id: randomUUID(), until, by: asker.userId, at: now };
  const changed = await changeWatchlist(services, asker, ({ mutes }) => {
    const others = mutes.filter((one) => one.scope !== target.scope || one.value !== target.value);
    const kept = others.filter((one) => one.until === null || one.until > now); // what has run out goes
    return { mutes: [...kept, added], audit: [`muted ${target.label} (${target.scope})`] };
  });
  if (changed.state === 'refused') return say(changed.sentence);
  const at = { ...asker, storyId: target.value };
  const notDrawn = target.scope === 'story' ? await redrawStory(services, asker.client, at) : null;
  const meant = target.scope === 'story' ? [] : [await silences(services, changed.watchlist, added)];
  const said = until === null ? 'until somebody undoes it' : `until ${when(until)}`;
  return {
    lines: [
      `🔕 Muted here ${said}: *${escapeWithin(target.label, 200)}* (${target.scope}).`,
      ...meant,
      ...(notDrawn === null ? [] : [notDrawn]),
    ],
    buttons: [{ ...undoButton(added), label: 'Undo' }],
  };
}

/** What the mute would have kept from the channel, so that one that silences nothing is seen at once. */
async function silences(services: Services, watchlist: Watchlist, added: Mute): Promise<string> {
  const without = { ...watchlist, mutes: watchlist.mutes.filter(({ id }) => id !== added.id) };
  const since = services.clock() - LOOK_BACK;
  const told = (await wouldTell(services, without, since)).alerts.length;
  const n = told - (await wouldTell(services, watchlist, since)).alerts.length;
  if (n > 0) return `Of the past 30 days it would have silenced ${n === 1 ? '1 story' : `${n} stories`}.`;
  const nothing = 'Of the past 30 days it would have silenced nothing';
  // The name of a kind or a feed is known; one of a company may be a slip.
  if (added.scope === 'company') return `${nothing}: is *${escapeWithin(added.label, 200)}* the name you mean?`;
  return added.scope === 'source' ? `${nothing}: a story that other sources tell too is told.` : `${nothing}.`;
}
