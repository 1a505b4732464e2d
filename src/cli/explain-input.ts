// What a curious person gives to `detect --explain` (a sentence, a plain text, a page, JSON; as words, a file, standard input) → items.
import { existsSync, readFileSync } from 'node:fs';
import { decodeHTML } from 'entities';
import { withFileWords } from '../config/file-words.ts';
import { readItem, readItems, type Item, type Lines } from './json-lines.ts';

const SNIFFED = 4_096; // characters that tell what a text is
const FILE_NAME = /^[^\n]{1,300}\.(?:txt|te?xt|jsonl?|ndjson|html?|md|csv|xml|ya?ml)$/i;
const MOST_UNREADABLE = 0.05; // of those characters; a text in an older encoding stays below

/**
 * Words with a space that name no file are the text itself; a file or standard input that opens with "{" is JSON Lines, with "["
 * one array of items, with "<" a page; anything else is one plain text, whose first line is its title and the rest its body.
 * @throws (from `items`) when there is no such file, none that can be read, nothing in it, or no text
 */
export function explainInput(given: string, complain: (text: string) => void): Lines {
  const isText = given.trim() === '' || (given.includes(' ') && !FILE_NAME.test(given.trim()));
  if (given === '-') return inputOf('the input', readInput(complain), () => readItems('-', complain), complain);
  if (isText && !existsSync(given)) return inputOf('the text', Promise.resolve(given), null, complain);
  if (!given.includes(' ') && !/[./\\]/.test(given) && !existsSync(given))
    throw new Error(`${given}: there is no such file, and a text needs more than one word`);
  const text = withFileWords(given, () => readFileSync(given, 'utf8'));
  return inputOf(given, Promise.resolve(text), () => readItems(given, complain), complain);
}

/** `lines` reads the same input as JSON Lines, by its own stream; null where there is none to read. */
function inputOf(
  name: string,
  read: Promise<string | null>,
  lines: (() => Lines) | null,
  complain: (text: string) => void,
): Lines {
  let inner: Lines | null = null;
  let bad = 0;
  async function* items(): AsyncGenerator<Item> {
    const text = await read;
    const start = (text ?? '{')
      .slice(0, SNIFFED)
      .replace(/^\uFEFF/, '')
      .trimStart();
    if (text !== null && text.trim() === '') throw new Error(`${name}: expected a text, a page or items, got nothing`);
    if (isBinary(start)) throw new Error(`${name}: is no text`);
    if (start.startsWith('{') && lines !== null && (text === null || isLines(text))) {
      inner = lines();
      yield* inner.items;
    } else if (/^(?:\{|\[\s*\{)/.test(start) && text !== null) {
      for (const found of itemsOfJson(name, text)) {
        if ('item' in found) yield found.item;
        else {
          bad += 1;
          complain(found.wrong);
        }
      }
    } else if (text !== null)
      yield /^<(?:!doctype|html|head|body|\?xml|article|div|p)\b/i.test(start) ? asPage(text) : asItem(text);
  }
  return { items: items(), bad: () => bad + (inner?.bad() ?? 0) };
}

function isBinary(start: string): boolean {
  if (start.includes('\0')) return true;
  return start.split('\uFFFD').length - 1 > start.length * MOST_UNREADABLE + 1;
}

/** One object a line; else the whole may be one object or array over many lines. */
function isLines(text: string): boolean {
  const end = text.indexOf('\n');
  return end === -1 || /\}\s*$/.test(text.slice(Math.max(0, end - 10), end)) || !/\}\s*$/.test(text.slice(-10));
}

function itemsOfJson(name: string, text: string): ReturnType<typeof readItem>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${name}: expected JSON, ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const all: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return all.map((one) => readItem(JSON.stringify(one)));
}

/** Standard input whole; null where it is JSON Lines, which are read piece by piece: its first piece is put back. */
async function readInput(complain: (text: string) => void): Promise<string | null> {
  const { stdin } = process;
  if (stdin.isTTY) complain('type or paste a text, then end it with Ctrl-D');
  const first = await firstPiece(stdin);
  if (
    first
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('{') &&
    isLines(first)
  )
    return null;
  const pieces: Buffer[] = [];
  for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array));
  return Buffer.concat(pieces).toString('utf8');
}

async function firstPiece(stdin: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    stdin.once('error', reject);
    stdin.once('end', () => resolve(''));
    stdin.once('readable', () => {
      const piece = stdin.read() as Buffer | null;
      if (piece !== null) stdin.unshift(piece);
      resolve(piece === null ? '' : piece.toString('utf8'));
    });
  });
}

/** A saved page: its title, and what stands in its body below the first heading. */
function asPage(html: string): Item {
  const title = between(html, '<title', '</title');
  const body = between(html, '<body', '</body') || html;
  const heading = body.search(/<\/h1\b/i);
  const text = heading === -1 ? body : body.slice(body.indexOf('>', heading) + 1);
  return { ...asItem(''), title: decodeHTML(title).replace(/\s+/g, ' ').trim(), body: text };
}

/** What stands in the first such element; '' where there is none. Each mark is looked for once. */
function between(html: string, open: string, close: string): string {
  const small = html.toLowerCase();
  const at = small.indexOf(open);
  const start = at === -1 ? -1 : small.indexOf('>', at) + 1;
  if (start < 1) return '';
  const end = small.indexOf(close, start);
  return html.slice(start, end === -1 ? html.length : end);
}

/** Of several sentences on one line the first stands for the title. */
const FIRST_SENTENCE = /^([^\n]{20,300}?[.!?]["”’)]?) (?=["“‘]?\p{Lu})/u;

function asItem(text: string): Item {
  const [title = '', ...body] = text.trim().replace(FIRST_SENTENCE, '$1\n').split('\n');
  return { id: 'text', title: title.trim(), body: body.join('\n').trim(), url: null, source: '', publishedAt: null };
}
