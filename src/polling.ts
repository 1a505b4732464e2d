// What any process has open in, the task of polling out: one feed claimed and run, its news logged, a host that hangs set aside.
import type { Task } from './jobs.ts';
import { FEED_LEASE, type Parts } from './parts/parts.ts';
import { runFeed } from './pipeline.ts';
import { createSlowHosts, type OfHost } from './jobs/slow-hosts.ts';
import { withoutLogins } from './slack/text.ts';

export interface Polling {
  task: Task;
  /** Waits for the polls of slow hosts that are under way. */
  stop(): Promise<void>;
}

export function createPolling(parts: Parts): Polling {
  const { config, clock, log, store, reading, brokenOff } = parts;
  const slowHosts = createSlowHosts(config.polls, log);

  async function poll(feedId: string, ofHost: OfHost): Promise<void> {
    const now = clock();
    const { download, fullText } = reading;
    const hosts = {
      download: (...asked: Parameters<typeof download>) => ofHost(download(...asked)),
      ...(fullText && { fullText: (...asked: Parameters<typeof fullText>) => ofHost(fullText(...asked)) }),
    };
    await brokenOff.guard({ feedId, until: now + FEED_LEASE }, async () => {
      const claim = await store.claimFeed(now, FEED_LEASE, feedId);
      if (claim === null) return;
      const result = await runFeed(claim, { ...reading, ...hosts });
      // Nothing new is what most polls find: ten thousand feeds would write eleven such lines a second.
      const level = result.fresh > 0 ? 'info' : 'debug';
      const ids = { feed: claim.feed.id, poll: claim.token, url: withoutLogins(claim.feed.url) };
      log[level]({ event: 'polled', ...ids, ...result });
    });
  }
  return {
    task: {
      due: (limit) => store.dueFeeds(clock(), limit),
      async work(feedId) {
        await slowHosts.poll((ofHost) => poll(feedId, ofHost));
        return null;
      },
      atOnce: config.polls,
    },
    stop: () => slowHosts.finish(),
  };
}
