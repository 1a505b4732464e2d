// The store's alerts in the embedded database: owed, and found by story, channel or code.
import type { Alert, AlertRecord, Objection, Severity, Stage, UnixMs } from '../../domain.ts';
import type { Store, ThreadRoot, Told } from '../../ports.ts';
import { listValue, type Database } from '../database.ts';

type Alerts = Pick<Store, 'toldAbout' | 'alert' | 'alertByCode' | 'alertsIn' | 'dueAlerts' | 'thread'>;

/** The columns of `alerts` that make an AlertRecord. */
export interface AlertRow {
  alert: string;
  state: AlertRecord['state'];
  attempts: number;
  last_error: string | null;
  ts: string | null;
  sent_at: UnixMs | null;
  acknowledged_by: string | null;
  acknowledged_at: UnixMs | null;
  assigned: string | null;
  objections: string | null;
}

export function embeddedAlerts(db: Database): Alerts {
  return {
    async toldAbout(storyIds) {
      return db.rows<ToldRow>(LATEST_TOLD, [listValue(storyIds)]).map(readTold);
    },

    async alert(alertId) {
      return alertById(db, alertId);
    },

    async alertByCode(teamId, channelId, code) {
      const sql = 'SELECT * FROM alerts WHERE team_id = ? AND channel_id = ? AND code = ? ORDER BY seq DESC LIMIT 1';
      const row = db.row<AlertRow>(sql, [teamId, channelId, code.toUpperCase()]);
      return row ? readAlert(row) : null;
    },

    async alertsIn(teamId, channelId, states, limit) {
      const found = db.rows<AlertRow>(
        `SELECT * FROM alerts WHERE team_id = ?1 AND channel_id = ?2
           AND (?3 = '[]' OR state IN (SELECT value FROM json_each(?3)))
         ORDER BY created_at DESC, seq DESC LIMIT ?4`,
        [teamId, channelId, listValue(states), limit],
      );
      return found.map(readAlert);
    },

    async dueAlerts(limit, skip) {
      const sql = "SELECT * FROM alerts WHERE state = 'due' ORDER BY created_at, seq LIMIT ? OFFSET ?";
      return db.rows<AlertRow>(sql, [Math.max(0, limit), skip]).map(readAlert);
    },

    async thread(teamId, channelId, storyId) {
      const thread = [teamId, channelId, storyId];
      const latest = db.row<AlertRow>(LATEST_SENT, thread);
      return { root: rootOf(db, thread), latestSent: latest ? readAlert(latest) : null };
    },
  };
}

export function alertById(db: Database, alertId: string): AlertRecord | null {
  const row = db.row<AlertRow>('SELECT * FROM alerts WHERE id = ?', [alertId]);
  return row ? readAlert(row) : null;
}

/**
 * To be called inside a transaction.
 * @returns false where an alert of its id exists, which is left alone
 */
export function oweAlert(db: Database, alert: Alert): boolean {
  const { id, code, storyId, storyRevision, teamId, channelId, createdAt, held } = alert;
  const owed = db.run(
    `INSERT OR IGNORE INTO alerts
       (id, code, story_id, story_revision, team_id, channel_id, created_at, alert, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      code.toUpperCase(),
      storyId,
      storyRevision,
      teamId,
      channelId,
      createdAt,
      JSON.stringify(alert),
      held ? 'held' : 'due',
    ],
  );
  db.run(CHANNEL_HAS_MORE, [teamId, channelId]);
  return owed > 0;
}

const CHANNEL_HAS_MORE = `
  INSERT INTO channels (team_id, channel_id, look_at) VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET look_at = 0`;

/** @param thread team, channel and story */
export function rootOf(db: Database, thread: string[]): ThreadRoot | null {
  const sql = 'SELECT ts, alert_id AS alertId FROM threads WHERE team_id = ? AND channel_id = ? AND story_id = ?';
  const root = db.row<ThreadRoot>(sql, thread);
  return root ? { ts: root.ts, alertId: root.alertId } : null;
}

const LATEST_SENT = `
  SELECT * FROM alerts WHERE team_id = ? AND channel_id = ? AND story_id = ? AND state = 'sent'
  ORDER BY story_revision DESC, seq DESC LIMIT 1`;

export function readAlert(row: AlertRow): AlertRecord {
  const { acknowledged_by: by, acknowledged_at: at } = row;
  return {
    ...(JSON.parse(row.alert) as Alert),
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    ts: row.ts,
    sentAt: row.sent_at,
    acknowledged: by === null || at === null ? null : { by, at },
    assigned: row.assigned === null ? null : (JSON.parse(row.assigned) as AlertRecord['assigned']),
    objections: row.objections === null ? [] : (JSON.parse(row.objections) as Objection[]),
  };
}

const LATEST_TOLD = `
  SELECT story_id, team_id, channel_id, id, story_revision, state,
    alert ->> 'severity' AS severity, alert ->> 'stage' AS stage
  FROM alerts AS told
  WHERE story_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM alerts AS later
    WHERE later.story_id = told.story_id AND later.team_id = told.team_id AND later.channel_id = told.channel_id
      AND (later.story_revision, later.seq) > (told.story_revision, told.seq))
  ORDER BY story_id, team_id, channel_id`;

interface ToldRow {
  story_id: string;
  team_id: string;
  channel_id: string;
  id: string;
  story_revision: number;
  state: AlertRecord['state'];
  severity: Severity;
  stage: Stage;
}

function readTold(row: ToldRow): Told {
  return {
    storyId: row.story_id,
    teamId: row.team_id,
    channelId: row.channel_id,
    alertId: row.id,
    storyRevision: row.story_revision,
    severity: row.severity,
    stage: row.stage,
    state: row.state,
  };
}
