// Names as people give them, and what is wrong with them: the same words for every way in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_NAME, nameKey } from '../../src/match/name-key.ts';
import { nameMistake } from '../../src/match/name-mistakes.ts';

describe('a name', () => {
  it.each([
    'Scale AI',
    "Lowe's",
    'Foo & Bar',
    '名',
    '3M',
    'scale.com',
    'C#',
    'Yahoo!',
    'http',
    '🚀 Fennick',
    'Fennick <Labs>',
    'x'.repeat(LONGEST_NAME),
  ])('%j is taken', (name) => expect(nameMistake(name)).toBeNull());
  it.each([
    ['', 'no letter and no digit'],
    ['the', 'of every text'],
    ['&', 'no letter and no digit'],
    ['\u200B\u2060', 'no letter and no digit'],
    ['🚀🚀', 'never be found'],
    [':rocket:', 'never be found'],
    ['<!channel>', 'Slack'],
    ['Foo <@U0BEN>', 'Slack'],
    ['<#C0VENDORS|risk>', 'Slack'],
    ['@ben', 'Slack'],
    ['https://foo.example', 'web address'],
    ['Foo (HTTP://foo.example)', 'web address'],
    ['Foo\u202Eoof', 'control character'],
    ['Foo\u0000', 'control character'],
    ['x'.repeat(LONGEST_NAME + 1), "has 201 characters, and a company's name may have 200"],
    ['<!here>'.repeat(1_000), 'has 7,000 characters'],
  ])('%j is refused: %s', (name, says) => expect(nameMistake(name)).toContain(says));
  it('whatever is taken is short, and has letters or digits that news can be searched for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        if (nameMistake(name) !== null) return;
        expect(name.length).toBeLessThanOrEqual(LONGEST_NAME);
        expect(nameKey(name)).not.toBe('');
        expect(name).not.toMatch(/<[!@#][^<>]*>/);
      }),
    );
  });
});
