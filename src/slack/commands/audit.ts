// audit: who changed what in this channel and of the feeds, and when.
import { say, type Answer } from '../answer.ts';
import { FEEDS_TRAIL } from './known-feeds.ts';
import { paged } from './paging.ts';
import { isDirect } from '../place.ts';
import type { Services } from '../services.ts';
import { escapeWithin, person, when } from '../text.ts';
import type { Asked, Command } from './command.ts';

const USUAL = 20;
const MOST = 1_000; // as many as are kept

async function audit(asked: Asked, { store, feedsAreOperators }: Services): Promise<Answer> {
  const typed = asked.rest.trim();
  const n = /^\d{1,6}$/.test(typed) ? Math.min(Math.max(1, Number(typed)), MOST) : USUAL;
  // In a direct message there is no watchlist, and the feeds are all that can be changed.
  const [here, feeds] = await Promise.all([
    isDirect(asked) ? [] : store.auditOf(asked.teamId, asked.channelId, n),
    store.auditOf(asked.teamId, FEEDS_TRAIL, n),
  ]);
  const entries = [...here, ...feeds].sort((a, b) => b.at - a.at).slice(0, n);
  if (entries.length === 0) return say(nothingYet(isDirect(asked), feedsAreOperators));
  const isNumber = typed === '' || /^\d{1,6}$/.test(typed);
  const last = `The last ${entries.length === 1 ? 'change' : `${entries.length} changes`}`;
  const of = isDirect(asked) ? 'of the feeds' : "of this channel's watchlist and settings, and of the feeds";
  return paged(
    entries.map(({ by, at, what }) => ({ text: `•  ${when(at)}: ${person(by)} ${escapeWithin(what, 600)}` })),
    {
      head: [
        ...(isNumber ? [] : [`I left out “${escapeWithin(typed, 80)}”: \`audit\` takes a number.`]),
        `*${last} ${of}*, newest first`,
      ],
      foot: [
        ...(entries.length === n && n < MOST ? [`Further back: \`/stakewatch audit ${Math.min(MOST, n * 5)}\``] : []),
        ...(isDirect(asked) ? [OF_CHANNELS] : []),
      ],
      page: asked.page,
      again: `audit ${n}`,
    },
  );
}

const OF_CHANNELS = "What was changed of a channel's watchlist: type `/stakewatch audit` in that channel.";

function nothingYet(inDirectMessage: boolean, feedsAreOperators: boolean): string {
  if (!inDirectMessage) return 'Nothing was changed in this channel yet.';
  if (feedsAreOperators) return `The feeds are set up by whoever runs Stakewatch. ${OF_CHANNELS}`;
  return `Nobody has added or removed a feed yet. ${OF_CHANNELS}`;
}

export const AUDIT_COMMANDS: Command[] = [
  {
    name: 'audit',
    usage: 'audit [number]',
    says: 'who changed what in this channel, and when',
    example: 'audit 50',
    anywhere: true,
    hasPages: true,
    answer: audit,
  },
];
