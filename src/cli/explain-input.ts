// What a curious person gives to `detect --explain` (a sentence, a plain text, JSON Lines; as words, a file, standard input) → items.
import { existsSync, readFileSync } from 'node:fs';
import { withFileWords } from '../config/file-words.ts';
import { readItems, type Item, type Lines } from './json-lines.ts';

const SNIFFED = 4_096; // characters of a file that tell JSON Lines from plain text

/**
 * Words with a space that name no file are the text itself; a file or standard input that opens with "{" is JSON Lines,
 * anything else one plain text. The first line of a text is its title, the rest its body.
 * @throws (from `items`) when there is no such file, or none that can be read
 */
export function explainInput(given: string, complain: (text: string) => void): Lines {
  if (given !== '-' && given.includes(' ') && !existsSync(given)) return oneText(() => Promise.resolve(given));
  if (given === '-') return sniffedInput(complain);
  const text = withFileWords(given, () => readFileSync(given, 'utf8'));
  return isJson(text) ? readItems(given, complain) : oneText(() => Promise.resolve(text));
}

function isJson(text: string): boolean {
  return text
    .slice(0, SNIFFED)
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('{');
}

function oneText(read: () => Promise<string>): Lines {
  async function* items(): AsyncGenerator<Item> {
    yield asItem(await read());
  }
  return { items: items(), bad: () => 0 };
}

/** Standard input is looked at before it is read: its first piece is put back. */
function sniffedInput(complain: (text: string) => void): Lines {
  let lines: Lines | null = null;
  async function* items(): AsyncGenerator<Item> {
    const { stdin } = process;
    if (stdin.isTTY) complain('type or paste a text, then end it with Ctrl-D');
    const first = await firstPiece(stdin);
    if (isJson(first)) {
      lines = readItems('-', complain);
      yield* lines.items;
      return;
    }
    const pieces: Buffer[] = [];
    for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array));
    const text = Buffer.concat(pieces).toString('utf8');
    if (text.trim() !== '') yield asItem(text);
  }
  return { items: items(), bad: () => lines?.bad() ?? 0 };
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

/** Of several sentences on one line the first stands for the title. */
const FIRST_SENTENCE = /^([^\n]{20,300}?[.!?]["”’)]?) (?=["“‘]?\p{Lu})/u;

function asItem(text: string): Item {
  const [title = '', ...body] = text.trim().replace(FIRST_SENTENCE, '$1\n').split('\n');
  return { id: 'text', title: title.trim(), body: body.join('\n').trim(), url: null, source: '', publishedAt: null };
}
