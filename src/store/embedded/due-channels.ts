// Which channels in the embedded database have an alert that may go now.
import type { Store } from '../../ports.ts';
import type { Database } from '../database.ts';

/** An alert that may go: due by now (?1), held by nobody, the first of its thread that is due. */
const DUE_CHANNELS = `
  SELECT team_id AS teamId, channel_id AS channelId FROM channels
  WHERE free_at <= ?1 AND EXISTS (
    SELECT 1 FROM alerts AS due INDEXED BY alerts_due
    WHERE due.team_id = channels.team_id AND due.channel_id = channels.channel_id AND due.state = 'due'
      AND due.due_at <= ?1 AND (due.leased_until IS NULL OR due.leased_until <= ?1)
      AND NOT EXISTS (
        SELECT 1 FROM alerts AS earlier INDEXED BY alerts_due_thread
        WHERE earlier.team_id = due.team_id AND earlier.channel_id = due.channel_id
          AND earlier.story_id = due.story_id AND earlier.state = 'due'
          AND (earlier.story_revision, earlier.seq) < (due.story_revision, due.seq)))
  LIMIT ?2`;

export function embeddedDueChannels(db: Database): Pick<Store, 'dueChannels'> {
  return {
    async dueChannels(now, limit) {
      return db.rows<{ teamId: string; channelId: string }>(DUE_CHANNELS, [now, limit]);
    },
  };
}
