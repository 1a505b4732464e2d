// The store's articles and stories in the embedded database, and the commit that sees, tells and owes at once.
import type { Story, UnixMs } from '../../domain.ts';
import type { LookedThrough, Store, StoredStory } from '../../ports.ts';
import { digestsOf, FURTHER_FOR, keyDigest, SEEN_FOR, TOUCHED_FOR, type ArticleDigests } from '../article-keys.ts';
import { listValue, type Database } from '../database.ts';
import { oweAlert } from './alerts.ts';

type Stories = Pick<Store, 'knownArticles' | 'seeArticles' | 'commit' | 'storiesOf' | 'story' | 'storiesSince'>;

export function embeddedStories(db: Database): Stories {
  return {
    async knownArticles(keys) {
      const digests = keys.map((ofOne) => ofOne.map(keyDigest));
      const known = new Set(knownOf(db, digests.flat()).map(({ key }) => key));
      return digests.map((ofOne) => ofOne.some((digest) => known.has(digest)));
    },

    async seeArticles(articles, now) {
      const seen = articles.map(digestsOf);
      // Most times there is nothing to write: seen without the write lock, which another process may want.
      const digests = JSON.stringify(seen.flatMap((article) => article.all));
      const due = new Set(db.rows<{ key: string }>(DUE, [digests, now - TOUCHED_FOR]).map(({ key }) => key));
      if (due.size === 0) return;
      const write = seen.filter((article) => article.all.some((digest) => due.has(digest)));
      await db.together(() => seeArticles(db, write, now));
    },

    async commit(change) {
      return db.together(() => commit(db, change));
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

/** Each key's newest come from its index in order, so a company of thousands of stories costs what one of few does. */
function newestOf(db: Database, companyKeys: string[], since: UnixMs, limit: number): { story: string }[] {
  return db.rows(
    'SELECT story FROM stories WHERE id IN (SELECT value FROM json_each(?)) ORDER BY updated_at DESC, id DESC',
    [listValue(newestIds(db, companyKeys, since, limit))],
  );
}

function newestIds(db: Database, companyKeys: string[], since: UnixMs, limit: number): string[] {
  const newest = companyKeys.flatMap((key) =>
    db.rows<{ story_id: string }>(
      `SELECT story_id FROM story_companies WHERE company_key = ? AND updated_at >= ?
       ORDER BY updated_at DESC, story_id DESC LIMIT ?`,
      [key, since, limit],
    ),
  );
  return newest.map((row) => row.story_id);
}

/** Whether a story came to those looked through since. */
function hasOthers(db: Database, { companyKeys, since, limit, found }: LookedThrough): boolean {
  const known = new Set(found);
  return newestIds(db, companyKeys, since, limit).some((id) => !known.has(id));
}

/** Keys of a list (?1) that are new, or were last seen before ?2. */
const DUE = `
  SELECT value AS key FROM json_each(?1)
  WHERE NOT EXISTS (SELECT 1 FROM article_keys WHERE key = value AND seen_at >= ?2)`;

function knownOf(db: Database, digests: string[]): { key: string; seen_at: UnixMs }[] {
  const sql = 'SELECT key, seen_at FROM article_keys WHERE key IN (SELECT value FROM json_each(?))';
  return db.rows(sql, [JSON.stringify(digests)]);
}

type Change = Parameters<Store['commit']>[0];

function commit(db: Database, { article, stories, alerts, lookedThrough }: Change): 'committed' | 'known' | 'stale' {
  const digests = digestsOf(article);
  if (knownOf(db, digests.own).length > 0) return 'known';
  if (stories.some(({ story }) => storedRevision(db, story.id) !== story.revision - 1)) return 'stale';
  if (lookedThrough !== undefined && hasOthers(db, lookedThrough)) return 'stale';
  seeArticles(db, [digests], article.seenAt);
  for (const stored of stories) saveStory(db, stored);
  for (const alert of alerts) oweAlert(db, alert);
  return 'committed';
}

function storedRevision(db: Database, storyId: string): number {
  return db.row<{ revision: number }>('SELECT revision FROM stories WHERE id = ?', [storyId])?.revision ?? 0;
}

/** Each is known by all its keys from now on, and counted where it was known by none. One statement a table, for any number. */
function seeArticles(db: Database, articles: ArticleDigests[], now: UnixMs): void {
  const known = new Map(
    knownOf(
      db,
      articles.flatMap(({ all }) => all),
    ).map(({ key, seen_at }) => [key, seen_at]),
  );
  const ids: string[] = [];
  const keys: [digest: string, seenAt: UnixMs][] = [];
  for (const { id, own, all } of articles) {
    const isNew = !own.some((digest) => known.has(digest));
    if (isNew) ids.push(id);
    for (const digest of new Set(all)) {
      const at = known.get(digest);
      if (at !== undefined && at >= now - TOUCHED_FOR) continue;
      const seenAt = at !== undefined || isNew ? now : now - SEEN_FOR + FURTHER_FOR;
      known.set(digest, seenAt);
      keys.push([digest, seenAt]);
    }
  }
  if (ids.length > 0) db.run(COUNT_ARTICLES, [listValue(ids), now]);
  if (keys.length > 0) db.run(SEE_KEYS, [JSON.stringify(keys)]);
}

const COUNT_ARTICLES = 'INSERT OR REPLACE INTO articles (id, seen_at) SELECT value, ?2 FROM json_each(?1)';
const SEE_KEYS = `
  INSERT OR REPLACE INTO article_keys (key, seen_at) SELECT value ->> 0, value ->> 1 FROM json_each(?)`;

/** To be called inside a transaction. */
export function saveStory(db: Database, { story, companyKeys }: StoredStory): void {
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
