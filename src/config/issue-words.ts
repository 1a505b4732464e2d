// What zod found wrong in a file → mistakes that its writer understands, the nearest setting named for a misspelt one.
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { shown, type Mistake } from './mistakes.ts';

type Issue = z.core.$ZodIssue;

/** One issue → its mistakes: one for each unknown key, otherwise one. */
export function mistakesOf(issue: Issue, world: { raw: unknown; place: string; schema: z.ZodType }): Mistake[] {
  const { raw, place, schema } = world;
  const path = pathText(issue.path);
  if (issue.code !== 'unrecognized_keys')
    return [{ place, path, value: shown(valueAt(raw, issue.path)), expected: expectation(issue) }];
  const known = keysAt(schema, issue.path);
  return issue.keys.map((key) => {
    const near = nearest(key, known);
    const hint = near === null ? '' : ` (did you mean ${near}?)`;
    return { place, path, value: shown(key), expected: `only settings that exist${hint}` };
  });
}

/** `["vendors", 2, "owner"]` → `vendors[2].owner`. */
export function pathText(path: PropertyKey[]): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`))
    .join('');
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

function expectation(issue: Issue): string {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small')
    return `at least ${String(issue.minimum)}${issue.origin === 'string' ? ' character(s)' : ''}`;
  if (issue.code === 'too_big')
    return `at most ${String(issue.maximum)}${issue.origin === 'string' ? ' character(s)' : ''}`;
  return issue.message;
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

/** The keys that a mapping at the path may have; none where there is no such mapping. */
function keysAt(schema: z.core.$ZodType, path: PropertyKey[]): string[] {
  const inner = unwrapped(schema);
  const [part, ...rest] = path;
  if (inner instanceof z.ZodObject) {
    if (part === undefined) return Object.keys(inner.shape);
    const next = (inner.shape as Record<PropertyKey, z.core.$ZodType | undefined>)[part];
    return next === undefined ? [] : keysAt(next, rest);
  }
  if (inner instanceof z.ZodArray) return keysAt(inner.element, rest);
  return inner instanceof z.ZodRecord ? keysAt(inner.valueType, rest) : [];
}

/** The shape below defaults, preparations and what becomes of it. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in instanceof z.ZodTransform ? schema.out : schema.in);
  return schema;
}

/** At most one slip in three letters; null where no key is as near. */
function nearest(key: string, known: string[]): string | null {
  const typed = key.toLowerCase().replace(/[\s_-]+/g, '');
  if (typed.length > 100) return null;
  const slips = known.map((name) => [name, distance(typed, name.toLowerCase())] as const);
  const [best] = slips.sort((a, b) => a[1] - b[1]);
  return best !== undefined && best[1] <= Math.max(1, Math.floor(best[0].length / 3)) ? best[0] : null;
}
