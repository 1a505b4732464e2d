// Mentions and direct messages over signed HTTP: answered in their thread, once, to people alone.
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/preview/json.ts';
import type { Message } from '../../../src/preview/workspace.ts';
import { ADA, BEN, CHANNEL, openRoom, SECRET, TEAM, type Room } from '../workspace.ts';

const BOT = 'U0STAKEWATCH';
const DIRECT = 'D0ADA';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());

const answers = (channelId: string): Message[] => room.slack.messages(channelId).filter(({ user }) => user === BOT);
const nextAnswer = async (channelId: string, before: number): Promise<Message> =>
  room.slack.waitFor('an answer', () => answers(channelId)[before]);

async function mention(text: string, threadTs?: string): Promise<Message> {
  const before = answers(CHANNEL).length;
  const ack = await room.slack.userDoes.mention(CHANNEL, ADA, text, threadTs);
  expect(ack.error).toBeNull();
  return nextAnswer(CHANNEL, before);
}
async function write(text: string, threadTs?: string): Promise<Message> {
  const before = room.slack.calls('chat.postMessage').length === 0 ? 0 : answers(DIRECT).length;
  const ack = await room.slack.userDoes.writeDirect(ADA, text, threadTs);
  expect(ack.error).toBeNull();
  return nextAnswer(DIRECT, before);
}
const listed = async (): Promise<string[]> =>
  ((await room.store.watchlist(TEAM, CHANNEL))?.companies ?? []).map(({ name, role }) => `${role} ${name}`);

describe('a mention', () => {
  it('“who owns Quarry Data?” is answered in its thread', async () => {
    await room.owe({});
    const answer = await mention('who owns Quarry Data?');
    const asked = room.slack.messages(CHANNEL).find(({ text }) => text.includes('who owns'));
    expect(answer.thread_ts).toBe(asked?.ts);
    expect(answer.text).toContain('belongs to Quarry Group');
    expect(answer.text).toContain('takes *33%* of *Quarry Data*');
  });
  it('in a thread it is answered in that thread', async () => {
    const root = room.slack.userDoes.say(CHANNEL, ADA, 'Shall we renew?');
    expect((await mention('what do you know about Labelsmith?', root)).thread_ts).toBe(root);
  });
  it.each([
    ['watch Labelsmith', ['rival Borealis', 'vendor Labelsmith']],
    ['please keep an eye on Labelsmith', ['rival Borealis', 'vendor Labelsmith']],
    ['Labelsmith is our rival', ['rival Borealis', 'rival Labelsmith']],
  ])('“%s” changes the watchlist', async (text, companies) => {
    expect((await mention(text)).text).toContain('*Labelsmith* is now watched');
    expect(await listed()).toEqual(companies);
  });
  it.each([
    ['list', 'watches nothing yet'],
    ['Labelsmith', '*Labelsmith*'],
    ['flibber the gibbet', 'I did not understand that, sorry.'],
    ['', 'Ask me who owns a company'],
    ['import', 'A window opens only from a command'],
    ['watch <!channel>', 'is a person, group or channel of Slack'],
    ['alias Foo = Bar', 'not on this channel'],
  ])('“%s”', async (text, told) => expect((await mention(text)).text).toContain(told));
  it('a button of the answer does its work for whoever presses it, alone', async () => {
    const answer = await mention('flibber');
    await room.slack.userDoes.press({ userId: ADA, channelId: CHANNEL, ts: answer.ts, actionId: 'run:1' });
    await room.slack.waitFor('what is new', () =>
      room.slack.ephemerals(ADA, CHANNEL).some(({ text }) => text.includes('in the past 7 days')),
    );
    expect(answers(CHANNEL).find(({ ts }) => ts === answer.ts)?.text).toContain('I did not understand');
  });
  it('a failure is told in the thread, with its number', async () => {
    await room.close();
    room = await openRoom({
      store: (store) => ({ ...store, storiesOf: () => Promise.reject(new Error('the disk is full')) }),
    });
    expect((await mention('who owns Labelsmith?')).text).toMatch(/Something went wrong.*[0-9A-F]{8}/);
  });
});

