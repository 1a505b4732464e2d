// Web API calls as the bot makes them in; Slack's answers and errors, row by row, out.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebClient } from '@slack/web-api';
import {
  ADA,
  ARCHIVED,
  BOT_TOKEN,
  clientOf,
  errorOf,
  GENERAL,
  SCOPES,
  SECRET_PLANS,
  startBench,
  VENDORS,
  type Bench,
} from './start.ts';

let bench: Bench;
let client: WebClient;
beforeAll(async () => {
  bench = await startBench();
  client = bench.client;
});
afterAll(() => bench.close());

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const header = (text: string) => ({ type: 'header', text: { type: 'plain_text', text } });
const call = (method: string, args: Record<string, unknown>) => errorOf(client.apiCall(method, args));

async function raw(method: string, init: RequestInit): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(bench.slack.apiUrl + method, { method: 'POST', ...init });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('who may call', () => {
  it.each<[string, RequestInit, string]>([
    ['no token at all', {}, 'not_authed'],
    ['another token', { headers: { authorization: 'Bearer xoxb-other' } }, 'invalid_auth'],
    ['another token in the form', { body: new URLSearchParams({ token: 'xoxb-other' }) }, 'invalid_auth'],
  ])('%s', async (_case, init, error) => {
    expect((await raw('auth.test', init)).body).toMatchObject({ ok: false, error });
  });

  it.each<[string, RequestInit]>([
    ['the token in a header', { headers: { authorization: `Bearer ${BOT_TOKEN}` } }],
    ['the token in a form', { body: new URLSearchParams({ token: BOT_TOKEN }) }],
  ])('lets in %s', async (_case, init) => {
    expect((await raw('auth.test', init)).body).toMatchObject({ ok: true, user_id: 'U0STAKEWATCH', team_id: 'T0TEST' });
  });

  it('prints the scopes in a header', async () => {
    const response = await fetch(`${bench.slack.apiUrl}auth.test`, {
      method: 'POST',
      headers: { authorization: `Bearer ${BOT_TOKEN}` },
    });
    expect(response.headers.get('x-oauth-scopes')).toBe(SCOPES.join(','));
  });

  it('names an unknown method', async () => {
    expect(await call('chat.shout', {})).toBe('unknown_method');
    expect(await call('constructor', {})).toBe('unknown_method');
  });

  it('says which scope is missing, and which there are', async () => {
    const poor = await startBench({ scopes: ['commands'] });
    try {
      for (const [method, needed] of [
        ['chat.postMessage', 'chat:write'],
        ['conversations.history', 'channels:history'],
        ['conversations.info', 'channels:read'],
        ['conversations.join', 'channels:join'],
        ['users.info', 'users:read'],
      ] as const) {
        const refused = poor.client.apiCall(method, { channel: VENDORS, text: 'x', user: ADA });
        await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed, provided: 'commands' } });
      }
    } finally {
      await poor.close();
    }
  });

  it('asks for groups:history in a private channel', async () => {
    const half = await startBench({ scopes: ['chat:write', 'channels:history'] });
    try {
      await half.slack.userDoes.invite(SECRET_PLANS, ADA);
      const refused = half.client.conversations.history({ channel: SECRET_PLANS });
      await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:history' } });
    } finally {
      await half.close();
    }
  });
});

