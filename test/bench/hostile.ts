// `npm run bench -- hostile`: what texts, feeds and servers that mean harm cost; texts at 1, 2, 4 and 8 MB, and how it grows.
import type * as Extract from '../../src/extract/extract.ts';
import { HOSTILE, PLACES } from '../extract/hostile-texts.ts';
import { built } from './built.ts';
import { benchHostileFeeds } from './hostile-feeds.ts';
import { secondsOnce } from './measure.ts';

const SIZES = [1, 2, 4, 8]; // millions of characters

/** @param only part of a row's name; all rows where it is empty */
export async function benchHostile(only: string, most = SIZES.at(-1) ?? 8): Promise<void> {
  await benchHostileFeeds(only);
  const { readArticle } = await built<typeof Extract>('extract/extract.ts');
  const sizes = SIZES.map((size) => (size * most) / 8);
  process.stdout.write(`${sizes.map((size) => `${size} MB`.padStart(9)).join('')}   8 to 1   (seconds; 8 is linear)\n`);
  for (const [place, article] of PLACES) {
    for (const [name, text] of HOSTILE) {
      const row = `${name}, ${place}`;
      if (!row.includes(only)) continue;
      readArticle(article(text(20_000)));
      const seconds = sizes.map((size) => {
        const hostile = article(text(size * 1e6));
        return secondsOnce(() => readArticle(hostile));
      });
      const grows = (seconds.at(-1) ?? 0) / Math.max(0.001, seconds[0] ?? 0);
      process.stdout.write(
        `${seconds.map((s) => s.toFixed(3).padStart(9)).join('')}${grows.toFixed(1).padStart(9)}   ${row}\n`,
      );
    }
  }
}
