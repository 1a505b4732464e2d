// A story's sources → how many independent reports stand behind it.
import type { Source, Story } from '../domain.ts';
import { nameKey } from './name-key.ts';
import { areCopies } from './text-marks.ts';

const COMPARED = 60; // sources, the newest; a copy follows its original within hours

/**
 * Reports counted by origin, at least 1: an article of its own counts for its publication; articles that retell the
 * same named report count once, and not at all beside that report itself; retellings of unnamed "media reports" and
 * copies, lightly edited ones too, add none. An article that only made a rival bid known tells nothing of this deal.
 */
export function independentSources(story: Story): number {
  const rival = new Set(story.related?.map(({ articleId }) => articleId));
  const telling = new Set([...story.events, ...story.ripples].map(({ articleId }) => articleId));
  const counted: Source[] = [];
  const reports: string[] = [];
  for (const source of story.sources) {
    if (rival.has(source.articleId) && !telling.has(source.articleId)) continue;
    if (counted.slice(-COMPARED).some((known) => isCopy(known, source))) continue;
    counted.push(source);
    const report = reportOf(source);
    if (report !== null && !reports.some((known) => isSamePaper(known, report))) reports.push(report);
  }
  return Math.max(1, reports.length);
}

/** The same words, or nearly the same, of the same or another publication. */
function isCopy(a: Source, b: Source): boolean {
  return a.textHash === b.textHash || areCopies(a.textMarks, b.textMarks);
}

function reportOf({ origin, source }: Source): string | null {
  if (origin.report === 'own') return nameKey(source);
  return origin.report === 'named' && origin.name !== null ? nameKey(origin.name) : null;
}

/** "Example Wire" and its feed "Example Wire: Business" are one paper. */
function isSamePaper(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long === short || (short.length >= 4 && long.startsWith(`${short} `));
}
