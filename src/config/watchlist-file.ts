// A watchlist ↔ a YAML or CSV file that people keep, edit and exchange.
import { stringify as yamlText } from 'yaml';
import { DEFAULT_SETTINGS, ROLES, type WatchedCompany, type WatchSettings } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { weekdayName } from '../notify/clock-times.ts';
import type { Checked } from './mistakes.ts';
import { ROLE_KEYS, watchlistShape, type SettingsFile, type WatchlistDraft } from './shapes.ts';
import { withTwins } from './twins.ts';
import { checkTable, readTable, toCsv } from './watchlist-table.ts';
import { checkedOf, readYamlParts } from './yaml-file.ts';

export type WatchlistFormat = 'yaml' | 'csv';

/** By the file's name; null for any other ending. */
export function formatOf(file: string): WatchlistFormat | null {
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  return /\.csv$/i.test(file) ? 'csv' : null;
}

// ── YAML ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

function toYaml(draft: WatchlistDraft): string {
  const lists = ROLES.map((role) => [ROLE_KEYS[role], draft.companies.filter((c) => c.role === role).map(shortEntry)]);
  const settings = shortSettings(draft.settings);
  return yamlText({
    ...Object.fromEntries(lists),
    ...(Object.keys(settings).length === 0 ? {} : { settings }),
  });
}

/** Only what is not as usual; when the digest's time was set belongs to the channel, not to the file. */
function shortSettings(settings: WatchSettings): Partial<SettingsFile> {
  const written = writtenSettings(settings);
  const usual = writtenSettings(DEFAULT_SETTINGS);
  const keys = Object.keys(written) as (keyof SettingsFile)[];
  const changed = keys.filter((key) => JSON.stringify(written[key]) !== JSON.stringify(usual[key]));
  return Object.fromEntries(changed.map((key) => [key, written[key]]));
}

function writtenSettings({ digest, editors, ...plain }: WatchSettings): SettingsFile {
  const day =
    digest === null || digest.weekday === null ? '' : `${weekdayName(digest.weekday).slice(0, 3).toLowerCase()} `;
  return {
    ...plain,
    digest: digest === null ? null : `${day}${digest.at}`,
    editors: editors.who === 'group' ? editors.groupId : editors.who,
  };
}

/** Only what is filled in; a bare name where nothing else is. */
function shortEntry({ role: _, formerNames: __, ...entry }: WatchedCompany): unknown {
  const filled = Object.entries(entry).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return filled.length === 1 ? entry.name : Object.fromEntries(filled);
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
  const checked = checkedOf(checkTable(readTable(text, place), place, registry));
  return checked.ok ? { ok: true, value: { companies: checked.value.companies, settings: null } } : checked;
}
