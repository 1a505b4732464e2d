// Assign, wrong fact, exposure, pictures and picked days, over signed HTTP; and whatever Slack may answer to them.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCompany } from '../../../src/domain.ts';
import { DEFAULT_WORKSPACE } from '../../../src/preview/slack-server.ts';
import { createClient } from '../../../src/slack/client.ts';
import { DAY, SECOND } from '../../../src/time.ts';
import { anAlert, SEEN, someContent } from '../samples.ts';
import { personIn } from '../modals/windows.ts';
import { ADA, BEN, CHANNEL, openRoom, TEAM, TOKEN, type Room } from '../workspace.ts';

const GUEST = 'U0GUEST';
const STRANGER = 'U0STRANGER';
const LEFT = 'U0LEFT';
const APP = 'U0HELPER';
const workspace = {
  ...DEFAULT_WORKSPACE,
  users: [
    ...DEFAULT_WORKSPACE.users,
    { id: GUEST, name: 'gus', realName: 'Gus Guest', isRestricted: true },
    { id: STRANGER, name: 'sam', realName: 'Sam Stranger', isStranger: true, teamId: 'T0OTHER' },
    { id: LEFT, name: 'lee', realName: 'Lee Left', deleted: true },
    { id: APP, name: 'helper', realName: 'Helper', isBot: true },
  ],
};

let room: Room;
const start = async (store?: Parameters<typeof openRoom>[0]): Promise<void> => {
  room = await openRoom({
    watchlist: [newCompany('rival', 'Borealis'), newCompany('vendor', 'Quarry Data')],
    slack: { workspace },
    ...store,
  });
  await room.ask('watch Labelsmith');
  await room.owe({});
  await room.deliver();
};
beforeEach(() => start());
afterEach(() => room.close());

const ID = anAlert({ channelId: CHANNEL }).id;
const root = () => room.slack.messages(CHANNEL)[0];
const thread = () => room.slack.messages(CHANNEL).slice(1);
const drawn = (): string => JSON.stringify(root()?.blocks);
const told = (userId = ADA): string[] => room.slack.ephemerals(userId, CHANNEL).map(({ text }) => text);
const until = (what: string, seen: () => boolean) => room.slack.waitFor(what, seen);
const hears = (words: string, userId = ADA) =>
  until(`“${words}”`, () => told(userId).some((text) => text.includes(words)));
const press = (actionId: string, userId = ADA) =>
  room.slack.userDoes.press({ userId, channelId: CHANNEL, ts: root()?.ts ?? '', actionId });
const choose = (does: string, userId = ADA) =>
  room.slack.userDoes.press({
    userId,
    channelId: CHANNEL,
    ts: root()?.ts ?? '',
    actionId: 'more',
    value: `${does}:${ID}`,
  });
const openView = (userId = ADA) =>
  room.slack.waitFor('the window', () => room.slack.views(userId).find((view) => view['callback_id'] !== 'notice'));
const windowSays = (words: string, userId = ADA) =>
  until(`the window says “${words}”`, () => JSON.stringify(room.slack.views(userId)[0]?.blocks ?? []).includes(words));
const fill = async (
  does: string,
  values: Record<string, string | null>,
  userId = ADA,
): ReturnType<Room['slack']['userDoes']['submit']> => {
  await choose(does, userId);
  return room.slack.userDoes.submit((await openView(userId)).id, values, userId);
};
const record = () => room.store.alert(ID);

