// The window of a channel's settings over signed HTTP: what stands in it, what is saved, errors at fields, two people at once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type WatchSettings } from '../../../src/domain.ts';
import { DEFAULT_WORKSPACE } from '../../../src/preview/slack-server.ts';
import { NEEDED_SCOPES } from '../../../src/slack/scopes.ts';
import { zoneGroups } from '../../../src/slack/modals/time-zones.ts';
import { isTimeZone } from '../../../src/notify/clock-times.ts';
import { ADA, BEN, CHANNEL, openRoom, type Room } from '../workspace.ts';
import { initialOf, personIn, savedIn, textIn, trailIn, type Person } from './windows.ts';

let room: Room;
let ada: Person;
const GROUPS = [
  { id: 'S0RISK', handle: 'risk', name: 'Vendor risk', users: [ADA] },
  { id: 'S0LEGAL', handle: 'legal', name: 'Legal', users: [BEN] },
];
const openWith = async (groups = GROUPS, scopes = NEEDED_SCOPES): Promise<void> => {
  room = await openRoom({
    watchlist: [newCompany('rival', 'Borealis'), newCompany('vendor', 'Quarry Data')],
    slack: { workspace: { ...DEFAULT_WORKSPACE, groups }, scopes },
  });
  ada = personIn(room);
};
beforeEach(() => openWith());
afterEach(() => room.close());

const saved = async (): Promise<WatchSettings | undefined> => (await savedIn(room))?.settings;
const opened = () => ada.open('settings', 'watchlist.settings');

