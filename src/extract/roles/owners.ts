// Analysed sentences and the events read from them → the events with the owners that the article itself names.
import type { OwnershipEvent, OwnerSaid } from '../../domain.ts';
import type { Names } from '../names/companies.ts';
import { flatten, type Analysed, type Located } from '../names/phrases.ts';
import { alike } from '../events/same-event.ts';

/** What stands between two names, and which of them owns the other. The first row that reads wins. */
const BETWEEN: { name: string; owns: 'first' | 'second'; reads: RegExp }[] = [
  {
    name: 'Foo, a unit of Bar',
    owns: 'second',
    reads:
      /^,? (?:(?:which|that) is )?(?:an? |the )?(?:[a-z-]+ ){0,3}(?:unit|subsidiary|division|affiliate|arm) of (?:[a-z-]+ ){0,4}$/,
  },
  {
    name: 'Foo, owned by Bar',
    owns: 'second',
    reads: /^,? (?:(?:which|that) is )?(?:wholly |fully |majority[- ])?(?:owned|controlled) by (?:[a-z-]+ ){0,4}$/,
  },
  { name: 'Foo belongs to Bar', owns: 'second', reads: /^,? (?:which |that )?belongs to (?:[a-z-]+ ){0,4}$/ },
  { name: "Foo's parent Bar", owns: 'second', reads: /^(?:'s?)?,? (?:parent|owner)(?: company| group)?,? $/ },
  {
    name: 'Bar, the parent of Foo',
    owns: 'first',
    reads: /^,? (?:the |which is the )?(?:parent|owner)(?: company| group)? of (?:[a-z-]+ ){0,3}$/,
  },
  { name: "Bar's unit Foo", owns: 'first', reads: /^(?:'s?)? (?:[a-z-]+ ){0,2}(?:unit|subsidiary|division|arm),? $/ },
  { name: 'Bar-owned Foo', owns: 'first', reads: /^-owned (?:[a-z-]+ ){0,3}$/ },
];
/** What was so once says nothing of today. */
const ONCE = /\b(?:former|formerly|once|previously|then|until|was)\b/;
const LONGEST = 80; // characters between the two names
const OWNED_WORD = /(\p{Lu}[\p{L}\p{N}.&]{0,30})-owned (?:[a-z-]+ ){0,3}$/u;

/** Adds to each event the owners of its companies that these sentences name; an event of which nothing is said stays as it is. */
export function withOwners(
  events: OwnershipEvent[],
  sentences: readonly Analysed[],
  names: Names,
  articleId: string,
): OwnershipEvent[] {
  if (events.length === 0) return events;
  const said = sentences.flatMap((read) => ownersIn(read, names, articleId));
  if (said.length === 0) return events;
  return events.map((event) => {
    const parties = [...event.acquirers, event.target, event.seller].filter((name) => name !== null);
    const owners = said.filter(
      ({ company, owner }) =>
        parties.some((name) => alike(name, company)) && !parties.some((name) => alike(name, owner)),
    );
    const once = owners.filter((one, i) => owners.findIndex((other) => alike(other.company, one.company)) === i);
    return once.length === 0 ? event : { ...event, owners: once };
  });
}

function ownersIn(read: Analysed, names: Names, articleId: string): OwnerSaid[] {
  const companies = read.names.filter(({ kind }) => kind === 'company');
  return companies.flatMap((company, i) => {
    const next = companies[i + 1];
    const pair = next === undefined ? null : ownerOf(read, company, next);
    const before = ownedWord(read, company);
    return [
      ...(pair === null
        ? []
        : [asSaid(read, pair.company.name, pair.owner.name, company.start, (next ?? company).end)]),
      ...(before === null ? [] : [asSaid(read, company.name, before.name, before.start, company.end)]),
    ];
  });

  function asSaid({ sentence }: Analysed, company: string, owner: string, start: number, end: number): OwnerSaid {
    const quote = sentence.text.slice(start - sentence.start, end - sentence.start);
    return { company: names.full(company), owner: names.full(owner), evidence: { articleId, quote, start, end } };
  }
}

function ownerOf(read: Analysed, first: Located, second: Located): { company: Located; owner: Located } | null {
  const from = first.end - read.sentence.start;
  const to = second.start - read.sentence.start;
  if (to - from > LONGEST || to <= from) return null;
  const between = flatten(read.sentence.text.slice(from, to)).replace(/^ ?\([^()]{0,40}\)/, '');
  if (ONCE.test(between)) return null;
  const row = BETWEEN.find(({ reads }) => reads.test(between));
  if (row === undefined) return null;
  return row.owns === 'first' ? { company: second, owner: first } : { company: first, owner: second };
}

/** "Bar-owned Foo": the compound is no name by itself. */
function ownedWord(read: Analysed, company: Located): { name: string; start: number } | null {
  const to = company.start - read.sentence.start;
  const from = Math.max(0, to - LONGEST);
  const match = OWNED_WORD.exec(read.flat.slice(from, to));
  return match?.[1] === undefined ? null : { name: match[1], start: read.sentence.start + from + match.index };
}
