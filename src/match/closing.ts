// A story's events → when the deal is expected to close, in printed words, each different time once.
import type { Story, StoryFigure } from '../domain.ts';

/** Words that tell one time from another: "by the end of the third quarter" and "in Q3" name the same. */
const TIMES =
  /\b(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|first|second|third|fourth|q[1-4]|[1-4]q|h[12]|half|(?:19|20)\d\d|next|this|spring|summer|autumn|fall|winter|weeks?|\d{1,3} months?)\b/gi;
const SAME: Record<string, string> = {
  first: '1',
  second: '2',
  third: '3',
  fourth: '4',
  autumn: 'fall',
  h1: '1half',
  h2: '2half',
};

/** `best` is what the newest article says; an article that repeats a time adds nothing. `agree`: only one time is printed. */
export function closesBy({ events }: Pick<Story, 'events'>): StoryFigure<string> {
  const all: { value: string; articleId: string }[] = [];
  for (const { closesBy: value, articleId, headlineOnly } of events) {
    if (value === null || headlineOnly || all.some((known) => sameTime(known.value, value))) continue;
    all.unshift({ value, articleId });
  }
  return { best: all[0]?.value ?? null, all, agree: all.length < 2 };
}

/** One says no more than the other: "in the third quarter", "by the end of the third quarter of 2027". */
function sameTime(a: string, b: string): boolean {
  const [x, y] = [timesIn(a), timesIn(b)];
  return x.every((time) => y.includes(time)) || y.every((time) => x.includes(time));
}

function timesIn(printed: string): string[] {
  return (printed.match(TIMES) ?? []).map((word) => {
    const time = word.toLowerCase();
    const quarter = /^q([1-4])$|^([1-4])q$/.exec(time);
    return quarter ? (quarter[1] ?? quarter[2] ?? '') : (SAME[time] ?? time.slice(0, /^\d/.test(time) ? 9 : 4));
  });
}
