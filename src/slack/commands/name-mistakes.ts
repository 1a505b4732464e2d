// A name somebody typed for a company in, what is wrong with it out: a kind sentence that names the limit, or null.
import { nameKey } from '../../match/name-key.ts';
import { escapeWithin } from '../text.ts';

export const LONGEST_NAME = 120; // characters

interface Mistake {
  /** The name that taught us. */
  like: string;
  is: (name: string) => boolean;
  /** What is told, mrkdwn; `shown` is the name, escaped. */
  says: (shown: string, name: string) => string;
}

const EMOJI =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|[0-9#*]?\uFE0F?\u20E3|[\uFE0F\u200D]/gu;
const SHORTCODE = /:[a-z0-9_+'-]{1,60}:/g;

/** The first row that is so speaks. */
const MISTAKES: Mistake[] = [
  {
    like: 'Foo Foo Foo … (5,000 letters)',
    is: (name) => name.length > LONGEST_NAME,
    says: (shown, name) =>
      `That name has ${name.length.toLocaleString('en')} characters, and a company's may have ${LONGEST_NAME}: “${shown}” Is a comma missing between two names?`,
  },
  {
    like: '<!channel>',
    is: (name) => /<[@#!][^<>]{0,200}>|^@/.test(name),
    says: (shown) =>
      `“${shown}” is a person, group or channel of Slack, not a company. Type the company's name without \`@\`.`,
  },
  {
    like: '🚀🚀',
    is: (name) => isEmojiOnly(name),
    says: (shown) =>
      `“${shown}” has no letter and no digit: news name companies in letters, so it would never be found.`,
  },
  {
    like: '&',
    is: (name) => !/[\p{L}\p{N}]/u.test(name) || nameKey(name) === '',
    says: (shown) => `“${shown}” has no letter and no digit: a company's name needs at least one.`,
  },
];

function isEmojiOnly(name: string): boolean {
  const short = name.slice(0, 500);
  const left = short.replace(EMOJI, '').replace(SHORTCODE, '');
  return left !== short && !/[\p{L}\p{N}]/u.test(left);
}

/** Why this cannot be a company's name; null where it can. Linear in the name's length. */
export function nameMistake(name: string): string | null {
  const found = MISTAKES.find(({ is }) => is(name));
  return found === undefined ? null : found.says(escapeWithin(name, found === MISTAKES[0] ? 40 : 80), name);
}

/** For a line that holds characters which nobody sees. */
export const CONTROLS_REFUSED =
  'That line holds a control character, which nobody sees and which can make one name look like another: please type it anew, without pasting.';
