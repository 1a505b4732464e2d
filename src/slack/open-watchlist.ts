// "Set up" or "Open watchlist" pressed in, the editor of that channel's watchlist out; in words where there is no editor.
import type { WatchedCompany } from '../domain.ts';
import type { Pressed } from './actions.ts';
import { ephemeral, say } from './answer.ts';
import { bold, ROLE_HEADINGS } from './commands/role-words.ts';
import { HOME_DOORS } from './home-doors.ts';
import { channelsOf } from './own-channels.ts';
import { isDirect } from './place.ts';
import type { Services } from './services.ts';
import { openWindow } from './window.ts';

const EXPIRED = 'That took too long for Slack to open the window. Please press the button again.';
const NOT_YOURS = 'You are not in that channel (any more), so its watchlist is not shown.';

/** The button's value is a channel's id, of the Home tab, or `here`: the channel that the message stands in. */
export async function openWatchlist(pressed: Pressed, services: Services): Promise<void> {
  const here = pressed.value === 'here';
  const channelId = here ? pressed.channelId : pressed.value;
  if (isDirect({ channelId })) {
    await pressed.tell(
      ephemeral(say('A watchlist belongs to a channel: invite me to one with `/invite @stakewatch`.')),
    );
    return;
  }
  // A Home tab may be older than a person's leave from a channel.
  const channel = here ? { name: pressed.channelName } : await ownChannel(pressed, channelId);
  if (channel === null) {
    await explain(pressed, 'Watchlist', async () => [NOT_YOURS]);
    return;
  }
  const at = { ...pressed, channelId, channelName: channel.name };
  if (HOME_DOORS.openEditor !== null) await HOME_DOORS.openEditor(at, services);
  else await explain(at, 'Watchlist', () => watchlistLines(at, services));
}

async function ownChannel({ client, userId }: Pressed, channelId: string): Promise<{ name: string } | null> {
  const { channels } = await channelsOf(client, userId);
  return channels.find(({ id }) => id === channelId) ?? null;
}

async function explain(pressed: Pressed, title: string, lines: () => Promise<string[]>): Promise<void> {
  const { client, triggerId, tell } = pressed;
  if (!(await openWindow(client, triggerId, { title, lines }))) await tell(ephemeral(say(EXPIRED)));
}

/** What is watched, by role, and the words that change it. */
async function watchlistLines({ teamId, channelId }: Pressed, { store }: Services): Promise<string[]> {
  const companies = (await store.watchlist(teamId, channelId))?.companies ?? [];
  const roles = Object.entries(ROLE_HEADINGS).flatMap(([role, heading]) => {
    const named = companies.filter((company) => company.role === role);
    return named.length === 0 ? [] : [`*${heading}*: ${shortList(named)}`];
  });
  return [
    ...(roles.length === 0 ? [`<#${channelId}> watches no company yet.`] : [`Watched in <#${channelId}>:`, ...roles]),
    'To change it, type in that channel:',
    '`/stakewatch watch Foo Ltd, Bar Inc`  for vendors you depend on',
    '`/stakewatch rival Baz Corp`  for your rivals',
    '`/stakewatch unwatch Foo Ltd`  to take one off',
  ];
}

const NAMED = 15; // companies of a role

function shortList(companies: WatchedCompany[]): string {
  const names = companies.slice(0, NAMED).map(({ name }) => bold(name));
  const more = companies.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
