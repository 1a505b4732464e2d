// Who asks and a channel's watchlist in; whether they may change it out: null, or the sentence that says who may.
import type { Editors, Watchlist } from '../domain.ts';
import type { WebClient } from './client.ts';
import { patiently } from './patience.ts';
import type { Place } from './place.ts';
import { readFailure } from './slack-errors.ts';

/** Whoever asks, with the client of their workspace. */
export interface Asker extends Place {
  client: WebClient;
}

/** What Slack says of a person. */
interface Person {
  guest: boolean;
  admin: boolean;
}

/** Reads need no permission; every change of a watchlist, its settings and mutes asks this first. */
export async function whyNotChange(asker: Asker, { settings }: Pick<Watchlist, 'settings'>): Promise<string | null> {
  const person = await personOf(asker);
  if (person?.guest === true)
    return 'Guests can read what is watched here, and not change it: ask a member of this workspace.';
  return REFUSES[settings.editors.who](asker, settings.editors, person);
}

const REFUSES: Record<
  Editors['who'],
  (asker: Asker, editors: Editors, person: Person | null) => Promise<string | null>
> = {
  members: async () => null,
  admins: async (asker, _, person) => {
    if (person?.admin === true || (await isCreator(asker))) return null;
    return "Only the channel's creator and admins of the workspace may change this watchlist (a setting of this channel).";
  },
  group: async (asker, editors, person) => {
    const groupId = editors.who === 'group' ? editors.groupId : '';
    // An admin can always mend a group that is empty or gone.
    if (person?.admin === true || (await groupOf(asker, groupId)).includes(asker.userId)) return null;
    return `Only members of <!subteam^${groupId}> and admins of the workspace may change this watchlist (a setting of this channel).`;
  },
};

/** null where Slack does not say: the scope is missing, or the person is gone. */
async function personOf({ client, userId, teamId }: Asker): Promise<Person | null> {
  return refusedAs(null, async () => {
    const { user } = await client.users.info({ user: userId });
    if (user === undefined) return null;
    const elsewhere = user.team_id !== undefined && user.team_id !== teamId && user.enterprise_user === undefined;
    return {
      guest: user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true || elsewhere,
      admin: user.is_admin === true || user.is_owner === true,
    };
  });
}

async function isCreator({ client, channelId, userId }: Asker): Promise<boolean> {
  return refusedAs(false, async () => {
    const { channel } = await client.conversations.info({ channel: channelId });
    return channel?.creator === userId;
  });
}

async function groupOf({ client }: Asker, groupId: string): Promise<string[]> {
  return refusedAs([], async () => (await client.usergroups.users.list({ usergroup: groupId })).users ?? []);
}

/** A refusal of Slack's is an answer; anything else is thrown. */
async function refusedAs<T>(otherwise: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await patiently(ask);
  } catch (error) {
    if (readFailure(error).kind === 'refused') return otherwise;
    throw error;
  }
}
