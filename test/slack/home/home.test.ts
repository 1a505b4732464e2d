// The Home tab as a person opens it: their channels alone, open stories, feeds, the buttons, and views that others drew meanwhile.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type Watchlist } from '../../../src/domain.ts';
import { checkView } from '../../../src/preview/block-limits.ts';
import { homeView, type HomeContent } from '../../../src/slack/home/home-blocks.ts';
import { someContent } from '../samples.ts';
import { ADA, BEN, CHANNEL, openRoom, OTHER_CHANNEL, TEAM, type Room } from '../workspace.ts';

const SECRET_PLANS = 'C0SECRET';
const OLD = 'C0OLD';
const WORKSPACE = {
  teamId: TEAM,
  botUserId: 'U0STAKEWATCH',
  users: [
    { id: ADA, name: 'ada', realName: 'Ada Moreau' },
    { id: BEN, name: 'ben', realName: 'Ben Okafor' },
  ],
  channels: [
    { id: CHANNEL, name: 'vendor-risk', botIsMember: true },
    { id: OTHER_CHANNEL, name: 'general', botIsMember: false },
    { id: SECRET_PLANS, name: 'secret-plans', botIsMember: true, private: true, members: [BEN] },
    { id: OLD, name: 'old-news', botIsMember: true, archived: true },
  ],
};

let room: Room;
afterEach(() => room.close());

const open = async (): Promise<void> => {
  room = await openRoom({ slack: { workspace: WORKSPACE } });
};
const watch = async (channelId: string, change: Partial<Watchlist> = {}): Promise<void> => {
  const watchlist: Watchlist = {
    teamId: TEAM,
    channelId,
    channelName: channelId,
    revision: 1,
    companies: [newCompany('vendor', 'Quarry Data'), newCompany('rival', 'Borealis'), newCompany('rival', 'Tern')],
    settings: { ...DEFAULT_SETTINGS, digest: { weekday: null, at: '09:00', since: 0 } },
    mutes: [],
    updatedAt: 0,
    ...change,
  };
  await room.store.saveWatchlist(watchlist, ['quarry data'], []);
};
/** What the person's Home tab says, after it was drawn anew. */
const visit = async (userId = ADA): Promise<string> => {
  const before = room.slack.home(userId)?.hash;
  expect((await room.slack.userDoes.openHome(userId)).error).toBeNull();
  return room.slack.waitFor('the Home tab', () => {
    const home = room.slack.home(userId);
    return home !== null && home.hash !== before ? JSON.stringify(home.blocks) : null;
  });
};
const press = (actionId: string, value?: string) =>
  room.slack.userDoes.press({
    userId: ADA,
    actionId,
    viewId: room.slack.home(ADA)?.id ?? '',
    ...(value === undefined ? {} : { value }),
  });
const windows = () => JSON.stringify(room.slack.views(ADA).map(({ blocks }) => blocks));

describe('a visit', () => {
  it('the first one says what Stakewatch is, and how to begin', async () => {
    await open();
    const home = await visit();
    expect(home).toContain('when the ownership of a company it depends on changes');
    expect(home).toContain('No channel that you are in has a watchlist yet');
    expect(home).toContain('conversations_select');
  });
  it('shows the watchlists of the channels that the person is in, and never a private one of others', async () => {
    await open();
    await watch(CHANNEL);
    await watch(SECRET_PLANS);
    await watch(OTHER_CHANNEL, { companies: [] });
    const home = await visit();
    expect(home).toContain(`<#${CHANNEL}>`);
    expect(home).toContain('1 vendor · 2 rivals · nothing open');
    expect(home).toContain('Digest: every day at 09:00 (UTC)');
    expect(home).not.toMatch(/C0SECRET|secret-plans|C0GENERAL/);
    expect(await visit(BEN)).toContain(SECRET_PLANS);
  });
  it('says of an archived channel that its alerts wait', async () => {
    await open();
    await watch(OLD);
    expect(await visit()).toContain('*#old-news* (archived: its alerts wait)');
  });
  it('later ones do not explain themselves again', async () => {
    await open();
    await watch(CHANNEL);
    expect(await visit()).toContain('reads the news');
    expect(await visit()).not.toContain('reads the news');
  });
  it('of the messages tab draws nothing', async () => {
    await open();
    await room.slack.userDoes.openHome(ADA, 'messages');
    await room.ask('help');
    expect(room.slack.home(ADA)).toBeNull();
  });
});

