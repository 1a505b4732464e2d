// People, groups, direct messages and who is where: what the bot asks in, Slack's answers row by row out.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BEN, clientOf, errorOf, GENERAL, SECRET_PLANS, startBench, VENDORS, type Bench } from './start.ts';

const WORKSPACE = {
  teamId: 'T0TEST',
  botUserId: 'U0STAKEWATCH',
  users: [
    { id: ADA, name: 'ada', realName: 'Ada Moreau', isAdmin: true, timeZone: 'Europe/Paris' },
    { id: BEN, name: 'ben', realName: 'Ben Okafor' },
    { id: 'U0GUEST', name: 'gil', realName: 'Gil Reyes', isUltraRestricted: true },
    { id: 'U0GONE', name: 'ida', realName: 'Ida Vance', deleted: true },
    { id: 'U0STRANGER', name: 'sol', realName: 'Sol Adeyemi', isStranger: true, teamId: 'T0ELSEWHERE' },
  ],
  channels: [
    { id: VENDORS, name: 'vendor-risk', botIsMember: true, creator: BEN, extShared: true },
    { id: GENERAL, name: 'general', botIsMember: false, members: [ADA] },
    { id: SECRET_PLANS, name: 'secret-plans', botIsMember: true, private: true, members: [ADA] },
    { id: 'C0OLD', name: 'old-news', botIsMember: true, archived: true },
  ],
  groups: [
    { id: 'S0BUYERS', handle: 'procurement', name: 'Procurement', users: [ADA, BEN] },
    { id: 'S0OLD', handle: 'old', name: 'Old', users: [], disabled: true },
  ],
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ workspace: WORKSPACE });
});
afterEach(() => bench.close());
const call = (method: string, args: Record<string, unknown>) => errorOf(bench.client.apiCall(method, args));

describe('people', () => {
  it.each<[string, string, object]>([
    [
      'an admin',
      ADA,
      { is_admin: true, is_restricted: false, team_id: 'T0TEST', tz: 'Europe/Paris', tz_offset: 7_200, deleted: false },
    ],
    ['a member', BEN, { is_admin: false, is_restricted: false, tz: 'Etc/UTC', tz_offset: 0 }],
    ['a guest of one channel', 'U0GUEST', { is_restricted: true, is_ultra_restricted: true }],
    ['somebody deactivated', 'U0GONE', { deleted: true }],
    ['somebody of another company', 'U0STRANGER', { is_stranger: true, team_id: 'T0ELSEWHERE' }],
    ['the bot itself', 'U0STAKEWATCH', { is_bot: true }],
  ])('%s', async (_case, user, shown) => {
    expect((await bench.client.users.info({ user })).user).toMatchObject(shown);
  });

  it('of a deactivated person no role is told', async () => {
    expect((await bench.client.users.info({ user: 'U0GONE' })).user).not.toHaveProperty('is_admin');
  });
});

describe('groups', () => {
  it('are listed, with their people where asked', async () => {
    const { usergroups = [] } = await bench.client.usergroups.list({ include_users: true, include_count: true });
    expect(usergroups).toMatchObject([{ id: 'S0BUYERS', handle: 'procurement', users: [ADA, BEN], user_count: 2 }]);
    const all = await bench.client.usergroups.list({ include_disabled: true });
    expect(all.usergroups?.map(({ id }) => id)).toEqual(['S0BUYERS', 'S0OLD']);
    expect(all.usergroups?.[0]).not.toHaveProperty('users');
  });

  it('tell their people', async () => {
    expect((await bench.client.usergroups.users.list({ usergroup: 'S0BUYERS' })).users).toEqual([ADA, BEN]);
    expect(await call('usergroups.users.list', { usergroup: 'S0NONE' })).toBe('no_such_subteam');
    expect(await call('usergroups.users.list', { usergroup: 'S0OLD' })).toBe('no_such_subteam');
    expect(await call('usergroups.users.list', {})).toBe('invalid_arguments');
  });
});

