// A farm, a seed and a pace in; news published all the time until it is stopped: deals that are owed, and all else there is.
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../../src/time.ts';
import { drawing, madeItem } from '../extract/made-news.ts';
import type { Farm } from './feed-farm.ts';
import { madeDeal, MOST_DEALS, tellingsOf, type MadeDeal } from './made-deals.ts';

/** ms; at most so long after the first report comes another paper's, and so long after it that the deal is done. */
const OTHER_AFTER = 4 * SECOND;
const DONE_AFTER = 12 * SECOND;

export interface News {
  /** Deals that were told so far. */
  deals: MadeDeal[];
  /** Tells no new deal, and resolves when all is told of the old ones. */
  stop(): Promise<void>;
}

/** @param pace items a second that are no deals, and the time between two deals, ms */
export function publishNews(farm: Farm, seed: number, pace: { others: number; dealEvery: number }): News {
  const draw = drawing(seed);
  const deals: MadeDeal[] = [];
  const followUps: { at: number; tell: () => void }[] = [];
  const feeds = farm.urls.length;
  let stopped = false;
  const tellDeal = (): void => {
    const deal = madeDeal(deals.length);
    deals.push(deal);
    const { first, other, done } = tellingsOf(deal);
    const feed = draw(feeds);
    const id = `deal-${deal.number}`;
    farm.publish(feed, { id, ...first });
    const elsewhere = (feed + 1 + draw(feeds - 1)) % feeds;
    followUps.push({
      at: Date.now() + draw(OTHER_AFTER),
      tell: () => farm.publish(elsewhere, { id: `${id}-other`, ...other }),
    });
    if (deal.closes)
      followUps.push({ at: Date.now() + DONE_AFTER, tell: () => farm.publish(feed, { id: `${id}-done`, ...done }) });
  };
  const run = async (): Promise<void> => {
    const startedAt = Date.now();
    let others = 0;
    while (!stopped || followUps.length > 0) {
      const now = Date.now();
      for (const due of followUps.filter(({ at }) => at <= now)) {
        due.tell();
        followUps.splice(followUps.indexOf(due), 1);
      }
      if (!stopped) {
        const since = now - startedAt;
        for (; others < (since / SECOND) * pace.others; others++) farm.publish(draw(feeds), otherItem(others));
        while (deals.length < Math.min(since / pace.dealEvery, MOST_DEALS)) tellDeal();
      }
      await wait(50);
    }
  };
  const running = run();
  return {
    deals,
    stop() {
      stopped = true;
      return running;
    },
  };
}

/** Nine in ten of the made items tell no deal. */
function otherItem(number: number): { id: string; title: string; body: string } {
  const { id, title, body } = madeItem(number % 10 === 3 ? number + 1 : number);
  return { id: `${id}-${number}`, title, body };
}
