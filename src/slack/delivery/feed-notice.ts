// What a channel is told of a feed in, its one Slack message out.
import type { FeedNotice } from '../../domain.ts';
import { NOTICE_WORDS } from '../../notify/feed-notice.ts';
import { context, section, type SlackMessage } from '../blocks.ts';
import { escapeWithin, linkTo } from '../text.ts';

const LONGEST_SENTENCE = 700; // characters

/** Within Slack's limits whatever the feed and its server call themselves. */
export function renderFeedNotice({ title, url, about, says }: FeedNotice, notification: string): SlackMessage {
  const sign = about === 'recovered' ? '✅' : '⚠️';
  const [first = '', ...others] = says
    .map((sentence) => escapeWithin(sentence.trim(), LONGEST_SENTENCE))
    .filter(Boolean);
  return {
    text: escapeWithin(`${sign} ${notification}`, 1_000),
    blocks: [
      section(`${sign}  The feed *${linkTo(url, title)}* ${NOTICE_WORDS[about]}. ${first}`),
      ...(others.length === 0 ? [] : [context(...others)]),
    ],
  };
}
