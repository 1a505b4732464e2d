// Words that may end in "until …" in, the words before it and the moment it names out: "Foo until Friday".
import { DateTime } from 'luxon';
import type { UnixMs } from '../../domain.ts';
import { readWeekday } from '../../notify/clock-times.ts';

/** `until`: a day's first moment; 'unread' where "until" stands there and nothing that I can read behind it. */
export interface ReadUntil {
  words: string;
  until: UnixMs | 'unread' | null;
}

const UNTIL = /\s(?:until|till|til)\s+(?:the\s+)?([^"“”„«»'‘’]{1,40})$/i;
const DATES = ['yyyy-MM-dd', 'd MMM yyyy', 'd MMMM yyyy', 'MMM d yyyy', 'MMMM d yyyy', 'd.M.yyyy'];
const DATES_OF_A_YEAR = ['d MMM', 'd MMMM', 'MMM d', 'MMMM d'];

/** On the words behind "until", in the order tried; a day begins at midnight. */
const NAMED: [RegExp, (today: DateTime) => DateTime][] = [
  [/^tomorrow$/i, (today) => today.plus({ days: 1 })],
  [/^(?:next week|end of (?:the|this) week)$/i, (today) => today.startOf('week').plus({ weeks: 1 })],
  [/^(?:next month|end of (?:the|this) month)$/i, (today) => today.startOf('month').plus({ months: 1 })],
  [/^(?:next year|end of (?:the|this) year)$/i, (today) => today.startOf('year').plus({ years: 1 })],
];

/** Only the end is read, and only behind other words, so that a name may begin with "Until"; quotes guard an ending. */
export function readUntil(text: string, timeZone: string, now: UnixMs): ReadUntil {
  const words = text.trim();
  const found = UNTIL.exec(words.slice(-60));
  if (found === null) return { words, until: null };
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  const day = readDay((found[1] ?? '').replace(/[.!?]$/, ''), today);
  return { words: words.slice(0, words.length - found[0].length).trim(), until: day?.toMillis() ?? 'unread' };
}

function readDay(text: string, today: DateTime): DateTime | null {
  const typed = text.trim().replace(/,/g, '').replace(/\s+/g, ' ');
  const named = NAMED.find(([says]) => says.test(typed));
  if (named !== undefined) return named[1](today);
  const weekday = readWeekday(typed.replace(/^next /i, ''));
  if (weekday !== null) return today.plus({ days: (weekday - (today.weekday % 7) + 7) % 7 || 7 });
  const read = (format: string): DateTime =>
    DateTime.fromFormat(typed, format, { zone: today.zoneName ?? 'utc', locale: 'en' });
  const whole = DATES.map(read).find(({ isValid }) => isValid);
  if (whole !== undefined) return whole;
  const partial = DATES_OF_A_YEAR.map(read)
    .find(({ isValid }) => isValid)
    ?.set({ year: today.year });
  if (partial === undefined) return null;
  return partial > today ? partial : partial.plus({ years: 1 });
}
