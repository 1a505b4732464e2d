// What something is made of in, its id and the short code that people use out: the same parts, the same id.
import { createHash } from 'node:crypto';

const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'; // none that is mistaken for another: no 0 O, 1 I L, U
const CODE_LENGTH = 5;

/** 32 hex digits. */
export function idOf(parts: unknown[]): string {
  return hashOf(parts).toString('hex').slice(0, 32);
}

/** "A-7K3QF". @param sort the letter that stands first */
export function codeOf(sort: 'A' | 'D' | 'F' | 'W', parts: unknown[]): string {
  const letters = [...hashOf(parts).subarray(0, CODE_LENGTH)].map(
    (byte) => CODE_LETTERS[byte % CODE_LETTERS.length] ?? '',
  );
  return `${sort}-${letters.join('')}`;
}

function hashOf(parts: unknown[]): Buffer {
  return createHash('sha256').update(JSON.stringify(parts)).digest();
}
