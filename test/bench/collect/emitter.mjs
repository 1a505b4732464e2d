// rss-feed-emitter as its readme has it: every feed added, every new item an event. Later rounds are what its timers call.
import { once } from 'node:events';
import Emitter from 'rss-feed-emitter';
import Manager from 'rss-feed-emitter/src/FeedManager.js';
import { serveRounds } from './rounds.mjs';

const NEVER = 2 ** 31 - 1; // ms; the rounds stand in for its timers
const emitter = new Emitter();
emitter.setMaxListeners(0);
let fresh = 0;
emitter.on('new-item', () => (fresh += 1));
emitter.on('error', (error) => process.stderr.write(`${error.message}\n`));

await serveRounds(async (urls) => {
  fresh = 0;
  const known = [...emitter.list];
  if (known.length > 0) await Promise.all(known.map((feed) => new Manager(emitter, feed).getContent(false)));
  else {
    const loaded = urls.map((url) => once(emitter, `initial-load:${url}`));
    emitter.add({ url: urls, refresh: NEVER });
    await Promise.all(loaded);
  }
  return fresh;
});