describe('what is refused', () => {
  let ts: string;
  beforeAll(async () => {
    ts = (await client.chat.postMessage({ channel: VENDORS, text: 'first' })).ts ?? '';
  });
  const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] };

  it.each<[string, string, () => Record<string, unknown>, string]>([
    ['no channel', 'chat.postMessage', () => ({ text: 'x' }), 'invalid_arguments'],
    ['a channel that is none', 'chat.postMessage', () => ({ channel: 'C0NONE', text: 'x' }), 'channel_not_found'],
    ['a private one not joined', 'chat.postMessage', () => ({ channel: SECRET_PLANS, text: 'x' }), 'channel_not_found'],
    ['a public one not joined', 'chat.postMessage', () => ({ channel: GENERAL, text: 'x' }), 'not_in_channel'],
    ['an archived one', 'chat.postMessage', () => ({ channel: ARCHIVED, text: 'x' }), 'is_archived'],
    ['nothing said', 'chat.postMessage', () => ({ channel: VENDORS }), 'no_text'],
    ['blocks that are no list', 'chat.postMessage', () => ({ channel: VENDORS, blocks: '{' }), 'invalid_blocks_format'],
    [
      'a header too long',
      'chat.postMessage',
      () => ({ channel: VENDORS, blocks: [header('x'.repeat(151))] }),
      'invalid_blocks',
    ],
    [
      '51 blocks',
      'chat.postMessage',
      () => ({ channel: VENDORS, blocks: Array(51).fill(section('x')) }),
      'invalid_blocks',
    ],
    ['two tables', 'chat.postMessage', () => ({ channel: VENDORS, blocks: [table, table] }), 'invalid_blocks'],
    [
      'too much text in all blocks together',
      'chat.postMessage',
      () => ({ channel: VENDORS, blocks: Array(5).fill(section('x'.repeat(2_601))) }),
      'msg_blocks_too_long',
    ],
    [
      'metadata without a type',
      'chat.postMessage',
      () => ({ channel: VENDORS, text: 'x', metadata: { event_payload: {} } }),
      'invalid_metadata_schema',
    ],
    [
      'a thread that is none',
      'chat.postMessage',
      () => ({ channel: VENDORS, text: 'x', thread_ts: '1.000000' }),
      'thread_not_found',
    ],
    [
      'an update of nothing',
      'chat.update',
      () => ({ channel: VENDORS, ts: '1.000000', text: 'x' }),
      'message_not_found',
    ],
    ['an update too long', 'chat.update', () => ({ channel: VENDORS, ts, text: 'x'.repeat(4_001) }), 'msg_too_long'],
    ['a deletion of nothing', 'chat.delete', () => ({ channel: VENDORS, ts: '1.000000' }), 'message_not_found'],
    [
      'a whisper to nobody',
      'chat.postEphemeral',
      () => ({ channel: VENDORS, text: 'x', user: 'U0NONE' }),
      'user_not_in_channel',
    ],
    ['a whisper to no user', 'chat.postEphemeral', () => ({ channel: VENDORS, text: 'x' }), 'invalid_arguments'],
    ['history of a channel not joined', 'conversations.history', () => ({ channel: GENERAL }), 'not_in_channel'],
    ['a page too large', 'conversations.history', () => ({ channel: VENDORS, limit: 1_000 }), 'invalid_limit'],
    ['a cursor from elsewhere', 'conversations.history', () => ({ channel: VENDORS, cursor: 'abc' }), 'invalid_cursor'],
    ['a time that is none', 'conversations.history', () => ({ channel: VENDORS, oldest: 'then' }), 'invalid_ts_oldest'],
    ['replies of nothing', 'conversations.replies', () => ({ channel: VENDORS, ts: '1.000000' }), 'thread_not_found'],
    ['joining a private channel', 'conversations.join', () => ({ channel: SECRET_PLANS }), 'channel_not_found'],
    ['joining an archived one', 'conversations.join', () => ({ channel: ARCHIVED }), 'is_archived'],
    ['kinds of channels that are none', 'conversations.list', () => ({ types: 'rooms' }), 'invalid_types'],
    ['a user that is none', 'users.info', () => ({ user: 'U0NONE' }), 'user_not_found'],
    [
      'a link to nothing',
      'chat.getPermalink',
      () => ({ channel: VENDORS, message_ts: '1.000000' }),
      'message_not_found',
    ],
  ])('%s', async (_case, method, args, error) => {
    const before = bench.slack.messages(VENDORS).length;
    expect(await call(method, args())).toBe(error);
    expect(bench.slack.messages(VENDORS)).toHaveLength(before);
  });

  it('an edit or deletion of a person’s message', async () => {
    const theirs = bench.slack.userDoes.say(VENDORS, ADA, 'mine');
    expect(await call('chat.update', { channel: VENDORS, ts: theirs, text: 'x' })).toBe('cant_update_message');
    expect(await call('chat.delete', { channel: VENDORS, ts: theirs })).toBe('cant_delete_message');
  });

  it('says where a block is wrong', async () => {
    const refused = client.chat.postMessage({
      channel: VENDORS,
      text: 'x',
      blocks: [section('x'), header('y'.repeat(151))],
    });
    await expect(refused).rejects.toMatchObject({
      data: {
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/1/text/text]'],
        },
      },
    });
  });

  it('a body that is no JSON', async () => {
    const { body } = await raw('chat.postMessage', {
      headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(body).toMatchObject({ ok: false, error: 'invalid_json' });
  });
});

