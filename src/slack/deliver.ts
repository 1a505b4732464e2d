// One owed alert in, one outcome out: claimed, looked up where it may stand already, posted, settled. Effectively once.
import type { AlertRecord } from '../domain.ts';
import { errorText, type Log } from '../log.ts';
import type { AlertClaim, Clock, DeliveryOutcome, Store } from '../ports.ts';
import { MINUTE, retryDelay, SECOND } from '../time.ts';
import type { WebClient } from './client.ts';
import { redrawRoot } from './shown.ts';
import { afterRefusal, readFailure, type Failure } from './slack-errors.ts';
import { about, HELD, PACE, tellNew, tellUpdate, type Progress } from './tell-channel.ts';

export interface DeliverDeps {
  store: Store;
  clientFor: (teamId: string) => Promise<WebClient>;
  clock: Clock;
  log: Log;
  /** Called once for each alert that was posted and settled here. */
  onSent?: (alert: AlertRecord) => void;
  /** What to do where Slack does not let us look whether a message stands already. */
  withoutHistory: 'repost' | 'hold';
}

const LEASE = 60 * SECOND;
const BETWEEN_TRIES = { first: 10 * SECOND, most: 10 * MINUTE };

/**
 * Takes the next owed alert and tells its channel.
 *
 * An outcome that nobody knows (a lost reply, a timeout, a crash) is not settled: the lease runs out, and the next claim
 * comes as ambiguous and looks before it posts. It is not looked up at once, because Slack may accept a call after we
 * stopped waiting for it; a lease later that is over. Once ambiguous, a claim stays so, and may be settled for later.
 *
 * @returns idle: nothing is due · sent · later: it stays owed · dead: it never goes out and stands in `status`
 * @throws only when the store fails
 */
export async function deliverNext(deps: DeliverDeps): Promise<'idle' | 'sent' | 'later' | 'dead'> {
  const claim = await deps.store.claimAlert(deps.clock(), LEASE, PACE);
  if (claim === null) return 'idle';
  const progress: Progress = { exposed: false, acknowledged: null };
  const outcome = await tell(claim, progress, deps);
  if (outcome === null) return 'later'; // the lease runs out
  const settled = await deps.store.settleAlert({ alertId: claim.alert.id, token: claim.token }, outcome);
  if (!settled) deps.log.warn({ event: 'alert-claim-stale', ...about(claim), outcome: outcome.state });
  else if (outcome.state === 'sent') await afterSent(claim, { ...outcome, drawn: progress.acknowledged }, deps);
  else
    deps.log[outcome.state === 'dead' ? 'error' : 'warn']({
      event: `alert-${outcome.state}`,
      ...about(claim),
      error: outcome.error,
    });
  return outcome.state;
}

/** Posts, and turns whatever was thrown into an outcome; null where nobody knows it. */
async function tell(claim: AlertClaim, progress: Progress, deps: DeliverDeps): Promise<DeliveryOutcome | null> {
  try {
    const delivery = { ...deps, claim, progress, client: await deps.clientFor(claim.alert.teamId) };
    const ts = await (claim.alert.kind === 'update' ? tellUpdate(delivery) : tellNew(delivery));
    return { state: 'sent', ts, at: deps.clock() };
  } catch (error) {
    if (error instanceof Error && error.message === HELD) return { state: 'dead', error: HELD };
    const failure = readFailure(error);
    const known = failure.kind !== 'unknown' && !progress.exposed;
    if (claim.ambiguous || known) return afterFailure(failure, claim.alert, deps.clock());
    deps.log.warn({ event: 'alert-outcome-unknown', ...about(claim), error: errorText(error) });
    return null;
  }
}

function afterFailure(failure: Failure, alert: AlertRecord, now: number): DeliveryOutcome {
  const error = failure.reason;
  const tried = alert.attempts + 1;
  if (failure.kind === 'rate-limited') {
    const at = now + failure.retryAfter;
    return { state: 'later', at, error, channelFreeAt: at, attempt: false };
  }
  if (failure.kind !== 'refused') {
    // An unknown outcome gets the time of a lease: Slack may still accept what we stopped waiting for.
    const pause = Math.max(retryDelay(tried, BETWEEN_TRIES), failure.kind === 'unknown' ? LEASE : 0);
    return { state: 'later', at: now + pause, error, channelFreeAt: null, attempt: true };
  }
  const then = afterRefusal(failure.error);
  if (then === 'dead' || (then.tries !== null && tried >= then.tries)) return { state: 'dead', error };
  return { state: 'later', at: now + retryDelay(tried, then), error, channelFreeAt: null, attempt: true };
}

/** Tells the log and the caller, and draws the message once more if somebody acknowledged it meanwhile. */
async function afterSent(
  { alert, root }: AlertClaim,
  { ts, at, drawn }: { ts: string; at: number; drawn: AlertRecord['acknowledged'] },
  deps: DeliverDeps,
): Promise<void> {
  deps.log.info({ event: 'alert-sent', ...about({ alert }), severity: alert.severity, ts });
  deps.onSent?.({ ...alert, state: 'sent', ts, sentAt: at });
  if (root === null) return;
  const first = await deps.store.alert(root.alertId);
  if (first?.acknowledged?.at === drawn?.at) return;
  try {
    await redrawRoot(deps, await deps.clientFor(alert.teamId), { rootId: root.alertId, ts: root.ts });
  } catch (error) {
    deps.log.warn({ event: 'alert-redraw-failed', alert: alert.code, error: errorText(error) });
  }
}
