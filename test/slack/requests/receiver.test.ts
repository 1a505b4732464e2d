// Signed and forged requests at the Bolt receiver: who gets in, how soon it answers, what is done once only.
import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { personIn } from '../modals/windows.ts';
import { ADA, CHANNEL, openRoom, OTHER_CHANNEL, SECRET, TEAM, type Room } from '../workspace.ts';

let room: Room;
afterEach(() => room.close());

interface Request {
  body: Record<string, unknown>;
  /** Seconds added to the signature's time. */
  skew?: number;
  secret?: string;
}
/** Sends a signed request as Slack does: a command as a form, everything else as its payload. */
async function send({ body, skew = 0, secret = SECRET }: Request): Promise<{ status: number; text: string }> {
  const isCommand = 'command' in body;
  const form = isCommand
    ? new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))
    : new URLSearchParams({ payload: JSON.stringify(body) });
  const stamp = String(Math.floor(Date.now() / 1000) + skew);
  const hmac = createHmac('sha256', secret).update(`v0:${stamp}:${form.toString()}`).digest('hex');
  const response = await fetch(room.appUrl, {
    method: 'POST',
    body: form.toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${hmac}`,
    },
  });
  return { status: response.status, text: await response.text() };
}
const responseUrl = () => `${room.slack.url}/response/none`;
const command = (text: string, more: object = {}) => ({
  command: '/stakewatch',
  text,
  team_id: TEAM,
  channel_id: CHANNEL,
  channel_name: 'vendor-risk',
  user_id: ADA,
  trigger_id: randomUUID(),
  response_url: responseUrl(),
  ...more,
});
const press = (actionId: string, more: object = {}) => ({
  type: 'block_actions',
  user: { id: ADA },
  team: { id: TEAM },
  channel: { id: CHANNEL, name: 'vendor-risk' },
  container: { type: 'message', message_ts: '1.000001', channel_id: CHANNEL },
  actions: [
    { type: 'button', action_id: actionId, block_id: 'b', value: 'x', text: { type: 'plain_text', text: 'x' } },
  ],
  trigger_id: randomUUID(),
  response_url: responseUrl(),
  ...more,
});
const watched = async () => ((await room.store.watchlist(TEAM, CHANNEL))?.companies ?? []).map(({ name }) => name);

describe('who gets in', () => {
  it.each([
    ['a signature of now', 0, SECRET, 200],
    ['a clock four minutes late', -240, SECRET, 200],
    ['a clock four minutes early', 240, SECRET, 200],
    ['an old request', -330, SECRET, 401],
    ['a request from the future', 330, SECRET, 401],
    ['another secret', 0, 'not the secret', 401],
  ])('%s', async (_, skew, secret, status) => {
    room = await openRoom();
    expect((await send({ body: command('help'), skew, secret })).status).toBe(status);
  });
  it('a request without a signature', async () => {
    room = await openRoom();
    expect((await fetch(room.appUrl, { method: 'POST', body: '{}' })).status).toBe(401);
  });
});

describe('every request is answered', () => {
  const asked = { user: { id: ADA }, team: { id: TEAM } };
  it.each([
    ['a command that is not ours', () => ({ ...command('help'), command: '/other' })],
    ['a button that is not ours', () => press('of-another-version')],
    ['a button of an alert that is gone', () => press('acknowledge')],
    [
      'an old-style button',
      () => ({ ...asked, type: 'interactive_message', callback_id: 'x', actions: [{ name: 'x' }] }),
    ],
    ['a modal that is not ours', () => ({ ...asked, type: 'view_submission', view: { callback_id: 'x' } })],
    ['a closed modal', () => ({ ...asked, type: 'view_closed', view: { callback_id: 'mute' } })],
    ['a shortcut', () => ({ ...asked, type: 'shortcut', callback_id: 'x' })],
    ['a menu that asks', () => ({ ...asked, type: 'block_suggestion', action_id: 'x', block_id: 'b' })],
  ])('%s', async (_, body) => {
    room = await openRoom();
    expect((await send({ body: body() })).status).toBe(200);
  });
  it('before the store is asked: a store that answers nothing delays no acknowledgement', async () => {
    let release = (): void => undefined;
    let isShut = false;
    const opens = new Promise<void>((resolve) => (release = resolve));
    const waiting = (real: Store): Store =>
      new Proxy(real, {
        get: (store, name) => {
          const method: unknown = Reflect.get(store, name);
          if (typeof method !== 'function') return method;
          const call = (...asked: unknown[]): unknown => Reflect.apply(method, store, asked);
          return (...asked: unknown[]) => (isShut ? opens.then(() => call(...asked)) : call(...asked));
        },
      });
    room = await openRoom({ store: waiting });
    const ada = personIn(room);
    const company = await ada.open('edit Labelsmith', 'watchlist.company');
    isShut = true;
    for (const body of [command('watch Tern'), command('settings'), press('acknowledge'), press('mute')])
      expect([body, (await send({ body })).status]).toEqual([body, 200]);
    isShut = false;
    expect(await watched()).not.toContain('Tern');
    release();
    expect(await room.slack.userDoes.submit(company.id, { name: 'Labelsmith' }, ADA)).toMatchObject({ error: null });
    await expect.poll(watched).toEqual(expect.arrayContaining(['Tern', 'Labelsmith']));
  });
});

/** Sends a body as it is, signed unless told otherwise. */
async function sendRaw(body: string, headers: Record<string, string> = {}, signed = true): Promise<Response> {
  const stamp = String(Math.floor(Date.now() / 1000));
  const hmac = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const signature = signed ? { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${hmac}` } : {};
  const all = { 'content-type': 'application/json', ...signature, ...headers };
  return fetch(room.appUrl, { method: 'POST', body, headers: all });
}
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const fields = (body: object): string => new URLSearchParams(Object.entries(body)).toString();

