// Signed and forged requests at the Bolt receiver: who gets in, how soon it answers, what is done once only.
import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { SECOND } from '../../src/time.ts';
import { ADA, CHANNEL, openRoom, SECRET, TEAM, type Room } from './workspace.ts';

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
  it('before the store is asked: a slow store delays no acknowledgement', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const slow = (real: Store): Store => ({
      ...real,
      firstTime: (...asked) => gate.then(() => real.firstTime(...asked)),
    });
    room = await openRoom({ store: slow });
    expect((await send({ body: command('watch Labelsmith') })).status).toBe(200);
    expect((await send({ body: press('acknowledge') })).status).toBe(200);
    expect(await watched()).toEqual([]);
    release();
    await expect.poll(watched).toContain('Labelsmith');
  });
});

describe('what Slack repeats is done once', () => {
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

describe('health', () => {
  it('200 while the store can be written, 503 with the reason when not', async () => {
    let full = false;
    const filling = (real: Store): Store => ({
      ...real,
      check: () => (full ? Promise.reject(new Error('disk full')) : real.check()),
    });
    room = await openRoom({ store: filling });
    const url = room.appUrl.replace('/slack/events', '/healthz');
    expect((await fetch(url)).status).toBe(200);
    full = true;
    room.pass(11 * SECOND);
    const response = await fetch(url);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ok: false, version: '1.2.3', reason: 'disk full' });
  });
  it('the store is asked once in ten seconds, however many ask', async () => {
    let asked = 0;
    const counting = (real: Store): Store => ({ ...real, check: () => (asked++, real.check()) });
    room = await openRoom({ store: counting });
    const stopped = room.services.clock();
    room.services.clock = () => stopped;
    const url = room.appUrl.replace('/slack/events', '/healthz');
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(url)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(asked).toBe(1);
    room.services.clock = () => stopped + 10 * SECOND;
    await fetch(url);
    expect(asked).toBe(2);
  });
});
