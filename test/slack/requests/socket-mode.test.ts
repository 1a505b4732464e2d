// The whole surface once over Socket Mode: what a person does in Slack, and what they and the channel then see.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCompany } from '../../../src/domain.ts';
import { createSlackApp, type SlackApp } from '../../../src/slack/app.ts';
import { personIn, savedIn, textIn, trailIn, type Person } from '../modals/windows.ts';
import { ADA, BEN, CHANNEL, openRoom, OTHER_CHANNEL, TEAM, TOKEN, type Room } from '../workspace.ts';

const BOT = 'U0STAKEWATCH';
const DIRECT = 'D0ADA';

let room: Room;
let app: SlackApp;
let ada: Person;
beforeEach(async () => {
  room = await openRoom({ watchlist: [newCompany('rival', 'Borealis'), newCompany('vendor', 'Quarry Data')] });
  // No app answers there: what is answered came over the socket.
  room.slack.connectApp('http://127.0.0.1:1/slack/events');
  app = await createSlackApp({
    mode: { kind: 'socket', appToken: 'xapp-1-of-the-tests' },
    botToken: TOKEN,
    teamId: TEAM,
    botUserId: BOT,
    apiUrl: room.slack.apiUrl,
    services: room.services,
    log: pino({ level: 'silent' }),
  });
  await app.start();
  ada = personIn(room);
});
afterEach(async () => {
  await app.stop();
  await room.close();
});

const said = (channelId = CHANNEL): string[] =>
  room.slack.messages(channelId).flatMap(({ user, text }) => (user === BOT ? [text] : []));
const direct = (): string[] => (room.slack.calls('chat.postMessage').length === 0 ? [] : said(DIRECT));
const drawn = (): string => JSON.stringify(room.slack.messages(CHANNEL)[0]?.blocks);
const alertPosted = async (): Promise<void> => {
  await room.owe({});
  expect(await room.deliver({ clientFor: app.clientFor })).toBe('sent');
};
const press = (actionId: string, userId = ADA) => {
  const ts = room.slack.messages(CHANNEL)[0]?.ts ?? '';
  return room.slack.userDoes.press({ userId, channelId: CHANNEL, ts, actionId });
};

describe('a slash command', () => {
  it.each([
    ['watch Labelsmith', '*Labelsmith* is now watched'],
    ['list', 'Borealis, Quarry Data'],
    ['show Quarry Data', 'Quarry Group'],
    ['status', 'Socket Mode'],
    ['flibber', 'flibber'],
  ])('/stakewatch %s: the answer, to whoever asked alone', async (typed, answer) => {
    expect(await room.ask(typed)).toContain(answer);
    expect(room.slack.ephemerals(BEN, CHANNEL)).toEqual([]);
    expect(said()).toEqual([]);
  });
  it('a company put on the watchlist is saved, with who did it', async () => {
    await room.ask('watch Labelsmith');
    expect((await savedIn(room))?.companies.map(({ name }) => name)).toContain('Labelsmith');
    expect((await room.store.auditOf(TEAM, CHANNEL, 1))[0]).toMatchObject({ by: ADA });
  });
});

describe('a window', () => {
  it('settings: opened by the command, filled in, saved', async () => {
    await ada.open('settings', 'watchlist.settings');
    expect((await ada.submit({ floor: 'high', rumors: 'off' })).errors).toBeNull();
    expect((await savedIn(room))?.settings).toMatchObject({ floor: 'high', rumors: false });
  });
  it('a mistake stands at its field, the window stays, and nothing is saved', async () => {
    await ada.open('edit Quarry Data', 'watchlist.company');
    const wrong = await ada.submit({ name: '!!!', high: '10', critical: '' });
    expect(wrong.errors).toEqual({
      name: "“!!!” has no letter and no digit: a company's name needs at least one.",
      critical: 'Fill in both percentages, or neither.',
    });
    expect(ada.top()?.callback_id).toBe('watchlist.company');
    expect(await savedIn(room)).toBeNull();
    await ada.submit({ name: 'Quarry Data', high: '', critical: '', owner: 'Dana Kim' });
    expect(textIn(ada.top())).toContain('*Quarry Data* is saved');
    expect(await trailIn(room)).toEqual(['Quarry Data: owner of the relationship: not recorded → Dana Kim']);
  });
  it('a button in a window puts another one on top', async () => {
    await ada.open('edit', 'watchlist.list');
    await ada.press('watchlist.add:vendor', 'vendor', ({ callback_id: id }) => id === 'watchlist.company');
    await ada.submit({ name: 'Labelsmith' });
    expect((await savedIn(room))?.companies.map(({ name }) => name)).toContain('Labelsmith');
  });
});

