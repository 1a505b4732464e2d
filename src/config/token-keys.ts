// STAKEWATCH_TOKEN_KEYS → keys of 32 bytes, or nothing where one of them is no such key.

const BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[\w+/-]{43}=?$/; // of either alphabet

/** @param text keys in hex or base64, with commas; null where one is not 32 bytes long, or stands there twice */
export function readTokenKeys(text: string): Buffer[] | null {
  const keys = text.split(',').map((key) => readKey(key.trim()));
  const read = keys.flatMap((key) => (key === null ? [] : [key]));
  const distinct = new Set(read.map((key) => key.toString('hex')));
  return distinct.size === keys.length ? read : null;
}

function readKey(text: string): Buffer | null {
  const key = HEX.test(text) ? Buffer.from(text, 'hex') : BASE64.test(text) ? Buffer.from(text, 'base64') : null;
  return key?.length === BYTES ? key : null;
}
