// What a picture says, sentence by sentence → its alternative text, within the length that Slack's readers are given.
import { seen } from './letters.ts';

const LONGEST = 1_000; // characters
const ROOM_FOR_REST = 40;

/** As many sentences as fit, the rest counted: "… and 3 more of its stories." */
export function altText(first: string, sentences: string[], rest: { count: number; of: string }): string {
  let text = seen(first).slice(0, LONGEST - ROOM_FOR_REST);
  let left = rest.count;
  let full = false;
  for (const sentence of sentences.map(seen)) {
    full ||= text.length + 1 + sentence.length > LONGEST - ROOM_FOR_REST;
    if (full) left += 1;
    else text += ` ${sentence}`;
  }
  return left === 0 ? text : `${text} And ${left} more ${rest.of}.`;
}
