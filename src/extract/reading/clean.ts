// An article's title and body → its sentences with their zones: the news itself, related headlines, page furniture.
import type { Article } from '../../domain.ts';
import { everyMatch } from './every-match.ts';
import { isHtml, plainText, plainTitle } from './plain-text.ts';
import { rowFilter } from './row-filter.ts';
import { splitSentences } from './split.ts';
import { stemReader } from './stems.ts';
import { FURNITURE, FURNITURE_SENTENCES, LEADS, NOTES, TAILS } from './zones.ts';

export type Zone = 'title' | 'body' | 'related' | 'boilerplate';

/** A sentence of an article; `text` is `articleText(article).slice(start, end)`, to the letter. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
  /** related: a headline of another article; boilerplate: page furniture. Neither tells this article's news. */
  zone: Zone;
  /** Number of its paragraph; the title is 0. */
  paragraph: number;
}

/** The title, a new line, and the body as plain text; the offsets of all evidence refer to it. */
export function articleText(article: Pick<Article, 'title' | 'body'>): string {
  return `${plainTitle(article.title)}\n${plainText(article.body)}`;
}

/** The article's sentences in the order printed; their spans never overlap. */
export function readSentences(article: Pick<Article, 'title' | 'body'>): Sentence[] {
  return sentencesOf(articleText(article), isHtml(article.body));
}

/** Which rows may read a line at all. */
const FURNITURE_LINES = rowFilter(FURNITURE.map(({ reads }) => [reads]));

interface Paragraph {
  start: number;
  end: number;
}
const RELATED_LINE = 220; // characters; a longer line is no headline, the article goes on
const RELATED_LINES = 20;

/** The same for a text that `articleText` has made already; `html`: its body was HTML. */
export function sentencesOf(text: string, html: boolean): Sentence[] {
  const sentences: Sentence[] = [];
  const titleEnd = text.indexOf('\n');
  addParagraph(sentences, text, { start: 0, end: titleEnd }, 'title', 0);
  let zone: Zone = 'body';
  let relatedLeft = 0;
  for (const [i, paragraph] of paragraphsOf(text, titleEnd + 1, html).entries()) {
    const line = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 400)).trim();
    const seen = FURNITURE_LINES.read(line);
    const row = FURNITURE.find(({ reads }, i) => seen[i] === 1 && reads.test(line));
    if (zone === 'related' && (relatedLeft-- <= 0 || paragraph.end - paragraph.start > RELATED_LINE)) zone = 'body';
    if (row === undefined) addParagraph(sentences, text, paragraph, zone, i + 1);
    else {
      addParagraph(sentences, text, paragraph, row.opens === 'headline' ? 'related' : 'boilerplate', i + 1);
      if (row.opens === 'rest') zone = 'boilerplate';
      else if (row.opens === 'related' && zone !== 'boilerplate') [zone, relatedLeft] = ['related', RELATED_LINES];
    }
  }
  return sentences;
}

/** Lines are paragraphs, except where lines were wrapped at a fixed width: there an indentation or an empty line parts them. */
function paragraphsOf(text: string, from: number, html: boolean): Paragraph[] {
  const lines: Paragraph[] = [];
  for (let start = from; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push({ start, end });
    start = end + 1;
  }
  if (html || !isWrapped(text, lines)) return lines.filter(({ start, end }) => text.slice(start, end).trim() !== '');
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  for (const line of lines) {
    const printed = text.slice(line.start, line.end);
    if (open === null || printed.trim() === '' || /^\s{2,}|^\s?[*•]/.test(printed)) {
      open = printed.trim() === '' ? null : { ...line };
      if (open !== null) paragraphs.push(open);
    } else open.end = line.end;
  }
  return paragraphs;
}

const SHORTEST_WRAP = 35; // characters; a line broken off before that is a heading or an entry of a list

