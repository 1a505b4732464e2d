// What is wrong with a setting or a file, in one form: place, path, value, expectation.

/** One mistake in what a person wrote. */
export interface Mistake {
  /** File or "environment". */
  place: string;
  /** Where in it: `vendors[2].owner`, `PORT`; empty for the whole file. */
  path: string;
  /** What stands there, as text; null where nothing does or where it is a secret. */
  value: string | null;
  /** What would be right. */
  expected: string;
}

/** `config/watchlist.yaml: vendors[2].owner: expected text, got 5`. */
export function mistakeText({ place, path, value, expected }: Mistake): string {
  const where = path === '' ? place : `${place}: ${path}`;
  return `${where}: expected ${expected}${value === null ? '' : `, got ${value}`}`;
}

/** The value as a person would write it, short enough for one line. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Either all is well, or every mistake at once. */
export type Checked<T> = { ok: true; value: T } | { ok: false; mistakes: Mistake[] };
