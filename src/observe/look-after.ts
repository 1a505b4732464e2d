// The store and Slack's word on the token in, the operator's warnings out: late messages, feeds that fail all at once, tokens
// that Slack refuses. Looked at every minute, by one process of many.
import type { AlertRecord } from '../domain.ts';
import type { Log } from '../log.ts';
import type { Clock, Store } from '../ports.ts';
import { MINUTE, SECOND } from '../time.ts';
import { createEpisodes, type Operator } from './episodes.ts';
import { failingAtOnce } from './feed-counts.ts';
import { lookAtOutbox, type Wait } from './outbox.ts';
import type { TokenWord } from './readiness.ts';
import { feedsFound, outboxFound, tokensFound, type InWords } from './warnings.ts';

export interface LookAfterDeps {
  store: Store;
  clock: Clock;
  log: Log;
  operator: Operator;
  /** ms that a message may wait. */
  outboxLate: number;
  whyWaits: (alert: AlertRecord) => Wait;
  inWords: InWords;
  /** Of the one workspace; null where each has a token of its own. */
  token: () => Promise<TokenWord | null>;
  /** The one workspace, for people; null where there are many. */
  teamId: string | null;
}

export interface LookAfter {
  /** @returns true where a warning is owed that was not before. @throws when the store fails */
  look: () => Promise<boolean>;
  /** The operator was warned that feeds fail all at once, and it is not over. */
  warnedOfFeeds: () => Promise<boolean>;
}

const EVERY = MINUTE;
const TURN = EVERY - 10 * SECOND; // ms; a little less, so that the next look finds its turn free

export function createLookAfter(deps: LookAfterDeps): LookAfter {
  const { store, clock, operator, outboxLate, whyWaits, inWords } = deps;
  const episodes = {
    outbox: createEpisodes('outbox', deps),
    feeds: createEpisodes('feeds', deps),
    token: createEpisodes('token', deps),
  };
  let lookedAt = -Infinity;

  /** With a channel for it one process is enough; without, each tells its own log. */
  async function isMyTurn(now: number): Promise<boolean> {
    if (now >= lookedAt && now - lookedAt < EVERY) return false;
    lookedAt = now;
    try {
      return operator === null || (await store.firstTime('look-after', now, TURN));
    } catch (error) {
      lookedAt = -Infinity; // else the next second would pass for a look that went well
      throw error;
    }
  }

  /** By workspace; Slack itself may say so of the one token, or the last try of an alert. */
  async function refusedTokens(ofAlerts: Map<string, string>): Promise<Map<string, string> | null> {
    const word = await deps.token();
    if (word === null) return ofAlerts;
    // A Slack that cannot be asked has not taken its word back.
    if (word.state === 'unreached') return null;
    return word.state === 'accepted' ? new Map() : new Map([[deps.teamId ?? '', word.reason]]);
  }

  return {
    warnedOfFeeds: () => episodes.feeds.isOpen(),
    async look() {
      const now = clock();
      if (!(await isMyTurn(now))) return false;
      const outbox = await lookAtOutbox(store, { now, late: outboxLate, whyWaits });
      const refused = await refusedTokens(outbox.refusedTokens);
      const feeds = failingAtOnce(await store.feeds());
      const owed = [
        await episodes.outbox.tell(outboxFound(outbox, now, inWords), now),
        await episodes.feeds.tell(feedsFound(feeds, now, inWords), now),
        refused !== null && (await episodes.token.tell(tokensFound(refused), now)),
      ];
      return owed.includes(true);
    },
  };
}
