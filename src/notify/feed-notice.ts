// A feed's trouble, or its end, and a channel → the message that the channel is owed. Pure.
import type { Alert, FeedNotice, UnixMs } from '../domain.ts';
import { codeOf, idOf } from './identity.ts';
import { noStory } from './no-story.ts';
import { LONGEST_NOTIFICATION, shortened } from './sentences.ts';

/** The first words of the message, after the feed's name. */
export const NOTICE_WORDS: Record<FeedNotice['about'], string> = {
  failing: 'cannot be read',
  silent: 'has fallen silent',
  gone: 'is gone for good',
  recovered: 'is well again',
};

/**
 * Its id is made of feed, channel, what it tells and the episode, so that a poll that is repeated after a crash owes it
 * once. It is never severe, so that it waits for the end of quiet hours.
 */
export function feedAlert(
  notice: FeedNotice,
  of: { feedId: string; episode: UnixMs; teamId: string; channelId: string; now: UnixMs },
): Alert {
  const { feedId, episode, teamId, channelId, now } = of;
  const parts = ['feed', teamId, channelId, feedId, notice.about, episode];
  const id = idOf(parts);
  const headline = `The feed ${notice.title} ${NOTICE_WORDS[notice.about]}`;
  const notification = shortened(`${headline}. ${notice.says[0] ?? ''}`, LONGEST_NOTIFICATION);
  return {
    id,
    code: codeOf('F', parts),
    storyId: id,
    storyRevision: 1,
    teamId,
    channelId,
    kind: 'feed',
    severity: 'digest',
    stage: 'announced',
    loud: false,
    held: false,
    content: noStory({ headline: [headline], notification, seenAt: now }),
    feedNotice: notice,
    createdAt: now,
  };
}
