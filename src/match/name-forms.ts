// A company → the forms its name is found under; a form and a place in a text → whether the printed letters may be it.
import type { NameEntry } from './name-index.ts';
import { hasCapital, keysOfName } from './name-key.ts';
import { isOrdinaryWord } from './ordinary-words.ts';

/** One listed form of a name, made ready for comparing. */
export interface NameForm {
  /** As listed. */
  listed: string;
  /** The key it is found under, and its words. */
  key: string;
  words: string[];
  /** Its `fullKey`. */
  full: string;
  /** True when `words` leaves its legal form out. */
  short: boolean;
  /** A look-alike: where it stands, the company does not. */
  refuses: boolean;
  /** May be printed in lower case: the company writes itself so, or it is an address ("monday.com"). */
  small: boolean;
  /** One everyday word: its surroundings must say that a company is meant. */
  ordinary: boolean;
  /** A few letters, all capitals ("SAP"): nothing else is the company. */
  acronym: boolean;
  /** Listed with a comma between its words ("Booz, Allen"). */
  comma: boolean;
}

const LONGEST_ACRONYM = 4; // letters; "SAP" in capitals is the company, "Sap" a word

/** Every form an entry is found under, each once. */
export function formsOf({ name, aliases = [], notAliases = [] }: NameEntry): NameForm[] {
  const forms: NameForm[] = [];
  for (const listed of [name, ...aliases]) {
    const { key, full } = keysOfName(listed);
    keep(forms, formOf(listed, full, full, false));
    // "Software" is not "Software AG", as `resolveParty` has it.
    if (key !== full && key.includes(' ')) keep(forms, formOf(listed, key, full, false));
  }
  for (const listed of notAliases) {
    const { key, full } = keysOfName(listed);
    keep(forms, formOf(listed, full, full, true));
    // "Foo Bar Ltd" also refuses "Foo Bar", but "Foo KGaA" does not refuse "Foo".
    if (key !== full && key.includes(' ')) keep(forms, formOf(listed, key, full, true));
  }
  return forms;
}

function keep(forms: NameForm[], form: NameForm): void {
  const isKnown = (other: NameForm) =>
    other.key === form.key && other.refuses === form.refuses && hasCapital(other.listed) === hasCapital(form.listed);
  if (form.key !== '' && !forms.some(isKnown)) forms.push(form);
}

function formOf(listed: string, key: string, full: string, refuses: boolean): NameForm {
  const words = key.split(' ');
  const ordinary = words.length === 1 && isOrdinaryWord(key);
  const isAddress = listed.includes('.') && /^\p{L}[\p{L}\p{N}-]*\.\p{L}{2,4}$/u.test(listed);
  return {
    listed,
    key,
    words,
    full,
    short: key !== full,
    refuses,
    small: ordinary || isAddress || !hasCapital(listed),
    ordinary,
    acronym: listed.length <= LONGEST_ACRONYM && listed === listed.toUpperCase() && hasCapital(listed),
    comma: listed.includes(','),
  };
}

const LIST_COMMA = /,(?! ?(?:inc|llc|ltd|l\.p)\b)/i;
const SENTENCE_END = /[\p{L}\p{N}]{5}[.!]\s/u;

/** True when the printed letters may be this form: by their case, and by what stands between the words. */
export function isPrintedRight(form: NameForm, text: string, start: number, end: number): boolean {
  const printed = text.slice(start, end);
  if (!form.small && !hasCapital(printed)) return false;
  if (form.acronym && !printed.includes(form.listed)) return false;
  if (form.words.length === 1) return true;
  if (!form.comma && printed.includes(',') && LIST_COMMA.test(printed)) return false;
  return !SENTENCE_END.test(printed) || SENTENCE_END.test(form.listed);
}
