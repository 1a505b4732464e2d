// The inside of a field, however it was written → the text that it means, and where it ends.
import { LONGEST_TEXT } from './limits.ts';
import type { ElementName } from './xml-names.ts';
import { escapeText } from 'entities';
import { readReferences, readReferencesInMarkup, type Entities } from './xml-text.ts';
import type { Token } from './xml-tokens.ts';

export interface Field {
  /** Its tag as printed, and in small letters. */
  printed: string;
  tag: string;
  /** What it is to a reader of feeds. */
  is: ElementName;
  /** True where the content is markup proper, in which `&lt;` is a sign to read. */
  markup: boolean;
}
export interface Source {
  text: string;
  entities: Entities;
  /** The construct at a `<`; the end where the feed has cost enough. */
  token(at: number): Token;
  nameOf(tag: string): ElementName;
}

/** The same markup without namespace prefixes: `<xhtml:p>` is `<p>` to whoever reads it. */
const withoutPrefix = (tag: string): string => tag.replace(/^(<\/?)[\w.-]+:(?=[a-z])/i, '$1');
const CDATA = '<![CDATA[';
const SPACE = /\s*/y;

/** A field written as most are, text or one CDATA section and its end tag; null for any other. */
function readPlain({ text, entities }: Source, at: number, field: Field): { content: string; end: number } | null {
  const close = `</${field.printed}>`;
  const next = text.indexOf('<', at);
  if (next < 0) return null;
  if (text.startsWith(close, next)) {
    const content = text.slice(at, next);
    const read = field.markup ? readReferencesInMarkup(content, entities) : readReferences(content, entities);
    return { content: read, end: next + close.length };
  }
  if (field.markup || !text.startsWith(CDATA, next) || text.slice(at, next).trim() !== '') return null;
  const end = text.indexOf(']]>', next);
  if (end < 0) return null;
  SPACE.lastIndex = end + 3;
  SPACE.test(text);
  const after = SPACE.lastIndex;
  return text.startsWith(close, after)
    ? { content: text.slice(next + CDATA.length, Math.min(end, next + LONGEST_TEXT)), end: after + close.length }
    : null;
}

/** True for a tag that stands outside the field, whose own end tag is missing. */
function endsField(field: Field, { kind }: ElementName, opens: boolean): boolean {
  if (kind === 'item' || kind === 'channel' || kind === 'feed' || kind === 'root') return true;
  const holdsFields = (field.is.read && !/title$/.test(field.is.name)) || field.is.name === 'source';
  return opens && kind === 'field' && !holdsFields;
}

/** Writes what a field says, up to the longest that is read. */
function collector(): { write: (part: string) => void; text: () => string } {
  let length = 0;
  const parts: string[] = [];
  return {
    write(part) {
      if (length < LONGEST_TEXT) parts.push(part);
      length += part.length;
    },
    text: () => parts.join(''),
  };
}

/**
 * Reads the content of a field from `at`, behind its start tag. In one for reading, markup stays as it is printed; of
 * others only their own text counts.
 */
export function readContent(source: Source, from: number, field: Field): { content: string; end: number } {
  const plain = readPlain(source, from, field);
  if (plain) return plain;
  const { text, entities } = source;
  const { write, text: written } = collector();
  const { read } = field.is;
  const readText = field.markup ? readReferencesInMarkup : readReferences;
  let inside = 0; // open elements: of the same name in a field for reading, of any in others
  for (let at = from; ;) {
    const next = text.indexOf('<', at);
    if (read || inside === 0) write(readText(text.slice(at, next < 0 ? text.length : next), entities));
    if (next < 0) return { content: written(), end: text.length };
    const token = source.token(next);
    at = token.end;
    if (token.kind === 'end') return { content: written(), end: text.length };
    if (token.kind === 'cdata') write(field.markup ? escapeText(token.text) : token.text);
    else if (token.kind === 'text') write(field.markup ? '&lt;' : '<');
    else if (token.kind === 'open' || token.kind === 'close') {
      const opens = token.kind === 'open';
      const same = token.name === field.tag;
      if (!opens && same && (inside === 0 || !read)) return { content: written(), end: at };
      if (!same && endsField(field, source.nameOf(token.name), opens)) return { content: written(), end: next };
      if (same || !read) inside = Math.max(0, inside + (opens ? (token.empty ? 0 : 1) : -1));
      if (read) write(withoutPrefix(text.slice(next, token.end)));
    }
  }
}