describe('bodies that Slack does not send', () => {
  const user = { id: ADA };
  it.each<[string, string, Record<string, string>, number]>([
    ['no JSON', '{"type":', {}, 400],
    ['nothing at all', '', {}, 400],
    ['JSON null', 'null', {}, 400],
    ['a JSON number', '7', {}, 400],
    ['a JSON text', '"event_callback"', {}, 400],
    ['a JSON list', '[]', {}, 400],
    ['an empty object', '{}', {}, 400],
    ['an unknown type', '{"type":"of_tomorrow"}', {}, 400],
    ['a type that is a name of every object', '{"type":"constructor"}', {}, 400],
    ['an event without an event', '{"type":"event_callback"}', {}, 400],
    ['an event without a type', '{"type":"event_callback","event":{}}', {}, 400],
    ['a form whose payload is null', 'payload=null', FORM, 400],
    ['a form whose payload is no JSON', 'payload=%7B', FORM, 400],
    ['a form with nothing in it', 'a=b', FORM, 400],
    ['a command without a person', 'command=%2Fstakewatch&text=help&team_id=T1&channel_id=C1', FORM, 400],
    ['a press of nothing', JSON.stringify({ type: 'block_actions', user, actions: [] }), {}, 400],
    ['a press by nobody', JSON.stringify({ type: 'block_actions', actions: [{}] }), {}, 400],
    ['a submission without a view', JSON.stringify({ type: 'view_submission', user }), {}, 400],
    ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, {}, 400],
    ['more than a megabyte', `{"a":"${'x'.repeat(1_000_001)}"}`, {}, 413],
    ['more than a megabyte of form', `payload=${'x'.repeat(1_000_001)}`, FORM, 413],
  ])('%s is refused at once, and the next request is served', async (_, body, headers, status) => {
    room = await openRoom();
    expect((await sendRaw(body, headers)).status).toBe(status);
    expect((await send({ body: command('help') })).status).toBe(200);
  });
  it('unsigned ones get no further than the signature', async () => {
    room = await openRoom();
    expect((await sendRaw('{"type":"event_callback","event":{"type":"x"}}', {}, false)).status).toBe(401);
    expect((await sendRaw('{"type":', {}, false)).status).toBe(401);
  });
  it.each([
    ['another path', '/slack/other', 'POST', 404],
    ['another method', '/slack/events', 'GET', 404],
    ['the install page where there is one workspace', '/slack/install', 'GET', 404],
    ['a path that is none', '//', 'GET', 400],
  ])('%s', async (_, path, method, status) => {
    room = await openRoom();
    const url = room.appUrl.replace('/slack/events', path);
    expect((await fetch(url, { method })).status).toBe(status);
  });
});

