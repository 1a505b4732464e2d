// Text sealed and opened: under any key, for its own id only, and never after a change of a single character.
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../../src/slack/install/seal.ts';

const [first, second] = [randomBytes(32), randomBytes(32)];
const CANARY = 'xoxb-canary-in-the-seal';

describe('a seal', () => {
  it('opens to the same text, any text, any id', () => {
    const sealer = createSealer([first]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, id) => {
        expect(sealer.open(id, sealer.seal(id, text))).toEqual({ text: Buffer.from(text).toString(), outdated: false });
      }),
    );
  });
  it('has the form v1.key.nonce.tag.data, a nonce of 96 bits, and nothing of the text', () => {
    const sealed = createSealer([first]).seal('T1', CANARY);
    expect(sealed).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
    expect(sealed).not.toContain('canary');
    expect(first.toString('hex')).not.toContain(sealed.split('.')[1]);
  });
  it('is another each time', () => {
    const sealer = createSealer([first]);
    const seals = Array.from({ length: 50 }, () => sealer.seal('T1', CANARY).split('.')[2]);
    expect(new Set(seals).size).toBe(50);
  });
  it('opens under an older key, which it says', () => {
    const sealed = createSealer([first]).seal('T1', CANARY);
    expect(createSealer([second, first]).open('T1', sealed)).toEqual({ text: CANARY, outdated: true });
  });
});

describe('a seal does not open', () => {
  const sealed = createSealer([first]).seal('T1', CANARY);
  const says = (open: () => unknown): string => {
    try {
      open();
    } catch (error) {
      return String(error);
    }
    return 'it opened';
  };
  it('for another workspace', () => {
    expect(says(() => createSealer([first]).open('T2', sealed))).toMatch(/T2 was changed, or sealed for another/);
  });
  it('without its key', () => {
    expect(says(() => createSealer([second]).open('T1', sealed))).toMatch(
      /T1 was sealed with a key that STAKEWATCH_TOKEN_KEYS does not have/,
    );
  });
  it.each(['', 'v1', 'v2.a.b.c.d', 'v1.00000000.AAAA.AAAA.AAAA', `${sealed}.more`, 'x'.repeat(10_000)])(
    'where it is none: %s',
    (text) => {
      expect(says(() => createSealer([first]).open('T1', text))).toMatch(/T1 (is not in a form|was sealed with a key)/);
    },
  );
  it('with any bit changed', () => {
    const parts = sealed.split('.');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(), (part, at) => {
        const text = Buffer.from(parts[part] ?? '', part === 1 ? 'hex' : 'base64url');
        const bit = at % (text.length * 8);
        text[bit >> 3] = (text[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const changed = parts.map((old, i) => (i === part ? text.toString(part === 1 ? 'hex' : 'base64url') : old));
        const said = says(() => createSealer([first]).open('T1', changed.join('.')));
        expect(said).not.toBe('it opened');
        expect(said).not.toContain('canary');
      }),
    );
  });
});
