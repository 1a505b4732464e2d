// "Set up" or "Open watchlist" pressed in, the editor of that channel's watchlist out.
import type { Pressed } from '../alert/pressed.ts';
import { ephemeral, say } from '../answer.ts';
import { openEditor } from '../modals/editor.ts';
import { channelsOf } from './own-channels.ts';
import { isDirect, placeOf } from '../place.ts';
import type { Services } from '../services.ts';
import { PRESS_AGAIN } from '../window.ts';

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
  const { triggerId, tell } = pressed;
  const place = placeOf({ ...pressed, channelId }, undefined);
  const asker = here ? pressed : { ...pressed, ...place };
  // A Home tab may be older than a person's leave from a channel.
  const refusal = async (): Promise<string | null> => (here || (await isOwn(pressed, channelId)) ? null : NOT_YOURS);
  const { state } = await openEditor(asker, services, { triggerId, refusal });
  if (state === 'expired') await tell(ephemeral(say(PRESS_AGAIN)));
}

async function isOwn({ client, userId }: Pressed, channelId: string): Promise<boolean> {
  const { channels } = await channelsOf(client, userId);
  return channels.some(({ id }) => id === channelId);
}
