// Stories in, a line of mrkdwn for each out: when, what, how far, from where, and the code of its alert in this channel.
import type { Sentence, Stage, Story } from '../../domain.ts';
import type { Store } from '../../ports.ts';
import { codeOf } from '../../notify/identity.ts';
import { STAGE_WORDS } from '../../notify/headlines.ts';
import { day } from '../../notify/sentences.ts';
import { storyLine } from '../../notify/wording.ts';
import type { Item } from './paging.ts';
import type { Place } from '../place.ts';
import { linkTo, sentenceText } from '../text.ts';

const LONGEST = 600; // characters of the sentence

/** In the order given. `place`: codes of alerts stand behind the stories that it was told. */
export async function storyItems(
  store: Store,
  stories: Story[],
  place: Pick<Place, 'teamId' | 'channelId'> | null,
  sentence: (story: Story) => Sentence = storyLine,
): Promise<Item[]> {
  const told = place === null || stories.length === 0 ? [] : await store.toldAbout(stories.map(({ id }) => id));
  const here = new Set(
    told
      .filter(({ teamId, channelId }) => teamId === place?.teamId && channelId === place.channelId)
      .map(({ storyId }) => storyId),
  );
  return stories.map((story) => {
    const source = story.sources[0];
    const link = source === undefined ? '' : ` — ${linkTo(source.url, source.source)}`;
    const code =
      place === null || !here.has(story.id) ? '' : ` · ${codeOf('A', [story.id, place.teamId, place.channelId])}`;
    return { text: `•  ${sentenceText(sentence(story), LONGEST)}${way(story)}${link}${code}` };
  });
}

/** " (rumoured 2027-03-01 → announced 2027-03-09)" where it has come a way. */
function way({ stages }: Story): string {
  const steps = stages.filter(({ stage }, i) => stage !== stages[i - 1]?.stage).slice(-MOST_STEPS);
  if (steps.length < 2) return '';
  return ` (${steps.map(({ stage, at }) => `${words(stage)} ${day(at)}`).join(' → ')})`;
}
const MOST_STEPS = 6;
const words = (stage: Stage): string => STAGE_WORDS[stage];