describe('what is done', () => {
  it('posts a form and a JSON body alike', async () => {
    const form = await client.chat.postMessage({ channel: VENDORS, text: 'by form', blocks: [section('a')] });
    const { body } = await raw('chat.postMessage', {
      headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: VENDORS, text: 'by JSON', blocks: [section('a')] }),
    });
    const posted = bench.slack.messages(VENDORS).slice(-2);
    expect(posted.map((message) => message.text)).toEqual(['by form', 'by JSON']);
    expect(posted.map((message) => message.ts)).toEqual([form.ts, body['ts']]);
    expect(posted[0]?.blocks?.[0]).toMatchObject(section('a'));
    expect(posted[0]?.blocks?.[0]?.['block_id']).toMatch(/^b\w+$/);
  });

  it('never gives a ts twice, and only growing ones, though the clock stands still', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) => client.chat.postMessage({ channel: VENDORS, text: `${n}` })),
    );
    const stamps = all.map((answer) => Number(answer.ts));
    expect(new Set(stamps).size).toBe(20);
    const kept = bench.slack.messages(VENDORS).map((message) => Number(message.ts));
    expect(kept).toEqual([...kept].sort((a, b) => a - b));
  });

  it('cuts text at 40,000 characters and says so', async () => {
    const answer = await client.chat.postMessage({ channel: VENDORS, text: 'x'.repeat(40_001) });
    expect(answer).toMatchObject({ ok: true, warning: 'message_truncated' });
    expect(bench.slack.messages(VENDORS).at(-1)?.text).toHaveLength(40_000);
  });

  it('edits in place, keeping metadata and thread', async () => {
    const metadata = { event_type: 'alert', event_payload: { id: 'a1' } };
    const { ts = '' } = await client.chat.postMessage({
      channel: VENDORS,
      text: 'old',
      blocks: [section('old')],
      metadata,
    });
    await client.chat.postMessage({ channel: VENDORS, text: 'reply', thread_ts: ts });
    await client.chat.update({ channel: VENDORS, ts, text: 'new' });
    const { messages = [] } = await client.conversations.replies({ channel: VENDORS, ts, include_all_metadata: true });
    expect(messages[0]).toMatchObject({ text: 'new', metadata, reply_count: 1, edited: { user: 'U0STAKEWATCH' } });
    expect(messages[0]).not.toHaveProperty('blocks');
    expect(messages.map((message) => message.text)).toEqual(['new', 'reply']);
  });

  it('keeps a deleted parent as a tombstone while it has replies', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: VENDORS, text: 'parent' });
    const reply = await client.chat.postMessage({ channel: VENDORS, text: 'child', thread_ts: ts });
    await client.chat.delete({ channel: VENDORS, ts });
    expect(bench.slack.messages(VENDORS).find((message) => message.ts === ts)?.subtype).toBe('tombstone');
    await client.chat.delete({ channel: VENDORS, ts: reply.ts ?? '' });
    expect(bench.slack.messages(VENDORS).some((message) => message.ts === reply.ts)).toBe(false);
  });

  it('puts a reply to a reply into the same thread, and a broadcast into the channel too', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: VENDORS, text: 'root' });
    const first = await client.chat.postMessage({ channel: VENDORS, text: 'first', thread_ts: ts });
    await client.chat.postMessage({
      channel: VENDORS,
      text: 'second',
      thread_ts: first.ts ?? '',
      reply_broadcast: true,
    });
    const thread = await client.conversations.replies({ channel: VENDORS, ts });
    expect(thread.messages?.map((message) => message.text)).toEqual(['root', 'first', 'second']);
    const { messages = [] } = await client.conversations.history({ channel: VENDORS, limit: 2 });
    expect(messages.map((message) => message.text)).toEqual(['second', 'root']);
  });

  it('joins a channel once', async () => {
    const fresh = await startBench();
    try {
      expect(await fresh.client.conversations.join({ channel: GENERAL })).toMatchObject({
        channel: { is_member: true },
      });
      expect(await fresh.client.conversations.join({ channel: GENERAL })).toMatchObject({
        warning: 'already_in_channel',
      });
    } finally {
      await fresh.close();
    }
  });

  it('tells of channels and people', async () => {
    expect(await client.conversations.info({ channel: VENDORS })).toMatchObject({
      channel: { id: VENDORS, name: 'vendor-risk', is_member: true, is_archived: false, is_private: false },
    });
    const { channels = [] } = await client.conversations.list({ exclude_archived: true });
    expect(channels.map((channel) => channel.id)).toEqual([VENDORS, GENERAL]);
    expect(await client.users.info({ user: ADA })).toMatchObject({
      user: { id: ADA, real_name: 'Ada Moreau', is_bot: false },
    });
  });

  it('keeps an ephemeral message out of history', async () => {
    await client.chat.postEphemeral({ channel: VENDORS, user: ADA, text: 'psst' });
    expect(bench.slack.ephemerals(ADA, VENDORS).at(-1)).toMatchObject({ text: 'psst', from: 'U0STAKEWATCH' });
    const { messages = [] } = await client.conversations.history({ channel: VENDORS });
    expect(messages.some((message) => message.text === 'psst')).toBe(false);
  });
});

