// The table of settings, `help env`, the README's table and docs/operations.md, against each other: none knows one more or less.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentHelp, VARIABLES } from '../../src/config/environment.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const NAMES = VARIABLES.map(({ name }) => name as string);
const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');
const readme = read('README.md');
const start = readme.indexOf('## Settings');
const settings = readme.slice(start, readme.indexOf('\n## ', start + 1));
/** What looks like a setting of ours. */
const named = (text: string): string[] =>
  text.match(/\b(?:SLACK|STAKEWATCH|REDIS)_[A-Z_]+\b|\b(?:PORT|HOST|LOG_LEVEL)\b/g) ?? [];

describe('every setting of the environment', () => {
  it.each(NAMES)('%s stands in a row of the README', (name) =>
    expect(
      settings.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${name}\``)).length,
    ).toBeGreaterThan(0),
  );
  it('help env has each once, in the order of the table', () => {
    const heads = environmentHelp()
      .split('\n')
      .filter((line) => /^[A-Z]/.test(line));
    expect(heads).toEqual(NAMES);
  });
  it.each([
    ['README.md', readme],
    ['docs/operations.md', read('docs', 'operations.md')],
  ])('%s names no setting that there is not', (_, page) => {
    const tests = ['REDIS_SERVER']; // of the tests
    expect(named(page).filter((name) => !NAMES.includes(name) && !tests.includes(name))).toEqual([]);
  });
});
