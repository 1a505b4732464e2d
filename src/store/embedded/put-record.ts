// A record → its rows in the embedded database, for each kind; inside a transaction, and as often as one likes.
import type { Alert, UnixMs } from '../../domain.ts';
import type { StoredRecord } from '../../ports.ts';
import type { Database } from '../database.ts';
import { addToAudit, putWatchlist } from './watchlists.ts';
import { saveStory } from './stories.ts';

type Of<Kind extends StoredRecord['kind']> = Extract<StoredRecord, { kind: Kind }>;

export const PUT: { [Kind in StoredRecord['kind']]: (db: Database, record: Of<Kind>, now: UnixMs) => void } = {
  numbers(db, { token, seq }) {
    db.run('UPDATE tokens SET last = max(last, ?)', [token]);
    const none = `SELECT 'alerts', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'alerts')`;
    db.run(`INSERT INTO sqlite_sequence (name, seq) ${none}`);
    db.run(`UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'alerts'`, [seq]);
  },

  feed(db, { feed, state, dueAt }) {
    const values = [feed.id, JSON.stringify(feed), JSON.stringify(state), dueAt];
    db.run('INSERT OR REPLACE INTO feeds (id, feed, state, next_poll_at) VALUES (?, ?, ?, ?)', values);
  },

  subscription(db, { subscription }) {
    const { feedId, callback, revision, dueAt } = subscription;
    const sql = `
      INSERT OR REPLACE INTO subscriptions (feed_id, callback, revision, due_at, subscription) VALUES (?, ?, ?, ?, ?)`;
    db.run(sql, [feedId, callback, revision, dueAt, JSON.stringify(subscription)]);
  },

  article(db, { id, seenAt }) {
    db.run('INSERT OR REPLACE INTO articles (id, seen_at) VALUES (?, ?)', [id, seenAt]);
  },

  'article-key'(db, { key, seenAt }) {
    db.run('INSERT OR REPLACE INTO article_keys (key, seen_at) VALUES (?, ?)', [key, seenAt]);
  },

  story(db, stored) {
    saveStory(db, stored);
  },

  watchlist(db, { watchlist, companyKeys }) {
    putWatchlist(db, watchlist, companyKeys);
  },

  trail(db, { teamId, channelId, entries }) {
    db.run('DELETE FROM audit WHERE team_id = ? AND channel_id = ?', [teamId, channelId]);
    addToAudit(db, { teamId, channelId }, entries);
  },

  alert(db, record) {
    putAlert(db, record);
  },

  channel(db, { teamId, channelId, freeAt }) {
    const sql = `
      INSERT INTO channels (team_id, channel_id, free_at, look_at) VALUES (?, ?, ?, 0)
      ON CONFLICT DO UPDATE SET free_at = excluded.free_at, look_at = 0`;
    db.run(sql, [teamId, channelId, freeAt]);
  },

  installation(db, { installation: { id, sealed, at } }) {
    db.run('INSERT OR REPLACE INTO installations (id, sealed, at) VALUES (?, ?, ?)', [id, sealed, at]);
  },

  team(db, { teamId, orgId }) {
    db.run('INSERT OR REPLACE INTO team_orgs (team_id, org_id) VALUES (?, ?)', [teamId, orgId]);
  },

  request(db, { id, until }) {
    db.run('INSERT OR REPLACE INTO requests (id, until) VALUES (?, ?)', [id, until]);
  },
};

const PUT_ALERT = `
  INSERT OR IGNORE INTO alerts (seq, id, code, story_id, story_revision, team_id, channel_id, created_at, alert, state,
    attempts, last_error, ts, sent_at, acknowledged_by, acknowledged_at, assigned, objections,
    due_at, token, leased_until, ambiguous, look_up, first_claimed_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function putAlert(db: Database, { alert: record, delivery }: Of<'alert'>): void {
  const { state, attempts, lastError, ts, sentAt, acknowledged, assigned, objections, ...rest } = record;
  const alert: Alert = rest;
  const { id, storyId, teamId, channelId } = alert;
  db.run(PUT_ALERT, [
    ...[delivery.seq, id, alert.code.toUpperCase(), storyId, alert.storyRevision, teamId, channelId],
    ...[alert.createdAt, JSON.stringify(alert), state, attempts, lastError, ts, sentAt],
    ...[acknowledged?.by ?? null, acknowledged?.at ?? null, assigned === null ? null : JSON.stringify(assigned)],
    ...[objections.length === 0 ? null : JSON.stringify(objections), delivery.dueAt, delivery.token],
    ...[delivery.leasedUntil, delivery.ambiguous, delivery.lookUp, delivery.firstClaimedAt],
  ]);
  if (delivery.isRoot) {
    const sql = `
      INSERT OR REPLACE INTO threads (team_id, channel_id, story_id, alert_id, ts) VALUES (?, ?, ?, ?, ?)`;
    db.run(sql, [teamId, channelId, storyId, id, ts ?? '']);
  }
  const look = `
    INSERT INTO channels (team_id, channel_id, look_at) VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET look_at = 0`;
  db.run(look, [teamId, channelId]);
}
