// What a channel was not told at once in, its digest out: one item a story, by company, the most severe first.
import type { Alert, AlertContent, Digest, DigestGroup, DigestItem, UnixMs } from '../domain.ts';
import { isOfStory, SEVERITIES } from '../domain.ts';
import { codeOf, idOf } from './identity.ts';
import { noStory } from './no-story.ts';
import { capitalised, LONGEST_NOTIFICATION, plain, shortened } from './sentences.ts';

/** Of one channel. */
export interface DigestParts {
  /** Held alerts, in any order; of a story with several the newest stands. */
  kept: Alert[];
  /** Alerts posted at once, or owed, in the same days. */
  told: Alert[];
  from: UnixMs;
  to: UnixMs;
}

/** null where there is nothing to tell: what was kept was told at once later on, when the story grew. */
export function buildDigest({ kept, told, from, to }: DigestParts): Digest | null {
  const atOnce = newestOfEach(told.filter(isOfStory));
  const waiting = [...newestOfEach(kept).values()].filter(({ storyId, createdAt }) => {
    const other = atOnce.get(storyId);
    return other === undefined || other.createdAt < createdAt;
  });
  if (waiting.length === 0) return null;
  const since = Math.min(from, ...waiting.map(({ createdAt }) => createdAt));
  const toldThen = [...atOnce.values()].filter(({ createdAt }) => createdAt >= since && createdAt <= to);
  const articles = newestOfEach([...toldThen, ...waiting]);
  return {
    from: since,
    to,
    groups: groupsOf(waiting),
    counts: {
      told: toldThen.length,
      kept: waiting.length,
      articles: [...articles.values()].reduce((sum, { content }) => sum + content.articles, 0),
    },
  };
}

function newestOfEach(alerts: Alert[]): Map<string, Alert> {
  const newest = new Map<string, Alert>();
  for (const alert of alerts) {
    const known = newest.get(alert.storyId);
    if (known === undefined || known.storyRevision < alert.storyRevision) newest.set(alert.storyId, alert);
  }
  return newest;
}

function groupsOf(alerts: Alert[]): DigestGroup[] {
  const groups = new Map<string, DigestGroup>();
  // Sorted before they are grouped: the company of the most severe story comes first.
  for (const { code, severity, stage, content } of [...alerts].sort(bySeverity)) {
    const { name, role } = content.watched;
    const [quote] = content.quotes;
    const item: DigestItem = {
      code,
      severity,
      stage,
      headline: content.headline,
      source: quote?.source ?? '',
      url: quote?.url ?? null,
      at: content.seenAt,
    };
    const group = groups.get(`${role} ${name}`);
    if (group === undefined) groups.set(`${role} ${name}`, { company: name, role, items: [item] });
    else group.items.push(item);
  }
  return [...groups.values()];
}

function bySeverity(a: Alert, b: Alert): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.content.seenAt - a.content.seenAt;
}

/**
 * The alert that brings a digest to its channel. Its id is made of team, channel and the moment it tells up to, so that a
 * due moment is owed once; it is never severe, so that it waits for the end of quiet hours.
 * @param asked somebody asked for it, so that it waits for nothing (`loud`)
 */
export function digestAlert(
  digest: Digest,
  { teamId, channelId, now, asked }: { teamId: string; channelId: string; now: UnixMs; asked: boolean },
): Alert {
  const parts = ['digest', teamId, channelId, digest.to];
  const id = idOf(parts);
  return {
    id,
    code: codeOf('D', parts),
    storyId: id,
    storyRevision: 1,
    teamId,
    channelId,
    kind: 'digest',
    severity: 'digest',
    stage: digest.groups[0]?.items[0]?.stage ?? 'announced',
    loud: asked,
    held: false,
    content: contentOf(digest),
    digest,
    createdAt: now,
  };
}

/** What speaks of the digest where only alerts are known: a notification, a line in a list. */
function contentOf({ groups, counts, to }: Digest): AlertContent {
  const [group] = groups;
  const first = group?.items[0];
  const others = counts.kept - 1;
  const end = others === 0 ? '' : ` · and ${others} more`;
  const told = shortened(`Digest: ${capitalised(plain(first?.headline ?? []))}`, LONGEST_NOTIFICATION - end.length);
  return noStory({
    stage: first?.stage ?? 'announced',
    headline: [`Digest of ${counts.kept} ${counts.kept === 1 ? 'story' : 'stories'} kept for it`],
    notification: `${told}${end}`,
    articles: counts.articles,
    seenAt: to,
    watched: { name: group?.company ?? '', role: group?.role ?? 'vendor' },
  });
}
