// A name somebody gave for a company in, what is wrong with it out, for every way in alike; or null where it can be one.
import { LONGEST_NAME, nameKey } from './name-key.ts';

interface Mistake {
  /** The name that taught us. */
  like: string;
  is: (name: string) => boolean;
  /** Goes on after the name ("has no letter …"), plain, without an end. */
  says: (name: string) => string;
}

/** Control characters, and marks that turn the direction of text: nobody types them, and what holds them is not what it seems. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
const EMOJI =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1F3FB}-\u{1F3FF}]|[0-9#*]?\uFE0F?\u20E3|[\uFE0F\u200D]/gu;
const SHORTCODE = /:[a-z0-9_+'-]{1,60}:/g;

/** True where a text holds characters that would make a name look like another one. */
export function hasControls(text: string): boolean {
  return CONTROLS.test(text);
}

const EVERYDAY = /^(?:the|and|or|of|in|for|this|that|our)$/i;

/** The first row that is so speaks. */
const MISTAKES: Mistake[] = [
  {
    like: 'Foo Foo Foo … (5,000 letters)',
    is: (name) => name.length > LONGEST_NAME,
    says: (name) =>
      `has ${name.length.toLocaleString('en')} characters, and a company's name may have ${LONGEST_NAME} (is a comma missing between two names?)`,
  },
  {
    like: 'Foo\u202Eoof',
    is: hasControls,
    says: () => 'holds a control character, which nobody sees: please type it anew, without pasting',
  },
  {
    like: '<!channel>',
    is: (name) => /<[@#!][^<>]{0,200}>|^@/.test(name),
    says: () => "is a person, group or channel of Slack, not a company: type the company's name without “@”",
  },
  {
    like: 'https://foo.example/about',
    is: (name) => /\bhttps?:\/\//i.test(name),
    says: () => 'is a web address: type the name that the news calls the company by',
  },
  {
    like: '🚀🚀',
    is: (name) => isEmojiOnly(name),
    says: () => 'has no letter and no digit: news name companies in letters, so it would never be found',
  },
  {
    like: 'the',
    is: (name) => EVERYDAY.test(name.trim()),
    says: () => 'is a word of every text, and no company of itself: type the whole name',
  },
  {
    like: '&',
    is: (name) => !/[\p{L}\p{N}]/u.test(name) || nameKey(name) === '',
    says: () => "has no letter and no digit: a company's name needs at least one",
  },
];

function isEmojiOnly(name: string): boolean {
  const short = name.slice(0, 500);
  const left = short.replace(EMOJI, '').replace(SHORTCODE, '');
  return left !== short && !/[\p{L}\p{N}]/u.test(left);
}

/** Why this cannot be a company's name, to follow the name, without a full stop: "has no letter …". Plain; linear. */
export function nameMistake(name: string): string | null {
  return MISTAKES.find(({ is }) => is(name))?.says(name) ?? null;
}
