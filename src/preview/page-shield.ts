// Text that must be read as it stands in, the same in characters that the block renderer leaves alone out, and back.
import { asList, isObject, type JsonObject } from './json.ts';

/**
 * The renderer turns `&lt;` into `<` before it looks for mentions and links, so that what a bot escaped would show as a
 * mention; and it reads mark-up in plain text. Slack does neither. Each such character crosses in private use.
 */
const MARKS = ['<', '>', '*', '_', '~', '`'] as const;
const FIRST = 0xe000;
const BACK = new RegExp(`[\\u${FIRST.toString(16)}-\\u${(FIRST + MARKS.length - 1).toString(16)}]`, 'g');
const HTML: Record<string, string> = { '<': '&lt;', '>': '&gt;' };

const shield = (mark: string): string => String.fromCharCode(FIRST + MARKS.indexOf(mark as (typeof MARKS)[number]));

/** Finished HTML with every character back in its place. */
export function unshield(html: string): string {
  return html.replace(BACK, (character) => {
    const mark = MARKS[character.charCodeAt(0) - FIRST] ?? '';
    return HTML[mark] ?? mark;
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
  if (type === 'mrkdwn') return { type, text: shieldEscapes(text) };
  return type === 'plain_text' || type === 'raw_text' ? { ...value, text: shieldAll(text) } : shielded(value);
}

/** A `&gt;` that opens a line stays: Slack quotes it too. */
function shieldEscapes(text: string): string {
  return text
    .replaceAll('&lt;', shield('<'))
    .replace(/(^|\n)?&gt;/g, (whole, opens: string | undefined) => (opens === undefined ? shield('>') : whole));
}

/** Emoji codes stay, underscores and all. */
function shieldAll(text: string): string {
  return text
    .split(/(:[a-z0-9_+-]{1,60}:)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/[<>*_~`]/g, shield)))
    .join('');
}
