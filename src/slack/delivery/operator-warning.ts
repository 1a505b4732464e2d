// What whoever runs Stakewatch is warned of in, its one Slack message out.
import type { Warning } from '../../domain.ts';
import { context, section, type SlackMessage } from '../blocks.ts';
import { escapeWithin } from '../text.ts';

const LONGEST_SENTENCE = 700; // characters

/** Within Slack's limits, whatever a server's words in it are. */
export function renderWarning({ over, says }: Warning, notification: string): SlackMessage {
  const sign = over ? '✅' : '⚠️';
  const [first = '', ...others] = says
    .map((sentence) => escapeWithin(sentence.trim(), LONGEST_SENTENCE))
    .filter((sentence) => sentence !== '');
  return {
    text: escapeWithin(`${sign} ${notification}`, 1_000),
    blocks: [section(`${sign}  ${first}`), ...(others.length === 0 ? [] : [context(...others)])],
  };
}
