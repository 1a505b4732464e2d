// A sentence → the names of companies and people in it as printed; an article → which names mean the same company.
import type { KnownNames } from '../../domain.ts';
import type { Sentence } from '../reading/clean.ts';
import { abbreviationsIn } from './abbreviations.ts';
import { isOwn, lastWord, PART_BEHIND, type Known } from './full-names.ts';
import { fullest, indexed, isFuller } from './fullest-form.ts';
import { askedOnce, withKnownNames } from './known-names.ts';
import { LEGAL_FORMS } from './lexicon.ts';
import { kindOf } from './name-kinds.ts';
import { endsWithS, piecesOf, trimPiece } from './name-pieces.ts';
import { caseStyle, learnCasing, wordsOf, type Casing, type Word } from '../reading/words.ts';

export type NameKind = 'company' | 'person' | 'place' | 'outlet';

/** A name as printed in a sentence, on one line: `text.slice(start, end)` with its white space made single. */
export interface Mention {
  name: string;
  /** Offsets into `articleText(article)`. */
  start: number;
  end: number;
  kind: NameKind;
  /** "Meta's": an owner of what follows. */
  possessive: boolean;
}

/** The names of one article: which printed forms belong together, who is a person, what the article is about. */
export interface Names {
  casing: Casing;
  /** The fullest form of a name in the article ("Scale" → "Scale AI"); the name itself where it stands alone. */
  full(name: string): string;
  isPerson(name: string): boolean;
  /** Printed below the title, too; a name that stands in a headline's capitals only may be none. */
  inBody(name: string): boolean;
  /** The company that the article is about: the first of its title, else of its body; null where none is named. */
  focus: string | null;
  /** The first company of its body; null where it names none. */
  firstInBody: string | null;
  /** The companies of its title, in the order printed, in their fullest forms. */
  inTitle: readonly string[];
  /** Finds companies known beforehand; null where nobody told any. */
  known: KnownNames | null;
}

/** Names in one sentence, in the order printed. `names` (see readNames) tells apart what one sentence cannot. */
export function namesIn(sentence: Pick<Sentence, 'text' | 'start'>, names?: Names): Mention[] {
  return names === undefined ? namesAmong(wordsOf(sentence.text), sentence) : readOnce(sentence, names).mentions;
}

/** The words and names of sentences, kept as long as the names of their article: events and ripples read the same ones. */
const READ = new WeakMap<Names, Map<Spoken, ReadSentence>>();
type Spoken = Pick<Sentence, 'text' | 'start'>;
interface ReadSentence {
  words: Word[];
  mentions: Mention[];
}

/** The words of a sentence and the names among them; the same arrays for the same sentence, so nobody may change them. */
export function readOnce(sentence: Spoken, names: Names): ReadSentence {
  const read = READ.get(names) ?? new Map<Spoken, ReadSentence>();
  const known = read.get(sentence);
  if (known !== undefined) return known;
  const words = withKnownNames(wordsOf(sentence.text, names.casing), sentence.text, names.known);
  const found = { words, mentions: namesAmong(words, sentence, names) };
  READ.set(names, read.set(sentence, found));
  return found;
}

/** Companies only: no people, places or newspapers that merely report. */
export function companiesIn(sentence: Pick<Sentence, 'text' | 'start'>, names?: Names): Mention[] {
  return namesIn(sentence, names).filter(({ kind }) => kind === 'company');
}

/** The same for words that are read already. */
export function namesAmong(
  words: readonly Word[],
  sentence: Pick<Sentence, 'text' | 'start'>,
  names?: Names,
): Mention[] {
  const mentions: Mention[] = [];
  for (const piece of piecesOf(words)) {
    const trimmed = trimPiece(words, piece);
    if (trimmed === null) continue;
    const [first, last] = [words[trimmed.from], words[trimmed.to]];
    if (first === undefined || last === undefined) continue;
    const keepsS = last.possessive && endsWithS(words, trimmed.to);
    const end = keepsS ? Math.min(last.end + 2, sentence.text.length) : last.end;
    const name = sentence.text.slice(first.start, end).replace(/\s+/g, ' ');
    const plain = kindOf(words, trimmed, names);
    if (plain === null) continue;
    // "Southwest" of an article about Southwest Pumps Inc, "Louisiana Harbour" of one about Louisiana Harbour Corp.
    const kind = plain === 'place' && names !== undefined && isCompanysShort(name, names) ? 'company' : plain;
    mentions.push({
      name,
      start: sentence.start + first.start,
      end: sentence.start + end,
      kind,
      possessive: last.possessive && !keepsS,
    });
  }
  return mentions;
}

// ── The names of an article ──────────────────────────────────────────────────────────────────────────────────────────

/** "Foo Harbour Inc :", above an agency's notes in capitals: as good as running text. */
const NAME_LINE =
  /^[^.:!?]{3,50} (?:Inc|Corp|Ltd|Plc|PLC|Co|LLC|LP|AG|SA|NV|SE|AB|ASA|Oyj|SpA|Bhd|Group|Holdings)\.? ?:$/;
const TAUGHT_BY = 60; // sentences; the names of an article stand in its beginning

/** "U.K." is "UK". */
const INITIALS = /^(?:\p{L}\.){2,4}\p{L}?$/u;
/** As headlines shorten them. */
const SHORTENED = new Map([
  ["nat'l", 'national'],
  ["int'l", 'international'],
  ['intl', 'international'],
  ["gen'l", 'general'],
  ["fin'l", 'financial'],
]);

const MOST_KNOWN = 5_000; // names whose bare forms are kept at a time
const BARE = new Map<string, string>();

