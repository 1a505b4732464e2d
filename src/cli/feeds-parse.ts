// `stakewatch feeds parse`: a feed from a file or an address → what is read in it, as a page; or many, as JSON Lines.
import { readFile, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createDownload } from '../collect/download.ts';
import { closeParsePool, parseFeed, type ParsedFeed, type ParsedItem, type ParseFailure } from '../collect/parse.ts';
import type { Config } from '../config/config.ts';
import { withFileWords } from '../config/file-words.ts';
import { downloadSettings } from '../parts/download-settings.ts';
import { withoutLogins } from '../slack/text.ts';
import { counted } from './counted.ts';
import { lineWriter, writeText, type Terminal } from './terminal.ts';

const LARGEST = 100_000_000; // bytes of a file; no feed is larger

interface Asked {
  /** As the line says it, relative to the current folder. */
  file: string;
  /** Where it came from, for relative links; null if unknown. */
  url: string | null;
  /** As the server sent it; null if unknown. */
  contentType: string | null;
}

const textOrNull = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

/** One line → what it asks for, or what is wrong with it. */
function readAsked(line: string): Asked | string {
  let raw: unknown;
  try {
    raw = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return 'expected a JSON object {file, url?, contentType?}';
  }
  const { file, url, contentType } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
  if (typeof file !== 'string' || file === '') return 'expected {file, url?, contentType?}, wrong at "file"';
  if (!textOrNull(url)) return 'expected {file, url?, contentType?}, wrong at "url"';
  if (!textOrNull(contentType)) return 'expected {file, url?, contentType?}, wrong at "contentType"';
  return { file, url: url ?? null, contentType: contentType ?? null };
}

/** @throws in words, where there is no such file */
async function parseFile({ file, url, contentType }: Asked): Promise<ParsedFeed | ParseFailure> {
  const bytes = await bytesOf(file);
  return parseFeed({ bytes, contentType, url: url !== null && URL.canParse(url) ? url : null });
}
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) throw new Error(`${file}: larger than ${LARGEST / 1e6} MB`);
    return await readFile(file);
  } catch (error) {
    // Said in the words that all commands have for files.
    return withFileWords(file, (): never => {
      throw error;
    });
  }
}

const NOTHING = { feed: { title: null, link: null }, items: [] };

/** A date far out of all calendars has no form in ISO 8601 that others read. */
function isoDate({ publishedAt }: ParsedItem): string | null {
  const iso = publishedAt === null ? null : new Date(publishedAt).toISOString();
  return iso === null || /^[+-]/.test(iso) ? null : iso;
}

/**
 * Reads `{file, url?, contentType?}` lines and prints, in their order, `{file, feed, items, error?}`.
 * @param file JSON Lines; `-` for standard input
 * @returns the exit status: 1 when a line is none, or names no file that can be read. What is no feed is no failure
 */
export async function parseLines(file: string, terminal: Terminal): Promise<number> {
  const lines = lineWriter(terminal);
  let status = 0;
  const failed = async (name: string | null, error: string): Promise<void> => {
    status = 1;
    await lines.write({ file: name, ...NOTHING, error });
  };
  try {
    const input = file === '-' ? process.stdin : createReadStream(file);
    let number = 0;
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number += 1;
      if (line.trim() === '') continue;
      const asked = readAsked(line);
      if (typeof asked === 'string') {
        await failed(null, `line ${number}: ${asked}`);
        continue;
      }
      try {
        const parsed = await parseFile(asked);
        if (parsed.ok) {
          const items = parsed.items.map((item) => ({ ...pick(item), publishedAt: isoDate(item) }));
          await lines.write({ file: asked.file, feed: parsed.feed, items });
        } else await lines.write({ file: asked.file, ...NOTHING, error: parsed.reason });
      } catch (error) {
        await failed(asked.file, error instanceof Error ? error.message : String(error));
      }
    }
  } catch (error) {
    return withFileWords(file, (): never => {
      throw error;
    });
  } finally {
    await lines.end();
    await closeParsePool();
  }
  return status;
}
const pick = ({ title, link, id }: ParsedItem) => ({ title, link, id });

/** The page of one feed: title, link, format, its items, and what was left out. */
function page(parsed: ParsedFeed, place: string): string {
  const { title, link } = parsed.feed;
  const head = [
    title ?? 'without a title',
    ...(link === null ? [] : [withoutLogins(link)]),
    `${parsed.format}, ${counted(parsed.items.length, 'item')}`,
    ...parsed.notes,
  ];
  const items = parsed.items.map((item) => {
    const date = isoDate(item)?.slice(0, 16).replace('T', ' ') ?? 'no date';
    return `${date.padEnd(16)}  ${item.title || '(no title)'}\n${' '.repeat(18)}${item.link === null ? '(no link)' : withoutLogins(item.link)}\n`;
  });
  return `${place}\n${head.map((line) => `    ${line}\n`).join('')}${items.length > 0 ? '\n' : ''}${items.join('')}`;
}

/**
 * Prints the page of one feed.
 * @param place a file, or an http(s) address
 * @returns the exit status: 1 when the feed can't be read
 */
export async function parseOne(place: string, config: () => Config, terminal: Terminal): Promise<number> {
  const remote = /^https?:\/\//i.test(place);
  const name = remote ? withoutLogins(place) : place;
  try {
    const parsed = remote
      ? await parseRemote(place, config())
      : await parseFile({ file: place, url: null, contentType: null });
    if (parsed.ok) await writeText(terminal, page(parsed, name));
    else terminal.complain(`${name}: ${parsed.reason}`);
    return parsed.ok ? 0 : 1;
  } finally {
    await closeParsePool();
  }
}

async function parseRemote(url: string, config: Config): Promise<ParsedFeed | ParseFailure> {
  const download = createDownload(downloadSettings(config));
  try {
    const result = await download({ url, etag: null, lastModified: null });
    if (result.state === 'body') return await parseFeed(result);
    return { ok: false, reason: result.state === 'failed' ? result.reason : 'The server answers "not modified".' };
  } finally {
    await download.close();
  }
}
