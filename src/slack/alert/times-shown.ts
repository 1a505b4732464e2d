// When an alert's news came in, the line at the foot of its message out: of the first report, and of the latest update.
import type { AlertRecord, UnixMs } from '../../domain.ts';
import { escapeText, when } from '../text.ts';

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

/** "Published … · seen … · posted … · updated … · A-7K3QF". */
export function timesText({ publishedAt, seenAt, postedAt, updatedAt }: Times, code: string): string {
  const published = publishedAt === null ? 'Published: not said' : `Published ${when(publishedAt)}`;
  const updated = updatedAt === null ? '' : ` · *updated* ${when(updatedAt)}`;
  return `${published} · seen ${when(seenAt)} · posted ${when(postedAt)}${updated} · ${escapeText(code)}`;
}
