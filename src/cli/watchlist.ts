// `stakewatch watchlist export|import FILE`: one channel's watchlist to and from YAML or CSV.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  readWatchlist,
  writeWatchlist,
  formatOf,
  EMPTY_WATCHLIST,
  type WatchlistFormat,
} from '../config/watchlist-file.ts';
import { mistakeText } from '../config/mistakes.ts';
import { placeOf } from '../config/yaml-file.ts';
import type { Watchlist } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { watchKeys } from '../match/match.ts';
import type { Store } from '../ports.ts';
import { writeText, type Terminal } from './terminal.ts';

export interface WatchlistOptions {
  channel?: string | undefined;
  team?: string | undefined;
  format?: WatchlistFormat | undefined;
}
type Found = { watchlist: Watchlist } | { wrong: string };

/** Writes the channel's watchlist to the file, or to standard output for `-`. @returns the exit status */
export async function exportWatchlist(
  file: string,
  options: WatchlistOptions,
  store: Store,
  terminal: Terminal,
): Promise<number> {
  const format = options.format ?? (file === '-' ? 'yaml' : formatOf(file));
  if (format === null) return refuse(terminal, `${file}: expected a name that ends in .yaml or .csv, or --format`);
  const found = findWatchlist(await store.watchlists(), options);
  if ('wrong' in found) return refuse(terminal, found.wrong);
  const text = writeWatchlist(found.watchlist, format);
  if (file === '-') await writeText(terminal, text);
  else writeFileSync(file, text);
  return 0;
}

/** Puts the file's companies (and, from YAML, its settings) in place of the channel's. Mutes stay. @returns the exit status */
export async function importWatchlist(
  file: string,
  options: WatchlistOptions,
  world: { store: Store; registry: Registry; now: number },
  terminal: Terminal,
): Promise<number> {
  const { store, registry, now } = world;
  const format = options.format ?? formatOf(file);
  if (format === null) return refuse(terminal, `${file}: expected a name that ends in .yaml or .csv, or --format`);
  const read = readWatchlist(
    readFileSync(file === '-' ? 0 : file, 'utf8'),
    format,
    file === '-' ? 'input' : placeOf(file),
  );
  if (!read.ok) {
    for (const mistake of read.mistakes) terminal.complain(mistakeText(mistake));
    return 1;
  }
  const found = findWatchlist(await store.watchlists(), options);
  const current = 'watchlist' in found ? found.watchlist : newWatchlist(options);
  if (current === null) return refuse(terminal, 'wrong' in found ? found.wrong : '');
  const settings = read.value.settings ?? current.settings;
  const saved: Watchlist = {
    ...current,
    companies: read.value.companies,
    settings,
    revision: current.revision + 1,
    updatedAt: now,
  };
  if (!(await store.saveWatchlist(saved, watchKeys(registry, saved)))) {
    return refuse(
      terminal,
      'the watchlist was changed in Slack at the same moment; nothing was saved, run the import again',
    );
  }
  await writeText(terminal, `${saved.channelName}: ${saved.companies.length} companies\n`);
  return 0;
}

function newWatchlist({ team, channel }: WatchlistOptions): Watchlist | null {
  if (team === undefined || channel === undefined) return null;
  return {
    teamId: team,
    channelId: channel,
    channelName: channel,
    revision: 0,
    ...EMPTY_WATCHLIST,
    mutes: [],
    updatedAt: 0,
  };
}

function findWatchlist(all: Watchlist[], { team, channel }: WatchlistOptions): Found {
  const fits = all.filter(
    (w) => (team === undefined || w.teamId === team) && (channel === undefined || isNamed(w, channel)),
  );
  const [only, second] = fits;
  if (only !== undefined && second === undefined) return { watchlist: only };
  const names = all.map((w) => `${w.channelName} (--team ${w.teamId} --channel ${w.channelId})`).join(', ');
  if (only === undefined) {
    return {
      wrong:
        all.length === 0
          ? 'no channel has a watchlist yet: name one with --team and --channel'
          : `no such channel; there are ${names}`,
    };
  }
  return { wrong: `which channel? Name one with --channel: ${names}` };
}

function isNamed(watchlist: Watchlist, channel: string): boolean {
  const name = channel.replace(/^#/, '');
  return watchlist.channelId === name || watchlist.channelName.replace(/^#/, '') === name;
}

function refuse(terminal: Terminal, text: string): number {
  terminal.complain(text);
  return 1;
}