describe('assign', () => {
  it('to oneself: the message shows it, and nobody is called', async () => {
    await choose('take-it');
    await until('the message', () => drawn().includes(`👤 <@${ADA}> looks into it`));
    expect(thread()).toEqual([]);
    expect((await record())?.assigned).toMatchObject({ to: ADA, by: ADA });
  });
  it('to somebody: shown on the message, called once in the thread', async () => {
    await fill('assign', { to: BEN });
    await hears('was called in the thread');
    expect(drawn()).toContain(`👤 <@${BEN}> looks into it, asked by <@${ADA}>`);
    expect(thread().map(({ text }) => text)).toEqual([`<@${BEN}>, <@${ADA}> asks you to look into this.`]);
    expect(thread()[0]?.thread_ts).toBe(root()?.ts);
    await fill('assign', { to: BEN }, BEN);
    await hears('looks into it already', BEN);
    expect(thread()).toHaveLength(1);
  });
  it('by two people at once: the last stands, and is shown', async () => {
    await Promise.all([choose('take-it'), choose('take-it', BEN)]);
    const standing = async () => (await record())?.assigned?.to ?? '';
    await until('both heard', () => told(ADA).length > 0 && told(BEN).length > 0);
    const to = await standing();
    await until('the message', () => drawn().includes(`👤 <@${to}> looks into it`));
  });
  it('and taken back', async () => {
    await choose('take-it');
    await until('the message', () => drawn().includes('looks into it'));
    await choose('assign-nobody', BEN);
    await until('the message', () => !drawn().includes('👤'));
    expect((await record())?.assigned).toBeNull();
    expect(drawn()).toContain(`take-it:${ID}`);
  });
  it.each([
    [LEFT, 'has left this workspace'],
    [APP, 'is an app'],
  ])('to nobody who cannot: %s', async (to, said) => {
    await fill('assign', { to });
    await hears(said);
    expect((await record())?.assigned).toBeNull();
  });
});

describe('wrong fact', () => {
  it('both figures stand on the message, and the thread says where it comes from', async () => {
    await fill('wrong-fact', { fact: 'Stake', says: '45%', note: 'Their <filing> of *Monday*' });
    await hears('side by side');
    expect(drawn()).toContain(`*Stake:* 33% as printed · *45%* says <@${ADA}>`);
    expect(thread()[0]?.text).toContain('printed as *33%*. They say *45%*.\n> Their');
    expect(thread()[0]?.text).toContain('&lt;filing&gt; of ∗Monday∗');
    expect((await record())?.objections).toMatchObject([{ fact: 'Stake', says: '45%', by: ADA }]);
  });
  it('of the buyer, which no cell shows', async () => {
    await fill('wrong-fact', { fact: 'Buyer', says: 'Fennick' }, BEN);
    await hears('side by side', BEN);
    expect(drawn()).toContain(`✏️ *Buyer*: *Fennick* says <@${BEN}>`);
  });
  it('said twice by one person, the last stands; by two, both', async () => {
    await fill('wrong-fact', { fact: 'Stake', says: '45%' });
    await hears('side by side');
    await fill('wrong-fact', { fact: 'Stake', says: '46%' });
    await until('the message', () => drawn().includes('46%'));
    expect(drawn()).not.toContain('45%');
    await fill('wrong-fact', { fact: 'Stake', says: '47%' }, BEN);
    await until('the message', () => drawn().includes('46%') && drawn().includes('47%'));
  });
  it('with nothing but blanks is asked for at its field', async () => {
    const { body } = await fill('wrong-fact', { fact: 'Stake', says: '  ' });
    expect(body).toEqual({ response_action: 'errors', errors: { says: 'Please say what it should be.' } });
    expect((await record())?.objections).toEqual([]);
  });
  it('stays on the message after later news', async () => {
    await fill('wrong-fact', { fact: 'Stake', says: '45%' });
    await hears('side by side');
    room.pass(2 * SECOND);
    const facts = [{ label: 'Stake', value: '40%' }];
    await room.owe({ storyRevision: 2, kind: 'update', content: someContent({ changes: [['More.']], facts }) });
    expect(await room.deliver()).toBe('sent');
    expect(drawn()).toContain(`*Stake:* 40% as printed · *45%* says <@${ADA}>`);
  });
});

