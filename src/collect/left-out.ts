// What of a feed was not read → why, in plain sentences.
import { MOST_ITEMS } from './limits.ts';

export interface LeftOut {
  /** Items that say nothing. */
  empty: number;
  /** True where it has more items than are read. */
  more: boolean;
  /** True where its last item is cut off. */
  cut: boolean;
  /** True where reading it to its end would cost too much. */
  tangled?: boolean;
}

export function leftOut({ empty, more, cut, tangled = false }: LeftOut): string[] {
  const notes: [boolean, string][] = [
    [empty === 1, 'One item says nothing that can be read.'],
    [empty > 1, `${empty} items say nothing that can be read.`],
    [more, `Items after the first ${MOST_ITEMS.toLocaleString('en')} were left out.`],
    [tangled, 'The feed is so large or so tangled that its end was left out.'],
    [cut, 'The last item is cut off, and was left out.'],
  ];
  return notes.filter(([is]) => is).map(([, note]) => note);
}
