// An owed alert in the embedded database → claimed under a lease; a claim and its outcome → settled.
import type { UnixMs } from '../../domain.ts';
import type { AlertClaim, DeliveryOutcome, Store } from '../../ports.ts';
import type { Database } from '../database.ts';
import { readAlert, rootOf, type AlertRow } from './alerts.ts';
import { nextToken } from './tokens.ts';

type Delivery = Pick<Store, 'claimAlert' | 'holdChannel' | 'settleAlert'>;

export function embeddedDelivery(db: Database): Delivery {
  return {
    async claimAlert(now, leaseFor, pace) {
      // Most times nothing is due: seen without the write lock, which another process may want.
      if (!db.row(ANY_ALERT, [now])) return null;
      return db.transaction(() => claimAlert(db, now, { leaseFor, pace }));
    },
    async holdChannel({ alertId, token }, until) {
      // On the primary key of a claimed alert: no row where the token is stale.
      return db.run(`${HOLD} AND token = ? AND leased_until IS NOT NULL)`, [until, alertId, token]) > 0;
    },
    async settleAlert(claim, outcome) {
      return db.transaction(() => settleAlert(db, claim, outcome));
    },
  };
}

/** Those of one channel that may be sent: due by now (?1), held by nobody, the first of their thread that is due. */
const READY = `
  FROM alerts AS due INDEXED BY alerts_due
  WHERE due.team_id = channels.team_id AND due.channel_id = channels.channel_id AND due.state = 'due'
    AND due.due_at <= ?1 AND (due.leased_until IS NULL OR due.leased_until <= ?1)
    AND NOT EXISTS (
      SELECT 1 FROM alerts AS earlier INDEXED BY alerts_due_thread
      WHERE earlier.team_id = due.team_id AND earlier.channel_id = due.channel_id
        AND earlier.story_id = due.story_id AND earlier.state = 'due'
        AND (earlier.story_revision, earlier.seq) < (due.story_revision, due.seq))`;

const ANY_ALERT = `SELECT 1 FROM channels WHERE free_at <= ?1 AND EXISTS (SELECT 1 ${READY}) LIMIT 1`;

/** The oldest of each free channel, and of these the oldest: the backlog of a busy channel is never read. */
const NEXT_ALERT = `
  SELECT alerts.id, alerts.story_id, alerts.team_id, alerts.channel_id
  FROM channels JOIN alerts ON alerts.seq = (SELECT due.seq ${READY} ORDER BY due.created_at, due.seq LIMIT 1)
  WHERE channels.free_at <= ?1
  ORDER BY alerts.created_at, alerts.seq LIMIT 1`;

/** To be ended by a bracket. */
const HOLD = `
  UPDATE channels SET free_at = max(free_at, ?)
  WHERE (team_id, channel_id) = (SELECT team_id, channel_id FROM alerts WHERE id = ?`;

interface DueRow {
  id: string;
  story_id: string;
  team_id: string;
  channel_id: string;
}

function claimAlert(
  db: Database,
  now: UnixMs,
  { leaseFor, pace }: { leaseFor: number; pace: number },
): AlertClaim | null {
  const due = db.row<DueRow>(NEXT_ALERT, [now]);
  if (!due) return null;
  const token = nextToken(db);
  const until = now + leaseFor;
  // A lease that still stands in the row has run out: that claim ended without an outcome, and counts as a try.
  const claimed = db.row<AlertRow & { ambiguous: number; look_up: string | null; first_claimed_at: UnixMs }>(
    `UPDATE alerts SET token = ?, leased_until = ?,
       ambiguous = ambiguous OR leased_until IS NOT NULL,
       attempts = attempts + (leased_until IS NOT NULL),
       first_claimed_at = coalesce(first_claimed_at, ?)
     WHERE id = ? RETURNING *`,
    [token, until, now, due.id],
  );
  if (!claimed) throw new Error(`alert ${due.id}: expected to claim it, but it is gone`);
  const channel = [due.team_id, due.channel_id];
  db.run('UPDATE channels SET free_at = ? WHERE team_id = ? AND channel_id = ?', [now + pace, ...channel]);
  return {
    alert: readAlert(claimed),
    token,
    until,
    ambiguous: claimed.ambiguous === 1,
    lookUp: claimed.look_up,
    firstClaimedAt: claimed.first_claimed_at,
    root: rootOf(db, [...channel, due.story_id]),
  };
}

/** Takes the place of a root that is gone from the channel. */
const NEW_ROOT = `
  INSERT INTO threads (team_id, channel_id, story_id, alert_id, ts)
    SELECT team_id, channel_id, story_id, id, ts FROM alerts WHERE id = ?
  ON CONFLICT DO UPDATE SET alert_id = excluded.alert_id, ts = excluded.ts`;

function settleAlert(
  db: Database,
  { alertId, token }: { alertId: string; token: number },
  outcome: DeliveryOutcome,
): boolean {
  const sql = 'UPDATE alerts SET leased_until = NULL WHERE id = ? AND token = ? AND leased_until IS NOT NULL';
  if (db.run(sql, [alertId, token]) === 0) return false;
  switch (outcome.state) {
    case 'sent':
      db.run(`UPDATE alerts SET state = 'sent', ts = ?, sent_at = ?, last_error = NULL WHERE id = ?`, [
        outcome.ts,
        outcome.at,
        alertId,
      ]);
      if (outcome.root) db.run(NEW_ROOT, [alertId]);
      return true;
    case 'later':
      db.run(
        `UPDATE alerts SET due_at = ?, last_error = ?, attempts = attempts + ?, ambiguous = ambiguous OR ?,
           look_up = coalesce(?, look_up) WHERE id = ?`,
        [outcome.at, outcome.error, outcome.attempt, outcome.ambiguous === true, outcome.lookUp ?? null, alertId],
      );
      db.run(`${HOLD})`, [outcome.channelFreeAt ?? 0, alertId]);
      return true;
    case 'dead':
      db.run(`UPDATE alerts SET state = 'dead', last_error = ? WHERE id = ?`, [outcome.error, alertId]);
      return true;
  }
}