describe('exposure', () => {
  const filled = {
    owner: 'Data Platform',
    data: 'Training sets <all>',
    renewal: '2027-09-30',
    clause: '30',
    criticality: 'high',
    alternatives: 'Labelsmith, Fennick, Inc., labelsmith',
  };
  const company = async () =>
    (await room.store.watchlist(TEAM, CHANNEL))?.companies.find(({ name }) => name === 'Quarry Data');

  it('what is not recorded is said, with a button that records it; the message shows it as it is now', async () => {
    expect(drawn()).toContain(
      '_Not recorded: owner, our data it holds, criticality, renewal, change-of-control clause_',
    );
    await press('add-exposure');
    await room.slack.userDoes.submit((await openView()).id, filled, ADA);
    await hears('is recorded');
    expect(await company()).toMatchObject({
      owner: 'Data Platform',
      data: 'Training sets <all>',
      renewalOn: '2027-09-30',
      changeOfControlPercent: 30,
      criticality: 'high',
      alternatives: ['Labelsmith', 'Fennick, Inc.'],
    });
    expect(drawn()).toContain('Owner: *Data Platform* · criticality: *high*');
    expect(drawn()).toContain('Holds: *Training sets &lt;all&gt;*');
    expect(drawn()).toContain('change of control: *at 30%: 33% reaches it*');
    expect(drawn()).toContain('Alternatives: Labelsmith, Fennick, Inc.');
    expect(drawn()).not.toContain('"add-exposure"');
    const [entry] = await room.store.auditOf(TEAM, CHANNEL, 1);
    expect(entry?.by).toBe(ADA);
    expect(entry?.what).toContain('recorded the exposure to Quarry Data');
  });
  it('what was recorded stands in the form, and may be emptied', async () => {
    await fill('add-exposure', filled);
    await hears('is recorded');
    await choose('add-exposure', BEN);
    const view = await openView(BEN);
    expect(JSON.stringify(view.blocks)).toContain('"initial_date":"2027-09-30"');
    await room.slack.userDoes.submit(view.id, { owner: null }, BEN);
    await until('the message', () => drawn().includes('_Not recorded: owner_'));
    expect(await company()).toMatchObject({ owner: null, criticality: 'high' });
  });
  it.each([
    ['a clause at 0%', { clause: '0' }, { clause: 'Please give a percentage above 0 and up to 100.' }],
    [
      'too many names',
      { alternatives: Array.from({ length: 25 }, (_, i) => `Fennick ${i}`).join(', ') },
      { alternatives: 'Please name 20 at most.' },
    ],
    [
      'no commas',
      { alternatives: 'Foo and Bar and '.repeat(10) },
      { alternatives: expect.stringContaining('too long for a name') as string },
    ],
  ])('%s is an error at its field', async (_, values, errors) => {
    expect((await fill('add-exposure', values)).body).toEqual({ response_action: 'errors', errors });
    expect(await company()).toMatchObject({ changeOfControlPercent: null, alternatives: [] });
  });
  it('a company that was renamed twice is still the one that the alert was matched with', async () => {
    const ada = personIn(room);
    for (const [from, to] of [
      ['Quarry Data', 'Stone Labels'],
      ['Stone Labels', 'Our labeller'],
    ]) {
      await ada.open(`edit ${from}`, 'watchlist.company');
      expect((await ada.submit({ name: to ?? '', aliases: null })).errors).toBeNull();
    }
    const before = room.slack.views(ADA).at(-1)?.id;
    await press('add-exposure');
    const view = await room.slack.waitFor('the form', () => room.slack.views(ADA).find(({ id }) => id !== before));
    await until('its question', () => JSON.stringify(room.slack.views(ADA)).includes('at stake with *Our labeller*'));
    await room.slack.userDoes.submit(view.id, filled, ADA);
    await hears('Our exposure to *Our labeller* is recorded.');
    const list = await room.store.watchlist(TEAM, CHANNEL);
    expect(list?.companies.map(({ name, owner }) => [name, owner])).toContainEqual(['Our labeller', 'Data Platform']);
    await until('the message', () => drawn().includes('at 30%: 33% reaches it'));
    expect(await room.ask('list')).not.toContain('Quarry Data');
  });
  it('a company that is watched no more is said in the window', async () => {
    await room.ask('unwatch Quarry Data');
    await choose('add-exposure');
    await windowSays('is not on this channel');
  });
  it('a guest is told in the window, before anything is filled in', async () => {
    await choose('add-exposure', GUEST);
    await windowSays('Guests can read', GUEST);
  });
});

