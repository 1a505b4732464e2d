// What a person does in, the signed requests that reach the app and what its answers lead to out.
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SocketModeClient as Client } from '@slack/socket-mode';
import { ADA, BEN, errorOf, GENERAL, startBench, VENDORS, type Bench } from './start.ts';
import type { Payload } from './tiny-app.ts';

const { SocketModeClient, LogLevel } = createRequire(import.meta.url)('@slack/socket-mode') as {
  SocketModeClient: new (options: object) => Client;
  LogLevel: { ERROR: string };
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const go = { type: 'button', action_id: 'go', text: plain('Go'), value: 'v1' };
const post = async (elements: object[]): Promise<string> => {
  const blocks = [{ type: 'actions', block_id: 'acts', elements }] as never;
  return (await bench.client.chat.postMessage({ channel: VENDORS, text: 'x', blocks })).ts ?? '';
};
const command = (text = '/stakewatch help') => bench.slack.userDoes.command(VENDORS, ADA, text);
const respond = async (url: unknown, body: object): Promise<Response> =>
  fetch(String(url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const whispers = () => bench.slack.ephemerals(ADA, VENDORS);

describe('slash commands', () => {
  it('come signed, as a form, with all that Slack sends', async () => {
    expect(await command('/stakewatch watch  Northwind & Sons')).toEqual({ status: 200, body: '', error: null });
    const [got] = bench.app.received;
    expect(got?.payload).toMatchObject({
      command: '/stakewatch',
      text: 'watch  Northwind & Sons',
      team_id: 'T0TEST',
      channel_id: VENDORS,
      channel_name: 'vendor-risk',
      user_id: ADA,
      user_name: 'ada',
      is_enterprise_install: 'false',
    });
    expect(got?.payload['trigger_id']).toMatch(/^\d+\.\d+\.\w+$/);
  });

  it('carry a signature that another secret does not make', async () => {
    const other = await startBench({ signingSecret: 'another secret' });
    other.slack.connectApp(bench.app.url);
    expect(await other.slack.userDoes.command(VENDORS, ADA, '/stakewatch')).toMatchObject({
      status: 401,
      error: 'http_client_error',
    });
    expect(bench.app.received).toEqual([]);
    await other.close();
  });

  it.each<[string, string | object, string]>([
    ['text', 'all is well', 'all is well'],
    ['JSON', { text: 'only for you' }, 'only for you'],
  ])('may be answered in the acknowledgement: %s', async (_kind, body, text) => {
    bench.app.onRequest(() => ({ body }));
    await command();
    expect(whispers()).toMatchObject([{ text, from: 'U0STAKEWATCH' }]);
  });

  it('may be answered for all', async () => {
    bench.app.onRequest(() => ({ body: { text: 'for all', response_type: 'in_channel' } }));
    await command();
    expect(bench.slack.messages(VENDORS).at(-1)).toMatchObject({ text: 'for all', user: 'U0STAKEWATCH' });
    expect(whispers()).toEqual([]);
  });

  it.each<[string, number, string]>([
    ['a broken app', 500, 'http_service_error'],
    ['an app that knows no such command', 404, 'http_client_error'],
  ])('tell the person of %s', async (_case, status, error) => {
    bench.app.onRequest(() => ({ status }));
    expect(await command()).toMatchObject({ status, error });
    expect(whispers()).toMatchObject([{ from: 'USLACKBOT', text: `/stakewatch failed with the error "${error}"` }]);
  });

  it('tell the person of an answer that Slack would not show', async () => {
    bench.app.onRequest(() => ({ body: { blocks: [{ type: 'hologram' }] } }));
    expect(await command()).toMatchObject({ error: 'invalid_blocks' });
    expect(whispers().at(-1)?.text).toContain('invalid_blocks');
  });

  it('time out where the app does not answer', async () => {
    const hurried = await startBench({ ackWithin: 40 });
    hurried.app.onRequest(() => new Promise(() => undefined));
    expect(await hurried.slack.userDoes.command(VENDORS, ADA, '/stakewatch')).toMatchObject({
      status: 0,
      error: 'operation_timeout',
    });
    expect(hurried.slack.ephemerals(ADA, VENDORS)[0]?.text).toBe(
      '/stakewatch failed with the error "operation_timeout"',
    );
    await hurried.close();
  });

  it('fail where no app listens', async () => {
    await bench.app.close();
    expect(await command()).toMatchObject({ status: 0, error: 'dispatch_failed' });
  });
});

describe('response_url', () => {
  const url = async (): Promise<unknown> => {
    await command();
    return bench.app.received.at(-1)?.payload['response_url'];
  };

  it('serves five times, then no more', async () => {
    const address = await url();
    const statuses = [];
    for (let n = 1; n <= 6; n++) statuses.push((await respond(address, { text: `answer ${n}` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    expect(whispers().map((e) => e.text)).toEqual(['answer 1', 'answer 2', 'answer 3', 'answer 4', 'answer 5']);
  });

  it('serves for half an hour', async () => {
    const address = await url();
    bench.time.now += 30 * 60_000 - 1;
    expect((await respond(address, { text: 'in time' })).status).toBe(200);
    bench.time.now += 1;
    const late = await respond(address, { text: 'late' });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('refuses what Slack would not show, and that costs no use', async () => {
    const address = await url();
    expect((await respond(address, { blocks: [{ type: 'hologram' }] })).status).toBe(400);
    expect((await respond(address, {})).status).toBe(400);
    for (let n = 0; n < 5; n++) expect((await respond(address, { text: 'x' })).status).toBe(200);
  });

  it('replaces and deletes the message whose button was pressed', async () => {
    const ts = await post([go]);
    await bench.slack.userDoes.press({ channelId: VENDORS, ts, actionId: 'go', userId: ADA });
    const address = bench.app.received.at(-1)?.payload['response_url'];
    await respond(address, { text: 'done', replace_original: true });
    expect(bench.slack.messages(VENDORS)).toMatchObject([{ ts, text: 'done', edited: { user: 'U0STAKEWATCH' } }]);
    await respond(address, { delete_original: true });
    expect(bench.slack.messages(VENDORS)).toEqual([]);
  });

  it('replaces and deletes an ephemeral answer', async () => {
    bench.app.onRequest(({ kind }) =>
      kind === 'command' ? { body: { text: 'sure?', blocks: [{ type: 'actions', elements: [go] }] } } : {},
    );
    await command();
    const asked = whispers()[0];
    await bench.slack.userDoes.press({ channelId: VENDORS, ts: asked?.ts ?? '', actionId: 'go', userId: ADA });
    const payload: Payload = bench.app.received.at(-1)?.payload ?? {};
    expect(payload).toMatchObject({ container: { is_ephemeral: true, message_ts: asked?.ts } });
    expect(payload).not.toHaveProperty('message');
    await respond(payload['response_url'], { text: 'yes', replace_original: true });
    expect(whispers()).toMatchObject([{ ts: asked?.ts, text: 'yes', blocks: [] }]);
    await respond(payload['response_url'], { delete_original: true });
    expect(whispers()).toEqual([]);
  });
});

describe('presses', () => {
  const pressed = async (elements: object[], actionId: string, value?: string | string[]) => {
    const ts = await post(elements);
    await bench.slack.userDoes.press({
      channelId: VENDORS,
      ts,
      actionId,
      userId: BEN,
      ...(value === undefined ? {} : { value }),
    });
    return bench.app.received.at(-1)?.payload ?? {};
  };
  const option = (value: string) => ({ text: plain(value), value });
  const menu = { type: 'static_select', action_id: 'pick', options: [option('a'), option('b')] };

  it('tell who, where and what', async () => {
    const payload = await pressed([go], 'go');
    const message = bench.slack.messages(VENDORS)[0];
    expect(payload).toMatchObject({
      type: 'block_actions',
      user: { id: BEN, username: 'ben', team_id: 'T0TEST' },
      team: { id: 'T0TEST' },
      channel: { id: VENDORS, name: 'vendor-risk' },
      container: { type: 'message', message_ts: message?.ts, channel_id: VENDORS, is_ephemeral: false },
      message: { ts: message?.ts, text: 'x' },
      actions: [{ type: 'button', action_id: 'go', block_id: 'acts', value: 'v1', text: plain('Go') }],
    });
  });

  it.each<[string, object, string | string[], object]>([
    ['an option', menu, 'b', { selected_option: option('b') }],
    ['an overflow option', { ...menu, type: 'overflow' }, 'a', { selected_option: option('a') }],
    ['radio buttons', { ...menu, type: 'radio_buttons' }, 'a', { selected_option: option('a') }],
    ['checkboxes', { ...menu, type: 'checkboxes' }, ['a', 'b'], { selected_options: [option('a'), option('b')] }],
    ['a person', { type: 'users_select', action_id: 'pick' }, ADA, { selected_user: ADA }],
    ['a date', { type: 'datepicker', action_id: 'pick' }, '2025-06-13', { selected_date: '2025-06-13' }],
  ])('tell the value of %s', async (_what, element, value, expected) => {
    const payload = await pressed([element], 'pick', value);
    expect(payload['actions']).toMatchObject([{ action_id: 'pick', ...expected }]);
  });

  it('find the button with the value among several of one action', async () => {
    const ts = (
      await bench.client.chat.postMessage({
        channel: VENDORS,
        text: 'x',
        blocks: ['one', 'two'].map((value) => ({ type: 'actions', elements: [{ ...go, value }] })),
      })
    ).ts;
    await bench.slack.userDoes.press({ channelId: VENDORS, ts: ts ?? '', actionId: 'go', value: 'two', userId: ADA });
    expect(bench.app.received.at(-1)?.payload['actions']).toMatchObject([{ value: 'two' }]);
  });

  it('of what is not there are a mistake of the test, and say so', async () => {
    const ts = await post([menu]);
    const press = (more: object) =>
      bench.slack.userDoes.press({ channelId: VENDORS, ts, actionId: 'pick', userId: ADA, ...more });
    await expect(press({ actionId: 'none' })).rejects.toThrow('actionId: expected an element');
    await expect(press({ value: 'c' })).rejects.toThrow('value: expected an option');
    await expect(press({ ts: '1.000000' })).rejects.toThrow('ts: expected a message');
  });
});

describe('events', () => {
  it('tell the app that it was invited', async () => {
    expect(await bench.slack.userDoes.invite(GENERAL, ADA)).toMatchObject({ status: 200, error: null });
    expect(bench.app.received[0]?.payload).toMatchObject({
      type: 'event_callback',
      team_id: 'T0TEST',
      event: { type: 'member_joined_channel', user: 'U0STAKEWATCH', channel: GENERAL, inviter: ADA },
    });
    expect(await errorOf(bench.client.chat.postMessage({ channel: GENERAL, text: 'hello' }))).toBe('ok');
  });

  it('come again under one id until the app takes them', async () => {
    const patient = await startBench({ eventRetries: [0, 0, 0] });
    let tries = 0;
    patient.app.onRequest(() => ({ status: (tries += 1) < 3 ? 500 : 200 }));
    expect(await patient.slack.userDoes.openHome(ADA)).toMatchObject({ status: 200 });
    const heard = patient.app.received.map(({ headers, payload }) => [
      headers['x-slack-retry-num'],
      headers['x-slack-retry-reason'],
      payload['event_id'],
    ]);
    const id = heard[0]?.[2];
    expect(heard).toEqual([
      [undefined, undefined, id],
      ['1', 'http_error', id],
      ['2', 'http_error', id],
    ]);
    await patient.close();
  });

  it('are given up after three repeats', async () => {
    const patient = await startBench({ eventRetries: [0, 0, 0] });
    patient.app.onRequest(() => ({ status: 500 }));
    await patient.slack.userDoes.event({ type: 'app_mention', user: ADA, channel: VENDORS, text: 'hi' });
    expect(patient.app.received).toHaveLength(4);
    await patient.close();
  });
});

describe('Socket Mode', () => {
  it('carries commands and events to the app, and its acknowledgements back', async () => {
    const socket = new SocketModeClient({
      appToken: 'xapp-for-tests',
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: bench.slack.apiUrl },
    });
    type Envelope = { ack: (answer?: object) => Promise<void>; body: { text?: string; event?: { type: string } } };
    const events: string[] = [];
    socket.on('slash_commands', ({ ack, body }: Envelope) => void ack({ text: `over the socket: ${body.text}` }));
    socket.on('app_home_opened', ({ ack, body }: Envelope) => {
      events.push(String(body.event?.type));
      void ack();
    });
    await socket.start();
    try {
      expect(await command()).toMatchObject({ status: 200, error: null });
      expect(whispers()[0]?.text).toBe('over the socket: help');
      expect(await bench.slack.userDoes.openHome(ADA)).toMatchObject({ status: 200 });
      expect(events).toEqual(['app_home_opened']);
      expect(bench.app.received).toEqual([]);
    } finally {
      await socket.disconnect();
    }
  });

  it.each<[string, string | undefined, string]>([
    ['no token', undefined, 'not_authed'],
    ['the bot’s token', 'xoxb-for-tests', 'not_allowed_token_type'],
    ['another app’s token', 'xapp-other', 'invalid_auth'],
  ])('opens nothing for %s', async (_case, token, error) => {
    const closed = await startBench({ appToken: 'xapp-mine' });
    const response = await fetch(`${closed.slack.apiUrl}apps.connections.open`, {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toMatchObject({ ok: false, error });
    await closed.close();
  });
});
