// A watchlist's companies ↔ a CSV table, one a line, each mistake with its line.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { ROLES, type CompanyField, type Role, type WatchedCompany } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import type { WatchlistRow } from '../ports.ts';
import { pathsIn } from './cross-checks.ts';
import { mistakeText, shown, type Mistake } from './mistakes.ts';
import { ROLE_KEYS, watchlistShape, type WatchlistDraft } from './shapes.ts';
import { withTwins } from './twins.ts';
import { readYamlParts, type Read } from './yaml-file.ts';

/** Column → field. Lists are separated by ";". The two thresholds stand together or not at all. */
const COLUMNS: [column: string, field: CompanyField, kind: 'text' | 'list' | 'number' | 'high' | 'critical'][] = [
  ['role', 'role', 'text'],
  ['name', 'name', 'text'],
  ['aliases', 'aliases', 'list'],
  ['not_aliases', 'notAliases', 'list'],
  ['tickers', 'tickers', 'list'],
  ['owner', 'owner', 'text'],
  ['data', 'data', 'text'],
  ['criticality', 'criticality', 'text'],
  ['renewal_on', 'renewalOn', 'text'],
  ['change_of_control_percent', 'changeOfControlPercent', 'number'],
  ['alternatives', 'alternatives', 'list'],
  ['high_from_percent', 'thresholds', 'high'],
  ['critical_from_percent', 'thresholds', 'critical'],
];

export function toCsv(draft: WatchlistDraft): string {
  const rows = draft.companies.map((company) => COLUMNS.map((column) => cellOf(company, column)));
  // A cell that a spreadsheet would run as a formula is disarmed.
  return stringify([COLUMNS.map(([column]) => column), ...rows], { escape_formulas: true });
}

function cellOf(company: WatchedCompany, [, field, kind]: (typeof COLUMNS)[number]): string | number | null {
  if (kind === 'high' || kind === 'critical') return company.thresholds?.[kind] ?? null;
  const value = company[field];
  if (Array.isArray(value)) return value.join('; ');
  return typeof value === 'object' ? null : value;
}

/** A table's lines as entries of a watchlist file, by role, and where each stands. */
export interface Table {
  lists: Record<string, Record<string, unknown>[]>;
  lines: Record<string, number[]>;
  /** Lines that name no role. */
  roleless: Set<number>;
  names: Map<number, string>;
  mistakes: Mistake[];
}

interface CsvRecord {
  record: Record<string, string>;
  info: { lines: number };
}

export function readTable(text: string, place: string): Table {
  const table: Table = { lists: {}, lines: {}, roleless: new Set(), names: new Map(), mistakes: [] };
  let records: CsvRecord[];
  try {
    // The types of csv-parse know no `info` beside `columns`.
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map(columnName),
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    const expected = `CSV (${error instanceof Error ? error.message : String(error)})`;
    table.mistakes.push({ place, path: '', value: null, expected });
    return table;
  }
  const known = new Set(COLUMNS.map(([column]) => column));
  const unknown = Object.keys(records[0]?.record ?? {}).filter((column) => !known.has(column));
  const expected = `the columns ${[...known].join(', ')}`;
  table.mistakes.push(...unknown.map((column) => ({ place, path: 'line 1', value: shown(column), expected })));
  for (const one of records) addRow(table, one, place);
  return table;
}

function addRow(table: Table, { record, info: { lines: line } }: CsvRecord, place: string): void {
  const said = (record['role'] ?? '').toLowerCase();
  const role = ROLES.find((r) => r === (said || 'vendor'));
  table.names.set(line, record['name'] ?? '');
  if (said === '') table.roleless.add(line);
  if (role === undefined) {
    const expected = `one of ${ROLES.join(', ')}`;
    table.mistakes.push({ place, path: `line ${line}, role`, value: shown(record['role']), expected });
    return;
  }
  (table.lists[ROLE_KEYS[role]] ??= []).push(entryOf(record));
  (table.lines[ROLE_KEYS[role]] ??= []).push(line);
}

/** Spreadsheets of half of Europe divide by semicolons; no header has one in it. */
function delimiterOf(text: string): string {
  const header = text.slice(0, 2_000).split('\n', 1)[0] ?? '';
  return [';', '\t'].find((mark) => header.includes(mark) && !header.includes(',')) ?? ',';
}

