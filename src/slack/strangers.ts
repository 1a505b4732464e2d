// Who acts in, whether they come from another company's workspace out: in a shared channel they may read, and not act.
import type { WebClient } from './client.ts';
import type { Place } from './place.ts';
import { readFailure } from './slack-errors.ts';

export const STRANGER =
  'People of other workspaces can read alerts here, and not act on them: ask somebody of the workspace that Stakewatch belongs to.';

/** Whoever acts, and the workspace that Slack says they are of; null where it does not say. */
export interface Actor extends Place {
  client: WebClient;
  homeTeamId: string | null;
}

/** In an organisation (Enterprise Grid) the people of its other workspaces are no strangers. */
export async function isStranger({ client, userId, teamId, homeTeamId }: Actor): Promise<boolean> {
  if (homeTeamId === null || homeTeamId === teamId) return false;
  try {
    const { user } = await client.users.info({ user: userId });
    return user?.is_stranger === true || user?.enterprise_user === undefined;
  } catch (error) {
    // Where Slack does not say, the workspace that it names decides.
    if (readFailure(error).kind === 'refused') return true;
    throw error;
  }
}
