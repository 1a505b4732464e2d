// Owed alerts to the strict stand-in, with everything that goes wrong on the way: told once, never lost, never doubled.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { createClient } from '../../../src/slack/client.ts';
import { NEEDED_SCOPES } from '../../../src/slack/scopes.ts';
import { MINUTE, SECOND } from '../../../src/time.ts';
import { anAlert, someContent } from '../samples.ts';
import { ADA, BEN, CHANNEL, openRoom, OTHER_CHANNEL, TOKEN, type Room } from '../workspace.ts';

let room: Room;
afterEach(() => room.close());

const QUIET = pino({ level: 'silent' });
const AFTER_LEASE = 61 * SECOND;
const messages = (channelId = CHANNEL) => room.slack.messages(channelId);
const record = async (id = anAlert({ channelId: CHANNEL }).id) => {
  const alert = await room.store.alert(id);
  if (alert === null) throw new Error(`expected the alert ${id}`);
  return alert;
};
/** The first alert, sent; then an update of its story, owed. */
const oweUpdate = async (loud: boolean) => {
  await room.owe({});
  expect(await room.deliver()).toBe('sent');
  room.pass(2 * SECOND);
  return room.owe({
    storyRevision: 2,
    kind: 'update',
    loud,
    content: someContent({
      changes: [['The deal is ', { strong: 'completed' }, '.']],
      facts: [{ label: 'Stake', value: '35%' }],
    }),
  });
};

/** As a person deletes it in Slack. */
const removeMessage = (ts = '') => createClient(TOKEN, room.slack.apiUrl, QUIET).chat.delete({ channel: CHANNEL, ts });
/** Content whose detail needs `n` messages in the thread. */
const withDetail = (n: number) => {
  const text = 'Borealis takes a part of Quarry Data and says why at length. '.repeat(40);
  const quote = { text, source: 'Example Wire', url: null, at: null };
  return someContent({ quotes: Array.from({ length: n === 1 ? 1 : 3 * n }, () => quote) });
};

/** A port that nobody listens on. */
const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};

