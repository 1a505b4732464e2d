// A YAML file and its shape → the value, or every mistake with its path, value and expectation.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { shown, type Checked, type Mistake } from './mistakes.ts';

const MOST_BYTES = 5_000_000; // a list of 100,000 companies fits; a wrong file (a log, an archive) is caught

/** The file as people name it: its folder and name ("config/feeds.yaml"). */
export function placeOf(file: string): string {
  return join(basename(dirname(file)), basename(file));
}

/** Reads and checks the file. A file that does not exist is a mistake too. */
export function readYamlFile<S extends z.ZodType>(file: string, schema: S): Checked<z.output<S>> {
  const place = placeOf(file);
  if (!existsSync(file))
    return { ok: false, mistakes: [{ place, path: '', value: null, expected: `a file at ${file}` }] };
  try {
    return readYaml(readFileSync(file), place, schema);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, mistakes: [{ place, path: '', value: null, expected: `a file that can be read (${reason})` }] };
  }
}

/** Checks YAML text; `place` names it in mistakes. */
export function readYaml<S extends z.ZodType>(
  bytes: Uint8Array | string,
  place: string,
  schema: S,
): Checked<z.output<S>> {
  if (bytes.length > MOST_BYTES)
    return {
      ok: false,
      mistakes: [{ place, path: '', value: `${bytes.length} bytes`, expected: `at most ${MOST_BYTES} bytes` }],
    };
  const document = parseDocument(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('utf8'));
  if (document.errors.length > 0) {
    const mistakes = document.errors.map((error): Mistake => {
      const line = error.linePos?.[0].line;
      return {
        place: line === undefined ? place : `${place}:${line}`,
        path: '',
        value: null,
        expected: `YAML (${firstLine(error.message)})`,
      };
    });
    return { ok: false, mistakes };
  }
  let raw: unknown;
  try {
    raw = document.toJS({ maxAliasCount: 100 }); // a "billion laughs" of aliases is refused by the library
  } catch (error) {
    return { ok: false, mistakes: [{ place, path: '', value: null, expected: `YAML (${firstLine(String(error))})` }] };
  }
  const result = schema.safeParse(raw ?? {});
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, mistakes: result.error.issues.flatMap((issue) => mistakesOf(issue, raw, place)) };
}

function mistakesOf(issue: z.core.$ZodIssue, raw: unknown, place: string): Mistake[] {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ place, path, value: shown(key), expected: 'only settings that exist' }));
  }
  return [{ place, path, value: shown(valueAt(raw, issue.path)), expected: expectation(issue) }];
}

const TYPES: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small')
    return `at least ${String(issue.minimum)}${issue.origin === 'string' ? ' character(s)' : ''}`;
  if (issue.code === 'too_big')
    return `at most ${String(issue.maximum)}${issue.origin === 'string' ? ' character(s)' : ''}`;
  return issue.message;
}

function pathText(path: PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

function valueAt(raw: unknown, path: PropertyKey[]): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value === 'string' && part === 'name') return value; // a bare name, short for a mapping
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[part];
  }
  return value;
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
