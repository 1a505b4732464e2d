// Owed alerts while Slack refuses, answers 500 or hangs: they wait, none is lost, and afterwards each is told once, oldest
// first in its channel, those that are late with the reason.
import { webApi } from '@slack/bolt';
import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOptions, slackLogger } from '../../src/slack/client.ts';
import { HOUR, MINUTE, SECOND } from '../../src/time.ts';
import { ADA, CHANNEL, openRoom, SECRET, TEAM, TOKEN, type Room } from '../slack/workspace.ts';
import { someContent } from '../slack/samples.ts';
import { openDoor, type Door, type SlackDoor } from './slack-door.ts';

const QUIET = pino({ level: 'silent' });
const IMPATIENT = 300; // ms; the real client waits ten seconds for a Slack that hangs

let room: Room;
let door: SlackDoor;
beforeEach(async () => {
  room = await openRoom();
  door = await openDoor(room.slack.apiUrl);
});
afterEach(async () => {
  await room.close();
  await door.close();
});

let within = 10 * SECOND;
const clientFor = () => {
  const options = { ...clientOptions(door.apiUrl), timeout: within, logger: slackLogger(QUIET, 'debug') };
  return Promise.resolve(new webApi.WebClient(TOKEN, options));
};
async function setDoor(how: Door): Promise<void> {
  within = how === 'hangs' ? IMPATIENT : 10 * SECOND;
  await door.set(how);
}
/** Delivers all that is due now. @returns what became of each */
async function deliverAll(): Promise<string[]> {
  const outcomes: string[] = [];
  for (let i = 0; i < 100; i++) {
    const outcome = await room.deliver({ clientFor, log: QUIET });
    if (outcome === 'idle') return outcomes;
    outcomes.push(outcome);
    room.pass(2 * SECOND); // a channel takes one message a second
  }
  throw new Error('there was always more to deliver');
}
const owe = (n: number, channelId: string) =>
  room.owe({
    id: `alert-${channelId}-${n}`,
    code: `A-${channelId.slice(2, 4)}${n}`,
    storyId: `story-${channelId}-${n}`,
    channelId,
    createdAt: room.services.clock(),
    content: someContent({ seenAt: room.services.clock() }),
  });
const told = (channelId: string): string[] =>
  room.slack
    .messages(channelId)
    .filter(({ thread_ts: thread }) => thread === undefined)
    .map((message) => /alert_id":"([^"]+)/.exec(JSON.stringify(message))?.[1] ?? message.text);

describe.each<[Door]>([['refuses'], ['answers 500'], ['hangs']])('Slack %s', (how) => {
  it('alerts wait and none is lost; then each is told once, oldest first, and says that it is late', async () => {
    await setDoor(how);
    for (const n of [1, 2]) await owe(n, CHANNEL);
    const passed = room.services.clock() + 90 * MINUTE;
    for (let n = 3; room.services.clock() < passed; room.pass(10 * MINUTE)) {
      expect(await deliverAll()).not.toContain('dead');
      if (n <= 5) await owe(n++, CHANNEL); // news goes on
    }
    expect(await room.store.counts()).toMatchObject({ alerts: { due: 5, sent: 0, dead: 0 } });
    await setDoor('open');
    for (let i = 0; i < 10; i++) {
      await deliverAll();
      room.pass(MINUTE);
    }
    expect(await room.store.counts()).toMatchObject({ alerts: { due: 0, sent: 5, dead: 0 } });
    expect(told(CHANNEL)).toEqual([1, 2, 3, 4, 5].map((n) => `alert-${CHANNEL}-${n}`));
    const first = JSON.stringify(room.slack.messages(CHANNEL)[0]);
    expect(first).toMatch(/Late: posted .* after it was seen \(/);
    expect(room.services.clock() - passed).toBeLessThan(HOUR);
  }, 60_000);
});

it('an answer that Slack does not take ends nothing: one line in the log, and the next command is answered', async () => {
  const fields = {
    command: '/stakewatch',
    text: 'list',
    team_id: TEAM,
    channel_id: CHANNEL,
    channel_name: 'vendor-risk',
    user_id: ADA,
    trigger_id: 'trigger-1',
    response_url: 'http://127.0.0.1:9/commands/gone',
  };
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / SECOND));
  const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  const response = await fetch(room.appUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body,
  });
  expect(response.status).toBe(200);
  const about = (event: string) => room.logged.filter((line) => line['event'] === event);
  await expect.poll(() => about('asker-not-told').length).toBe(1);
  expect(about('listener-failed')).toHaveLength(1);
  expect(await room.ask('list')).toContain('Borealis');
});
