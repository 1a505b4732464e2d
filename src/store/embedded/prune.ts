// What need not be remembered any longer → gone from the embedded database, a few hundred rows at a time.
import { setImmediate } from 'node:timers/promises';
import type { UnixMs } from '../../domain.ts';
import { SEEN_FOR } from '../article-keys.ts';
import { listValue, type Database } from '../database.ts';
import { storiesUntil } from '../limits.ts';

const STEP = 500; // rows in one transaction: a few milliseconds, in which nobody else writes

export async function prune(db: Database, now: UnixMs, keepFor: number): Promise<void> {
  const steps = [
    () => db.run(`DELETE FROM requests WHERE id IN (SELECT id FROM requests WHERE until <= ? LIMIT ${STEP})`, [now]),
    () => db.run(OLD_KEYS, [now - SEEN_FOR]),
    () => db.run(OLD_ARTICLES, [now - SEEN_FOR]),
    () => db.transaction(() => dropAlerts(db, now - keepFor)),
    () => db.transaction(() => dropStories(db, now - keepFor)),
  ];
  // A process of an earlier version on the same file owes alerts without saying so to the next claim.
  db.run(LOOK_AT_DUE);
  for (const step of steps) while (step() > 0) await setImmediate();
}

const OLD_KEYS = `
  DELETE FROM article_keys WHERE key IN (SELECT key FROM article_keys WHERE seen_at <= ? LIMIT ${STEP})`;
const OLD_ARTICLES = `DELETE FROM articles WHERE id IN (SELECT id FROM articles WHERE seen_at <= ? LIMIT ${STEP})`;
const LOOK_AT_DUE = `
  UPDATE channels SET look_at = 0 WHERE look_at IS NULL AND head IS NULL AND EXISTS (
    SELECT 1 FROM alerts WHERE alerts.team_id = channels.team_id AND alerts.channel_id = channels.channel_id
      AND state = 'due')`;

/** With the threads that hang on them: what comes next of such a story stands in the channel by itself. */
function dropAlerts(db: Database, until: UnixMs): number {
  const old = db.rows<{ id: string }>(
    `SELECT id FROM alerts WHERE state IN ('sent', 'dead', 'held', 'digested') AND created_at <= ? LIMIT ${STEP}`,
    [until],
  );
  const ids = listValue(old.map(({ id }) => id));
  db.run(
    `DELETE FROM threads WHERE (team_id, channel_id, story_id) IN (
       SELECT team_id, channel_id, story_id FROM alerts WHERE id IN (SELECT value FROM json_each(?1)))
     AND alert_id IN (SELECT value FROM json_each(?1))`,
    [ids],
  );
  return db.run('DELETE FROM alerts WHERE id IN (SELECT value FROM json_each(?))', [ids]);
}

function dropStories(db: Database, until: UnixMs): number {
  const oldest =
    db.row<{ at: UnixMs | null }>(`SELECT min(created_at) AS at FROM alerts WHERE state = 'due'`)?.at ?? null;
  const old = db.rows<{ id: string }>(`SELECT id FROM stories WHERE updated_at <= ? LIMIT ${STEP}`, [
    storiesUntil(until, oldest),
  ]);
  const ids = listValue(old.map(({ id }) => id));
  db.run('DELETE FROM story_companies WHERE story_id IN (SELECT value FROM json_each(?))', [ids]);
  return db.run('DELETE FROM stories WHERE id IN (SELECT value FROM json_each(?))', [ids]);
}
