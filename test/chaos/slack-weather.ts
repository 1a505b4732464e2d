// A seed → what goes wrong with each call of Slack's Web API, as chance has it: late answers, lost ones, 429s, 500s.
import type { Fault } from '../../src/preview/faults.ts';
import { SECOND } from '../../src/time.ts';
import { drawing } from '../extract/made-news.ts';

const STORM_EVERY = 45 * SECOND;
const STORM_FOR = 4 * SECOND;

/** Of a thousand calls, how many meet it. The rest go well. */
const WEATHER: { name: string; of1000: number; fault: (draw: (below: number) => number) => Fault }[] = [
  { name: 'late', of1000: 60, fault: (draw) => ({ late: 200 + draw(3_000) }) },
  { name: 'later than we wait', of1000: 4, fault: () => ({ late: 12 * SECOND }) },
  { name: 'reply lost', of1000: 30, fault: () => ({ lose: 'reply' }) },
  { name: 'request lost', of1000: 20, fault: () => ({ lose: 'request' }) },
  { name: '429', of1000: 30, fault: (draw) => ({ status: 429, retryAfter: 1 + draw(3) }) },
  { name: '500', of1000: 15, fault: () => ({ status: 500 }) },
];

export interface Weather {
  fault: () => Fault | null;
  /** From now on all goes well. */
  clear(): void;
  /** How often each fault struck. */
  struck: Record<string, number>;
}

export function createWeather(seed: number): Weather {
  const draw = drawing(seed);
  const struck: Record<string, number> = {};
  const startedAt = Date.now();
  let fair = false;
  const note = (name: string): void => void (struck[name] = (struck[name] ?? 0) + 1);
  return {
    fault() {
      if (fair) return null;
      if ((Date.now() - startedAt + STORM_FOR) % STORM_EVERY < STORM_FOR) {
        note('429 in a storm of them');
        return { status: 429, retryAfter: 1 };
      }
      let chance = draw(1_000);
      for (const { name, of1000, fault } of WEATHER) {
        if (chance < of1000) {
          note(name);
          return fault(draw);
        }
        chance -= of1000;
      }
      return null;
    },
    clear: () => void (fair = true),
    struck,
  };
}
