// An address on the web → whether the site's robots.txt lets us read it, and how far apart (RFC 9309).
import robotsModule from 'robots-parser';
import type { Clock, Download, DownloadResult } from '../ports.ts';
import { DAY, HOUR, SECOND } from '../time.ts';
import { decodeBytes } from './decode.ts';

export interface RobotsAnswer {
  allowed: boolean;
  /** Wanted time between two requests, ms; null where the site names none. */
  delay: number | null;
}
/** Never throws. A site that does not answer says "not now". */
export type Robots = (url: string) => Promise<RobotsAnswer>;

const KEPT_FOR = DAY; // RFC 9309, 2.4: not longer than a day
const AWAY_FOR = HOUR; // after which a site whose robots.txt could not be had is asked again
const MOST_SITES = 2_000; // whose answers are kept
const MOST_READ = 500 * 1024; // characters; RFC 9309, 2.5
const LONGEST_LINE = 500; // characters; a rule costs its length times the address's
const LONGEST_PATH = 500; // characters of an address that is held against the rules; a longer one is not read
/** The lines that count here. */
const RULE = /^\s*(?:user-?agent|allow|disallow|crawl-delay)\s*:/i;

/** Its types describe a module with a default export; the package is the function itself. */
const robotsParser = robotsModule as unknown as (typeof robotsModule)['default'];
type Rules = ReturnType<typeof robotsParser>;

function readRules(url: string, result: DownloadResult): { rules: Rules | 'all' | 'none'; keptFor: number } {
  // Nothing there, or nothing for us: no rules (2.3.1.3). Anything else that fails: not now (2.3.1.4).
  if (result.state === 'failed') {
    const isUnavailable = result.status !== undefined && result.status >= 400 && result.status < 500;
    const busy = result.status === 429;
    return isUnavailable && !busy ? { rules: 'all', keptFor: KEPT_FOR } : { rules: 'none', keptFor: AWAY_FOR };
  }
  if (result.state === 'not-modified') return { rules: 'none', keptFor: AWAY_FOR };
  const text = decodeBytes(result.bytes.subarray(0, MOST_READ), result.contentType);
  const lines = text.split(/\r\n?|\n/).filter((line) => RULE.test(line) && line.length <= LONGEST_LINE);
  return { rules: robotsParser(url, lines.join('\n')), keptFor: KEPT_FOR };
}

/**
 * Reads each site's robots.txt once a day.
 * @param agent the name that rules are looked up for ("Stakewatch")
 */
export function createRobots({ download, clock, agent }: { download: Download; clock: Clock; agent: string }): Robots {
  const sites = new Map<string, { until: number; rules: Promise<Rules | 'all' | 'none'> }>();

  function rulesOf(origin: string): Promise<Rules | 'all' | 'none'> {
    const known = sites.get(origin);
    if (known && known.until > clock()) return known.rules;
    sites.delete(origin);
    for (const oldest of sites.size >= MOST_SITES ? sites.keys() : []) {
      sites.delete(oldest);
      break;
    }
    const url = `${origin}/robots.txt`;
    const site = { until: clock() + AWAY_FOR, rules: Promise.resolve<Rules | 'all' | 'none'>('none') };
    site.rules = download({ url, etag: null, lastModified: null }).then((result) => {
      const { rules, keptFor } = readRules(url, result);
      site.until = clock() + keptFor;
      return rules;
    });
    sites.set(origin, site);
    return site.rules;
  }

  return async (address) => {
    if (!URL.canParse(address)) return { allowed: false, delay: null };
    const { origin, pathname, search } = new URL(address);
    const rules = await rulesOf(origin);
    if (typeof rules === 'string') return { allowed: rules === 'all', delay: null };
    const path = `${pathname}${search}`;
    const seconds = rules.getCrawlDelay(agent);
    const delay = seconds !== undefined && seconds > 0 ? seconds * SECOND : null;
    return { allowed: path.length <= LONGEST_PATH && rules.isAllowed(origin + path, agent) !== false, delay };
  };
}
