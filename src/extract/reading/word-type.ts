// A word and the one before it → whether it is a word, a number, a mark, a ticker, or (part of) a name.
import { DEMONYMS, FUNCTION_WORDS, LEGAL_FORMS, NAME_ENDINGS, NO_COMPANY, isCommonWord } from '../names/lexicon.ts';
import type { CaseStyle, Casing, Word, WordType } from './words.ts';

/** "FOO.N", "FOOn.DE", "8123.T", "FOO_u.N": a share's code at its exchange. */
const EXCHANGE_CODE = /^(?:[A-Z]{2,7}[a-z]?(?:_[a-z]{1,2})?|\d{4,6})\.[A-Z]{1,2}$/;

export function typeOf(word: Word, before: Word | undefined, casing: Casing, style: CaseStyle): WordType {
  const { text, lower } = word;
  const first = text.charCodeAt(0);
  if (text === lower && first >= 97 && first <= 122 && !/\d/.test(text)) return 'word'; // most words of running text
  // Most names are plain letters: what only other characters can make is asked where one stands.
  const isLetter = (first >= 97 && first <= 122) || (first >= 65 && first <= 90);
  if (!isLetter && /^<|^\$[A-Z]/.test(text)) return 'ticker';
  if (text.includes('.') && EXCHANGE_CODE.test(text)) return 'ticker';
  if (!isLetter && /^[$€£¥]?\d/.test(text))
    return /\p{L}/u.test(text) && !/^[$€£¥]?[\d.,]+(?:[a-z]{1,3}|[KMBT]\+?|st|nd|rd|th)?%?$/u.test(text)
      ? 'name'
      : 'number';
  if (!isLetter && !/\p{L}/u.test(text)) return 'mark';
  if (/n[’']t$|[’'](?:re|ve|ll)$/.test(lower)) return 'word';
  if (
    lower.includes('-') &&
    /-(?:based|backed|owned|led|listed|traded|run|controlled|headquartered|held|style|like|related|focused|wide|year-old|powered|driven|enabled|native|ready|only|fueled|fuelled|linked|generated|specific)$/.test(
      lower,
    )
  )
    return 'word';
  const capital =
    (first >= 65 && first <= 90) ||
    /^\p{Lu}/u.test(text) ||
    (/\p{Lu}/u.test(text) && !/^[a-z]+-\p{Lu}/u.test(text)) ||
    /^\p{Ll}\d+\p{Ll}$/u.test(text);
  if (!capital) return 'word';
  const afterName = before?.type === 'name' && !before.possessive;
  if (LEGAL_FORMS.has(lower)) return before?.type === 'name' || before?.text === ',' ? 'name' : 'word';
  if (style === 'running') return runningType(word, before, casing);
  if (casing.large.has(lower) && !(casing.small.has(lower) && isCommonWord(lower))) return 'name';
  if (casing.small.has(lower)) return 'word';
  if (afterName && NAME_ENDINGS.has(lower)) return 'name';
  if (NAME_ENDINGS.has(lower) && style === 'title' && casing.small.size === 0)
    return isCommonWord(lower) ? 'word' : 'name';
  return isOrdinary(lower) ? 'word' : 'name';
}

/** A common word, also one made of several ("take-private", "building-products"). */
function isOrdinary(lower: string): boolean {
  return (
    isCommonWord(lower) || (lower.includes('-') && lower.split('-').every((part) => part === '' || isCommonWord(part)))
  );
}

/** "Notably", "Promptly"; what ends in -ly otherwise ("Foldly") is a name. */
const ADVERB =
  /(?:al|ic|ful|ous|[ae]nt|[ai]te|ing|ed|ive|[aei]b|ari|ess|some|ar|ai|i|[rstl]e|ick|[rsp]t|en|th|ew|ow|ir|ul|id|ish|ap|ck|ght)ly$/;

function runningType(word: Word, before: Word | undefined, casing: Casing): WordType {
  const { text, lower } = word;
  if (FUNCTION_WORDS.has(lower) && text !== text.toUpperCase()) return 'word';
  const opens = before === undefined || /^[.:;"“‘*•—–?!(-]$/.test(before.text);
  if (!opens) return /^(?:I|A)$/.test(text) ? 'word' : 'name';
  if (casing.large.has(lower)) return 'name';
  if (/\p{Lu}.*\p{Lu}/u.test(text) && !NO_COMPANY.has(lower)) return 'name';
  if (DEMONYMS.has(lower)) return 'name';
  return isOrdinary(lower) || casing.small.has(lower) || ADVERB.test(lower) ? 'word' : 'name';
}
