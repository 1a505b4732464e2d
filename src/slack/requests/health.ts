// The services in, what /healthz answers out: whether the store can be written, asked of it at most every ten seconds.
import { errorText } from '../../log.ts';
import { SECOND } from '../../time.ts';
import { promptStore } from '../prompt-store.ts';
import type { Services } from '../services.ts';
import { withoutLogins } from '../text.ts';

/** ms; the address asks for no password, and a durable write for each request would let anybody wear the disk down. */
const KEPT_FOR = 10 * SECOND;

interface Health {
  /** 200 while the store can be written, 503 with the reason when not. */
  status: number;
  told: { ok: boolean; version: string; reason?: string };
}

/** Requests that come while the store is being asked, or soon after, get the same answer. */
export function createHealth(services: Pick<Services, 'store' | 'clock' | 'version'>): () => Promise<Health> {
  let last: { at: number; answer: Promise<Health> } | null = null;
  return () => {
    const now = services.clock();
    if (last === null || now >= last.at + KEPT_FOR) last = { at: now, answer: askStore(services) };
    return last.answer;
  };
}

async function askStore({ store, version }: Pick<Services, 'store' | 'version'>): Promise<Health> {
  try {
    await promptStore(store).check();
    return { status: 200, told: { ok: true, version } };
  } catch (error) {
    return { status: 503, told: { ok: false, version, reason: withoutLogins(errorText(error)) } };
  }
}
