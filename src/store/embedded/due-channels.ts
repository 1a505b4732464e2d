// Which channels in the embedded database have an alert that may go now.
import type { Store } from '../../ports.ts';
import type { Database } from '../database.ts';

/** An alert that may go: due by now (?1), held by nobody, the first of its thread that is due. */
const MAY_GO = `
  free_at <= ?1 AND EXISTS (
    SELECT 1 FROM alerts AS due INDEXED BY alerts_due
    WHERE due.team_id = channels.team_id AND due.channel_id = channels.channel_id AND due.state = 'due'
      AND due.due_at <= ?1 AND (due.leased_until IS NULL OR due.leased_until <= ?1)
      AND NOT EXISTS (
        SELECT 1 FROM alerts AS earlier INDEXED BY alerts_due_thread
        WHERE earlier.team_id = due.team_id AND earlier.channel_id = due.channel_id
          AND earlier.story_id = due.story_id AND earlier.state = 'due'
          AND (earlier.story_revision, earlier.seq) < (due.story_revision, due.seq)))`;

/** Only channels that have such an alert, as far as somebody looked, and those whose lot may have changed since. */
const DUE_CHANNELS = `
  SELECT team_id AS teamId, channel_id AS channelId FROM channels WHERE head IS NOT NULL AND ${MAY_GO}
  UNION SELECT team_id, channel_id FROM channels WHERE look_at <= ?1 AND ${MAY_GO}
  LIMIT ?2`;

export function embeddedDueChannels(db: Database): Pick<Store, 'dueChannels'> {
  return {
    async dueChannels(now, limit) {
      return db.rows<{ teamId: string; channelId: string }>(DUE_CHANNELS, [now, limit]);
    },
  };
}
