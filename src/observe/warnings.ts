// What a look at the outbox, the feeds and the tokens found in, what the operator is told of it out.
import type { UnixMs } from '../domain.ts';
import type { FeedsAtOnce } from './feed-counts.ts';
import type { Found } from './episodes.ts';
import type { Outbox } from './outbox.ts';

/** A length of time in words. */
export type InWords = (ms: number) => string;

const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
const counted = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`;

export function outboxFound({ oldest, late, isClear }: Outbox, now: UnixMs, inWords: InWords): Found {
  if (oldest !== null) {
    const reason =
      oldest.error === null
        ? 'Nobody has tried to post the oldest: either too much is owed at once, or no process that delivers runs.'
        : `The last try said: ${ended(oldest.error)}`;
    return {
      state: 'begins',
      says: [
        `Messages are late: ${counted(late, 'message')} to channels should have been posted, the oldest ${inWords(now - oldest.since)} ago.`,
        reason,
        'None is lost: they go out as soon as they can, the oldest first. I shall say when the outbox is clear.',
      ],
    };
  }
  if (!isClear) return { state: 'between' };
  return { state: 'over', says: ['The outbox is clear again: nothing in it is late.'] };
}

export function feedsFound(
  { begins, isOver, failing, all, since, reason }: FeedsAtOnce,
  now: UnixMs,
  inWords: InWords,
): Found {
  if (begins) {
    const long = since === null ? '' : `, the first for ${inWords(now - since)}`;
    return {
      state: 'begins',
      says: [
        `Feeds fail all at once: ${failing} of ${counted(all, 'feed')} cannot be read${long}.`,
        ...(reason === null ? [] : [`Most of them say: ${ended(reason)}`]),
        'That is mostly one trouble: this network, a proxy, a name server. I say nothing about each of them, and shall say when it is over.',
      ],
    };
  }
  if (!isOver) return { state: 'between' };
  const left = failing === 0 ? 'All of them can be read.' : `${counted(failing, 'feed')} cannot be read still.`;
  return { state: 'over', says: [`Feeds no longer fail all at once. ${left}`] };
}

/** @param refused by workspace, Slack's word for it and what to do; empty: no token is refused */
export function tokensFound(refused: Map<string, string>): Found {
  if (refused.size === 0)
    return { state: 'over', says: ['Slack refuses no bot token any more. What waited is posted now.'] };
  const teams = [...refused.keys()];
  const named = teams.length <= MOST_NAMED ? teams.join(', ') : `${teams.slice(0, MOST_NAMED).join(', ')} and more`;
  const [reason = ''] = refused.values();
  return {
    state: 'begins',
    says: [
      `Slack refuses the bot token of ${teams.length === 1 ? 'workspace' : `${teams.length} workspaces:`} ${named}.`,
      `It says: ${ended(reason)}`,
      'Its alerts wait, and none is lost. I shall say when it is over.',
    ],
  };
}
const MOST_NAMED = 5;
