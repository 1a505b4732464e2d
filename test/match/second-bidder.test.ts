// Two bidders for one company, told in one article or in two, however near their names: both stand; a misread word does not.
import { describe, expect, it } from 'vitest';
import type { OwnershipEvent, Story } from '../../src/domain.ts';
import { tell } from './samples.ts';

const bid = (buyer: string, quote: string, more: Partial<OwnershipEvent> = {}): Partial<OwnershipEvent> => ({
  acquirers: [buyer],
  target: 'Fennick',
  evidence: [{ articleId: '', quote, start: 0, end: quote.length }],
  ...more,
});
const first = bid('Halden Capital', 'Halden Capital agreed to buy Fennick.');
const bidders = (stories: Story[]) => stories.map(({ acquirers }) => acquirers.map(({ name }) => name).join(' + '));

describe('the second bidder of one article', () => {
  it.each([
    ['Halden Energy', 'Halden Energy has offered to buy Fennick.'],
    ['Halden Energy', 'Halden Energy bids $3 billion for Fennick.'],
    ['Halden Energy', 'Fennick said it received an offer from Halden Energy.'],
    ['Halden Energy', 'Fennick could still be bought by Halden Energy.'],
    ['Halden Energy', 'Halden Energy (HLDE.L) is in talks about Fennick.'],
    ['Halder Capital', 'Halder Capital made an unconditional offer for Fennick.'],
    ['Haldane', 'Haldane plans to pay more for Fennick.'],
    ['Microsoft', 'The software group Microsoft, it emerged, looks at Fennick as well.'],
    ['Ostwind', 'A rival proposal would hand Fennick to Ostwind.'],
  ])('%s: %s', (buyer, quote) => {
    expect(bidders(tell({ id: 'a', events: [first, bid(buyer, quote)] }))).toEqual(['Halden Capital', buyer]);
  });

  it('in two articles of one day', () => {
    const second = bid('Halden Energy', 'Halden Energy agreed to buy Fennick.');
    expect(bidders(tell({ id: 'a', events: [first] }, { id: 'b', events: [second] }))).toEqual([
      'Halden Capital',
      'Halden Energy',
    ]);
  });

  it.each<[string, string, Partial<OwnershipEvent>?]>([
    ['Tuesday', 'On Tuesday to buy Fennick, it said.'],
    ['NaaS', 'Halden Capital, a leader in NaaS (network as a service), agreed to buy Fennick.'],
    ['pump makers', 'pump makers buy rivals such as Fennick.'],
    ['Ostwind', 'Ostwind acquired Fennick in 2006.', { stage: 'completed' }],
  ])('no bidder: %s, %s', (buyer, quote, more) => {
    expect(bidders(tell({ id: 'a', events: [first, bid(buyer, quote, more)] }))).toEqual(['Halden Capital']);
  });
});