describe('a direct message', () => {
  it('“who owns Quarry Data?” is answered there, without a thread', async () => {
    const answer = await write('who owns Quarry Data?');
    expect(answer.thread_ts).toBeUndefined();
    expect(answer.text).toContain('belongs to Quarry Group');
  });
  it('in a thread it stays in the thread', async () => {
    const root = room.slack.userDoes.say(CHANNEL, ADA, 'x');
    expect(root).not.toBe('');
    const first = await write('what is new?');
    expect((await write('what is new?', first.ts)).thread_ts).toBe(first.ts);
  });
  it('“audit” says who changed the feeds, from wherever they did', async () => {
    expect((await write('audit')).text).toContain('Nobody has added or removed a feed yet.');
    expect((await write('feed add https://news.example/rss')).text).toContain('was added');
    await room.ask('feed remove https://news.example/rss', { userId: BEN }); // in a channel that has no watchlist
    const both = /The last 2 changes of the feeds[^]*<@U0BEN> removed the feed[^]*<@U0ADA> added the feed/;
    expect((await write('audit')).text).toMatch(both);
    await room.ask('watch Labelsmith');
    expect((await write('audit')).text).not.toContain('Labelsmith');
    expect(await room.ask('audit')).toMatch(/put Labelsmith[^]*removed the feed[^]*added the feed/);
  });
  it.each([
    ['watch Labelsmith', 'A watchlist belongs to a channel: type `/stakewatch watch Labelsmith`'],
    ['who do we watch?', 'A watchlist belongs to a channel: type `/stakewatch list`'],
    ['search Borealis', 'No story holds “borealis”'],
    ['status', '*Stakewatch 1.2.3*'],
    ['help', 'Ask me who owns a company'],
  ])('“%s”', async (text, told) => expect((await write(text)).text).toContain(told));
});

it('a repeated event is answered once', async () => {
  const ts = room.slack.userDoes.say(CHANNEL, ADA, `<@${BOT}> status`);
  const event = { type: 'app_mention', user: ADA, text: `<@${BOT}> status`, ts, channel: CHANNEL };
  const authorizations = [{ team_id: TEAM, user_id: BOT, is_bot: true }];
  const body = JSON.stringify({ type: 'event_callback', team_id: TEAM, event_id: 'Ev1', event, authorizations });
  const stamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${hmac}`,
    'x-slack-retry-num': '1',
  };
  for (let i = 0; i < 3; i++) expect((await fetch(room.appUrl, { method: 'POST', body, headers })).status).toBe(200);
  await room.app.stop(); // waits for what is under way
  expect(room.slack.calls('chat.postMessage')).toHaveLength(1);
});

describe('silence', () => {
  const said = (more: JsonObject): JsonObject => ({
    type: 'app_mention',
    user: ADA,
    text: `<@${BOT}> list`,
    ts: '1804500000.000100',
    channel: CHANNEL,
    ...more,
  });
  it.each<[string, JsonObject]>([
    ['another bot', { bot_id: 'B0OTHER' }],
    ['its own message', { user: BOT }],
    ['an edit', { edited: { user: ADA, ts: '1804500000.000200' } }],
    ['an edited direct message', { type: 'message', subtype: 'message_changed', channel: DIRECT, channel_type: 'im' }],
    ['a deletion', { type: 'message', subtype: 'message_deleted', channel: DIRECT, channel_type: 'im' }],
    ['a bot’s direct message', { type: 'message', subtype: 'bot_message', channel: DIRECT, channel_type: 'im' }],
    ['people among themselves', { type: 'message', channel_type: 'channel', text: 'who owns Labelsmith?' }],
    ['a group of people', { type: 'message', channel: 'G0GROUP', channel_type: 'mpim', text: 'list' }],
    ['a mention in a direct message, which comes as a message too', { channel: DIRECT }],
    ['nobody', { user: undefined }],
  ])('for %s', async (_, more) => {
    const ack = await room.slack.userDoes.event(said(more));
    expect(ack.error).toBeNull();
    await room.app.stop(); // waits for what is under way
    expect(room.slack.calls('chat.postMessage')).toEqual([]);
  });
});
