// The embedded database's own affairs: repeated requests, counts, clean-up, and whether it can be written.
import type { Store, StoreCounts } from '../../ports.ts';
import type { Database } from '../database.ts';
import { prune } from './prune.ts';

type Upkeep = Pick<Store, 'firstTime' | 'isKnown' | 'unseen' | 'counts' | 'prune' | 'check' | 'identity' | 'close'>;

/** @param where the file, for people */
export function embeddedUpkeep(db: Database, where: string): Upkeep {
  return {
    async firstTime(id, now, keepFor) {
      const changed = db.run(
        `INSERT INTO requests (id, until) VALUES (?, ?)
         ON CONFLICT (id) DO UPDATE SET until = excluded.until WHERE requests.until <= ?`,
        [id, now + keepFor, now],
      );
      return changed > 0;
    },

    async isKnown(id, now) {
      return db.rows('SELECT 1 FROM requests WHERE id = ? AND until > ?', [id, now]).length > 0;
    },

    async unseen(id) {
      db.run('DELETE FROM requests WHERE id = ?', [id]);
    },

    async counts() {
      return counts(db);
    },

    prune: (now, keepFor) => prune(db, now, keepFor),

    async check() {
      try {
        db.run('UPDATE checks SET last = last + 1');
      } catch (error) {
        throw new Error(`${where}: expected a database file that can be written`, { cause: error });
      }
      return { kind: 'embedded', where, warnings: [] };
    },

    // A file that is open does not begin anew.
    identity: () => Promise.resolve(where),

    async close() {
      db.close();
    },
  };
}

/** One statement, so that every figure is of the same moment. */
const COUNTS = `
  SELECT (SELECT count(*) FROM feeds) AS feeds, (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM stories) AS stories, (SELECT count(*) FROM watchlists) AS watchlists,
    (SELECT count(*) FROM alerts WHERE state = 'due') AS due,
    (SELECT count(*) FROM alerts WHERE state = 'held') AS held,
    (SELECT count(*) FROM alerts WHERE state = 'sent') AS sent,
    (SELECT count(*) FROM alerts WHERE state = 'dead') AS dead,
    (SELECT count(*) FROM alerts WHERE state = 'digested') AS digested,
    (SELECT min(created_at) FROM alerts WHERE state = 'due') AS oldestDueAt`;

function counts(db: Database): StoreCounts {
  const row = db.row<Omit<StoreCounts, 'alerts'> & StoreCounts['alerts']>(COUNTS);
  if (!row) throw new Error('counting the tables: expected one row, got none');
  const { due, held, sent, dead, digested, ...others } = row;
  return { ...others, alerts: { due, held, sent, dead, digested } };
}
