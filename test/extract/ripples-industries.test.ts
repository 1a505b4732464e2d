// What follows from deals of many industries, a sentence each: who acts, how, when it was, who says so; and what follows from none.
import { describe, expect, it } from 'vitest';
import type { Ripple } from '../../src/domain.ts';
import { readArticle } from '../../src/extract/extract.ts';

/** The sentence in an article about a deal: Orbix takes a large part of Larkfield. */
function ripplesOf(sentence: string, what = 'chip designer'): Ripple[] {
  const body = `Orbix said on Monday that it takes 40% of Larkfield for $2 billion. Customers of Larkfield are worried. ${sentence}`;
  return readArticle({ id: 'a', title: `Orbix takes 40% of ${what} Larkfield`, body }).ripples;
}
const told = (ripples: Ripple[]) => ripples.map(({ kind, company }) => `${kind} ${company}`);

describe('customers, of whatever industry', () => {
  it.each<[string, string, string]>([
    ['chips', 'Carmaker Nordwell will source its chips from Vellum instead of Larkfield.', 'customer-leaves'],
    ['chips', 'Nordwell had already cut its orders at Larkfield before the deal, a source said.', 'customer-reduces'],
    ['chips', 'Nordwell is reviewing its supply agreement with Larkfield.', 'customer-reduces'],
    ['payments', 'Payment firm Nordwell is moving its transactions away from Larkfield.', 'customer-leaves'],
    [
      'payments',
      'Nordwell has terminated its processing contract with Larkfield after the takeover.',
      'customer-leaves',
    ],
    ['logistics', 'Nordwell has switched to Vellum, a rival of Larkfield, since the takeover.', 'customer-leaves'],
    ['logistics', 'Nordwell paused all shipments with Larkfield on Tuesday.', 'customer-reduces'],
    ['logistics', 'Nordwell will stop using Larkfield in the spring.', 'customer-leaves'],
    ['pharma', 'Drugmaker Nordwell has ended its licensing agreement with Larkfield.', 'customer-leaves'],
    ['pharma', 'Nordwell said that it will not renew its contract with Larkfield.', 'customer-leaves'],
    ['cloud', 'Nordwell replaced Larkfield with Vellum as its cloud provider after the deal.', 'customer-leaves'],
    ['cloud', 'Nordwell is shifting most of its workloads to other clouds. Customers are nervous.', 'customer-leaves'],
    ['cloud', 'Nordwell will keep working with Larkfield.', 'customer-stays'],
    ['adtech', 'Retailer Nordwell pulled its advertising from Larkfield after Orbix bought in.', 'customer-leaves'],
    ['adtech', 'Nordwell put its contract with Larkfield under review.', 'customer-reduces'],
    ['adtech', 'Nordwell is sticking with Larkfield for now.', 'customer-stays'],
  ])('%s: %s', (_, sentence, kind) => expect(told(ripplesOf(sentence))).toEqual([`${kind} Nordwell`]));
});

describe('a vendor that cuts off a customer', () => {
  it.each<[string, string]>([
    ['Larkfield will stop supplying Nordwell once the deal closes.', 'Larkfield will stop supplying Nordwell'],
    ['Larkfield has cut off Nordwell’s access to its network after the takeover.', 'Larkfield has cut off Nordwell'],
    ['Nordwell was cut off by Larkfield days after the deal.', 'was cut off by Larkfield'],
    ['Larkfield ended its supply agreement with Nordwell, a rival of Orbix.', 'Larkfield ended its supply agreement'],
    ['Nordwell lost access to Larkfield’s models after the takeover.', 'lost access to Larkfield’s models'],
    [
      'Orbix will stop selling chips to Nordwell, a customer of Larkfield.',
      'Orbix will stop selling chips to Nordwell',
    ],
    ['Larkfield revoked Nordwell’s licence a week after the deal.', 'Larkfield revoked Nordwell’s licence'],
  ])('%s', (sentence, clause) => {
    const ripples = ripplesOf(sentence);
    expect(told(ripples)).toEqual(['vendor-cuts-off Nordwell']);
    expect(ripples[0]?.text).toContain(clause);
  });
});

