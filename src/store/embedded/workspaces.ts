// The workspaces of the embedded database: where the app is installed, which organisation they belong to, and their end.
import type { SealedInstallation } from '../../domain.ts';
import type { Workspaces } from '../workspaces.ts';
import type { Database } from '../database.ts';

export function embeddedWorkspaces(db: Database): Workspaces {
  return {
    async saveInstallation({ id, sealed, at }) {
      db.run('INSERT OR REPLACE INTO installations (id, sealed, at) VALUES (?, ?, ?)', [id, sealed, at]);
    },

    async installation(id) {
      const row = db.row<SealedInstallation>('SELECT id, sealed, at FROM installations WHERE id = ?', [id]);
      return row ? readInstallation(row) : null;
    },

    async installations() {
      return db.rows<SealedInstallation>('SELECT id, sealed, at FROM installations ORDER BY id').map(readInstallation);
    },

    async removeInstallation(id) {
      return db.run('DELETE FROM installations WHERE id = ?', [id]) > 0;
    },

    async linkTeam(teamId, orgId) {
      db.run('INSERT OR REPLACE INTO team_orgs (team_id, org_id) VALUES (?, ?)', [teamId, orgId]);
    },

    async orgOf(teamId) {
      return db.row<{ org_id: string }>('SELECT org_id FROM team_orgs WHERE team_id = ?', [teamId])?.org_id ?? null;
    },

    async teamsOf(orgId) {
      const sql = 'SELECT team_id FROM team_orgs WHERE org_id = ? ORDER BY team_id';
      return db.rows<{ team_id: string }>(sql, [orgId]).map((row) => row.team_id);
    },

    async forgetTeam(teamId) {
      db.transaction(() => {
        db.run('DELETE FROM installations WHERE id = ?', [teamId]);
        for (const table of OF_A_TEAM) db.run(`DELETE FROM ${table} WHERE team_id = ?`, [teamId]);
      });
    },
  };
}

/** Every table with rows of a workspace. */
const OF_A_TEAM = ['team_orgs', 'watchlists', 'watchlist_companies', 'audit', 'alerts', 'channels', 'threads'];

/** Libsql's rows carry a key of its own. */
function readInstallation({ id, sealed, at }: SealedInstallation): SealedInstallation {
  return { id, sealed, at };
}
