// The body of an answer as it comes → its bytes, unpacked and counted, or why there are none.
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createBrotliDecompress, createGunzip, createInflate, gunzip } from 'node:zlib';

/** Content-Encoding → its decoder. A stream cut short gives what came: the parser then keeps the items that are whole. */
const DECODERS: Record<string, () => Duplex> = {
  gzip: () => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }),
  'x-gzip': () => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }),
  deflate: () => createInflate({ finishFlush: constants.Z_SYNC_FLUSH }),
  br: () => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};
const MOST_LAYERS = 2; // of packing; more is a bomb

/** The decoders to go through, outermost first; null when one is unknown or there are too many. */
function decodersFor(encoding: string | null): (() => Duplex)[] | null {
  const names = (encoding ?? '').split(',').map((name) => name.trim().toLowerCase());
  const layers = names.filter((name) => name !== '' && name !== 'identity').reverse();
  const decoders = layers.flatMap((name) => (Object.hasOwn(DECODERS, name) ? (DECODERS[name] ?? []) : []));
  return decoders.length === layers.length && decoders.length <= MOST_LAYERS ? decoders : null;
}

/** A file `feed.xml.gz` is packed without saying so. */
async function unpacked(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return packed ? promisify(gunzip)(bytes, { maxOutputLength: maxBytes, finishFlush: constants.Z_SYNC_FLUSH }) : bytes;
}

/**
 * Reads and unpacks a body, at most `maxBytes` of it; the stream is ended in every case.
 * @throws what the connection or a decoder throws: broken off, too slow, damaged
 */
export async function readBody(
  body: Readable,
  { encoding, maxBytes }: { encoding: string | null; maxBytes: number },
): Promise<Uint8Array | 'too large' | 'unknown packing'> {
  body.on('error', () => undefined); // an early end makes it fail once more, when nobody listens any longer
  const decoders = decodersFor(encoding);
  if (decoders === null) {
    body.destroy();
    return 'unknown packing';
  }
  // Errors reach the loop below through the last stream; the callback keeps them from being thrown a second time.
  const stream = decoders.reduce<Readable>((from, decoder) => pipeline(from, decoder(), () => undefined), body);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) return 'too large'; // leaving the loop ends the streams and the connection
    chunks.push(chunk);
  }
  return unpacked(Buffer.concat(chunks), maxBytes);
}
