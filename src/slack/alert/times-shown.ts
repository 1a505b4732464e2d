// When an alert's news came in, the line at the foot of its message out: of the first report, and of the latest update.
import type { AlertRecord, UnixMs } from '../../domain.ts';
import { HOUR } from '../../time.ts';
import { escapeText, timeOfDay, when } from '../text.ts';

export interface Times {
  /** Of the report that the channel was told first. */
  publishedAt: UnixMs | null;
  seenAt: UnixMs;
  postedAt: UnixMs;
  /** Of the latest update that stands in the message; null where it is as first told. */
  updatedAt: UnixMs | null;
}

type Told = Pick<AlertRecord, 'id' | 'sentAt' | 'content'>;

/** @param now for what is being posted at this moment */
export function timesOf(root: Told, latest: Told, now: UnixMs): Times {
  const { publishedAt, seenAt } = root.content;
  return {
    publishedAt,
    seenAt,
    postedAt: root.sentAt ?? now,
    updatedAt: latest.id === root.id ? null : (latest.sentAt ?? now),
  };
}

/** "A-7K3QF · published … · seen … · posted … · updated …". */
export function timesText({ publishedAt, seenAt, postedAt, updatedAt }: Times, code: string): string {
  const published = publishedAt === null ? 'published: not said' : `published ${when(publishedAt)}`;
  const updated = updatedAt === null ? '' : ` · *updated* ${whenAfter(updatedAt, postedAt)}`;
  const seen = publishedAt === null ? when(seenAt) : whenAfter(seenAt, publishedAt);
  return `${escapeText(code)} · ${published} · seen ${seen} · posted ${whenAfter(postedAt, seenAt)}${updated}`;
}

const SAME_SITTING = 6 * HOUR; // ms; within it the time of day says it all

function whenAfter(at: UnixMs, before: UnixMs): string {
  return at >= before && at - before < SAME_SITTING ? timeOfDay(at) : when(at);
}