describe('what Slack asks of an address', () => {
  it('url_verification: the challenge comes back', async () => {
    room = await openRoom();
    const answer = await sendRaw(JSON.stringify({ type: 'url_verification', challenge: 'a-challenge' }));
    expect([answer.status, await answer.json()]).toEqual([200, { challenge: 'a-challenge' }]);
    expect((await sendRaw(JSON.stringify({ type: 'url_verification', challenge: 'x' }), {}, false)).status).toBe(401);
  });
  it('ssl_check, which is not signed: answered, and nothing smuggled in with it is done', async () => {
    room = await openRoom();
    const body = fields({ ...command('watch Labelsmith'), ssl_check: '1' });
    expect((await sendRaw(body, FORM, false)).status).toBe(200);
    await room.ask('help');
    expect(await watched()).toEqual([]);
  });
});

describe('what Slack repeats is done once', () => {
  it('an event, said to be a repeat or not', async () => {
    room = await openRoom();
    const event = { type: 'member_joined_channel', user: 'U0STAKEWATCH', channel: CHANNEL };
    const body = (id: string, channel: string) =>
      JSON.stringify({
        type: 'event_callback',
        team_id: TEAM,
        event_id: id,
        event: { ...event, channel },
        authorizations: [{ team_id: TEAM, user_id: 'U0STAKEWATCH', enterprise_id: null, is_enterprise_install: false }],
      });
    expect((await sendRaw(body('Ev1', CHANNEL))).status).toBe(200);
    await expect.poll(() => room.slack.messages(CHANNEL)).toHaveLength(1);
    // The same id, whatever stands in it: Slack may only repeat.
    const retry = { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
    expect((await sendRaw(body('Ev1', OTHER_CHANNEL), retry)).status).toBe(200);
    await room.ask('help');
    expect(room.slack.calls('chat.postMessage')).toHaveLength(1);
  });
  it('an event whose first delivery was lost, at its repeat', async () => {
    room = await openRoom({ slack: { eventRetries: [0, 0] } });
    const url = room.appUrl;
    room.slack.connectApp('http://127.0.0.1:9/slack/events');
    const invited = room.slack.userDoes.invite(CHANNEL, ADA);
    room.slack.connectApp(url);
    expect((await invited).error).toBeNull();
    await expect.poll(() => room.slack.messages(CHANNEL)).toHaveLength(1);
  });
  it('a command with the same trigger', async () => {
    room = await openRoom();
    const first = command('watch Labelsmith', { trigger_id: 'one' });
    await send({ body: first });
    await expect.poll(watched).toEqual(['Borealis', 'Labelsmith']);
    await send({ body: { ...first, text: 'watch Tern' } });
    await send({ body: command('watch Quarry Data', { trigger_id: 'two' }) });
    await expect.poll(watched).toContain('Quarry Data');
    expect(await watched()).not.toContain('Tern');
  });
});

describe('a listener that fails', () => {
  it('tells the asker a sentence with a number, and the log once, with the same number', async () => {
    const broken = (real: Store): Store => ({ ...real, counts: () => Promise.reject(new Error('disk full')) });
    room = await openRoom({ store: broken });
    const told = await room.ask('status');
    const number = /number: ([0-9A-F]{8})/.exec(told)?.[1];
    expect(told).toContain('Something went wrong on my side');
    expect(told).not.toContain('disk full');
    const errors = room.logged.filter(({ level }) => level === 50);
    expect(errors).toEqual([expect.objectContaining({ event: 'listener-failed', id: number, error: 'disk full' })]);
  });
});

describe('direct messages', () => {
  it.each(['watch Labelsmith', 'rival Tern', 'unwatch Tern', 'list', 'why A-1'])(
    '%s belongs to a channel',
    async (text) => {
      room = await openRoom();
      const before = room.slack.calls('response_url').length;
      await send({ body: command(text, { channel_id: 'D0ADA', channel_name: 'directmessage' }) });
      await expect.poll(() => room.slack.calls('response_url').length).toBeGreaterThan(before);
      expect(JSON.stringify(room.slack.calls('response_url')[before]?.args)).toContain(
        'A watchlist belongs to a channel',
      );
      expect(await room.store.watchlists()).toEqual([]);
    },
  );
});
