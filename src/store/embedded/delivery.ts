// An owed alert in the embedded database → claimed under a lease; a claim and its outcome → settled.
import { setImmediate } from 'node:timers/promises';
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
      while (db.row(ANY_TO_LOOK_AT, [now]) ?? db.row(NEXT_ALERT)) {
        const claim = db.transaction(() => claimAlert(db, now, { leaseFor, pace }));
        if (claim !== 'look again') return claim;
        await setImmediate(); // thousands of channels may be free at once; others want their turn
      }
      return null;
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

/** The oldest of a channel that may be sent: due by now (?1), held by nobody, the first of its thread that is due. */
const OLDEST_READY = `
  SELECT due.seq, due.created_at FROM alerts AS due INDEXED BY alerts_due
  WHERE due.team_id = channels.team_id AND due.channel_id = channels.channel_id AND due.state = 'due'
    AND channels.free_at <= ?1 AND due.due_at <= ?1 AND (due.leased_until IS NULL OR due.leased_until <= ?1)
    AND NOT EXISTS (
      SELECT 1 FROM alerts AS earlier INDEXED BY alerts_due_thread
      WHERE earlier.team_id = due.team_id AND earlier.channel_id = due.channel_id
        AND earlier.story_id = due.story_id AND earlier.state = 'due'
        AND (earlier.story_revision, earlier.seq) < (due.story_revision, due.seq))
  ORDER BY due.created_at, due.seq LIMIT 1`;

/** When an alert of a channel that waits now (?1) may be sent at the earliest. */
const NEXT_WAKE = `
  SELECT min(max(due_at, coalesce(leased_until, 0))) FROM alerts INDEXED BY alerts_wake
  WHERE alerts.team_id = channels.team_id AND alerts.channel_id = channels.channel_id AND state = 'due'
    AND max(due_at, coalesce(leased_until, 0)) > ?1`;

const ANY_TO_LOOK_AT = 'SELECT 1 FROM channels WHERE look_at <= ? LIMIT 1';

/** Brings some of the channels whose moment has come up to it. */
const LOOK = `
  UPDATE channels SET (head, head_at) = (${OLDEST_READY}),
    look_at = CASE WHEN free_at > ?1 THEN free_at ELSE (${NEXT_WAKE}) END
  WHERE (team_id, channel_id) IN (SELECT team_id, channel_id FROM channels WHERE look_at <= ?1 LIMIT 200)`;

const NEXT_ALERT = `
  SELECT alerts.id, alerts.story_id, alerts.team_id, alerts.channel_id, free_at,
    max(due_at, coalesce(leased_until, 0)) AS wake_at
  FROM channels JOIN alerts ON alerts.seq = channels.head
  WHERE head IS NOT NULL ORDER BY head_at, head LIMIT 1`;

const LOOK_AGAIN = 'UPDATE channels SET look_at = 0 WHERE team_id = ? AND channel_id = ?';

/** To be ended by a bracket. */
const HOLD = `
  UPDATE channels SET free_at = max(free_at, ?)
  WHERE (team_id, channel_id) = (SELECT team_id, channel_id FROM alerts WHERE id = ?`;

interface DueRow {
  id: string;
  story_id: string;
  team_id: string;
  channel_id: string;
  free_at: UnixMs;
  wake_at: UnixMs;
}

function claimAlert(
  db: Database,
  now: UnixMs,
  { leaseFor, pace }: { leaseFor: number; pace: number },
): AlertClaim | null | 'look again' {
  db.run(LOOK, [now]);
  if (db.row(ANY_TO_LOOK_AT, [now])) return 'look again';
  const due = db.row<DueRow>(NEXT_ALERT);
  if (!due) return null;
  const channel = [due.team_id, due.channel_id];
  // By the clock of whoever looked it may go; ours may be behind, and the channel may have been held up since.
  if (due.free_at > now || due.wake_at > now) {
    db.run(LOOK_AGAIN, channel);
    return 'look again';
  }
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
  const busy = `
    UPDATE channels SET free_at = ?1, look_at = ?1, head = NULL, head_at = NULL WHERE team_id = ?2 AND channel_id = ?3`;
  db.run(busy, [now + pace, ...channel]);
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

const SETTLED = `
  UPDATE channels SET look_at = 0 WHERE (team_id, channel_id) = (SELECT team_id, channel_id FROM alerts WHERE id = ?)`;

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
  db.run(SETTLED, [alertId]);
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
