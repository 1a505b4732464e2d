// What two articles of the golden case bring, made by hand: the facts of Meta and Scale AI, the Nissan headline.
import { event, ripple, stake, usd, type Told } from '../match/samples.ts';
import type { Evidence } from '../../src/domain.ts';

const said = (articleId: string, quote: string): Evidence => ({ articleId, quote, start: 0, end: quote.length });

/** The first: 49% in its own text, a price with currency in the body, and a headline about Nissan at its foot. */
export const FIRST: Told = {
  id: 'first',
  events: [
    event({
      kind: 'investment',
      acquirers: ['Meta'],
      target: 'Scale AI',
      stake: stake(49),
      price: usd(null, 14_300_000_000),
      valuation: usd(29_000_000_000),
      evidence: [said('first', 'Meta is paying up to $14.3 billion for 49 percent of Scale AI.')],
      confidence: 0.95,
    }),
    event({
      kind: 'divestiture',
      seller: 'Nissan',
      target: 'Renault',
      stake: stake(5, 5, { meaning: 'sold' }),
      price: { min: 10_000_000_000, max: 10_000_000_000, approximate: false, currency: 'CNY' },
      headlineOnly: true,
      confidence: 0.6,
      evidence: [said('first', 'Nissan to part with 5% of Renault for 10 billion yuan')],
    }),
  ],
  ripples: [
    ripple({
      kind: 'customer-leaves',
      about: 'Scale AI',
      company: 'Google',
      text: 'plans to cut most of its work with Scale AI',
      amount: { ...usd(null, 200_000_000), of: 'contract-spend' },
      timing: 'after',
      evidence: said('first', 'Google meant to spend up to $200 million this year and now plans to cut most of it.'),
    }),
    ripple({
      kind: 'customer-reduces',
      about: 'Scale',
      company: 'Microsoft',
      text: 'cuts its work back',
      timing: 'after',
    }),
    ripple({
      kind: 'customer-reduces',
      about: 'Scale',
      company: 'OpenAI',
      text: 'had moved work away',
      timing: 'before',
    }),
    ripple({
      kind: 'customer-stays',
      about: 'Scale',
      company: 'OpenAI',
      text: 'keeps Scale AI as one supplier of several',
    }),
    ripple({
      kind: 'competitor-gains',
      about: 'Scale AI',
      company: 'Labelbox',
      text: 'expects hundreds of millions in orders',
    }),
    ripple({
      kind: 'competitor-gains',
      about: 'Scale AI',
      company: 'Handshake',
      text: 'says inquiries tripled',
      factor: 3,
    }),
    ripple({
      kind: 'executive-moves',
      about: 'Scale AI',
      company: 'Scale AI',
      person: 'Alexander Wang',
      toCompany: 'Meta',
      text: 'goes to Meta',
    }),
    ripple({ kind: 'vendor-replies', company: 'Scale AI', text: 'says that its business is strong and independent' }),
  ],
  origin: { report: 'named', name: 'Reuters' },
};

/** The second: "nearly half", the valuation before, xAI, Turing, and a doubling where the first had a tripling. */
export const SECOND: Told = {
  id: 'second',
  events: [
    event({
      kind: 'stake',
      acquirers: ['Meta'],
      target: 'Scale AI',
      stake: stake(50, 50, { approximate: true }),
      valuation: usd(29_000_000_000),
      valuationBefore: usd(14_000_000_000),
      evidence: [said('second', 'Meta said it would take nearly half of Scale AI.')],
    }),
  ],
  ripples: [
    ripple({
      kind: 'customer-leaves',
      about: 'Scale AI',
      company: 'Google',
      text: 'plans to end its work with Scale AI',
      amount: { ...usd(200_000_000, 200_000_000, { approximate: true }), of: 'contract-spend' },
      timing: 'after',
    }),
    ripple({
      kind: 'customer-leaves',
      about: 'Scale AI',
      company: 'xAI',
      text: 'seeks to leave',
      saidBy: 'one source',
    }),
    ripple({ kind: 'competitor-comments', about: 'Scale AI', company: 'Turing', text: 'calls neutrality a must' }),
    ripple({
      kind: 'competitor-gains',
      about: 'Scale AI',
      company: 'Handshake',
      text: 'says demand doubled overnight',
      factor: 2,
    }),
    ripple({
      kind: 'executive-moves',
      about: 'Scale AI',
      company: 'Scale AI',
      person: 'Alexandr Wang',
      toCompany: 'Meta',
      text: 'will lead AI work at Meta',
    }),
  ],
  origin: { report: 'unnamed', name: null },
};
