// A Slack that is away while the bot starts: the start waits for it, and fails only where Slack refuses the token.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.ts';
import { openPlace } from '../../src/parts/connect.ts';
import { createLog, type Log } from '../../src/log.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import { BOT_TOKEN, SIGNING_SECRET, startTestSlack, TEAM } from '../e2e/test-slack.ts';
import { openDoor, type SlackDoor } from './slack-door.ts';

let slack: SlackServer;
let door: SlackDoor;
let said: { event: string; reason?: string; again?: string }[];
let log: Log;
beforeEach(async () => {
  slack = await startTestSlack({ C0VENDOR: '#vendor-risk' });
  door = await openDoor(slack.apiUrl);
  said = [];
  log = { ...createLog('silent'), warn: (fields: (typeof said)[number]) => void said.push(fields) };
});
afterEach(async () => {
  await door.close();
  await slack.close();
});

function open(botToken = BOT_TOKEN) {
  const slackEnv = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: door.apiUrl };
  const loaded = loadConfig(slackEnv);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.mistakes));
  return openPlace(loaded.value, Date.now, log);
}

it.each(['refuses', 'answers 500'] as const)('a Slack that %s is waited for', async (how) => {
  await door.set(how);
  const place = open();
  await expect.poll(() => said).toContainEqual(expect.objectContaining({ event: 'slack-away', again: 'in 1 s' }));
  await door.set('open');
  expect((await place).app).toMatchObject({ teamId: TEAM });
});

it('a token that Slack refuses ends the start at once', async () => {
  await expect(open('xoxb-somebody-else')).rejects.toThrow(/^Slack: SLACK_BOT_TOKEN: /);
  expect(said).toEqual([]);
});
