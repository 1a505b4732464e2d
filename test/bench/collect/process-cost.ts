// A process's number → what it and its children have cost so far, as Linux counts it.
import { readFileSync } from 'node:fs';

const TICK = 0.01; // s; Linux counts CPU time to programs in hundredths

export interface Cost {
  /** CPU time, user and system, of the process and the children it waited for, s. */
  seconds: number;
  /** The most memory it ever held, bytes. */
  peak: number;
}

/** CPU time of all children that this process has waited for, s. */
export function childrenSeconds(): number {
  return ticksOf('self', [13, 14]) * TICK;
}

/** @returns null once the process is gone, and where there is no /proc */
export function costOf(pid: number): Cost | null {
  try {
    const ticks = ticksOf(pid, [11, 12, 13, 14]);
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return peak === undefined ? null : { seconds: ticks * TICK, peak: Number(peak) * 1_024 };
  } catch {
    return null;
  }
}

function ticksOf(process: number | 'self', places: number[]): number {
  const stat = readFileSync(`/proc/${process}/stat`, 'utf8');
  // After the name, which may hold anything but ends with the last parenthesis: field 3 and on (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return places.reduce((sum, at) => sum + Number(fields[at]), 0);
}
