// The app as a whole: a taken port, a clean stop, and the same commands and buttons over Socket Mode.
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import { ADA, CHANNEL, openRoom, SECRET, TEAM, TOKEN, type Room } from './workspace.ts';

const log = pino({ level: 'silent' });
let room: Room;
const others: SlackApp[] = [];
afterEach(async () => {
  for (const app of others.splice(0)) await app.stop();
  await room.close();
});

describe('over HTTP', () => {
  it('a port that another program has is said plainly', async () => {
    room = await openRoom();
    const port = Number(new URL(room.appUrl).port);
    const mode = { kind: 'http', signingSecret: SECRET, port, host: '127.0.0.1' } as const;
    const app = await createSlackApp({
      mode,
      botToken: TOKEN,
      teamId: TEAM,
      apiUrl: room.slack.apiUrl,
      services: room.services,
      log,
    });
    await expect(app.start()).rejects.toThrow(`port ${port} on 127.0.0.1 is in use by another program`);
  });
  it('stopping before starting is nothing', async () => {
    room = await openRoom();
    const mode = { kind: 'http', signingSecret: SECRET, port: 0, host: '127.0.0.1' } as const;
    const app = await createSlackApp({
      mode,
      botToken: TOKEN,
      teamId: TEAM,
      apiUrl: room.slack.apiUrl,
      services: room.services,
      log,
    });
    await expect(app.stop()).resolves.toBeUndefined();
  });
  it('a stop waits for what is under way', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = (real: Store): Store => ({ ...real, counts: () => gate.then(() => real.counts()) });
    room = await openRoom({ store: slow });
    await room.slack.userDoes.command(CHANNEL, ADA, '/stakewatch status');
    let stopped = false;
    const stopping = room.app.stop().then(() => (stopped = true));
    expect(room.slack.ephemerals(ADA, CHANNEL)).toEqual([]);
    expect(stopped).toBe(false);
    release();
    await stopping;
    expect(room.slack.ephemerals(ADA, CHANNEL).at(-1)?.text).toContain('*Stakewatch 1.2.3*');
  });
});

describe('over Socket Mode', () => {
  it.each([
    ['a wrong app token', 'xapp-1-wrong'],
    ['a bot token in its place', 'xoxb-a-bot-token'],
  ])('%s is named at the start, with what to do', async (_, appToken) => {
    room = await openRoom({ slack: { appToken: 'xapp-1-right' } });
    const mode = { kind: 'socket', appToken } as const;
    const app = await createSlackApp({
      mode,
      botToken: TOKEN,
      teamId: TEAM,
      apiUrl: room.slack.apiUrl,
      services: room.services,
      log,
    });
    others.push(app);
    const said: unknown = await app.start().catch((error: unknown) => error);
    expect(String(said)).toMatch(/does not accept the app token \(\w+\): set SLACK_APP_TOKEN to the xapp- token/);
    expect(String(said)).not.toContain('SLACK_BOT_TOKEN');
    expect(String(said)).not.toContain(appToken);
  });
  it('the right app token starts', async () => {
    room = await openRoom({ slack: { appToken: 'xapp-1-right' } });
    const app = await createSlackApp({
      mode: { kind: 'socket', appToken: 'xapp-1-right' },
      botToken: TOKEN,
      teamId: TEAM,
      apiUrl: room.slack.apiUrl,
      services: room.services,
      log,
    });
    others.push(app);
    expect(await app.start()).toBeNull();
  });
  it('a command, a delivery and a button', async () => {
    room = await openRoom();
    const mode = { kind: 'socket', appToken: 'xapp-1-of-the-tests' } as const;
    const app = await createSlackApp({
      mode,
      botToken: TOKEN,
      teamId: TEAM,
      apiUrl: room.slack.apiUrl,
      services: room.services,
      log,
    });
    others.push(app);
    expect(await app.start()).toBeNull();
    expect(await room.ask('status')).toContain('Socket Mode');
    await room.ask('watch Labelsmith');
    expect((await room.store.watchlist(TEAM, CHANNEL))?.companies).toHaveLength(2);
    await room.owe({});
    expect(await room.deliver({ clientFor: app.clientFor })).toBe('sent');
    const [message] = room.slack.messages(CHANNEL);
    await room.slack.userDoes.press({
      userId: ADA,
      channelId: CHANNEL,
      ts: message?.ts ?? '',
      actionId: 'acknowledge',
    });
    await room.slack.waitFor('the message', () => JSON.stringify(message?.blocks).includes('Acknowledged by'));
  });
});
