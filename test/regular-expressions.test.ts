// No regular expression can be made to backtrack without end. `npm run regex` asks a checker about each of them, which takes
// half an hour; here stands what keeps the worst out at once.
import { describe, expect, it } from 'vitest';
import { allRegularExpressions, endlessGroups } from './regular-expressions.ts';

/**
 * A group that repeats without end backtracks without end where its text can be cut in two ways ("(?:a|a b )*"). So groups
 * repeat up to a number; these do not, and need not: what they repeat begins with a mark that nothing else in them holds.
 */
const CANNOT_BE_CUT_TWICE = new Set([
  String.raw`(?:\.\p{Lu})+`,
  String.raw`(?:\p{Lu}\.)+`,
  String.raw`(?:[\p{L}\p{N}\p{M}_]|[.&’'+!-](?=[\p{L}\p{N}])|\+)*`,
  String.raw`(?:[\p{L}\p{N}]|[.&’'-](?=[\p{L}\p{N}]))*`,
  String.raw`(?:\$[A-Z][A-Z.]{0,6}[, ]*)+`,
  String.raw`(?:\s+#\w{2,40}\.?)+`,
  String.raw`(?:-[a-z0-9]+)*`,
  String.raw`(?:[^\]\\]|\\[\s\S])*`,
  String.raw`(?:\w+ )*`,
  String.raw`(?:has |have |had |having |been |successfully |officially |now )*`,
  String.raw`(?:advanced |early |exclusive |final |preliminary |late-stage |active |early-stage )*`,
  String.raw`(?:own |outstanding |common |issued )*`,
  String.raw`(?: (?:stock|shares|common|voting|outstanding|equity|capital))*`,
]);

describe('every regular expression', async () => {
  const all = await allRegularExpressions();

  it('is found', () => expect(all.length).toBeGreaterThan(700));

  it('repeats groups up to a number', () => {
    const endless = all.flatMap(({ place, reads }) =>
      endlessGroups(reads)
        .filter((group) => !CANNOT_BE_CUT_TWICE.has(group) && !isListOfWords(group))
        .map((group) => `${place}: ${group}`),
    );
    expect(endless).toEqual([]);
  });

  it.each([
    ['(?:a|a b )*x', ['(?:a|a b )*']],
    ['(?:a{1,3}){2,}', ['(?:a{1,3}){2,}']],
    ['(?:a){0,6}[()*]+', []],
    [String.raw`\(a\)*(?=b)+`, ['(?=b)+']],
  ])('endless groups of %s', (pattern, groups) => expect(endlessGroups(new RegExp(pattern))).toEqual(groups));
});

/** "(?:takeover |merger )+": different words, each with one space behind it, and no word within begins another. */
function isListOfWords(group: string): boolean {
  const inside = /^\(\?:\(\?:([a-z|-]+)\) \)[*+]$/.exec(group)?.[1]?.split('|');
  return inside !== undefined && new Set(inside).size === inside.length;
}
