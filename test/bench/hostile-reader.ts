// One address → what the built bot makes of it, as one line of JSON: the process that `bench -- hostile` measures.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type * as Download from '../../src/collect/download.ts';
import type * as Parse from '../../src/collect/parse.ts';
import { SECOND } from '../../src/time.ts';
import { built } from './built.ts';
import type { Reading } from './hostile-feeds.ts';

const [url = '', host = ''] = process.argv.slice(2);
const { createDownload } = await built<typeof Download>('collect/download.ts');
const { parseFeed, closeParsePool } = await built<typeof Parse>('collect/parse.ts');
// As the bot reads feeds, with a shorter time limit: a bench of servers that never answer should end.
const settings = { userAgent: 'Bench/1', timeoutMs: 5 * SECOND, maxBytes: 10_000_000, allowPrivateHosts: [host] };
const download = createDownload(settings);

const megabytes = (bytes: number): number => bytes / 1e6;
const before = megabytes(process.memoryUsage().rss);
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const start = performance.now();
const result = await download({ url, etag: null, lastModified: null });
let outcome = result.state === 'failed' ? result.reason : result.state;
if (result.state === 'body') {
  const parsed = await parseFeed(result);
  outcome = parsed.ok ? [`${parsed.items.length} items.`, ...parsed.notes].join(' ') : parsed.reason;
}
const seconds = (performance.now() - start) / SECOND;
delay.disable();
const reading: Reading = {
  seconds,
  before,
  peak: megabytes(process.resourceUsage().maxRSS * 1_024),
  stall: delay.max / 1e6,
  outcome,
};
await closeParsePool();
await download.close();
process.stdout.write(`${JSON.stringify(reading)}\n`);
