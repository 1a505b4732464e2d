// The store's feeds in the embedded database.
import { newFeedState, storedFeed, type Feed, type FeedState, type UnixMs } from '../../domain.ts';
import type { FeedClaim, Store } from '../../ports.ts';
import type { Database } from '../database.ts';
import { nextToken } from './tokens.ts';

type Feeds = Pick<
  Store,
  | 'feeds'
  | 'saveFeed'
  | 'wakeFeed'
  | 'removeFeed'
  | 'dueFeeds'
  | 'claimFeed'
  | 'claimFeedNow'
  | 'settleFeed'
  | 'freeFeed'
>;

interface FeedRow {
  id: string;
  feed: string;
  state: string;
}

export function embeddedFeeds(db: Database): Feeds {
  return {
    async feeds() {
      return db.rows<FeedRow>('SELECT id, feed, state FROM feeds ORDER BY id').map(readFeed);
    },

    async saveFeed(feed, now) {
      const values = [feed.id, JSON.stringify(feed), JSON.stringify(newFeedState(feed.id, now)), now];
      await db.together(() => void db.run(SAVE_FEED, values));
    },

    async wakeFeed(feedId, now) {
      return db.run('UPDATE feeds SET next_poll_at = min(next_poll_at, ?) WHERE id = ?', [now, feedId]) > 0;
    },

    async removeFeed(feedId) {
      return db.transaction(() => {
        db.run('UPDATE subscriptions SET due_at = 0 WHERE feed_id = ?', [feedId]);
        return db.run('DELETE FROM feeds WHERE id = ?', [feedId]) > 0;
      });
    },

    async dueFeeds(now, limit) {
      return db
        .rows<{ id: string }>(`SELECT id ${DUE} ORDER BY next_poll_at, id LIMIT ?2`, [now, limit])
        .map(({ id }) => id);
    },

    async claimFeed(now, leaseFor, feedId) {
      const due = () =>
        feedId === undefined ? db.row<FeedRow>(NEXT_FEED, [now]) : db.row<FeedRow>(THIS_FEED, [now, feedId]);
      // Most times nothing is due: seen without the write lock, which another process may want.
      if (!due()) return null;
      return db.together(() => {
        const row = due();
        return row ? claimRow(db, row, now + leaseFor) : null;
      });
    },

    async claimFeedNow(feedId, now, leaseFor) {
      return db.transaction(() => {
        const sql = `SELECT id, feed, state FROM feeds WHERE id = ?1 AND (leased_until IS NULL OR leased_until <= ?2)`;
        const row = db.row<FeedRow>(sql, [feedId, now]);
        if (!row) return null;
        db.run('UPDATE feeds SET next_poll_at = min(next_poll_at, ?) WHERE id = ?', [now, feedId]);
        return claimRow(db, row, now + leaseFor);
      });
    },

    async settleFeed({ feedId, token }, state) {
      const values = [JSON.stringify(state), state.nextPollAt, feedId, token];
      return db.together(() => db.run(SETTLE_FEED, values) > 0);
    },

    async freeFeed(feedId, until) {
      return db.run('UPDATE feeds SET leased_until = NULL WHERE id = ? AND leased_until = ?', [feedId, until]) > 0;
    },
  };
}

const SAVE_FEED = `
  INSERT INTO feeds (id, feed, state, next_poll_at) VALUES (?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET feed = excluded.feed`;

const SETTLE_FEED = `
  UPDATE feeds SET state = ?, next_poll_at = ?, leased_until = NULL
  WHERE id = ? AND token = ? AND leased_until IS NOT NULL`;

/** ?1 is now. */
const DUE = 'FROM feeds WHERE next_poll_at <= ?1 AND (leased_until IS NULL OR leased_until <= ?1)';
const NEXT_FEED = `SELECT id, feed, state ${DUE} ORDER BY next_poll_at, id LIMIT 1`;
const THIS_FEED = `SELECT id, feed, state ${DUE} AND id = ?2`;

function claimRow(db: Database, row: FeedRow, until: UnixMs): FeedClaim {
  const token = nextToken(db);
  db.run('UPDATE feeds SET token = ?, leased_until = ? WHERE id = ?', [token, until, row.id]);
  return { ...readFeed(row), token, until };
}

export function readFeed(row: FeedRow): { feed: Feed; state: FeedState } {
  return storedFeed(row.feed, row.state);
}