describe('the window of the settings', () => {
  it('stands as the channel is set, and saves every setting', async () => {
    const form = await opened();
    expect(
      ['floor', 'rumors', 'high', 'critical', 'quiet', 'zone', 'digest', 'mention', 'editors'].map((id) =>
        initialOf(form, id),
      ),
    ).toEqual(['medium', 'on', '5', '20', 'off', 'UTC', 'off', 'nobody', 'members']);
    await ada.submit({
      floor: 'high',
      rumors: 'off',
      high: '10',
      critical: '25.5',
      quiet: 'on',
      'quiet-from': '21:30',
      'quiet-to': '06:00',
      zone: 'Europe/Berlin',
      digest: 'weekly',
      'digest-day': '5',
      'digest-at': '17:00',
      mention: 'S0RISK',
      editors: 'group',
      'editors-group': 'S0RISK',
    });
    const settings = await saved();
    expect(settings).toEqual({
      floor: 'high',
      rumors: false,
      thresholds: { high: 10, critical: 25.5 },
      quietHours: { from: '21:30', to: '06:00' },
      timeZone: 'Europe/Berlin',
      mention: 'S0RISK',
      digest: { weekday: 5, at: '17:00', since: expect.any(Number) as number },
      editors: { who: 'group', groupId: 'S0RISK' },
    });
    expect(settings?.digest?.since).toBeGreaterThan(Date.now() - 60_000); // nothing that was due before comes now
    expect(await trailIn(room)).toEqual([
      'told at once from: medium → high',
      'rumours: on → off',
      "a rival's stake: high from 5%, critical from 20% → high from 10%, critical from 25.5%",
      'quiet hours: none → from 21:30 to 06:00',
      'time zone: UTC → Europe/Berlin',
      'digest: only when it is asked for → on Fridays at 17:00',
      'called out for a critical alert: nobody → S0RISK',
      'may change the watchlist: members → members of the user group S0RISK',
    ]);
    expect(textIn(ada.top())).toContain('No story of the past 30 days would have been told');
    const again = await opened();
    expect(['digest-day', 'quiet-from', 'editors-group'].map((id) => initialOf(again, id))).toEqual([
      '5',
      '21:30',
      'S0RISK',
    ]);
  });
  it.each([
    [{ high: '30' }, { critical: 'Not below 30%, from where on it is high already.' }],
    [{ quiet: 'on', 'quiet-from': '07:00' }, { 'quiet-to': 'Not the same as their beginning.' }],
    [{ 'other-zone': 'Europe/Berlni' }, { 'other-zone': 'Did you mean Europe/Berlin?' }],
    [{ 'other-zone': 'Nowhere at all' }, { 'other-zone': 'I know no such time zone. For example: Europe/Berlin' }],
    [{ editors: 'group' }, { 'editors-group': 'Which user group?' }],
    [{ digest: 'daily', 'digest-at': '' }, { 'digest-at': 'At what time?' }],
  ])('%j: the error stands at its field', async (values, errors) => {
    await opened();
    expect((await ada.submit(values)).errors).toEqual(errors);
    expect(await saved()).toBeUndefined();
  });
  it('a time zone typed by its city; one that is none of the usual ones stands there the next time', async () => {
    await opened();
    await ada.submit({ 'other-zone': 'reykjavik' });
    expect((await saved())?.timeZone).toBe('Atlantic/Reykjavik');
    expect(initialOf(await opened(), 'zone')).toBe('Atlantic/Reykjavik');
  });
  it('nothing changed, nothing saved', async () => {
    await opened();
    await ada.submit({});
    expect(textIn(ada.top())).toContain('the settings stay as they are');
    expect(await saved()).toBeUndefined();
  });
  it('two people: what one of them changed is kept, what both changed is told', async () => {
    const ben = personIn(room, BEN);
    await opened();
    await ben.open('settings', 'watchlist.settings');
    await ada.submit({ floor: 'high', digest: 'daily' });
    await ben.submit({ floor: 'low', rumors: 'off' });
    expect(textIn(ben.top())).toContain('Somebody changed this to “high” while the window was open');
    expect(initialOf(ben.top() ?? fail(), 'floor')).toBe('low');
    expect(await saved()).toMatchObject({ floor: 'high', rumors: false, digest: { weekday: null, at: '09:00' } });
    await ben.submit({});
    expect(await saved()).toMatchObject({ floor: 'low', rumors: false });
  });
  it('without the scope to read user groups the rest can be set', async () => {
    await room.close();
    await openWith(
      GROUPS,
      NEEDED_SCOPES.filter((scope) => scope !== 'usergroups:read'),
    );
    const form = await opened();
    expect(textIn(form)).toContain('the app needs the permission `usergroups:read`');
    await ada.submit({ floor: 'critical', editors: 'admins' });
    expect(await saved()).toMatchObject({ ...DEFAULT_SETTINGS, floor: 'critical', editors: { who: 'admins' } });
  });
  it('three hundred user groups, and one that is set and gone', async () => {
    await room.close();
    const many = Array.from({ length: 300 }, (_, i) => ({
      id: `S0G${i}`,
      handle: `g${i}`,
      name: `${'Group '.repeat(20)}${i}`,
      users: [],
    }));
    await openWith(many);
    await opened();
    await ada.submit({ mention: 'S0G299' });
    expect((await saved())?.mention).toBe('S0G299');
    await room.slack.userDoes.command(CHANNEL, ADA, '/stakewatch list');
    const watchlist = await savedIn(room);
    if (watchlist === null) throw new Error('expected a watchlist');
    const gone = {
      ...watchlist,
      revision: watchlist.revision + 1,
      settings: { ...watchlist.settings, mention: 'S0GONE' },
    };
    await room.store.saveWatchlist(gone, [], []);
    expect(initialOf(await opened(), 'mention')).toBe('S0GONE');
  });
  it('who may not change them reads them', async () => {
    await opened();
    await ada.submit({ editors: 'group', 'editors-group': 'S0RISK' });
    const ben = personIn(room, BEN);
    const shown = await ben.open('settings', 'notice');
    expect(textIn(shown)).toContain('Only members of <!subteam^S0RISK>');
    expect(textIn(shown)).toContain('Rumours: *on*');
  });
});

it('the usual time zones are zones', () => {
  const zones = zoneGroups('UTC').flatMap(({ choices }) => choices.map(({ value }) => value));
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zoneGroups('Asia/Kathmandu')[0]?.choices[0]?.value).toBe('Asia/Kathmandu');
});

function fail(): never {
  throw new Error('expected a window');
}
