// An article's sentences, and those that may tell of a deal → the sentences that are about that deal, which the judge reads.
import type { Sentence } from '../reading/clean.ts';
import { DEMONYMS, FUNCTION_WORDS, LEGAL_FORMS, NO_COMPANY, PLACES, isCommonWord } from '../names/lexicon.ts';

/**
 * The title, each paragraph in which a wording was read, and each that names somebody named in one of those; where no wording
 * was read below the title or in it, the first paragraph too. Other paragraphs tell of other things: wherever they stand,
 * they must not change what is said of the deal.
 * @param worded the sentences in which a wording was read
 */
export function connected(sentences: readonly Sentence[], worded: readonly Sentence[]): Sentence[] {
  const own = sentences.filter(({ zone }) => zone === 'title' || zone === 'body');
  const kept = new Set(worded.map(({ paragraph }) => paragraph));
  const first = own.find(({ zone }) => zone === 'body')?.paragraph;
  if (kept.size === 0 && first !== undefined) kept.add(first);
  const isKept = ({ zone, paragraph }: Sentence): boolean => zone === 'title' || kept.has(paragraph);
  if (own.every(isKept)) return own; // a feed's item, mostly

  const named = new Set<string>();
  for (const { text } of own.filter(isKept)) for (const word of namesOf(text)) if (isNaming(word)) named.add(word);
  for (const { text, paragraph } of own)
    if (!kept.has(paragraph) && namesOf(text).some((word) => named.has(word))) kept.add(paragraph);
  return own.filter(isKept);
}

const CAPITALISED = /\p{Lu}[\p{L}\p{N}]{2,}/gu;

/** Words with a capital, in lower case; those that open a sentence are among them. */
function namesOf(text: string): string[] {
  return (text.match(CAPITALISED) ?? []).map((word) => word.toLowerCase());
}

/** Whether a word, when it stands in two paragraphs, says that they are about the same company or person. */
function isNaming(word: string): boolean {
  return (
    !isCommonWord(word) &&
    ![FUNCTION_WORDS, LEGAL_FORMS, PLACES, DEMONYMS, NO_COMPANY].some((list: ReadonlySet<string>) => list.has(word))
  );
}
