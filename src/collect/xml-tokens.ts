// Broken XML from one `<` on → the construct it begins: a tag with its attributes, CDATA, or nothing to keep.
import { NO_ENTITIES, readReferences } from './xml-text.ts';

/** Names in small letters → values. */
export type Attributes = Map<string, string>;

const MOST = 40; // attributes; a feed's richest tag has a dozen
const LONGEST_VALUE = 8_000; // characters
/** One attribute: quoted, bare, or a name alone. No part can match what the next one does, so it never backtracks. */
const ATTRIBUTE = /([^\s=<>"'/]{1,100})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]*)))?/y;
/** What may stand between two attributes. Skipped at once: tried sign by sign, a long run would cost its square. */
const BETWEEN = /[\s,;]+/y;
const TAG_NAME = /[a-z_][\w.-]{0,60}(?::[\w.-]{1,60})?/iy;
const NAME = /^[a-z_][\w.-]*(?::[\w.-]+)?$/;

/**
 * Reads from behind the tag's name to its `>`; a `<` ends a tag that misses it.
 * @returns null when the text ends first
 */
function readAttributes(text: string, from: number): { attributes: Attributes; empty: boolean; end: number } | null {
  const attributes: Attributes = new Map();
  if (text[from] === '>') return { attributes, empty: false, end: from + 1 }; // as most tags
  let at = from;
  let slash = false;
  while (at < text.length) {
    const sign = text[at];
    if (sign === '>') return { attributes, empty: slash, end: at + 1 };
    if (sign === '<') return { attributes, empty: slash, end: at };
    BETWEEN.lastIndex = at;
    if (BETWEEN.test(text)) {
      at = BETWEEN.lastIndex;
      continue;
    }
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (found) {
      const [, name = '', double, single, bare] = found;
      const key = name.toLowerCase();
      const value = double ?? single ?? bare ?? '';
      if (attributes.size < MOST && NAME.test(key) && !attributes.has(key) && value.length <= LONGEST_VALUE) {
        attributes.set(key, readReferences(value, NO_ENTITIES));
      }
      at = ATTRIBUTE.lastIndex;
      slash = bare?.endsWith('/') === true && text[at] === '>'; // <link href=https://example.com/>
    } else {
      if (sign === '/') slash = true;
      at += 1;
    }
  }
  return null;
}

export type Token =
  | { kind: 'open'; name: string; attributes: Attributes; empty: boolean; end: number }
  | { kind: 'close'; name: string; end: number }
  | { kind: 'cdata'; text: string; end: number }
  /** A comment, an instruction, a declaration. */
  | { kind: 'none'; end: number }
  /** A `<` that begins nothing. */
  | { kind: 'text'; end: number }
  /** A construct that never ends. */
  | { kind: 'end'; end: number };

/** What ends with `mark`, from `at`; `end` where that never comes. */
function upTo(text: string, at: number, mark: string): { kind: 'none' | 'end'; end: number } {
  const found = text.indexOf(mark, at);
  return found < 0 ? { kind: 'end', end: text.length } : { kind: 'none', end: found + mark.length };
}

/** Reads the construct that the `<` at `at` begins. */
export function readToken(text: string, at: number): Token {
  if (text.startsWith('<![', at) && text.slice(at, at + 9).toUpperCase() === '<![CDATA[') {
    const { kind, end } = upTo(text, at, ']]>');
    return kind === 'end' ? { kind, end } : { kind: 'cdata', text: text.slice(at + 9, end - 3), end };
  }
  if (text.startsWith('<!--', at)) return upTo(text, at, '-->');
  if (text.startsWith('<?', at) || text.startsWith('<!', at)) return upTo(text, at, '>');
  const closing = text[at + 1] === '/';
  TAG_NAME.lastIndex = at + (closing ? 2 : 1);
  const name = TAG_NAME.exec(text)?.[0].toLowerCase();
  if (name === undefined) return { kind: 'text', end: at + 1 };
  const tag = readAttributes(text, TAG_NAME.lastIndex);
  if (tag === null) return { kind: 'end', end: text.length };
  return closing ? { kind: 'close', name, end: tag.end } : { kind: 'open', name, ...tag };
}
