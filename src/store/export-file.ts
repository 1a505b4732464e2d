// A store → lines of an export, with a checksum; lines of an export → checked records.
//
// JSON Lines: a header that says the version of the schema; one record a line (StoredRecord in ports.ts); and at the end how
// many there are of each kind, and the SHA-256 of all lines before, line ends included.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { UnixMs } from '../domain.ts';
import type { Store, StoredRecord } from '../ports.ts';

/** Of the records' shape. It grows when an older Stakewatch could not take them in. */
export const EXPORT_SCHEMA = 1;

const HEADER = z.looseObject({ stakewatch: z.literal('store'), schema: z.int().positive() });
const TRAILER = z.looseObject({ end: z.record(z.string(), z.int()), sha256: z.string() });

const text = z.string().min(1);
const whole = z.int();
const nouns = z.looseObject({ id: text });
const channel = { teamId: text, channelId: text };

/** What a record must have for a store to find a place for it. */
const RECORD = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('numbers'), token: whole, seq: whole }),
  z.looseObject({ kind: z.literal('feed'), feed: nouns, state: z.looseObject({ feedId: text }), dueAt: whole }),
  z.looseObject({
    kind: z.literal('subscription'),
    subscription: z.looseObject({ feedId: text, revision: whole, callback: text, dueAt: whole }),
  }),
  z.looseObject({ kind: z.literal('article'), id: text, seenAt: whole }),
  z.looseObject({ kind: z.literal('article-key'), key: text, seenAt: whole }),
  z.looseObject({
    kind: z.literal('story'),
    story: nouns.extend({ revision: whole, updatedAt: whole }),
    companyKeys: z.array(z.string()),
  }),
  z.looseObject({
    kind: z.literal('watchlist'),
    watchlist: z.looseObject({ ...channel, revision: whole }),
    companyKeys: z.array(z.string()),
  }),
  z.looseObject({ kind: z.literal('trail'), ...channel, entries: z.array(z.looseObject({ by: text, at: whole })) }),
  z.looseObject({
    kind: z.literal('alert'),
    alert: nouns.extend({
      ...channel,
      code: text,
      storyId: text,
      storyRevision: whole,
      createdAt: whole,
      state: z.enum(['due', 'held', 'sent', 'dead', 'digested']),
      objections: z.array(z.unknown()),
    }),
    delivery: z.looseObject({ seq: whole, token: whole, dueAt: whole, ambiguous: z.boolean(), isRoot: z.boolean() }),
  }),
  z.looseObject({ kind: z.literal('channel'), ...channel, freeAt: whole }),
  z.looseObject({ kind: z.literal('installation'), installation: nouns.extend({ sealed: text }) }),
  z.looseObject({ kind: z.literal('team'), teamId: text, orgId: text }),
  z.looseObject({ kind: z.literal('request'), id: text, until: whole }),
]);

/** How many records of each kind. */
export type RecordCounts = Record<string, number>;

/** @returns lines with their ends; the generator's own result: how many records there were */
export async function* exportLines(
  store: Pick<Store, 'records'>,
  about: { version: string; from: string; now: UnixMs },
): AsyncGenerator<string, RecordCounts> {
  const { version, from, now } = about;
  const sum = createHash('sha256');
  const counts: RecordCounts = {};
  const summed = (lines: string): string => {
    sum.update(lines);
    return lines;
  };
  yield summed(lineOf({ stakewatch: 'store', schema: EXPORT_SCHEMA, version, from, at: now }));
  for await (const page of store.records(now)) {
    for (const { kind } of page) counts[kind] = (counts[kind] ?? 0) + 1;
    if (page.length > 0) yield summed(page.map(lineOf).join(''));
  }
  yield lineOf({ end: counts, sha256: sum.digest('hex') });
  return counts;
}

const lineOf = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Of an export that was checked whole. */
export interface CheckedExport {
  counts: RecordCounts;
  /** By which the same export is known again. */
  sha256: string;
}

/**
 * Reads an export to its end and keeps nothing of it.
 * @throws a plain sentence with the line where the export is damaged, incomplete, or of a newer Stakewatch
 */
export async function checkExport(lines: AsyncIterable<string>): Promise<CheckedExport> {
  const sum = createHash('sha256');
  const counts: RecordCounts = {};
  let n = 0;
  let end: z.infer<typeof TRAILER> | null = null;
  for await (const line of lines) {
    n += 1;
    const value = jsonOf(line, n);
    if (end !== null) throw new Error(`line ${n}: expected nothing after the line that ends the export`);
    if (n === 1) checkHeader(value);
    else {
      end = TRAILER.safeParse(value).data ?? null;
      if (end === null) {
        const { kind } = recordOf(value, n);
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
    }
    if (end === null) sum.update(`${line}\n`);
  }
  if (end === null) throw new Error(`line ${n + 1}: expected the line that ends the export; the file was cut off`);
  const kinds = new Set([...Object.keys(counts), ...Object.keys(end.end)]);
  for (const kind of kinds)
    if (counts[kind] !== end.end[kind])
      throw new Error(
        `line ${n}: expected ${end.end[kind] ?? 0} of ${kind}, got ${counts[kind] ?? 0}; lines are missing or too many`,
      );
  if (sum.digest('hex') !== end.sha256)
    throw new Error(`line ${n}: the checksum is of other lines; the file was changed after it was written`);
  return { counts, sha256: end.sha256 };
}

/** The records of an export that was checked, page by page. */
export async function* exportedRecords(lines: AsyncIterable<string>, pageSize = 200): AsyncGenerator<StoredRecord[]> {
  let page: StoredRecord[] = [];
  for await (const line of lines) {
    const value = JSON.parse(line) as Partial<StoredRecord>;
    if (value.kind === undefined) continue; // the first line and the last
    page.push(value as StoredRecord);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function jsonOf(line: string, n: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new Error(`line ${n}: expected JSON; the file is damaged or cut off`);
  }
}

function checkHeader(value: unknown): void {
  const header = HEADER.safeParse(value).data;
  if (!header) throw new Error('line 1: expected the first line of an export of "stakewatch store export"');
  if (header.schema > EXPORT_SCHEMA)
    throw new Error(
      `line 1: the export is of schema ${header.schema}, written by a newer Stakewatch; this one knows schemas up to ${EXPORT_SCHEMA}`,
    );
}

function recordOf(value: unknown, n: number): z.infer<typeof RECORD> {
  const read = RECORD.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(
    `line ${n}: ${issue?.path.join('.') ?? ''}: expected a record as Stakewatch writes it (${issue?.message ?? ''})`,
  );
}
