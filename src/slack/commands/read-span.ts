// Words that may end in a length of time in, the words before it and its milliseconds out: "Foo for 7 days", "Foo 2w".
import { DAY, HOUR } from '../../time.ts';

const UNITS: [RegExp, number][] = [
  [/^h(?:ours?|rs?)?$/i, HOUR],
  [/^d(?:ays?)?$/i, DAY],
  [/^w(?:eeks?|ks?)?$/i, 7 * DAY],
  [/^(?:m|mo|months?)$/i, 30 * DAY],
  [/^(?:y|yrs?|years?)$/i, 365 * DAY],
];
const AT_END =
  /(?:^|\s+)(?:(?:for|in|over|during|of|within)\s+)?(?:(?:the|these|this)\s+)?(?:(?:last|past|next|previous)\s+)?(\d{1,5}|an?|one|two|three|four|six)\s?([a-z]{1,6})[.!?]?$/i;
const NUMBERS: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, six: 6 };

/** Spans without a number, at the end of a question. */
const NAMED: [RegExp, number][] = [
  [/(?:^|\s+)(?:today|so far today)$/i, DAY],
  [/(?:^|\s+)(?:since )?yesterday$/i, 2 * DAY],
  [/(?:^|\s+)(?:(?:in|over|during) )?(?:this|the (?:last|past)|last|past|the) week$/i, 7 * DAY],
  [/(?:^|\s+)(?:lately|recently|of late|these days|right now|now|currently|at the moment)$/i, 7 * DAY],
  [/(?:^|\s+)(?:(?:in|over|during) )?(?:this|the (?:last|past)|last|past|the) month$/i, 30 * DAY],
  [/(?:^|\s+)(?:(?:in|over|during) )?(?:this|the (?:last|past)|last|past|the) quarter$/i, 91 * DAY],
  [/(?:^|\s+)(?:(?:in|over|during) )?(?:this|the (?:last|past)|last|past|the) year$/i, 365 * DAY],
];

/** `ms` null where no time is said. Only the end is read, so that "Studio 7d Ltd" stays a name; quotes guard an ending. */
export function readSpan(text: string): { words: string; ms: number | null } {
  const words = text.trim();
  const tail = words.slice(-60);
  const before = (found: RegExpExecArray): string => words.slice(0, words.length - found[0].length).trim();
  for (const [names, ms] of NAMED) {
    const found = names.exec(tail);
    if (found !== null) return { words: before(found), ms };
  }
  const found = AT_END.exec(tail);
  const unit = UNITS.find(([name]) => name.test(found?.[2] ?? ''));
  if (found === null || unit === undefined) return { words, ms: null };
  const typed = (found[1] ?? '').toLowerCase();
  return { words: before(found), ms: (NUMBERS[typed] ?? Number(typed)) * unit[1] };
}
