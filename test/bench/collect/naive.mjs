// The script that most people write: rss-parser's parseURL, fifty feeds at a time, and a set of what was seen.
import Parser from 'rss-parser';
import { atOnce, serveRounds } from './rounds.mjs';

const seen = new Set();

await serveRounds(async (urls) => {
  const parser = new Parser();
  let fresh = 0;
  await atOnce(50, urls, async (url) => {
    const feed = await parser.parseURL(url);
    for (const item of feed.items) {
      const id = item.guid ?? item.link;
      if (seen.has(id)) continue;
      seen.add(id);
      fresh += 1;
    }
  });
  return fresh;
});
