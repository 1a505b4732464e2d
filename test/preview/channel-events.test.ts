// What people do to channels and say to the bot in; the event that the app is told, as Slack tells it, out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADA, errorOf, GENERAL, SECRET_PLANS, startBench, VENDORS, type Bench } from './start.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());
const told = () => bench.app.received.at(-1)?.payload['event'];

describe('what the app is told', () => {
  it('a mention', async () => {
    await bench.slack.userDoes.mention(VENDORS, ADA, 'who owns <Borealis>?');
    const ts = bench.slack.messages(VENDORS)[0]?.ts;
    const text = '<@U0STAKEWATCH> who owns &lt;Borealis&gt;?';
    expect(told()).toMatchObject({ type: 'app_mention', user: ADA, channel: VENDORS, ts, text });
    expect(bench.app.received[0]?.payload).toMatchObject({
      team_id: 'T0TEST',
      event_id: expect.stringMatching(/^Ev/) as string,
      authorizations: [{ team_id: 'T0TEST', user_id: 'U0STAKEWATCH', is_bot: true, is_enterprise_install: false }],
    });
  });

  it('a mention in a thread', async () => {
    const parent = bench.slack.userDoes.say(VENDORS, ADA, 'news');
    await bench.slack.userDoes.mention(VENDORS, ADA, 'why?', parent);
    expect(told()).toMatchObject({ type: 'app_mention', thread_ts: parent });
  });

  it('words written to it alone', async () => {
    await bench.slack.userDoes.writeDirect(ADA, 'help');
    expect(told()).toMatchObject({ type: 'message', channel_type: 'im', user: ADA, text: 'help' });
    const { channel } = told() as { channel: string };
    expect(await errorOf(bench.client.chat.postMessage({ channel, text: 'Here is what I can do' }))).toBe('ok');
  });

  it('its Home tab opened, or the messages beside it', async () => {
    await bench.slack.userDoes.openHome(ADA);
    expect(told()).toMatchObject({ type: 'app_home_opened', user: ADA, tab: 'home' });
    await bench.slack.userDoes.openHome(ADA, 'messages');
    expect(told()).toMatchObject({ tab: 'messages' });
  });

  it('a channel that gets another name', async () => {
    await bench.slack.userDoes.rename(VENDORS, 'supplier-risk');
    expect(told()).toMatchObject({ type: 'channel_rename', channel: { id: VENDORS, name: 'supplier-risk' } });
    expect((await bench.client.conversations.info({ channel: VENDORS })).channel?.name).toBe('supplier-risk');
  });

  it('a channel archived, and back', async () => {
    await bench.slack.userDoes.archive(VENDORS, ADA);
    expect(told()).toMatchObject({ type: 'channel_archive', channel: VENDORS, user: ADA });
    expect(await errorOf(bench.client.chat.postMessage({ channel: VENDORS, text: 'x' }))).toBe('is_archived');
    await bench.slack.userDoes.unarchive(VENDORS, ADA);
    expect(told()).toMatchObject({ type: 'channel_unarchive' });
    expect(await errorOf(bench.client.chat.postMessage({ channel: VENDORS, text: 'x' }))).toBe('ok');
  });

  it('that it was taken out of a channel', async () => {
    await bench.slack.userDoes.removeBot(VENDORS, ADA);
    expect(told()).toMatchObject({ type: 'channel_left', channel: VENDORS, actor_id: ADA });
    expect(await errorOf(bench.client.chat.postMessage({ channel: VENDORS, text: 'x' }))).toBe('not_in_channel');
  });

  it('a channel deleted', async () => {
    await bench.slack.userDoes.deleteChannel(VENDORS, ADA);
    expect(told()).toMatchObject({ type: 'channel_deleted', channel: VENDORS });
    expect(await errorOf(bench.client.chat.postMessage({ channel: VENDORS, text: 'x' }))).toBe('channel_not_found');
  });

  it('private channels under their own names', async () => {
    await bench.slack.userDoes.invite(SECRET_PLANS, ADA);
    expect(told()).toMatchObject({
      type: 'member_joined_channel',
      user: 'U0STAKEWATCH',
      inviter: ADA,
      channel_type: 'G',
    });
    await bench.slack.userDoes.rename(SECRET_PLANS, 'plans');
    expect(told()).toMatchObject({ type: 'group_rename' });
    await bench.slack.userDoes.archive(SECRET_PLANS, ADA);
    expect(told()).toMatchObject({ type: 'group_archive' });
  });

  it('who comes and goes where it is', async () => {
    await bench.slack.userDoes.leave(VENDORS, ADA);
    expect(told()).toMatchObject({ type: 'member_left_channel', user: ADA });
    await bench.slack.userDoes.enter(VENDORS, ADA);
    expect(told()).toMatchObject({ type: 'member_joined_channel', user: ADA });
  });
});

describe('what it is not told', () => {
  it('a mention where it is not, and the life of a private channel without it', async () => {
    expect((await bench.slack.userDoes.mention(GENERAL, ADA, 'hello')).error).toBe('not_in_channel');
    expect((await bench.slack.userDoes.rename(SECRET_PLANS, 'plans')).error).toBe('not_in_channel');
    expect(bench.app.received).toEqual([]);
  });

  it.each<[string, string, (poor: Bench) => Promise<{ error: string | null }>]>([
    ['a mention', 'app_mentions:read', (poor) => poor.slack.userDoes.mention(VENDORS, ADA, 'hello')],
    ['direct words', 'im:history', (poor) => poor.slack.userDoes.writeDirect(ADA, 'hello')],
    ['a new name', 'channels:read', (poor) => poor.slack.userDoes.rename(VENDORS, 'other')],
  ])('%s without %s', async (_case, needed, act) => {
    const poor = await startBench({ scopes: ['chat:write'] });
    const rich = await startBench({ scopes: ['chat:write', needed] });
    try {
      expect([(await act(poor)).error, (await act(rich)).error]).toEqual(['missing_scope', null]);
      expect([poor.app.received.length, rich.app.received.length]).toEqual([0, 1]);
    } finally {
      await poor.close();
      await rich.close();
    }
  });

  it('what it did not subscribe to', async () => {
    const some = await startBench({ events: ['message.im'] });
    try {
      expect((await some.slack.userDoes.openHome(ADA)).error).toBe('not_subscribed');
      expect((await some.slack.userDoes.writeDirect(ADA, 'hello')).error).toBeNull();
    } finally {
      await some.close();
    }
  });
});
