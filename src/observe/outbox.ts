// The alerts that are due still in, whether the outbox is late and which workspaces' tokens Slack refuses out.
import type { AlertRecord, UnixMs } from '../domain.ts';
import type { Store } from '../ports.ts';

/** Why an alert waits: the channel's own quiet hours, a refusal of Slack's that is about it alone, the token, or nothing of these. */
export type Wait = 'quiet' | 'refused' | 'token' | 'owed';

export interface Outbox {
  /** Alerts that wait for longer than `late`, by no will and no fault of their channels. */
  late: number;
  /** Since when the oldest of them waits, and what went wrong with it; null: nobody has tried. */
  oldest: { since: UnixMs; error: string | null } | null;
  /** Nothing waits for even half as long: one message that was a little late is no second trouble. */
  isClear: boolean;
  /** By workspace, what Slack said of its token. */
  refusedTokens: Map<string, string>;
}

const PAGE = 200; // alerts
const MOST_READ = 2_000; // alerts, the oldest first; a look must stay cheap however much is owed

/** @param late ms */
export async function lookAtOutbox(
  store: Pick<Store, 'dueAlerts'>,
  { now, late, whyWaits }: { now: UnixMs; late: number; whyWaits: (alert: AlertRecord) => Wait },
): Promise<Outbox> {
  const outbox: Outbox = { late: 0, oldest: null, isClear: true, refusedTokens: new Map() };
  const blocked = new Set<string>(); // threads whose first alert waits for a reason: those behind it wait for the same
  for (let read = 0; read < MOST_READ; read += PAGE) {
    const page = await store.dueAlerts(PAGE, read);
    for (const alert of page) {
      const wait = whyWaits(alert);
      const thread = `${alert.teamId}:${alert.channelId}:${alert.storyId}`;
      if (wait === 'token') outbox.refusedTokens.set(alert.teamId, alert.lastError ?? '');
      if (wait !== 'owed') blocked.add(thread);
      const waited = now - alert.createdAt;
      if (wait !== 'owed' || blocked.has(thread) || alert.kind === 'warning' || waited < late / 2) continue;
      outbox.isClear = false;
      if (waited < late) continue;
      outbox.late += 1;
      outbox.oldest ??= { since: alert.createdAt, error: alert.lastError };
    }
    if (page.length < PAGE) break;
  }
  return outbox;
}