describe('history', () => {
  let fresh: Bench;
  const stamps: string[] = [];
  beforeAll(async () => {
    fresh = await startBench();
    for (let n = 0; n < 7; n++) {
      const metadata = { event_type: 'alert', event_payload: { n } };
      const { ts = '' } = await fresh.client.chat.postMessage({ channel: VENDORS, text: `m${n}`, metadata });
      stamps.push(ts);
      fresh.time.now += 1_000;
    }
    await fresh.client.chat.postMessage({ channel: VENDORS, text: 'a reply', thread_ts: stamps[3] ?? '' });
  });
  afterAll(() => fresh.close());
  const texts = async (args: Record<string, unknown>): Promise<(string | undefined)[]> => {
    const { messages = [] } = await fresh.client.conversations.history({ channel: VENDORS, ...args });
    return messages.map((message) => message.text);
  };

  it('comes newest first, in pages, without replies', async () => {
    const seen: (string | undefined)[] = [];
    let cursor = '';
    let pages = 0;
    do {
      const page = await fresh.client.conversations.history({
        channel: VENDORS,
        limit: 3,
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...(page.messages ?? []).map((message) => message.text));
      cursor = page.response_metadata?.next_cursor ?? '';
      expect(page.has_more).toBe(cursor !== '');
      pages += 1;
    } while (cursor);
    expect(pages).toBe(3);
    expect(seen).toEqual(['m6', 'm5', 'm4', 'm3', 'm2', 'm1', 'm0']);
  });

  it('a page is not moved by news in front of it', async () => {
    const first = await fresh.client.conversations.history({ channel: VENDORS, limit: 2 });
    const { ts = '' } = await fresh.client.chat.postMessage({ channel: VENDORS, text: 'news' });
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(await texts({ limit: 2, cursor })).toEqual(['m4', 'm3']);
    await fresh.client.chat.delete({ channel: VENDORS, ts });
  });

  it.each<[string, () => Record<string, unknown>, string[]]>([
    ['after oldest', () => ({ oldest: stamps[4] }), ['m6', 'm5']],
    ['from oldest on, inclusive', () => ({ oldest: stamps[4], inclusive: true }), ['m6', 'm5', 'm4']],
    ['before latest', () => ({ latest: stamps[2] }), ['m1', 'm0']],
    ['up to latest, inclusive', () => ({ latest: stamps[2], inclusive: true }), ['m2', 'm1', 'm0']],
    ['between both', () => ({ oldest: stamps[1], latest: stamps[4] }), ['m3', 'm2']],
    ['one message by its ts', () => ({ latest: stamps[5], inclusive: true, limit: 1 }), ['m5']],
  ])('%s', async (_case, args, expected) => {
    expect(await texts(args())).toEqual(expected);
  });

  it('shows metadata only when asked', async () => {
    const { messages: without = [] } = await fresh.client.conversations.history({ channel: VENDORS });
    expect(without.some((message) => message.metadata !== undefined)).toBe(false);
    const { messages = [] } = await fresh.client.conversations.history({
      channel: VENDORS,
      include_all_metadata: true,
    });
    expect(messages[0]?.metadata).toEqual({ event_type: 'alert', event_payload: { n: 6 } });
  });
});

describe('speed', () => {
  let slow: Bench;
  beforeEach(async () => {
    slow = await startBench({ strict: { rateLimits: true, postEvery: 1_000, postBurst: 2 } });
    return () => slow.close();
  });
  const post = (channel: string) => slow.client.chat.postMessage({ channel, text: 'x' });

  it('takes a small burst in a channel, then one message a second', async () => {
    await post(VENDORS);
    await post(VENDORS);
    await expect(post(VENDORS)).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 1 });
    slow.time.now += 1_000;
    await post(VENDORS);
    expect(slow.slack.messages(VENDORS)).toHaveLength(3);
    expect(slow.slack.calls('chat.postMessage').map((made) => made.result)).toEqual(['ok', 'ok', 'ratelimited', 'ok']);
  });

  it('counts each channel by itself', async () => {
    await slow.slack.userDoes.invite(GENERAL, ADA);
    await post(VENDORS);
    await post(VENDORS);
    await expect(post(GENERAL)).resolves.toMatchObject({ ok: true });
  });

  it('takes 50 calls a minute of a third-tier method', async () => {
    const ask = () => errorOf(slow.client.conversations.info({ channel: VENDORS }));
    const answers = [];
    for (let n = 0; n < 51; n++) answers.push(await ask());
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(50);
    slow.time.now += 60_000;
    expect(await ask()).toBe('ok');
  });

  it('gives a distributed app 15 messages a minute', async () => {
    const strict = await startBench({ strict: { distributed: true, postBurst: 30 } });
    try {
      for (let n = 0; n < 20; n++) await strict.client.chat.postMessage({ channel: VENDORS, text: `${n}` });
      const page = await strict.client.conversations.history({ channel: VENDORS, limit: 100 });
      expect(page.messages).toHaveLength(15);
      await expect(strict.client.conversations.history({ channel: VENDORS })).rejects.toMatchObject({ retryAfter: 60 });
    } finally {
      await strict.close();
    }
  });
});

