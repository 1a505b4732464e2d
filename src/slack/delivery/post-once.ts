// A message of an alert in, its ts in Slack out: found by the alert's id where it may stand already, posted where not.
import type { SlackMessage } from '../blocks.ts';
import type { WebClient } from '../client.ts';
import type { UnixMs } from '../../domain.ts';
import { MINUTE, SECOND } from '../../time.ts';
import { readFailure } from '../slack-errors.ts';

/** Message metadata is the only mark that comes back with a message; Slack has no idempotency key. */
const EVENT_TYPE = 'stakewatch_alert';
const CLOCK_SKEW = 5 * MINUTE; // ms; Slack's clock stamps the message, ours the claim
const PAGE = 200; // messages; Slack may give fewer

/** Which message of which alert: part 0 is the one that tells it, further parts are detail in its thread. */
export interface Mark {
  alertId: string;
  part: number;
}

/** Where a message of an alert stands or shall stand. `threadTs` null: in the channel itself. */
export interface Place {
  client: WebClient;
  channelId: string;
  threadTs: string | null;
}

/**
 * How far the look for an alert's messages came. It goes from one claim to the next: where Slack gives 15 messages once a
 * minute, a look through a busy channel outlives many leases, and one that began anew each time would never end.
 */
export interface LookUp {
  /** ts of what was found or posted, by place and part. What was not found is not kept: it may be posted after that. */
  found: Record<string, string>;
  /** The look that is not through yet, and where its next page begins. */
  open: { of: string; cursor: string } | null;
}

/** @param kept JSON of a LookUp; null: nothing was looked for yet */
export function readLookUp(kept: string | null): LookUp {
  return kept === null ? { found: {}, open: null } : (JSON.parse(kept) as LookUp);
}

/**
 * Looks through the channel, or the thread, from the first claim on, until found or exhausted: a busy channel buries a
 * message within one page. Goes on where `lookUp` stands, and keeps it up to date page by page.
 * @param goOn called before each page; may throw to end the look
 * @throws what the Web API call throws
 */
export async function findPosted(
  place: Place,
  mark: Mark,
  { firstClaimedAt, lookUp, goOn }: { firstClaimedAt: UnixMs; lookUp: LookUp; goOn: () => void },
): Promise<string | null> {
  const of = lookedFor(place, mark);
  const known = lookUp.found[of];
  if (known !== undefined) return known;
  const oldest = ((firstClaimedAt - CLOCK_SKEW) / SECOND).toFixed(6);
  if (lookUp.open?.of !== of) lookUp.open = null;
  for (;;) {
    goOn();
    const page = await readPageOrFirst(place, oldest, lookUp);
    const found = (page.messages ?? []).find((message) => carries(message.metadata, mark));
    const cursor = page.response_metadata?.next_cursor ?? '';
    lookUp.open = found?.ts !== undefined || cursor === '' ? null : { of, cursor };
    if (found?.ts !== undefined) {
      lookUp.found[of] = found.ts;
      return found.ts;
    }
    if (lookUp.open === null) return null;
  }
}

const lookedFor = ({ threadTs }: Place, { part }: Mark): string => `${threadTs ?? 'channel'} ${part}`;

/** Keeps where a message stands, so that a later claim need not look: Slack may not let it. */
export function keepFound(lookUp: LookUp, place: Place, mark: Mark, ts: string): void {
  lookUp.found[lookedFor(place, mark)] = ts;
}

/** The next page; the first one where Slack does not know the kept cursor any more. */
async function readPageOrFirst(place: Place, oldest: string, { open }: LookUp): Promise<Page> {
  if (open === null) return readPage(place, oldest, undefined);
  try {
    return await readPage(place, oldest, open.cursor);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || failure.error !== 'invalid_cursor') throw error;
    return readPage(place, oldest, undefined);
  }
}

interface Page {
  messages?: { ts?: string; metadata?: { event_type?: string; event_payload?: object } }[];
  response_metadata?: { next_cursor?: string };
}

async function readPage(
  { client, channelId, threadTs }: Place,
  oldest: string,
  cursor: string | undefined,
): Promise<Page> {
  const asked = {
    channel: channelId,
    oldest,
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  if (threadTs === null) return client.conversations.history(asked);
  return client.conversations.replies({ ...asked, ts: threadTs });
}

function carries(
  metadata: { event_type?: string; event_payload?: object } | undefined,
  { alertId, part }: Mark,
): boolean {
  const payload: { alert_id?: unknown; part?: unknown } = metadata?.event_payload ?? {};
  return metadata?.event_type === EVENT_TYPE && payload.alert_id === alertId && (payload.part ?? 0) === part;
}

/**
 * Posts with the mark on it. @returns Slack's ts
 * @throws what the Web API call throws
 */
export async function postMarked(place: Place, mark: Mark, message: SlackMessage, broadcast: boolean): Promise<string> {
  const { client, channelId, threadTs } = place;
  const said = {
    channel: channelId,
    text: message.text,
    blocks: message.blocks,
    metadata: { event_type: EVENT_TYPE, event_payload: { alert_id: mark.alertId, part: mark.part } },
    unfurl_links: false,
    unfurl_media: false,
  };
  const posted = await client.chat.postMessage(
    threadTs === null
      ? said
      : broadcast
        ? { ...said, thread_ts: threadTs, reply_broadcast: true }
        : { ...said, thread_ts: threadTs },
  );
  if (posted.ts === undefined) throw new Error('chat.postMessage answered ok without a ts');
  return posted.ts;
}
