// Pasted lines in, one row a company out: "rival: Meta", bullets, numbers and quotes undone; or a table where a head stands first.
import { distance } from 'fastest-levenshtein';
import { ROLES, type Role } from '../../domain.ts';
import { nameMistake } from '../../match/name-mistakes.ts';
import type { WatchlistFile, WatchlistRow } from '../../ports.ts';
import { readTypedNames } from '../commands/command-grammar.ts';
import { cut, visible } from '../text.ts';

const LONGEST_LINE = 1_000; // characters; what is longer is no name

const ROLE_WORDS: Record<string, Role> = {
  ...Object.fromEntries(ROLES.map((role) => [role, role])),
  vendors: 'vendor',
  rivals: 'rival',
  partners: 'partner',
  ourselves: 'self',
};

/** Whether the text is a table: its first line names the columns. */
export function isTable(text: string): boolean {
  const head = visible(text).trimStart().split('\n', 1)[0] ?? '';
  const cells = head.split(/[,;\t]/).map((cell) => cell.replace(/["\s]/g, '').toLowerCase());
  return cells.includes('name') && (cells.length > 1 || cells[0] === 'name');
}

/** Rows of pasted text or of a file; `mistakes`: plain sentences about the whole. */
export function readPasted(
  text: string,
  file: Pick<WatchlistFile, 'readRows'>,
): { rows: WatchlistRow[]; mistakes: string[] } {
  if (isTable(text)) return file.readRows(text);
  const lines = visible(text).split('\n');
  return { rows: lines.flatMap((line, i) => rowsOfLine(line, i + 1)), mistakes: [] };
}

function rowsOfLine(line: string, number: number): WatchlistRow[] {
  const bare = line.replace(/^\s*(?:[-*•–·]|\d{1,4}[.)])\s+/, '').trim();
  if (bare === '') return [];
  const wrong = (says: string): WatchlistRow[] => [{ line: number, name: cut(bare, 80), wrong: says }];
  if (bare.length > LONGEST_LINE) return wrong('this is too long for a line of names');
  const named = /^([A-Za-z]{3,12})\s*:\s*(.*)$/.exec(bare);
  const word = (named?.[1] ?? '').toLowerCase();
  const role = Object.hasOwn(ROLE_WORDS, word) ? ROLE_WORDS[word] : undefined;
  if (named !== null && role === undefined) {
    const near = ROLES.find((one) => distance(one, word.replace(/s$/, '')) <= 2);
    if (near !== undefined) return wrong(`there is no role “${word}”; did you mean ${near}?`);
  }
  const typed = readTypedNames(role === undefined ? bare : (named?.[2] ?? ''));
  // "Foo, rival": in quotes it would be a company of that name.
  const last = typed.length > 1 && role === undefined ? typed.at(-1) : undefined;
  const behind = last?.exact === false ? last.name.toLowerCase() : '';
  const roleBehind = Object.hasOwn(ROLE_WORDS, behind) ? ROLE_WORDS[behind] : undefined;
  const names = (roleBehind === undefined ? typed : typed.slice(0, -1)).map(({ name }) => name);
  if (names.length === 0) return wrong('a name is missing');
  return names.map((name): WatchlistRow => {
    const mistake = nameMistake(name);
    if (mistake !== null) return { line: number, name: cut(name, 80), wrong: `this ${mistake}` };
    return { line: number, name, role: role ?? roleBehind ?? null, said: {}, wrong: null };
  });
}
