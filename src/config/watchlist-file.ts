// A watchlist ↔ a YAML or CSV file that people keep, edit and exchange.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { stringify as yamlText } from 'yaml';
import { ROLES, type WatchedCompany } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { pathsIn, watchlistMistakes } from './cross-checks.ts';
import { shown, type Checked, type Mistake } from './mistakes.ts';
import { ROLE_KEYS, watchlistShape, type WatchlistDraft } from './shapes.ts';
import { checkedOf, readYamlParts, type Read } from './yaml-file.ts';

export type WatchlistFormat = 'yaml' | 'csv';

/** By the file's name; null for any other ending. */
export function formatOf(file: string): WatchlistFormat | null {
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  return /\.csv$/i.test(file) ? 'csv' : null;
}

// ── YAML ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

function toYaml(draft: WatchlistDraft): string {
  const lists = ROLES.map((role) => [ROLE_KEYS[role], draft.companies.filter((c) => c.role === role).map(shortEntry)]);
  return yamlText({ ...Object.fromEntries(lists), settings: draft.settings });
}

/** Only what is filled in; a bare name where nothing else is. */
function shortEntry({ role: _, ...entry }: WatchedCompany): unknown {
  const filled = Object.entries(entry).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return filled.length === 1 ? entry.name : Object.fromEntries(filled);
}

// ── CSV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Column → field. Lists are separated by ";". */
const COLUMNS: [column: string, field: keyof WatchedCompany, kind: 'text' | 'list' | 'number'][] = [
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
];

function toCsv(draft: WatchlistDraft): string {
  const rows = draft.companies.map((company) =>
    COLUMNS.map(([, field]) => {
      const value = company[field];
      return Array.isArray(value) ? value.join('; ') : value;
    }),
  );
  // A cell that a spreadsheet would run as a formula is disarmed.
  return stringify([COLUMNS.map(([column]) => column), ...rows], { escape_formulas: true });
}

function fromCsv(text: string, place: string, registry: Registry): Checked<WatchlistDraft> {
  let records: Record<string, string>[];
  try {
    records = parse(text, {
      bom: true,
      columns: (header: string[]) => header.map(columnName),
      skip_empty_lines: true,
      trim: true,
      relax_column_count_less: true,
    });
  } catch (error) {
    return {
      ok: false,
      mistakes: [
        { place, path: '', value: null, expected: `CSV (${error instanceof Error ? error.message : String(error)})` },
      ],
    };
  }
  const known = new Set(COLUMNS.map(([column]) => column));
  const unknown = Object.keys(records[0] ?? {}).filter((column) => !known.has(column));
  const mistakes: Mistake[] = unknown.map((column) => ({
    place,
    path: 'line 1',
    value: shown(column),
    expected: `the columns ${[...known].join(', ')}`,
  }));
  const lists: Record<string, unknown[]> = {};
  const lines: Record<string, number[]> = {};
  records.forEach((record, i) => {
    const role = ROLES.find((r) => r === (record['role'] || 'vendor').toLowerCase());
    if (role === undefined) {
      mistakes.push({
        place,
        path: `line ${i + 2}, role`,
        value: shown(record['role']),
        expected: `one of ${ROLES.join(', ')}`,
      });
      return;
    }
    (lists[ROLE_KEYS[role]] ??= []).push(entryOf(record));
    (lines[ROLE_KEYS[role]] ??= []).push(i + 2);
  });
  const read = readYamlParts(JSON.stringify(lists), place, watchlistShape); // JSON is YAML: one checker for both
  mistakes.push(...read.mistakes.map((mistake) => atLine(mistake, lines)));
  return checkedOf(withTwins({ ...read, mistakes }, registry, (path) => atLine({ path }, lines).path));
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
    if (kind === 'list')
      entry[field] = cell
        .split(';')
        .map((part) => part.trim())
        .filter(Boolean);
    else entry[field] = kind === 'number' && /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
  }
  if (entry['name'] === undefined) entry['name'] = '';
  return entry;
}

/** `vendors[2].renewalOn` → `line 4, renewalOn`, which is what a person sees in the file. */
function atLine<T extends { path: string }>(found: T, lines: Record<string, number[]>): T {
  const match = /^(\w+)\[(\d+)\]\.?(.*)$/.exec(found.path);
  const line = lines[match?.[1] ?? '']?.[Number(match?.[2])];
  if (line === undefined) return found;
  return { ...found, path: match?.[3] ? `line ${line}, ${match[3]}` : `line ${line}` };
}

// ── Both ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The watchlist as text in the format; reading it back gives the same watchlist (CSV holds the companies, not the settings). */
export function writeWatchlist(draft: WatchlistDraft, format: WatchlistFormat): string {
  return format === 'yaml' ? toYaml(draft) : toCsv(draft);
}

/**
 * Reads a watchlist, or says every mistake with its place. From CSV the settings are null: what stands is kept.
 * @param registry tells which names mean one company
 */
export function readWatchlist(
  text: string,
  format: WatchlistFormat,
  place: string,
  registry: Registry,
): Checked<{ companies: WatchedCompany[]; settings: WatchlistDraft['settings'] | null }> {
  if (format === 'yaml') return checkedOf(withTwins(readYamlParts(text, place, watchlistShape), registry));
  const checked = fromCsv(text, place, registry);
  return checked.ok ? { ok: true, value: { companies: checked.value.companies, settings: null } } : checked;
}

/** Adds a mistake for each company that stands there twice; `shownPath` turns `vendors[2]` into what a person sees. */
function withTwins(
  read: Read<WatchlistDraft>,
  registry: Registry,
  shownPath: (path: string) => string = (path) => path,
): Read<WatchlistDraft> {
  if (read.parts === null) return read;
  const pathIn = pathsIn(read.parts, '');
  const pathOf = (company: WatchedCompany, nth: number): string => shownPath(pathIn(company, nth));
  const twins = watchlistMistakes(read.parts.value.companies, registry, { place: read.place, pathOf });
  return { ...read, mistakes: [...read.mistakes, ...twins] };
}
