// Bytes of EBCDIC, which mainframes write → text.

/** Code page 037 from its space (0x40) on. Other pages of the family differ in a few signs, in no letter and no digit. */
const FROM_SPACE =
  ' \xa0âäàáãåçñ¢.<(+|&éêëèíîïìß!$*);¬-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@\'="' +
  'Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®^£¥·©§¶¼½¾[]¯¨´×' +
  '{ABCDEFGHI\xadôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\x9f';
const LINE_BREAKS = new Set([0x05, 0x0d, 0x15, 0x25]);
/** The same as Latin-1, whose signs are all that the page has; 0 for control characters, which say nothing in a feed. */
const LATIN1 = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x40 ? FROM_SPACE.charCodeAt(byte - 0x40) : LINE_BREAKS.has(byte) ? 0x0a : 0,
);

/** `<?xm`, as XML 1.0 tells to look for it (appendix F). */
export const EBCDIC_XML = [0x4c, 0x6f, 0xa7, 0x94];

export function decodeEbcdic(bytes: Uint8Array): string {
  return Buffer.from(bytes.map((byte) => LATIN1[byte] ?? 0)).toString('latin1');
}
