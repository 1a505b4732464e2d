// The text behind /stakewatch in, its command word and what follows out: smart quotes, commas and Slack's own links undone.
import { distance } from 'fastest-levenshtein';
import { SYNONYMS } from './synonyms.ts';
import { unescapeText, visible } from '../text.ts';

/** A command as it was typed; `name` is null where no known word stands first. */
export interface Typed {
  name: string | null;
  /** The words that were taken for a command ("feed add"), as typed. */
  word: string;
  rest: string;
}

/** @param names the known commands, of one or two words */
export function readCommand(text: string, names: string[]): Typed {
  const clean = visible(unescapeText(text)).trim(); // line breaks stay: they divide names
  if (clean === '') return { name: 'help', word: '', rest: '' };
  const [first = '', second = ''] = clean.split(/\s+/, 2);
  const afterFirst = clean.slice(first.length).trimStart();
  const typed = [
    { word: `${first} ${second}`, rest: afterFirst.slice(second.length).trimStart() },
    { word: first, rest: afterFirst },
  ];
  for (const one of typed) {
    const word = one.word.toLowerCase();
    const name = names.includes(word) ? word : SYNONYMS.get(word);
    if (name !== undefined && names.includes(name)) return { name, ...one };
  }
  return { name: null, word: first, rest: afterFirst };
}

const PAGE = /\s*\bpage (\d{1,4})$/i;

/** "vendors page 2" → the words, and the page that is wanted; 1 where none is named. */
export function readPage(rest: string): { rest: string; page: number } {
  const page = PAGE.exec(rest.trimEnd().slice(-12));
  if (page === null) return { rest, page: 1 };
  const end = rest.trimEnd().length - page[0].length;
  return { rest: rest.slice(0, end).trimEnd(), page: Math.max(1, Number(page[1])) };
}

const SLIPS = 2; // letters; further away it is another word

/** The known command that is nearest to what was typed; null when none is near. */
export function nearestCommand({ word, rest }: Typed, names: string[]): string | null {
  const one = word.toLowerCase().slice(0, 40);
  const two = `${one} ${(rest.split(/\s/, 1)[0] ?? '').toLowerCase().slice(0, 40)}`;
  const near = names
    .map((name) => ({ name, slips: distance(name.includes(' ') ? two : one, name) }))
    .filter(({ name, slips }) => slips <= Math.min(SLIPS, name.length - 2) || (one.length >= 3 && name.startsWith(one)))
    .sort((a, b) => a.slips - b.slips || (rest === '' ? a.name.length - b.name.length : b.name.length - a.name.length));
  return near[0]?.name ?? null;
}

const QUOTED = /^["“”„«»'‘’](.*)["“”„«»'‘’]$/s;
const LEGAL_FORM =
  /^(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|se|sa|s\.a|sas|spa|s\.p\.a|nv|n\.v|bv|b\.v|ab|oy|asa|a\/s|pty|pte)\.?$/i;
const MOST_NAMES = 500; // in one command, whose 4,000 characters hold fewer

/** A name as it was typed. `exact`: it stood in quotes, and means this very name and no longer one. */
export interface TypedName {
  name: string;
  exact: boolean;
}

/**
 * `Scale AI, "Labelbox", Acme, Inc.` → three names. Commas and line breaks divide, except within quotes and before a legal
 * form. Words in quotes keep their commas.
 */
export function readTypedNames(text: string): TypedName[] {
  const names: TypedName[] = [];
  for (const part of divide(text)) {
    const bare = withoutLink(part).trim();
    const name = withoutQuotes(bare).trim();
    const exact = QUOTED.test(bare);
    const last = names.at(-1);
    if (!exact && LEGAL_FORM.test(name) && last?.exact === false) last.name = `${last.name}, ${name}`;
    else if (name !== '' && !names.some((one) => one.name === name)) names.push({ name, exact });
  }
  return names.slice(0, MOST_NAMES);
}

/** The names alone. */
export function readNames(text: string): string[] {
  return [...new Set(readTypedNames(text).map(({ name }) => name))];
}

/** A name in quotes, so that it is read as this very name: `readNames` gives it back. */
export function quoteName(name: string): string {
  return `"${name.replace(/["“”„«»]/g, '')}"`;
}

/** At commas, semicolons and line breaks outside quotes. An apostrophe ("Lowe's") opens nothing: a quote stands before a word. */
function divide(text: string): string[] {
  const { parts, isOpen } = divideAt(text, true);
  return isOpen ? divideAt(text, false).parts : parts; // a quote that nothing closes holds nothing together
}

function divideAt(text: string, minds: boolean): { parts: string[]; isOpen: boolean } {
  const parts: string[] = [];
  let start = 0;
  let isBlank = true;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (minds && /["“”„«»]/.test(character)) quoted = quoted ? false : isBlank;
    if (/[,;\n]/.test(character) && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
      isBlank = true;
    } else if (character.trim() !== '') isBlank = false;
  }
  return { parts: [...parts, text.slice(start)], isOpen: quoted };
}

function withoutQuotes(name: string): string {
  const trimmed = name.trim();
  return QUOTED.exec(trimmed)?.[1] ?? trimmed;
}

/** Slack turns "scale.com" into `<http://scale.com|scale.com>`; the person typed the label. */
function withoutLink(text: string): string {
  const link = /<((?:https?|mailto):[^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>/g;
  return text.replace(link, (_, address: string, label?: string) => label ?? address);
}

/** The address in `<https://…|label>`, in quotes or bare; `https://` is put before a bare host. null where there is none. */
export function readAddress(text: string): string | null {
  const link = /<(https?:[^<>|]{1,2000})(?:\|[^<>]{0,2000})?>/.exec(text)?.[1];
  const bare = link ?? withoutQuotes(text).trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(bare) ? bare : `https://${bare}`;
  if (/\s/.test(address) || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).hostname.includes('.') || /^https?:\/\/(localhost|\[)/i.test(address) ? address : null;
}