describe('picture', () => {
  it('comes into the thread, is said at once, and is drawn once for two presses', async () => {
    await Promise.all([choose('picture'), choose('picture', BEN)]);
    await room.slack.waitFor('the pictures', () => thread()[0], 20_000);
    expect(thread()[0]?.thread_ts).toBe(root()?.ts);
    const heard = [...told(ADA), ...told(BEN)];
    expect(heard.filter((text) => text.startsWith('Drawing'))).toHaveLength(1);
    expect(heard.filter((text) => text.includes('asked for a moment ago'))).toHaveLength(1);
    expect(room.slack.calls('files.completeUploadExternal')).toHaveLength(1);
  });
  it.each([
    ['Slack refuses it', () => room.slack.faults.next('files.completeUploadExternal', 'is_archived'), 'archived'],
    ['Slack breaks down', () => room.slack.faults.next('files.getUploadURLExternal', 'internal_error'), 'did not say'],
  ])('%s: pressed again at once it is drawn, and only then a third press is refused', async (_, fail, says) => {
    fail();
    await choose('picture');
    await hears(says);
    expect(thread()).toEqual([]);
    await choose('picture');
    await room.slack.waitFor('the pictures', () => thread()[0], 20_000);
    await choose('picture');
    await hears('asked for a moment ago');
    expect(thread()).toHaveLength(1);
  });
});

describe('mute until a day', () => {
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const mute = async (values: Record<string, string>) => {
    await press('mute');
    return room.slack.userDoes.submit((await openView()).id, { until: 'day', ...values }, ADA);
  };
  it('it begins at midnight of the watchlist’s time zone', async () => {
    await room.ask('timezone Asia/Tokyo');
    await mute({ day: day(10) });
    await hears('Muted here');
    const [one] = (await room.store.watchlist(TEAM, CHANNEL))?.mutes ?? [];
    expect(one?.until).toBe(Date.parse(`${day(10)}T00:00:00+09:00`));
  });
  it.each([
    ['none', {}, 'Please pick the day.'],
    ['gone by', { day: day(-2) }, 'Please pick a day that is still to come.'],
    ['far away', { day: '2199-01-01' }, 'Please pick a day within five years.'],
  ])('%s: an error at its field', async (_, values, error) => {
    expect((await mute(values)).body).toEqual({ response_action: 'errors', errors: { day: error } });
    expect((await room.store.watchlist(TEAM, CHANNEL))?.mutes).toEqual([]);
  });
});

describe('strangers of a shared channel', () => {
  it('read sources and reasons', async () => {
    await press('show-sources', STRANGER);
    await hears('*Sources* (1)', STRANGER);
    await press('why', STRANGER);
    await hears('Why it is critical here:', STRANGER);
  });
  it('do not act', async () => {
    await press('acknowledge', STRANGER);
    await hears('People of other workspaces', STRANGER);
    expect((await record())?.acknowledged).toBeNull();
    await press('mute', STRANGER);
    await windowSays('People of other workspaces', STRANGER);
  });
});

