// Bytes of a feed and the content type they came with → text.
import iconv from 'iconv-lite';

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
  unicode: 'utf-16',
  unicode11utf8: 'utf-8',
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
/** How `<?` or `<r` begins in each set (XML 1.0, appendix F). */
const BYTE_PATTERNS: [(number | null)[], string][] = [
  [[0x3c, 0, 0, 0], 'utf-32le'],
  [[0, 0, 0, 0x3c], 'utf-32be'],
  [[0x3c, 0, null, 0], 'utf-16le'],
  [[0, 0x3c, 0, null], 'utf-16be'],
  [[0x4c, 0x6f, 0xa7, 0x94], 'cp037'], // EBCDIC
];
const startsWith = (bytes: Uint8Array, pattern: (number | null)[]): boolean =>
  bytes.length >= pattern.length && pattern.every((byte, i) => byte === null || bytes[i] === byte);

/** The set's name as iconv-lite knows it; null for an unknown one. */
function known(name: string | undefined): string | null {
  if (!name) return null;
  const wider = WIDER[name.toLowerCase().replace(/[^a-z\d]/g, '')] ?? name;
  return iconv.encodingExists(wider) ? wider : null;
}

/** The set that the header or, failing that, the XML declaration names. */
function declared(bytes: Uint8Array, contentType: string | null): string | null {
  const header = /charset\s*=\s*["']?([\w.:+-]{1,40})/i.exec(contentType ?? '');
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  const declaration = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:+-]{1,40})/i.exec(start);
  return known(header?.[1]) ?? known(declaration?.[1]);
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
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), set);
  return text.includes('\uFFFD') ? null : text;
}

/**
 * Bytes → text. Tried in this order: byte order mark, byte pattern, a declared set of several bytes a character, UTF-8
 * where the bytes are valid (a declared 8-bit set is then mistaken), the declared set, UTF-8 with a few broken bytes,
 * windows-1252. The header's charset goes before the XML declaration's. Never throws.
 * Node's own TextDecoder reads 0x80-0x9F of windows-1252 wrongly, hence iconv-lite.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [mark, set] of BYTE_ORDER_MARKS) if (startsWith(bytes, mark)) return iconv.decode(whole, set);
  for (const [pattern, set] of BYTE_PATTERNS) if (startsWith(bytes, pattern)) return iconv.decode(whole, set);
  const set = declared(bytes, contentType);
  const utf16 = set !== null && /^(?:utf-?16|ucs-?2|utf-?32)/i.test(set); // declared, yet the pattern above says no
  if (set && !utf16 && (SEVEN_BIT.test(set) || !(SINGLE_BYTE.test(set) || /^utf-?8$/i.test(set)))) {
    const text = decodeAs(bytes, set);
    if (text !== null) return text;
  }
  const utf8 = asUtf8(bytes);
  if (utf8 !== null) return utf8;
  if (set && SINGLE_BYTE.test(set)) return iconv.decode(whole, set);
  return mostlyUtf8(bytes) ?? iconv.decode(whole, set && !utf16 && !/^utf-?8$/i.test(set) ? set : 'windows-1252');
}