describe('an owed alert', () => {
  it('is posted once, carries its id, and is settled', async () => {
    room = await openRoom();
    const owed = await room.owe({});
    const sent: string[] = [];
    expect(await room.deliver({ onSent: ({ code }) => void sent.push(code) })).toBe('sent');
    expect(await room.deliver()).toBe('idle');
    const [message, ...more] = messages();
    expect(more).toEqual([]);
    expect(message?.metadata).toEqual({
      event_type: 'stakewatch_alert',
      event_payload: { alert_id: owed.id, part: 0 },
    });
    expect(await record()).toMatchObject({ state: 'sent', ts: message?.ts, attempts: 0 });
    expect(sent).toEqual([owed.code]);
  });
  it('is posted once by two at the same time', async () => {
    room = await openRoom();
    await room.owe({});
    expect((await Promise.all([room.deliver(), room.deliver()])).sort()).toEqual(['idle', 'sent']);
    expect(messages()).toHaveLength(1);
  });
  it('shows a mute that came while its detail was going out', async () => {
    room = await openRoom();
    const { code } = await room.owe({ content: withDetail(1) });
    const delivered = room.deliver();
    await room.slack.waitFor('its message', () => messages()[0]);
    expect(await room.ask(`mute ${code} 7d`)).toContain('Muted here until');
    expect(await delivered).toBe('sent');
    expect(JSON.stringify(messages()[0]?.blocks)).toContain('This story is muted here');
  });
  it('is edited by nobody where nobody did anything with it', async () => {
    room = await openRoom();
    await room.owe({ content: withDetail(1) });
    expect(await room.deliver()).toBe('sent');
    expect(room.slack.calls('chat.update')).toEqual([]);
  });
  it('unfurls nothing', async () => {
    room = await openRoom();
    await room.owe({});
    await room.deliver();
    expect(room.slack.calls('chat.postMessage')[0]?.args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });
  it('with much detail goes on in its thread', async () => {
    room = await openRoom();
    const text = 'Borealis takes a part of Quarry Data and says why at length. '.repeat(40);
    await room.owe({ content: someContent({ quotes: [{ text, source: 'Example Wire', url: null, at: null }] }) });
    expect(await room.deliver()).toBe('sent');
    const [root, detail] = messages();
    expect(detail?.thread_ts).toBe(root?.ts);
    expect(await record()).toMatchObject({ ts: root?.ts });
  });
});

describe('a failure that says nothing was done', () => {
  it('429: the channel waits as long as Slack asks, and it is no try', async () => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 30 });
    expect(await room.deliver()).toBe('later');
    expect(await record()).toMatchObject({ state: 'due', attempts: 0, lastError: 'Slack asked for a pause (429)' });
    room.pass(29 * SECOND);
    expect(await room.deliver()).toBe('idle');
    room.pass(2 * SECOND);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
  });
  it('not in the channel: says what to do, and is told after the invitation', async () => {
    room = await openRoom();
    const { id } = await room.owe({ channelId: OTHER_CHANNEL });
    expect(await room.deliver()).toBe('later');
    expect((await record(id)).lastError).toContain('/invite @stakewatch');
    expect(await room.ask('status', { channelId: OTHER_CHANNEL })).toMatch(
      /held up\*\n•.*A-7K3Q1.*\/invite @stakewatch/,
    );
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    room.pass(6 * MINUTE);
    expect(await room.deliver()).toBe('sent');
    expect(messages(OTHER_CHANNEL).filter(({ metadata }) => metadata !== undefined)).toHaveLength(1);
  });
  it('Slack cannot be reached: owed again soon', async () => {
    room = await openRoom();
    await room.owe({});
    const nobody = createClient(TOKEN, `http://127.0.0.1:${await closedPort()}/api/`, QUIET);
    expect(await room.deliver({ clientFor: () => Promise.resolve(nobody) })).toBe('later');
    expect(await record()).toMatchObject({ state: 'due', attempts: 1 });
    expect((await record()).lastError).toContain('Slack cannot be reached');
    room.pass(11 * SECOND);
    expect(await room.deliver()).toBe('sent');
  });
  it.each(['invalid_auth', 'token_revoked', 'missing_scope'])(
    '%s: waits for the operator, for as long as it takes',
    async (error) => {
      room = await openRoom();
      await room.owe({});
      for (let i = 0; i < 30; i++) {
        room.slack.faults.next('chat.postMessage', error);
        expect(await room.deliver()).toBe('later');
        room.pass(61 * MINUTE);
      }
      expect(await room.deliver()).toBe('sent');
      expect(messages()).toHaveLength(1);
    },
  );
  it('message_limit_exceeded: waits for the workspace, for as long as it takes', async () => {
    room = await openRoom();
    await room.owe({});
    for (let i = 0; i < 30; i++) {
      room.slack.faults.next('chat.postMessage', 'message_limit_exceeded');
      expect(await room.deliver()).toBe('later');
      expect((await record()).lastError).toContain('takes no messages at the moment');
      room.pass(361 * MINUTE);
    }
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
  });
  it('a channel that stays closed: dead after twenty tries, and named in status', async () => {
    room = await openRoom();
    await room.owe({});
    for (let i = 1; i < 20; i++) {
      room.slack.faults.next('chat.postMessage', 'not_in_channel');
      expect(await room.deliver()).toBe('later');
      room.pass(361 * MINUTE);
    }
    room.slack.faults.next('chat.postMessage', 'not_in_channel');
    expect(await room.deliver()).toBe('dead');
    expect(await room.ask('status')).toMatch(
      /Could not be delivered here, and is not tried again\*\n•.*A-7K3Q1.*not_in_channel/,
    );
  });
  it('blocks that Slack refuses: the news goes out as plain text', async () => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', 'invalid_blocks');
    expect(await room.deliver()).toBe('sent');
    expect(messages()[0]?.text).toContain('Borealis (your rival) takes 33% of Quarry Data');
    expect(room.logged).toContainEqual(expect.objectContaining({ event: 'alert-blocks-refused', code: 'A-7K3Q1' }));
  });
  it('a message that Slack refuses in any form is dead, and named in status', async () => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', 'msg_too_long');
    room.slack.faults.next('chat.postMessage', 'msg_too_long');
    expect(await room.deliver()).toBe('dead');
    const told = await room.ask('status');
    expect(told).toContain('This channel: 1 message could not be delivered\n');
    expect(told).toMatch(/Could not be delivered here, and is not tried again\*\n•.*A-7K3Q1.*msg_too_long/);
    expect(await room.deliver()).toBe('idle');
  });
});

