// Typed text to names and addresses: quotes, commas, legal forms, Slack's links; nothing hostile is slow.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestCommand, readAddress, readCommand, readNames } from '../../src/slack/command-grammar.ts';
import { COMMANDS } from '../../src/slack/commands.ts';

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
  it('each of at most 120 letters and a legal form', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), (text) => {
        const names = readNames(text);
        return names.every((name) => name.length <= 130 && name.trim() === name && name !== '');
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
