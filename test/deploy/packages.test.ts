// Every import of what was built, against package.json: what runs needs no package that only we need.
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const dist = join(ROOT, 'dist');
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
const texts = new Map(files.map((name) => [name, readFileSync(join(dist, name), 'utf8')]));

/** "@slack/bolt/dist/x" → "@slack/bolt". */
const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Where a name stands that what was built never imports. */
const NOT_RUN: Record<string, string> = {
  tsx: 'collect/worker-thread.js', // only where the program runs from its sources, as in these tests
};

describe('what was built', () => {
  it('imports packages that are there without the development ones', () => {
    const imported = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/(?:\bfrom |\bimport\(|^import )['"]([^'".\s][^'"\s]*)['"]/gm)].map((match) => match[1] ?? ''),
    );
    const packages = new Set(imported.filter((name) => !name.startsWith('node:')).map(packageOf));
    expect(packages.size).toBeGreaterThan(20);
    expect([...packages].filter((name) => !(name in dependencies) && !builtinModules.includes(name))).toEqual([]);
  });
  it.each(Object.keys(devDependencies))('does not ask for %s by name either', (name) => {
    const quoted = new RegExp(`['"\`]${name.replace(/[/.]/g, '\\$&')}(?:/[^'"\`]*)?['"\`]`);
    const said = [...texts].filter(([, text]) => quoted.test(text)).map(([file]) => file);
    expect(said.filter((file) => file !== NOT_RUN[name])).toEqual([]);
  });
});
