// All that the embedded database keeps → records, page by page; records → the database.
import type { AuditEntry, SealedInstallation, Story, Subscription, UnixMs } from '../../domain.ts';
import type { Store, StoredRecord } from '../../ports.ts';
import type { Database, Value } from '../database.ts';
import { readWatchlist } from '../saved-watchlist.ts';
import { readAlert, type AlertRow } from './alerts.ts';
import { readFeed } from './feeds.ts';
import { PUT } from './put-record.ts';

type Moving = Pick<Store, 'records' | 'putRecords' | 'moving' | 'setMoving' | 'isShared'>;

export function embeddedMoving(db: Database): Moving {
  return {
    async *records(now) {
      // One moment for all of it, also where another process writes.
      db.script('BEGIN');
      try {
        yield [numbersOf(db)];
        for (const table of TABLES) yield* pagesOf(db, table, now);
      } finally {
        db.script('COMMIT');
      }
    },

    async putRecords(records, now) {
      db.transaction(() => records.forEach((record) => PUT[record.kind](db, record as never, now)));
    },

    async moving() {
      return db.row<{ name: string }>('SELECT name FROM moving')?.name ?? null;
    },

    async setMoving(name) {
      db.transaction(() => {
        db.run('DELETE FROM moving');
        if (name !== null) db.run('INSERT INTO moving VALUES (?)', [name]);
      });
    },

    async isShared() {
      return db.isShared();
    },
  };
}

/** Rows in one page. */
const PAGE = 200;

/** A table, its key in order, and what a row of it is as a record; null: it is left out. */
interface Table<Row> {
  select: string;
  key: (keyof Row & string)[];
  record: (row: Row, db: Database, now: UnixMs) => StoredRecord | null;
}
const table = <Row>(select: string, key: (keyof Row & string)[], record: Table<Row>['record']): Table<never> => ({
  select,
  key,
  record,
});

const TABLES: Table<never>[] = [
  table<{ id: string; feed: string; state: string; next_poll_at: UnixMs }>('* FROM feeds', ['id'], (row) => {
    return { kind: 'feed', ...readFeed(row), dueAt: row.next_poll_at };
  }),
  table<{ feed_id: string; subscription: string; revision: number; due_at: UnixMs }>(
    '* FROM subscriptions',
    ['feed_id'],
    ({ subscription, revision, due_at: dueAt }) => {
      return { kind: 'subscription', subscription: { ...(JSON.parse(subscription) as Subscription), revision, dueAt } };
    },
  ),
  table<{ id: string; seen_at: UnixMs }>('* FROM articles', ['id'], ({ id, seen_at: seenAt }) => {
    return { kind: 'article', id, seenAt };
  }),
  table<{ key: string; seen_at: UnixMs }>('* FROM article_keys', ['key'], ({ key, seen_at: seenAt }) => {
    return { kind: 'article-key', key, seenAt };
  }),
  table<{ id: string; story: string }>('* FROM stories', ['id'], ({ id, story }, db) => {
    const sql = 'SELECT company_key FROM story_companies WHERE story_id = ? ORDER BY company_key';
    return { kind: 'story', story: JSON.parse(story) as Story, companyKeys: keysOf(db, sql, [id]) };
  }),
  table<{ team_id: string; channel_id: string; watchlist: string }>(
    '* FROM watchlists',
    ['team_id', 'channel_id'],
    (row, db) => {
      const sql = `
        SELECT company_key FROM watchlist_companies WHERE team_id = ? AND channel_id = ? ORDER BY company_key`;
      const companyKeys = keysOf(db, sql, [row.team_id, row.channel_id]);
      return { kind: 'watchlist', watchlist: readWatchlist(row.watchlist), companyKeys };
    },
  ),
  table<{ team_id: string; channel_id: string }>(
    'DISTINCT team_id, channel_id FROM audit',
    ['team_id', 'channel_id'],
    ({ team_id: teamId, channel_id: channelId }, db) => {
      const sql = 'SELECT entry FROM audit WHERE team_id = ? AND channel_id = ? ORDER BY seq';
      const rows = db.rows<{ entry: string }>(sql, [teamId, channelId]);
      return { kind: 'trail', teamId, channelId, entries: rows.map(({ entry }) => JSON.parse(entry) as AuditEntry) };
    },
  ),
  table<{ team_id: string; channel_id: string; free_at: UnixMs }>(
    '* FROM channels',
    ['team_id', 'channel_id'],
    ({ team_id: teamId, channel_id: channelId, free_at: freeAt }) => ({ kind: 'channel', teamId, channelId, freeAt }),
  ),
  table<FullAlertRow>(
    `*, EXISTS (SELECT 1 FROM threads WHERE threads.team_id = alerts.team_id AND threads.channel_id = alerts.channel_id
       AND threads.story_id = alerts.story_id AND threads.alert_id = alerts.id) AS is_root FROM alerts`,
    ['seq'],
    (row) => {
      const delivery = {
        seq: row.seq,
        token: row.token,
        dueAt: row.due_at,
        leasedUntil: row.leased_until,
        ambiguous: row.ambiguous === 1,
        lookUp: row.look_up,
        firstClaimedAt: row.first_claimed_at,
        isRoot: row.is_root === 1,
      };
      return { kind: 'alert', alert: readAlert(row), delivery };
    },
  ),
  table<SealedInstallation>('* FROM installations', ['id'], ({ id, sealed, at }) => {
    return { kind: 'installation', installation: { id, sealed, at } };
  }),
  table<{ team_id: string; org_id: string }>('* FROM team_orgs', ['team_id'], (row) => {
    return { kind: 'team', teamId: row.team_id, orgId: row.org_id };
  }),
  table<{ id: string; until: UnixMs }>('* FROM requests', ['id'], ({ id, until }, _, now) => {
    return until > now ? { kind: 'request', id, until } : null;
  }),
];

interface FullAlertRow extends AlertRow {
  seq: number;
  token: number;
  due_at: UnixMs;
  leased_until: UnixMs | null;
  ambiguous: number;
  look_up: string | null;
  first_claimed_at: UnixMs | null;
  is_root: number;
}

function* pagesOf(db: Database, { select, key, record }: Table<never>, now: UnixMs): Generator<StoredRecord[]> {
  const columns = key.join(', ');
  const sql = (after: string): string => `SELECT ${select} ${after} ORDER BY ${columns} LIMIT ${PAGE}`;
  const next = sql(`WHERE (${columns}) > (${key.map(() => '?').join(', ')})`);
  for (let rows = db.rows<never>(sql('')); rows.length > 0;) {
    const page = rows.map((row) => record(row, db, now)).filter((one) => one !== null);
    if (page.length > 0) yield page;
    const last = rows.at(-1) as unknown as Record<string, Value>;
    rows =
      rows.length < PAGE
        ? []
        : db.rows<never>(
            next,
            key.map((column) => last[column] ?? null),
          );
  }
}

function numbersOf(db: Database): StoredRecord {
  const token = db.row<{ last: number }>('SELECT last FROM tokens')?.last ?? 0;
  const seq = db.row<{ seq: number }>(`SELECT seq FROM sqlite_sequence WHERE name = 'alerts'`)?.seq ?? 0;
  return { kind: 'numbers', token, seq };
}

function keysOf(db: Database, sql: string, values: Value[]): string[] {
  return db.rows<{ company_key: string }>(sql, values).map((row) => row.company_key);
}
