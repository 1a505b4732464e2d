// Which paragraphs the judge reads: those of the deal and of whoever is named in it, wherever others stand between them.
import { describe, expect, it } from 'vitest';
import { readSentences } from '../../../src/extract/reading/clean.ts';
import { connected } from '../../../src/extract/judge/connected.ts';

const TITLE = 'Fennick to buy Larkspur';
const DEAL = 'Fennick said on Monday it would buy Larkspur for $40 million.';
const PARTY = 'Until now Larkspur sold its pumps through dealers in Norway.';
const OTHER = 'On Monday the ferry to Quillon ran late, Norway’s coast guard said.';

/** The paragraphs read, where a wording was read in those that say "buy". */
function readOf(title: string, ...body: string[]): string[] {
  const sentences = readSentences({ title, body: body.map((text) => `<p>${text}</p>`).join('') });
  return connected(
    sentences,
    sentences.filter(({ text }) => text.includes('buy')),
  ).map(({ text }) => text);
}

describe('the judge reads', () => {
  it.each([
    ['the title and the paragraph of the deal', [TITLE, DEAL], [TITLE, DEAL]],
    ['a paragraph that names a party', [TITLE, DEAL, PARTY], [TITLE, DEAL, PARTY]],
    ['no paragraph that shares a day or a country', [TITLE, DEAL, OTHER, PARTY, OTHER], [TITLE, DEAL, PARTY]],
    ['no first paragraph about other things below a headline that tells', [TITLE, OTHER], [TITLE]],
    ['the first paragraph where nothing tells', ['The week in pumps', OTHER, PARTY], ['The week in pumps', OTHER]],
  ])('%s', (_, [title = '', ...body], read) => {
    expect(readOf(title, ...body)).toEqual(read);
  });
});
