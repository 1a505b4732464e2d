// Text of a JSON Feed (1.0, 1.1) → its title, link and items.
import { readDate } from './dates.ts';
import { LONGEST_ID, LONGEST_TEXT, LONGEST_TITLE, MOST_ITEMS } from './limits.ts';
import type { ParsedItem, ParsedFeed } from './parse.ts';
import { leftOut } from './left-out.ts';
import { plainLine } from './plain-text.ts';

const SMALL = 64_000; // characters that cannot hurt, whatever they are
const DEEPEST = 500; // brackets; each costs memory
const MOST_BRACKETS = 500_000;
const MOST_HUBS = 5;
const CONTROL = /[\0-\x1f]/g;

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

/** Where the string that begins at `at` ends; the end of the text where it is cut off. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '"') return i;
  }
  return text.length;
}

/**
 * Where the last whole item of a text that is cut off ends: behind the last `}` within an array of the feed itself.
 * `tangled`: true where it ends because the text has more brackets, or deeper ones, than a feed needs.
 */
function lastWhole(text: string): { end: number; tangled: boolean } {
  const open: string[] = [];
  let end = 0;
  let brackets = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] ?? '';
    if (sign === '"') i = endOfString(text, i);
    else if (sign === '{' || sign === '[') {
      brackets += 1;
      if (brackets > MOST_BRACKETS || open.push(sign) > DEEPEST) return { end, tangled: true };
    } else if (sign === '}' || sign === ']') {
      open.pop();
      if (sign === '}' && open.length === 2 && open[1] === '[') end = i + 1;
    }
  }
  return { end, tangled: false };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text as JSON; then without raw line breaks in its strings; then up to its last whole item. */
function parseJson(text: string): { feed: unknown; cut: boolean; tangled: boolean } {
  const { end, tangled } = text.length > SMALL ? lastWhole(text) : { end: 0, tangled: false };
  if (tangled) return { feed: tryJson(`${text.slice(0, end).replace(CONTROL, ' ')}]}`), cut: false, tangled };
  const whole = tryJson(text);
  if (whole !== undefined) return { feed: whole, cut: false, tangled };
  const readable = text.replace(CONTROL, ' ');
  const read = readable === text ? undefined : tryJson(readable);
  if (read !== undefined) return { feed: read, cut: false, tangled };
  const kept = readable.slice(0, lastWhole(readable).end);
  return { feed: kept === '' ? undefined : tryJson(`${kept}]}`), cut: true, tangled };
}

/** WebSub hubs that the feed names, as absolute addresses; other kinds of hub are not known here. */
function hubsOf(feed: Record<string, unknown>, base: string | null): string[] {
  const hubs: unknown[] = Array.isArray(feed.hubs) ? feed.hubs.slice(0, MOST_HUBS) : [];
  const known = hubs
    .filter(isRecord)
    .filter((hub) => /^(?:websub|pubsubhubbub)$/i.test(firstText(hub, ['type']) ?? ''));
  return known.flatMap((hub) => absolute(firstText(hub, ['url']), base) ?? []);
}

/** Reads a JSON Feed; null when the text is none. `url` is where it came from, for relative links. */
export function readJsonFeed(text: string, url: string | null): ParsedFeed | null {
  const { feed, cut, tangled } = parseJson(text.replace(/^\uFEFF/, ''));
  if (!isRecord(feed)) return null;
  const version = /jsonfeed\.org\/version\/([\d.]{1,5})/.exec(firstText(feed, ['version']) ?? '')?.[1];
  if (!Array.isArray(feed.items) && (version === undefined || feed.items !== undefined)) return null;
  const listed: unknown[] = Array.isArray(feed.items) ? feed.items : [];
  const self = absolute(firstText(feed, ['feed_url']), url);
  const home = absolute(firstText(feed, ['home_page_url']), url ?? self);
  const read = listed.slice(0, MOST_ITEMS).map((item) => readItem(item, url ?? self ?? home));
  const items = read.filter((item) => item !== null);
  const skipped = read.length - items.length;
  const title = plainLine(firstText(feed, ['title']) ?? '', LONGEST_TITLE);
  return {
    ok: true,
    feed: { title: title || null, link: home },
    format: version === undefined ? 'JSON Feed without a version' : `JSON Feed ${version}`,
    items,
    skipped,
    cut,
    notes: leftOut({ empty: skipped, more: listed.length > MOST_ITEMS, cut, tangled }),
    hints: { self, hubs: hubsOf(feed, url ?? self) },
  };
}