describe('channels', () => {
  it('say who made them and who shares them', async () => {
    const { channel } = await bench.client.conversations.info({ channel: VENDORS });
    expect(channel).toMatchObject({
      creator: BEN,
      is_ext_shared: true,
      context_team_id: 'T0TEST',
      shared_team_ids: ['T0TEST', 'T0ELSEWHERE'],
      num_members: 4,
    });
  });

  it('tell their members, page by page', async () => {
    const first = await bench.client.conversations.members({ channel: SECRET_PLANS, limit: 1 });
    expect(first.members).toEqual([ADA]);
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await bench.client.conversations.members({ channel: SECRET_PLANS, limit: 1, cursor });
    expect([second.members, second.response_metadata?.next_cursor]).toEqual([['U0STAKEWATCH'], '']);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ['the public ones that the bot is in', {}, [VENDORS, 'C0OLD']],
    ['those that live', { exclude_archived: true }, [VENDORS]],
    ['private ones too', { types: 'public_channel,private_channel' }, [VENDORS, SECRET_PLANS, 'C0OLD']],
    [
      'those of a person',
      { user: ADA, types: 'public_channel,private_channel' },
      [VENDORS, GENERAL, SECRET_PLANS, 'C0OLD'],
    ],
    ['of a person who is not in the private one', { user: BEN, types: 'private_channel' }, []],
  ])('users.conversations: %s', async (_case, args, wanted) => {
    const { channels = [] } = await bench.client.users.conversations(args);
    expect(channels.map(({ id }) => id)).toEqual(wanted);
    for (const channel of channels) expect(channel).not.toHaveProperty('is_member');
  });

  it('are listed by kinds that were granted alone', async () => {
    const poor = await startBench({ workspace: WORKSPACE, scopes: ['channels:read'] });
    try {
      const refused = poor.client.users.conversations({ types: 'public_channel,private_channel' });
      await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'groups:read' } });
      const { channels = [] } = await poor.client.conversations.list({ types: 'public_channel' });
      expect(channels.map(({ id }) => id)).toEqual([VENDORS, GENERAL, 'C0OLD']);
    } finally {
      await poor.close();
    }
  });

  it('take no ephemeral message for somebody who is not in them', async () => {
    expect(await call('chat.postEphemeral', { channel: SECRET_PLANS, user: BEN, text: 'x' })).toBe(
      'user_not_in_channel',
    );
    await bench.slack.userDoes.enter(SECRET_PLANS, BEN);
    expect(await call('chat.postEphemeral', { channel: SECRET_PLANS, user: BEN, text: 'x' })).toBe('ok');
  });
});

describe('direct messages', () => {
  it('are opened once, and written to', async () => {
    const first = await bench.client.conversations.open({ users: ADA, return_im: true });
    expect(first.channel).toMatchObject({ is_im: true, user: ADA });
    const again = await bench.client.conversations.open({ users: ADA });
    expect(again).toMatchObject({ already_open: true, channel: { id: first.channel?.id } });
    await bench.client.chat.postMessage({ channel: first.channel?.id ?? '', text: 'Your weekly digest' });
    expect(bench.slack.messages(first.channel?.id ?? '')).toMatchObject([{ text: 'Your weekly digest' }]);
    const listed = await bench.client.conversations.list({ types: 'im' });
    expect(listed.channels).toMatchObject([{ is_im: true, user: ADA }]);
  });

  it('are opened by a message to a person as well', async () => {
    const posted = await bench.client.chat.postMessage({ channel: BEN, text: 'hello' });
    expect(posted.channel).toMatch(/^D/);
    const { messages = [] } = await bench.client.conversations.history({ channel: posted.channel ?? '' });
    expect(messages).toMatchObject([{ text: 'hello' }]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['with nobody', {}, 'users_list_not_supplied'],
    ['with somebody unknown', { users: 'U0NOBODY' }, 'user_not_found'],
    ['with somebody deactivated', { users: 'U0GONE' }, 'user_disabled'],
    ['with the bot', { users: 'U0STAKEWATCH' }, 'cannot_dm_bot'],
    ['with two people', { users: `${ADA},${BEN}` }, 'missing_scope'],
    ['of another kind of channel', { channel: VENDORS }, 'channel_not_found'],
  ])('%s', async (_case, args, error) => {
    expect(await call('conversations.open', args)).toBe(error);
  });

  it('need im:write to open and im:history to read', async () => {
    const poor = await startBench({ workspace: WORKSPACE, scopes: ['chat:write', 'channels:history'] });
    try {
      expect(await errorOf(poor.client.conversations.open({ users: ADA }))).toBe('missing_scope');
      const { channel = '' } = await poor.client.chat.postMessage({ channel: ADA, text: 'x' });
      const refused = poor.client.conversations.history({ channel });
      await expect(refused).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'im:history' } });
    } finally {
      await poor.close();
    }
  });
});

