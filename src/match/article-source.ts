// An article → the source that a story lists for it, with a hash by which a syndicated copy is recognised.
import { createHash } from 'node:crypto';
import type { Article, Origin, Source, UnixMs } from '../domain.ts';
import { textMarks } from './text-marks.ts';

const LONGEST_BODY = 400_000; // characters; what is longer is known by its beginning
const SHORT_TEXT = 40; // words; below that a body alone is too little to be recognised by

export function sourceOf(article: Article, origin: Origin): Source {
  const { id, source, url, title, publishedAt, seenAt } = article;
  const words = wordsOf(withoutTags(article.body.slice(0, LONGEST_BODY)));
  const marks = textMarks(words);
  return {
    articleId: id,
    source,
    url,
    title,
    publishedAt,
    seenAt,
    origin,
    textHash: textHash(title, words),
    ...(marks.length === 0 ? {} : { textMarks: marks }),
  };
}

/** When a source told its news: its own date, or when it was first seen. */
export function timeOf({ publishedAt, seenAt }: Source): UnixMs {
  return publishedAt ?? seenAt;
}

/** The hash of the words alone: no markup, case or punctuation, and no title over a text of some length. */
function textHash(title: string, words: string[]): string {
  const counted = words.length < SHORT_TEXT ? [...wordsOf(title), ...words] : words;
  return createHash('sha256').update(counted.join(' ')).digest('hex');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Markup dropped in one pass; a "<" that opens no tag stays. */
function withoutTags(html: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let open = html.indexOf('<'); open !== -1; open = html.indexOf('<', Math.max(from, open + 1))) {
    if (!/[a-z/!]/i.test(html[open + 1] ?? '')) continue;
    const close = html.indexOf('>', open);
    if (close === -1) break;
    parts.push(html.slice(from, open));
    from = close + 1;
  }
  return [...parts, html.slice(from)].join(' ');
}
