// A store that lost everything while the bot runs (a Redis flushed, or restarted without its file) → what the config files
// say is in it again, and the operator reads of it.
import type { Log } from '../log.ts';
import type { Store } from '../ports.ts';

/** `seed` puts in what the config files say, as a start does. Call `look` now and then: at most that long nothing is polled. */
export async function watchForEmptied(world: {
  store: Pick<Store, 'identity'>;
  seed: () => Promise<void>;
  log: Log;
}): Promise<{ look(): Promise<void> }> {
  const { store, seed, log } = world;
  let known = await store.identity();
  return {
    async look() {
      const found = await store.identity();
      if (found === known) return;
      // The feeds' first poll is a baseline again: nothing old is told. What was owed or set up in Slack is gone.
      log.error({
        event: 'store-emptied',
        reason: 'the store lost everything: alerts that were owed, stories, and what was set up in Slack',
        todo: 'Redis: appendonly yes; or "stakewatch store import" into an empty store while no bot runs',
      });
      await seed();
      known = found; // a seed that failed is tried again
    },
  };
}
