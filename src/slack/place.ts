// Where somebody asks from, and who: the part of Slack's request bodies that listeners read.

export interface Place {
  teamId: string;
  channelId: string;
  /** "#vendor-risk", or the channel's id where Slack hides the name. */
  channelName: string;
  userId: string;
}

/** Names that Slack sends in place of the real one. */
const NO_NAMES = new Set(['', 'privategroup', 'directmessage']);

/** @param channelName as Slack sends it, without "#" */
export function placeOf(
  ids: { teamId: string; channelId: string; userId: string },
  channelName: string | undefined,
): Place {
  const named = channelName !== undefined && !NO_NAMES.has(channelName);
  return { ...ids, channelName: named ? `#${channelName}` : ids.channelId };
}

/** A direct message: nobody else would see an alert there, so it has no watchlist. */
export function isDirect({ channelId }: Pick<Place, 'channelId'>): boolean {
  return !/^[CG]/.test(channelId);
}
