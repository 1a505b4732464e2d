// Typed words and stories in, which stories hold all of them out: in names, titles and quotes; words in quotes together.
import type { Story } from '../../domain.ts';
import { plainLetters } from '../../match/letters.ts';

const MOST_TERMS = 20;
const LONGEST_TERM = 200; // characters

/** `scale "board seat"` → "scale", "board seat": without case and marks, each once. */
export function readTerms(text: string): string[] {
  const quoted = /["“”„«»]([^"“”„«»]*)["“”„«»]?/g;
  const phrases = [...text.matchAll(quoted)].map(([, phrase = '']) => words(phrase));
  const single = words(text.replace(quoted, ' ')).split(' ');
  const terms = [...phrases, ...single].map((term) => term.slice(0, LONGEST_TERM).trim());
  return [...new Set(terms)].filter((term) => term !== '').slice(0, MOST_TERMS);
}

/** Whether a story holds every term, each at the beginning of a word. Linear in the story's text. */
export function holdsTerms(story: Story, terms: string[]): boolean {
  const text = ` ${words(textOf(story))} `;
  return terms.every((term) => text.includes(` ${term}`));
}

function words(text: string): string {
  return plainLetters(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}

function textOf({ acquirers, target, seller, sources, events, ripples, kind, stage }: Story): string {
  const names = [...acquirers, target, seller].flatMap((party) => (party === null ? [] : [party.name, ...party.names]));
  const quotes = events.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
  const followed = ripples.flatMap(({ company, person, text, evidence }) => [
    company,
    person ?? '',
    text,
    evidence.quote,
  ]);
  const titles = sources.flatMap(({ title, source }) => [title, source]);
  return [...new Set([...names, ...titles, ...quotes, ...followed, kind, stage])].join('\n');
}
