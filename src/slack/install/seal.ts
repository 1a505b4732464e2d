// Keys in, a sealer out: text that only they can read, bound to the id it was sealed for, so that it opens nowhere else.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const VERSION = 'v1'; // of the layout: v1.<key id>.<nonce>.<tag>.<data>, the last three in base64url
const CIPHER = 'aes-256-gcm';
const NONCE = 12; // bytes; 96 bits, what GCM is made for (NIST SP 800-38D, 8.2)
const TAG = 16; // bytes

export interface Sealer {
  /** Seals under the first key. */
  seal(id: string, text: string): string;
  /**
   * Opens under whichever key it was sealed with; `outdated`: not the first one, so it should be sealed anew.
   * @throws a plain sentence, without the text, where no key fits or it was sealed for another id
   */
  open(id: string, sealed: string): { text: string; outdated: boolean };
}

/** @param keys 32 bytes each, at least one; the first seals, all open */
export function createSealer(keys: readonly Buffer[]): Sealer {
  const named = keys.map((key) => ({ key, name: nameOf(key) }));
  const [first] = named;
  if (first === undefined) throw new Error('expected at least one key to seal with');
  return {
    seal(id, text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, first.key, nonce).setAAD(bound(first.name, id));
      const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [
        VERSION,
        first.name,
        ...[nonce, cipher.getAuthTag(), data].map((part) => part.toString('base64url')),
      ].join('.');
    },
    open(id, sealed) {
      const [version, name, ...parts] = sealed.split('.');
      const [nonce, tag, data] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (version !== VERSION || parts.length !== 3 || nonce?.length !== NONCE || tag?.length !== TAG || !data)
        throw new Error(`the installation of ${id} is not in a form that this version reads`);
      const found = named.find((one) => one.name === name);
      if (found === undefined)
        throw new Error(`the installation of ${id} was sealed with a key that STAKEWATCH_TOKEN_KEYS does not have`);
      const decipher = createDecipheriv(CIPHER, found.key, nonce).setAAD(bound(found.name, id)).setAuthTag(tag);
      try {
        const text = Buffer.concat([decipher.update(data), decipher.final()]).toString('utf8');
        return { text, outdated: found !== first };
      } catch (cause) {
        throw new Error(`the installation of ${id} was changed, or sealed for another workspace`, { cause });
      }
    },
  };
}

/** What a key is called in what it sealed: enough to find it again, and nothing of it. */
function nameOf(key: Buffer): string {
  return createHash('sha256').update('stakewatch token key').update(key).digest('hex').slice(0, 8);
}

/** The additional data that the seal holds to. */
function bound(keyName: string, id: string): Buffer {
  return Buffer.from(`${VERSION}.${keyName}.${id}`);
}
