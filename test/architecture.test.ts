// Holds the arrows of the house: which room may import which, where each package that touches the world is imported, and
// that pure rooms are pure. The rooms are described in README.md ("How an alert comes to be").
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');
const PURE = ['extract', 'match', 'notify'];
const EDGE = ['collect', 'slack', 'preview', 'store', 'config', 'observe'];
const DOORS = ['ports', 'log', 'trace', 'store-failure'];
const GROUND = ['domain', 'time'];
const COMPOSE = ['pipeline', 'polling', 'pushes', 'digests', 'tell-trouble', 'schedule', 'jobs', 'parts', 'version'];
/** Everything else at the top of src/ is an entry or belongs to one: it may import all. */
const MAY_IMPORT: Record<string, string[]> = {
  ...Object.fromEntries(GROUND.map((room) => [room, []])),
  ...Object.fromEntries(DOORS.map((room) => [room, room === 'trace' ? ['log'] : GROUND])),
  ...Object.fromEntries(PURE.map((room) => [room, GROUND])),
  ...Object.fromEntries(EDGE.map((room) => [room, [...PURE, ...DOORS, ...GROUND]])),
  ...Object.fromEntries(COMPOSE.map((room) => [room, [...COMPOSE, ...PURE, ...EDGE, ...DOORS, ...GROUND]])),
};
/** Packages that touch the world, and the one place each is imported in. */
const ONE_PLACE: Record<string, RegExp> = {
  'rss-parser': /^collect\/xml-feed/,
  piscina: /^collect\/worker-thread/,
  undici: /^(?:collect\/download|slack\/ask-slack)/,
  '@slack/bolt': /^slack\//,
  '@slack/web-api': /^slack\//,
  ioredis: /^store\/redis\//,
  bullmq: /^jobs\/queue-(?:hints|workers)\.ts$/,
  libsql: /^store\/(embedded|database)/,
  'node-cron': /^schedule\.ts$/,
  ws: /^preview\/socket-mode\.ts$/,
  '@resvg/resvg-js': /^slack\/pictures\/render-picture\.ts$/,
  'slack-blocks-to-jsx': /^preview\//,
  pino: /^log\.ts$/,
  'prom-client': /^observe\/metrics\.ts$/,
  '@opentelemetry/api': /^trace\.ts$/,
};
/** What a pure room must not say: the clock, the world, chance, promises. */
const IMPURE: [string, RegExp][] = [
  ['async', /\basync (?:function|\()|\bawait [\w(]|\bPromise\b/],
  ['the clock', /\bDate\.now\(|new Date\(\)|\bperformance\b/],
  ['the process', /\bprocess\./],
  ['chance', /Math\.random|randomUUID|randomBytes/],
  ['the console', /\bconsole\./],
  ['a file or a socket', /from 'node:(?!crypto')/],
];

interface SourceFile {
  path: string;
  room: string;
  imports: string[];
  code: string;
}
const files: SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const text = readFileSync(join(SRC, name), 'utf8');
    const path = name.split(sep).join('/');
    const imports = [
      ...text.matchAll(
        /(?:^|\n)(?:import|export)\b[^;'"]*?from '([^']+)'|\bimport\('([^']+)'\)|(?:^|\n)import '([^']+)'/g,
      ),
    ];
    return {
      path,
      room: roomOf(path),
      imports: imports.map((match) => match[1] ?? match[2] ?? match[3] ?? ''),
      // Comments and strings may speak of clocks and promises; code may not.
      code: text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, (piece) =>
        /^'node:/.test(piece) ? piece : '',
      ),
    };
  });

function roomOf(path: string): string {
  return path.split('/')[0]?.replace(/\.tsx?$/, '') ?? '';
}
function roomImported(file: SourceFile, specifier: string): string {
  return roomOf(
    relative(SRC, join(SRC, file.path, '..', specifier))
      .split(sep)
      .join('/'),
  );
}

describe('the house', () => {
  it('has files to look at', () => expect(files.length).toBeGreaterThan(3));

  it.each(files.map((file) => [file.path, file] as const))('%s imports downward only', (_, file) => {
    const allowed = MAY_IMPORT[file.room];
    const rooms = file.imports.filter((s) => s.startsWith('.')).map((s) => roomImported(file, s));
    const wrong = rooms.filter((room) => room !== file.room && allowed !== undefined && !allowed.includes(room));
    expect(wrong).toEqual([]);
  });

  it.each(Object.entries(ONE_PLACE))('%s is imported in one place', (name, place) => {
    const wrong = files.filter((file) => file.imports.includes(name) && !place.test(file.path));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it.each(files.filter((file) => PURE.includes(file.room)).map((file) => [file.path, file] as const))(
    '%s is pure',
    (_, file) => {
      const text = `${file.code}\n${file.imports.map((name) => `from '${name}'`).join('\n')}`;
      expect(IMPURE.filter(([, said]) => said.test(text)).map(([what]) => what)).toEqual([]);
    },
  );
});