describe('open stories', () => {
  const loud = (change = {}) => room.owe({ severity: 'high', content: someContent({ severity: 'high' }), ...change });
  it('are the critical and high ones, with a link to the message', async () => {
    await open();
    await watch(CHANNEL);
    await loud();
    await room.deliver();
    const ts = room.slack.messages(CHANNEL)[0]?.ts.replace('.', '-');
    const home = await visit();
    expect(home).toContain('🟠 *High*');
    expect(home).toContain(`#m-${ts}|Open the message>`);
    expect(home).toContain('*1 open*');
  });
  it('are gone when somebody acknowledged one', async () => {
    await open();
    await watch(CHANNEL);
    const { id } = await loud();
    await room.deliver();
    await room.store.mark(id, { kind: 'acknowledged', by: BEN, at: 1 });
    expect(await visit()).toContain('every critical and high story is acknowledged');
  });
  it('count what is on its way to the channel, and have a link to it once it stands there', async () => {
    await open();
    await watch(CHANNEL);
    const { code } = await loud();
    const home = await visit();
    expect(home).toContain('*1 open*');
    expect(home).toContain(`${code} · on its way to the channel`);
    expect(home).not.toContain('Open the message');
    await room.deliver();
    expect(await visit()).toMatch(/^(?!.*on its way).*\|Open the message>/);
  });
  it('of a story that grows stand once, with the message that tells it', async () => {
    await open();
    await watch(CHANNEL);
    await loud({ id: 'alert-1', code: 'A-FIRST' });
    await room.deliver();
    await room.store.mark('alert-1', { kind: 'assigned', to: BEN, by: ADA, at: 1 });
    await loud({ id: 'alert-2', code: 'A-AFTER', kind: 'update', storyRevision: 2 });
    const home = await visit();
    expect(home).toContain(`looked after by <@${BEN}>`);
    expect(home).toContain('*1 open*');
    expect(home).toContain('|Open the message>');
    expect(home).not.toContain('on its way');
  });
  it('do not count what is kept for the digest', async () => {
    await open();
    await watch(CHANNEL);
    await loud({ held: true });
    expect(await visit()).toContain('nothing open');
  });
  it('do not count what is neither critical nor high', async () => {
    await open();
    await watch(CHANNEL);
    await loud({ severity: 'medium' });
    expect(await visit()).toContain('nothing open');
  });
  it('do not count what is muted', async () => {
    await open();
    await watch(CHANNEL, {
      mutes: [{ id: 'm', scope: 'story', value: 'story-1', label: 'x', until: null, by: ADA, at: 0 }],
    });
    await loud();
    await room.deliver();
    expect(await visit()).toContain('nothing open');
  });
  it('whose message was deleted are named by their code', async () => {
    await open();
    await watch(CHANNEL);
    const { code } = await loud();
    await room.deliver();
    const client = await room.app.clientFor(TEAM);
    await client?.chat.delete({ channel: CHANNEL, ts: room.slack.messages(CHANNEL)[0]?.ts ?? '' });
    const home = await visit();
    expect(home).toContain(code);
    expect(home).not.toContain('Open the message');
  });
});

describe('the buttons', () => {
  it('Open watchlist shows it in a window', async () => {
    await open();
    await watch(CHANNEL);
    await visit();
    await press('open-watchlist', CHANNEL);
    await expect.poll(windows).toMatch(/\*Vendors\* \(1\).*\*Quarry Data\*/);
  });
  it('to a channel that the person has left meanwhile shows nothing of it', async () => {
    await open();
    await watch(CHANNEL);
    await visit();
    await room.slack.userDoes.leave(CHANNEL, ADA);
    await press('open-watchlist', CHANNEL);
    await expect.poll(windows).toContain('You are not in that channel');
    expect(windows()).not.toContain('Quarry Data');
  });
  it.each([
    ['where Stakewatch is: the watchlist', CHANNEL, /\*Rivals\* \(1\).*\*Borealis\*/],
    ['where it is not: how to bring it there', OTHER_CHANNEL, /\/invite @stakewatch/],
  ])('Set up a channel, %s', async (_, channelId, says) => {
    await open();
    await visit();
    const before = room.slack.home(ADA)?.hash;
    await press('set-up-channel', channelId);
    await expect.poll(windows).toMatch(says);
    await expect.poll(() => room.slack.home(ADA)?.hash).not.toBe(before);
  });
  it('Refresh draws what is so now', async () => {
    await open();
    await visit();
    await watch(CHANNEL);
    await press('refresh-home');
    await expect.poll(() => JSON.stringify(room.slack.home(ADA))).toContain('1 vendor');
  });
});

