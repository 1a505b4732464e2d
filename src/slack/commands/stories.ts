// recent, search, simulate: what happened, in this channel's companies or anywhere, and what this watchlist would have said.
import { KINDS, type Kind, type Story, type Watchlist } from '../../domain.ts';
import { matchWatchlists } from '../../match/match.ts';
import { watchKeys } from '../../match/watch-index.ts';
import { DAY } from '../../time.ts';
import { SEVERITY_SHOWN } from '../alert/alert-blocks.ts';
import { say, type Answer } from '../answer.ts';
import { lookThrough } from './look-through.ts';
import { paged } from './paging.ts';
import { isDirect } from '../place.ts';
import { readSpan } from './read-span.ts';
import { holdsTerms, readTerms } from './search-words.ts';
import type { Services } from '../services.ts';
import { storyItems } from './story-list.ts';
import { escapeWithin, linkTo, sentenceText, when } from '../text.ts';
import { wouldTell } from './would-tell.ts';
import type { Asked, Command } from './command.ts';

const USUAL_DAYS = 7;
const SIMULATED_DAYS = 30;
const MOST_DAYS = 3_650;
const STORIES = 300; // newest of each watched company

/** Other words for a kind; a kind's own plural needs no row. */
const KIND_WORDS: Record<string, Kind> = {
  takeover: 'acquisition',
  purchase: 'acquisition',
  funding: 'investment',
  round: 'investment',
  sale: 'divestiture',
  spinoff: 'spin-off',
  listing: 'ipo',
  'take-private': 'buyout',
  lbo: 'buyout',
  jv: 'joint-venture',
  'acqui-hire': 'license-and-hire',
  insolvency: 'insolvency-sale',
};

export interface Wanted {
  days: number;
  kind: Kind | null;
  all: boolean;
  /** Words that mean nothing here. */
  left: string;
}

/** "30 acquisitions", "2 weeks all", "" → what is wanted. @param usual days where none are said */
export function readWanted(text: string, usual: number): Wanted {
  const wanted: Wanted = { days: usual, kind: null, all: false, left: '' };
  const { words, ms } = readSpan(text);
  if (ms !== null) wanted.days = Math.ceil(ms / DAY);
  const left: string[] = [];
  for (const word of words
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((one) => one !== '')) {
    const kind = KINDS.find((one) => one === word || `${one}s` === word || one === word.replace(' ', '-'));
    const meant = kind ?? KIND_WORDS[word] ?? KIND_WORDS[word.replace(/s$/, '')];
    const days = /^(\d{1,9})d?$/.exec(word);
    if (meant !== undefined) wanted.kind = meant;
    else if (days !== null) wanted.days = Number(days[1]);
    else if (word === 'all' || word === 'everything' || word === 'everywhere') wanted.all = true;
    else if (word !== 'days' && word !== 'last') left.push(word);
  }
  return { ...wanted, days: Math.min(Math.max(1, wanted.days), MOST_DAYS), left: left.join(' ') };
}

async function recent(asked: Asked, services: Services): Promise<Answer> {
  const wanted = readWanted(asked.rest, USUAL_DAYS);
  const { days, kind, all } = wanted;
  const since = services.clock() - days * DAY;
  const isHere = !isDirect(asked);
  const watchlist = isHere && !all ? await services.store.watchlist(asked.teamId, asked.channelId) : null;
  const isOfKind = (story: Story): boolean => kind === null || story.kind === kind;
  const ofList = watchlist !== null && watchlist.companies.length > 0;
  const looked = ofList ? null : await lookThrough(services.store, since, isOfKind);
  const stories =
    looked?.stories ?? (watchlist === null ? [] : await ofWatchlist(services, watchlist, since)).filter(isOfKind);
  const what = `${kind === null ? '' : `${kind} `}${stories.length === 1 ? 'story' : 'stories'}`;
  const where = ofList ? "of this channel's companies" : 'of all companies';
  const span = days === 1 ? 'the past day' : `the past ${days} days`;
  return paged(await storyItems(services.store, stories, isHere ? asked : null), {
    head: [
      ...leftOut(wanted.left),
      stories.length === 0
        ? `No ${what} ${where} in ${span}.`
        : `*${stories.length} ${what}* ${where} in ${span}, newest first`,
    ],
    foot: [
      ...(looked?.isWhole === false
        ? [`Looked through the newest ${looked.looked} stories, back to ${when(looked.backTo)}.`]
        : []),
      ...(ofList ? ['Of all companies: `/stakewatch recent all`'] : []),
      ...(stories.length === 0 && days < 30 ? ['Further back: `/stakewatch recent 30`'] : []),
    ],
    page: asked.page,
    again: `recent ${days}${kind === null ? '' : ` ${kind}`}${all ? ' all' : ''}`,
  });
}

