// A sentence and the names in it → the same sentence with every name as a mark of equal length, and who speaks in it.
import type { Sentence } from '../reading/clean.ts';
import { bareName, namesIn, type Mention, type Names } from '../names/companies.ts';
import { everyMatch } from '../reading/every-match.ts';
import { LEGAL_FORMS } from '../names/lexicon.ts';

/**
 * Each letter of a company's name becomes one of these marks, each letter of a person's name PERSON; offsets stay true,
 * and a rule can say "a company" without knowing any.
 */
export const TARGET = '\uE001';
export const PARTY = '\uE002';
export const OTHER = '\uE003';
export const PERSON = '\uE004';

/** A company in a sentence: the target of the deal, another party to it, or somebody else. */
export interface CompanyMention {
  start: number;
  end: number;
  name: string;
  role: 'target' | 'party' | 'other';
}
export interface PersonMention {
  start: number;
  end: number;
  name: string;
}
/** Somebody who holds an office: "Nordwell's CFO", "Ada Brandt, the chief executive of Quarry". */
export interface Officer {
  start: number;
  end: number;
  /** null for "its CFO". */
  company: string | null;
  person: string | null;
  /** As printed ("chief executive"); null for "who heads Vellum". */
  office: string | null;
}
export interface MarkedSentence extends Sentence {
  marks: string;
  companies: CompanyMention[];
  persons: PersonMention[];
  officers: Officer[];
}

const TITLE =
  '(?:CEO|CFO|CTO|COO|CIO|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Cc]hief (?:[A-Za-z]{2,15} ){1,2}[Oo]fficer|[Ff]inance [Cc]hief|' +
  '[Cc]o-?[Ff]ounder|[Ff]ounder|[Cc]hair(?:man|woman)?|[Pp]resident|[Mm]anaging [Dd]irector|[Bb]oss|[Hh]ead of [a-z]{3,15})';
const NAME =
  "\\p{Lu}\\p{L}[\\p{L}’'-]{0,20}(?: \\p{Lu}\\.)?(?: (?:de|van|von|bin|al|der|la)){0,2} \\p{Lu}\\p{L}[\\p{L}’'-]{0,20}(?: \\p{Lu}\\p{L}[\\p{L}’-]{1,20})?";

const TITLES = new RegExp(`\\b${TITLE}(?: and (?:its )?${TITLE})?\\b`);

/** A quick look before the slow ones. */
const OFFICE = new RegExp(`\\b${TITLE}\\b|, who `);

/** Where a person's name is the first group, by the office that stands beside it. */
const PERSONS: { name: string; reads: RegExp }[] = [
  { name: 'CEO Maria Stenholm', reads: RegExp(`\\b${TITLE},? (${NAME})`, 'gu') },
  {
    name: 'Ada Brandt, the chief executive of',
    reads: RegExp(
      `(?<![\\p{L}’'-])(${NAME}),(?: \\d\\d,)? (?!whose|led|run|where|and|which)[^,.;:]{0,40}?\\b${TITLE}\\b`,
      'gu',
    ),
  },
  {
    name: 'Jo Lind, who heads',
    reads: RegExp(`(?<![\\p{L}’'-])(${NAME}), who (?:heads|leads|runs|founded|co-founded)\\b`, 'gu'),
  },
  {
    name: 'the CEO of Quarry, Ada Brandt',
    reads: RegExp(`\\b${TITLE} (?:of|at) [^,.;:]{2,40}, (${NAME})(?=,| (?:said|told|says))`, 'gu'),
  },
];

/**
 * A pattern in which `<C>` is any company, `<T>` the target, `<A>` another party, `<O>` somebody else, `<P>` a person, `<C1>` one letter
 * of a company: `(?<!<C1>)<C>` begins where its name does, not at each letter.
 */
export function marked(pattern: string, flags = 'giu'): RegExp {
  const source = pattern
    .replaceAll('<title>', TITLE)
    .replaceAll('<T>', `${TARGET}+`)
    .replaceAll('<A>', `${PARTY}+`)
    .replaceAll('<O>', `${OTHER}+`)
    .replaceAll('<P>', `${PERSON}+`)
    .replaceAll('<C1>', `[${TARGET}${PARTY}${OTHER}]`)
    .replaceAll('<C>', `[${TARGET}${PARTY}${OTHER}]+`);
  return new RegExp(source, flags);
}

