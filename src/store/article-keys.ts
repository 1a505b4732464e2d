// An article's keys → what a store keeps of them, and for how long.
import { hash } from 'node:crypto';
import type { Article } from '../domain.ts';
import { DAY } from '../time.ts';

/** ms; from when an article was committed, or a feed was last seen to list it: one forgotten would be news again. */
export const SEEN_FOR = 180 * DAY;

/** ms; a key seen within it is not written again: most polls find what the last one found. */
export const TOUCHED_FOR = 7 * DAY;

/**
 * ms; how long a further key of a known article is kept that its feed lists this once. Listed again, it is kept like the
 * others: a feed that makes up new guids for every poll fills no disk.
 */
export const FURTHER_FOR = 14 * DAY;

/**
 * A key in 22 characters, whatever its length: a feed may send a guid of megabytes.
 * @returns the first 16 bytes of its SHA-256, base64url
 */
export function keyDigest(key: string): string {
  return hash('sha256', key, 'buffer').subarray(0, 16).toString('base64url');
}

/** An article as a store knows it: `own` are the digests of its keys, `all` those of the keys for others, too. */
export interface ArticleDigests {
  id: string;
  own: string[];
  all: string[];
}

export function digestsOf({ id, keys, alsoKeys }: Pick<Article, 'id' | 'keys' | 'alsoKeys'>): ArticleDigests {
  const own = keys.map(keyDigest);
  return { id, own, all: alsoKeys === undefined ? own : [...own, ...alsoKeys.map(keyDigest)] };
}