describe('who says so, with the office', () => {
  it.each<[string, string, Partial<Ripple>]>([
    [
      'at the end of the sentence',
      "Nordwell plans to end its orders with Larkfield, said Jane Roe, Nordwell's chief financial officer.",
      { kind: 'customer-leaves', saidBy: "Jane Roe, Nordwell's chief financial officer" },
    ],
    [
      'in words of their own',
      '"We are reviewing our contract with Larkfield," said Jane Roe, chief financial officer of Nordwell.',
      { kind: 'customer-reduces', company: 'Nordwell', saidBy: 'Jane Roe, chief financial officer of Nordwell' },
    ],
    [
      'the vendor’s chief, after the quotation',
      '"We remain independent and will keep our customers\' data apart," said Jane Roe, Larkfield\'s chief executive.',
      { kind: 'vendor-replies', person: 'Jane Roe', saidBy: "Jane Roe, Larkfield's chief executive" },
    ],
    [
      'the vendor’s chief, before the words',
      'Larkfield chief executive Jane Roe said the company would stay neutral and serve all customers.',
      { kind: 'vendor-replies', person: 'Jane Roe', saidBy: 'Larkfield chief executive Jane Roe' },
    ],
    [
      'people without a name',
      'Nordwell is dropping Larkfield, according to two people familiar with the matter.',
      { kind: 'customer-leaves', saidBy: 'two people familiar with the matter' },
    ],
  ])('%s', (_, sentence, expected) => expect(ripplesOf(sentence)).toMatchObject([expected]));
});

describe('before the deal, or because of it', () => {
  it.each<[string, Ripple['timing']]>([
    ['Nordwell had cut its orders at Larkfield months before.', 'before'],
    ['Nordwell ended its contract with Larkfield before the deal.', 'before'],
    ['Nordwell ended its contract with Larkfield after the deal.', 'after'],
    ['Because of the deal Nordwell ended its contract with Larkfield.', 'after'],
    ['Nordwell ended its contract with Larkfield.', null],
  ])('%s', (sentence, timing) => expect(ripplesOf(sentence)).toMatchObject([{ company: 'Nordwell', timing }]));
});

describe('executives and competitors', () => {
  it.each<[string, Partial<Ripple>]>([
    [
      "Jane Roe, Larkfield's chief technology officer, is leaving for Vellum after the takeover.",
      { kind: 'executive-moves', person: 'Jane Roe', company: 'Larkfield', toCompany: 'Vellum' },
    ],
    [
      'Larkfield chief scientist officer Jane Roe resigned a week after the deal.',
      { kind: 'executive-moves', person: 'Jane Roe', company: 'Larkfield', toCompany: null },
    ],
    [
      'Vellum, a competitor of Larkfield, signed three former Larkfield customers since Monday.',
      { kind: 'competitor-gains', company: 'Vellum', timing: 'after' },
    ],
    [
      'Vellum, a rival of Larkfield, saw bookings jump 40% in the week after the deal.',
      { kind: 'competitor-gains', company: 'Vellum' },
    ],
    [
      '"Instead, since Monday nobody asks for the price," said Tom Brandt, chief executive of Vellum, which competes with Larkfield.',
      { kind: 'competitor-comments', company: 'Vellum', text: 'says “since Monday nobody asks for the price”' },
    ],
    [
      'Tom Brandt, chief executive of Vellum, which competes with Larkfield, said the deal was "a gift to every other house in town".',
      { kind: 'competitor-comments', text: expect.stringMatching(/^is quoted: Tom Brandt, chief executive/) as string },
    ],
  ])('%s', (sentence, expected) => expect(ripplesOf(sentence)).toMatchObject([expected]));
});

describe('nothing to do with the deal', () => {
  it.each([
    'Larkfield stopped work on a new factory last year.',
    'Nordwell signed a contract with Larkfield last year.',
    'Larkfield stops selling phones in Norway.',
    'Nordwell will stop using plastic bags.',
    'Larkfield shares ended trading at 40 crowns.',
    'Nordwell cut its dividend by half.',
    'Larkfield will not stop supplying Nordwell.',
    'Orbix switched its auditors last year.',
    'Nordwell replaced its finance chief in May.',
    'Nordwell lost a court case against Vellum.',
    'Orbix cut the price of its phones.',
    'The head of Nordwell bought a house.',
  ])('no ripple: %s', (sentence) => expect(told(ripplesOf(sentence))).toEqual([]));
});

describe('an article of several deals', () => {
  it('hangs each ripple on the deal whose company it names', () => {
    const body =
      'Orbix said on Monday that it will acquire Larkfield for $2 billion. Nordwell plans to end its contract with Larkfield. ' +
      'In another deal Halvard will acquire Quarryton for $900 million. Pinecrest is ending its contract with Quarryton.';
    const { ripples } = readArticle({ id: 'a', title: 'Orbix to acquire Larkfield for $2 billion', body });
    expect(ripples.map(({ company, about }) => `${company} leaves ${about}`)).toEqual([
      'Nordwell leaves Larkfield',
      'Pinecrest leaves Quarryton',
    ]);
  });
});