describe('what Slack does meanwhile', () => {
  it('a view drawn by another process is not taken for ours: it is drawn anew, from newer data', async () => {
    await open();
    await visit();
    const client = await room.app.clientFor(TEAM);
    room.slack.faults.next('users.conversations', { late: 200 });
    const drawing = room.slack.userDoes.openHome(ADA);
    await client?.views.publish({ user_id: ADA, view: { type: 'home', blocks: [] } });
    await drawing;
    await expect.poll(() => JSON.stringify(room.slack.home(ADA))).toContain('Your channels');
    expect(room.logged.filter(({ level }) => level === 50)).toEqual([]);
  });
  describe('429 in the middle of a long list of channels', () => {
    const many = Array.from({ length: 230 }, (_, i) => ({ id: `C0N${1_000 + i}`, name: `n-${i}`, botIsMember: true }));
    const last = many.at(-1)?.id ?? '';
    const limited = async (retryAfter: number): Promise<string> => {
      room = await openRoom({ slack: { workspace: { ...WORKSPACE, channels: [...WORKSPACE.channels, ...many] } } });
      await watch(last);
      room.slack.faults.next('users.conversations', { late: 0 });
      room.slack.faults.next('users.conversations', { status: 429, retryAfter });
      return visit();
    };
    it('a short pause is waited out, and the rest is shown', async () => {
      const home = await limited(1);
      expect(home).toContain(`<#${last}>`);
      expect(home).not.toContain('missing here');
    });
    it('a long pause is said, and nothing is said of what could not be seen', async () => {
      const home = await limited(60);
      expect(home).toContain('press *Refresh* in 60 seconds');
      expect(home).toContain('I could not see which of your channels have a watchlist');
      expect(home).not.toMatch(/No channel that you are in|every critical and high story is acknowledged/);
    });
    it('with a channel that was seen: its open stories are not said to be all', async () => {
      room = await openRoom({ slack: { workspace: { ...WORKSPACE, channels: [...WORKSPACE.channels, ...many] } } });
      await watch(CHANNEL);
      room.slack.faults.next('users.conversations', { late: 0 });
      room.slack.faults.next('users.conversations', { status: 429, retryAfter: 60 });
      const home = await visit();
      expect(home).toContain('there may be some in channels that are missing here');
      expect(home).not.toContain('every critical and high story is acknowledged');
    });
  });
  it('a missing permission: the tab says that channels may be missing', async () => {
    room = await openRoom({ slack: { workspace: WORKSPACE, scopes: ['chat:write', 'commands'] } });
    await watch(CHANNEL);
    expect(await visit()).toContain('some may be missing here');
  });
});

describe('the view', () => {
  const content = (channels: number, stories: number, text: string): HomeContent => ({
    firstVisit: true,
    channels: Array.from({ length: channels }, (_, i) => ({
      id: `C${i}AAA`,
      name: `#${text}`,
      archived: i % 2 === 0,
      vendors: i,
      rivals: i,
      others: i,
      open: i,
      digest: null,
      timeZone: text,
    })),
    moreChannels: 7,
    allChannels: false,
    stories: Array.from({ length: stories }, () => ({
      channelId: 'C0A',
      severity: 'critical' as const,
      headline: [{ strong: text }, text, { link: 'https://news.example/', label: text }],
      code: text,
      assigned: text,
      at: 0,
      owed: true,
      link: `https://slack.example/${encodeURIComponent(text)}`,
    })),
    moreStories: 3,
    feeds: { ok: 1, failing: [text, text], failingCount: 2, lastPollAt: 0 },
    now: 1,
  });
  it('names five of the feeds that fail, and says how many more there are', () => {
    const feeds = { ok: 1, failing: ['A', 'B', 'C', 'D', 'E', 'F'], failingCount: 16, lastPollAt: null };
    const view = JSON.stringify(homeView({ ...content(1, 0, 'x'), feeds }));
    expect(view).toContain('1 ok · ⚠️ 16 in trouble: A, B, C, D, E and 11 more · last poll');
  });
  it('keeps within Slack’s limits and lets nobody be called, whatever names and headlines hold', async () => {
    await open();
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('<!channel>', '<@U0ADA>', 'x'.repeat(5_000), '\u202e<!here>|>', '&'.repeat(3_000)),
    );
    fc.assert(
      fc.property(fc.nat(20), fc.nat(10), hostile, (channels, stories, text) => {
        const view = homeView(content(channels, stories, text));
        const json = JSON.parse(JSON.stringify(view)) as Parameters<typeof checkView>[0];
        expect(checkView(json)).toEqual({ messages: [], tooLarge: false });
        expect(JSON.stringify(view)).not.toMatch(/<!channel|<!here|<!everyone/);
      }),
      { numRuns: 60 },
    );
  });
});
