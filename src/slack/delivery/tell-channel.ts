// A claimed alert in, its messages in the channel out: each looked up where it may stand already, posted where not.
import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import type { Story, Watchlist } from '../../domain.ts';
import type { AlertClaim, Clock, Store } from '../../ports.ts';
import { SECOND } from '../../time.ts';
import { foldedSince } from '../alert/fold.ts';
import { renderAlert, renderChanges, renderPlainly, type AlertMessage } from '../alert/alert-blocks.ts';
import type { SlackMessage } from '../blocks.ts';
import { CALL_TIMEOUT, type WebClient } from '../client.ts';
import { renderDigest, renderDigestPlainly } from './digest-blocks.ts';
import { renderFeedNotice } from './feed-notice.ts';
import { renderWarning } from './operator-warning.ts';
import { lateNote } from './late.ts';
import { mentionOf, withMention } from './mention.ts';
import { findPosted, keepFound, postMarked, type LookUp, type Mark, type Place } from './post-once.ts';
import {
  carryMarks,
  doneWith,
  editMessage,
  latestTold,
  shownWith,
  UNTOUCHED,
  type EditOutcome,
} from '../alert/shown.ts';
import { readFailure, refusesLooks } from '../slack-errors.ts';

/** chat.postMessage: about one a second for a channel. */
export const PACE = SECOND;

export interface Delivery {
  store: Store;
  clock: Clock;
  log: Log;
  withoutHistory: 'repost' | 'hold';
  claim: AlertClaim;
  client: WebClient;
  /** The channel's, as it was when the alert was claimed; null where it has none. */
  watchlist: Watchlist | null;
  progress: Progress;
}
export interface Progress {
  /** Something of this alert stands in the channel, which a blind second try would repeat. */
  exposed: boolean;
  /** The story as its message was drawn with it, and what people had done by then (`doneWith`); null before. */
  drawn: { story: Story | null; done: string } | null;
  /** How far the look for what stands already came. */
  lookUp: LookUp;
  /** Slack is being asked what stands, which it limits apart from posting. */
  looking: boolean;
}
/** The message that tells an alert; `root`: it stands in the channel by itself, and the story's thread hangs on it. */
export interface Posted {
  ts: string;
  root: boolean;
}

/** Thrown where Slack does not let us look whether the message stands, and the workspace wants no repeats. */
export const HELD = 'it may stand in the channel already, and Slack does not let us look';

/** An alert in log lines and spans: the ids that lead back to its article. */
export const about = ({ alert }: Pick<AlertClaim, 'alert'>): Record<string, string | number> => ({
  ...(alert.articleId !== undefined && { article: alert.articleId }),
  story: alert.storyId,
  revision: alert.storyRevision,
  alert: alert.id,
  code: alert.code,
  team: alert.teamId,
  channel: alert.channelId,
});

/** A first alert, or an update whose story has no message (any more): the whole message, then detail in its thread. */
export async function tellNew(delivery: Delivery): Promise<Posted> {
  const { claim, store, clock, watchlist, progress } = delivery;
  const { alert } = claim;
  const story = await store.story(alert.storyId);
  const shown = shownWith({ root: alert, latest: alert, watchlist, story, now: clock() });
  // What may stand there since an earlier claim was drawn before anybody could do anything with it.
  progress.drawn = { story, done: doneWith(claim.ambiguous ? { ...shown, ...UNTOUCHED } : shown) };
  const message = renderAlert(alert, shown);
  const mention = await mentionOf(claim, watchlist, store);
  const ts = await postOnce(delivery, null, 0, withMention(message, mention));
  await postDetail(delivery, ts, message);
  return { ts, root: true };
}

/** Edits the story's message to the whole new state, and says in its thread what changed. */
export async function tellUpdate(delivery: Delivery): Promise<Posted> {
  const { claim, store, clock, watchlist, progress } = delivery;
  const { alert, root } = claim;
  if (root === null) return tellNew(delivery);
  const first = (await store.alert(root.alertId)) ?? alert;
  const before = await latestTold(store, first);
  const story = await store.story(alert.storyId);
  const shown = shownWith({ root: first, latest: alert, watchlist, story, now: clock() });
  progress.drawn = { story, done: doneWith(shown) };
  const whole = renderAlert(alert, shown);
  if ((await editRoot(delivery, root.ts, whole)) === 'gone') {
    const marked = await carryMarks(store, first, alert);
    return tellNew(marked === null ? delivery : { ...delivery, claim: { ...claim, alert: marked } });
  }
  const folded = foldedSince(whole.folded, renderAlert(before, shown).folded, alert.content);
  const changes = renderChanges(alert, lateNote(alert, watchlist, clock()), folded);
  const mention = await mentionOf(claim, watchlist, store);
  const ts = await postOnce(delivery, root.ts, 0, withMention(changes, mention));
  await postDetail(delivery, root.ts, changes); // what did not fit the whole before stands in the thread already
  return { ts, root: false };
}

