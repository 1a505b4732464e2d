// The store's watchlists in the embedded database.
import type { Watchlist } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { listValue, type Database } from '../database.ts';

type Watchlists = Pick<Store, 'watchlist' | 'watchlists' | 'saveWatchlist' | 'watchlistsFor'>;

interface WatchlistRow {
  watchlist: string;
}

export function embeddedWatchlists(db: Database): Watchlists {
  return {
    async watchlist(teamId, channelId) {
      const sql = 'SELECT watchlist FROM watchlists WHERE team_id = ? AND channel_id = ?';
      const row = db.row<WatchlistRow>(sql, [teamId, channelId]);
      return row ? readWatchlist(row) : null;
    },

    async watchlists() {
      const sql = 'SELECT watchlist FROM watchlists ORDER BY team_id, channel_id';
      return db.rows<WatchlistRow>(sql).map(readWatchlist);
    },

    async saveWatchlist(watchlist, companyKeys) {
      return db.transaction(() => saveWatchlist(db, watchlist, companyKeys));
    },

    async watchlistsFor(companyKeys) {
      const sql = `
        SELECT watchlist FROM watchlists WHERE (team_id, channel_id) IN (
          SELECT team_id, channel_id FROM watchlist_companies
          WHERE company_key IN (SELECT value FROM json_each(?)))
        ORDER BY team_id, channel_id`;
      return db.rows<WatchlistRow>(sql, [listValue(companyKeys)]).map(readWatchlist);
    },
  };
}

function saveWatchlist(db: Database, watchlist: Watchlist, companyKeys: string[]): boolean {
  const { teamId, channelId, revision } = watchlist;
  const sql = 'SELECT revision FROM watchlists WHERE team_id = ? AND channel_id = ?';
  const stored = db.row<{ revision: number }>(sql, [teamId, channelId])?.revision ?? 0;
  if (stored !== revision - 1) return false;
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
  return true;
}

function readWatchlist(row: WatchlistRow): Watchlist {
  return JSON.parse(row.watchlist) as Watchlist;
}
