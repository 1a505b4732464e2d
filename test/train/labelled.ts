// A folder of labelled news (JSON Lines) → what the judge learns from: each item as the rules read it, and whether it tells an event.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { weighed } from '../../src/extract/events/decide.ts';
import { readText } from '../../src/extract/extract.ts';
import type { Read } from '../../src/extract/judge/features.ts';

/** One item; `set` is its file, without ".jsonl". */
export interface Labelled {
  id: string;
  set: string;
  read: Read;
  tells: boolean;
  /** Kept back from learning, to measure with (`split` "held"). */
  held: boolean;
}

interface Line {
  id: string;
  title: string;
  body?: string;
  split?: string;
  gold: { event: 'yes' | 'no' | 'borderline' };
}

/** Reads every file of the folders, in the order of their names; borderline items teach nothing and measure nothing. */
export function readLabelled(folders: readonly string[]): Labelled[] {
  const items: Labelled[] = [];
  for (const folder of folders)
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith('.jsonl')) continue;
      for (const text of readFileSync(join(folder, file), 'utf8').split('\n')) {
        if (text.trim() === '') continue;
        const { id, title, body = '', split, gold } = JSON.parse(text) as Line;
        if (gold.event === 'borderline') continue;
        const { read } = weighed(id, readText({ title, body }));
        items.push({ id, set: basename(file, '.jsonl'), read, tells: gold.event === 'yes', held: split === 'held' });
      }
    }
  return items;
}
