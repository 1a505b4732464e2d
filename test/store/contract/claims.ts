// A store with alerts owed → claims and outcomes, for the tests of delivery.
import type { AlertClaim, DeliveryOutcome, Store } from '../../../src/ports.ts';

export const LEASE = 60_000;
export const PACE = 1_000;

export async function claimed(store: Store, now: number, pace = PACE): Promise<AlertClaim> {
  const claim = await store.claimAlert(now, LEASE, pace);
  if (!claim) throw new Error('expected an alert to claim');
  return claim;
}

/** The ids of all that can be claimed at this moment, in the order they come. */
export async function claimAll(store: Store, now: number, pace = PACE): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const claim = await store.claimAlert(now, LEASE, pace);
    if (!claim) return ids;
    ids.push(claim.alert.id);
  }
}

export function settle(store: Store, claim: AlertClaim, outcome: DeliveryOutcome): Promise<boolean> {
  return store.settleAlert({ alertId: claim.alert.id, token: claim.token }, outcome);
}

export function sentAt(at: number): DeliveryOutcome {
  return { state: 'sent', ts: '1.1', at, root: true };
}
