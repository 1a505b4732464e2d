// Lines of mrkdwn in, an answer that only the asker sees out; what is too long ends with a line that says so.
import { buttons, context, sectionsOf, sizeOf, type ButtonSpec, type MessageBlock } from './blocks.ts';
import { inPieces } from './alert-parts.ts';
import { LIMITS } from './limits.ts';

export interface Answer {
  /** mrkdwn, escaped where it holds foreign words. */
  lines: string[];
  buttons?: ButtonSpec[];
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
  const { shown, left } = fitting(answer.lines.flatMap(inPieces));
  const blocks: MessageBlock[] = [
    ...sectionsOf(shown),
    ...(left === 0 ? [] : [context(`… and ${left} more ${left === 1 ? 'line' : 'lines'}.`)]),
    ...(answer.buttons === undefined || answer.buttons.length === 0 ? [] : [buttons(answer.buttons.slice(0, 20))]),
  ];
  // Screen readers and notifications read `text`, so it says all of it.
  return { response_type: 'ephemeral', replace_original: instead, text: shown.join('\n'), blocks };
}

function fitting(lines: string[]): { shown: string[]; left: number } {
  const shown: string[] = [];
  for (const line of lines) {
    const next = sectionsOf([...shown, line]);
    if (sizeOf(next) > ROOM || next.length > BLOCKS) break;
    shown.push(line);
  }
  return { shown, left: lines.length - shown.length };
}
