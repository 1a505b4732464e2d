// Text between two tags, as publishers write it → text that any XML parser reads the same way.
import { decodeHTML, escapeText } from 'entities';
import { LONGEST_TEXT } from './limits.ts';

/** A reference, or an ampersand that begins none. Lengths are bounded: a run of letters is looked at once. */
const REFERENCE = /&(?:#x[\da-f]{1,8}|#\d{1,8}|[a-z][a-z\d]{0,31});|&/gi;
const XML_KNOWS = /^&(?:amp|lt|gt|quot|apos);$/;
/** Characters that XML 1.0 forbids, and halves of characters. */
const FORBIDDEN = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/** The text without characters that XML forbids. */
export function allowedCharacters(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/**
 * Named HTML references and numbers → characters, XML's own kept; a bare `&` or `<` escaped. `&#146;` is read as
 * browsers do (windows-1252), and a number that is no character gives none.
 * @param entities what the feed's own DOCTYPE defines, by name
 */
export function escapeXml(text: string, entities: ReadonlyMap<string, string>): string {
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/</g, '&lt;')
    .replace(REFERENCE, (reference) => {
      if (XML_KNOWS.test(reference)) return reference;
      const defined = entities.get(reference.slice(1, -1));
      if (defined !== undefined) return escapeText(defined);
      const read = reference.length > 1 ? decodeHTML(reference) : reference;
      return read === reference ? `&amp;${reference.slice(1)}` : escapeText(allowedCharacters(read));
    });
}

/** Markup → the text that reads as that markup: `&amp;` becomes `&amp;amp;`. */
export function markupAsText(markup: string): string {
  return escapeText(markup.slice(0, LONGEST_TEXT));
}

/** Entities that a DOCTYPE defines as plain text. Those that name others or files are left out: they only do harm. */
export function definedEntities(prolog: string): Map<string, string> {
  const entities = new Map<string, string>();
  for (const [, name, double, single] of prolog.matchAll(
    /<!ENTITY\s{1,20}([\w.-]{1,40})\s{1,20}(?:"([^"<]{0,200})"|'([^'<]{0,200})')/g,
  )) {
    const text = decodeHTML(double ?? single ?? '');
    if (name !== undefined && !text.includes('&') && entities.size < 200) entities.set(name, text);
  }
  return entities;
}
