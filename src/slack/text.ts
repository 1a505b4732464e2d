// Strings from feeds and people in, Slack's mrkdwn out: escaped, cut at words, never a mention or a link of their making.
import type { Phrase, Sentence, UnixMs } from '../domain.ts';
import { SECOND } from '../time.ts';

/** Control characters, and the marks that turn the direction of the text around them. */
const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;

/** mrkdwn's own marks have no escape: a look-alike keeps `*Acme*` from turning the rest of a line bold. */
const MARKS: Record<string, string> = { '*': '\u2217', '~': '\u223C', '`': '\u02CB' };
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Halves of characters, which JSON and Slack mangle. */
const HALVES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Without characters that nobody sees; line breaks and tabs stay. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, '').replace(HALVES, '');
}

/** A name and password, or a token, in a web address: whoever may read a feed through Stakewatch need not know them. */
const LOGIN = /(https?:\/\/)[^\s/?#<>"|]*@/gi;
const LONGEST_LOGIN = 2_000; // characters

/** The same text, and in its web addresses nothing before the host. */
export function withoutLogins(text: string): string {
  return text.replace(LOGIN, '$1');
}

/**
 * Any text → mrkdwn that reads the same: `<!channel>`, `<@U1>` and links stay words.
 * Source: docs.slack.dev/messaging/formatting-message-text#escaping.
 */
export function escapeText(text: string): string {
  return withoutLogins(visible(text)).replace(/[&<>*~`]/g, (mark) => ENTITIES[mark] ?? MARKS[mark] ?? mark);
}

/** What Slack sends of a command's text is escaped once; back to what the person typed. */
export function unescapeText(text: string): string {
  return text.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'));
}

/** At most `most` characters, cut after a word, with "…" where something is gone. Never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const room = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = room.lastIndexOf(' ');
  return `${(space > most / 2 ? room.slice(0, space) : room).trimEnd()}…`;
}

/** Any text → a label of at most `most` characters, unescaped: never empty, since Slack refuses a window with an empty one. */
export function plainLabel(text: string, most: number): string {
  const shown = cut(withoutLogins(visible(text)), most);
  return shown.trim() === '' ? '—' : shown;
}

/** Escapes, and keeps within `most` characters as Slack counts them (an escaped `&` is five). */
export function escapeWithin(text: string, most: number): string {
  // What lies beyond can never be shown: a huge text costs no more than a long one.
  // A login goes before anything is cut, since without its "@" it is known no more.
  const long = withoutLogins(visible(text.slice(0, 4 * most + LONGEST_LOGIN)));
  const near = long.slice(0, 4 * most) + (text.length > 4 * most ? ' …' : '');
  const whole = escapeText(near);
  if (whole.length <= most) return whole;
  for (let room = most; room > 1;) {
    const shown = escapeText(cut(near, room));
    if (shown.length <= most) return shown;
    room -= Math.max(1, Math.ceil((shown.length - most) / 5)); // 5: the longest an escaped character gets
  }
  return '…';
}

/** Somebody's words as code, to be typed again: what would end the code early is left out. */
export function codeText(text: string, most: number): string {
  return `\`${escapeWithin(text.replaceAll('`', ''), most)}\``;
}

/** Cuts nothing: text → escaped pieces of at most `most` characters, divided between words where there are any. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of withoutLogins(visible(text)).split(/(?<=\s)/)) {
    const shown = escapeText(word);
    if (piece.length + shown.length > most && piece !== '') {
      pieces.push(piece.trimEnd());
      piece = '';
    }
    if (shown.length <= most) piece += shown;
    else
      for (const character of word) {
        const one = escapeText(character);
        if (piece.length + one.length > most) {
          pieces.push(piece);
          piece = '';
        }
        piece += one;
      }
  }
  if (piece.trim() !== '') pieces.push(piece.trimEnd());
  return pieces;
}

/** A link of http or https as `<url|label>`; the label alone where the address is of another kind or unusable. */
export function linkTo(url: string | null, label: string): string {
  const shown = escapeWithin(label.replace(/\s+/g, ' ').trim() || 'link', 300);
  const address = url === null ? null : webAddress(url);
  return address === null ? shown : `<${address}|${shown.replaceAll('|', '\u2223')}>`;
}

function webAddress(url: string): string | null {
  if (url.length > 1_500 || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  // URL encodes < and > in paths and queries, but not every | and never &.
  const address = new URL(url);
  address.username = '';
  address.password = '';
  return address.href.replace(/[|<>\s]/g, (c) => encodeURIComponent(c)).replaceAll('&', '&amp;');
}

/** A moment in the reader's own time zone; where Slack cannot, in UTC. */
export function when(at: UnixMs | null): string {
  if (at === null) return 'not said';
  const iso = new Date(at).toISOString();
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
  return `<!date^${Math.floor(at / SECOND)}^{date_short_pretty} {time}|${utc}>`;
}

/** The same without the day, for a moment soon after one that has it. */
export function timeOfDay(at: UnixMs): string {
  return `<!date^${Math.floor(at / SECOND)}^{time}|${new Date(at).toISOString().slice(11, 16)} UTC>`;
}

/** Somebody by Slack's id, as a mention in quiet form; anything else as plain words. */
export function person(id: string): string {
  return /^[UW][A-Z0-9]{2,20}$/.test(id) ? `<@${id}>` : escapeWithin(id, 80);
}

const PIECE = 160; // characters of one name in a headline: longer ones are noise or hostile

/** A sentence → mrkdwn of at most `most` characters; names over 160 characters are shortened, whole pieces dropped at the end. */
export function sentenceText(sentence: Sentence, most: number): string {
  let text = '';
  for (const phrase of sentence) {
    const shown = phraseText(phrase, most);
    if (text.length + shown.length > most - 1) return `${text.trimEnd()}…`;
    text += shown;
  }
  return text;
}

function phraseText(phrase: Phrase, most: number): string {
  if (typeof phrase === 'string') return escapeWithin(phrase, most - 1);
  if ('link' in phrase) return linkTo(phrase.link, phrase.label);
  const strong = escapeWithin(phrase.strong.trim(), PIECE);
  return strong === '' ? '' : `*${strong}*`;
}
