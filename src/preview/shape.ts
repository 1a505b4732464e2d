// A value and a small check of its shape or size in (tables are made of them); what is wrong, as Slack says it, out.
import { isObject, type JsonObject } from './json.ts';

/** What is wrong with the value that stands at this JSON pointer; empty when nothing is. */
export type Check = (value: unknown, at: string) => string[];
/** A check for each field; a name that ends in `?` may be missing. */
export type Fields = Record<string, Check>;

const wrong = (what: string, at: string): string[] => [`[ERROR] ${what} [json-pointer:${at || '/'}]`];

export const anything: Check = () => [];
export const boolean: Check = (value, at) => (typeof value === 'boolean' ? [] : wrong('must be a boolean', at));

/** A string of `min` to `max` UTF-16 units. */
export function string(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return wrong('must be a string', at);
    if (value.length < min) return wrong(`must be more than ${min - 1} characters`, at);
    return value.length > max ? wrong(`must be less than ${max + 1} characters`, at) : [];
  };
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= min && Number(value) <= max
      ? []
      : wrong(`must be an integer from ${min} to ${max}`, at);
}

export function oneOf(...allowed: string[]): Check {
  return (value, at) =>
    typeof value === 'string' && allowed.includes(value)
      ? []
      : wrong(`must be a valid enum value (${allowed.join(', ')})`, at);
}

/** An absolute address of at most `max` characters, by the schemes that Slack links. */
export function url(max = 3_000): Check {
  const length = string(max);
  return (value, at) => {
    const tooLong = length(value, at);
    if (tooLong.length > 0) return tooLong;
    const address = URL.canParse(String(value)) ? new URL(String(value)) : null;
    const linked = address !== null && ['http:', 'https:', 'mailto:', 'slack:', 'tel:'].includes(address.protocol);
    return linked ? [] : wrong('must be a valid URL', at);
  };
}

export function matches(pattern: RegExp, what: string): Check {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : wrong(`must be ${what}`, at));
}

/** `min` to `max` items, each by the same check. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return wrong('must be an array', at);
    if (value.length < min) return wrong(`no less than ${min} items required`, at);
    if (value.length > max) return wrong(`no more than ${max} items allowed`, at);
    return value.flatMap((entry: unknown, index) => item(entry, `${at}/${index}`));
  };
}

/** An object with these fields and no others. */
export function object(fields: Fields, alsoAllowed: string[] = []): Check {
  const known = new Map(Object.entries(fields).map(([name, check]) => [name.replace('?', ''), check]));
  const required = Object.keys(fields).filter((name) => !name.endsWith('?'));
  return (value, at) => {
    if (!isObject(value)) return wrong('must be an object', at);
    return [
      ...required
        .filter((name) => value[name] === undefined)
        .flatMap((name) => wrong(`missing required field: ${name}`, at)),
      ...Object.entries(value).flatMap(([name, entry]) => {
        const check = known.get(name);
        if (check !== undefined) return entry === undefined ? [] : check(entry, `${at}/${name}`);
        return alsoAllowed.includes(name) ? [] : wrong(`invalid additional property: ${name}`, at);
      }),
    ];
  };
}

/** An object whose `type` picks its row of a table; a type without a row is refused. */
export function typed(table: () => Record<string, Check>, allowed?: (type: string) => boolean): Check {
  return (value, at) => {
    if (!isObject(value)) return wrong('must be an object', at);
    const type = value['type'];
    if (typeof type !== 'string') return wrong('missing required field: type', at);
    const rows = table();
    const row = Object.hasOwn(rows, type) ? rows[type] : undefined;
    return row === undefined || allowed?.(type) === false
      ? wrong(`unsupported type: ${type}`, `${at}/type`)
      : row(value, at);
  };
}

/** Both: the first check's findings, or the second's where it has none. */
export function and(first: Check, second: Check): Check {
  return (value, at) => {
    const found = first(value, at);
    return found.length > 0 ? found : second(value, at);
  };
}

/** One of these fields at least (and, where `exactly`, no second one). */
export function needsOneOf(names: string[], exactly = false): Check {
  return (value, at) => {
    const given = names.filter((name) => (value as JsonObject)[name] !== undefined).length;
    if (given === 0) return wrong(`missing required field: ${names.join(' or ')}`, at);
    return exactly && given > 1 ? wrong(`only one of ${names.join(', ')} is allowed`, at) : [];
  };
}

/** No two items of a list may share this field. */
export function unique(name: string): Check {
  return (value, at) => {
    const seen = new Set<unknown>();
    return (value as JsonObject[]).flatMap((item, index) => {
      const key = isObject(item) ? item[name] : undefined;
      if (key === undefined) return [];
      if (seen.has(key)) return wrong(`\`${name}\` ${JSON.stringify(key)} already exists`, `${at}/${index}/${name}`);
      seen.add(key);
      return [];
    });
  };
}

/** Numbers (or numbers in strings) that must not fall from one of these fields to the next; a missing one is passed over. */
export function inOrder(...names: string[]): Check {
  return (value, at) => {
    const given = names.filter((name) => (value as JsonObject)[name] !== undefined);
    const numbers = given.map((name) => Number((value as JsonObject)[name]));
    const broken = numbers.findIndex((number, index) => index > 0 && number < (numbers[index - 1] ?? number));
    return broken < 0 ? [] : wrong(`must not be less than ${given[broken - 1]}`, `${at}/${given[broken]}`);
  };
}
