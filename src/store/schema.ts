// A database of any earlier version → the same data in today's tables; a database of a later version is refused.
import type { Database } from './database.ts';

/**
 * Row n brings version n to version n + 1. Only ever append: what once ran on somebody's data is never edited.
 * The nouns are JSON; beside them stand the columns that are searched, ordered or changed alone.
 */
const MIGRATIONS = [
  `
  -- Fencing tokens: one row, one growing number for every claim, so that a feed removed and added again repeats none.
  CREATE TABLE tokens (last INTEGER NOT NULL) STRICT;
  INSERT INTO tokens VALUES (0);

  CREATE TABLE feeds (
    id TEXT PRIMARY KEY,
    feed TEXT NOT NULL,
    state TEXT NOT NULL,
    next_poll_at INTEGER NOT NULL,
    token INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER              -- null: nobody holds it
  ) STRICT;
  CREATE INDEX feeds_due ON feeds (next_poll_at, id);

  CREATE TABLE articles (id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX articles_seen ON articles (seen_at);
  CREATE TABLE article_keys (key TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX article_keys_seen ON article_keys (seen_at);

  CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    story TEXT NOT NULL
  ) STRICT;
  CREATE TABLE story_companies (
    company_key TEXT NOT NULL,
    updated_at INTEGER NOT NULL,
    story_id TEXT NOT NULL,
    PRIMARY KEY (company_key, updated_at, story_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX story_companies_story ON story_companies (story_id);

  CREATE TABLE watchlists (
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    watchlist TEXT NOT NULL,
    PRIMARY KEY (team_id, channel_id)
  ) STRICT;
  CREATE TABLE watchlist_companies (
    company_key TEXT NOT NULL,
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    PRIMARY KEY (company_key, team_id, channel_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX watchlist_companies_channel ON watchlist_companies (team_id, channel_id);

  CREATE TABLE alerts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,   -- the order of the commits
    id TEXT NOT NULL UNIQUE,
    code TEXT NOT NULL,                      -- in capitals
    story_id TEXT NOT NULL,
    story_revision INTEGER NOT NULL,
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    alert TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    ts TEXT,
    sent_at INTEGER,
    acknowledged_by TEXT,
    acknowledged_at INTEGER,
    due_at INTEGER NOT NULL DEFAULT 0,       -- 0: at once; later after a failed try
    token INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER,                    -- null: nobody holds it
    ambiguous INTEGER NOT NULL DEFAULT 0,    -- 1 for good once a claim has ended without an outcome
    first_claimed_at INTEGER
  ) STRICT;
  CREATE INDEX alerts_due ON alerts (team_id, channel_id, created_at, seq) WHERE state = 'due';
  CREATE INDEX alerts_due_thread ON alerts (team_id, channel_id, story_id, story_revision, seq) WHERE state = 'due';
  CREATE INDEX alerts_story ON alerts (story_id, team_id, channel_id, story_revision, seq);
  CREATE INDEX alerts_channel ON alerts (team_id, channel_id, created_at, seq);
  CREATE INDEX alerts_code ON alerts (team_id, channel_id, code);
  CREATE INDEX alerts_state ON alerts (state, created_at);

  CREATE TABLE channels (
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    free_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (team_id, channel_id)
  ) STRICT, WITHOUT ROWID;
  -- The first message of a story in a channel, which later ones reply to.
  CREATE TABLE threads (
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    story_id TEXT NOT NULL,
    alert_id TEXT NOT NULL,
    ts TEXT NOT NULL,
    PRIMARY KEY (team_id, channel_id, story_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE requests (id TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX requests_until ON requests (until);
  CREATE TABLE checks (last INTEGER NOT NULL) STRICT;
  INSERT INTO checks VALUES (0);
  `,
  // How far the look for a message of an ambiguous claim came.
  'ALTER TABLE alerts ADD COLUMN look_up TEXT',
  `
  -- Whom an alert is assigned to, and the facts that people hold for wrong; null: nobody, none.
  ALTER TABLE alerts ADD COLUMN assigned TEXT;
  ALTER TABLE alerts ADD COLUMN objections TEXT;
  CREATE INDEX stories_updated ON stories (updated_at, id);

  CREATE TABLE audit (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,   -- the order of the changes
    team_id TEXT NOT NULL,
    channel_id TEXT NOT NULL,
    entry TEXT NOT NULL
  ) STRICT;
  CREATE INDEX audit_channel ON audit (team_id, channel_id, seq);

  CREATE TABLE installations (id TEXT PRIMARY KEY, sealed TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE team_orgs (team_id TEXT PRIMARY KEY, org_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX team_orgs_org ON team_orgs (org_id, team_id);
  `,
  `
  -- WebSub: who sends a feed's news as it is published.
  CREATE TABLE subscriptions (
    feed_id TEXT PRIMARY KEY,
    callback TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    subscription TEXT NOT NULL
  ) STRICT;
  CREATE INDEX subscriptions_due ON subscriptions (due_at, feed_id);
  `,
  `
  -- Which alert is claimed next: a claim reads neither channels that have nothing to tell nor busy ones.
  ALTER TABLE channels ADD COLUMN look_at INTEGER;   -- when its lot may change next; null: not before something is written
  ALTER TABLE channels ADD COLUMN head INTEGER;      -- seq of its oldest alert that may go; null: none, or it is busy
  ALTER TABLE channels ADD COLUMN head_at INTEGER;   -- createdAt of that alert
  UPDATE channels SET look_at = 0;
  CREATE INDEX channels_look ON channels (look_at) WHERE look_at IS NOT NULL;
  CREATE INDEX channels_head ON channels (head_at, head) WHERE head IS NOT NULL;
  CREATE INDEX alerts_wake ON alerts (team_id, channel_id, max(due_at, coalesce(leased_until, 0))) WHERE state = 'due';

  -- At most one row: the move into this file that was begun and not ended.
  CREATE TABLE moving (name TEXT NOT NULL) STRICT;
  `,
];

/** The version of the data that this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the database to today's version, in one transaction; two processes may do so at once.
 * @throws a plain sentence when the data is of a later version
 */
export function migrate(db: Database): void {
  db.transaction(() => {
    db.script('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT');
    const version = db.row<{ version: number }>('SELECT version FROM schema_version')?.version ?? 0;
    if (version === SCHEMA_VERSION) return;
    if (version > SCHEMA_VERSION) throw new Error(newerData(version, SCHEMA_VERSION));
    for (const migration of MIGRATIONS.slice(version)) db.script(migration);
    db.run('DELETE FROM schema_version');
    db.run('INSERT INTO schema_version VALUES (?)', [SCHEMA_VERSION]);
  });
}

/** What a person reads who starts an old program on new data. */
export function newerData(found: number, known: number): string {
  return `the data is of version ${found}, written by a newer Stakewatch; this one knows versions up to ${known}`;
}
