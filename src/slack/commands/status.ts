// status: whether Stakewatch runs well, what it owes this channel, and what it could not deliver.
import type { AlertRecord } from '../../domain.ts';
import type { Answer } from '../answer.ts';
import { duration } from '../duration.ts';
import { isMember } from '../membership.ts';
import { isPutOff } from '../quiet.ts';
import { escapeWithin, when } from '../text.ts';
import type { Asked, Command, CommandServices } from './command.ts';

const SHOWN = 10; // alerts of one kind; the counts say how many there are

async function status(asked: Asked, services: CommandServices): Promise<Answer> {
  const { store, clock, version, startedAt, mode, feedsAreOperators } = services;
  const { teamId, channelId } = asked;
  const [counts, feeds, storage, dead, due, outside] = await Promise.all([
    store.counts(),
    store.feeds(),
    store.check(),
    store.alertsIn(teamId, channelId, ['dead'], SHOWN),
    store.alertsIn(teamId, channelId, ['due'], SHOWN),
    isOutside(asked, services),
  ]);
  const failing = feeds.filter(({ state }) => state.failures > 0);
  const polled = feeds.flatMap(({ state }) => (state.lastPollAt === null ? [] : [state.lastPollAt]));
  const oldest = counts.oldestDueAt === null ? '' : `, the oldest since ${when(counts.oldestDueAt)}`;
  const waiting = due.filter(({ lastError }) => lastError !== null);
  return {
    lines: [
      `*Stakewatch ${escapeWithin(version, 40)}* — running for ${duration(clock() - startedAt)}, ${mode}, ${storage.kind} store`,
      `Feeds: ${feeds.length - failing.length} ok, ${failing.length} failing · last poll: ${polled.length === 0 ? 'none yet' : when(Math.max(...polled))}`,
      ...failing
        .slice(0, SHOWN)
        .map(
          ({ feed, state }) =>
            `⚠️ ${escapeWithin(feed.title, 120)}: ${escapeWithin(state.lastError ?? 'no reason known', 300)}`,
        ),
      // What other workspaces watch and are told is none of this one's business, not even as a number.
      ...(feedsAreOperators
        ? []
        : [
            `Known: ${counts.articles} articles, ${counts.stories} stories, ${counts.watchlists} watchlists`,
            `Alerts: ${counts.alerts.sent} sent, ${counts.alerts.due} owed${oldest}, ${counts.alerts.held} kept for the digest, ${counts.alerts.dead} dead`,
          ]),
      ...(outside ? ['⚠️ Stakewatch is not in this channel: type `/invite @stakewatch`, or its alerts wait.'] : []),
      ...titled(
        '*Owed to this channel, and held up*',
        waiting.filter((alert) => !isPutOff(alert)),
      ),
      ...titled('*Waiting here for the end of the quiet hours*', waiting.filter(isPutOff)),
      ...titled('*Dead letters of this channel*', dead),
    ],
  };
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
    ...alerts.map(({ code, lastError, content }) => {
      const reason = escapeWithin(lastError ?? 'no reason known', 400);
      return `•  ${escapeWithin(code, 40)} (${escapeWithin(content.notification, 160)}): ${reason}`;
    }),
  ];
}

export const STATUS_COMMANDS: Command[] = [
  {
    name: 'status',
    usage: 'status',
    says: 'whether everything runs, what is owed, and what could not be delivered',
    example: 'status',
    anywhere: true,
    answer: status,
  },
];
