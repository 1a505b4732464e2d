// A news item of the command line → the article that the rooms know.
import { createHash } from 'node:crypto';
import type { Article, UnixMs } from '../domain.ts';
import type { Item } from './json-lines.ts';

/** `now` stands in as the time it was seen; an item without a date was "seen" when the last dated one was. */
export function articleOf(item: Item, now: UnixMs): Article {
  const id = String(item.id);
  return {
    id,
    keys: [`guid:${createHash('sha256').update(id).digest('hex')}`],
    feedId: 'input',
    // Without a publication each item is one of its own, or independent reports could not be told from retellings.
    source: item.source || hostOf(item.url) || id,
    url: item.url,
    title: item.title,
    body: item.body,
    publishedAt: item.publishedAt,
    seenAt: now,
  };
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : null;
}
