import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createPagePool } from '../../src/collect/page-pool.ts';
import { isFurnitureLine, namesFurniture } from '../../src/collect/page-furniture.ts';
import { readableText } from '../../src/collect/readable-text.ts';

const pool = createPagePool();
afterAll(() => pool.close());

const SENTENCE = 'Fennick Group has agreed to take a third of Foo Maps, the two companies said on Monday after talks.';
const PAGE = `<html><head><title>A third</title></head><body><article>${`<p>${SENTENCE}</p>`.repeat(6)}</article></body></html>`;

describe('readableText', () => {
  it('any markup at all gives a text or none, never an exception', () => {
    const piece = fc.constantFrom('<p>', '</p>', '<div class="share">', '</div>', '<script>', '<table><tr>', '<br>', '</body>', '<svg>', '<!--', '<p hidden>', '&#0;', `${SENTENCE} `, '<a href="x">', '</a>', '<h1>', '<article>', '"'); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = readableText(pieces.join(''));
        if (read !== null) expect(read.html).toMatch(/^<p>/);
      }),
      { numRuns: 60 },
    );
  });
  it('what is printed as markup stays text', () => {
    const read = readableText(PAGE.replaceAll('third', '&lt;b&gt;third&lt;/b&gt;'));
    expect(read?.html).toContain('&lt;b&gt;third');
  });
});

describe('the page pool', () => {
  it('reads pages beside this thread, one that breaks none of the others, and again after its end', async () => {
    const here = readableText(PAGE);
    expect(here?.text).toContain(SENTENCE);
    expect(await Promise.all([pool.read(PAGE), pool.read(''), pool.read(PAGE)])).toEqual([here, null, here]);
    await pool.close();
    expect(await pool.read(PAGE)).toEqual(here);
  });
});

describe('furniture', () => {
  it.each(['related-posts', 'sw-share', 'shareBar', 'newsletter_box', 'c-cookie', 'more-from', 'readNext', 'ad slot'])(
    '%s names it',
    (name) => expect(namesFurniture(name)).toBe(true),
  );
  it.each(['shareholders', 'article-body', 'story__content', 'adhesive', 'headline', 'post-9', 'read', 'text-more'])(
    '%s does not',
    (name) => expect(namesFurniture(name)).toBe(false),
  );
  it.each([
    'Share this article',
    'Facebook Twitter LinkedIn',
    'Read more: Foo buys Bar',
    'Related stories',
    'Recommended',
    'More from Foo Wire',
    'Sign up for our newsletter',
    'Log in to continue',
    'Advertisement',
    'Photo: Foo Wire',
    '© Foo Wire',
  ])('“%s” is a line of it', (line) => expect(isFurnitureLine(line)).toBe(true));
  it.each([
    'Shares of Foo fell by a tenth.',
    'Facebook agreed to buy Foo.',
    'X to sell Foo.',
    'Recommended cash offer for Foo by Bar.',
    'Related parties of Foo hold 12%, Bar said.',
    'More than half of Foo is Bar’s.',
    'Top managers of Foo leave.',
    'Print shops are sold to Bar.',
    'Telegram raises 40 million dollars.',
    'Register Holdings takes 12% of Foo.',
    'Get Foo agreed to be bought by Bar.',
  ])('“%s” is the article’s', (line) => expect(isFurnitureLine(line)).toBe(false));
});
