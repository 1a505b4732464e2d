// A YAML file and its shape → the value, or every mistake with its path, value and expectation.
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, relative } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { fileWords } from './file-words.ts';
import { mistakesOf } from './issue-words.ts';
import type { Checked, Mistake } from './mistakes.ts';
import { rightParts, wholeParts, type Parts } from './right-parts.ts';

const MOST_BYTES = 5_000_000; // a list of 100,000 companies fits; a wrong file (a log, an archive) is caught

/** The mistakes of a file, and what it says where it is right; null where nothing of it can be read. */
export interface Read<T> {
  place: string;
  mistakes: Mistake[];
  parts: Parts<T> | null;
}

/** The file as it was named, from the current folder where it lies below that ("config/feeds.yaml"). */
export function placeOf(file: string): string {
  if (!isAbsolute(file)) return file;
  const below = relative(process.cwd(), file);
  return below === '' || below.startsWith('..') || isAbsolute(below) ? file : below;
}

/** Reads and checks the file. A file that does not exist is a mistake too. */
export function readYamlFile<S extends z.ZodType>(file: string, schema: S): Read<z.output<S>> {
  const place = placeOf(file);
  if (!existsSync(file)) return refused({ place, path: '', value: 'nothing', expected: 'a file' });
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return refused({ place, path: '', value: null, expected: `a file that can be read (${fileWords(error)})` });
  }
  return readYamlParts(bytes, place, schema);
}

/** All of it, or its mistakes. */
export function checkedOf<T>({ mistakes, parts }: Read<T>): Checked<T> {
  return mistakes.length === 0 && parts !== null ? { ok: true, value: parts.value } : { ok: false, mistakes };
}

/** Checks YAML text; `place` names it in mistakes. Where the shape is wrong in places, the other places are read all the same. */
export function readYamlParts<S extends z.ZodType>(
  bytes: Uint8Array | string,
  place: string,
  schema: S,
): Read<z.output<S>> {
  if (bytes.length > MOST_BYTES)
    return refused({ place, path: '', value: `${bytes.length} bytes`, expected: `at most ${MOST_BYTES} bytes` });
  if (typeof bytes !== 'string' && !isUtf8(bytes))
    return refused({ place, path: '', value: null, expected: 'text in UTF-8' });
  const document = parseDocument(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8'));
  if (document.errors.length > 0) {
    return refused(
      ...document.errors.map((error): Mistake => {
        const line = error.linePos?.[0].line;
        const where = line === undefined ? place : `${place}:${line}`;
        return { place: where, path: '', value: null, expected: `YAML (${firstLine(error.message)})` };
      }),
    );
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 100 }); // a "billion laughs" of aliases is refused by the library
  } catch (error) {
    return refused({ place, path: '', value: null, expected: `YAML (${firstLine(String(error))})` });
  }
  const result = schema.safeParse(raw ?? {});
  if (result.success) return { place, mistakes: [], parts: wholeParts(result.data) };
  const { issues } = result.error;
  const mistakes = issues.flatMap((issue) => mistakesOf(issue, { raw, place, schema }));
  return { place, mistakes, parts: rightParts(raw, schema, issues) };
}

function refused(...mistakes: Mistake[]): Read<never> {
  return { place: mistakes[0]?.place ?? '', mistakes, parts: null };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
