// A change of a feed's subscription → saved over what stands, whoever else changes it at the same moment.
import type { Subscription } from '../../domain.ts';
import type { Store } from '../../ports.ts';

const TRIES = 5; // each stale try means that another change was saved

/**
 * @param to what stands → what shall stand (its revision is set here); null saves nothing
 * @returns what was saved; null where nothing was
 */
export async function changeSubscription(
  store: Pick<Store, 'subscription' | 'saveSubscription'>,
  feedId: string,
  to: (current: Subscription | null) => Subscription | null,
): Promise<Subscription | null> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const current = await store.subscription(feedId);
    const next = to(current);
    if (next === null) return null;
    const saved = { ...next, revision: (current?.revision ?? 0) + 1 };
    if (await store.saveSubscription(saved)) return saved;
  }
  return null;
}
