// The pure rooms and collect/ → every regular expression in them: those written down, and those put together when a file loads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';

export interface Found {
  /** "extract/rules/rules.ts:112"; without a line where it was put together. */
  place: string;
  reads: RegExp;
}

/** Rooms that read text of others. */
const ROOMS = ['extract', 'match', 'notify', 'collect'];
/** Functions that put patterns together; they are called while their files load, and nowhere else. */
const MAKERS = new Set(['marked', 'row', 'words']);

/**
 * None can be missed silently: literals are found in the syntax of every file, and what `RegExp()` makes is recorded while the
 * files load.
 * @throws where `RegExp()` is called in a function, so that loading would not show what it makes
 */
export async function allRegularExpressions(): Promise<Found[]> {
  const src = join(import.meta.dirname, '..', 'src');
  const found: Found[] = [];
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(src, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${room}/${name}`),
  );
  for (const file of files) found.push(...literalsIn(file, readFileSync(join(src, file), 'utf8')));
  found.push(
    ...(await recording(async () => {
      for (const file of files) await import(pathToFileURL(join(src, file)).href);
    })),
  );
  const seen = new Set<string>();
  return found.filter(({ reads }) => {
    const key = String(reads);
    return !seen.has(key) && seen.add(key);
  });
}

function literalsIn(file: string, text: string): Found[] {
  const found: Found[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node, maker: string | null): void => {
    if (ts.isFunctionLike(node) && !isMappedAtOnce(node)) maker = nameOf(node);
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    if (ts.isRegularExpressionLiteral(node)) {
      const [, pattern = '', flags = ''] = /^\/([\s\S]*)\/([a-z]*)$/.exec(node.text) ?? [];
      found.push({ place: `${file}:${line}`, reads: new RegExp(pattern, flags) });
    }
    const made = (ts.isCallExpression(node) || ts.isNewExpression(node)) && node.expression.getText() === 'RegExp';
    if (made && maker !== null && !MAKERS.has(maker))
      throw new Error(`${file}:${line}: expected RegExp() at the top of the file, got it in ${maker}`);
    node.forEachChild((child) => visit(child, maker));
  };
  visit(source, null);
  return found;
}

/** A table that is mapped where it is written: what its function makes is made while the file loads. */
function isMappedAtOnce({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent) &&
    ts.isPropertyAccessExpression(parent.expression) &&
    ['map', 'flatMap'].includes(parent.expression.name.text)
  );
}

/** An arrow function has the name of its constant. */
function nameOf(node: ts.SignatureDeclaration): string {
  const name = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return name?.getText() ?? 'a function';
}

/** What `RegExp()` makes while something loads. */
async function recording(load: () => Promise<unknown>): Promise<Found[]> {
  const made: Found[] = [];
  const Real = globalThis.RegExp;
  const record = (reads: RegExp): RegExp => {
    const by = new Error().stack?.split('\n')[3] ?? '';
    const place = /\/src\/([^:?)]+)/.exec(by)?.[1];
    // Packages make patterns of their own while they load.
    if (place !== undefined && !by.includes('node_modules')) made.push({ place, reads });
    return reads;
  };
  globalThis.RegExp = new Proxy(Real, {
    construct: (_, [pattern, flags]: [string, string?]) => record(new Real(pattern, flags)),
    apply: (_, _this, [pattern, flags]: [string, string?]) => record(new Real(pattern, flags)),
  });
  try {
    await load();
  } finally {
    globalThis.RegExp = Real;
  }
  return made;
}

/** Groups repeated without an end ("(?:a|b c)*"), as printed. */
export function endlessGroups({ source }: RegExp): string[] {
  const found: string[] = [];
  const opened: number[] = [];
  for (let i = 0; i < source.length; i += 1) {
    const char = source.charAt(i);
    if (char === '\\') i += 1;
    else if (char === '[') i = classEnd(source, i);
    else if (char === '(') opened.push(i);
    else if (char === ')') {
      const start = opened.pop() ?? 0;
      const times = /^(?:[*+]|\{\d+,\})/.exec(source.slice(i + 1, i + 12))?.[0];
      if (times !== undefined) found.push(source.slice(start, i + 1) + times);
    }
  }
  return found;
}

function classEnd(source: string, start: number): number {
  let i = start + 1;
  while (i < source.length && source.charAt(i) !== ']') i += source.charAt(i) === '\\' ? 2 : 1;
  return i;
}
