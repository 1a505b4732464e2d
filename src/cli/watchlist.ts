// `stakewatch watchlist export|import FILE`: one channel's watchlist to and from YAML or CSV.
import { isUtf8 } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { decodeBytes } from '../collect/decode.ts';
import { withFileWords } from '../config/file-words.ts';
import { mistakeText } from '../config/mistakes.ts';
import { EMPTY_WATCHLIST } from '../config/shapes.ts';
import { readWatchlist, writeWatchlist, formatOf, type WatchlistFormat } from '../config/watchlist-file.ts';
import { placeOf } from '../config/yaml-file.ts';
import type { Watchlist, WatchSettings } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { watchKeys } from '../match/watch-index.ts';
import type { Store } from '../ports.ts';
import { counted } from './counted.ts';
import { writeText, type Terminal } from './terminal.ts';

export interface WatchlistOptions {
  channel?: string | undefined;
  team?: string | undefined;
  format?: WatchlistFormat | undefined;
}
type Found = { watchlist: Watchlist } | { wrong: string; /** More than one fits. */ several: boolean };

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
  else withFileWords(file, () => writeFileSync(file, text));
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
  const place = file === '-' ? 'input' : placeOf(file);
  const bytes = withFileWords(place, () => readFileSync(file === '-' ? 0 : file));
  if (!isUtf8(bytes)) terminal.complain(`${place} is not UTF-8: look whether letters such as é came out right`);
  const read = readWatchlist(decodeBytes(bytes, null), format, place, registry);
  if (!read.ok) {
    for (const mistake of read.mistakes) terminal.complain(mistakeText(mistake));
    return 1;
  }
  const found = findWatchlist(await store.watchlists(), options);
  const target = 'watchlist' in found || found.several ? found : newWatchlist(options, found.wrong);
  if ('wrong' in target) return refuse(terminal, target.wrong);
  const current = target.watchlist;
  const settings = read.value.settings === null ? current.settings : withSince(read.value.settings, current, now);
  const saved: Watchlist = {
    ...current,
    companies: read.value.companies,
    settings,
    revision: current.revision + 1,
    updatedAt: now,
  };
  const { teamId, channelId } = saved;
  const what = `imported ${counted(saved.companies.length, 'company', 'companies')} from a file`;
  const audit = [{ teamId, channelId, by: 'terminal', at: now, what }];
  if (!(await store.saveWatchlist(saved, watchKeys(registry, saved), audit))) {
    return refuse(
      terminal,
      'the watchlist was changed in Slack at the same moment; nothing was saved, run the import again',
    );
  }
  await writeText(terminal, `${saved.channelName}: ${counted(saved.companies.length, 'company', 'companies')}\n`);
  return 0;
}

/** A digest time that was not there before holds from now on: it is not due for what has passed. */
function withSince(settings: WatchSettings, current: Watchlist, now: number): WatchSettings {
  const { digest, timeZone } = settings;
  const old = current.settings.digest;
  if (digest === null) return settings;
  const isSame = old?.at === digest.at && old.weekday === digest.weekday && current.settings.timeZone === timeZone;
  return { ...settings, digest: { ...digest, since: isSame ? old.since : now } };
}

/** The watchlist of a channel that has none yet; `otherwise` says why none was found, where no new one was asked for. */
function newWatchlist({ team, channel }: WatchlistOptions, otherwise: string): Found {
  if (channel === undefined || team === undefined) {
    const missing = channel === undefined ? (team === undefined ? '--team and --channel' : '--channel') : '--team';
    return { wrong: `${otherwise}; for a channel without a watchlist ${missing} is missing`, several: false };
  }
  const mistakes = [
    ...(/^[TE][A-Z0-9]+$/.test(team) ? [] : [`--team: expected a workspace's id (T…), got "${team}"`]),
    ...(/^[CGD][A-Z0-9]+$/.test(channel) ? [] : [`--channel: expected a channel's id (C…), got "${channel}"`]),
  ];
  if (mistakes.length > 0) return { wrong: `${otherwise}; for a new one, ${mistakes.join(', ')}`, several: false };
  return {
    watchlist: {
      teamId: team,
      channelId: channel,
      channelName: channel,
      revision: 0,
      ...EMPTY_WATCHLIST,
      mutes: [],
      updatedAt: 0,
    },
  };
}

function findWatchlist(all: Watchlist[], { team, channel }: WatchlistOptions): Found {
  const fits = all.filter(
    (w) => (team === undefined || w.teamId === team) && (channel === undefined || isNamed(w, channel)),
  );
  const [only, second] = fits;
  if (only !== undefined && second === undefined) return { watchlist: only };
  const names = all.map((w) => `${w.channelName} (--team ${w.teamId} --channel ${w.channelId})`).join(', ');
  if (only !== undefined) return { wrong: `which channel? Name one with --channel: ${names}`, several: true };
  const wrong = all.length === 0 ? 'no channel has a watchlist yet' : `no such channel; there are ${names}`;
  return { wrong, several: false };
}

function isNamed(watchlist: Watchlist, channel: string): boolean {
  const name = channel.replace(/^#/, '');
  return watchlist.channelId === name || watchlist.channelName.replace(/^#/, '') === name;
}

function refuse(terminal: Terminal, text: string): number {
  terminal.complain(text);
  return 1;
}
