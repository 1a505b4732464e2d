// "15m", "2 hours", "1h 30m" → milliseconds.
import { DAY, HOUR, MINUTE, SECOND } from '../time.ts';

const UNITS: Record<string, number> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };

/** @returns milliseconds, or null when the text is no length of time. */
export function readDuration(text: string): number | null {
  const match = /^\s*(\d{1,6}) ?(s|m|h|d)[a-z]{0,10}\s*$/i.exec(text);
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}
