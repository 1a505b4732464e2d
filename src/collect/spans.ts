// A length of time → how people say it.
import { DAY, HOUR, MINUTE } from '../time.ts';

/** In one unit: "5 min", "2 h", "3 days". @param ms 0 or more */
export function inWords(ms: number): string {
  if (ms < MINUTE) return 'less than a minute';
  if (ms < 2 * HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < 2 * DAY) return `${Math.floor(ms / HOUR)} h`;
  return `${Math.floor(ms / DAY)} days`;
}
