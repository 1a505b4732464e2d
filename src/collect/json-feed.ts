// Text of a JSON Feed (1.0, 1.1) → its title, link and items.
import { readDate } from './dates.ts';
import { LONGEST_ID, LONGEST_TEXT, LONGEST_TITLE, MOST_ITEMS } from './limits.ts';
import type { ParsedItem, ParsedFeed } from './parse.ts';
import { plainLine } from './plain-text.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first of the fields that holds words. Numbers are words: some publishers print ids as numbers. */
function firstText(record: Record<string, unknown>, names: string[]): string | null {
  for (const name of names) {
    const value = Object.hasOwn(record, name) ? record[name] : null;
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
    if (text !== '') return text;
  }
  return null;
}

function absolute(link: string | null, base: string | null): string | null {
  return link !== null && URL.canParse(link, base ?? undefined) ? new URL(link, base ?? undefined).href : link;
}

function readItem(item: unknown, base: string | null): ParsedItem | null {
  if (!isRecord(item)) return null;
  const id = firstText(item, ['id', 'guid'])?.slice(0, LONGEST_ID) ?? null;
  const link = firstText(item, ['url', 'external_url']) ?? (/^https?:\/\//i.test(id ?? '') ? id : null);
  const date = firstText(item, ['date_published', 'date_modified']);
  const read: ParsedItem = {
    title: plainLine(firstText(item, ['title']) ?? '', LONGEST_TITLE),
    link: absolute(link, base),
    id,
    publishedAt: date === null ? null : readDate(date),
    body: (firstText(item, ['content_html', 'content_text', 'summary']) ?? '').slice(0, LONGEST_TEXT),
    source: null,
  };
  return read.title === '' && read.link === null && read.body === '' ? null : read;
}

/** Reads a JSON Feed; null when the text is none. `url` is where it came from, for relative links. */
export function readJsonFeed(text: string, url: string | null): ParsedFeed | null {
  let feed: unknown;
  try {
    feed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(feed) || !Array.isArray(feed.items)) return null;
  const home = absolute(firstText(feed, ['home_page_url']), url);
  const read = feed.items.slice(0, MOST_ITEMS).map((item: unknown) => readItem(item, url ?? home));
  const items = read.filter((item) => item !== null);
  const title = plainLine(firstText(feed, ['title']) ?? '', LONGEST_TITLE);
  return { ok: true, feed: { title: title || null, link: home }, items, skipped: read.length - items.length };
}