describe('an alert of another workspace', () => {
  it('is dead at once, with a plain reason, and nothing is posted', async () => {
    room = await openRoom();
    const { id } = await room.owe({ teamId: 'T0OTHER' });
    expect(await room.deliver()).toBe('dead');
    expect((await record(id)).lastError).toContain('belongs to another workspace (T0OTHER)');
    expect(room.slack.calls('chat.postMessage')).toEqual([]);
  });
});

describe('detail in the thread', () => {
  it('429: the channel waits as long as Slack asks, and what stands is not posted again', async () => {
    room = await openRoom();
    await room.owe({ content: withDetail(1) });
    await room.owe({ storyId: 'story-2', createdAt: room.services.clock() + 1 });
    let posts = 0;
    const stop = room.slack.onChange(({ do: done }) => {
      if (done === 'post' && ++posts === 1) room.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 30 });
    });
    expect(await room.deliver()).toBe('later');
    stop();
    expect(await record()).toMatchObject({ state: 'due', attempts: 0 });
    room.pass(25 * SECOND);
    expect(await room.deliver()).toBe('idle');
    room.pass(6 * SECOND);
    expect(await room.deliver()).toBe('sent');
    const [root, detail, ...more] = messages();
    expect(more).toEqual([]);
    expect(detail?.thread_ts).toBe(root?.ts);
    expect(await record()).toMatchObject({ state: 'sent', ts: root?.ts });
    room.pass(3 * SECOND);
    expect(await room.deliver()).toBe('sent');
  });
  it('429 where Slack does not let us look: what stands is known all the same', async () => {
    room = await openRoom({ slack: { scopes: NEEDED_SCOPES.filter((scope) => !scope.endsWith(':history')) } });
    await room.owe({ content: withDetail(1) });
    let posts = 0;
    const stop = room.slack.onChange(({ do: done }) => {
      if (done === 'post' && ++posts === 1) room.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 30 });
    });
    expect(await room.deliver()).toBe('later');
    stop();
    room.pass(31 * SECOND);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(2);
  });
  it('holds the channel: no other alert comes within a second of it', async () => {
    room = await openRoom();
    await room.owe({ content: withDetail(1) });
    await room.owe({ storyId: 'story-2' });
    const start = room.services.clock();
    const at = (ms: number) => ({ clock: () => start + ms });
    expect(await room.deliver(at(0))).toBe('sent');
    expect(messages()).toHaveLength(2);
    expect(await room.deliver(at(1_999))).toBe('idle');
    expect(await room.deliver(at(2_000))).toBe('sent');
  });
});

describe('where Slack lets us look once a minute, at 15 messages', () => {
  const slack = { strict: { rateLimits: true, distributed: true } };
  it('the look goes on where it stopped, and other alerts of the channel go out meanwhile', async () => {
    let ahead = 0;
    room = await openRoom({ slack: { ...slack, clock: () => Date.now() + ahead } });
    const pass = (ms: number): void => {
      ahead += ms;
      room.pass(ms);
    };
    await room.owe({});
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    await room.deliver();
    for (let i = 0; i < 70; i++) room.slack.userDoes.say(CHANNEL, BEN, `talk ${i}`);
    pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('later');
    await room.owe({ storyId: 'story-2' });
    pass(2 * SECOND);
    expect(await room.deliver()).toBe('sent');
    let tries = 0;
    for (let outcome = ''; outcome !== 'sent' && tries < 12; tries++) {
      pass(AFTER_LEASE);
      outcome = await room.deliver();
    }
    expect(await record()).toMatchObject({ state: 'sent', attempts: 1 });
    expect(tries).toBeLessThanOrEqual(6);
    expect(messages().filter(({ metadata }) => metadata !== undefined)).toHaveLength(2);
  });
});

