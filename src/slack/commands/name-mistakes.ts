// A name somebody gave for a company in, the sentence that refuses it out, for messages and for a window's fields; or null.
import { nameMistake } from '../../match/name-mistakes.ts';
import { cut, escapeWithin, visible } from '../text.ts';

const SHOWN = 60; // characters of the name

/** Why this cannot be a company's name, mrkdwn; null where it can. */
export function nameRefused(name: string): string | null {
  const mistake = nameMistake(name);
  return mistake === null ? null : `“${escapeWithin(name, SHOWN)}” ${mistake}.`;
}

/** The same plain, as the fields of a window show it. */
export function nameRefusedPlainly(name: string): string | null {
  const mistake = nameMistake(name);
  return mistake === null ? null : `“${cut(visible(name), SHOWN)}” ${mistake}.`;
}

/** For a line that holds characters which nobody sees. */
export const CONTROLS_REFUSED =
  'That line holds a control character, which nobody sees and which can make one name look like another: please type it anew, without pasting.';
