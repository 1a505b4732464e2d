// audit: who changed what in this channel, and when.
import { say, type Answer } from '../answer.ts';
import { paged } from './paging.ts';
import type { Services } from '../services.ts';
import { escapeWithin, person, when } from '../text.ts';
import type { Asked, Command } from './command.ts';

const USUAL = 20;
const MOST = 1_000; // as many as are kept

async function audit(asked: Asked, { store }: Services): Promise<Answer> {
  const typed = asked.rest.trim();
  const n = /^\d{1,6}$/.test(typed) ? Math.min(Math.max(1, Number(typed)), MOST) : USUAL;
  const entries = await store.auditOf(asked.teamId, asked.channelId, n);
  if (entries.length === 0) return say('Nothing was changed in this channel yet.');
  const isNumber = typed === '' || /^\d{1,6}$/.test(typed);
  return paged(
    entries.map(({ by, at, what }) => ({ text: `•  ${when(at)}: ${person(by)} ${escapeWithin(what, 600)}` })),
    {
      head: [
        ...(isNumber ? [] : [`I left out “${escapeWithin(typed, 80)}”: \`audit\` takes a number.`]),
        `*The last ${entries.length === 1 ? 'change' : `${entries.length} changes`} of this channel's watchlist and settings*`,
      ],
      foot: entries.length === n && n < MOST ? [`Further back: \`/stakewatch audit ${Math.min(MOST, n * 5)}\``] : [],
      page: asked.page,
      again: `audit ${n}`,
    },
  );
}

export const AUDIT_COMMANDS: Command[] = [
  {
    name: 'audit',
    usage: 'audit [number]',
    says: 'who changed what in this channel, and when',
    example: 'audit 50',
    anywhere: false,
    hasPages: true,
    answer: audit,
  },
];
