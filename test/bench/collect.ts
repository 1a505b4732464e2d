// Feeds on this machine → what it costs to poll them: ours, storing and extraction included, beside other programs.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONTENDERS, type Contender } from './collect/contenders.ts';
import type { FarmAnswer, FarmRequest, Served } from './collect/farm.ts';
import { hostOf, LISTED, NEW_IN } from './collect/farm-feeds.ts';
import type { Cost } from './collect/process-cost.ts';

const ROUNDS = ['cold', 'nothing new', '10% new'];
const FIRST = 'naive script'; // the others are told as so many times this one
const OURS = 'stakewatch';
const SCHEDULE = 15 * 60; // s
const MANY = 10; // times as many feeds in the second table

interface Measured extends Cost {
  wall: number;
  served: Served;
}

/** `--feeds N` (1,000), `--peers all | none | NAME,…`. Prints a table for N feeds, and one of ours alone for ten times as many. */
export async function benchCollect(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { feeds: { type: 'string', default: '1000' }, peers: { type: 'string', default: 'all' } },
  });
  const feeds = Number(values.feeds);
  const peers = Object.keys(CONTENDERS).filter((name) => name !== OURS);
  const named = values.peers === 'all' ? peers : values.peers.split(',').filter((name) => name !== 'none');
  const unknown = named.filter((name) => !peers.includes(name));
  if (!(feeds >= NEW_IN) || unknown.length > 0)
    throw new Error(
      `bench collect: expected --feeds ${NEW_IN} or more and --peers all, none or of ${peers.join(', ')}`,
    );
  const others = named.filter((name) => name !== FIRST);
  const few = await table(feeds, [...(named.includes(FIRST) ? [FIRST] : []), OURS, ...others]);
  if (values.peers !== 'all') return;
  const many = await table(feeds * MANY, [OURS]);
  growth([feeds, few], [feeds * MANY, many]);
}

/** Runs each program through all rounds, one after the other. @returns ours */
async function table(feeds: number, names: string[]): Promise<Measured[]> {
  const dir = mkdtempSync(join(tmpdir(), 'stakewatch-bench-'));
  process.stdout.write(`\n${count(feeds)} feeds of ${LISTED} items\n${HEADS.map(cell).join('')}\n`);
  let first: Measured[] | undefined;
  let ours: Measured[] = [];
  try {
    for (const name of names) {
      const rounds = await measured(name, join(dir, name.replace(/\W/g, '-')), feeds);
      if (rounds === null) {
        process.stdout.write(`${cell('')}  ${name}: not installed\n`);
        continue;
      }
      if (name === FIRST) first = rounds;
      if (name === OURS) ours = rounds;
      for (const [i, round] of rounds.entries()) printRound(`${name}, ${ROUNDS[i] ?? ''}`, round, first?.[i]);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  const seconds = Math.max(...ours.slice(1).map((round) => round.seconds));
  const share = ((seconds / SCHEDULE) * 100).toFixed(2);
  process.stdout.write(`Stakewatch, polling them all every 15 minutes: ${share}% of one core\n`);
  return ours;
}

/** @returns one line for each round; null where the program is not installed */
async function measured(name: string, dir: string, feeds: number): Promise<Measured[] | null> {
  const contender = await CONTENDERS[name]?.(dir);
  if (!contender) return null;
  const farm = fork(new URL('collect/farm.ts', import.meta.url), [String(feeds)]);
  try {
    const { port } = (await answer(farm)) as { port: number };
    const urls = Array.from({ length: feeds }, (_, feed) => `http://${hostOf(feed)}:${port}/${feed}.xml`);
    const expected = [feeds * LISTED, 0, Math.ceil(feeds / NEW_IN)];
    const rounds: Measured[] = [];
    for (const [round, fresh] of expected.entries()) {
      await ask(farm, round === expected.length - 1 ? 'grow' : 'count');
      rounds.push(await onePoll({ name, contender, farm, fresh }, urls, round));
    }
    return rounds;
  } finally {
    await contender.end();
    farm.disconnect();
    await once(farm, 'exit');
  }
}

interface Bout {
  name: string;
  contender: Contender;
  farm: ChildProcess;
  /** New items that it must find. */
  fresh: number;
}

async function onePoll({ name, contender, farm, fresh }: Bout, urls: string[], round: number): Promise<Measured> {
  const start = performance.now();
  const result = await contender.poll(urls, round);
  const wall = (performance.now() - start) / 1_000;
  if (result.fresh !== null && result.fresh !== fresh)
    throw new Error(`${name}, ${ROUNDS[round] ?? ''}: expected ${fresh} new items, got ${result.fresh}`);
  return { ...result.cost, wall, served: await ask(farm, 'count') };
}

async function ask(farm: ChildProcess, request: FarmRequest): Promise<Served> {
  farm.send(request);
  return ((await answer(farm)) as { served: Served }).served;
}

async function answer(farm: ChildProcess): Promise<FarmAnswer> {
  const [said] = (await once(farm, 'message')) as [FarmAnswer];
  return said;
}

const HEADS = ['CPU s', '× first', 'wall s', 'peak MB', 'requests', 'of it 304', 'MB sent'];
const cell = (text: string): string => text.padStart(11);
const count = (number: number): string => number.toLocaleString('en');

function printRound(name: string, { seconds, wall, peak, served }: Measured, first: Measured | undefined): void {
  const ratio = first === undefined ? '' : (seconds / first.seconds).toFixed(2);
  const cells = [
    seconds.toFixed(2),
    ratio,
    wall.toFixed(1),
    (peak / 1e6).toFixed(0),
    count(served.requests),
    count(served.notModified),
    (served.bytes / 1e6).toFixed(2),
  ];
  process.stdout.write(`${cells.map(cell).join('')}  ${name}\n`);
}

/** What a feed costs of few, and of many. */
function growth(...sizes: [number, Measured[]][]): void {
  process.stdout.write(
    `\nStakewatch, for each feed\n${['feeds', ...ROUNDS.map((round) => `${round}, ms`), 'peak kB'].map((head) => head.padStart(17)).join('')}\n`,
  );
  for (const [feeds, rounds] of sizes) {
    const each = rounds.map(({ seconds }) => ((seconds * 1_000) / feeds).toFixed(2));
    const peak = Math.max(...rounds.map((round) => round.peak));
    process.stdout.write(
      `${[count(feeds), ...each, (peak / feeds / 1e3).toFixed(0)].map((text) => text.padStart(17)).join('')}\n`,
    );
  }
}
