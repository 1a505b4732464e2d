// A sentence in its place → what competitors say about the deal, and what the vendor itself replies.
import type { Ripple } from '../../domain.ts';
import { bareName } from '../names/companies.ts';
import { clauseIn } from './details.ts';
import type { MarkedSentence } from './marks.ts';
import { DECLINES, REPLIES, SAYING, SUBSTANCE } from './rules.ts';
import type { Context, Place } from './context.ts';

const QUOTED = /["“]([^"“”]{20,600})["”]/;

/** Words that hang on a sentence that is not quoted. */
const CONNECTIVE = /^(?:Instead|However|But|And|So|Rather|Therefore|Moreover|Besides),? /;

function wholeQuote(text: string): string | undefined {
  return QUOTED.exec(text)?.[1];
}

/** An officer of a competitor who speaks, in this sentence or, after a colon, in the next. */
export function comments({ sentence, next }: Place, context: Context): Ripple[] {
  const found: Ripple[] = [];
  for (const officer of sentence.officers) {
    const company = sentence.companies.find((c) => c.name === officer.company);
    if (company?.role !== 'other' || !context.competitors.has(bareName(company.name))) continue;
    if (!SAYING.test(sentence.text)) continue;
    const quoted = wholeQuote(sentence.text);
    const told =
      quoted !== undefined
        ? { words: quoted, from: sentence }
        : /:\s*$/.test(sentence.text) && next !== null
          ? { words: next.text, from: next }
          : null;
    if (told === null) continue;
    const { from } = told;
    const fragment = /^\p{Ll}/u.test(told.words);
    const words = fragment ? sentence.text : told.words.replace(CONNECTIVE, '');
    const clause = clauseIn({ ...from, text: words }, { start: 0, end: words.length });
    found.push({
      ...blank(context, from),
      kind: 'competitor-comments',
      company: company.name,
      person: officer.person,
      ...(officer.office === null ? {} : { office: officer.office }),
      saidBy: sentence.text.slice(officer.start, officer.end),
      text: fragment ? `is quoted: ${clause}` : `says “${clause}”`,
    });
  }
  return found;
}

/** The vendor's own statement, from its spokesperson, its chief or itself. */
export function replies({ sentence }: Place, context: Context): Ripple[] {
  if (!sentence.companies.some(({ role }) => role === 'target')) return [];
  for (const { reads, substance } of REPLIES) {
    const match = reads.exec(sentence.marks);
    if (match === null) continue;
    const end = match.index + match[0].length;
    const said = sentence.text.slice(end).trimStart();
    if (substance ? !SUBSTANCE.test(said) || DECLINES.test(said) : DECLINES.test(said) && !SUBSTANCE.test(said))
      continue;
    const company = sentence.companies.find(({ role }) => role === 'target');
    const officer = sentence.officers.find((o) => o.company === company?.name);
    const who = sentence.text.slice(match.index, end).replace(/^(?:also|later)\s/i, '');
    return [
      {
        ...blank(context, sentence),
        kind: 'vendor-replies',
        company: company?.name ?? context.about,
        person: officer?.person ?? null,
        saidBy: withArticle(sentence, match.index, who),
        text: saidIn(sentence, match.index, end),
      },
    ];
  }
  return quotedReply(sentence, context);
}

/** “We remain independent,” said Maria Stenholm, Larkfield's chief executive. */
function quotedReply(sentence: MarkedSentence, context: Context): Ripple[] {
  const quoted = QUOTED.exec(sentence.text);
  const said = quoted?.[1];
  if (quoted === null || said === undefined || !SUBSTANCE.test(said)) return [];
  const officer = sentence.officers.find(({ start, company }) => {
    const target = sentence.companies.find(({ role }) => role === 'target');
    return company !== null && company === target?.name && SAYS_RIGHT_BEFORE.test(sentence.text.slice(0, start));
  });
  if (officer?.company == null) return [];
  return [
    {
      ...blank(context, sentence),
      kind: 'vendor-replies',
      company: officer.company,
      person: officer.person,
      saidBy: sentence.text.slice(officer.start, officer.end),
      text: `says “${clauseIn({ ...sentence, text: said }, { start: 0, end: said.length })}”`,
    },
  ];
}
const SAYS_RIGHT_BEFORE = /\b(?:said|says|added|wrote|told [^.;"“”]{1,40}) $/;

/** What is said: the words from the verb on, or those before the voice where the verb ends the sentence. */
function saidIn(sentence: MarkedSentence, start: number, end: number): string {
  const after = clauseIn(sentence, { start: end, end: sentence.text.length });
  if (after.includes(' ')) return after;
  const before = clauseIn(sentence, { start: 0, end: start }).replace(/,? (?:an?|the|one)$/i, '');
  return `says ${before.replace(/^(?:Its?|The|Our|We|There|All|No)\b/, (word) => word.toLowerCase())}`;
}

/** "a Larkfield spokesperson": the article before the words belongs to the voice. */
function withArticle({ text }: MarkedSentence, at: number, who: string): string {
  const article = /\b(?:an?|the|one) $/i.exec(text.slice(0, at))?.[0].toLowerCase() ?? '';
  return `${article}${who}`.replace(/\s+/g, ' ').trim();
}

function blank(
  { articleId, about }: Context,
  { text, start, end }: MarkedSentence,
): Omit<Ripple, 'kind' | 'company' | 'text'> {
  const evidence = { articleId, quote: text, start, end };
  return { about, person: null, toCompany: null, amount: null, factor: null, timing: null, saidBy: null, evidence };
}
