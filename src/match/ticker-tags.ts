// A place in a text → the ticker in the tag that begins there; tickers → the companies that have them.

/** "(NASDAQ: META)", "(NYSE/Foo: BAR, BAZ)", "<META.O>", "($META)"; every part is bounded. */
const BRACKET =
  /[(;]\s*(?:[A-Za-z][A-Za-z ./]{0,24}:\s*\$?([A-Z][A-Z0-9.-]{0,7})|\$([A-Z][A-Z.]{0,7})|([A-Z]{1,5})\.[A-Z]{1,3})(?=[\s),;])/y;
const ANGLE = /<([A-Z]{1,5})(?:\.[A-Z]{1,3})?>/y;
const DOLLAR = /\$(?!USD|EUR|GBP|MM|BN|MN)([A-Z]{2,5})(?![A-Za-z0-9$])/y; // "$M" is a million
const [OPEN, LESS, SIGN, SEMICOLON] = [40, 60, 36, 59];

/** True for the characters that a tag begins with. */
export function mayBeTicker(unit: number): boolean {
  return unit === OPEN || unit === SEMICOLON || unit === LESS || unit === SIGN;
}

/** The ticker of a tag that begins at `at`, with its place; null for everything else. */
export function tickerAt(text: string, at: number): { ticker: string; start: number; end: number } | null {
  const unit = text.charCodeAt(at);
  const tag = unit === OPEN || unit === SEMICOLON ? BRACKET : unit === LESS ? ANGLE : unit === SIGN ? DOLLAR : null;
  if (tag === null) return null;
  tag.lastIndex = at;
  const match = tag.exec(text);
  const ticker = match?.[1] ?? match?.[2] ?? match?.[3];
  if (match === null || ticker === undefined) return null;
  const start = text.indexOf(ticker, at + (match[0].includes(':') ? match[0].indexOf(':') : 0));
  return { ticker, start, end: start + ticker.length };
}

export interface Tickers {
  add(ticker: string, id: string): void;
  remove(ticker: string, id: string): void;
  idsOf(ticker: string): readonly string[];
}

export function createTickers(): Tickers {
  const ids = new Map<string, string[]>();
  return {
    add(ticker, id) {
      const known = ids.get(ticker);
      if (known === undefined) ids.set(ticker, [id]);
      else if (!known.includes(id)) known.push(id);
    },
    remove(ticker, id) {
      const left = (ids.get(ticker) ?? []).filter((other) => other !== id);
      if (left.length === 0) ids.delete(ticker);
      else ids.set(ticker, left);
    },
    idsOf: (ticker) => ids.get(ticker) ?? [],
  };
}