/** What is right of a table, and every mistake with its line. */
export function checkTable({ lists, lines, mistakes }: Table, place: string, registry: Registry): Read<WatchlistDraft> {
  const read = readYamlParts(JSON.stringify(lists), place, watchlistShape); // JSON is YAML: one checker for both
  const all = [...mistakes, ...read.mistakes.map((mistake) => atLine(mistake, lines))];
  return withTwins({ ...read, mistakes: all }, registry, (path) => atLine({ path }, lines).path);
}

/** Every line of a table by itself: what it says, or what is wrong with it. For those who look before they save. */
export function readWatchlistRows(text: string, registry: Registry): { rows: WatchlistRow[]; mistakes: string[] } {
  const table = readTable(text, '');
  const { parts, mistakes } = checkTable(table, '', registry);
  const wrong = new Map<number, string>();
  const whole: string[] = [];
  for (const mistake of mistakes) {
    const line = Number(/^line (\d+)/.exec(mistake.path)?.[1] ?? 0);
    const path = mistake.path.replace(/^line \d+(?:, )?/, '');
    const said = mistakeText({ ...mistake, place: path === '' ? '' : columnOf(path), path: '' }).replace(/^: /, '');
    if (line > 1) wrong.set(line, wrong.has(line) ? `${wrong.get(line) ?? ''}; ${said}` : said);
    else whole.push(said);
  }
  const refused = [...wrong].map(([line, said]) => ({ line, name: table.names.get(line) ?? '', wrong: said }));
  const right = parts === null ? [] : rowsOf(parts, table).filter(({ line }) => !wrong.has(line));
  return { rows: [...refused, ...right].sort((a, b) => a.line - b.line), mistakes: whole };
}

function rowsOf(parts: NonNullable<Read<WatchlistDraft>['parts']>, table: Table): WatchlistRow[] {
  const pathIn = pathsIn(parts, '');
  const nth: Record<Role, number> = { vendor: 0, rival: 0, self: 0, partner: 0 };
  return parts.value.companies.map((company) => {
    const path = pathIn(company, nth[company.role]++);
    const [, list = '', index = ''] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
    const line = table.lines[list]?.[Number(index)] ?? 0;
    const cells = Object.keys(table.lists[list]?.[Number(index)] ?? {});
    const { role, name, ...fields } = company;
    const said = Object.fromEntries(Object.entries(fields).filter(([field]) => cells.includes(field)));
    return { line, name, role: table.roleless.has(line) ? null : role, said, wrong: null };
  });
}

/** `renewalOn` → `renewal_on`, as the table's head has it. */
function columnOf(path: string): string {
  const [field = '', part = ''] = path.split(/[.[]/);
  const of = COLUMNS.filter(([, known]) => known === field);
  return (of.find(([, , kind]) => kind === part) ?? of[0])?.[0] ?? path;
}

function columnName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function entryOf(record: Record<string, string>): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  for (const [column, field, kind] of COLUMNS) {
    const cell = record[column]?.replace(/^'(?=[=+\-@])/, '') ?? '';
    if (field === 'role' || cell === '') continue;
    if (kind === 'text') entry[field] = cell;
    else if (kind === 'list')
      entry[field] = cell
        .split(';')
        .map((part) => part.trim())
        .filter(Boolean);
    else if (kind === 'number') entry[field] = numberOr(cell);
    else entry[field] = { ...(entry[field] as object | undefined), [kind]: numberOr(cell) };
  }
  if (entry['name'] === undefined) entry['name'] = '';
  return entry;
}

const numberOr = (cell: string): number | string => (/^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell);

/** `vendors[2].renewalOn` → `line 4, renewalOn`, which is what a person sees in the file. */
function atLine<T extends { path: string }>(found: T, lines: Record<string, number[]>): T {
  const match = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(found.path);
  const line = lines[match?.[1] ?? '']?.[Number(match?.[2])];
  if (line === undefined) return found;
  return { ...found, path: match?.[3] ? `line ${line}, ${match[3]}` : `line ${line}` };
}
