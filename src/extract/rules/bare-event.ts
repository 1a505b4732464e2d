// An article that tells a deal in words of no rule → what can be said of it: a kind and a stage, and the company it is about.
import type { Kind, OwnershipEvent } from '../../domain.ts';
import type { Sentence } from '../reading/clean.ts';
import type { Names } from '../names/companies.ts';
import { flatten } from '../names/phrases.ts';
import { readStage } from './stages.ts';

const KINDS: { name: string; kind: Kind; reads: RegExp }[] = [
  {
    name: 'a float, a listing',
    kind: 'ipo',
    reads: /\b(?:ipos?|floats?|flotation|listing|lists? on|go(?:es|ing)? public|public offering|debut)\b/i,
  },
  {
    name: 'a round, money raised',
    kind: 'investment',
    reads: /\b(?:rounds?|rais(?:es|ed|ing)|funding|financing|invest(?:s|ed|or|ors|ment|ments)?|series [a-h])\b/i,
  },
  { name: 'a merger', kind: 'merger', reads: /\b(?:merg(?:e|es|ed|er|ing)|tie-?up|combin(?:e|es|ed|ation))\b/i },
  { name: 'a joint venture', kind: 'joint-venture', reads: /\bjoint ventures?\b/i },
  { name: 'a stake', kind: 'stake', reads: /\b(?:stakes?|shareholding|pct of|% of)\b/i },
  { name: 'a sale', kind: 'divestiture', reads: /\b(?:sells?|sold|sale of|divest\w*|disposals?|spin-?offs?)\b/i },
];

/** @returns one event, or none where the article names no company */
export function bareEvent(articleId: string, sentences: readonly Sentence[], names: Names): OwnershipEvent[] {
  const told = sentences.filter(({ zone }) => zone === 'title' || zone === 'body').slice(0, 2);
  const [first] = told;
  if (first === undefined || names.focus === null) return [];
  const text = flatten(told.map((sentence) => sentence.text).join(' '));
  const kind = KINDS.find(({ reads }) => reads.test(text)) ?? { name: 'a deal', kind: 'acquisition' };
  const stage = readStage(flatten(first.text), 0, 0);
  return [
    {
      kind: kind.kind,
      stage: stage.stage,
      acquirers: [],
      target: names.focus,
      seller: null,
      stake: null,
      price: null,
      valuation: null,
      valuationBefore: null,
      closesBy: null,
      alsoMoves: [],
      headlineOnly: false,
      evidence: [{ articleId, quote: first.text, start: first.start, end: first.end }],
      confidence: 0,
      trail: [
        { row: `no wording of the table, but ${kind.name}`, step: 'rule', read: first.text },
        { row: stage.row, step: 'stage', read: stage.read },
      ],
    },
  ];
}