describe('several workspaces', () => {
  const OTHER = {
    teamId: 'T0OTHER',
    teamName: 'Fennick',
    botUserId: 'U0OTHERBOT',
    users: [{ id: 'U0CYD', name: 'cyd', realName: 'Cyd Fennick' }],
    channels: [{ id: 'C0OTHER', name: 'suppliers', botIsMember: true }],
  };

  it('a token sees its own, and the other nothing of it', async () => {
    const two = await startBench({ workspace: WORKSPACE, others: [{ workspace: OTHER, botToken: 'xoxb-other' }] });
    try {
      const other = clientOf(two.slack, 'xoxb-other');
      expect(await other.auth.test()).toMatchObject({ team_id: 'T0OTHER', team: 'Fennick', user_id: 'U0OTHERBOT' });
      expect(await errorOf(other.chat.postMessage({ channel: VENDORS, text: 'x' }))).toBe('channel_not_found');
      expect(await errorOf(other.users.info({ user: ADA }))).toBe('user_not_found');
      expect(await errorOf(two.client.chat.postMessage({ channel: 'C0OTHER', text: 'x' }))).toBe('channel_not_found');
      await other.chat.postMessage({ channel: 'C0OTHER', text: 'for Fennick' });
      expect(two.slack.messages('C0OTHER')).toMatchObject([{ text: 'for Fennick', team: 'T0OTHER' }]);
    } finally {
      await two.close();
    }
  });

  it('what happens in each is told as its own', async () => {
    const two = await startBench({ others: [{ workspace: OTHER, botToken: 'xoxb-other' }] });
    try {
      await two.slack.userDoes.command('C0OTHER', 'U0CYD', '/stakewatch list');
      await two.slack.userDoes.openHome('U0CYD');
      const [asked, opened] = two.app.received.map((one) => one.payload);
      expect(asked).toMatchObject({ team_id: 'T0OTHER', channel_name: 'suppliers' });
      expect(opened).toMatchObject({
        team_id: 'T0OTHER',
        authorizations: [{ team_id: 'T0OTHER', user_id: 'U0OTHERBOT' }],
      });
      const view = { type: 'home' as const, blocks: [] };
      await clientOf(two.slack, 'xoxb-other').views.publish({ user_id: 'U0CYD', view });
      expect(two.slack.home('U0CYD')).toMatchObject({ team_id: 'T0OTHER' });
      await two.slack.userDoes.openHome('U0CYD');
      expect(two.app.received.at(-1)?.payload['event']).toMatchObject({ tab: 'home', view: { type: 'home' } });
    } finally {
      await two.close();
    }
  });

  it('is asked where the app is not installed: Slack knows no such command', async () => {
    const two = await startBench({ others: [{ workspace: OTHER }] });
    try {
      const ack = await two.slack.userDoes.command('C0OTHER', 'U0CYD', '/stakewatch list');
      expect(ack.error).toBe('unknown_command');
      expect(two.app.received).toEqual([]);
      expect(two.slack.ephemerals('U0CYD', 'C0OTHER')[0]?.text).toContain('is not a valid command');
    } finally {
      await two.close();
    }
  });
});
