// A message of an alert in, its ts in Slack out: found by the alert's id where it may stand already, posted where not.
import type { SlackMessage } from './blocks.ts';
import type { WebClient } from './client.ts';
import type { UnixMs } from '../domain.ts';
import { MINUTE, SECOND } from '../time.ts';

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
 * Looks through the channel, or the thread, from the first claim on, until found or exhausted: a busy channel buries a
 * message within one page.
 * @throws what the Web API call throws
 */
export async function findPosted(place: Place, mark: Mark, firstClaimedAt: UnixMs): Promise<string | null> {
  const oldest = ((firstClaimedAt - CLOCK_SKEW) / SECOND).toFixed(6);
  for (let cursor: string | undefined; ;) {
    const page = await readPage(place, oldest, cursor);
    const found = (page.messages ?? []).find((message) => carries(message.metadata, mark));
    if (found?.ts !== undefined) return found.ts;
    cursor = page.response_metadata?.next_cursor;
    if (cursor === undefined || cursor === '') return null;
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