describe('faults that a test orders', () => {
  it('a 429 with its delay, an error by name, a broken server: nothing is done', async () => {
    const before = bench.slack.messages(VENDORS).length;
    const post = () => client.chat.postMessage({ channel: VENDORS, text: 'x' });
    bench.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    bench.slack.faults.next('chat.postMessage', 'internal_error');
    expect(await errorOf(post())).toBe('internal_error');
    bench.slack.faults.next('chat.postMessage', { status: 500 });
    await expect(post()).rejects.toThrow();
    bench.slack.faults.next('chat.postMessage', { lose: 'request' });
    await expect(post()).rejects.toThrow();
    expect(bench.slack.messages(VENDORS)).toHaveLength(before);
  });

  it('a lost reply: done, though the caller does not hear of it', async () => {
    bench.slack.faults.next('chat.postMessage', 'lose-reply');
    await expect(client.chat.postMessage({ channel: VENDORS, text: 'unheard' })).rejects.toThrow();
    expect(bench.slack.messages(VENDORS).at(-1)?.text).toBe('unheard');
  });

  it('a late reply: done at once, answered later', async () => {
    bench.slack.faults.next('chat.postMessage', { late: 30 });
    const answer = client.chat.postMessage({ channel: VENDORS, text: 'slow' });
    await bench.slack.waitFor('the message', () => bench.slack.messages(VENDORS).find((m) => m.text === 'slow'));
    await expect(answer).resolves.toMatchObject({ ok: true });
  });

  it('by a rule of its own for each call, behind those that are ordered, until the rule says all is well', async () => {
    const asked: string[] = [];
    bench.slack.faults.each((method) => {
      asked.push(method);
      return method === 'auth.test' ? 'internal_error' : null;
    });
    bench.slack.faults.next('auth.test', 'fatal_error');
    expect(await errorOf(client.auth.test())).toBe('fatal_error');
    expect(await errorOf(client.auth.test())).toBe('internal_error');
    expect(await errorOf(client.auth.test())).toBe('internal_error');
    await expect(client.chat.postMessage({ channel: VENDORS, text: 'well' })).resolves.toMatchObject({ ok: true });
    expect(asked).toEqual(['auth.test', 'auth.test', 'chat.postMessage']);
    bench.slack.faults.each(() => null);
    await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
  });

  it('is met by the next call of its method alone', async () => {
    bench.slack.faults.next('chat.update', 'internal_error');
    await expect(client.auth.test()).resolves.toMatchObject({ ok: true });
    expect(await errorOf(clientOf(bench.slack).chat.update({ channel: VENDORS, ts: '1.0', text: 'x' }))).toBe(
      'internal_error',
    );
    expect(await errorOf(client.chat.update({ channel: VENDORS, ts: '1.0', text: 'x' }))).toBe('message_not_found');
  });
});
