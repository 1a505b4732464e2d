// The sizes of a load → who watches what, and what the burst of articles says: always the same for the same sizes.
import { DEFAULT_SETTINGS, newCompany, type Watchlist } from '../../../src/domain.ts';
import { drawing, filled, OTHERS } from '../../extract/made-news.ts';
import { BACKS, FRONTS, MIDDLES } from '../../made-words.ts';

export interface Sizes {
  channels: number;
  /** On each channel's watchlist. */
  companies: number;
  feeds: number;
  /** Of the burst, those that tell a deal among them. */
  articles: number;
  stories: number;
}
export interface Item {
  id: string;
  title: string;
  body: string;
  /** The channels that are owed an alert for it. */
  channels: string[];
}

export const TEAM = 'T0LOAD';
/** A company is on as many lists, however many channels there are: so an article makes as many alerts. */
const WATCHERS = 10;
const SENTENCES = 4; // of an article's body

const WORDS = FRONTS.length * MIDDLES.length * BACKS.length;

/** Neighbouring numbers differ in all three syllables; the first 64,000 names differ. */
function madeWord(number: number): string {
  const a = number % FRONTS.length;
  const b = (Math.floor(number / FRONTS.length) + a) % MIDDLES.length;
  const c = (Math.floor(number / (FRONTS.length * MIDDLES.length)) + a + b) % BACKS.length;
  return `${FRONTS[a] ?? ''}${MIDDLES[b] ?? ''}${BACKS[c] ?? ''}`;
}
const vendorName = (number: number): string => `${madeWord(number)} Systems`;
const buyerName = (number: number): string => `${madeWord(WORDS - 1 - number)} Holdings`;

/** Companies that anybody watches. @throws where there are not names enough */
export function poolOf({ channels, companies }: Sizes): number {
  const pool = Math.max(companies, Math.ceil((channels * companies) / WATCHERS));
  if (pool > WORDS) throw new Error(`bench load: expected at most ${WORDS} watched companies, got ${pool}`);
  return pool;
}

export const channelId = (channel: number): string => `C${String(channel).padStart(8, '0')}`;

/** Each list begins where the one before ends, round and round. */
export function watchlistOf(channel: number, sizes: Sizes): Watchlist {
  const pool = poolOf(sizes);
  const numbers = Array.from({ length: sizes.companies }, (_, i) => (channel * sizes.companies + i) % pool);
  return {
    teamId: TEAM,
    channelId: channelId(channel),
    channelName: `#load-${channel}`,
    revision: 1,
    companies: numbers.map((number) => newCompany('vendor', vendorName(number))),
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: 0,
  };
}

/** Channels by the company they watch. */
function watchersOf(sizes: Sizes): Map<number, string[]> {
  const pool = poolOf(sizes);
  const watchers = new Map<number, string[]>();
  for (let i = 0; i < sizes.channels * sizes.companies; i++) {
    const known = watchers.get(i % pool);
    const id = channelId(Math.floor(i / sizes.companies));
    if (known === undefined) watchers.set(i % pool, [id]);
    else known.push(id);
  }
  return watchers;
}

/**
 * The burst: deals of watched companies spread over news about others.
 * @param targets how many companies are bought, once or again and again; left out: as many as there are
 */
export function burstOf(sizes: Sizes, targets?: number): Item[] {
  const { articles, stories } = sizes;
  const watchers = watchersOf(sizes);
  const pool = poolOf(sizes);
  const bought = Math.min(stories, targets ?? pool, pool);
  const every = articles / Math.max(1, stories);
  return Array.from({ length: articles }, (_, number) => {
    const story = Math.floor(number / every);
    const isStory = stories > 0 && Math.floor((number - 1) / every) !== story && story < stories;
    if (!isStory) return otherItem(number);
    const company = Math.floor(((story % bought) * pool) / bought);
    return { ...dealItem(number, company, story), channels: watchers.get(company) ?? [] };
  });
}

function dealItem(number: number, company: number, story: number): Omit<Item, 'channels'> {
  const [vendor, buyer, sum] = [vendorName(company), buyerName(story), `$${101 + (story % 800)} million`];
  return {
    id: `load-${number}`,
    title: `${buyer} to acquire ${vendor} for ${sum}`,
    body: `${buyer} said on Monday that it has agreed to acquire ${vendor} for ${sum} in cash. ${chatter(number)}`,
  };
}

function otherItem(number: number): Item {
  const draw = drawing(number + 1);
  const title = filled(OTHERS[draw(OTHERS.length)] ?? '', draw);
  return { id: `load-${number}`, title, body: `${title} ${chatter(number)}`, channels: [] };
}

function chatter(number: number): string {
  const draw = drawing(number + 7);
  return Array.from({ length: SENTENCES }, () => filled(OTHERS[draw(OTHERS.length)] ?? '', draw)).join(' ');
}
