// Lines of mrkdwn in, an answer that only the asker sees out; what is too long ends with a line that says so.
import {
  buttons,
  context,
  sectionsOf,
  sizeOf,
  type ButtonSpec,
  type MessageBlock,
  type SlackMessage,
} from './blocks.ts';
import { inPieces } from './alert/alert-parts.ts';
import { LIMITS } from './limits.ts';

export interface Answer {
  /** mrkdwn, escaped where it holds foreign words. */
  lines: string[];
  buttons?: ButtonSpec[];
  /** How to see what has no room, mrkdwn ("`/stakewatch recent 30`"). */
  more?: string;
}

export interface EphemeralMessage {
  response_type: 'ephemeral';
  replace_original: boolean;
  text: string;
  blocks: MessageBlock[];
}

export const say = (...lines: string[]): Answer => ({ lines });

const ROOM = LIMITS.messageTotal - 800; // for the buttons and the line about what is left out
const BLOCKS = 40;

/** @param instead the ephemeral message that the answer takes the place of, rather than standing below it */
export function ephemeral(answer: Answer, instead = false): EphemeralMessage {
  return { response_type: 'ephemeral', replace_original: instead, ...posted(answer) };
}

/** The answer as a message of its own, for a thread or a direct message. */
export function posted(answer: Answer): SlackMessage {
  const { shown, left } = fitting(answer.lines.flatMap(inPieces));
  const how = answer.more === undefined ? '.' : `: ${answer.more}`;
  const row = shownButtons(answer.buttons ?? []);
  const blocks: MessageBlock[] = [
    ...sectionsOf(shown),
    ...(left === 0 ? [] : [context(`… and ${left} more ${left === 1 ? 'line' : 'lines'}${how}`)]),
    ...(row.length === 0 ? [] : [buttons(row)]),
  ];
  // Screen readers and notifications read `text`, so it says all of it.
  return { text: shown.join('\n'), blocks };
}

/** Each with an id of its own: Slack refuses two of the same in one row. */
function shownButtons(specs: ButtonSpec[]): ButtonSpec[] {
  return specs
    .filter(({ value }) => value !== '' && value.length <= LIMITS.buttonValue)
    .slice(0, MOST_BUTTONS)
    .map((spec, i) => (spec.action === 'run' ? { ...spec, action: `run:${i}` } : spec));
}
const MOST_BUTTONS = 20;

function fitting(lines: string[]): { shown: string[]; left: number } {
  const shown: string[] = [];
  for (const line of lines) {
    const next = sectionsOf([...shown, line]);
    if (sizeOf(next) > ROOM || next.length > BLOCKS) break;
    shown.push(line);
  }
  return { shown, left: lines.length - shown.length };
}
