// Questions in plain words to the commands that answer them; what is no question stays unread, and nothing hostile is slow.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeName, PHRASINGS, readQuestion } from '../../../src/slack/commands/plain-words.ts';
import { readSpan } from '../../../src/slack/commands/read-span.ts';
import { DAY, HOUR } from '../../../src/time.ts';

describe('a question becomes a command', () => {
  it.each([
    ['who owns Fennick?', 'show Fennick'],
    ['Who owns Fennick', 'show Fennick'],
    ['can you tell me who owns Fennick Labs please?', 'show Fennick Labs'],
    ['hey, who really owns Fennick now?', 'show Fennick'],
    ['who has a stake in Fennick', 'show Fennick'],
    ['who took a minority stake in Fennick?', 'show Fennick'],
    ['who bought 20% of Fennick?', 'show Fennick'],
    ['who bought half of Fennick?', 'show Fennick'],
    ['who is the parent company of Fennick?', 'show Fennick'],
    ['who is the new owner of our vendor Fennick?', 'show Fennick'],
    ['what is Fennick’s parent company?', 'show Fennick'],
    ['who does Fennick belong to?', 'show Fennick'],
    ['who is Fennick owned by?', 'show Fennick'],
    ['who is behind Fennick?', 'show Fennick'],
    ['whose is Fennick?', 'show Fennick'],
    ['has anyone bought Fennick?', 'show Fennick'],
    ['has Fennick been sold?', 'show Fennick'],
    ['is Fennick for sale?', 'show Fennick'],
    ['is Fennick being acquired by Tollow?', 'show Fennick'],
    ['do you know if Fennick was acquired by Tollow?', 'show Fennick'],
    ['did Tollow buy Fennick?', 'show Tollow'],
    ['what does Tollow own?', 'show Tollow'],
    ['what did Tollow buy last year?', 'show Tollow'],
    ['what happened to Fennick lately?', 'show Fennick'],
    ['what’s new with Fennick this month?', 'show Fennick'],
    ['any news about Fennick?', 'show Fennick'],
    ['any rumours about Fennick?', 'show Fennick'],
    ['what do you know about Fennick?', 'show Fennick'],
    ['what about Fennick?', 'show Fennick'],
    ['tell me about Fennick', 'show Fennick'],
    ['about Fennick', 'show Fennick'],
    ['what is Fennick?', 'show Fennick'],
    ['show me Fennick', 'show Fennick'],
    ['who owns “Fennick, Tollow & Sons”?', 'show “Fennick, Tollow & Sons”'],
    ['what happened lately?', 'recent 7'],
    ['what’s new?', 'recent'],
    ['what happened in the last 30 days?', 'recent 30'],
    ['anything new this week?', 'recent 7'],
    ['any acquisitions this month?', 'recent 30 acquisition'],
    ['which mergers happened lately?', 'recent 7 merger'],
    ['who do we watch here?', 'list'],
    ['what is on the watchlist?', 'list'],
    ['show me the watchlist', 'list'],
    ['who are our rivals?', 'list rival'],
    ['keep an eye on Fennick', 'watch Fennick'],
    ['please add Fennick to our watchlist', 'watch Fennick'],
    ['add Fennick to the list as rival', 'watch Fennick as rival'],
    ['we depend on Fennick', 'watch Fennick'],
    ['Tollow is our rival', 'rival Tollow'],
    ['Tollow is one of our main competitors', 'rival Tollow'],
    ['we are Ostrava Works', 'self Ostrava Works'],
    ['stop watching Fennick', 'unwatch Fennick'],
    ['take Fennick off the list', 'unwatch Fennick'],
    ['stop telling us about Fennick', 'mute Fennick'],
    ['mute Fennick for 2 weeks', 'mute Fennick for 2 weeks'],
    ['what is muted?', 'mutes'],
    ['why did I get A-7K3QF?', 'why A-7K3QF'],
    ['A-7K3QF', 'why A-7K3QF'],
    ['why did you post this alert?', 'why'],
    ['which feeds do you read?', 'feeds'],
    ['follow <https://wire.example/rss>', 'feed add <https://wire.example/rss>'],
    ['look for “board seat”', 'search “board seat”'],
    ['what would you have told us last month?', 'simulate 30'],
    ['show me an example', 'test'],
    ['what does an alert look like?', 'test'],
    ['who changed the list?', 'audit'],
    ['are you ok?', 'status'],
    ['send us the digest now', 'digest now'],
    ['what can you do?', 'help'],
    ['how do I mute something?', 'help mute'],
    ['How can we export our list', 'help export'],
    ['thanks!', 'help'],
  ])('%s → %s', (said, command) => expect(readQuestion(said)).toBe(command));

  it.each([
    'frobnicate',
    'watch out',
    'why is the sky blue',
    'list',
    'lst',
    'stat',
    'alias Foo = Bar',
    'recent 30',
    '',
  ])('no question: “%s”', (said) => expect(readQuestion(said)).toBeNull());
  it.each(PHRASINGS)('the sentence of a row is read: %s', (said) => expect(readQuestion(said)).not.toBeNull());
  it('never throws', () => {
    const word = fc.constantFrom(
      'who',
      'owns',
      'what',
      'happened',
      'to',
      'Foo',
      'is',
      'the',
      'of',
      'in',
      'a',
      '?',
      'by',
    );
    const said = fc.oneof(
      fc.string({ maxLength: 600 }),
      fc.array(word, { maxLength: 120 }).map((all) => all.join(' ')),
    );
    fc.assert(fc.property(said, (text) => readQuestion(text) === null || readQuestion(text) !== ''));
  });
});

describe('a name alone', () => {
  it.each([
    ['Fennick Labs', true],
    ['and Fennick?', true],
    ['“fennick”', false],
    ['Please read the whole of this long sentence for me', false],
    ['frobnicate', false],
  ])('%s', (said, is) => expect(looksLikeName(said)).toBe(is));
});

describe('a length of time at the end', () => {
  it.each<[string, string, number | null]>([
    ['Foo 7d', 'Foo', 7 * DAY],
    ['Foo for 2 weeks', 'Foo', 14 * DAY],
    ['Foo 12h', 'Foo', 12 * HOUR],
    ['Foo for a month', 'Foo', 30 * DAY],
    ['Foo in the last 3 days', 'Foo', 3 * DAY],
    ['Foo lately', 'Foo', 7 * DAY],
    ['Foo over the past week', 'Foo', 7 * DAY],
    ['30 days', '', 30 * DAY],
    ['Foo 7', 'Foo 7', null],
    ['Foo 3D', 'Foo', 3 * DAY],
    ['"Foo 7d"', '"Foo 7d"', null],
    ['Studio 7d Ltd', 'Studio 7d Ltd', null],
    ['Forever 21', 'Forever 21', null],
    ['', '', null],
  ])('%s', (text, words, ms) => expect(readSpan(text)).toEqual({ words, ms }));
});