describe('a button of an alert', () => {
  beforeEach(alertPosted);
  it('acknowledge: the message says who did', async () => {
    expect((await press('acknowledge')).error).toBeNull();
    await room.slack.waitFor('the message', () => drawn().includes(`Acknowledged by <@${ADA}>`));
  });
  it('mute: a window opens, is submitted, and this channel hears no more of it', async () => {
    await press('mute');
    const view = await room.slack.waitFor('the window', () => {
      const top = ada.top();
      return top !== undefined && textIn(top).includes('"what"') && top;
    });
    const first = (id: string): string => {
      const element = view.blocks.find((block) => block['block_id'] === id)?.['element'] as
        { options: { value: string }[] } | undefined;
      return element?.options[0]?.value ?? '';
    };
    const ack = await room.slack.userDoes.submit(view.id, { what: first('what'), until: first('until') }, ADA);
    expect(ack.error).toBeNull();
    await room.slack.waitFor('the answer', () => ada.told().some((text) => text.includes('Muted here')));
    expect((await savedIn(room))?.mutes).toHaveLength(1);
  });
});

describe('without a command', () => {
  it('the Home tab opened: it is drawn', async () => {
    await room.slack.userDoes.openHome(ADA);
    const home = await room.slack.waitFor('the Home tab', () => room.slack.home(ADA));
    expect(JSON.stringify(home.blocks)).toContain('when the ownership of a company it depends on changes');
  });
  it('a mention is answered in its thread', async () => {
    await room.slack.userDoes.mention(CHANNEL, ADA, 'who owns Quarry Data?');
    await expect.poll(said).toHaveLength(1);
    const [asked, answer] = room.slack.messages(CHANNEL);
    expect(answer?.text).toContain('belongs to Quarry Group');
    expect(answer?.thread_ts).toBe(asked?.ts);
  });
  it('a direct message is answered there', async () => {
    await room.slack.userDoes.writeDirect(ADA, 'what do you know about Labelsmith?');
    await expect.poll(direct).toHaveLength(1);
    expect(direct()[0]).toContain('*Labelsmith*');
  });
  it('invited to a channel: it says hello', async () => {
    await room.slack.userDoes.invite(OTHER_CHANNEL, ADA);
    await expect.poll(() => said(OTHER_CHANNEL)).toHaveLength(1);
    expect(said(OTHER_CHANNEL)[0]).toContain('when the ownership of a company you depend on changes');
  });
});

describe('an envelope that comes again', () => {
  const again = async (): Promise<void> => {
    expect(await room.slack.socket.again()).toMatchObject({ state: 'answered' });
  };
  it('of a command: taken, and answered once', async () => {
    await room.ask('watch Labelsmith');
    await again();
    await room.ask('help');
    expect(ada.told().filter((text) => text.includes('Labelsmith'))).toHaveLength(1);
    expect(await trailIn(room)).toEqual(['put Labelsmith on the watchlist as vendor']);
  });
  it('of a mention: taken, and answered once', async () => {
    await room.slack.userDoes.mention(CHANNEL, ADA, 'who owns Quarry Data?');
    await expect.poll(said).toHaveLength(1);
    await again();
    await room.ask('help');
    expect(said()).toHaveLength(1);
  });
  it('of a pressed button: taken, and answered once', async () => {
    await alertPosted();
    const answers = (): string[] => ada.told().filter((text) => text.startsWith('*Sources*'));
    await press('show-sources');
    await expect.poll(answers).toHaveLength(1);
    await again();
    await room.ask('help');
    expect(answers()).toHaveLength(1);
  });
});

describe('a connection that Slack ends', () => {
  it('comes back of itself, and what is asked then is answered', async () => {
    room.slack.socket.drop();
    expect((await room.slack.userDoes.command(CHANNEL, ADA, '/stakewatch help')).error).toBe('dispatch_failed');
    const asked = async () => (await room.slack.userDoes.command(CHANNEL, ADA, '/stakewatch list')).error;
    await expect.poll(asked, { timeout: 10_000 }).toBeNull();
    await room.slack.waitFor('the answer', () => ada.told().some((text) => text.includes('Borealis, Quarry Data')));
    expect(room.slack.calls('apps.connections.open').length).toBeGreaterThan(1);
  }, 15_000);
});
