// A company → the forms its name is found under; a form and a place in a text → whether the printed letters may be it.
import type { NameEntry } from './name-index.ts';
import { fullKey, hasCapital, hasLegalForm, nameKey } from './name-key.ts';
import { isOrdinaryWord } from './ordinary-words.ts';

/** One listed form of a name, made ready for comparing. */
export interface NameForm {
  /** As listed. */
  listed: string;
  /** Its key's words. */
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
  const forms = new Map<string, NameForm>();
  const keep = (listed: string, key: string, refuses: boolean): void => {
    const kept = `${refuses ? '-' : ''}${key} ${String(hasCapital(listed))}`;
    if (key !== '' && !forms.has(kept)) forms.set(kept, formOf(listed, key, refuses));
  };
  for (const listed of [name, ...aliases]) {
    const key = nameKey(listed);
    keep(listed, fullKey(listed), false);
    // "Software" is not "Software AG".
    if (!(hasLegalForm(listed) && isOrdinaryWord(key))) keep(listed, key, false);
  }
  for (const listed of notAliases) {
    keep(listed, fullKey(listed), true);
    // "Foo Bar Ltd" also refuses "Foo Bar", but "Foo KGaA" does not refuse "Foo".
    if (nameKey(listed).includes(' ')) keep(listed, nameKey(listed), true);
  }
  return [...forms.values()];
}

function formOf(listed: string, key: string, refuses: boolean): NameForm {
  const words = key.split(' ');
  const ordinary = words.length === 1 && isOrdinaryWord(key);
  const full = fullKey(listed);
  const isAddress = /^\p{L}[\p{L}\p{N}-]*\.\p{L}{2,4}$/u.test(listed);
  return {
    listed,
    words,
    full,
    short: key !== full,
    refuses,
    small: ordinary || !hasCapital(listed) || isAddress,
    ordinary,
    acronym: listed.length <= LONGEST_ACRONYM && listed === listed.toUpperCase() && hasCapital(listed),
    comma: listed.includes(','),
  };
}

const COMMA_JOINT = /,\s*[\p{L}\p{N}]/u;
const SENTENCE_JOINT = /[\p{L}\p{N}]{5,}[.!]\s/u;

/** True when the printed letters may be this form: by their case, and by what stands between the words. */
export function isPrintedRight(form: NameForm, text: string, start: number, end: number): boolean {
  const printed = text.slice(start, end);
  if (!hasCapital(printed) && !form.small) return false;
  if (form.acronym && !printed.includes(form.listed)) return false;
  if (form.words.length === 1) return true;
  if (!form.comma && COMMA_JOINT.test(printed) && !/,\s*(?:inc|llc|ltd|l\.p)\b/i.test(printed)) return false;
  return !SENTENCE_JOINT.test(printed) || SENTENCE_JOINT.test(form.listed);
}
