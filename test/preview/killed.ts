// A stand-in in a process of its own, for a test to kill; prints its API's address.
import { startSlackServer } from '../../src/preview/slack-server.ts';
import { BOT_TOKEN, SCOPES, SECRET } from './start.ts';

const slack = await startSlackServer({
  port: 0,
  journalFile: process.argv[2] ?? null,
  botToken: BOT_TOKEN,
  signingSecret: SECRET,
  scopes: SCOPES,
  clock: Date.now,
  strict: { rateLimits: false },
});
process.stdout.write(`${slack.apiUrl}\n`);
