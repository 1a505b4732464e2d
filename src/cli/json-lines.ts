// JSON Lines in → news items, with a word for each line that is none; a progress bar on stderr when input is long.
import { createReadStream, fstatSync, openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { SingleBar } from 'cli-progress';
import { withFileWords } from '../config/file-words.ts';
import type { UnixMs } from '../domain.ts';

/** One news item as the command line reads it. */
export interface Item {
  /** Printed back as it came. */
  id: string | number;
  title: string;
  body: string;
  url: string | null;
  source: string;
  /** null when there is no date, or none that can be read. */
  publishedAt: UnixMs | null;
}

type Raw = Record<string, unknown>;
type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const orNothing =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);
/** What each field must be; a library for schemas takes longer to load than a hundred items to read. */
const FIELDS: [field: string, is: Check][] = [
  ['id', (value) => isNumber(value) || (isText(value) && value !== '')],
  ['title', orNothing(isText)],
  ['body', orNothing(isText)],
  ['url', orNothing(isText)],
  ['source', orNothing(isText)],
  ['date', orNothing((value) => isText(value) || isNumber(value))],
];

/** The first wrong field; '' where it is no object, or has neither a title nor a body; null where all is right. */
function wrongField(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return '';
  const item = raw as Raw;
  const wrong = FIELDS.find(([field, is]) => !is(item[field]));
  if (wrong !== undefined) return wrong[0];
  return isText(item['title'] ?? item['body']) ? null : ''; // either may be empty
}

const LONG_INPUT = 1_000_000; // bytes; below that the work is done before a bar could be read

export interface Lines {
  items: AsyncGenerator<Item>;
  /** How many lines were no item, once `items` has ended. */
  bad: () => number;
}

/**
 * Reads items from the file, or from standard input for `-`. A bad line is said by `complain`, and the rest goes on; so is,
 * once, input that is not UTF-8.
 * @throws (from `items`) when there is no such file, or none that can be read
 */
export function readItems(file: string, complain: (text: string) => void): Lines {
  let bad = 0;
  async function* items(): AsyncGenerator<Item> {
    const { input, size } = openInput(file);
    const bar = await progressBar(size, input);
    watchEncoding(input, () =>
      complain(`${file === '-' ? 'the input' : file} is not UTF-8: some characters were replaced`),
    );
    let number = 0;
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        number += 1;
        if (line.trim() === '') continue;
        const read = readItem(line);
        if ('item' in read) yield read.item;
        else {
          bad += 1;
          complain(`line ${number}: ${read.wrong}`);
        }
      }
    } finally {
      bar?.stop();
    }
  }
  return { items: items(), bad: () => bad };
}

/** One line → an item, or what is wrong with it. */
export function readItem(line: string): { item: Item } | { wrong: string } {
  let raw: unknown;
  try {
    raw = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch (error) {
    return {
      wrong: `expected a JSON object, got ${excerpt(line)} (${error instanceof Error ? error.message : String(error)})`,
    };
  }
  const wrong = wrongField(raw);
  if (wrong !== null) {
    return {
      wrong: `expected {id, title, body, url?, date?}${wrong === '' ? '' : `, wrong at "${wrong}"`}, got ${excerpt(line)}`,
    };
  }
  const { id, title, body, url, source, date } = raw as Partial<Omit<Item, 'publishedAt'>> &
    Pick<Item, 'id'> & { date?: string | number | null };
  return {
    item: {
      id,
      title: title ?? '',
      body: body ?? '',
      url: url ?? null,
      source: source ?? '',
      publishedAt: readDate(date ?? null),
    },
  };
}

function readDate(date: string | number | null): UnixMs | null {
  if (date === null) return null;
  // "March 19th, 2018" is what some archives print.
  const at = typeof date === 'number' ? date : Date.parse(date.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'));
  return Number.isFinite(at) ? at : null;
}

function excerpt(line: string): string {
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** `size` in bytes; null where nobody knows. */
function openInput(file: string): { input: NodeJS.ReadableStream; size: number | null } {
  if (file === '-') return { input: process.stdin, size: null };
  return withFileWords(file, () => {
    const fd = openSync(file, 'r');
    const stat = fstatSync(fd);
    if (stat.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
    return { input: createReadStream(file, { fd }), size: stat.isFile() ? stat.size : null };
  });
}

/** Calls `complain` once when the bytes are not UTF-8. */
function watchEncoding(input: NodeJS.ReadableStream, complain: () => void): void {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let said = false;
  const look = (chunk?: Buffer): void => {
    if (said) return;
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      said = true;
      complain();
    }
  };
  input.on('data', look);
  input.on('end', () => look());
}

async function progressBar(size: number | null, input: NodeJS.ReadableStream): Promise<SingleBar | null> {
  if (!process.stderr.isTTY || size === null || size < LONG_INPUT) return null;
  const { Presets, SingleBar } = await import('cli-progress');
  const bar = new SingleBar(
    { format: '{bar} {percentage}% · {eta_formatted} left', stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(size, 0);
  input.on('data', (chunk: Buffer | string) => bar.increment(Buffer.byteLength(chunk)));
  return bar;
}
