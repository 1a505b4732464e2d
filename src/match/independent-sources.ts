// A story's sources → how many independent reports stand behind it.
import type { Source, Story } from '../domain.ts';
import { nameKey } from './name-key.ts';

/**
 * Reports counted by origin, at least 1: an article of its own counts for its publication; articles that retell the
 * same named report count once, and not at all beside that report itself; retellings of unnamed "media reports" and
 * syndicated copies add none.
 */
export function independentSources(story: Story): number {
  const texts = new Set<string>();
  const reports = new Set<string>();
  for (const source of story.sources) {
    if (texts.has(source.textHash)) continue;
    texts.add(source.textHash);
    const report = reportOf(source);
    if (report !== null) reports.add(report);
  }
  return Math.max(1, reports.size);
}

function reportOf({ origin, source }: Source): string | null {
  if (origin.report === 'own') return nameKey(source);
  return origin.report === 'named' && origin.name !== null ? nameKey(origin.name) : null;
}
