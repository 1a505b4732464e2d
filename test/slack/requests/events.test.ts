// What happens to channels and to the bot in them: the first message, new names, archives, deletions, and who is told.
import { afterEach, describe, expect, it } from 'vitest';
import { pino } from 'pino';
import { DEFAULT_SETTINGS, newCompany } from '../../../src/domain.ts';
import { DAY, HOUR } from '../../../src/time.ts';
import { createSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import { ADA, BEN, CHANNEL, openRoom, OTHER_CHANNEL, TEAM, TOKEN, type Room } from '../workspace.ts';

let room: Room;
const others: SlackApp[] = [];
afterEach(async () => {
  for (const app of others.splice(0)) await app.stop();
  await room.close();
});

const messages = (channelId: string) => room.slack.messages(channelId).map(({ text }) => text);
const direct = (userId: string) => messages(`D${userId.slice(1)}`);
const watch = async (by: string[], channelId = CHANNEL): Promise<void> => {
  const watchlist = {
    teamId: TEAM,
    channelId,
    channelName: '#vendor-risk',
    revision: 1,
    companies: [newCompany('vendor', 'Quarry Data')],
    settings: DEFAULT_SETTINGS,
    mutes: [],
    updatedAt: 0,
  };
  const audit = by.map((person, i) => ({ teamId: TEAM, channelId, by: person, at: i, what: 'changed it' }));
  await room.store.saveWatchlist(watchlist, ['quarry data'], audit);
};
/** Every event so far was worked on: an answer comes after them. */
const settled = () => room.ask('help');

describe('invited to a channel', () => {
  it('says hello once, with two buttons', async () => {
    room = await openRoom();
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    await expect.poll(() => messages(OTHER_CHANNEL)).toHaveLength(1);
    const [hello] = room.slack.messages(OTHER_CHANNEL);
    expect(hello?.text).toContain('when the ownership of a company you depend on changes');
    expect(JSON.stringify(hello?.blocks)).toMatch(/"set-up".*"see-example"/);
    await room.slack.userDoes.removeBot(OTHER_CHANNEL, ADA);
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    await settled();
    expect(messages(OTHER_CHANNEL)).toHaveLength(1);
  });
  it('says nothing where a watchlist stands, and nothing when a person joins', async () => {
    room = await openRoom();
    await watch([ADA], OTHER_CHANNEL);
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    await room.slack.userDoes.enter(CHANNEL, BEN);
    await settled();
    expect([...messages(OTHER_CHANNEL), ...messages(CHANNEL)]).toEqual([]);
  });
  it('an event that Slack delivers again says nothing again', async () => {
    room = await openRoom({ slack: { eventRetries: [0, 0] } });
    const event = {
      type: 'member_joined_channel',
      user: 'U0STAKEWATCH',
      channel: CHANNEL,
      channel_type: 'C',
      team: TEAM,
    };
    await room.slack.userDoes.event(event);
    await room.slack.userDoes.event(event);
    await expect.poll(() => messages(CHANNEL)).toHaveLength(1);
    await settled();
    expect(messages(CHANNEL)).toHaveLength(1);
  });
  it('Set up opens the watchlist, See an example shows one to whoever pressed', async () => {
    room = await openRoom();
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    await expect.poll(() => messages(OTHER_CHANNEL)).toHaveLength(1);
    const ts = room.slack.messages(OTHER_CHANNEL)[0]?.ts ?? '';
    const where = { channelId: OTHER_CHANNEL, ts, userId: BEN };
    await room.slack.userDoes.press({ ...where, actionId: 'set-up' });
    const callback = () => room.slack.views(BEN).at(-1)?.['callback_id'];
    await expect.poll(callback).toBe('watchlist.list');
    expect(JSON.stringify(room.slack.views(BEN))).toContain(OTHER_CHANNEL);
    await room.slack.userDoes.press({ ...where, actionId: 'see-example' });
    await expect.poll(() => room.slack.ephemerals(BEN, OTHER_CHANNEL).at(-1)?.text).toContain('(your rival) takes');
    expect(messages(OTHER_CHANNEL)).toHaveLength(1);
  });
  it.each([
    ['shared with another company: it says who will read along', true],
    ['of this company alone: it does not', false],
  ])('in a channel %s', async (_, extShared) => {
    const channels = [{ id: CHANNEL, name: 'vendor-risk', botIsMember: false, extShared }];
    const users = [{ id: ADA, name: 'ada', realName: 'Ada Moreau' }];
    room = await openRoom({ slack: { workspace: { teamId: TEAM, botUserId: 'U0STAKEWATCH', users, channels } } });
    await room.slack.userDoes.invite(CHANNEL, ADA);
    await expect.poll(() => messages(CHANNEL)).toHaveLength(1);
    expect(messages(CHANNEL)[0]?.includes('shared with another company')).toBe(extShared);
  });
});

describe('the life of a channel', () => {
  it('a new name stands in the watchlist and in the audit trail', async () => {
    room = await openRoom();
    await watch([ADA]);
    await room.slack.userDoes.rename(CHANNEL, 'supplier-risk');
    await expect.poll(async () => (await room.store.watchlist(TEAM, CHANNEL))?.channelName).toBe('#supplier-risk');
    expect((await room.store.auditOf(TEAM, CHANNEL, 1))[0]).toMatchObject({
      by: 'slack',
      what: 'the channel is called #supplier-risk now',
    });
  });
  it('a deleted channel is watched for no more', async () => {
    room = await openRoom();
    await watch([ADA]);
    await room.slack.userDoes.deleteChannel(CHANNEL, ADA);
    await expect.poll(async () => (await room.store.watchlist(TEAM, CHANNEL))?.companies).toEqual([]);
    expect(await room.store.watchlistsFor(['quarry data'])).toEqual([]);
  });
  it.each([
    ['archived', () => room.slack.userDoes.archive(CHANNEL, ADA), /is archived, so its alerts cannot be posted/],
    ['left', () => room.slack.userDoes.removeBot(CHANNEL, ADA), /I am not in <#C0VENDORS>.*\/invite @stakewatch/s],
  ])('%s: whoever set it up last hears of it, in a direct message', async (_, happens, says) => {
    room = await openRoom();
    await watch(['config', ADA, BEN]);
    await happens();
    await expect.poll(() => direct(BEN)).toHaveLength(1);
    expect(direct(BEN)[0]).toMatch(says);
    expect(direct(ADA)).toEqual([]);
  });
  it('without a watchlist nobody is told', async () => {
    room = await openRoom();
    await room.slack.userDoes.archive(CHANNEL, ADA);
    await settled();
    expect(room.slack.calls('conversations.open')).toEqual([]);
  });
});

describe('an alert that cannot be posted', () => {
  it('not in the channel: one person hears of it, once a week', async () => {
    room = await openRoom();
    await watch([ADA], OTHER_CHANNEL);
    await room.owe({ channelId: OTHER_CHANNEL });
    expect(await room.deliver()).toBe('later');
    expect(direct(ADA)).toHaveLength(1);
    room.pass(6 * HOUR);
    expect(await room.deliver()).toBe('later');
    expect(direct(ADA)).toHaveLength(1);
    room.pass(8 * DAY);
    expect(await room.deliver()).toBe('later');
    expect(direct(ADA)).toHaveLength(2);
    expect(await room.ask('status', { channelId: OTHER_CHANNEL })).toContain('Stakewatch is not in this channel');
  });
  it('a missing permission is another cause', async () => {
    room = await openRoom();
    await watch([ADA]);
    room.slack.faults.next('chat.postMessage', 'missing_scope');
    await room.owe({});
    expect(await room.deliver()).toBe('later');
    expect(direct(ADA)[0]).toContain('I lack a permission');
  });
  it('who has left the company is passed over', async () => {
    room = await openRoom({
      slack: {
        workspace: {
          teamId: TEAM,
          botUserId: 'U0STAKEWATCH',
          users: [
            { id: ADA, name: 'ada', realName: 'Ada Moreau' },
            { id: BEN, name: 'ben', realName: 'Ben Okafor', deleted: true },
          ],
          channels: [{ id: CHANNEL, name: 'vendor-risk', botIsMember: false }],
        },
      },
    });
    await watch([ADA, BEN]);
    await room.owe({});
    expect(await room.deliver()).toBe('later');
    expect(direct(ADA)).toHaveLength(1);
  });
  it('where nobody can be told, the outcome is the same', async () => {
    room = await openRoom({ slack: { scopes: ['commands'] } });
    await watch([ADA]);
    await room.owe({});
    expect(await room.deliver()).toBe('later');
    expect(room.logged.some(({ event }) => event === 'alert-later')).toBe(true);
  });
});

describe('over Socket Mode', () => {
  it('the first message, the Home tab and a new name come the same way', async () => {
    room = await openRoom();
    const app = await createSlackApp({
      mode: { kind: 'socket', appToken: 'xapp-1-of-the-tests' },
      botToken: TOKEN,
      teamId: TEAM,
      botUserId: 'U0STAKEWATCH',
      apiUrl: room.slack.apiUrl,
      services: room.services,
      log: pino({ level: 'silent' }),
    });
    others.push(app);
    await app.start();
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    await expect.poll(() => messages(OTHER_CHANNEL)).toHaveLength(1);
    await room.slack.userDoes.openHome(ADA);
    await expect.poll(() => room.slack.home(ADA)).not.toBeNull();
    await watch([ADA]);
    await room.slack.userDoes.rename(CHANNEL, 'supplier-risk');
    await expect.poll(async () => (await room.store.watchlist(TEAM, CHANNEL))?.channelName).toBe('#supplier-risk');
  });
  it('a body that is none of Slack’s ends nothing', async () => {
    room = await openRoom();
    expect((await room.slack.userDoes.event({ type: 'something_new' })).error).toBeNull();
    expect(await room.ask('help')).toContain('`watch Scale AI`');
  });
});

describe('the token of the one workspace taken away', () => {
  it('its watchlists stay: somebody is about to set another token', async () => {
    room = await openRoom();
    await watch([ADA]);
    await room.slack.userDoes.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0STAKEWATCH'] } });
    await expect.poll(() => room.logged.some(({ event }) => event === 'token-revoked')).toBe(true);
    expect(await room.store.watchlistsOf(TEAM)).toHaveLength(1);
  });
});