/** One message, which nothing hangs on. */
export async function tellDigest(delivery: Delivery): Promise<Posted> {
  const { alert } = delivery.claim;
  const { digest } = alert;
  if (digest === undefined) throw new Error(`digest ${alert.code}: expected what it tells, got nothing`);
  const timeZone = delivery.watchlist?.settings.timeZone ?? 'UTC';
  const message = renderDigest(digest, alert.content.notification, timeZone);
  const ts = await postOnce(delivery, null, 0, { ...message, plainly: renderDigestPlainly(digest, timeZone) });
  return { ts, root: true };
}

/** One message about a feed, which nothing hangs on. */
export async function tellFeed(delivery: Delivery): Promise<Posted> {
  const { alert } = delivery.claim;
  if (alert.feedNotice === undefined) throw new Error(`feed notice ${alert.code}: expected what it tells, got nothing`);
  const message = renderFeedNotice(alert.feedNotice, alert.content.notification);
  const ts = await postOnce(delivery, null, 0, { ...message, plainly: message.text });
  return { ts, root: true };
}

/** One message to whoever runs Stakewatch, which nothing hangs on. */
export async function tellWarning(delivery: Delivery): Promise<Posted> {
  const { alert } = delivery.claim;
  if (alert.warning === undefined) throw new Error(`warning ${alert.code}: expected what it tells, got nothing`);
  const message = renderWarning(alert.warning, alert.content.notification);
  const ts = await postOnce(delivery, null, 0, { ...message, plainly: message.text });
  return { ts, root: true };
}

/** A new state whose looks Slack refuses leaves the message, and its buttons, as they were: the thread tells the news. */
async function editRoot({ claim, client, log }: Delivery, ts: string, whole: AlertMessage): Promise<EditOutcome> {
  try {
    return await editMessage(client, { channel: claim.alert.channelId, ts }, whole);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || !refusesLooks(failure.error)) throw error;
    log.error({ event: 'alert-blocks-refused', ...about(claim), error: failure.reason });
    return 'locked';
  }
}

/**
 * Detail goes out in its own messages, one each PACE, and no other alert of the channel comes between. Slack refusing one
 * of them is logged, and does not hold up the alert.
 */
async function postDetail(delivery: Delivery, threadTs: string, { detail }: AlertMessage): Promise<void> {
  for (const [i, message] of detail.entries()) {
    const { store, clock, claim } = delivery;
    const held = await store.holdChannel({ alertId: claim.alert.id, token: claim.token }, clock() + 2 * PACE);
    if (!held) throw new Error('the claim was taken over: its new holder goes on');
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

/** `plainly`: what it says without blocks; left out, the alert without blocks. `mention`: whom it calls out. */
type Said = SlackMessage & { plainly?: string; mention?: string };

/** One message of the alert: where it may stand already it is looked up first. @returns its ts */
async function postOnce(delivery: Delivery, threadTs: string | null, part: number, message: Said): Promise<string> {
  const { claim, client } = delivery;
  const place: Place = { client, channelId: claim.alert.channelId, threadTs };
  const mark: Mark = { alertId: claim.alert.id, part };
  const found = claim.ambiguous ? await lookUp(delivery, place, mark) : null;
  if (found !== null) {
    delivery.progress.exposed = true;
    return found;
  }
  leaveTime(delivery);
  const broadcast = part === 0 && threadTs !== null && claim.alert.loud;
  const ts = await postReadably(delivery, { place, mark, message, broadcast });
  keepFound(delivery.progress.lookUp, place, mark, ts);
  delivery.progress.exposed = true;
  return ts;
}

/**
 * A call may take CALL_TIMEOUT and must end within the lease, or the next claimant looks before it has come about.
 * @throws when the lease is nearly over
 */
function leaveTime({ clock, claim }: Delivery): void {
  if (clock() + 2 * CALL_TIMEOUT > claim.until) throw new Error('the lease is nearly over: the next claim goes on');
}

async function postReadably(
  delivery: Delivery,
  { place, mark, message, broadcast }: { place: Place; mark: Mark; message: Said; broadcast: boolean },
): Promise<string> {
  try {
    return await postMarked(place, mark, message, broadcast);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || !refusesLooks(failure.error) || mark.part !== 0) throw error;
    delivery.log.error({ event: 'alert-blocks-refused', ...about(delivery.claim), error: failure.reason });
    const plainly = message.plainly ?? renderPlainly(delivery.claim.alert);
    const text = message.mention === undefined ? plainly : `${message.mention} ${plainly}`;
    return postMarked(place, mark, { text, blocks: [] }, broadcast);
  }
}

/** null: it is not there, or Slack does not let us look and the workspace prefers a repeat to a silence. */
async function lookUp(delivery: Delivery, place: Place, mark: Mark): Promise<string | null> {
  const { progress, claim } = delivery;
  const { firstClaimedAt } = claim;
  progress.looking = true;
  try {
    const goOn = (): void => leaveTime(delivery);
    const found = await findPosted(place, mark, { firstClaimedAt, lookUp: progress.lookUp, goOn });
    progress.looking = false;
    return found;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || !NO_HISTORY.has(failure.error)) throw error;
    delivery.log.warn({ event: 'alert-history-closed', ...about(delivery.claim), error: failure.reason });
    progress.looking = false;
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
