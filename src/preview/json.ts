// Values as they came over the wire in, the same values with a known shape out.

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The list, or an empty one where the value is none. */
export function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The object, or an empty one where the value is none. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The string, or null where the value is none. */
export function asString(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The value that a JSON text holds; undefined where it holds none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