async function ofWatchlist({ store, registry }: Services, watchlist: Watchlist, since: number): Promise<Story[]> {
  const stories = await store.storiesOf(watchKeys(registry, watchlist), since, STORIES);
  return matchWatchlists(stories, [watchlist], registry).map(({ story }) => story);
}

function leftOut(words: string): string[] {
  if (words === '') return [];
  const kinds = KINDS.map((kind) => `\`${kind}\``).join(', ');
  return [`I left out “${escapeWithin(words, 80)}”, which is no kind of story: ${kinds}.`];
}

const SHOWN = 20; // newest

async function search(asked: Asked, services: Services): Promise<Answer> {
  const terms = readTerms(asked.rest);
  if (terms.length === 0)
    return say('Which words? For example: `/stakewatch search Scale "board seat"`: words in quotes stay together.');
  const looked = await lookThrough(services.store, 0, (story) => holdsTerms(story, terms));
  const far = looked.isWhole
    ? `Looked through all ${looked.looked} stories`
    : `Looked through the newest ${looked.looked} stories`;
  const back = looked.backTo === null ? `${far}.` : `${far}, back to ${when(looked.backTo)}.`;
  const shown = terms.map((term) => `“${escapeWithin(term, 60)}”`).join(' ');
  if (looked.stories.length === 0) return say(`No story holds ${shown}.`, back, 'Fewer or shorter words find more.');
  const items = await storyItems(services.store, looked.stories, isDirect(asked) ? null : asked);
  const newest = looked.stories.length > SHOWN ? `, the newest ${SHOWN} first` : '';
  return paged(items, {
    head: [
      `*${looked.stories.length} ${looked.stories.length === 1 ? 'story holds' : 'stories hold'}* ${shown}${newest}`,
    ],
    foot: [back],
    page: asked.page,
    again: `search ${terms.map((term) => `"${term}"`).join(' ')}`,
  });
}

async function simulate(asked: Asked, services: Services): Promise<Answer> {
  const { days, left } = readWanted(asked.rest, SIMULATED_DAYS);
  const saved = await services.store.watchlist(asked.teamId, asked.channelId);
  const { teamId, channelId, channelName } = asked;
  const bare = { teamId, channelId, channelName, revision: 0, mutes: [], updatedAt: 0 };
  const watchlist = saved ?? { ...bare, ...services.defaultWatchlist };
  if (watchlist.companies.length === 0)
    return say(
      'This channel watches nobody, so nothing would have been told: `/stakewatch watch Scale AI` starts a watchlist.',
    );
  const { alerts, stories } = await wouldTell(services, watchlist, services.clock() - days * DAY);
  const told = alerts.filter(({ held }) => !held).length;
  const items = alerts.map(({ severity, held, content, createdAt }) => {
    const { sign, word } = SEVERITY_SHOWN[severity];
    const quote = content.quotes[0];
    const link = quote === undefined ? '' : ` — ${linkTo(quote.url, quote.source)}`;
    return {
      text: `•  ${sign} ${word}${held ? ', for the digest' : ''} · ${when(createdAt)}: ${sentenceText(content.headline, 500)}${link}`,
    };
  });
  return paged(items, {
    head: [
      ...(left === '' ? [] : [`I left out “${escapeWithin(left, 80)}”: \`simulate\` takes a number of days.`]),
      `*The past ${days} days as this watchlist would tell them now*: ${told} at once, ${alerts.length - told} kept for the digest, of ${stories} ${stories === 1 ? 'story' : 'stories'} around its companies`,
      ...(saved === null ? ['This channel has no watchlist yet: this is the default one.'] : []),
    ],
    foot: [
      'Nothing of this is posted. What is muted here is left out. To hear more or less: `/stakewatch threshold high`',
    ],
    page: asked.page,
    again: `simulate ${days}`,
  });
}

export const STORY_COMMANDS: Command[] = [
  {
    name: 'recent',
    usage: 'recent [days] [kind] [all]',
    says: 'what happened to the companies watched here, or to all',
    example: 'recent 30 acquisition',
    anywhere: true,
    hasPages: true,
    answer: recent,
  },
  {
    name: 'search',
    usage: 'search <words>',
    says: 'finds stories by names, titles and quotes; words in quotes stay together',
    example: 'search Scale "board seat"',
    anywhere: true,
    hasPages: true,
    answer: search,
  },
  {
    name: 'simulate',
    usage: 'simulate [days]',
    says: 'what this watchlist would have told of the past days',
    example: 'simulate 30',
    anywhere: false,
    hasPages: true,
    answer: simulate,
  },
];
