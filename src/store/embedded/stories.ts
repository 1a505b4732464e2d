// The store's articles and stories in the embedded database, and the commit that sees, tells and owes at once.
import type { Alert, Article, Story, UnixMs } from '../../domain.ts';
import type { Store, StoredStory } from '../../ports.ts';
import { keyDigest, TOUCHED_FOR } from '../article-keys.ts';
import { listValue, type Database } from '../database.ts';
import { oweAlert } from './alerts.ts';

type Stories = Pick<Store, 'knownArticles' | 'touchArticles' | 'commit' | 'storiesOf' | 'story' | 'storiesSince'>;

export function embeddedStories(db: Database): Stories {
  return {
    async knownArticles(keys) {
      return keys.map((ofOne) => isKnown(db, ofOne));
    },

    async touchArticles(keys, now) {
      const touched = [listValue(keys.flat().map(keyDigest)), now - TOUCHED_FOR];
      // Most times there is nothing to write: seen without the write lock, which another process may want.
      if (!db.row(`SELECT 1 AS old FROM article_keys ${NOT_TOUCHED} LIMIT 1`, touched)) return;
      db.run(`UPDATE article_keys SET seen_at = ?3 ${NOT_TOUCHED}`, [...touched, now]);
    },

    async commit(change) {
      return db.transaction(() => commit(db, change));
    },

    async storiesOf(companyKeys, since, limit) {
      return newestOf(db, companyKeys, since, limit).map((row) => JSON.parse(row.story) as Story);
    },

    async story(storyId) {
      const found = db.row<{ story: string }>('SELECT story FROM stories WHERE id = ?', [storyId]);
      return found ? (JSON.parse(found.story) as Story) : null;
    },

    async storiesSince(since, limit, before) {
      const after = before === null ? '' : 'AND (updated_at, id) < (?3, ?4)';
      const found = db.rows<{ story: string }>(
        `SELECT story FROM stories WHERE updated_at >= ?1 ${after} ORDER BY updated_at DESC, id DESC LIMIT max(0, ?2)`,
        [since, limit, ...(before === null ? [] : [before.updatedAt, before.storyId])],
      );
      return found.map((row) => JSON.parse(row.story) as Story);
    },
  };
}

/** Among these keys (?1), the known ones that were last seen before ?2. */
const NOT_TOUCHED = 'WHERE key IN (SELECT value FROM json_each(?1)) AND seen_at < ?2';

/** Each key's newest come from its index in order, so a company of thousands of stories costs what one of few does. */
function newestOf(db: Database, companyKeys: string[], since: UnixMs, limit: number): { story: string }[] {
  const ids = companyKeys.flatMap((key) =>
    db.rows<{ story_id: string }>(
      `SELECT story_id FROM story_companies WHERE company_key = ? AND updated_at >= ?
       ORDER BY updated_at DESC, story_id DESC LIMIT ?`,
      [key, since, limit],
    ),
  );
  return db.rows(
    'SELECT story FROM stories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY updated_at DESC, id DESC',
    [listValue(ids.map((row) => row.story_id))],
  );
}

function isKnown(db: Database, keys: string[]): boolean {
  const digests = listValue(keys.map(keyDigest));
  const sql = 'SELECT 1 AS known FROM article_keys WHERE key IN (SELECT value FROM json_each(?)) LIMIT 1';
  return db.row(sql, [digests]) !== undefined;
}

type Change = { article: Article; stories: StoredStory[]; alerts: Alert[] };

function commit(db: Database, { article, stories, alerts }: Change): 'committed' | 'known' | 'stale' {
  if (isKnown(db, article.keys)) return 'known';
  if (stories.some(({ story }) => storedRevision(db, story.id) !== story.revision - 1)) return 'stale';
  seeArticle(db, article);
  for (const stored of stories) saveStory(db, stored);
  for (const alert of alerts) oweAlert(db, alert);
  return 'committed';
}

function storedRevision(db: Database, storyId: string): number {
  return db.row<{ revision: number }>('SELECT revision FROM stories WHERE id = ?', [storyId])?.revision ?? 0;
}

function seeArticle(db: Database, { id, keys, seenAt }: Article): void {
  db.run('INSERT OR REPLACE INTO articles (id, seen_at) VALUES (?, ?)', [id, seenAt]);
  for (const key of keys)
    db.run('INSERT OR REPLACE INTO article_keys (key, seen_at) VALUES (?, ?)', [keyDigest(key), seenAt]);
}

function saveStory(db: Database, { story, companyKeys }: StoredStory): void {
  db.run('INSERT OR REPLACE INTO stories (id, revision, updated_at, story) VALUES (?, ?, ?, ?)', [
    story.id,
    story.revision,
    story.updatedAt,
    JSON.stringify(story),
  ]);
  db.run('DELETE FROM story_companies WHERE story_id = ?', [story.id]);
  for (const key of companyKeys)
    db.run('INSERT OR IGNORE INTO story_companies (company_key, updated_at, story_id) VALUES (?, ?, ?)', [
      key,
      story.updatedAt,
      story.id,
    ]);
}
