// What keeps alerts out of a channel in, the person who can mend it told out: once a channel and cause in a week.
import { errorText, type Log } from '../../log.ts';
import type { Clock, Store } from '../../ports.ts';
import { DAY } from '../../time.ts';
import type { WebClient } from '../client.ts';
import { readFailure } from '../slack-errors.ts';
import { withoutLogins } from '../text.ts';

const TOLD_FOR = 7 * DAY;
const ASKED_AT_MOST = 3; // people; the latest may have left
const ENTRIES = 50; // of the audit trail, newest first

/** By Slack's word: what is so, and what to do. mrkdwn. */
const CAUSES: Record<string, { cause: string; says: (channel: string) => string[] }> = {
  not_in_channel: {
    cause: 'not-in-channel',
    says: (channel) => [
      `I am not in ${channel}, so its alerts cannot be posted there.`,
      'Type `/invite @stakewatch` in that channel: what is owed comes then. If it should hear nothing any more, take its companies off with `/stakewatch unwatch`.',
    ],
  },
  missing_scope: {
    cause: 'missing-scope',
    says: (channel) => [
      `I lack a permission in this workspace, so alerts for ${channel} cannot be posted.`,
      'Somebody who may install apps has to install Stakewatch again. What is owed comes then.',
    ],
  },
  is_archived: {
    cause: 'archived',
    says: (channel) => [
      `${channel} is archived, so its alerts cannot be posted.`,
      'Its watchlist is kept. Unarchive it, or set up the watchlist in another channel. What is owed waits some days, then it is laid aside.',
    ],
  },
  restricted_action: {
    cause: 'restricted',
    says: (channel) => [
      `A rule of this workspace or of ${channel} does not let me post there.`,
      'An admin can allow it. What is owed waits some days, then it is laid aside.',
    ],
  },
};
/** Slack's other words for the same. */
const SAME: Record<string, string> = {
  channel_not_found: 'not_in_channel',
  no_permission: 'missing_scope',
  not_allowed_token_type: 'missing_scope',
  restricted_action_read_only_channel: 'restricted_action',
  restricted_action_thread_only_channel: 'restricted_action',
};

interface Deps {
  store: Store;
  clock: Clock;
  log: Log;
}
/** The channel that is not told. */
interface Channel {
  teamId: string;
  channelId: string;
}

/**
 * Writes to whoever changed the channel's watchlist last, in a direct message: the channel itself cannot be reached.
 * Never throws; where nobody can be told the log has it.
 * @param error Slack's word for the refusal; one that nobody in the workspace can mend tells nobody
 */
export async function tellMender(deps: Deps, client: WebClient, channel: Channel, error: string): Promise<void> {
  const row = CAUSES[SAME[error] ?? error];
  if (row === undefined) return;
  const { teamId, channelId } = channel;
  try {
    const people = await whoSetUp(deps.store, channel);
    if (people.length === 0) return;
    const id = `mend:${teamId}:${channelId}:${row.cause}`;
    if (!(await deps.store.firstTime(id, deps.clock(), TOLD_FOR))) return;
    const told = await tellFirst(client, people, row.says(`<#${channelId}>`).join('\n'));
    deps.log.info({ event: 'hindrance-told', team: teamId, channel: channelId, cause: row.cause, told });
  } catch (failed) {
    deps.log.warn({ event: 'hindrance-not-told', channel: channelId, error: withoutLogins(errorText(failed)) });
  }
}

/** People who changed its watchlist, the latest first. */
async function whoSetUp(store: Store, { teamId, channelId }: Channel): Promise<string[]> {
  const entries = await store.auditOf(teamId, channelId, ENTRIES);
  return [...new Set(entries.map(({ by }) => by))].filter((by) => /^[UW][A-Z0-9]{2,20}$/.test(by));
}

/** @returns the first of them that Slack lets us write to; null where there is none */
async function tellFirst(client: WebClient, people: string[], text: string): Promise<string | null> {
  for (const userId of people.slice(0, ASKED_AT_MOST)) {
    try {
      const { channel } = await client.conversations.open({ users: userId });
      await client.chat.postMessage({ channel: channel?.id ?? userId, text, unfurl_links: false });
      return userId;
    } catch (error) {
      if (readFailure(error).kind !== 'refused') throw error;
    }
  }
  return null;
}