function isWrapped(text: string, lines: Paragraph[]): boolean {
  if (lines.length < 2) return false;
  let unfinished = 0;
  for (const [i, { start, end }] of lines.entries()) {
    if (end - start > 90) return false;
    const next = lines[i + 1];
    if (next === undefined || next.end === next.start || /[.!?:"”]\s*$/.test(text.slice(start, end))) continue;
    // No heading and no entry of a list begins small: such a line goes on with the one before it, however short that is.
    if (end - start >= SHORTEST_WRAP || (end > start && /^\p{Ll}/u.test(text.charAt(next.start)))) unfinished += 1;
  }
  return unfinished * 3 >= lines.length;
}

function addParagraph(
  sentences: Sentence[],
  text: string,
  { start, end }: Paragraph,
  zone: Zone,
  paragraph: number,
): void {
  const add = (a: number, b: number, in_: Zone): void => {
    sentences.push({ text: text.slice(a, b), start: a, end: b, zone: in_, paragraph });
  };
  let from = start + leadLength(text.slice(start, Math.min(end, start + 400)));
  if (from > start && /\p{L}/u.test(text.slice(start, from))) add(...trimmed(text, start, from), 'boilerplate');
  const line = text.slice(from, end);
  const notes = zone === 'title' ? -1 : line.search(NOTES);
  const to = zone === 'title' ? end - tailLength(line) : notes > 0 ? from + notes : end;
  const about = aboutStart(text.slice(from, to));
  for (const span of splitSentences(text, from, to)) {
    const furniture = span.start - from >= about || isFurniture(text.slice(span.start, span.end));
    add(span.start, span.end, furniture && zone !== 'title' ? 'boilerplate' : zone);
    from = span.end;
  }
  if (to < end) add(...trimmed(text, to, end), 'boilerplate'); // the writer and the paper, an agency's notes
}

const FURNITURE_STEMS = stemReader(FURNITURE_SENTENCES.map(({ needs }) => needs));

function isFurniture(sentence: string): boolean {
  const seen = FURNITURE_STEMS.read(sentence);
  return FURNITURE_SENTENCES.some(({ reads }, row) => seen[row] === 1 && reads.test(sentence));
}

function trimmed(text: string, start: number, end: number): [number, number] {
  const piece = text.slice(start, end);
  return [start + piece.length - piece.trimStart().length, end - (piece.length - piece.trimEnd().length)];
}

function leadLength(line: string): number {
  let length = line.length - line.trimStart().length;
  for (let again = true; again;) {
    again = false;
    for (const { needs, reads } of LEADS) {
      if (!needs.some((mark) => line.includes(mark))) continue;
      const lead = reads.exec(line.slice(length))?.[0].length ?? 0;
      if (lead > 0 && length + lead < line.length) [length, again] = [length + lead, true];
    }
  }
  return length;
}

const LONGEST_TAIL = 400; // characters from a title's end that are looked at

function tailLength(title: string): number {
  const line = title.slice(-LONGEST_TAIL);
  const before = title.length - line.length;
  let kept = line;
  for (let again = true; again;) {
    again = false;
    for (const { reads } of TAILS) {
      const tail = reads.exec(kept);
      if (tail !== null && before + tail.index > 10) [kept, again] = [kept.slice(0, tail.index), true];
    }
  }
  return line.length - kept.length;
}

const ABOUT = /\bAbout (?:the )?(\p{Lu}[\p{L}\p{N}&.’'-]{0,30})/gu;

/** Where "About X X is a maker of…" begins in a paragraph of many sentences; Infinity where it does not. */
function aboutStart(paragraph: string): number {
  if (!paragraph.includes('About ')) return Infinity;
  for (const match of everyMatch(ABOUT, paragraph)) {
    const [lead, name = ''] = match;
    const after = paragraph.slice(match.index + lead.length, match.index + lead.length + 120);
    if (name !== '' && match.index > 200 && (after.includes(` ${name} `) || after.includes(` ${name},`)))
      return match.index;
  }
  return Infinity;
}
