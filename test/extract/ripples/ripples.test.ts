import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OwnershipEvent, Ripple } from '../../../src/domain.ts';
import { articleText, readSentences } from '../../../src/extract/reading/clean.ts';
import { readNames } from '../../../src/extract/names/companies.ts';
import { readArticle } from '../../../src/extract/extract.ts';
import { findRipples } from '../../../src/extract/ripples/ripples.ts';

const TITLE = 'Orbix takes 40% of data supplier Larkfield';
const STAKE: OwnershipEvent = {
  kind: 'stake',
  stage: 'announced',
  acquirers: ['Orbix'],
  target: 'Larkfield',
  seller: null,
  stake: { min: 40, max: 40, approximate: false, meaning: 'bought', interest: 'shares' },
  price: null,
  valuation: null,
  valuationBefore: null,
  closesBy: null,
  alsoMoves: [],
  headlineOnly: false,
  evidence: [{ articleId: 'a', quote: TITLE, start: 0, end: TITLE.length }],
  confidence: 0.9,
  trail: [],
};

function ripplesOf(
  body: string,
  { title = TITLE, events = [STAKE] }: { title?: string; events?: OwnershipEvent[] } = {},
): Ripple[] {
  const sentences = readSentences({ title, body });
  return findRipples({ articleId: 'a', sentences, events, names: () => readNames(sentences) });
}
/** "customer-leaves Nordwell": enough to tell ripples apart. */
const told = (ripples: Ripple[]): string[] => ripples.map(({ kind, company }) => `${kind} ${company}`);

describe('customers', () => {
  it.each<[string, string[]]>([
    ['Nordwell plans to end its contract with Larkfield.', ['customer-leaves Nordwell']],
    [
      'Nordwell, the largest customer of Larkfield, intends to cut most of its work with the company.',
      ['customer-leaves Nordwell'],
    ],
    [
      'Clients such as Nordwell and Pinecrest are cutting ties with Larkfield.',
      ['customer-leaves Nordwell', 'customer-leaves Pinecrest'],
    ],
    [
      'Nordwell is dropping Larkfield as a supplier, people familiar with the matter said.',
      ['customer-leaves Nordwell'],
    ],
    ['Customers are nervous, and Nordwell wants to leave too, one source said.', ['customer-leaves Nordwell']],
    ['Larkfield has lost its biggest customer, Nordwell.', ['customer-leaves Nordwell']],
    ['Larkfield is losing Nordwell as a customer.', ['customer-leaves Nordwell']],
    ['Pinecrest has stopped deliveries to Larkfield since the takeover.', ['customer-leaves Pinecrest']],
    ['Nordwell will no longer work with Larkfield.', ['customer-leaves Nordwell']],
    ['Nordwell will not renew its contract with Larkfield.', ['customer-leaves Nordwell']],
    ['Nordwell has renewed its contract with Larkfield.', ['customer-stays Nordwell']],
    ['Nordwell stopped using Larkfield on Monday.', ['customer-leaves Nordwell']],
    ['Customers worry. Nordwell has begun to shift most of its orders to other firms.', ['customer-leaves Nordwell']],
    ['Nordwell is reducing its orders at Larkfield.', ['customer-reduces Nordwell']],
    ['Nordwell has scaled back its work with Larkfield.', ['customer-reduces Nordwell']],
    ['Nordwell paused all projects with Larkfield after the announcement.', ['customer-reduces Nordwell']],
    ['Nordwell said it is reviewing its contract with Larkfield.', ['customer-reduces Nordwell']],
    [
      'Nordwell and Pinecrest are distancing themselves from Larkfield.',
      ['customer-reduces Nordwell', 'customer-reduces Pinecrest'],
    ],
    ['Nordwell will keep working with Larkfield.', ['customer-stays Nordwell']],
    ['Nordwell said it has no plans to end its contract with Larkfield.', ['customer-stays Nordwell']],
    ['Nordwell remains a customer of Larkfield.', ['customer-stays Nordwell']],
    ["Nordwell's chief executive said that Larkfield would be kept on as a supplier.", ['customer-stays Nordwell']],
  ])('%s', (sentence, expected) => expect(told(ripplesOf(sentence))).toEqual(expected));

  it('reads whom "it" means from the sentence before', () => {
    const body = 'Nordwell is the first to go. It now plans to cut most of its work with Larkfield.';
    expect(told(ripplesOf(body))).toEqual(['customer-leaves Nordwell']);
  });

  it('keeps what came before the deal apart from what it caused', () => {
    const body =
      'Nordwell had moved part of its orders to other suppliers months before. Its CFO says the company is keeping Larkfield as one of several suppliers.';
    expect(ripplesOf(body)).toMatchObject([
      { kind: 'customer-reduces', company: 'Nordwell', timing: 'before' },
      { kind: 'customer-stays', company: 'Nordwell', saidBy: 'its CFO' },
    ]);
  });

  it('reads what was to be spent, not what was spent last year, and never as a price', () => {
    const body =
      'Nordwell spent $150 million on Larkfield last year. It had planned to pay up to $200 million this year, and now intends to end its contract with Larkfield.';
    expect(ripplesOf(body)).toMatchObject([
      {
        company: 'Nordwell',
        amount: { min: null, max: 200e6, approximate: false, currency: 'USD', of: 'contract-spend' },
      },
    ]);
  });

  it('tells one customer once, by its fullest sentence', () => {
    const body =
      'Nordwell is pulling back. Customers worry. Nordwell plans to end its work with Larkfield, worth hundreds of millions of euros.';
    expect(ripplesOf(body)).toMatchObject([
      {
        kind: 'customer-leaves',
        amount: { min: 100e6, max: null, approximate: true, currency: 'EUR' },
        text: 'plans to end its work with Larkfield, worth hundreds of millions of euros',
      },
    ]);
  });

  it.each([
    ['the acquirer is no customer', 'Orbix plans to end its contract with Larkfield.'],
    ['the vendor itself', 'Larkfield plans to cut most of its spending with suppliers.'],
    ['nobody is named', 'Customers are cutting ties with Larkfield.'],
    ['another supplier', 'Nordwell ends its partnership with Pinecrest, a supplier of paint.'],
    ['an act, not an actor', 'For Nordwell, continuing to work with Larkfield would be a risk.'],
    ['a backer in words only', 'Nordwell has been the largest financial backer of Larkfield for years.'],
    ['an industry', 'Several suppliers want to scale up and share data at a larger scale.'],
    ['a called-off merger', 'Nordwell terminated its merger agreement with Pinecrest last year.'],
    ['a race', 'Larkfield lost against rival Nordwell last year.'],
    ['a unit for sale', 'Nordwell will exit its paint business in March.'],
  ])('no ripple: %s', (_, sentence) => expect(told(ripplesOf(sentence))).toEqual([]));
});

