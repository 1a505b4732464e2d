import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/domain.ts';
import { lineOf, readText } from './reading.ts';

// A fixture carries its own expectation: lines `> expect …` (an event as lineOf prints it, `nothing`, or `nothing about:
// NAME`), then the title, then the body. A new wording is a new file, no code.
const FOLDER = new URL('../fixtures/extract/', import.meta.url);

interface Fixture {
  file: string;
  expected: string[];
  silentAbout: string[];
  reading: Reading;
}

function readFixture(file: string): Fixture {
  const lines = readFileSync(new URL(file, FOLDER), 'utf8').split('\n');
  const heads = lines.filter((line) => line.startsWith('> expect ')).map((line) => line.slice('> expect '.length));
  const [title = '', ...body] = lines.slice(heads.length);
  return {
    file,
    expected: heads.filter((head) => !head.startsWith('nothing')),
    silentAbout: heads.filter((head) => head.startsWith('nothing about: ')).map((head) => head.slice(15)),
    reading: readText(title, body.join('\n')),
  };
}

const fixtures = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.txt'))
  .map(readFixture);

describe.each(fixtures)('$file', ({ expected, silentAbout, reading }) => {
  it('tells what it says it does', () => {
    expect(reading.events.map((event) => lineOf(event))).toEqual(expected);
  });

  it('says nothing about the bystanders', () => {
    const told = reading.events.flatMap(({ acquirers, target, seller }) => [...acquirers, target, seller]);
    for (const name of silentAbout) expect(told.join(' | ')).not.toContain(name);
  });
});

it('there are fixtures to read', () => {
  expect(fixtures.length).toBeGreaterThan(3);
});
