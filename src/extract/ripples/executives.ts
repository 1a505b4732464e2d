// A sentence in its place → the executives of the deal's companies who go elsewhere, or go.
import type { Ripple } from '../../domain.ts';
import { everyMatch } from '../reading/every-match.ts';
import { clauseIn, timingIn, voiceOf } from './details.ts';
import { marked, type CompanyMention, type MarkedSentence } from './marks.ts';
import { auxiliariesBefore, type ExecutiveRow } from './rules.ts';
import { statementAround, subjectsOf } from './subjects.ts';
import type { Context, Office, Place } from './context.ts';

/** Everybody's office in an article, by surname. */
export function rememberOffices(sentences: readonly MarkedSentence[]): Map<string, Office> {
  const offices = new Map<string, Office>();
  for (const { officers } of sentences) {
    for (const { person, company, office } of officers) {
      if (person === null || company === null) continue;
      const known = offices.get(surname(person));
      offices.set(surname(person), { company, title: office ?? (known?.company === company ? known.title : null) });
    }
  }
  return offices;
}

export function surname(person: string): string {
  return (person.split(' ').at(-1) ?? person).toLowerCase();
}

/** Who moves in one sentence; only people with an office at the target or another party, and only in an article with an event. */
export function executiveMoves(place: Place, context: Context): Ripple[] {
  if (!context.hasEvent) return [];
  const { sentence } = place;
  const found: Ripple[] = [];
  for (const row of place.triggers.executives) {
    for (const match of everyMatch(row.reads, sentence.marks)) {
      const words = {
        start: match.index - auxiliariesBefore(sentence.marks, match.index).length,
        end: match.index + match[0].length,
      };
      const move = row.person === 'after' ? hired(place, words.end) : moving(sentence, words.start, context);
      if (move === null || (move.from.role !== 'target' && move.from.role !== 'party')) continue;
      const to =
        row.person === 'after'
          ? (subjectsOf(sentence, words.start, place.topic)[0] ?? null)
          : destination(sentence, words, row);
      if (to === move.from.name || (to === null && row.to)) continue;
      const statement = statementAround(sentence, words.start);
      const clause = clauseIn(sentence, { start: words.start, end: Math.max(statement.end, words.end) });
      found.push({
        kind: 'executive-moves',
        about: context.about,
        company: move.from.name,
        person: move.person,
        ...(move.office === null ? {} : { office: move.office }),
        toCompany: to,
        amount: null,
        factor: null,
        timing: timingIn(clause),
        saidBy: voiceOf(sentence, words.start),
        text: row.person === 'before' ? clause : to === null ? 'is hired away' : `goes to ${to}`,
        evidence: { articleId: context.articleId, quote: sentence.text, start: sentence.start, end: sentence.end },
      });
    }
  }
  return found;
}

interface Move {
  person: string | null;
  office: string | null;
  from: CompanyMention;
}

/** "Orbix has hired away [Larkfield's chief executive, Maria Stenholm]". */
function hired({ sentence }: Place, at: number): Move | null {
  const officer = sentence.officers.find((o) => o.start >= at && o.start - at < 12);
  const from = sentence.companies.find((c) => c.name === officer?.company && c.start >= at);
  return officer === undefined || from === undefined ? null : { person: officer.person, office: officer.office, from };
}

const BEFORE = marked('<P>(?:, [^;:]{1,100},|,)?(?: (?:himself|herself|too|also))?\\s*$', 'iu');

/** "[Maria Stenholm, Larkfield's CEO,] is to join Orbix", "[Larkfield's CEO] will step down". */
function moving(sentence: MarkedSentence, at: number, { offices }: Context): Move | null {
  const officer = sentence.officers.find(
    (o) =>
      o.end <= at &&
      /^(?:,[^,;:]{0,80},|,)?(?: (?:himself|herself|too|also))?\s*$/.test(sentence.marks.slice(o.end, at)),
  );
  const before = BEFORE.exec(sentence.marks.slice(Math.max(0, at - 160), at));
  const start = before === null ? -1 : Math.max(0, at - 160) + before.index;
  const person = officer?.person ?? sentence.persons.find((p) => p.start === start)?.name ?? null;
  const held = person === null ? undefined : offices.get(surname(person));
  const company = officer?.company ?? held?.company;
  const from = sentence.companies.find((c) => c.name === company);
  const office = officer?.office ?? (held !== undefined && held.company === company ? held.title : null);
  return from === undefined ? null : { person, office, from };
}

function destination(
  { companies }: MarkedSentence,
  { start, end }: { start: number; end: number },
  { to }: ExecutiveRow,
): string | null {
  return to ? (companies.find((c) => c.end === end && c.start >= start)?.name ?? null) : null;
}
