// The files that put Stakewatch on a host, against what they speak of: paths, commands, settings, and what we promise of each.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from '../../src/config/environment.ts';
import { readDockerfile, saidIn, wordsOf, type Stage } from './dockerfile.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DEPLOY = join(ROOT, 'config', 'deploy');
const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8');

/** The first word behind `stakewatch`, as its own help has them. */
const help = execFileSync(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'help'], { encoding: 'utf8' });
const COMMANDS = [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
const NAMES = VARIABLES.map(({ name }) => name as string);
const SECRETS = VARIABLES.filter((variable) => 'secret' in variable).map(({ name }) => name as string);
const packageJson = JSON.parse(read('package.json')) as {
  bin: { stakewatch: string };
  engines: { node: string };
};

it('the commands of the command line are known', () =>
  expect(COMMANDS).toEqual(expect.arrayContaining(['start', 'doctor'])));

describe('the Dockerfile', () => {
  const stages = readDockerfile(read('config', 'deploy', 'Dockerfile'));
  const last = stages.at(-1) as Stage;
  const copied = stages.flatMap((stage) => saidIn(stage, 'COPY').filter((rest) => !rest.startsWith('--from')));

  it.each(copied)('what it copies is there, and not ignored: COPY %s', (rest) => {
    const sources = rest.split(' ').slice(0, -1);
    const kept = read('.dockerignore').split('\n');
    for (const source of sources.map((one) => one.replace(/^\.\//, ''))) {
      expect(existsSync(join(ROOT, source)), source).toBe(true);
      expect(kept).toContain(`!${source}`);
    }
  });
  it('lets nothing else in: no .env, no data, no history', () => {
    const kept = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(kept[0]).toBe('*');
    expect(kept.filter((line) => line.startsWith('!')).sort()).toEqual([
      '!.npmrc',
      '!config',
      '!package-lock.json',
      '!package.json',
      '!src',
      '!tsconfig.json',
    ]);
  });
  it('takes from stages that it names, and no package that only we need', () => {
    const from = saidIn(last, 'COPY').flatMap((rest) => /^--from=(\S+) (\S+) (\S+)$/.exec(rest)?.slice(1, 4) ?? []);
    expect(from).toEqual([...['packages', '/app/node_modules', './node_modules'], ...['build', '/app/dist', './dist']]);
    const stage = (name: string): Stage => stages.find((one) => one.name === name) as Stage;
    expect(saidIn(stage('packages'), 'RUN')).toEqual(['npm ci --omit=dev']);
    expect(saidIn(stage('build'), 'RUN')).toEqual(['npm ci', 'npm run build']);
    expect(saidIn(last, 'RUN').join(' ')).not.toContain('npm');
  });
  it('runs as nobody of importance, and only /data is its own', () => {
    const words = last.instructions.map(({ word }) => word);
    expect(saidIn(last, 'USER')).toEqual(['node']);
    expect(words.indexOf('USER')).toBeGreaterThan(words.lastIndexOf('RUN'));
    expect(words.indexOf('USER')).toBeLessThan(words.indexOf('ENTRYPOINT'));
    expect(saidIn(last, 'VOLUME')).toEqual(['/data']);
    expect(saidIn(last, 'ENV').join(' ')).toContain('STAKEWATCH_DATA=/data');
    expect(saidIn(last, 'RUN')).toEqual(['mkdir /data && chown node:node /data']);
  });
  it('starts Node itself, so that it hears SIGTERM, with a command that there is', () => {
    expect(wordsOf(saidIn(last, 'ENTRYPOINT')[0])).toEqual(['node', packageJson.bin.stakewatch]);
    const [command] = wordsOf(saidIn(last, 'CMD')[0]);
    expect(COMMANDS).toContain(command);
  });
  it('has a Node that package.json allows, the same in each stage', () => {
    const [version] = /\d+/.exec(last.image) ?? [];
    expect(new Set(stages.map(({ image }) => image)).size).toBe(1);
    expect(`>=${version}`).toBe(packageJson.engines.node);
  });
  it('holds no secret', () => {
    const said = stages.flatMap((stage) => [...saidIn(stage, 'ENV'), ...saidIn(stage, 'ARG')]).join(' ');
    for (const name of SECRETS) expect(said).not.toContain(name);
  });
  it.each([
    [200, 0],
    [503, 1],
    [null, 1],
  ])('its health check of an answer %s ends with status %i', async (answer, status) => {
    const asked: string[] = [];
    const server = createServer(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(answer ?? 500).end();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (answer === null) server.close();
    const check = saidIn(last, 'HEALTHCHECK')[0]?.split(' CMD ')[1];
    const [program, ...words] = wordsOf(check);
    expect(program).toBe('node');
    const child = spawn(process.execPath, words, { env: { STAKEWATCH_HEALTH_PORT: String(port) } });
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(status);
    expect(asked).toEqual(answer === null ? [] : ['/healthz']);
    server.close();
  });
});

interface Service {
  build?: { context: string; dockerfile: string };
  command: string[];
  environment?: Record<string, string>;
  env_file?: string;
  image?: string;
  read_only?: boolean;
  restart?: string;
  cap_drop?: string[];
  security_opt?: string[];
  stop_grace_period?: string;
  volumes?: string[];
  ports?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
}

describe('compose.yaml', () => {
  const compose = parse(read('config', 'deploy', 'compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, unknown>;
  };
  const { web, worker, redis } = compose.services as Record<'web' | 'worker' | 'redis', Service>;

  it('has the two kinds of process and their Redis', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['redis', 'web', 'worker']);
    expect([web.command, worker.command]).toEqual([['web'], ['worker']]);
  });
  it.each([['web', web] as const, ['worker', worker] as const])(
    '%s: paths, settings, and a shut house',
    (_, service) => {
      const { context = '', dockerfile = '' } = service.build ?? {};
      expect(join(DEPLOY, context)).toBe(`${ROOT}/`.replace(/\/$/, ''));
      expect(existsSync(join(DEPLOY, context, dockerfile))).toBe(true);
      expect(join(DEPLOY, service.env_file ?? '')).toBe(join(ROOT, '.env'));
      expect(read('.gitignore').split('\n')).toContain('.env');
      expect(Object.keys(service.environment ?? {}).filter((name) => !NAMES.includes(name))).toEqual([]);
      expect(service.environment).toMatchObject({ REDIS_URL: 'redis://redis:6379' });
      expect(service.depends_on).toEqual({ redis: { condition: 'service_healthy' } });
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        restart: 'unless-stopped',
        stop_grace_period: '15s', // what is under way is finished or given back within ten
      });
    },
  );
  it('the web process is reached from this machine alone, Redis from nowhere outside', () => {
    expect(web.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(web.environment).toMatchObject({ HOST: '0.0.0.0', PORT: '3000' });
    expect(worker.ports).toBeUndefined();
    expect(redis.ports).toBeUndefined();
  });
  it('Redis keeps what it acknowledged, on a volume, and drops nothing for want of memory', () => {
    const said = redis.command.join(' ');
    expect(said).toContain('--appendonly yes --appendfsync everysec --maxmemory-policy noeviction');
    const [volume = ''] = redis.volumes ?? [];
    expect(Object.keys(compose.volumes)).toEqual([volume.split(':')[0]]);
    expect(volume.split(':')[1]).toBe('/data');
    expect(redis).toMatchObject({ read_only: true, restart: 'unless-stopped' });
    expect(redis.healthcheck?.test).toEqual(['CMD', 'redis-cli', 'ping']);
  });
});

describe('the systemd unit', () => {
  const lines = read('config', 'deploy', 'stakewatch.service').split('\n');
  const entries = lines.filter((line) => /^\w+=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2));
  const unit = Object.fromEntries(entries) as Record<string, string>;

  it.each([
    ['NoNewPrivileges', 'yes'],
    ['ProtectSystem', 'strict'],
    ['ProtectHome', 'yes'],
    ['DynamicUser', 'yes'],
    ['PrivateTmp', 'yes'],
    ['CapabilityBoundingSet', ''],
    ['SystemCallFilter', '@system-service'],
    ['Restart', 'on-failure'],
    ['TimeoutStopSec', '15'],
    ['StateDirectory', 'stakewatch'],
    ['StateDirectoryMode', '0700'],
  ])('%s is %s', (name, value) => expect(unit[name]).toBe(value));
  it('runs a command that there is, and keeps its data where it may write', () => {
    const [, script, command] = unit['ExecStart']?.split(' ') ?? [];
    expect(script).toBe(packageJson.bin.stakewatch);
    expect(COMMANDS).toContain(command);
    const settings = (unit['Environment'] ?? '').split(' ').map((one) => one.split('='));
    expect(settings).toEqual([
      ['NODE_ENV', 'production'],
      ['STAKEWATCH_DATA', `/var/lib/${unit['StateDirectory']}`],
    ]);
  });
  it('names no setting twice', () => expect(Object.keys(unit)).toHaveLength(entries.length));
});

/** devcenter.heroku.com/articles/app-json-schema */
const APP_FIELDS = [
  ...['addons', 'buildpacks', 'description', 'env', 'environments', 'formation', 'image', 'keywords', 'logo', 'name'],
  ...['repository', 'scripts', 'stack', 'success_url', 'website'],
];
const ENV_FIELDS = ['description', 'generator', 'required', 'value'];
/** Settings that are not asked for there, and why. */
const NOT_ON_HEROKU: Record<string, string> = {
  PORT: 'Heroku says it',
  HOST: 'only the default is reached by its router',
  REDIS_URL: 'its add-on says it',
  STAKEWATCH_DATA: 'its disks are forgotten each day',
  SLACK_APP_TOKEN: 'there is a public address: HTTP',
  STAKEWATCH_HEALTH_PORT: 'its router reaches one port',
};

describe('app.json and the Procfile', () => {
  const app = JSON.parse(read('app.json')) as {
    env: Record<string, Record<string, unknown>>;
    addons: { plan: string }[];
    formation: Record<string, { quantity: number; size: string }>;
    buildpacks: { url: string }[];
  };
  const processes = Object.fromEntries(
    read('Procfile')
      .trim()
      .split('\n')
      .map((line) => line.split(/: */)),
  ) as Record<string, string>;

  it('app.json has the fields that Heroku knows', () => {
    expect(Object.keys(app).filter((name) => !APP_FIELDS.includes(name))).toEqual([]);
    for (const [name, { quantity, size }] of Object.entries(app.formation))
      expect({ name, quantity, size }).toEqual({ name, quantity: 1, size: 'basic' });
    expect(app.addons.map(({ plan }) => plan.split(':')[0])).toEqual(['heroku-redis']);
    expect(app.buildpacks).toEqual([{ url: 'heroku/nodejs' }]);
  });
  it('asks for every setting, but those that Heroku gives or has no place for', () => {
    expect(Object.keys(app.env).sort()).toEqual(NAMES.filter((name) => !(name in NOT_ON_HEROKU)).sort());
    expect(Object.keys(NOT_ON_HEROKU).filter((name) => !NAMES.includes(name))).toEqual([]);
  });
  it.each(Object.entries(app.env))('%s says what it is, and holds no secret', (name, fields) => {
    expect(fields['description']).toEqual(expect.stringMatching(/.{20}/));
    expect(Object.keys(fields).filter((field) => !ENV_FIELDS.includes(field))).toEqual([]);
    if (SECRETS.includes(name)) expect(fields).not.toHaveProperty('value');
    const { value } = fields;
    const variable = VARIABLES.find((one) => one.name === name);
    if (typeof value === 'string') expect(variable?.wrong(value)).toBeNull();
  });
  it.each(Object.entries(processes))('Procfile: %s runs a command that there is: %s', (_, line) => {
    const [node, script, command] = line.split(' ');
    expect([node, script]).toEqual(['node', packageJson.bin.stakewatch]);
    expect(COMMANDS).toContain(command);
  });
  it('every process of the Procfile is started, and no other', () =>
    expect(Object.keys(app.formation).sort()).toEqual(Object.keys(processes).sort()));
  it('compose starts the same commands', () => {
    const { services } = parse(read('config', 'deploy', 'compose.yaml'), { merge: true }) as {
      services: Record<string, Service>;
    };
    const ours = Object.values(services)
      .filter(({ build }) => build !== undefined)
      .map(({ command }) => command[0]);
    expect(ours.sort()).toEqual(
      Object.values(processes)
        .map((line) => line.split(' ')[2])
        .sort(),
    );
  });
});

it('docs/operations.md names each of these files', () => {
  const page = read('docs', 'operations.md');
  for (const file of ['Dockerfile', 'compose.yaml', 'stakewatch.service', 'app.json', 'Procfile'])
    expect(page, file).toContain(file);
  expect(dirname(DEPLOY)).toBe(join(ROOT, 'config'));
});
