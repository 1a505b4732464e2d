// What people did with an alert of the embedded database, and the digest that has what was held.
import type { Alert, AlertMark, AlertRecord, Correction } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { listValue, type Database } from '../database.ts';
import { CORRECTIONS_KEPT } from '../limits.ts';
import { alertById, oweAlert } from './alerts.ts';

type Marks = Pick<Store, 'mark' | 'oweDigest'>;

export function embeddedMarks(db: Database): Marks {
  return {
    async mark(alertId, mark) {
      return db.transaction(() => {
        const alert = alertById(db, alertId);
        if (alert === null) return null;
        addMark(db, alert, mark);
        return alertById(db, alertId);
      });
    },

    async oweDigest(digest, heldIds) {
      return db.transaction(() => oweDigest(db, digest, heldIds));
    },
  };
}

function addMark(db: Database, { id, corrections }: AlertRecord, mark: AlertMark): void {
  switch (mark.kind) {
    case 'acknowledged':
      db.run('UPDATE alerts SET acknowledged_by = ?, acknowledged_at = ? WHERE id = ? AND acknowledged_at IS NULL', [
        mark.by,
        mark.at,
        id,
      ]);
      return;
    case 'assigned': {
      const { to, by, at } = mark;
      const assigned = to === null ? null : JSON.stringify({ to, by, at });
      db.run('UPDATE alerts SET assigned = ? WHERE id = ?', [assigned, id]);
      return;
    }
    case 'corrected':
      db.run('UPDATE alerts SET corrections = ? WHERE id = ?', [
        JSON.stringify(withCorrection(corrections, mark.correction)),
        id,
      ]);
  }
}

/** The latest last. */
function withCorrection(corrections: Correction[], correction: Correction): Correction[] {
  const { fact, by } = correction;
  const others = corrections.filter((other) => other.fact !== fact || other.by !== by);
  return [...others, correction].slice(-CORRECTIONS_KEPT);
}

function oweDigest(db: Database, digest: Alert, heldIds: string[]): boolean {
  if (!oweAlert(db, { ...digest, held: false })) return false;
  db.run(
    `UPDATE alerts SET state = 'digested'
     WHERE id IN (SELECT value FROM json_each(?)) AND team_id = ? AND channel_id = ? AND state = 'held'`,
    [listValue(heldIds), digest.teamId, digest.channelId],
  );
  return true;
}
