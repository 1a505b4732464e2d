import { describe, expect, it } from 'vitest';
import type { Origin } from '../../../src/domain.ts';
import { readSentences } from '../../../src/extract/reading/clean.ts';
import { readOrigin } from '../../../src/extract/reading/origin.ts';

const originOf = (body: string, title = 'Orbix to buy Larkfield'): Origin => readOrigin(readSentences({ title, body }));

describe('readOrigin', () => {
  it.each([
    ['According to Reuters, Orbix is close to a deal.', 'Reuters'],
    ['Orbix will pay $3 billion, Reuters reported on Friday.', 'Reuters'],
    ['LONDON, June 3 (Reuters) - Orbix will pay $3 billion for Larkfield.', 'Reuters'],
    ['Orbix is in talks with Larkfield, Bloomberg News reports.', 'Bloomberg'],
    ['The deal, first reported by the Wall Street Journal, values Larkfield at $3 billion.', 'Wall Street Journal'],
    ['The chief of Orbix told the Financial Times that he wants to buy Larkfield.', 'Financial Times'],
    ['According to a report by The Harbour Post, Orbix is close to a deal.', 'Harbour Post'],
    ['The talks were first reported by Harbour Post.', 'Harbour Post'],
    ['The FT reported the talks.', 'Financial Times'],
    ['Orbix will buy Larkfield, as first reported by Reuters on Monday.', 'Reuters'],
    ['Two people close to the talks told Reuters.', 'Reuters'],
    ['People familiar with the matter told Bloomberg that Orbix has hired bankers.', 'Bloomberg'],
    ['Orbix is near a deal for Larkfield, according to the FT.', 'Financial Times'],
    ['Orbix is near a deal, Bloomberg News reported, citing people familiar with the matter.', 'Bloomberg'],
    ['Bloomberg News reported on Friday, citing people familiar, that Orbix wants Larkfield.', 'Bloomberg'],
    ['Citing unnamed sources, CNBC reported that Orbix wants Larkfield.', 'CNBC'],
    ['Reuters reported last week that Orbix was in talks with Larkfield.', 'Reuters'],
    ['Sources told Reuters last month that Orbix wants Larkfield.', 'Reuters'],
    ['The Journal reported earlier that Orbix was in talks.', 'Wall Street Journal'],
    ['Orbix will buy Larkfield, the Journal said.', 'Wall Street Journal'],
    ['The Wall Street Journal first reported the talks.', 'Wall Street Journal'],
    ['The deal was earlier reported by the New York Times.', 'New York Times'],
    ['Orbix said in a statement to Reuters that it will buy Larkfield.', 'Reuters'],
    ['Orbix is weighing a bid, Sky News has learned.', 'Sky News'],
    ['Orbix is weighing a bid, Sky News understands.', 'Sky News'],
    ['Nikkei Asia was first to report the deal.', 'Nikkei'],
    ['Orbix wants Larkfield, per the Financial Times.', 'Financial Times'],
    ['Per a Bloomberg report, Orbix wants Larkfield.', 'Bloomberg'],
    ['Orbix wants Larkfield, via TechCrunch.', 'TechCrunch'],
    ['A Reuters report says that Orbix wants Larkfield.', 'Reuters'],
    ['Orbix wants Larkfield, a report in the Harbour Post said.', 'Harbour Post'],
  ])('named: %s', (body, name) => expect(originOf(body)).toEqual({ report: 'named', name }));

  it.each([
    'Media reports say that Orbix is close to a deal.',
    'Orbix is close to a deal, according to reports.',
    'Reports cite three sources as saying that Orbix is close.',
    'It was reported on Monday that Orbix is close to a deal.',
    'Orbix wants Larkfield, it has been reported.',
    'Orbix is reportedly close to a deal for Larkfield.',
    'Local media reported that Orbix wants Larkfield.',
  ])('unnamed: %s', (body) => expect(originOf(body)).toEqual({ report: 'unnamed', name: null }));

  it.each([
    'Orbix is close to a deal, people familiar with the matter said.',
    'Orbix said on Tuesday that it will buy Larkfield.',
    'Orbix reported a profit of $3 million.',
    'Fortune Brands said it would not bid. Guardian Life reported a loss.',
    'Llama makers were disappointed, according to a previous report by Reuters.',
    'Orbix bought a mill in May, as Reuters reported earlier.',
    'Orbix did not respond to a request for comment from Reuters.',
    'Orbix declined to comment when reached by Bloomberg.',
    'Orbix, which owns the Financial Times, will buy Larkfield.',
    'Orbix told its staff about the deal on Monday.',
    'The Journal of Paint reported that brushes last.',
    'Orbix pays $3 per Guardian lamp.',
  ])('own: %s', (body) => expect(originOf(body)).toEqual({ report: 'own', name: null }));

  it('lets the main report count, not one about a side fact at the end', () => {
    const body =
      'Media reports say that Orbix is close to a deal. Orbix makes paint. Larkfield makes brushes. Both are old. ' +
      'The price of paint has doubled, according to Reuters.';
    expect(originOf(body)).toEqual({ report: 'unnamed', name: null });
  });

  it('takes a comment late in an article for no report', () => {
    const body =
      'Orbix will buy Larkfield. It is a big deal. Both are old. Both make paint. Few mind. “Good for all,” an analyst told CNBC.';
    expect(originOf(body)).toEqual({ report: 'own', name: null });
  });

  it('reads no name in a related headline', () => {
    const sentences = readSentences({ title: 'Orbix to buy Larkfield', body: 'Quarry is for sale, Reuters reports.' });
    const related = sentences.map((s) => (s.zone === 'body' ? { ...s, zone: 'related' as const } : s));
    expect(readOrigin(sentences)).toEqual({ report: 'named', name: 'Reuters' });
    expect(readOrigin(related)).toEqual({ report: 'own', name: null });
  });
});