/** A name in lower case without its legal form, its article and a possessive: what two printed forms are compared by. */
export function bareName(name: string): string {
  const known = BARE.get(name);
  if (known !== undefined) return known;
  if (BARE.size >= MOST_KNOWN) BARE.clear();
  const bare = readBareName(name);
  BARE.set(name, bare);
  return bare;
}

function readBareName(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .split(/[\s,]+/)
    .map((word) => SHORTENED.get(word) ?? (INITIALS.test(word) ? word.replace(/\./g, '') : word.replace(/\.$/, '')))
    .filter((word) => word !== '');
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  if (words.length > 1 && words[0] === 'the') words.shift();
  return words.join(' ');
}

function isCompanysShort(name: string, names: Names): boolean {
  return (
    (name.includes(' ') ||
      /^(?:north|south)?(?:western|eastern|east|west)$|^(?:northern|southern|pacific|atlantic|midwest)$/i.test(name)) &&
    LEGAL_FORMS.has(lastWord(names.full(name)).toLowerCase())
  );
}

/** Reads the names of an article once; related headlines and page furniture teach nothing. */
export function readNames(sentences: readonly Sentence[], knownNames?: KnownNames): Names {
  const own = sentences.filter(({ zone }) => zone === 'title' || zone === 'body').slice(0, TAUGHT_BY);
  const learned = learnCasing(own);
  const people = new Set<string>();
  const draft: Names = {
    casing: learned,
    full: (name) => name,
    isPerson: (name) => people.has(name.toLowerCase()),
    inBody: () => false,
    focus: null,
    firstInBody: null,
    inTitle: [],
    known: knownNames === undefined ? null : askedOnce(knownNames),
  };
  const running = new Map<Sentence, Mention[]>();
  for (const sentence of own) {
    if (caseStyle(sentence.text) === 'running' || NAME_LINE.test(sentence.text))
      running.set(
        sentence,
        namesAmong(titleWords(wordsOf(sentence.text, learned, 'running'), sentence, draft), sentence, draft),
      );
  }
  const casing = { ...learned, phrases: phrasesIn([...running.values()].flat()) };
  const known = new Map<string, Known>();
  let focus: string | null = null;
  let firstInBody: string | null = null;
  const inTitle: string[] = [];
  let order = 0;
  for (const sentence of own) {
    const mentions =
      running.get(sentence) ?? namesAmong(titleWords(wordsOf(sentence.text, casing), sentence, draft), sentence, draft);
    for (const { name, kind, end } of mentions) {
      order += 1;
      if (kind === 'person') rememberPerson(people, name);
      if (kind !== 'company' || isCompound(sentence, end)) continue;
      focus ??= name;
      if (sentence.zone === 'title') inTitle.push(name);
      else firstInBody ??= name;
      const bare = bareName(name);
      const seen = known.get(bare);
      // A mixed-case form tells more than one in capitals, a longer one (with its legal form) more than a short one.
      const at = sentence.zone === 'title' ? Infinity : order;
      const part = PART_BEHIND.test(sentence.text.slice(end - sentence.start, end - sentence.start + 24));
      if (seen === undefined) known.set(bare, { name, at, part, own: isOwn(sentence) });
      else {
        if (isFuller(name, seen.name)) seen.name = name;
        seen.own ||= isOwn(sentence);
        if (seen.at > at) [seen.at, seen.part] = [at, part];
      }
    }
  }
  const given = abbreviationsIn(own);
  const forms = indexed(known);
  const cache = new Map<string, string>();
  const full = (name: string): string => {
    if (!/\p{Lu}|\d/u.test(name)) return name; // "scale" is no short form of Scale AI
    const key = given.has(name) ? name : bareName(name);
    const found = cache.get(key) ?? fullest(bareName(name), name, forms, given);
    cache.set(key, found);
    return found;
  };
  return {
    ...draft,
    casing,
    full,
    inBody: (name) => (known.get(bareName(full(name)))?.at ?? Infinity) < Infinity,
    focus: focus === null ? null : full(focus),
    firstInBody: firstInBody === null ? null : full(firstInBody),
    inTitle: [...new Set(inTitle.map(full))],
  };
}

/** "Foo Partners-backed Bar": the first half of a compound is not what a sentence is about. */
function isCompound({ text, start }: Sentence, end: number): boolean {
  return /^ [\p{Lu}][\p{L}]{1,20}-(?:backed|owned|led|based|funded|controlled)\b/u.test(
    text.slice(end - start, end - start + 40),
  );
}

/** A title's words, with the names that are known beforehand; other sentences tell most names by their capitals. */
function titleWords(words: Word[], { text, zone }: Sentence, { known }: Names): Word[] {
  return zone === 'title' ? withKnownNames(words, text, known) : words;
}

function rememberPerson(people: Set<string>, name: string): void {
  people.add(name.toLowerCase());
  const surname = name.split(' ').at(-1) ?? '';
  if (name.includes(' ') && surname.length > 2) people.add(surname.toLowerCase());
}

/** Names of two or more words in the running text and their short forms of two words, by first word, longest first. */
function phrasesIn(mentions: readonly Mention[]): Map<string, string[][]> {
  const found = new Map<string, string[]>();
  for (const { name, kind } of mentions) {
    const parts = kind === 'company' ? bareName(name).split(' ') : [];
    if (parts.length < 2 || parts.length > 6) continue;
    for (let length = parts.length; length >= 2; length -= 1) {
      const phrase = parts.slice(0, length);
      found.set(phrase.join(' '), phrase);
    }
  }
  const byFirst = new Map<string, string[][]>();
  for (const phrase of [...found.values()].sort((a, b) => b.length - a.length)) {
    const first = phrase[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  return byFirst;
}
