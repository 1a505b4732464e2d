// A name → a program that polls feeds: one of ours that stays, or a command that is run anew each time.
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { madeCompany } from '../../extract/made-news.ts';
import { childrenSeconds, costOf, type Cost } from './process-cost.ts';

export interface Contender {
  /** Polls all feeds once. @returns new items, null where the program does not tell, and what it has cost since its start */
  poll(urls: string[], round: number): Promise<{ fresh: number | null; cost: Cost }>;
  end(): Promise<void>;
}

const WATCHED = 30; // companies, so that some of the news is owed
const LOOKED_AT_EVERY = 20; // ms

/** @param dir a folder of its own. @returns null where its program is not installed */
export type Start = (dir: string) => Promise<Contender | null>;

export const CONTENDERS: Record<string, Start> = {
  'naive script': (dir) => staying(dir, 'naive.mjs'),
  stakewatch: (dir) =>
    staying(
      dir,
      'stakewatch.mjs',
      Array.from({ length: WATCHED }, (_, i) => madeCompany(i)),
    ),
  newsboat,
  rss2email,
  'rss-feed-emitter': (dir) => staying(dir, 'emitter.mjs'),
};

/** A program that keeps running: the cost of a round is what was added. */
async function staying(dir: string, file: string, more: string[] = []): Promise<Contender> {
  mkdirSync(dir, { recursive: true });
  const log = openSync(join(dir, 'log'), 'a');
  const child = fork(new URL(file, import.meta.url), [dir, ...more], { stdio: ['ignore', 'ignore', log, 'ipc'] });
  await message(child);
  let before: Cost = { seconds: 0, peak: 0 };
  return {
    async poll(urls, round) {
      child.send({ urls, round });
      const { fresh } = (await message(child)) as { fresh: number };
      const now = costOf(child.pid ?? 0);
      if (now === null) throw new Error(`${file}: expected a process that still runs`);
      const cost = { seconds: now.seconds - before.seconds, peak: now.peak };
      before = now;
      return { fresh, cost };
    },
    async end() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** @throws when the process ends instead of answering */
function message(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`a measured program ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (said) => {
      child.off('exit', ended);
      resolve(said);
    });
  });
}

/** Runs a command to its end. The cost of a process that is gone is what was last seen of it; its CPU time is read at its end. */
async function cost(command: string, args: string[], dir: string): Promise<Cost> {
  const log = openSync(join(dir, 'log'), 'a');
  const before = childrenSeconds();
  const child = spawn(command, args, { stdio: ['ignore', log, log], env: { ...process.env, HOME: dir } });
  const ended = once(child, 'exit');
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    peak = Math.max(peak, costOf(child.pid ?? 0)?.peak ?? 0);
    await Promise.race([ended, wait(LOOKED_AT_EVERY)]);
  }
  if (child.exitCode !== 0)
    throw new Error(`${command}: expected to end well, ended with ${child.exitCode}, see ${dir}/log`);
  return { seconds: childrenSeconds() - before, peak };
}

const isInstalled = (command: string): boolean => spawnSync('which', [command], { stdio: 'ignore' }).status === 0;

async function newsboat(dir: string): Promise<Contender | null> {
  if (!isInstalled('newsboat')) return null;
  mkdirSync(dir, { recursive: true });
  const path = (name: string): string => join(dir, name);
  writeFileSync(path('config'), 'reload-threads 50\nmax-items 0\n');
  return {
    async poll(urls) {
      if (!existsSync(path('urls'))) writeFileSync(path('urls'), `${urls.join('\n')}\n`);
      const files = ['-u', path('urls'), '-c', path('cache.db'), '-C', path('config')];
      return { fresh: null, cost: await cost('newsboat', [...files, '-x', 'reload'], dir) };
    },
    end: () => Promise.resolve(),
  };
}

/** It keeps what it saw and posts what is new to a folder of mail: as much as a round of it can do without a mail server. */
async function rss2email(dir: string): Promise<Contender | null> {
  if (!isInstalled('r2e')) return null;
  mkdirSync(join(dir, 'mail'), { recursive: true });
  const path = (name: string): string => join(dir, name);
  const head = [
    'from = bench@mail.example',
    'to = bench@mail.example',
    'email-protocol = maildir',
    `maildir-path = ${path('mail')}`,
    'verbose = error',
  ];
  return {
    async poll(urls) {
      const each = urls.map((url, i) => `[feed.feed${i}]\nurl = ${url}\n`);
      if (!existsSync(path('r2e.cfg')))
        writeFileSync(path('r2e.cfg'), `[DEFAULT]\n${head.join('\n')}\n\n${each.join('\n')}`);
      return { fresh: null, cost: await cost('r2e', ['-c', path('r2e.cfg'), '-d', path('r2e.json'), 'run'], dir) };
    },
    end: () => Promise.resolve(),
  };
}
