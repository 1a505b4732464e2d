// How feeds are fetched: who we say we are, and how much and how long a feed may take.
import type { Config } from '../config/config.ts';
import { SECOND } from '../time.ts';
import { VERSION } from '../version.ts';

/** @param hosts further private hosts that may be read (the demo's own feed) */
export function downloadSettings(
  config: Pick<Config, 'contact' | 'privateHosts' | 'hostConnections' | 'hostGap'>,
  hosts: string[] = [],
) {
  return {
    userAgent: `Stakewatch/${VERSION} (feed reader${config.contact === null ? '' : `; ${config.contact}`})`,
    timeoutMs: 30 * SECOND,
    maxBytes: 10_000_000, // the largest public feeds are around 5 MB
    allowPrivateHosts: [...config.privateHosts, ...hosts],
    hostConnections: config.hostConnections,
    hostGapMs: config.hostGap,
  };
}
