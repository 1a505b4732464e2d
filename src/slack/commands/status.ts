// status: whether Stakewatch runs well, what it owes this channel, and what it could not deliver.
import { isInTrouble } from '../../domain.ts';
import type { AlertRecord } from '../../domain.ts';
import type { Answer } from '../answer.ts';
import { duration } from '../duration.ts';
import { isMember } from '../membership.ts';
import { isDirect } from '../place.ts';
import { isPutOff } from '../delivery/quiet.ts';
import { escapeWithin, when } from '../text.ts';
import type { Asked, Command, CommandServices } from './command.ts';
import { troublesOf, type FeedTroubles } from './feed-troubles.ts';

const SHOWN = 10; // alerts of one kind; the counts say how many there are
const NAMED = 5; // feeds of one trouble

async function status(asked: Asked, services: CommandServices): Promise<Answer> {
  const { store, clock, feedHealth, version, startedAt, mode, feedsAreOperators } = services;
  const { teamId, channelId } = asked;
  const [counts, feeds, storage, watchlists, here, outside] = await Promise.all([
    store.counts(),
    store.feeds(),
    store.check(),
    store.watchlistsOf(teamId),
    isDirect(asked) ? Promise.resolve([]) : store.alertsIn(teamId, channelId, [], MOST_COUNTED),
    isDirect(asked) ? Promise.resolve(false) : isOutside(asked, services),
  ]);
  const failing = feeds.filter(({ state }) => isInTrouble(state));
  const polled = feeds.flatMap(({ state }) => (state.lastPollAt === null ? [] : [state.lastPollAt]));
  const oldest = counts.oldestDueAt === null ? '' : `, the oldest since ${when(counts.oldestDueAt)}`;
  const waiting = here.filter(({ state, lastError }) => state === 'due' && lastError !== null);
  return {
    lines: [
      `*Stakewatch ${escapeWithin(version, 40)}* — running for ${duration(clock() - startedAt)}, ${mode}, ${storage.kind} store`,
      `Feeds: ${feedCounts(feeds.length, failing.length)} · last poll: ${polled.length === 0 ? 'none yet' : when(Math.max(...polled))}`,
      ...inTrouble(troublesOf(failing, (feed, state) => feedHealth(feed, state, clock()))),
      ...(feedsAreOperators
        ? []
        : [
            `Read so far: ${counted(counts.articles, 'article', 'articles')}, ${counted(counts.stories, 'story', 'stories')}`,
          ]),
      `Watchlists of this workspace: ${watchlists.length}`,
      // What other workspaces are told is none of this one's business, not even as a number.
      ...(feedsAreOperators || counts.alerts.due === 0
        ? []
        : [`Messages that wait to be posted, in all channels: ${counts.alerts.due}${oldest}`]),
      ...(isDirect(asked) ? [] : [`This channel: ${inThisChannel(here)}`]),
      ...(outside ? ['⚠️ Stakewatch is not in this channel: type `/invite @stakewatch`, or its alerts wait.'] : []),
      ...titled(
        '*Owed to this channel, and held up*',
        waiting.filter((alert) => !isPutOff(alert)),
      ),
      ...titled('*Waiting here for the end of the quiet hours*', waiting.filter(isPutOff)),
      ...titled(
        '*Could not be delivered here, and is not tried again*',
        here.filter(({ state }) => state === 'dead'),
      ),
    ],
  };
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function feedCounts(all: number, failing: number): string {
  if (all === 0) return 'none is read yet';
  return failing === 0 ? `${all} ok` : `${all - failing} ok, ${failing} in trouble`;
}

const MOST_COUNTED = 2_000; // messages of one channel

/**
 * What there is none of is left out. An update of an alert is no alert, and one that was held is told in a digest or not
 * at all.
 */
function inThisChannel(alerts: AlertRecord[]): string {
  const count = (of: (alert: AlertRecord) => boolean, one: string, many: string): string[] => {
    const n = alerts.filter(of).length;
    return n === 0 ? [] : [counted(n, one, many)];
  };
  const sent = (kind: AlertRecord['kind']) => (alert: AlertRecord) => alert.state === 'sent' && alert.kind === kind;
  const parts = [
    ...count(sent('new'), 'alert posted', 'alerts posted'),
    ...count(sent('update'), 'update of an alert', 'updates of alerts'),
    ...count(sent('digest'), 'digest', 'digests'),
    ...count(({ state }) => state === 'due', 'message still to be posted', 'messages still to be posted'),
    ...count(({ state }) => state === 'held', 'story kept for the digest', 'stories kept for the digest'),
    ...count(({ state }) => state === 'dead', 'message could not be delivered', 'messages could not be delivered'),
  ];
  if (parts.length === 0) return 'nothing was posted yet, and nothing waits';
  return `${alerts.length === MOST_COUNTED ? `of the newest ${MOST_COUNTED} messages ` : ''}${parts.join(', ')}`;
}

/** One line a reason. */
function inTrouble(troubles: FeedTroubles[]): string[] {
  const lines = troubles.map(({ reason, titles }) => {
    const named = titles.slice(0, NAMED).map((title) => escapeWithin(title, 120));
    const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : '';
    return `⚠️ ${named.join(', ')}${more}: ${escapeWithin(reason, 300)}`;
  });
  const isCut = lines.length > SHOWN || troubles.some(({ titles }) => titles.length > NAMED);
  return [...lines.slice(0, SHOWN), ...(isCut ? ['`/stakewatch feeds` lists them all'] : [])];
}

/** Whether the channel has a watchlist, and Stakewatch could not post there. */
async function isOutside({ teamId, channelId, client }: Asked, { store }: CommandServices): Promise<boolean> {
  const watchlist = await store.watchlist(teamId, channelId);
  return watchlist !== null && watchlist.companies.length > 0 && !(await isMember(client, channelId));
}

function titled(heading: string, alerts: AlertRecord[]): string[] {
  if (alerts.length === 0) return [];
  return [
    heading,
    ...alerts.slice(0, SHOWN).map(({ code, lastError, content }) => {
      const reason = escapeWithin(lastError ?? 'no reason known', 400);
      return `•  ${escapeWithin(code, 40)} (${escapeWithin(content.notification, 160)}): ${reason}`;
    }),
    ...(alerts.length > SHOWN ? [`… and ${alerts.length - SHOWN} more`] : []),
  ];
}

export const STATUS_COMMANDS: Command[] = [
  {
    name: 'status',
    usage: 'status',
    says: 'whether everything runs, what is owed, and what could not be delivered',
    example: 'status',
    anywhere: true,
    takesNothing: true,
    answer: status,
  },
];