describe('an outcome that nobody knows', () => {
  it.each([
    ['accepted, and the reply lost', { lose: 'reply' } as const],
    ['lost before Slack had it', { lose: 'request' } as const],
    ['an error of the server', { status: 500 } as const],
    ['Slack’s own word for half done', 'internal_error'],
  ])('%s: looked up when the lease is over', async (_, fault) => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', fault);
    expect(await room.deliver()).toBe('later');
    expect(await room.deliver()).toBe('idle');
    room.pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
    expect(await record()).toMatchObject({ state: 'sent', ts: messages()[0]?.ts });
  });
  it('a reply later than we wait', async () => {
    room = await openRoom();
    await room.owe({});
    const hasty = createClient(TOKEN, room.slack.apiUrl, QUIET);
    Object.assign(hasty, { timeout: 200 });
    room.slack.faults.next('chat.postMessage', { late: 5_000 });
    expect(await room.deliver({ clientFor: () => Promise.resolve(hasty) })).toBe('later');
    room.pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
  });
  it('a crash between post and settle', async () => {
    let crashes = 1;
    const store = (real: Store): Store => ({
      ...real,
      settleAlert: (claim, outcome) =>
        crashes-- > 0 ? Promise.reject(new Error('the process died')) : real.settleAlert(claim, outcome),
    });
    room = await openRoom({ store });
    await room.owe({});
    await expect(room.deliver()).rejects.toThrow('the process died');
    room.pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
  });
  it('is found under a busy channel’s many pages', async () => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    await room.deliver();
    for (let i = 0; i < 450; i++) room.slack.userDoes.say(CHANNEL, BEN, `talk ${i}`);
    room.pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('sent');
    expect(messages().filter(({ metadata }) => metadata !== undefined)).toHaveLength(1);
    expect(room.slack.calls('conversations.history').length).toBeGreaterThan(2);
  });
  it('a pause that Slack asks for between two pages of the look-up: nothing is posted again', async () => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    expect(await room.deliver()).toBe('later');
    for (let i = 0; i < 450; i++) room.slack.userDoes.say(CHANNEL, BEN, `talk ${i}`);
    room.pass(AFTER_LEASE);
    room.slack.faults.next('conversations.history', { late: 0 });
    room.slack.faults.next('conversations.history', { status: 429, retryAfter: 20 });
    expect(await room.deliver()).toBe('later');
    expect(room.slack.calls('conversations.history')).toHaveLength(2);
    room.pass(5 * MINUTE);
    expect(await room.deliver()).toBe('sent');
    expect(messages().filter(({ metadata }) => metadata !== undefined)).toHaveLength(1);
  });
  it('a look-up that fails leaves it owed, and it is looked up again', async () => {
    room = await openRoom();
    await room.owe({});
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    await room.deliver();
    for (const fault of [{ status: 429, retryAfter: 20 } as const, { lose: 'reply' } as const]) {
      room.pass(AFTER_LEASE);
      room.slack.faults.next('conversations.history', fault);
      expect(await room.deliver()).toBe('later');
    }
    room.pass(5 * MINUTE);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
  });
  it('detail whose reply was lost is not posted twice', async () => {
    room = await openRoom();
    const text = 'Borealis takes a part of Quarry Data and says why at length. '.repeat(40);
    await room.owe({ content: someContent({ quotes: [{ text, source: 'Example Wire', url: null, at: null }] }) });
    let posts = 0;
    const stop = room.slack.onChange(({ do: done }) => {
      if (done === 'post' && ++posts === 1) room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    });
    expect(await room.deliver()).toBe('later');
    stop();
    room.pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('sent');
    expect(messages().map(({ thread_ts: thread }) => thread !== undefined)).toEqual([false, true]);
  });
  it.each([
    ['repost', 'sent', 2],
    ['hold', 'dead', 1],
  ] as const)('where Slack does not let us look: %s', async (withoutHistory, outcome, posts) => {
    room = await openRoom({ slack: { scopes: NEEDED_SCOPES.filter((scope) => !scope.endsWith(':history')) } });
    await room.owe({});
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    await room.deliver();
    room.pass(AFTER_LEASE);
    expect(await room.deliver({ withoutHistory })).toBe(outcome);
    expect(messages()).toHaveLength(posts);
  });
});

