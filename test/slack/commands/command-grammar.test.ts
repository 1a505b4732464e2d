// Typed text to names and addresses: quotes, commas, legal forms, Slack's links; nothing hostile is slow.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasControls } from '../../../src/match/name-mistakes.ts';
import {
  nearestCommand,
  quoteName,
  readAddress,
  readCommand,
  readNames,
  readPage,
  readTypedNames,
} from '../../../src/slack/commands/command-grammar.ts';
import { COMMANDS } from '../../../src/slack/commands/commands.ts';
import { SYNONYMS } from '../../../src/slack/commands/synonyms.ts';

const NAMES = COMMANDS.map(({ name }) => name);

describe('names', () => {
  it.each([
    ['Scale AI', ['Scale AI']],
    ['Scale AI, Labelbox', ['Scale AI', 'Labelbox']],
    ['Scale AI; Labelbox\nTuring', ['Scale AI', 'Labelbox', 'Turing']],
    ['“Scale AI”, ‘Labelbox’', ['Scale AI', 'Labelbox']],
    ['"Smith, Jones and Co", Tern', ['Smith, Jones and Co', 'Tern']],
    ['Acme, Inc.', ['Acme, Inc.']],
    ['Acme, Inc., Tern, GmbH', ['Acme, Inc.', 'Tern, GmbH']],
    ['Tern, Tern', ['Tern']],
    ['  ,, ;', []],
    ['Yahoo!', ['Yahoo!']],
    ["McDonald's, Lowe's", ["McDonald's", "Lowe's"]],
    ['5" Disks', ['5" Disks']],
  ])('%s', (text, names) => expect(readNames(text)).toEqual(names));
  it.each([
    ['"Acme", "Inc."', ['Acme', 'Inc.']], // in quotes it is a name, and no legal form of the one before
    ['"Foo, Bar', ['"Foo', 'Bar']], // a quote that nothing closes
    ['«Foo, Bar», Baz', ['Foo, Bar', 'Baz']],
    ['Foo\n\nBar', ['Foo', 'Bar']],
  ])('%j', (text, names) => expect(readNames(text)).toEqual(names));
  it('whether a name stood in quotes', () => {
    expect(readTypedNames('Scale, “Scale AI”')).toEqual([
      { name: 'Scale', exact: false },
      { name: 'Scale AI', exact: true },
    ]);
  });
  it('never throws, and no name is empty', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000, unit: 'grapheme' }), (text) =>
        readNames(text).every((name) => name.trim() === name && name !== ''),
      ),
    );
  });
  it('names that were put in quotes come back', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/["“”„«»<>]/g, '').trim())
      .filter((text) => text !== '');
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 20 }), fc.constantFrom(', ', ',', ';', '\n'), (names, between) => {
        expect(readNames(names.map(quoteName).join(between))).toEqual(names);
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['https://n.example/rss', 'https://n.example/rss'],
    ['<https://n.example/rss>', 'https://n.example/rss'],
    ['<https://n.example/rss|n.example/rss>', 'https://n.example/rss'],
    ['n.example/rss', 'https://n.example/rss'],
    ['"https://n.example/rss"', 'https://n.example/rss'],
    ['https://n.example/rss?a=1&b=2', 'https://n.example/rss?a=1&b=2'],
    ['http://localhost:8080/rss', 'http://localhost:8080/rss'],
    ['ftp://n.example/rss', null],
    ['javascript:alert(1)', null],
    ['two words', null],
    ['word', null],
    ['', null],
  ])('%s → %s', (text, address) => expect(readAddress(text)).toBe(address));
});

describe('commands', () => {
  it.each([
    ['watch Scale AI', 'watch', 'Scale AI'],
    ['  feed   add  https://n.example ', 'feed add', 'https://n.example'],
    ['Feed Add x', 'feed add', 'x'],
    ['feeds', 'feeds', ''],
    ['watch AT&amp;T', 'watch', 'AT&T'],
    ['', 'help', ''],
    ['watch\nTern\nGull', 'watch', 'Tern\nGull'],
  ])('%s', (text, name, rest) => expect(readCommand(text, NAMES)).toMatchObject({ name, rest }));
  it.each([
    ['feeds add https://n.example', 'feed add', 'https://n.example'],
    ['remove Foo', 'unwatch', 'Foo'],
    ['delete Foo', 'unwatch', 'Foo'],
    ['add Foo, Bar', 'watch', 'Foo, Bar'],
    ['unmute Foo', 'unmute', 'Foo'],
    ['competitor Foo', 'rival', 'Foo'],
    ['delete feed n.example', 'feed remove', 'n.example'],
    ['News 30', 'recent', '30'],
    ['feed', 'feed', ''],
    ['?', 'help', ''],
  ])('%s, by another word', (text, name, rest) => expect(readCommand(text, NAMES)).toMatchObject({ name, rest }));
  it('every other word is of a command that there is, and takes no command’s own name', () => {
    for (const [word, meant] of SYNONYMS) {
      expect(NAMES).toContain(meant);
      expect(NAMES).not.toContain(word);
    }
  });
  it.each([
    ['vendors page 2', 'vendors', 2],
    ['page 12', '', 12],
    ['Foo page 0', 'Foo', 1],
    ['Front page 2 Ltd', 'Front page 2 Ltd', 1],
    ['', '', 1],
  ])('%s: a page', (text, rest, page) => expect(readPage(text)).toEqual({ rest, page }));
  it.each([
    ['watch Foo\u0007', true],
    ['watch \u202Eoof', true],
    ['watch Foo\u0000', true],
    ['watch Foo\nBar\tBaz', false],
    ['watch Foo\u200B', false], // of no width: harmless, and left out
  ])('%j: hidden characters %s', (text, hidden) => expect(hasControls(text)).toBe(hidden));
  it('any text is read, and a nearest command is a command', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000 }), (text) => {
        const near = nearestCommand(readCommand(text, NAMES), NAMES);
        return near === null || NAMES.includes(near);
      }),
    );
  });
  it.each(COMMANDS.map(({ name, example }) => [example, name]))(
    'the example “%s” is of the command %s',
    (example, name) => {
      expect(readCommand(example, NAMES).name).toBe(name);
    },
  );
});
