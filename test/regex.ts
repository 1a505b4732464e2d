// `npm run regex [part of a file's name]`: asks recheck, a checker made for it, about every regular expression that reads text
// of others. Takes half an hour for all of them. Ends with 1 where one backtracks exponentially.
import { check } from 'recheck';
import { allRegularExpressions } from './regular-expressions.ts';

/** No rule reads more at once: longer sentences are cut (extract/reading/split.ts). */
const SENTENCE = 1_200; // characters
const ENOUGH = 10_000; // ms for one expression

const [only = ''] = process.argv.slice(2);
const all = (await allRegularExpressions()).filter(({ place }) => place.includes(only));
const counts = new Map<string, number>();
for (const { place, reads } of all) {
  const answer = await check(reads.source, reads.flags.replace(/[dgy]/g, ''), {
    timeout: ENOUGH,
    maxAttackStringSize: SENTENCE,
  });
  const verdict =
    answer.status === 'vulnerable'
      ? answer.complexity.summary
      : answer.status === 'unknown'
        ? 'not decided in time'
        : 'safe';
  counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  if (verdict !== 'safe') process.stdout.write(`${verdict}  ${place}  ${reads.source.slice(0, 100)}\n`);
  if (verdict.startsWith('exponential')) process.exitCode = 1;
}
for (const [verdict, count] of counts) process.stdout.write(`${count} ${verdict}\n`);
