// What whoever runs Stakewatch is warned of, and the channel for it → the message that the channel is owed. Pure.
import type { Alert, UnixMs, Warning } from '../domain.ts';
import { codeOf, idOf } from './identity.ts';
import { noStory } from './no-story.ts';
import { LONGEST_NOTIFICATION, shortened } from './sentences.ts';

/** The how-manieth warning of its kind this is in the channel, from 1. */
export interface Episode {
  teamId: string;
  channelId: string;
  about: Warning['about'];
  number: number;
}

const partsOf = ({ teamId, channelId, about, number }: Episode, over: boolean): unknown[] => [
  'warning',
  teamId,
  channelId,
  about,
  number,
  over ? 'over' : 'begun',
];

/** The id of the message that tells an episode's beginning, or its end: many processes that tell it owe it once. */
export function warningId(episode: Episode, over: boolean): string {
  return idOf(partsOf(episode, over));
}

/** It is never severe, so that an operator's quiet hours hold for it. */
export function warningAlert(warning: Warning, episode: Episode, now: UnixMs): Alert {
  const { teamId, channelId } = episode;
  const parts = partsOf(episode, warning.over);
  const id = idOf(parts);
  const [headline = ''] = warning.says;
  return {
    id,
    code: codeOf('W', parts),
    // As one story: the end never overtakes a beginning that Slack has not taken yet.
    storyId: warningId(episode, false),
    storyRevision: warning.over ? 2 : 1,
    teamId,
    channelId,
    kind: 'warning',
    severity: 'digest',
    stage: 'announced',
    loud: false,
    held: false,
    content: noStory({
      headline: [headline],
      notification: shortened(warning.says.join(' '), LONGEST_NOTIFICATION),
      seenAt: now,
    }),
    warning,
    createdAt: now,
  };
}
