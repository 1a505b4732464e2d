// When a mute ends, each row named by the words typed, on Wednesday the 11th of November 2026 in Berlin.
import { expect, it } from 'vitest';
import { readUntil } from '../../../src/slack/commands/read-until.ts';

const NOW = Date.parse('2026-11-11T23:30:00+01:00');
const at = (text: string): string => {
  const { words, until } = readUntil(text, 'Europe/Berlin', NOW);
  return `${words} | ${typeof until === 'number' ? new Date(until + 3_600_000).toISOString().slice(0, 16) : String(until)}`;
};

it.each([
  ['Fennick until tomorrow', 'Fennick | 2026-11-12T00:00'],
  ['Fennick until Friday', 'Fennick | 2026-11-13T00:00'],
  ['Fennick till wed', 'Fennick | 2026-11-18T00:00'],
  ['Fennick until next monday.', 'Fennick | 2026-11-16T00:00'],
  ['Fennick until the end of the week', 'Fennick | 2026-11-16T00:00'],
  ['Fennick until next month', 'Fennick | 2026-12-01T00:00'],
  ['Fennick until the end of the year', 'Fennick | 2027-01-01T00:00'],
  ['Fennick until 2026-12-01', 'Fennick | 2026-12-01T00:00'],
  ['Fennick until 1 December', 'Fennick | 2026-12-01T00:00'],
  ['Fennick until Jan 31', 'Fennick | 2027-01-31T00:00'],
  ['Fennick until January 31, 2028', 'Fennick | 2028-01-31T00:00'],
  ['Fennick until they behave', 'Fennick | unread'],
  ['Until Tomorrow Ltd', 'Until Tomorrow Ltd | null'],
  ['"Wait Until Friday"', '"Wait Until Friday" | null'],
  ['Fennick', 'Fennick | null'],
])('%s', (text, expected) => expect(at(text)).toBe(expected));
