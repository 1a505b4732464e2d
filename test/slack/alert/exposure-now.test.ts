// The watchlist as it is now and the name of an alert's company → the entry that it was matched with.
import { describe, expect, it } from 'vitest';
import { newCompany, type WatchedCompany } from '../../../src/domain.ts';
import { watchedNow } from '../../../src/slack/alert/exposure-now.ts';

const entry = (name: string, more: Partial<WatchedCompany> = {}): WatchedCompany => ({
  ...newCompany('vendor', name),
  ...more,
});

describe('the entry that an alert was matched with', () => {
  it.each<[string, WatchedCompany[], string | null]>([
    ['by its name', [entry('Foo Labs'), entry('Foo')], 'Foo'],
    ['by its name in other letters', [entry('FOO')], 'FOO'],
    ['renamed', [entry('Bar'), entry('Baz', { formerNames: ['Foo', 'Quux'] })], 'Baz'],
    [
      'renamed, and another took its old name as an alias',
      [entry('Bar', { aliases: ['Foo'] }), entry('Baz', { formerNames: ['Foo'] })],
      'Baz',
    ],
    [
      'renamed, and another was put on the list under its old name',
      [entry('Baz', { formerNames: ['Foo'] }), entry('Foo')],
      'Foo',
    ],
    ['joined with another that has its name as an alias', [entry('Bar', { aliases: ['Foo'] })], 'Bar'],
    ['watched no more', [entry('Bar')], null],
  ])('%s', (_, companies, name) => expect(watchedNow({ companies }, 'Foo')?.name ?? null).toBe(name));
});
