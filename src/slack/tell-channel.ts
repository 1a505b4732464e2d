// A claimed alert in, its messages in the channel out: each looked up where it may stand already, posted where not.
import { setTimeout as wait } from 'node:timers/promises';
import type { AlertRecord } from '../domain.ts';
import type { Log } from '../log.ts';
import type { AlertClaim, Clock, Store } from '../ports.ts';
import { SECOND } from '../time.ts';
import { renderAlert, renderChanges, renderPlainly, type AlertMessage } from './alert-blocks.ts';
import type { SlackMessage } from './blocks.ts';
import { CALL_TIMEOUT, type WebClient } from './client.ts';
import { findPosted, postMarked, type Mark, type Place } from './post-once.ts';
import { editMessage, storyMute } from './shown.ts';
import { readFailure, refusesLooks } from './slack-errors.ts';

/** chat.postMessage: about one a second for a channel. */
export const PACE = SECOND;

export interface Delivery {
  store: Store;
  clock: Clock;
  log: Log;
  withoutHistory: 'repost' | 'hold';
  claim: AlertClaim;
  client: WebClient;
  progress: Progress;
}
export interface Progress {
  /** Something of this alert stands in the channel, which a blind second try would repeat. */
  exposed: boolean;
  /** Who had acknowledged the story's message when it was drawn. */
  acknowledged: AlertRecord['acknowledged'];
}

/** Thrown where Slack does not let us look whether the message stands, and the workspace wants no repeats. */
export const HELD = 'it may stand in the channel already, and Slack does not let us look';

/** An alert in log lines. */
export const about = ({ alert }: Pick<AlertClaim, 'alert'>): object => ({
  alert: alert.code,
  team: alert.teamId,
  channel: alert.channelId,
});

/** A first alert, or an update whose story has no message (any more): the whole message, then detail in its thread. */
export async function tellNew(delivery: Delivery): Promise<string> {
  const { claim, store, clock } = delivery;
  const { alert } = claim;
  const watchlist = await store.watchlist(alert.teamId, alert.channelId);
  const message = renderAlert(alert, {
    rootId: alert.id,
    acknowledged: alert.acknowledged,
    muted: storyMute(watchlist, alert.storyId, clock()),
    postedAt: clock(),
  });
  const ts = await postOnce(delivery, null, 0, message);
  await postDetail(delivery, ts, message);
  return ts;
}

/** Edits the story's message to the whole new state, and says in its thread what changed. */
export async function tellUpdate(delivery: Delivery): Promise<string> {
  const { claim, client, store, clock, progress } = delivery;
  const { alert, root } = claim;
  if (root === null) return tellNew(delivery);
  const [first, watchlist] = await Promise.all([
    store.alert(root.alertId),
    store.watchlist(alert.teamId, alert.channelId),
  ]);
  progress.acknowledged = first?.acknowledged ?? null;
  const whole = renderAlert(alert, {
    rootId: root.alertId,
    acknowledged: progress.acknowledged,
    muted: storyMute(watchlist, alert.storyId, clock()),
    postedAt: clock(),
  });
  const edit = await editMessage(client, { channel: alert.channelId, ts: root.ts }, whole);
  if (edit === 'gone') return tellNew(delivery);
  const changes = renderChanges(alert);
  const ts = await postOnce(delivery, root.ts, 0, changes);
  await postDetail(delivery, root.ts, changes); // what did not fit the whole before stands in the thread already
  return ts;
}

/** Detail goes out in its own messages. Slack refusing one of them is logged, and does not hold up the alert. */
async function postDetail(delivery: Delivery, threadTs: string, { detail }: AlertMessage): Promise<void> {
  for (const [i, message] of detail.entries()) {
    await wait(PACE);
    try {
      await postOnce(delivery, threadTs, i + 1, message);
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind !== 'refused') throw error;
      delivery.log.error({ event: 'alert-detail-refused', ...about(delivery.claim), error: failure.reason });
    }
  }
}

/** One message of the alert: where it may stand already it is looked up first. @returns its ts */
async function postOnce(
  delivery: Delivery,
  threadTs: string | null,
  part: number,
  message: SlackMessage,
): Promise<string> {
  const { claim, client } = delivery;
  const place: Place = { client, channelId: claim.alert.channelId, threadTs };
  const mark: Mark = { alertId: claim.alert.id, part };
  const found = claim.ambiguous ? await lookUp(delivery, place, mark) : null;
  if (found !== null) {
    delivery.progress.exposed = true;
    return found;
  }
  // A post may take CALL_TIMEOUT and must end within the lease, or the next claimant looks before it has come about.
  if (delivery.clock() + 2 * CALL_TIMEOUT > claim.until)
    throw new Error('the lease is nearly over: the next claim goes on');
  const broadcast = part === 0 && threadTs !== null && claim.alert.loud;
  const ts = await postReadably(delivery, { place, mark, message, broadcast });
  delivery.progress.exposed = true;
  return ts;
}

async function postReadably(
  delivery: Delivery,
  { place, mark, message, broadcast }: { place: Place; mark: Mark; message: SlackMessage; broadcast: boolean },
): Promise<string> {
  try {
    return await postMarked(place, mark, message, broadcast);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || !refusesLooks(failure.error) || mark.part !== 0) throw error;
    delivery.log.error({ event: 'alert-blocks-refused', ...about(delivery.claim), error: failure.reason });
    return postMarked(place, mark, { text: renderPlainly(delivery.claim.alert), blocks: [] }, broadcast);
  }
}

/** null: it is not there, or Slack does not let us look and the workspace prefers a repeat to a silence. */
async function lookUp(delivery: Delivery, place: Place, mark: Mark): Promise<string | null> {
  try {
    return await findPosted(place, mark, delivery.claim.firstClaimedAt);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || !NO_HISTORY.has(failure.error)) throw error;
    delivery.log.warn({ event: 'alert-history-closed', ...about(delivery.claim), error: failure.reason });
    if (delivery.withoutHistory === 'repost') return null;
    throw new Error(HELD, { cause: error });
  }
}
const NO_HISTORY = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'access_denied',
  'thread_not_found',
]);
