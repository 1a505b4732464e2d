// Nothing but the time in, a marked sample alert out: invented companies, read and worded as real news is, stored nowhere.
import { DEFAULT_SETTINGS, newCompany, type Alert, type Article, type UnixMs, type Watchlist } from '../../domain.ts';
import { readArticle } from '../../extract/extract.ts';
import { createRegistry } from '../../match/aliases.ts';
import { storyFacts } from '../../match/facts.ts';
import { matchWatchlists } from '../../match/match.ts';
import { joinStories } from '../../match/story.ts';
import { firstAlerts } from '../../notify/alert.ts';
import { HOUR } from '../../time.ts';
import { renderAlert } from '../alert/alert-blocks.ts';
import { context, type MessageBlock, type SlackMessage } from '../blocks.ts';

/** Two articles of one deal, so that the look of sources that add to each other is seen. */
const NEWS: { source: string; title: string; body: string; ago: number }[] = [
  {
    source: 'Sample Wire',
    title: 'Vexatron takes a 32% stake in Plumeria Labs',
    body:
      'Vexatron said on Monday that it has agreed to buy a 32% stake in Plumeria Labs for $410 million. ' +
      'The deal values Plumeria Labs at $1.3 billion. ' +
      'Vexatron will get a seat on the board of Plumeria Labs.',
    ago: 3 * HOUR,
  },
  {
    source: 'The Sample Ledger',
    title: 'A customer of Plumeria Labs looks elsewhere as Vexatron buys in',
    body:
      'Vexatron agreed to buy a 32% stake in Plumeria Labs, the companies said. ' +
      'Corvantis, one of its largest customers, plans to stop working with Plumeria Labs. ' +
      'A spokesperson for Plumeria Labs said that the company remains independent.',
    ago: HOUR,
  },
];

/** A channel that depends on Plumeria Labs and competes with Vexatron. */
function sampleWatchlist(now: UnixMs): Watchlist {
  const vendor = {
    ...newCompany('vendor', 'Plumeria Labs'),
    owner: 'Data Platform team',
    data: 'Labelled training sets',
    criticality: 'high' as const,
    renewalOn: new Date(now + 90 * 24 * HOUR).toISOString().slice(0, 10),
    changeOfControlPercent: 30,
    alternatives: ['Quillwort', 'Tansy Data'],
  };
  return {
    teamId: 'sample',
    channelId: 'sample',
    channelName: 'sample',
    revision: 1,
    companies: [vendor, newCompany('rival', 'Vexatron')],
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: now,
  };
}

/** The alert as this program would make it of such news. */
export function sampleAlert(now: UnixMs): Alert {
  const registry = createRegistry([]);
  const stories = NEWS.reduce<ReturnType<typeof joinStories>[number]['story'][]>((before, news, i) => {
    const article = articleOf(news, i, now);
    const joined = joinStories({ before, reading: readArticle(article), article, registry, now: now - news.ago });
    return joined.length === 0 ? before : joined.map(({ story }) => story);
  }, []);
  const matches = matchWatchlists(stories, [sampleWatchlist(now)], registry);
  const [alert] = firstAlerts({ after: stories.map(storyFacts), matches });
  if (alert === undefined) throw new Error('sample alert: expected the sample news to be told, got nothing');
  return { ...alert, code: 'A-SAMPLE' };
}

function articleOf({ source, title, body, ago }: (typeof NEWS)[number], i: number, now: UnixMs): Article {
  const at = now - ago;
  const id = `sample-${i}`;
  return { id, keys: [`content:${id}`], feedId: 'sample', source, url: null, title, body, publishedAt: at, seenAt: at };
}

/** The action that every button of a sample does; its value is what the button would do. */
export const SAMPLE_ACTION = 'sample';

/** Marked above and below, and with buttons that only say what they would do. */
export function sampleMessage(now: UnixMs): SlackMessage {
  const { text, blocks } = renderAlert(sampleAlert(now), {
    rootId: 'sample',
    acknowledged: null,
    assigned: null,
    objections: [],
    muted: null,
    times: { publishedAt: now, seenAt: now, postedAt: now, updatedAt: null },
    exposure: null,
  });
  return {
    text: `Sample: ${text}`,
    blocks: [
      context(
        '🧪 *This is a sample.* The companies are invented and nothing happened; its buttons only say what they would do.',
      ),
      ...blocks.map(asSample),
      context('🧪 To be told of real ones: `/stakewatch watch Scale AI`'),
    ],
  };
}

function asSample(block: MessageBlock): MessageBlock {
  if (block.type === 'section' && block.accessory !== undefined)
    return { ...block, accessory: withSampleAction(block.accessory) };
  return block.type === 'actions' ? { ...block, elements: block.elements.map(withSampleAction) } : block;
}

function withSampleAction<Element extends { type: string; action_id?: string }>(element: Element): Element {
  const named = (element.action_id ?? '').split(':')[0] ?? '';
  const asked = { ...element, action_id: `${SAMPLE_ACTION}:${named}` };
  return asked.type === 'button' ? { ...asked, value: named } : asked;
}

/** What a button of a real alert does, by its action. */
const WOULD_DO: Record<string, string> = {
  acknowledge: 'notes in the alert that you have seen it, so that nobody else has to look',
  assign: 'hands the alert to somebody, who is told',
  'not-relevant': 'asks why, and keeps such news away from this channel: a company of a similar name, or this story',
  mute: 'asks what this channel shall not hear of (the company, the story, the source, the kind) and until when; it can be undone',
  'show-sources': 'shows you alone every article that told the story, with its time and whose report it retells',
  why: 'shows you alone what was read, who is who here, and what would have made it louder or quieter',
  'take-it': 'notes in the alert that you look into it',
  picture: 'draws who owns what in this story, and puts the picture into the thread',
  'wrong-fact': 'asks which fact is wrong and what is right, and shows both from then on',
  'add-exposure': 'asks who owns the relationship, what data the vendor holds and when the contract renews',
};

/** @param value as a sample's button or menu entry carries it: the action, and in a menu a colon and the alert */
export function wouldDo(value: string): string {
  const what = WOULD_DO[value.split(':')[0] ?? ''] ?? 'does its work on the alert, here on nothing';
  return `🧪 This is a sample, and nothing was changed. In a real alert this button ${what}.`;
}