describe('later news', () => {
  it.each([
    ['loud: speaks up in the channel again', true, 'thread_broadcast'],
    ['quiet: stays in the thread', false, undefined],
  ])('%s', async (_, loud, subtype) => {
    room = await openRoom();
    await oweUpdate(loud);
    expect(await room.deliver()).toBe('sent');
    const [root, reply, ...more] = messages();
    expect(more).toEqual([]);
    expect(reply).toMatchObject({ thread_ts: root?.ts });
    expect(reply?.subtype).toBe(subtype);
    expect(JSON.stringify(reply?.blocks)).toContain('The deal is *completed*.');
    expect(JSON.stringify(root?.blocks)).toContain('35%');
    expect(root?.edited).toBeDefined();
  });
  it('keeps who acknowledged, and the first alert’s buttons', async () => {
    room = await openRoom();
    const update = await oweUpdate(false);
    await room.store.mark(anAlert({ channelId: CHANNEL }).id, { kind: 'acknowledged', by: ADA, at: Date.now() });
    await room.deliver();
    const drawn = JSON.stringify(messages()[0]?.blocks);
    expect(drawn).toContain(`Acknowledged by <@${ADA}>`);
    expect(drawn).not.toContain(update.id);
  });
  it('whose reply was lost is told once', async () => {
    room = await openRoom();
    await oweUpdate(true);
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    expect(await room.deliver()).toBe('later');
    room.pass(AFTER_LEASE);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(2);
  });
  it('an edit that fails half way is repeated', async () => {
    room = await openRoom();
    await oweUpdate(true);
    room.slack.faults.next('chat.update', { status: 429, retryAfter: 5 });
    expect(await room.deliver()).toBe('later');
    room.pass(6 * SECOND);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(2);
  });
  it('whose first message was deleted is posted anew', async () => {
    room = await openRoom();
    const update = await oweUpdate(false);
    await removeMessage(messages()[0]?.ts);
    expect(await room.deliver()).toBe('sent');
    const [anew, ...more] = messages();
    expect(more).toEqual([]);
    expect(anew?.thread_ts).toBeUndefined();
    expect(JSON.stringify(anew?.blocks)).toContain(update.code);
  });
  it('after the first message was deleted goes on in the thread of the one in its place', async () => {
    room = await openRoom();
    await oweUpdate(true);
    await removeMessage(messages()[0]?.ts);
    expect(await room.deliver()).toBe('sent');
    for (const storyRevision of [3, 4]) {
      room.pass(2 * SECOND);
      await room.owe({
        storyRevision,
        kind: 'update',
        content: someContent({ changes: [[`News ${storyRevision}.`]] }),
      });
      expect(await room.deliver()).toBe('sent');
    }
    const [root, ...replies] = messages();
    expect(root?.thread_ts).toBeUndefined();
    expect(replies.map(({ thread_ts: thread }) => thread)).toEqual([root?.ts, root?.ts]);
  });
  it.each(['invalid_blocks', 'msg_blocks_too_long', 'msg_too_long'])(
    'whose edit Slack refuses (%s) is told in the thread all the same',
    async (error) => {
      room = await openRoom();
      await oweUpdate(false);
      room.slack.faults.next('chat.update', error);
      expect(await room.deliver()).toBe('sent');
      expect(messages()).toHaveLength(2);
      expect(JSON.stringify(messages()[1]?.blocks)).toContain('The deal is *completed*.');
      expect(room.logged).toContainEqual(expect.objectContaining({ event: 'alert-blocks-refused' }));
    },
  );
  it('where messages may not be edited any more, the thread is told all the same', async () => {
    room = await openRoom();
    await oweUpdate(false);
    room.slack.faults.next('chat.update', 'edit_window_closed');
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(2);
  });
});
