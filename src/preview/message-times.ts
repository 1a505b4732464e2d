// A channel and the time in, the `ts` that names its next message out; and a `ts` as a number.
import type { UnixMs } from '../domain.ts';
import type { Channel } from './workspace.ts';

/** A ts that no message of the channel has and that is later than all of them. */
export function nextTs(channel: Channel, now: UnixMs): string {
  const micros = Math.max(now * 1_000, channel.lastTs + 1);
  channel.lastTs = micros;
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** A ts as microseconds; NaN where it is none. */
export function microseconds(ts: string): number {
  const [seconds = '', fraction = ''] = ts.split('.');
  if (!/^\d{1,10}$/.test(seconds) || !/^\d{0,6}$/.test(fraction)) return Number.NaN;
  return Number(seconds) * 1e6 + Number(fraction.padEnd(6, '0'));
}
