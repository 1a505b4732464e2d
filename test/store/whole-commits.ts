// A store that a process was committing to when it was killed → whether each commit is there in full or not at all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { numberedCommit } from './numbered-commit.ts';

/**
 * Starts a process that commits number `after` + 1, + 2, … and kills it -9 when it has acknowledged `kills` of them.
 * @returns the last number that was acknowledged
 */
export async function killWhileCommitting(path: string, after: number, kills: number): Promise<number> {
  const script = fileURLToPath(new URL('commit-for-ever.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, String(after)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = after;
  for await (const line of createInterface(child.stdout)) {
    acknowledged = Number(line);
    if (acknowledged === after + kills) child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return acknowledged;
}

/** All up to `acknowledged` is there in full; what may have followed is there in full or not at all. */
export async function expectWholeCommits(store: Store, acknowledged: number): Promise<void> {
  const last = await lastCommitted(store, acknowledged);
  expect(last).toBeGreaterThanOrEqual(acknowledged);
  for (let n = 1; n <= last + 3; n++)
    expect(await partsOf(store, n)).toEqual(Array.from({ length: 5 }, () => n <= last));
  expect((await store.story('shared'))?.revision ?? 0).toBe(last);
  const { articles, stories, alerts } = await store.counts();
  expect({ articles, stories, due: alerts.due }).toEqual({ articles: last, stories: last + 1, due: 2 * last });
}

/** The number of the last commit of which anything is there. */
export async function lastCommitted(store: Store, from: number): Promise<number> {
  let last = from;
  while ((await partsOf(store, last + 1)).includes(true)) last += 1;
  return last;
}

/** Whether each part of a commit is there. */
async function partsOf(store: Store, n: number): Promise<boolean[]> {
  const { article, alerts } = numberedCommit(n);
  const known = await store.knownArticles([article.keys]);
  const found = await store.storiesOf([`key ${n}`], 0, 1);
  const owed = await Promise.all(alerts.map((alert) => store.alert(alert.id)));
  return [
    ...known,
    (await store.story(`own ${n}`)) !== null,
    found.length === 1,
    ...owed.map((alert) => alert !== null),
  ];
}
