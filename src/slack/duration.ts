// A length of time in milliseconds in, words out: "3 days 4 hours".
import { DAY, HOUR, MINUTE } from '../time.ts';

const UNITS: [number, string][] = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
];

/** The two largest units; below a minute "less than a minute". */
export function duration(ms: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, ms);
  for (const [unit, name] of UNITS) {
    const n = Math.floor(rest / unit);
    rest -= n * unit;
    if (n > 0 && parts.length < 2) parts.push(`${n} ${name}${n === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? 'less than a minute' : parts.join(' ');
}
