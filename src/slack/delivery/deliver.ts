// One owed alert in, one outcome out: claimed, looked up where it may stand already, posted, settled. Effectively once.
import type { AlertRecord } from '../../domain.ts';
import { errorText, type Log } from '../../log.ts';
import type { AlertClaim, Clock, DeliveryOutcome, Meter, Store } from '../../ports.ts';
import { MINUTE, retryDelay, SECOND } from '../../time.ts';
import { inSpan } from '../../trace.ts';
import type { WebClient } from '../client.ts';
import { tellMender } from '../home/mend.ts';
import { readLookUp } from './post-once.ts';
import { putOff } from './quiet.ts';
import { doneWith, redrawRoot, shownWith } from '../alert/shown.ts';
import { afterRefusal, readFailure, type Failure } from '../slack-errors.ts';
import {
  about,
  HELD,
  PACE,
  tellDigest,
  tellFeed,
  tellNew,
  tellUpdate,
  tellWarning,
  type Delivery,
  type Posted,
  type Progress,
} from './tell-channel.ts';

export interface DeliverDeps {
  store: Store;
  /** null: Stakewatch is not signed in to that workspace. */
  clientFor: (teamId: string) => Promise<WebClient | null>;
  clock: Clock;
  log: Log;
  /** Called once for each alert that was posted and settled here. */
  onSent?: (alert: AlertRecord) => void;
  /** Left out: nobody counts. */
  meter?: Meter;
  /** What to do where Slack does not let us look whether a message stands already. */
  withoutHistory: 'repost' | 'hold';
}

const LEASE = 60 * SECOND;
const BETWEEN_TRIES = { first: 10 * SECOND, most: 2 * MINUTE };

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
  return inSpan('delivery', about(claim), async (note) => {
    const outcome = await deliver(claim, deps, note);
    note({ outcome });
    return outcome;
  });
}

async function deliver(
  claim: AlertClaim,
  deps: DeliverDeps,
  note: (more: { ts: string }) => void,
): Promise<'sent' | 'later' | 'dead'> {
  const { store, clock } = deps;
  const watchlist = await store.watchlist(claim.alert.teamId, claim.alert.channelId);
  const waits = await putOff(claim, watchlist, { store, now: clock() });
  if (waits !== null) {
    await deps.store.settleAlert({ alertId: claim.alert.id, token: claim.token }, waits);
    deps.log.debug({ event: 'alert-quiet', ...about(claim), until: waits.at });
    return 'later';
  }
  const client = await clientOf(claim, deps);
  const lookUp = readLookUp(claim.lookUp);
  const progress: Course = { exposed: false, drawn: null, lookUp, looking: false, refused: null };
  const outcome =
    client === null
      ? foreign(claim)
      : client instanceof Error
        ? closed(client, deps.clock())
        : await tell({ ...deps, client, claim, watchlist, progress });
  if (outcome === null) return 'later'; // the lease runs out
  const settled = await deps.store.settleAlert({ alertId: claim.alert.id, token: claim.token }, outcome);
  if (!settled) deps.log.warn({ event: 'alert-claim-stale', ...about(claim), outcome: outcome.state });
  else if (outcome.state === 'sent') {
    note({ ts: outcome.ts });
    deps.meter?.delivered(claim.alert, 'sent', outcome.at);
    await afterSent(claim, { ...outcome, drawn: progress.drawn }, { ...deps, client: asClient(client) });
  } else {
    deps.meter?.delivered(claim.alert, outcome.state, deps.clock());
    deps.log[outcome.state === 'dead' ? 'error' : 'warn']({
      event: `alert-${outcome.state}`,
      ...about(claim),
      error: outcome.error,
    });
    const sender = asClient(client);
    if (progress.refused !== null && sender !== null) await tellMender(deps, sender, claim.alert, progress.refused);
  }
  return outcome.state;
}

/** How a delivery goes; `refused`: Slack's word, where it refused. */
type Course = Progress & { refused: string | null };

