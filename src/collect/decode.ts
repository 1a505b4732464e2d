// Bytes of a feed and the content type they came with → text.
import iconv from 'iconv-lite';
import { decodeEbcdic, EBCDIC_XML } from './ebcdic.ts';

/** Seven-bit Japanese, which Node's own decoder reads and iconv-lite does not. */
const JAPANESE = 'iso-2022-jp';

/** Names that publishers write for a set that holds more than the name says (WHATWG Encoding), or that iconv-lite lacks. */
const WIDER: Record<string, string> = {
  iso88591: 'windows-1252', // the usual name for it, C1 controls never meant
  latin1: 'windows-1252',
  usascii: 'windows-1252',
  ascii: 'windows-1252',
  iso88599: 'windows-1254',
  latin5: 'windows-1254',
  iso885911: 'windows-874',
  tis620: 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  xgbk: 'gb18030',
  csgb2312: 'gb18030',
  xsjis: 'shift_jis',
  xeucjp: 'euc-jp',
  uhc: 'cp949',
  unicode: 'utf-16',
  csunicode: 'utf-16',
  unicodefeff: 'utf-16',
  iso10646ucs2: 'utf-16',
  unicode11utf8: 'utf-8',
  xunicode20utf8: 'utf-8',
  koi: 'koi8-r',
  koi8: 'koi8-r',
  dos874: 'windows-874',
  visual: 'iso-8859-8',
  logical: 'iso-8859-8',
  iso88596e: 'iso-8859-6',
  iso88596i: 'iso-8859-6',
  suneugreek: 'iso-8859-7',
  csisolatin9: 'iso-8859-15',
  xmacroman: 'macroman',
  xmaccyrillic: 'maccyrillic',
  xmacukrainian: 'macukraine',
  xwindows1252: 'windows-1252',
  isolatin1: 'windows-1252',
  ansi: 'windows-1252',
  xeuckr: 'cp949',
  cngb: 'gb18030',
  xcp1250: 'windows-1250',
  xcp1251: 'windows-1251',
  xcp1252: 'windows-1252',
  xcp1253: 'windows-1253',
  xcp1254: 'windows-1254',
  csiso2022jp: JAPANESE,
  iso2022jp: JAPANESE,
};
const SINGLE_BYTE = /^(?:windows-?\d|cp\d{3,4}$|win\d|ibm|iso-?8859|latin|koi8|mac|x-mac|tis|us-ascii|ascii)/i;
/** Sets whose bytes are all ASCII, so that valid UTF-8 says nothing about them. */
const SEVEN_BIT = /^(?:utf-?7|iso-?2022|hz)/i;

const BYTE_ORDER_MARKS: [number[], string][] = [
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'], // before UTF-16, which it starts like
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** How `<?` or `<r` begins in sets of four bytes a character (XML 1.0, appendix F). */
const BYTE_PATTERNS: [number[], string][] = [
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
];
const startsWith = (bytes: Uint8Array, pattern: number[]): boolean =>
  bytes.length >= pattern.length && pattern.every((byte, i) => bytes[i] === byte);

/** UTF-16 without a mark: at the start of a feed, where markup is, every other byte is nothing. */
function utf16Of(bytes: Uint8Array): string | null {
  const nothing = [0, 0];
  const looked = Math.min(bytes.length, 64) & ~1;
  for (let i = 0; i < looked; i++) if (bytes[i] === 0) nothing[i & 1] = (nothing[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nothing;
  if (even + odd < looked / 4) return null;
  if (odd > even * 4 && bytes[1] === 0) return 'utf-16le';
  return even > odd * 4 && bytes[0] === 0 ? 'utf-16be' : null;
}

/** The set's name as iconv-lite knows it; null for an unknown one. */
function known(name: string | undefined): string | null {
  if (!name) return null;
  const wider = WIDER[name.toLowerCase().replace(/[^a-z\d]/g, '')] ?? name;
  return wider === JAPANESE || iconv.encodingExists(wider) ? wider : null;
}

/** Sets that a server names for every file, whatever is in it. */
const BY_HABIT = /charset\s{0,9}=\s{0,9}["']?(?:us-ascii|ascii|iso-8859-1|latin-?1)\b/i;

/**
 * The sets that the header and the XML declaration name, the one to believe first: the header's, unless it is one that the
 * server names by habit and the declaration names another.
 */
function declared(bytes: Uint8Array, contentType: string | null): string[] {
  const header = /charset\s{0,9}=\s{0,9}["']?([\w.:+-]{1,40})/i.exec(contentType ?? '');
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  const declaration = /<\?xml[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']\s{0,9}([\w.:+-]{1,40})/i.exec(start);
  const sets = [known(header?.[1]), known(declaration?.[1])];
  if (BY_HABIT.test(contentType ?? '')) sets.reverse();
  return sets.filter((set) => set !== null);
}

/** The bytes as UTF-8; null when they are not. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8 with a few broken bytes (a feed cut within a character) is still UTF-8: more of it reads than breaks. */
function mostlyUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let read = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken += 1;
    else if (unit > 0x7f) read += 1;
  }
  return read > broken * 2 ? text : null;
}

/** Reads the bytes in one set; null when that set leaves holes. */
function decodeAs(bytes: Uint8Array, set: string): string | null {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = set === JAPANESE ? new TextDecoder(JAPANESE).decode(bytes) : iconv.decode(whole, set);
  return text.includes('\uFFFD') ? null : text;
}

/** True for characters that take three bytes and more in UTF-8: those of sets of several bytes are hardly ever valid there. */
const FAR = /[\u0800-\uffff]/;

/**
 * Bytes → text. Tried in this order: byte order mark, byte pattern, a declared seven-bit set, UTF-8 where the bytes are
 * valid (the declared set is then mistaken), the declared set, UTF-8 with a few broken bytes, windows-1252. The header's
 * charset goes before the XML declaration's. Never throws.
 * Node's own TextDecoder reads 0x80-0x9F of windows-1252 wrongly, hence iconv-lite.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, set] of BYTE_ORDER_MARKS) if (startsWith(bytes, mark)) return iconv.decode(whole, set);
  for (const [pattern, set] of BYTE_PATTERNS) if (startsWith(bytes, pattern)) return iconv.decode(whole, set);
  if (startsWith(bytes, EBCDIC_XML)) return decodeEbcdic(bytes);
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return iconv.decode(whole, utf16);
  // A set of two bytes that is declared, yet the pattern above says no, is none.
  const sets = declared(bytes, contentType).filter((set) => !/^(?:utf-?16|ucs-?2|utf-?32)/i.test(set));
  for (const set of sets.filter((one) => SEVEN_BIT.test(one))) {
    const text = decodeAs(bytes, set);
    if (text !== null) return text;
  }
  const utf8 = asUtf8(bytes);
  const set = sets.find((one) => !/^utf-?8$/i.test(one)) ?? null;
  const first = sets[0] ?? null; // the one to believe where the bytes allow it
  if (utf8 !== null && (first !== set || set === null || SINGLE_BYTE.test(set) || FAR.test(utf8))) return utf8;
  if (set === null) return mostlyUtf8(bytes) ?? iconv.decode(whole, 'windows-1252');
  if (SINGLE_BYTE.test(set)) return iconv.decode(whole, set);
  return decodeAs(bytes, set) ?? utf8 ?? mostlyUtf8(bytes) ?? iconv.decode(whole, set);
}