describe('what Slack may answer', () => {
  const removeRoot = () =>
    createClient(TOKEN, room.slack.apiUrl, pino({ level: 'silent' })).chat.delete({
      channel: CHANNEL,
      ts: root()?.ts ?? '',
    });
  const acknowledged = async () => (await record())?.acknowledged?.by;

  it.each([
    ['message_not_found', 'The message itself is gone'],
    ['edit_window_closed', 'does not let the message be changed'],
    ['is_archived', 'This channel is archived'],
    ['not_in_channel', '/invite @stakewatch'],
    ['missing_scope', 'ask an admin of this workspace'],
    ['some_new_error', 'Slack refused it (some_new_error)'],
  ])('%s to the edit: acknowledged all the same, and said', async (error, said) => {
    room.slack.faults.next('chat.update', error);
    await press('acknowledge');
    await hears(said);
    expect(await acknowledged()).toBe(ADA);
    expect(room.logged.filter(({ level }) => level === 50)).toEqual([]);
  });
  it('a short pause is waited out', async () => {
    room.slack.faults.next('chat.update', { status: 429, retryAfter: 1 });
    await press('acknowledge');
    await until('the message', () => drawn().includes('Acknowledged by'));
  });
  it('a long pause is said', async () => {
    room.slack.faults.next('chat.update', { status: 429, retryAfter: 60 });
    await press('acknowledge');
    await hears('press again in 60 seconds');
    expect(await acknowledged()).toBe(ADA);
  });
  it.each(['users.info', 'chat.postMessage', 'chat.update', 'views.update', 'chat.postEphemeral'])(
    '429 of %s while somebody is assigned',
    async (method) => {
      await choose('assign');
      if (method !== 'views.update') await openView();
      room.slack.faults.next(method, { status: 429, retryAfter: 1 });
      if (method === 'views.update') {
        await press('mute', BEN);
        await openView(BEN);
      }
      await room.slack.userDoes.submit((await openView()).id, { to: BEN }, ADA);
      await hears('was called in the thread');
      expect(drawn()).toContain(`👤 <@${BEN}> looks into it`);
    },
  );
  it('a message that was deleted before an update: what people did goes on with the next one', async () => {
    await press('acknowledge');
    await until('the message', () => drawn().includes('Acknowledged by'));
    await fill('wrong-fact', { fact: 'Stake', says: '45%' }, BEN);
    await hears('side by side', BEN);
    await removeRoot();
    room.pass(2 * SECOND);
    await room.owe({ storyRevision: 2, kind: 'update', content: someContent({ changes: [['More.']] }) });
    expect(await room.deliver()).toBe('sent');
    const last = JSON.stringify(room.slack.messages(CHANNEL).at(-1)?.blocks);
    expect(last).toContain(`Acknowledged by <@${ADA}>`);
    expect(last).toContain(`*45%* says <@${BEN}>`);
  });
  it('the foot has the times of the first report, and of the latest update', async () => {
    const before = drawn();
    const postedAt = (): number => Number(/posted <!date\^(\d+)\^/.exec(drawn())?.[1]) * SECOND;
    const posted = postedAt();
    room.pass(2 * DAY);
    const later = { publishedAt: SEEN + DAY, seenAt: SEEN + DAY };
    await room.owe({ storyRevision: 2, kind: 'update', content: someContent({ changes: [['More.']], ...later }) });
    expect(await room.deliver()).toBe('sent');
    expect(before).not.toContain('*updated*');
    expect(drawn()).toContain(`published <!date^${(SEEN - 60_000) / SECOND}^`);
    // It is drawn before it is posted, and again with the time that Slack took it.
    expect(Math.abs(postedAt() - posted)).toBeLessThanOrEqual(5 * SECOND);
    expect(drawn()).toMatch(/\*updated\* <!date\^\d+\^\{date_short_pretty\}/);
  });
  it('many people at once: the message shows what the store says', async () => {
    await Promise.all([
      press('acknowledge'),
      press('acknowledge', BEN),
      choose('take-it', BEN),
      choose('take-it', ADA),
      fill('wrong-fact', { fact: 'Stake', says: '44%' }, GUEST),
    ]);
    await hears('side by side', GUEST);
    await until(
      'all heard',
      () => [...told(ADA), ...told(BEN)].filter((text) => /already|You look|theirs/.test(text)).length >= 3,
    );
    const { acknowledged: by, assigned } = (await record()) ?? {};
    await until('the message', () =>
      [`Acknowledged by <@${by?.by}>`, `👤 <@${assigned?.to}> looks`, '*44%*'].every((words) =>
        drawn().includes(words),
      ),
    );
  });
});

describe('a slow store', () => {
  it('the window opens before the store has answered', async () => {
    await room.close();
    let isSlow = false;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    await start({
      store: (store) => ({
        ...store,
        firstTime: async (...args) => {
          if (isSlow) await gate;
          return store.firstTime(...args);
        },
      }),
    });
    isSlow = true;
    await press('mute');
    await windowSays('Loading…');
    release();
    expect((await openView())['callback_id']).toBe('mute');
  });
});
