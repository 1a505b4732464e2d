// Settings typed in a channel → what is saved, what the audit trail says, and what the person is told it means.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WatchSettings } from '../../../src/domain.ts';
import { readDigest, readQuietHours, readThresholds, readTimeZone } from '../../../src/slack/commands/read-settings.ts';
import { CHANNEL, openRoom, TEAM, type Room } from '../workspace.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom();
});
afterEach(() => room.close());
const saved = async (): Promise<WatchSettings | undefined> => (await room.store.watchlist(TEAM, CHANNEL))?.settings;
const trail = async (): Promise<string[]> => (await room.store.auditOf(TEAM, CHANNEL, 9)).map(({ what }) => what);

describe('what is typed', () => {
  it.each([
    ['22:00-07:00', { from: '22:00', to: '07:00' }, ''],
    ['22:00 – 07:00 Europe/Berlin', { from: '22:00', to: '07:00' }, 'Europe/Berlin'],
    ['from 10pm to 7am', { from: '22:00', to: '07:00' }, ''],
    ['10 pm until 7 am (New York)', { from: '22:00', to: '07:00' }, 'New York'],
    ['22h-7h', { from: '22:00', to: '07:00' }, ''],
  ])('quiet hours: %s', (typed, hours, zone) => expect(readQuietHours(typed)).toEqual({ hours, zone }));
  it.each(['22:00', '7-7', 'at night', '25:00-07:00', ''])('no quiet hours: “%s”', (typed) =>
    expect(readQuietHours(typed)).toBeNull(),
  );
  it.each([
    ['daily', null, '09:00', ''],
    ['weekly', 1, '09:00', ''],
    ['weekly 17:30', 1, '17:30', ''],
    ['weekly fri', 5, '09:00', ''],
    ['mon 9am Europe/Berlin', 1, '09:00', 'Europe/Berlin'],
  ])('digest: %s', (typed, weekday, at, zone) => expect(readDigest(typed)).toEqual({ time: { weekday, at }, zone }));
  it.each([
    ['europe/berlin', 'Europe/Berlin'],
    ['Berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['utc', 'UTC'],
  ])('time zone: %s', (typed, zone) => expect(readTimeZone(typed)).toEqual({ zone }));
  it('a near time zone is suggested', () => {
    expect(readTimeZone('Europe/Berlni')).toEqual({ zone: null, near: ['Europe/Berlin'] });
    expect(readTimeZone('Nowhere at all')).toEqual({ zone: null, near: [] });
  });
  it.each([
    ['10 25', '', 10, 25],
    ['Scale AI 10% 25%', 'Scale AI', 10, 25],
    ['Scale AI 10, 25.5', 'Scale AI', 10, 25.5],
  ])('thresholds: %s', (typed, name, high, critical) =>
    expect(readThresholds(typed)).toEqual({ name, thresholds: { high, critical } }),
  );
  it.each(['25 10', '10', '10 101', 'Scale AI', ''])('no thresholds: “%s”', (typed) =>
    expect(readThresholds(typed)).toBeNull(),
  );
});

describe('the commands', () => {
  it('threshold says what it would have meant, and the trail keeps it', async () => {
    await room.ask('watch Quarry Data');
    await room.owe({}, { updatedAt: Date.now() });
    const told = await room.ask('threshold high');
    expect(told).toContain('told at once from *high* up; the rest waits for the digest');
    expect(told).toContain('Of the past 30 days 1 story would have been told. A change never alerts about the past.');
    expect(await saved()).toMatchObject({ floor: 'high' });
    expect((await trail())[0]).toBe('set the floor to high; it was medium');
    expect(await room.ask('threshold HIGH')).toContain('It was so already');
    expect(await trail()).toHaveLength(2);
  });
  it('thresholds of one vendor, and back', async () => {
    await room.ask('watch Quarry Data');
    await room.owe({}, { updatedAt: Date.now() });
    expect(await room.ask('threshold high')).toContain('1 story would');
    expect(await room.ask('threshold “Quarry Data” 40 50')).toContain(
      '*Quarry Data* is high from 40% and critical from 50%',
    );
    const company = (await room.store.watchlist(TEAM, CHANNEL))?.companies.find(({ name }) => name === 'Quarry Data');
    expect(company?.thresholds).toEqual({ high: 40, critical: 50 });
    expect(await room.ask('threshold')).toContain('except:\n•  *Quarry Data*: high from 40% and critical from 50%');
    expect(await room.ask('threshold quarry data')).toContain('*Quarry Data* is high from 40% and critical from 50%.');
    expect(await room.ask('threshold Quarry Data off')).toContain('as for every vendor');
    expect(await room.ask('threshold Quary Data 10 20')).toContain('Did you mean *Quarry Data*?');
    expect(await room.ask('threshold 10 25')).toContain('high from 10% and critical from 25%');
    expect(await saved()).toMatchObject({ thresholds: { high: 10, critical: 25 } });
  });
  it('rumors, quiet, digest, timezone', async () => {
    await room.ask('watch Quarry Data');
    expect(await room.ask('rumors off')).toContain('rumours wait for the digest');
    expect(await room.ask('quiet 22:00-07:00')).toContain('To go by your own clock');
    const weekly = await room.ask('digest weekly mon 09:00');
    expect(weekly).toMatch(/comes \*on Mondays at 09:00\* \(UTC\), the next one <!date/);
    expect(await room.ask('timezone berlin')).toContain('*Europe/Berlin*');
    const settings = await saved();
    expect(settings).toMatchObject({
      rumors: false,
      quietHours: { from: '22:00', to: '07:00' },
      timeZone: 'Europe/Berlin',
      digest: { weekday: 1, at: '09:00' },
    });
    const shown = await room.ask('settings');
    for (const line of [
      'Rumours: *off*',
      'Quiet hours: *from 22:00 to 07:00* (Europe/Berlin)',
      'Digest: *on Mondays at 09:00*',
    ])
      expect(shown).toContain(line);
    expect(await room.ask('digest')).toContain('comes *on Mondays at 09:00* (Europe/Berlin)');
    expect(await room.ask('digest off')).toContain('only when it is asked for');
    expect(await room.ask('digest off')).toContain('It was so already');
  });
  it.each([
    ['threshold loud', 'I could not read “loud”'],
    ['threshold', 'This channel is told at once from *medium* up.\nA rival’s stake in a vendor is high from 5%'],
    ['threshold hgh', 'Did you mean `threshold high`?'],
    ['rumors perhaps', 'Rumours are *told like other news, marked as such*'],
    ['timezone', 'This channel goes by the clock of *UTC*.'],
    ['quiet sometimes', 'I could not read from when to when'],
    ['digest whenever', 'I could not read when the digest shall come'],
    ['timezone Europe/Berlni', 'Did you mean `Europe/Berlin`?'],
    ['quiet 22-7 <!channel>', '“&lt;!channel&gt;” is no time zone'],
    ['digest now', 'watches nothing yet'],
    ['rumuors off', 'Did you mean `rumors`?'],
  ])('%s', async (typed, said) => {
    expect(await room.ask(typed)).toContain(said);
    expect(await room.store.watchlist(TEAM, CHANNEL)).toBeNull();
  });
});
