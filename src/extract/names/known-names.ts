// The words of a sentence and the names known beforehand → the same words, each known name whole and a name.
import type { KnownName, KnownNames } from '../../domain.ts';
import type { Word } from '../reading/words.ts';

/**
 * Marks what casing alone would not tell: "Target raises", "stripe", "Bed Bath & Beyond". A name that is read whole already
 * is left as it is.
 */
export function withKnownNames(words: Word[], text: string, known: KnownNames | null): Word[] {
  const found = known?.(text) ?? [];
  if (found.length === 0) return words;
  const marked: Word[] = [];
  let at = 0;
  for (const name of found) {
    const behind = at;
    while (at < words.length && (words[at]?.end ?? 0) <= name.start) at += 1;
    marked.push(...words.slice(behind, at));
    const from = at;
    while (at < words.length && (words[at]?.start ?? Infinity) < name.end) at += 1;
    marked.push(...asName(words.slice(from, at), name));
  }
  return [...marked, ...words.slice(at)];
}

function asName(span: Word[], { start, end, name }: KnownName): Word[] {
  const [first, last] = [span[0], span.at(-1)];
  if (first === undefined || last === undefined || first.start < start || first.type === 'ticker') return span;
  if (span.every(({ type, text }) => type === 'name' || text === '&')) return span;
  const isOne = span.length === 1 && last.end === end;
  if (isOne) return [{ ...first, type: 'name', whole: true }];
  // "1-800-Flowers" may be read as one word with what stands behind; then only that is sure.
  if (last.end > end) return span;
  return [
    { ...first, text: name, lower: name.toLowerCase(), end, possessive: last.possessive, type: 'name', whole: true },
  ];
}

/** The same, remembering its answers: an article's title is read several times. */
export function askedOnce(known: KnownNames): KnownNames {
  const answers = new Map<string, readonly KnownName[]>();
  return (text) => {
    const answer = answers.get(text) ?? known(text);
    answers.set(text, answer);
    return answer;
  };
}
