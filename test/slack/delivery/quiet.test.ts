// Channels with quiet hours, a group to call and digests, to the strict stand-in: what waits, what is called out, what is late.
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, type WatchSettings } from '../../../src/domain.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/time.ts';
import { anAlert, someContent } from '../samples.ts';
import { CHANNEL, openRoom, TEAM, type Room } from '../workspace.ts';

let room: Room;
afterEach(() => room.close());

const messages = () => room.slack.messages(CHANNEL);
const record = (id: string) => room.store.alert(id);
/** "HH:MM" in UTC, so many hours from now. */
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString().slice(11, 16);
const open = async (settings: Partial<WatchSettings>): Promise<void> => {
  room = await openRoom();
  const watchlist = {
    teamId: TEAM,
    channelId: CHANNEL,
    channelName: '#vendor-risk',
    revision: 1,
    companies: [newCompany('vendor', 'Quarry Data')],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    mutes: [],
    updatedAt: 0,
  };
  await room.store.saveWatchlist(watchlist, ['quarry data'], []);
};
const high = (change: Parameters<Room['owe']>[0] = {}) =>
  room.owe({ severity: 'high', content: someContent({ severity: 'high', seenAt: Date.now() }), ...change });

describe('in quiet hours', () => {
  const quiet = { quietHours: { from: inHours(-1), to: inHours(2) } };
  it('an alert waits for their end, is no failure, and says why it came then', async () => {
    await open(quiet);
    const { id } = await high();
    expect(await room.deliver()).toBe('later');
    expect(await record(id)).toMatchObject({
      state: 'due',
      attempts: 0,
      lastError: `waits for the end of the quiet hours at ${quiet.quietHours.to}`,
    });
    const status = await room.ask('status');
    expect(status).toContain('*Waiting here for the end of the quiet hours*');
    expect(status).not.toContain('held up');
    room.pass(5 * MINUTE + SECOND);
    expect(await room.deliver()).toBe('later');
    room.pass(2 * HOUR);
    expect(await room.deliver()).toBe('sent');
    expect(JSON.stringify(messages()[0]?.blocks)).toContain('Kept for the quiet hours');
  });
  it('a critical one does not wait, nor what stands before it in its thread', async () => {
    await open(quiet);
    await high();
    expect(await room.deliver()).toBe('later');
    await room.owe({
      storyRevision: 2,
      severity: 'critical',
      content: someContent({ changes: [['It is announced.']] }),
    });
    room.pass(5 * MINUTE + SECOND);
    expect(await room.deliver()).toBe('sent');
    room.pass(2 * SECOND);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(2);
  });
  it('a setting taken back lets it out within five minutes', async () => {
    await open(quiet);
    await high();
    await room.deliver();
    expect(await room.ask('quiet off')).toContain('From now on alerts come at any time');
    room.pass(5 * MINUTE + SECOND);
    expect(await room.deliver()).toBe('sent');
  });
});

describe('the group that is called', () => {
  const call = '<!subteam^S0RISK>';
  it('once, for a first critical alert, and in no edit', async () => {
    await open({ mention: 'S0RISK' });
    await room.owe({});
    await room.deliver();
    expect(messages()[0]?.text).toMatch(/^<!subteam\^S0RISK> 🚨/);
    expect(JSON.stringify(messages()[0]?.blocks?.[0])).toContain(call);
    room.pass(2 * SECOND);
    await room.owe({ storyRevision: 2, content: someContent({ changes: [['It is completed.']] }) });
    await room.deliver();
    expect(messages()).toHaveLength(2);
    expect(JSON.stringify(messages())).not.toContain(call);
  });
  it('when the severity rises to critical, in the thread', async () => {
    await open({ mention: 'S0RISK' });
    await high();
    await room.deliver();
    expect(JSON.stringify(messages())).not.toContain(call);
    room.pass(2 * SECOND);
    await room.owe({ storyRevision: 2, loud: true, content: someContent({ changes: [['It is announced.']] }) });
    await room.deliver();
    const [root, reply] = messages();
    expect(JSON.stringify(root)).not.toContain(call);
    expect(reply?.text).toContain(call);
  });
  it('is called where Slack refuses the looks of the message too', async () => {
    await open({ mention: 'S0RISK' });
    await room.owe({});
    room.slack.faults.next('chat.postMessage', 'invalid_blocks');
    expect(await room.deliver()).toBe('sent');
    expect(messages()[0]?.text).toContain(`${call} 🚨`);
  });
});

describe('late', () => {
  it('says so, with the reason that is known', async () => {
    await open({});
    await high();
    room.slack.faults.next('chat.postMessage', { status: 429, retryAfter: 3 });
    expect(await room.deliver()).toBe('later');
    room.pass(3 * HOUR);
    expect(await room.deliver()).toBe('sent');
    expect(JSON.stringify(messages()[0]?.blocks)).toContain(
      'Late: posted 3 hours after it was seen (Slack asked for a pause (429))',
    );
  });
  it('within the hour nothing is said', async () => {
    await open({});
    await high();
    room.pass(50 * MINUTE);
    await room.deliver();
    expect(JSON.stringify(messages()[0]?.blocks)).not.toContain('Late');
  });
});

describe('the digest', () => {
  const keep = (n: number) =>
    room.owe({ storyId: `small-${n}`, severity: 'low', held: true, content: someContent({ severity: 'low' }) });
  it('asked for, comes at once, even in quiet hours, once, and empties what is kept', async () => {
    await open({ quietHours: { from: inHours(-1), to: inHours(2) } });
    expect(await room.ask('digest now')).toContain('Nothing was kept');
    await keep(1);
    await keep(2);
    expect(await room.ask('digest now')).toContain('The digest comes now, with 2 stories');
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
    expect(messages()[0]?.text).toContain('📰 Digest: Borealis');
    expect(JSON.stringify(messages()[0]?.blocks)).toContain('2 stories that could wait');
    expect((await record(anAlert({ storyId: 'small-1', channelId: CHANNEL }).id))?.state).toBe('digested');
    expect(await room.ask('digest now')).toContain('Nothing was kept');
  });
  it('comes as plain text where Slack refuses its looks', async () => {
    await open({});
    await keep(1);
    await room.ask('digest now');
    room.slack.faults.next('chat.postMessage', 'invalid_blocks');
    expect(await room.deliver()).toBe('sent');
    expect(messages()[0]?.text).toContain('*Quarry Data* (your vendor)');
  });
  it('whose answer was lost is found, not posted again', async () => {
    await open({});
    await keep(1);
    await room.ask('digest now');
    room.slack.faults.next('chat.postMessage', { lose: 'reply' });
    expect(await room.deliver()).toBe('later');
    room.pass(61 * SECOND);
    expect(await room.deliver()).toBe('sent');
    expect(messages()).toHaveLength(1);
  });
});
