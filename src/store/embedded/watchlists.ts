// The store's watchlists in the embedded database, each with the trail of its changes.
import type { AuditEntry, Watchlist } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { listValue, type Database } from '../database.ts';
import { AUDIT_KEPT } from '../limits.ts';
import { readWatchlist } from '../saved-watchlist.ts';

type Watchlists = Pick<
  Store,
  | 'watchlist'
  | 'watchlists'
  | 'watchlistRevisions'
  | 'watchlistsOf'
  | 'saveWatchlist'
  | 'noteChange'
  | 'auditOf'
  | 'watchlistsFor'
>;

interface WatchlistRow {
  watchlist: string;
}

export function embeddedWatchlists(db: Database): Watchlists {
  return {
    async watchlist(teamId, channelId) {
      const sql = 'SELECT watchlist FROM watchlists WHERE team_id = ? AND channel_id = ?';
      const row = db.row<WatchlistRow>(sql, [teamId, channelId]);
      return row ? readWatchlist(row.watchlist) : null;
    },

    async watchlists() {
      const sql = 'SELECT watchlist FROM watchlists ORDER BY team_id, channel_id';
      return db.rows<WatchlistRow>(sql).map((row) => readWatchlist(row.watchlist));
    },

    async watchlistRevisions() {
      const sql =
        'SELECT team_id AS teamId, channel_id AS channelId, revision FROM watchlists ORDER BY team_id, channel_id';
      return db.rows<Pick<Watchlist, 'teamId' | 'channelId' | 'revision'>>(sql);
    },

    async watchlistsOf(teamId) {
      const sql = 'SELECT watchlist FROM watchlists WHERE team_id = ? ORDER BY channel_id';
      return db.rows<WatchlistRow>(sql, [teamId]).map((row) => readWatchlist(row.watchlist));
    },

    async saveWatchlist(watchlist, companyKeys, audit) {
      return db.transaction(() => {
        const saved = saveWatchlist(db, watchlist, companyKeys);
        if (saved) addToAudit(db, watchlist, audit);
        return saved;
      });
    },

    async noteChange(entry) {
      db.transaction(() => addToAudit(db, entry, [entry]));
    },

    async auditOf(teamId, channelId, limit) {
      const sql = 'SELECT entry FROM audit WHERE team_id = ? AND channel_id = ? ORDER BY seq DESC LIMIT max(0, ?)';
      const found = db.rows<{ entry: string }>(sql, [teamId, channelId, limit]);
      return found.map((row) => JSON.parse(row.entry) as AuditEntry);
    },

    async watchlistsFor(companyKeys) {
      const sql = `
        SELECT watchlist FROM watchlists WHERE (team_id, channel_id) IN (
          SELECT team_id, channel_id FROM watchlist_companies
          WHERE company_key IN (SELECT value FROM json_each(?)))
        ORDER BY team_id, channel_id`;
      return db.rows<WatchlistRow>(sql, [listValue(companyKeys)]).map((row) => readWatchlist(row.watchlist));
    },
  };
}

function saveWatchlist(db: Database, watchlist: Watchlist, companyKeys: string[]): boolean {
  const { teamId, channelId, revision } = watchlist;
  const sql = 'SELECT revision FROM watchlists WHERE team_id = ? AND channel_id = ?';
  const stored = db.row<{ revision: number }>(sql, [teamId, channelId])?.revision ?? 0;
  if (stored !== revision - 1) return false;
  putWatchlist(db, watchlist, companyKeys);
  return true;
}

/** To be called inside a transaction. */
export function putWatchlist(db: Database, watchlist: Watchlist, companyKeys: string[]): void {
  const { teamId, channelId, revision } = watchlist;
  db.run('INSERT OR REPLACE INTO watchlists (team_id, channel_id, revision, watchlist) VALUES (?, ?, ?, ?)', [
    teamId,
    channelId,
    revision,
    JSON.stringify(watchlist),
  ]);
  db.run('DELETE FROM watchlist_companies WHERE team_id = ? AND channel_id = ?', [teamId, channelId]);
  for (const key of companyKeys)
    db.run('INSERT OR IGNORE INTO watchlist_companies (company_key, team_id, channel_id) VALUES (?, ?, ?)', [
      key,
      teamId,
      channelId,
    ]);
}

/** The entries as they came, oldest first, in the trail of the channel. */
export function addToAudit(
  db: Database,
  { teamId, channelId }: Pick<Watchlist, 'teamId' | 'channelId'>,
  audit: AuditEntry[],
): void {
  for (const entry of audit)
    db.run('INSERT INTO audit (team_id, channel_id, entry) VALUES (?, ?, ?)', [
      teamId,
      channelId,
      JSON.stringify(entry),
    ]);
  db.run(
    `DELETE FROM audit WHERE team_id = ?1 AND channel_id = ?2 AND seq <= (
       SELECT seq FROM audit WHERE team_id = ?1 AND channel_id = ?2 ORDER BY seq DESC LIMIT 1 OFFSET ?3)`,
    [teamId, channelId, AUDIT_KEPT],
  );
}
