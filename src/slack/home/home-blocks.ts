// What a person's Home tab says in, the view out: at most 100 blocks, the open stories first.
import type { types } from '@slack/bolt';
import type { DigestTime, Sentence, Severity, UnixMs } from '../../domain.ts';
import { buttons, context, section, type ButtonSpec } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { SECOND } from '../../time.ts';
import { digestInWords } from '../commands/settings-words.ts';
import { cut, escapeWithin, linkTo, person, sentenceText, when } from '../text.ts';

/** A story that nobody acknowledged yet. */
export interface OpenStory {
  channelId: string;
  severity: Severity;
  headline: Sentence;
  code: string;
  /** User id of whoever looks after it; null: nobody. */
  assigned: string | null;
  at: UnixMs;
  /** The alert goes out just now, or waits for the end of quiet hours. */
  owed: boolean;
  /** Of its message; null where that is gone, or not posted yet. */
  link: string | null;
}
export interface HomeChannel {
  id: string;
  /** "#vendor-risk", as Slack says it now. */
  name: string;
  archived: boolean;
  vendors: number;
  rivals: number;
  others: number;
  /** Open stories. */
  open: number;
  digest: DigestTime | null;
  timeZone: string;
}
export interface HomeContent {
  firstVisit: boolean;
  channels: HomeChannel[];
  moreChannels: number;
  /** False where Slack did not name all channels of the person. */
  allChannels: boolean;
  /** ms; the pause that Slack asked for instead. */
  pause?: number;
  /** The newest first. */
  stories: OpenStory[];
  moreStories: number;
  feeds: { ok: number; failing: string[]; failingCount: number; lastPollAt: UnixMs | null };
  now: UnixMs;
}

type HomeBlock = types.HomeView['blocks'][number];

export function homeView(content: HomeContent): types.HomeView {
  const blocks: HomeBlock[] = [
    ...introduction(content),
    ...storyBlocks(content),
    ...channelBlocks(content),
    setUp(content.now),
    { type: 'divider' },
    context(feedLine(content.feeds)),
    context('In any channel: `/stakewatch help` · `/stakewatch show` and a company · `/stakewatch recent`'),
    buttons([{ action: 'refresh-home', label: 'Refresh', value: 'home' }]),
  ];
  return { type: 'home', callback_id: 'home', blocks: blocks.slice(0, LIMITS.viewBlocks) };
}

function introduction({ firstVisit, channels }: HomeContent): HomeBlock[] {
  if (!firstVisit && channels.length > 0) return [];
  return [
    section(
      'Stakewatch reads the news and tells a channel, once per deal and with the sentence that says so, when the ownership of a company it depends on changes. ' +
        'Above all it speaks up when the new owner is your rival.',
    ),
  ];
}

const SIGNS: Partial<Record<Severity, string>> = { critical: '🔴 *Critical*', high: '🟠 *High*' };
const HEADLINE = 600; // characters

function storyBlocks({ stories, moreStories, channels, allChannels }: HomeContent): HomeBlock[] {
  if (channels.length === 0) return [];
  if (stories.length === 0)
    return [
      header('Open stories'),
      section(
        allChannels
          ? '✅ None: every critical and high story is acknowledged.'
          : 'None in the channels below; there may be some in channels that are missing here.',
      ),
    ];
  return [
    header('Open stories'),
    ...stories.map(storySection),
    ...(moreStories > 0 ? [context(`… and ${moreStories} more, in their channels.`)] : []),
  ];
}

function storySection({
  severity,
  headline,
  channelId,
  at,
  owed,
  link,
  code,
  assigned,
}: OpenStory): types.SectionBlock {
  const where = [
    `<#${channelId}>`,
    when(at),
    ...(link === null ? [escapeWithin(code, 40)] : [linkTo(link, 'Open the message')]),
    ...(link === null && owed ? ['on its way to the channel'] : []),
  ];
  const whose = assigned === null ? [] : [`looked after by ${person(assigned)}`];
  const line = `${SIGNS[severity] ?? severity}  ${sentenceText(headline, HEADLINE)}`;
  return section(`${line}\n${[...where, ...whose].join(' · ')}`);
}

function channelBlocks({ channels, moreChannels, allChannels, pause }: HomeContent): HomeBlock[] {
  const blocks: HomeBlock[] = [header('Your channels')];
  if (channels.length === 0)
    blocks.push(
      section(
        allChannels
          ? 'No channel that you are in has a watchlist yet. Pick one below, and name its vendors and rivals.'
          : 'I could not see which of your channels have a watchlist.',
      ),
    );
  for (const channel of channels) {
    blocks.push(
      withButton(channelText(channel), { action: 'open-watchlist', label: 'Open watchlist', value: channel.id }),
    );
  }
  if (moreChannels > 0)
    blocks.push(context(`… and ${moreChannels} more: type \`/stakewatch list\` in a channel to see its watchlist.`));
  if (!allChannels) blocks.push(context(missingChannels(pause)));
  return blocks;
}

function missingChannels(pause: number | undefined): string {
  if (pause === undefined) return 'Slack did not name all of your channels just now: some may be missing here.';
  const seconds = Math.ceil(pause / SECOND);
  return `Slack asks for a pause, so some of your channels may be missing here: press *Refresh* in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}

function channelText({ id, name, archived, vendors, rivals, others, open, digest, timeZone }: HomeChannel): string {
  const counts = [
    counted(vendors, 'vendor'),
    counted(rivals, 'rival'),
    ...(others > 0 ? [counted(others, 'other company', 'other companies')] : []),
    open > 0 ? `*${open} open*` : 'nothing open',
  ];
  const zone = digest === null ? '' : ` (${escapeWithin(timeZone, 60)})`;
  // An archived channel has no link of its own any more.
  const title = archived ? `*${escapeWithin(name, 90)}* (archived: its alerts wait)` : `<#${id}>`;
  return `${title}\n${counts.join(' · ')}\nDigest: ${digestInWords(digest)}${zone}`;
}

function setUp(now: UnixMs): types.SectionBlock {
  return {
    ...section('*Set up a channel*\nPick the channel that should hear the news.'),
    // A new block is an empty choice: Slack keeps what was picked in one that stays.
    block_id: `set-up-${now}`,
    accessory: {
      type: 'conversations_select',
      action_id: 'set-up-channel',
      placeholder: { type: 'plain_text', text: 'Choose a channel' },
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
  };
}

function feedLine({ ok, failing, failingCount, lastPollAt }: HomeContent['feeds']): string {
  const named = failing.slice(0, 5).map((title) => escapeWithin(title, 80));
  const more = failingCount > named.length ? ` and ${failingCount - named.length} more` : '';
  const names = named.length > 0 ? `: ${named.join(', ')}${more}` : '';
  const wrong = failingCount === 0 ? '' : ` · ⚠️ ${failingCount} in trouble${names}`;
  return `News sources: ${ok} ok${wrong} · last poll: ${lastPollAt === null ? 'none yet' : when(lastPollAt)}`;
}

function withButton(text: string, spec: ButtonSpec): types.SectionBlock {
  const [accessory] = buttons([spec]).elements;
  return accessory?.type === 'button' ? { ...section(text), accessory } : section(text);
}

function header(text: string): types.HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: cut(text, LIMITS.headerText) } };
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
