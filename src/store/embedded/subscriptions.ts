// The store's WebSub subscriptions in the embedded database.
import type { Subscription } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import type { Database } from '../database.ts';

type Subscriptions = Pick<
  Store,
  'subscriptions' | 'subscription' | 'subscriptionAt' | 'saveSubscription' | 'removeSubscription' | 'claimSubscription'
>;

interface Row {
  feed_id: string;
  subscription: string;
  revision: number;
  due_at: number;
}
const READ = 'SELECT feed_id, subscription, revision, due_at FROM subscriptions';

export function embeddedSubscriptions(db: Database): Subscriptions {
  return {
    async subscriptions() {
      return db.rows<Row>(`${READ} ORDER BY feed_id`).map(readRow);
    },

    async subscription(feedId) {
      const row = db.row<Row>(`${READ} WHERE feed_id = ?`, [feedId]);
      return row ? readRow(row) : null;
    },

    async subscriptionAt(callback) {
      const row = db.row<Row>(`${READ} WHERE callback = ?`, [callback]);
      return row ? readRow(row) : null;
    },

    async saveSubscription(subscription) {
      const { feedId, callback, revision, dueAt } = subscription;
      return db.transaction(() => {
        const sql = 'SELECT revision FROM subscriptions WHERE feed_id = ?';
        if ((db.row<{ revision: number }>(sql, [feedId])?.revision ?? 0) !== revision - 1) return false;
        db.run(
          'INSERT OR REPLACE INTO subscriptions (feed_id, callback, revision, due_at, subscription) VALUES (?, ?, ?, ?, ?)',
          [feedId, callback, revision, dueAt, JSON.stringify(subscription)],
        );
        return true;
      });
    },

    async removeSubscription(feedId) {
      return db.run('DELETE FROM subscriptions WHERE feed_id = ?', [feedId]) > 0;
    },

    async claimSubscription(now, again) {
      // Most times nothing is due: seen without the write lock, which another process may want.
      if (!db.row(NEXT, [now])) return null;
      return db.transaction(() => {
        const row = db.row<Row & { has_feed: number }>(NEXT, [now]);
        if (!row) return null;
        const claimed = { ...row, revision: row.revision + 1, due_at: now + again };
        db.run('UPDATE subscriptions SET revision = ?, due_at = ? WHERE feed_id = ?', [
          claimed.revision,
          claimed.due_at,
          row.feed_id,
        ]);
        return { subscription: readRow(claimed), hasFeed: row.has_feed === 1 };
      });
    },
  };
}

/** ?1 is now. */
const NEXT = `
  SELECT feed_id, subscription, revision, due_at, EXISTS (SELECT 1 FROM feeds WHERE id = feed_id) AS has_feed
  FROM subscriptions WHERE due_at <= ?1 ORDER BY due_at, feed_id LIMIT 1`;

function readRow({ subscription, revision, due_at: dueAt }: Row): Subscription {
  return { ...(JSON.parse(subscription) as Subscription), revision, dueAt };
}
