// What a proposal says, and where → how sure an event is, 0-1, by named contributions.
import type { TrailStep } from '../../domain.ts';
import type { Proposal } from './proposals.ts';

interface Contribution {
  name: string;
  holds: (proposal: Proposal, title: TitleContext) => boolean;
  adds: number;
}

/** What the article's title is about, for a proposal of its body. */
export interface TitleContext {
  /** The title tells a change of ownership itself. */
  tells: boolean;
  /** The title announces results, a rating, a dividend, a market report. */
  otherNews: boolean;
  /** The text below is a few sentences, as feeds print them: there the title plays, and the text tells the news. */
  brief: boolean;
}

const OTHER_NEWS =
  /\b(?:[1-4](?:st|nd|rd|th) qtr|qtr|quarter(?:ly)?|net|loss(?:es)?|results?|earnings|profits?|dividends?|payout|shr|eps|guidance|forecast|outlook|rating|ratings|downgrad\w*|upgrad\w*|s\/p|moody's|debt|notes|debentures|bonds?|eurobond|convertible|dollar|yen|gilts?|wheat|oil prices?|stocks (?:fall|rise|close|open|end|gain|drop|slip|sink|rally)|market report|money market|trade|tariffs?|strike|lawsuit|sues?|charge|write-?down|restructuring|jobs|layoffs|split|offering|files|review|interest rates?|prime rate|reserves|crude|opec|annual meeting|gains? (?:from|on)|to have gains?|margins|write-?offs?|pretax gain|s&p|futures|corn|cotton|coffee|cocoa|soybeans?|soymeal|sugar|copper|grain|reserve bank|central bank|bank of (?:japan|france|england)|credit line|credit facility|imports?|exports?|sees (?:better|higher|lower|improved|growth|loss|gain)|harvest|crop|subsid(?:y|ies))\b/i;

const BRIEF = 5; // sentences of a body

export function titleContext(title: string, tells: boolean, sentences = Infinity): TitleContext {
  return { tells, otherNews: OTHER_NEWS.test(title), brief: sentences <= BRIEF };
}

/** Added to the weight of the wording (rules.ts); the sum is kept within 0.05-0.99. */
const CONTRIBUTIONS: Contribution[] = [
  { name: 'in the title', holds: ({ read }) => read.sentence.zone === 'title', adds: 0.12 },
  {
    name: 'in the first two sentences of the body',
    holds: ({ read, at }) => read.sentence.zone === 'body' && at <= 3,
    adds: 0.04,
  },
  { name: 'far down in the body', holds: ({ at }) => at > 8, adds: -0.12 },
  { name: 'in a list of related headlines', holds: ({ read }) => read.sentence.zone === 'related', adds: -0.1 },
  { name: 'a company is named as target', holds: ({ targetNamed }) => targetNamed, adds: 0.1 },
  { name: 'no target', holds: ({ target }) => target === null, adds: -0.12 },
  {
    name: 'an acquirer or seller is named',
    holds: ({ acquirers, seller }) => acquirers.length > 0 || seller !== null,
    adds: 0.08,
  },
  {
    name: 'acquirer and target',
    holds: ({ acquirers, targetNamed }) => acquirers.length > 0 && targetNamed,
    adds: 0.05,
  },
  { name: 'a price or a stake', holds: ({ price, stake }) => price !== null || stake !== null, adds: 0.06 },
  {
    name: 'a round with its sum and its lead',
    holds: ({ rule, acquirers, price, read, start, end }) =>
      rule.kind === 'investment' &&
      acquirers.length > 0 &&
      price !== null &&
      /\bled by\b|-led\b/i.test(read.flat.slice(start, end + 60)),
    adds: 0.14,
  },
  { name: 'the stage is said', holds: ({ stage }) => stage.said, adds: 0.03 },
  {
    name: 'the title tells of something else',
    holds: ({ read, at }, title) =>
      read.sentence.zone === 'body' && !title.tells && !(title.brief && !title.otherNews && at <= 2),
    adds: -0.11,
  },
  {
    name: 'the title announces other news',
    holds: ({ read }, title) => read.sentence.zone === 'body' && !title.tells && title.otherNews,
    adds: -0.28,
  },
  {
    name: 'a company sold to nobody, for nothing',
    holds: ({ rule, acquirers, price, stake, targetNamed, seller }) =>
      rule.ownable === true &&
      rule.kind === 'divestiture' &&
      acquirers.length === 0 &&
      price === null &&
      stake === null &&
      targetNamed &&
      seller !== null,
    adds: -0.12,
  },
  {
    name: 'sells, as shops do',
    holds: ({ rule, read, start, end, acquirers, price, stake, stage, targetLevel }) =>
      rule.ownable === true &&
      !stage.said &&
      /^sell(?:s|ing)?$/i.test(read.flat.slice(start, end)) &&
      !/\bto $/i.test(read.flat.slice(Math.max(0, start - 4), start)) &&
      acquirers.length === 0 &&
      price === null &&
      stake === null &&
      targetLevel === 2,
    adds: -0.25,
  },
  {
    name: 'invests without a sum',
    holds: ({ rule, price, stake }) => rule.name === 'Foo invests $2bn in Bar' && price === null && stake === null,
    adds: -0.2,
  },
  {
    name: 'bought by nobody',
    holds: ({ rule, acquirers, seller }) =>
      rule.ownable === true && rule.kind === 'acquisition' && acquirers.length === 0 && seller === null,
    adds: -0.08,
  },
  { name: 'only a rumour', holds: ({ stage }) => stage.stage === 'rumored', adds: -0.06 },
];

export function confidenceOf(proposal: Proposal, title: TitleContext): { confidence: number; steps: TrailStep[] } {
  let sum = proposal.rule.weight;
  const steps: TrailStep[] = [];
  for (const { name, holds, adds } of CONTRIBUTIONS) {
    if (!holds(proposal, title)) continue;
    sum += adds;
    steps.push({ row: name, step: 'confidence', read: `${adds > 0 ? '+' : ''}${adds}` });
  }
  return { confidence: Math.round(Math.min(0.99, Math.max(0.05, sum)) * 100) / 100, steps };
}
