// Text that must be read as it stands in, the same in characters that the block renderer leaves alone out, and back.
import { asList, isObject, type JsonObject } from './json.ts';

/**
 * The renderer turns `&lt;` into `<` before it looks for mentions and links, so that what a bot escaped would show as a
 * mention; it reads mark-up in plain text, Markdown's links in Slack's text, and an emoji between any two colons. Slack
 * does none of it. Each such character crosses in private use.
 */
const MARKS = ['<', '>', '*', '_', '~', '`', ':', '[', ']', '\\'] as const;
const FIRST = 0xe000;
const BACK = new RegExp(`[\\u${FIRST.toString(16)}-\\u${(FIRST + MARKS.length - 1).toString(16)}]`, 'g');
const HTML: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#x27;' };

/** An address crosses as digits: the renderer cuts it at a port, and reads emoji and emphasis in it. */
const CARRIER = 'https://link.invalid/';
const CARRIED = /https:\/\/link\.invalid\/([0-9a-f]+)/g;
const OPENED = /^(https?:\/\/|mailto:)/i;

/** A code as Slack reads one: not inside a word or a time of day. Whether it names an emoji, the renderer knows. */
const EMOJI = /((?<![\p{L}\p{N}]):[a-z0-9_+'-]{1,60}:(?![\p{L}\p{N}]))/u;
/** Code keeps to one line between single marks. */
const CODE = /(```[\s\S]*?```|`[^`\n]+`)/;
/** `<address|label>`, `<address>`, or an address that stands bare; not mentions, nor dates, nor what the bot escaped. */
const LINK = /<([^<>|!@#][^<>|]*)(?:\|([^<>]*))?>|(?<![\p{L}\p{N}\ue000])https?:\/\/[^\s<>|*~\ue000-\uf8ff]+/gu;

const shield = (mark: string): string => String.fromCharCode(FIRST + MARKS.indexOf(mark as (typeof MARKS)[number]));
const backOf = (character: string): string => MARKS[character.charCodeAt(0) - FIRST] ?? '';
const escape = (text: string): string => text.replace(/[<>&"']/g, (character) => HTML[character] ?? character);
/** The address itself: without Slack's escapes, two of which are shielded by then. */
const plainAddress = (text: string): string => text.replace(BACK, backOf).replaceAll('&amp;', '&');

/** Finished HTML with every character and address back in its place. */
export function unshield(html: string): string {
  return html
    .replace(BACK, (character) => escape(backOf(character)))
    .replace(CARRIED, (carrier, digits: string) => {
      const address = Buffer.from(digits, 'hex').toString();
      return OPENED.test(address) ? escape(address) : carrier;
    });
}

/** The block with all its texts shielded. */
export function shielded(block: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(block).map(([name, value]) => [name, shieldValue(value)]));
}

function shieldValue(value: unknown): unknown {
  if (Array.isArray(value)) return asList(value).map(shieldValue);
  if (!isObject(value)) return value;
  const { type, text } = value;
  if (typeof text !== 'string') return shielded(value);
  // Without `verbatim`: to Slack it means "make no links of bare addresses", the renderer takes it for "no mark-up".
  if (type === 'mrkdwn') return { type, text: shieldMarkup(text, value['verbatim'] === true) };
  return type === 'plain_text' || type === 'raw_text'
    ? { ...value, text: outsideEmoji(text, /[<>*_~`:[\]\\]/g) }
    : shielded(value);
}

/** Slack's mark-up stays; what only Markdown, or the renderer, takes for mark-up does not. */
function shieldMarkup(text: string, verbatim: boolean): string {
  return shieldEscapes(text)
    .split(CODE)
    .map((piece, index) => (index % 2 === 1 ? shieldCode(piece) : shieldProse(piece, verbatim)))
    .join('');
}

function shieldCode(code: string): string {
  const words = code.replace(LINK, (whole, address?: string, label?: string) => label ?? address ?? whole);
  // The renderer leaves Slack's escapes in code as they are.
  return words.replaceAll('&amp;', '&').replace(/[:[\]\\]/g, shield);
}

function shieldProse(text: string, verbatim: boolean): string {
  let done = '';
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    const [whole, address, label] = found;
    if (address === undefined && verbatim) continue;
    const [link, taken] = address === undefined ? bareLink(whole) : [carry(address, label), whole.length];
    done += shieldWords(text.slice(from, found.index)) + link;
    from = found.index + taken;
  }
  return done + shieldWords(text.slice(from));
}

/** The address as a link, and its length without what ends the sentence around it. */
function bareLink(found: string): [string, number] {
  const address = found.replace(/[.,;:!?'"_]{1,8}$/, '');
  const inBrackets = address.endsWith(')') && address.split(')').length > address.split('(').length;
  const bare = inBrackets ? address.slice(0, -1) : address;
  return [carry(bare), bare.length];
}

/** A link that the renderer draws; only the words where the address is of a kind that the page does not open. */
function carry(address: string, label?: string): string {
  const words = label ? shieldWords(label) : address.replace(/[*_~`:[\]\\]/g, shield);
  const target = plainAddress(address);
  return OPENED.test(target) ? `<${CARRIER}${Buffer.from(target).toString('hex')}|${words}>` : words;
}

const shieldWords = (text: string): string => outsideEmoji(text, /[:[\]\\]/g);

/** A `&gt;` that opens a line stays: Slack quotes it too. */
function shieldEscapes(text: string): string {
  return text
    .replaceAll('&lt;', shield('<'))
    .replace(/(^|\n)&gt;|&gt;/g, (whole, opens: string | undefined) => (opens === undefined ? shield('>') : whole));
}

/** Emoji codes stay, underscores and all. */
function outsideEmoji(text: string, marks: RegExp): string {
  return text
    .split(EMOJI)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(marks, shield)))
    .join('');
}