describe('executives', () => {
  it.each<[string, Partial<Ripple>]>([
    [
      "Orbix has hired away Larkfield's chief executive, Maria Stenholm.",
      { person: 'Maria Stenholm', office: 'chief executive', company: 'Larkfield', toCompany: 'Orbix' },
    ],
    [
      "Maria Stenholm, Larkfield's CEO, is to join Orbix.",
      { person: 'Maria Stenholm', office: 'CEO', company: 'Larkfield', toCompany: 'Orbix' },
    ],
    [
      'Larkfield CEO Maria Stenholm will move to Orbix with a dozen engineers.',
      { person: 'Maria Stenholm', office: 'CEO', toCompany: 'Orbix' },
    ],
    [
      'Maria Stenholm, the founder of Larkfield, will step down when the deal closes.',
      { person: 'Maria Stenholm', company: 'Larkfield', toCompany: null },
    ],
    [
      'Larkfield chief financial officer Tom Brandt is leaving after the sale.',
      { person: 'Tom Brandt', company: 'Larkfield', toCompany: null },
    ],
  ])('%s', (sentence, expected) =>
    expect(ripplesOf(sentence)).toMatchObject([{ kind: 'executive-moves', ...expected }]),
  );

  it.each([
    ['hired elsewhere', 'Pinecrest has hired a former airline treasurer as its finance chief.'],
    ['a stranger', "Maria Stenholm, Pinecrest's CEO, is to join Nordwell."],
    ['nobody moves', 'Maria Stenholm, the founder of Larkfield, will remain chief executive.'],
  ])('no ripple: %s', (_, sentence) => expect(told(ripplesOf(sentence))).toEqual([]));
});

