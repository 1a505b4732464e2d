// The body of an answer as it comes → its bytes, unpacked and counted, or why there are none.
import { pipeline, Readable, type Duplex } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliDecompressSync,
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gunzip,
  gunzipSync,
  inflateSync,
} from 'node:zlib';

interface Decoder {
  /** For a body of any length. */
  stream(): Duplex;
  /** For one that is all there. @throws ERR_BUFFER_TOO_LARGE where it unpacks to more than `maxOutputLength` bytes */
  whole(packed: Uint8Array, maxOutputLength: number): Buffer;
}
/** A body cut short gives what came: the parser then keeps the items that are whole. */
const ZLIB = { finishFlush: constants.Z_SYNC_FLUSH };
const BROTLI = { finishFlush: constants.BROTLI_OPERATION_FLUSH };
const GZIP: Decoder = {
  stream: () => createGunzip(ZLIB),
  whole: (packed, maxOutputLength) => gunzipSync(packed, { ...ZLIB, maxOutputLength }),
};
/** Content-Encoding → its decoder. */
const DECODERS: Record<string, Decoder> = {
  gzip: GZIP,
  'x-gzip': GZIP,
  deflate: {
    stream: () => createInflate(ZLIB),
    whole: (packed, maxOutputLength) => inflateSync(packed, { ...ZLIB, maxOutputLength }),
  },
  br: {
    stream: () => createBrotliDecompress(BROTLI),
    whole: (packed, maxOutputLength) => brotliDecompressSync(packed, { ...BROTLI, maxOutputLength }),
  },
};
const MOST_LAYERS = 2; // of packing; more is a bomb
/** Packed bytes that are unpacked in one piece, within milliseconds: most feeds are no longer, and streams cost more than they do. */
const SMALL = 65_536;

/** The decoders to go through, outermost first; null when one is unknown or there are too many. */
function decodersFor(encoding: string | null): Decoder[] | null {
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

/** All chunks, or null when there are more than `maxBytes`; leaving them ends their stream and the connection. */
async function collected(chunks: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) return null;
    kept.push(chunk);
  }
  return kept.length === 1 && kept[0] !== undefined ? kept[0] : Buffer.concat(kept, size);
}

/** What came of a body before it was known to be long, and then the rest. */
async function* goingOn(came: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* came;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

/** @throws what the connection or a decoder throws */
async function unpack(body: Readable, decoders: Decoder[], maxBytes: number): Promise<Buffer | null> {
  if (decoders.length === 0) return collected(body, maxBytes);
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const came: Buffer[] = [];
  for (let size = 0; size <= SMALL;) {
    const next = await chunks.next();
    if (next.done === true)
      return decoders.reduce<Buffer>((packed, decoder) => decoder.whole(packed, maxBytes), Buffer.concat(came));
    size += next.value.length;
    came.push(next.value);
  }
  // Errors reach the reader through the last stream; the callback keeps them from being thrown a second time.
  const packed = Readable.from(goingOn(came, chunks), { objectMode: false });
  return collected(
    decoders.reduce<Readable>((from, decoder) => pipeline(from, decoder.stream(), () => undefined), packed),
    maxBytes,
  );
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
  try {
    const bytes = await unpack(body, decoders, maxBytes);
    return bytes === null ? 'too large' : await unpacked(bytes, maxBytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') return 'too large';
    throw error;
  }
}
