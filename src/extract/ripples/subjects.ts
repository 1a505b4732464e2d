// A marked sentence and a place in it → the companies that do what is said there.
import { everyMatch } from '../reading/every-match.ts';
import { marked, type CompanyMention, type MarkedSentence } from './marks.ts';

/** Where one statement ends and the next, with a subject of its own, begins. */
const BOUNDARIES: RegExp[] = [
  /[;:—]\s|\s[-–]\s/g,
  /,? (?:while|whilst|although|though|whereas)\s/g,
  marked(
    ',? (?:and|but|yet) (?=(?:"|“)?(?:(?:another|the|its|an?|other|some|rival|competitor|<P>[\'’]s)\\s?(?:[\\w-]{1,20} ){0,3})?<C>)',
    'g',
  ),
  marked(', with (?=<C>)', 'g'),
];

/** "Although Nordwell said that it stays, analysts …": the clause that opens a sentence ends at its first comma. */
const SUBORDINATE = /^(?:al)?though [^,]{20,300},|^while [^,]{20,300},|^whereas [^,]{20,300},/i;

/** Offsets of the statement around `at`. */
export function statementAround({ marks }: MarkedSentence, at: number): { start: number; end: number } {
  let [start, end] = [0, marks.length];
  const opening = SUBORDINATE.exec(marks)?.[0].length;
  if (opening !== undefined) [start, end] = at < opening ? [0, opening - 1] : [opening, end];
  for (const boundary of BOUNDARIES) {
    for (const match of everyMatch(boundary, marks)) {
      const after = match.index + match[0].length;
      if (after <= at) start = Math.max(start, after);
      else if (match.index > at) end = Math.min(end, match.index);
    }
  }
  return { start, end };
}

const PRONOUN =
  /(?:^|[\s"“,])(?:it|they|both|the (?:company|firm|group|start-?up|lab|carmaker|bank|giant|maker|search giant|tech giant|customer|client))(?: [a-z]{2,12}ly)?\s*$/i;
const RELATIVE = marked('(?<!<C1>)(<C>),? (?:which|who|that)\\s*$', 'iu');
const JOINED =
  /(?:^|[\s,])(?:and|but|or|then|before|by)(?: (?:has|have|had|is|was|will|also|now|instead|then)){0,2}\s*$|,\s*$/i;
/** A list of companies right before the verb, perhaps followed by an apposition. */
const LIST = marked(
  "((?:(?:<P>|<C>)['’]s )?<C>(?:['’]s (?:[\\w-]{2,20} ){0,2}(?:unit|arm|division|team|business))?" +
    "(?:(?:, and |,? as well as | and | or |, )(?:(?:<P>|<C>)['’]s )?<C>){0,6})" +
    '(?:\\s?\\([^()]{1,60}\\))?(?:, [^,;:]{2,100}, ?|,)?(?: (?:too|both|also|itself|themselves|reportedly|meanwhile))?\\s*$',
  'iu',
);
/** A preposition before a company, or before the list that it stands in: "welcome to Vellum, Quarry". */
const OBJECT_OF = marked(
  "\\b(?:of|with|from|by|for|at|to|in|against|on|than|about|into|over|between|via|under|behind|toward|towards|despite|following|after|per)(?: (?:the|its|rival|competitor|customer|client))? (?:<C>(?:['’]s)?(?:,? (?:and|or) |, )){0,5}$",
  'iu',
);
const INTRODUCED = /\b(?:such as|like|including|besides|alongside)\s+$/i;

/** Companies named as the subject of the words at `at`; `topic` is whom "it" means where the sentence does not say. */
export function subjectsOf(sentence: MarkedSentence, at: number, topic: string | null): string[] {
  const before = sentence.marks.slice(Math.max(0, at - 300), at);
  const relative = RELATIVE.exec(before);
  if (relative !== null) return namesBetween(sentence, at - (before.length - relative.index), at);
  if (PRONOUN.test(before)) return antecedent(sentence, at, topic);
  const list = LIST.exec(before);
  if (list !== null) {
    const start = at - before.length + list.index;
    const listed = namesBetween(sentence, start, start + (list[1] ?? '').length);
    const lead = sentence.marks.slice(Math.max(0, start - 40), start);
    if (!OBJECT_OF.test(lead) || INTRODUCED.test(lead)) return listed;
    // "Nordwell, the biggest client of Larkfield, intends to": the list that we met stands inside an apposition.
    return apposed(sentence, start);
  }
  if (JOINED.test(before)) return antecedent(sentence, at, topic);
  return [];
}

function namesBetween({ companies, marks }: MarkedSentence, start: number, end: number): string[] {
  const inside = companies.filter((c) => c.start >= start && c.end <= end);
  return inside
    .filter(
      (c) =>
        !/^['’]s? /.test(marks.slice(c.end, c.end + 3)) ||
        c.end === end ||
        /^['’]s (?:[\w-]{2,20} ){0,2}(?:unit|arm|division|team|business)/.test(marks.slice(c.end, c.end + 60)),
    )
    .map((c) => c.name);
}

function apposed({ marks, companies }: MarkedSentence, before: number): string[] {
  const opening = marked('(<C>), (?:the|its|an?|one|another|once|long)\\b[^,;:]{1,80}$', 'iu').exec(
    marks.slice(Math.max(0, before - 200), before),
  );
  if (opening === null) return [];
  const start = Math.max(0, before - 200) + opening.index;
  return companies.filter((c) => c.start === start).map((c) => c.name);
}

/** The subject of the statement so far, else of the sentence so far, else the topic. */
function antecedent(sentence: MarkedSentence, at: number, topic: string | null): string[] {
  const { start } = statementAround(sentence, at);
  const own = firstSubject(sentence, start, at);
  if (own !== null) return [own.name];
  if (start > 0) {
    const earlier = firstSubject(sentence, 0, start);
    if (earlier !== null) return [earlier.name];
  }
  return topic === null ? [] : [topic];
}

/** What a sentence is about: the subject of its first statement; the topic before it where it begins with "it" or "its". */
export function topicAfter(sentence: MarkedSentence, topic: string | null): string | null {
  if (!/[.!?:;"”)]$/.test(sentence.text)) return topic; // a heading between paragraphs names no subject
  if (/^(?:["“]\s?)?(?:it|its|they|their|the company|the firm)\b/i.test(sentence.marks)) return topic;
  return firstSubject(sentence, 0, sentence.marks.length)?.name ?? topic;
}

/** The first company between two offsets that can be a subject: no object of a preposition, no owner of a thing. */
function firstSubject(
  { marks, companies, officers }: MarkedSentence,
  start: number,
  end: number,
): CompanyMention | null {
  for (const company of companies) {
    if (company.start < start || company.end > end) continue;
    const lead = marks.slice(Math.max(0, company.start - 40), company.start);
    const officer = officers.some((o) => o.start <= company.start && o.end >= company.end);
    if (officer) return company;
    const topical = company.start === 4 && lead === 'For '; // "For Larkfield the deal …"
    if (!topical && OBJECT_OF.test(lead) && !INTRODUCED.test(lead)) continue;
    if (/^['’]s?\s/.test(marks.slice(company.end, company.end + 3))) continue;
    return company;
  }
  return null;
}