/** The workspace's client; the error where its token is there and cannot be read: a key is missing. */
async function clientOf({ alert }: AlertClaim, { clientFor }: DeliverDeps): Promise<WebClient | null | Error> {
  try {
    return await clientFor(alert.teamId);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
const asClient = (client: WebClient | null | Error): WebClient | null => (client instanceof Error ? null : client);

/** It waits for the key, and that is no try. */
function closed(error: Error, now: number): DeliveryOutcome {
  return { state: 'later', at: now + CLOSED_FOR, error: errorText(error), channelFreeAt: null, attempt: false };
}
const CLOSED_FOR = 10 * MINUTE;

function foreign({ alert }: AlertClaim): DeliveryOutcome {
  return {
    state: 'dead',
    error: `belongs to another workspace (${alert.teamId}), which Stakewatch is not signed in to`,
  };
}

const TELL: Record<AlertRecord['kind'], (delivery: Delivery) => Promise<Posted>> = {
  new: tellNew,
  update: tellUpdate,
  digest: tellDigest,
  feed: tellFeed,
  warning: tellWarning,
};

/** Posts, and turns whatever was thrown into an outcome; null where nobody knows it. */
async function tell(delivery: Delivery & { progress: Course }): Promise<DeliveryOutcome | null> {
  const { claim, progress, clock, log } = delivery;
  try {
    const posted = await TELL[claim.alert.kind](delivery);
    return { state: 'sent', ...posted, at: clock() };
  } catch (error) {
    if (error instanceof Error && error.message === HELD) return { state: 'dead', error: HELD };
    const failure = readFailure(error);
    if (failure.kind === 'refused') progress.refused = failure.error;
    if (claim.ambiguous || failure.kind !== 'unknown') return afterFailure(failure, claim, progress, clock());
    log.warn({ event: 'alert-outcome-unknown', ...about(claim), error: errorText(error) });
    return null;
  }
}

function afterFailure(
  failure: Failure,
  { alert }: AlertClaim,
  { exposed, lookUp, looking }: Progress,
  now: number,
): DeliveryOutcome {
  const error = failure.reason;
  const tried = alert.attempts + 1;
  // What stands already (an alert whose detail is missing) must not be posted again, nor looked for from the start.
  const kept = { ambiguous: exposed, lookUp: JSON.stringify(lookUp) };
  if (failure.kind === 'rate-limited') {
    const at = now + failure.retryAfter;
    // A pause in looking is none in posting: the channel's other alerts go on.
    return { state: 'later', at, error, channelFreeAt: looking ? null : at, attempt: false, ...kept };
  }
  if (failure.kind !== 'refused') {
    // An unknown outcome gets the time of a lease: Slack may still accept what we stopped waiting for.
    const pause = Math.max(retryDelay(tried, BETWEEN_TRIES), failure.kind === 'unknown' ? LEASE : 0);
    // It is Slack that is away, not this alert that is wrong: what comes after it in the channel waits with it, in order.
    return { state: 'later', at: now + pause, error, channelFreeAt: now + pause, attempt: true, ...kept };
  }
  const then = afterRefusal(failure.error);
  if (then === 'dead' || (then.tries !== null && tried >= then.tries)) return { state: 'dead', error };
  return { state: 'later', at: now + retryDelay(tried, then), error, channelFreeAt: null, attempt: true, ...kept };
}

/** Tells the log and the caller, and draws the message once more if somebody did something with it meanwhile. */
async function afterSent(
  { alert, root: before }: AlertClaim,
  { ts, at, root: isRoot, drawn }: Posted & { at: number; drawn: Progress['drawn'] },
  deps: DeliverDeps & { client: WebClient | null },
): Promise<void> {
  const { store, clock, log, client } = deps;
  log.info({ event: 'alert-sent', ...about({ alert }), severity: alert.severity, ts });
  deps.onSent?.({ ...alert, state: 'sent', ts, sentAt: at });
  const message = isRoot ? { ts, alertId: alert.id } : before;
  if (message === null || drawn === null || client === null) return;
  const [root, watchlist] = await Promise.all([
    store.alert(message.alertId),
    store.watchlist(alert.teamId, alert.channelId),
  ]);
  if (root === null) return;
  const latest = isRoot ? root : alert;
  // What the story says by now is told by an alert of its own.
  const { story, done } = drawn;
  if (doneWith(shownWith({ root, latest, watchlist, story, now: clock() })) === done) return;
  try {
    await redrawRoot(deps, client, { rootId: root.id, ts: message.ts });
  } catch (error) {
    log.warn({ event: 'alert-redraw-failed', ...about({ alert }), error: errorText(error) });
  }
}
