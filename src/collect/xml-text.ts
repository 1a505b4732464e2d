// Text between two tags, as publishers write it → the characters that it stands for.
import { decodeHTML, escapeText } from 'entities';
import { LONGEST_TEXT } from './limits.ts';

/** A reference, or an ampersand that begins none. Lengths are bounded: a run of letters is looked at once. */
const REFERENCE = /&(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z][a-z\d]{0,31});/gi;
const XML_KNOWS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };
/** Characters that XML 1.0 forbids, and halves of characters. */
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const HALF = /[\ud800-\udfff]/;
const ALONE = /\p{Surrogate}/gu;

export type Entities = ReadonlyMap<string, string>;
export const NO_ENTITIES: Entities = new Map();

/** The text without characters that XML forbids. */
export function allowedCharacters(text: string): string {
  const allowed = text.replace(FORBIDDEN, '');
  return HALF.test(allowed) ? allowed.replace(ALONE, '') : allowed;
}

/**
 * References → characters: XML's, HTML's by name, numbers. `&#146;` is read as browsers do (windows-1252), a number that
 * is no character gives none, and a bare `&` stays one.
 * @param entities what the feed's own DOCTYPE defines, by name
 */
export function readReferences(text: string, entities: Entities): string {
  const short = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  if (!short.includes('&')) return short;
  return short.replace(REFERENCE, (reference) => {
    const known = XML_KNOWS[reference] ?? entities.get(reference.slice(1, -1));
    if (known !== undefined) return known;
    const read = decodeHTML(reference);
    return read === reference ? reference : allowedCharacters(read);
  });
}

/** The same within markup, which stays markup: `&lt;` is a sign to read there, and remains as it is. */
export function readReferencesInMarkup(text: string, entities: Entities): string {
  const short = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  if (!short.includes('&')) return short;
  return short.replace(REFERENCE, (reference) =>
    Object.hasOwn(XML_KNOWS, reference) ? reference : escapeText(readReferences(reference, entities)),
  );
}

/** Characters → text for the XML parser, which reads them from it unchanged. */
export function escapeXml(text: string): string {
  if (!/[<>&"]/.test(text)) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

const MOST_ENTITIES = 200;
const NAMES_ANOTHER = /&[a-z_][\w.-]{0,40};/i;

/** Entities that a DOCTYPE defines as plain text. Those that name others or files are left out: they only do harm. */
export function definedEntities(prolog: string): Entities {
  const entities = new Map<string, string>();
  for (const [, name, double, single] of prolog.matchAll(
    /<!ENTITY\s{1,20}([\w.-]{1,40})\s{1,20}(?:"([^"<]{0,200})"|'([^'<]{0,200})')/g,
  )) {
    const text = decodeHTML(double ?? single ?? '');
    if (name !== undefined && !NAMES_ANOTHER.test(text) && entities.size < MOST_ENTITIES) entities.set(name, text);
  }
  return entities;
}
