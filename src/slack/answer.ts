// Lines of mrkdwn in, an answer that only the asker sees out; what is too long ends with a line that says so.
import {
  buttons,
  context,
  contextsOf,
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
  /** Below them in small print, each of at most 2,000 characters: what only some readers want. */
  small?: string[];
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
const BLOCKS = 22; // of the lines, and of the small print

/** @param instead the ephemeral message that the answer takes the place of, rather than standing below it */
export function ephemeral(answer: Answer, instead = false): EphemeralMessage {
  return { response_type: 'ephemeral', replace_original: instead, ...posted(answer) };
}

/** The answer as a message of its own, for a thread or a direct message. */
export function posted(answer: Answer): SlackMessage {
  const all = answer.lines.flatMap(inPieces);
  const shown = fitting(all, sectionsOf, ROOM);
  const print = answer.small ?? [];
  const small = shown.length < all.length ? [] : fitting(print, contextsOf, ROOM - sizeOf(sectionsOf(shown)));
  const left = all.length - shown.length + print.length - small.length;
  const how = answer.more === undefined ? '.' : `: ${answer.more}`;
  const row = shownButtons(answer.buttons ?? []);
  const blocks: MessageBlock[] = [
    ...sectionsOf(shown),
    ...contextsOf(small),
    ...(left === 0 ? [] : [context(`… and ${left} more ${left === 1 ? 'line' : 'lines'}${how}`)]),
    ...(row.length === 0 ? [] : [buttons(row)]),
  ];
  // Screen readers and notifications read `text`, so it says all of it.
  return { text: [...shown, ...small].join('\n'), blocks };
}

/** Each with an id of its own: Slack refuses two of the same in one row. */
function shownButtons(specs: ButtonSpec[]): ButtonSpec[] {
  return specs
    .filter(({ value }) => value !== '' && value.length <= LIMITS.buttonValue)
    .slice(0, MOST_BUTTONS)
    .map((spec, i) => (spec.action === 'run' ? { ...spec, action: `run:${i}` } : spec));
}
const MOST_BUTTONS = 20;

/** As many whole lines as there is room for. */
function fitting(lines: string[], drawn: (lines: string[]) => MessageBlock[], room: number): string[] {
  const shown: string[] = [];
  for (const line of lines) {
    const next = drawn([...shown, line]);
    if (sizeOf(next) > room || next.length > BLOCKS) break;
    shown.push(line);
  }
  return shown;
}
