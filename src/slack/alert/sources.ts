// A story in, the list of every article that told it out: which retells whose report, and how many stand on their own.
import type { Source, Story } from '../../domain.ts';
import { independentSources } from '../../match/independent-sources.ts';
import { escapeWithin, linkTo, when } from '../text.ts';

/** mrkdwn, oldest first. */
export function sourceLines(story: Story): string[] {
  const lines = story.sources.map((one) => {
    const time = one.publishedAt === null ? `seen ${when(one.seenAt)}` : when(one.publishedAt);
    return `•  ${linkTo(one.url, one.title)} — ${escapeWithin(one.source, 80)}, ${time}${retold(one)}`;
  });
  const alone = independentSources(story);
  const note =
    alone < lines.length
      ? [
          `_${alone} independent ${alone === 1 ? 'report' : 'reports'}: an article that retells another one's report, or copies it, is not counted again._`,
        ]
      : [];
  return [`*Sources* (${lines.length})`, ...lines, ...note];
}

function retold({ origin }: Source): string {
  if (origin.report === 'own') return '';
  return origin.name === null ? ' · _retells other media_' : ` · _retells ${escapeWithin(origin.name, 80)}_`;
}
