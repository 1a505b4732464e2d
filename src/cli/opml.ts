// `stakewatch feeds import|export FILE.opml`: the list of feeds from and to other feed readers.
import { readFileSync, writeFileSync } from 'node:fs';
import { feedIdOf } from '../collect/canonical-url.ts';
import { decodeBytes } from '../collect/decode.ts';
import { readOpml, writeOpml, type OpmlEntry, type OpmlFeed } from '../collect/opml.ts';
import { withFileWords } from '../config/file-words.ts';
import type { Config } from '../config/config.ts';
import { placeOf } from '../config/yaml-file.ts';
import type { Feed } from '../domain.ts';
import type { Store } from '../ports.ts';
import { withoutLogins } from '../slack/text.ts';
import { counted } from './counted.ts';
import { knownFeeds } from './known-feeds.ts';
import { writeText, type Terminal } from './terminal.ts';

interface World {
  store: Store;
  config: Pick<Config, 'feeds' | 'feedEvery'>;
  now: number;
}

/** Those that a list for other readers may hold. */
async function ownFeeds({ store, config }: Omit<World, 'now'>): Promise<Feed[]> {
  const known = await knownFeeds(store, config, 0);
  return known.map(({ feed }) => feed).filter(({ addedBy }) => addedBy !== 'demo');
}

/** What is wrong with a line goes to stderr. */
function tellProblems(problems: { line: number; says: string }[], place: string, terminal: Terminal): void {
  for (const { line, says } of problems) terminal.complain(`${place}:${line}: ${says}`);
}

/**
 * Adds the file's feeds; those that are read already are left as they are, but for the folder of one that was added by
 * command. With `dryRun` nothing is saved, and what would be is printed.
 * @returns the exit status: 1 where any line gave no feed
 */
export async function importFeeds(
  file: string,
  options: { dryRun: boolean },
  world: World,
  terminal: Terminal,
): Promise<number> {
  const place = file === '-' ? 'input' : placeOf(file);
  const bytes = withFileWords(place, () => readFileSync(file === '-' ? 0 : file));
  const { feeds, problems } = readOpml(decodeBytes(bytes, null));
  tellProblems(problems, place, terminal);
  const known = new Map((await ownFeeds(world)).map((feed) => [feed.id, feed]));
  const plan = feeds.map((entry) => planFor(entry, known.get(feedIdOf(entry.url)), world.config.feedEvery));
  for (const { does, feed } of plan) {
    if (options.dryRun && does !== 'leave') await writeText(terminal, `${does} ${shownFeed(feed)}\n`);
    if (!options.dryRun && does !== 'leave') await world.store.saveFeed(feed, world.now);
  }
  const count = (what: Plan['does']): number => plan.filter(({ does }) => does === what).length;
  const moved = count('move');
  const told = [
    `${counted(count('add'), 'feed')} ${options.dryRun ? 'would be added' : 'added'}`,
    ...(moved > 0 ? [`${moved} ${options.dryRun ? 'would be moved' : 'moved'} to another folder`] : []),
    `${count('leave')} read already`,
    ...(problems.length > 0 ? [`${counted(problems.length, 'line')} left out`] : []),
  ];
  await writeText(terminal, `${told.join(', ')}\n`);
  return problems.length > 0 ? 1 : 0;
}

interface Plan {
  does: 'add' | 'move' | 'leave';
  feed: Feed;
}

function planFor({ url, title, folder }: OpmlEntry, known: Feed | undefined, every: number | null): Plan {
  const inFolder = folder === null ? {} : { folder };
  if (known === undefined) {
    const id = feedIdOf(url);
    const feed: Feed = { id, url, title: title ?? '', every, backfill: false, addedBy: 'command', ...inFolder };
    return { does: 'add', feed };
  }
  const moves = folder !== null && known.addedBy === 'command' && known.folder !== folder;
  return { does: moves ? 'move' : 'leave', feed: { ...known, ...inFolder } };
}

const shownFeed = ({ url, title, folder }: Feed): string =>
  [folder ?? '', title, withoutLogins(url)].filter((part) => part !== '').join(' · ');

/** Writes every feed that is read, by folder and title; names and passwords of addresses stay here. @returns the exit status */
export async function exportFeeds(file: string, world: Omit<World, 'now'>, terminal: Terminal): Promise<number> {
  const own = await ownFeeds(world);
  const feeds = own.map(({ url, title, folder }): OpmlFeed => {
    return { url: withoutLogins(url), title: title || null, folder: folder ?? null };
  });
  const sorted = feeds.sort((a, b) => compare(a.folder, b.folder) || compare(a.title, b.title));
  const text = writeOpml(sorted, 'Feeds of Stakewatch');
  if (file === '-') await writeText(terminal, text);
  else withFileWords(file, () => writeFileSync(file, text));
  const logins = own.filter(({ url }) => withoutLogins(url) !== url).length;
  if (logins > 0)
    terminal.complain(`${counted(logins, 'feed')} with a login in the address: it is left out of the file`);
  return 0;
}

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');
