// Templates and pieces → sentences whose pieces are plain, strong or links; and a sentence → plain text.
import type { Phrase, Sentence } from '../domain.ts';

/** The most that a phone shows of a notification, characters. */
export const LONGEST_NOTIFICATION = 150;

/** The sentence as plain text. */
export function plain(sentence: Sentence): string {
  return sentence.map(plainPhrase).join('');
}

function plainPhrase(phrase: Phrase): string {
  if (typeof phrase === 'string') return phrase;
  return 'strong' in phrase ? phrase.strong : phrase.label;
}

/**
 * Fills a template: `{A}` takes the slot A, `[agrees|agree]` the first form for one subject, the second for several.
 * A slot that is not given is left empty.
 */
export function fill(template: string, slots: Record<string, Sentence>, isPlural = false): Sentence {
  const pieces: Sentence = [];
  let from = 0;
  for (const found of template.matchAll(/\{(\w{1,9})\}|\[([^|\]]{0,40})\|([^\]]{0,40})\]/g)) {
    const [whole, slot, one, many] = found;
    pieces.push(template.slice(from, found.index));
    pieces.push(...(slot === undefined ? [(isPlural ? many : one) ?? ''] : (slots[slot] ?? [])));
    from = found.index + whole.length;
  }
  return joined([...pieces, template.slice(from)]);
}

/** Neighbouring plain pieces made one, empty ones dropped. */
export function joined(sentence: Sentence): Sentence {
  return sentence.reduce<Sentence>((pieces, phrase) => {
    const last = pieces.at(-1);
    if (phrase === '') return pieces;
    if (typeof phrase === 'string' && typeof last === 'string') return [...pieces.slice(0, -1), last + phrase];
    return [...pieces, phrase];
  }, []);
}

/** "A", "A and B", "A, B and C". */
export function listed(items: Sentence[]): Sentence {
  return joined(
    items.flatMap((item, i) => {
      if (i === 0) return item;
      return [i === items.length - 1 ? ' and ' : ', ', ...item];
    }),
  );
}

/** Cut at a word where it is too long, with an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).trimEnd().replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** 2025-06-13. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