const OFFICERS: { name: string; reads: RegExp; own: boolean }[] = [
  {
    name: 'Ada Brandt, the chief executive of Quarry',
    reads: marked(
      "<P>,(?: \\d\\d,)? (?:the |a )?(?:[\\w-]{1,20} ){0,2}<title>(?: and <title>)? (?:of|at) (?:[\\w-]{1,20} ){0,3}(?:<C>(?:['’]s?)? (?:competitor|rival) )?<C>",
      'gu',
    ),
    own: false,
  },
  {
    name: "Maria Stenholm, Larkfield's CEO",
    reads: marked("<P>,(?: \\d\\d,)? <C>['’]s?(?: [\\w-]{1,20}){0,2} <title>", 'gu'),
    own: false,
  },
  {
    name: 'Jo Lind, who heads Vellum',
    reads: marked('<P>, who (?:heads|leads|runs|founded|co-founded) (?:[\\w-]{1,20} ){0,3}<C>', 'gu'),
    own: false,
  },
  {
    name: 'the CEO of Quarry, Ada Brandt',
    reads: marked('<title> (?:of|at) (?:[\\w-]{1,20} ){0,2}<C>(?:,? <P>)?', 'gu'),
    own: false,
  },
  {
    name: "Larkfield's founding CEO Maria Stenholm",
    reads: marked("<C>['’]s?(?: [\\w-]{1,20}){0,3} <title>(?:,? <P>)?", 'gu'),
    own: false,
  },
  { name: 'Larkfield CEO Maria Stenholm', reads: marked('<C> <title>(?:,? <P>)?', 'gu'), own: false },
  { name: 'its CFO', reads: marked('\\b[Ii]ts (?:[a-z-]{1,20} ){0,2}<title>(?:,? <P>)?', 'gu'), own: true },
];

/** Which companies of the article are the target and the other parties of the deal; keys are bare full names. */
export interface Parties {
  target: string | null;
  others: ReadonlySet<string>;
}

/** The sentence with its names marked. */
export function markSentence(sentence: Sentence, names: Names, parties: Parties): MarkedSentence {
  const found = namesIn(sentence, names).map((m) => ({
    ...m,
    start: m.start - sentence.start,
    end: m.end - sentence.start,
  }));
  const known = found.filter(({ kind }) => kind === 'company');
  const persons = findPersons(sentence.text, found);
  const companies = known
    .filter((m) => !persons.some((p) => p.start < m.end && m.start < p.end))
    .map(({ name, start, end }) => ({
      start,
      end,
      name: shown(names.full(name)),
      role: roleOf(bareName(names.full(name)), parties),
    }));
  const letters = [
    ...persons.map((p) => ({ ...p, mark: PERSON })),
    ...companies.map((m) => ({ ...m, mark: MARKS[m.role] })),
  ];
  letters.sort((a, b) => a.start - b.start);
  let marks = '';
  for (const { start, end, mark } of letters) {
    if (start < marks.length) continue; // mentions that overlap: the first counts
    marks += sentence.text.slice(marks.length, start) + mark.repeat(end - start);
  }
  marks += sentence.text.slice(marks.length);
  return { ...sentence, marks, companies, persons, officers: findOfficers(marks, companies, persons) };
}

/** A full stop that ends the sentence is no part of a name, one that ends a legal form is. */
function shown(name: string): string {
  const last = name.split(' ').at(-1) ?? '';
  return name.endsWith('.') && !LEGAL_FORMS.has(last.slice(0, -1).toLowerCase()) ? name.slice(0, -1) : name;
}

const MARKS = { target: TARGET, party: PARTY, other: OTHER };

function roleOf(key: string, { target, others }: Parties): CompanyMention['role'] {
  return key === target ? 'target' : others.has(key) ? 'party' : 'other';
}

function findPersons(text: string, named: readonly Mention[]): PersonMention[] {
  const found: PersonMention[] = named
    .filter(({ kind }) => kind === 'person')
    .map(({ name, start, end }) => ({ name, start, end }));
  if (!OFFICE.test(text)) return found;
  const companies = named.filter(({ kind }) => kind === 'company');
  for (const { reads } of PERSONS) {
    for (const match of everyMatch(reads, text)) {
      const name = match[1] ?? '';
      const start = match.index + match[0].indexOf(name);
      const end = start + name.length;
      // A company's name inside, or around, is no person's; one that begins it ("Garrett" of "Ada Brandt") was misread.
      const clashes = companies.some((c) => c.start < end && start < c.end && (c.start !== start || c.end > end));
      if (!clashes && !found.some((p) => p.start < end && start < p.end)) found.push({ start, end, name });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function findOfficers(marks: string, companies: CompanyMention[], persons: PersonMention[]): Officer[] {
  const found: Officer[] = [];
  if (!OFFICE.test(marks)) return found;
  for (const { reads, own } of OFFICERS) {
    for (const match of everyMatch(reads, marks)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((o) => o.start < end && start < o.end)) continue;
      const inside = companies.filter((c) => c.start >= start && c.end <= end);
      const person = persons.find((p) => p.start >= start && p.end <= end);
      found.push({
        start,
        end,
        company: own ? null : (inside.at(-1)?.name ?? null),
        person: person?.name ?? null,
        office: TITLES.exec(match[0])?.[0] ?? null,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