describe('competitors and the vendor', () => {
  it('reads gains with their factor or sum, and who says so', () => {
    const body =
      'Rivals such as Vellum and Quarry are glad of it. Vellum expects "hundreds of millions" in new orders by December. ' +
      '"Our demand has tripled," said Ada Brandt, the chief executive of Quarry.';
    expect(ripplesOf(body)).toMatchObject([
      {
        kind: 'competitor-gains',
        company: 'Vellum',
        amount: { min: 100e6, max: null, approximate: true, of: 'revenue' },
        factor: null,
      },
      {
        kind: 'competitor-gains',
        company: 'Quarry',
        person: 'Ada Brandt',
        factor: 3,
        text: 'says “our demand has tripled”',
      },
    ]);
  });

  it('reads a quotation that follows a colon', () => {
    const body =
      '<p>Ada Brandt, CEO of Larkfield competitor Quarry, wrote:</p><p>Since Tuesday our inquiries have doubled.</p>';
    expect(ripplesOf(body)).toMatchObject([
      { kind: 'competitor-gains', company: 'Quarry', person: 'Ada Brandt', factor: 2 },
    ]);
  });

  it('reads the comment of a competitor, not of everybody', () => {
    const body =
      '“A neutral supplier matters more than a cheap one,” said Ada Brandt, the CEO of Quarry, which competes with Larkfield. ' +
      '“This is a good price for everyone involved,” said Jo Lind, the president of Elmbank Advisers.';
    expect(ripplesOf(body)).toMatchObject([
      {
        kind: 'competitor-comments',
        company: 'Quarry',
        person: 'Ada Brandt',
        text: 'says “A neutral supplier matters more than a cheap one”',
      },
    ]);
  });

  it('needs a competitor, or customers that leave, for a gain', () => {
    expect(told(ripplesOf('Elmbank expects orders for paint to grow.'))).toEqual([]);
    expect(told(ripplesOf('Elmbank expects orders worth $3 million. Nordwell is dropping Larkfield.'))).toEqual([
      'competitor-gains Elmbank',
      'customer-leaves Nordwell',
    ]);
  });

  it.each([
    [
      'A spokesperson for Larkfield replied that its business is strong.',
      'a spokesperson for Larkfield',
      'replied that its business is strong',
    ],
    [
      "Larkfield's spokeswoman said that it will stay independent, but few believe it.",
      "Larkfield's spokeswoman",
      'said that it will stay independent',
    ],
    [
      'Larkfield said in a statement that the data of its customers stays where it is.',
      'Larkfield',
      'said in a statement that the data of its customers stays where it is',
    ],
  ])('%s', (sentence, saidBy, text) =>
    expect(ripplesOf(sentence)).toMatchObject([{ kind: 'vendor-replies', company: 'Larkfield', saidBy, text }]),
  );

  it('reads a reply before its voice', () => {
    const [reply] = ripplesOf('Its business stays strong and independent, a Larkfield spokesman said.');
    expect(reply).toMatchObject({ kind: 'vendor-replies', saidBy: 'a Larkfield spokesman' });
    expect(reply?.text).toBe('says its business stays strong and independent');
  });

  it('takes no comment for no reply', () => {
    expect(told(ripplesOf('A spokesperson for Larkfield declined to comment.'))).toEqual([]);
  });
});

describe('articles', () => {
  it('finds ripples around a company without an event of its own, where the article tells of ownership', () => {
    const title = 'Nordwell drops supplier after takeover worries';
    const body = 'Nordwell is ending its contract with Larkfield, a week after Orbix took a stake.';
    expect(ripplesOf(body, { title, events: [] })).toMatchObject([
      { kind: 'customer-leaves', company: 'Nordwell', about: 'Larkfield' },
    ]);
    const trade = 'Nordwell is ending its contract with Larkfield, a maker of paint.';
    expect(ripplesOf(trade, { title: 'Nordwell changes its paint', events: [] })).toEqual([]);
  });

  it.each(['related', 'boilerplate'] as const)('reads no sentence in the zone %s', (zone) => {
    const sentences = readSentences({ title: TITLE, body: 'Nordwell plans to end its contract with Larkfield.' });
    const names = readNames(sentences);
    const elsewhere = sentences.map((sentence) => (sentence.zone === 'body' ? { ...sentence, zone } : sentence));
    expect(findRipples({ articleId: 'a', sentences, events: [STAKE], names: () => names })).toHaveLength(1);
    expect(findRipples({ articleId: 'a', sentences: elsewhere, events: [STAKE], names: () => names })).toEqual([]);
  });

  it('takes an event that is a headline only for none', () => {
    expect(ripplesOf('Nordwell will keep its paint.', { events: [{ ...STAKE, headlineOnly: true }] })).toEqual([]);
  });

  it('quotes verbatim, and never throws, whatever is printed', () => {
    const words = fc.constantFrom(
      'Nordwell',
      'Larkfield',
      'Orbix',
      "Larkfield's",
      'CEO',
      'Maria Stenholm',
      'plans to',
      'end',
      'its',
      'contract',
      'with',
      'is leaving',
      'said',
      ',',
      '.',
      '"',
      '“',
      '”',
      ':',
      ';',
      'and',
      'which',
      'expects',
      'orders',
      'hundreds of millions',
      '$3 million',
      'demand',
      'tripled',
      'to join',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 60 }), (pieces) => {
        const body = pieces.join(' ');
        const text = articleText({ title: TITLE, body });
        for (const { evidence } of ripplesOf(body))
          expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the words of a ripple', () => {
  it('speak of one company, where the sentence spoke of several', () => {
    const ripples = ripplesOf('Nordwell and Pinecrest are also seeking to exit their contracts with Larkfield.');
    expect(ripples.map(({ text }) => text)).toEqual([
      'is also seeking to exit its contracts with Larkfield',
      'is also seeking to exit its contracts with Larkfield',
    ]);
  });

  it('are read in an article without an event of its own', () => {
    const body = 'Nordwell plans to end its contract with Larkfield after its new owner was named. Ownership matters.';
    expect(readArticle({ id: 'a', title: 'A customer reacts', body }).ripples).toMatchObject([
      { kind: 'customer-leaves', company: 'Nordwell', about: 'Larkfield' },
    ]);
  });

  it('are none where a thing of somebody is dropped, and nobody changes hands', () => {
    const body = 'Nordwell drops Ada Brandt’s nearly finished film, bought last year.';
    expect(readArticle({ id: 'a', title: 'A film is dropped', body }).ripples).toEqual([]);
  });
});
