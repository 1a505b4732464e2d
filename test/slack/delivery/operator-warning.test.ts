// A warning of the operator in, its one message in Slack out; and what is counted when Slack wants a pause.
import { afterEach, describe, expect, it } from 'vitest';
import type { Warning } from '../../../src/domain.ts';
import { warningAlert } from '../../../src/notify/operator-warning.ts';
import { createClient } from '../../../src/slack/client.ts';
import { renderWarning } from '../../../src/slack/delivery/operator-warning.ts';
import { createLog } from '../../../src/log.ts';
import { CHANNEL, openRoom, TEAM, TOKEN, type Room } from '../workspace.ts';

let room: Room;
afterEach(() => room.close());

const LATE: Warning = {
  about: 'outbox',
  over: false,
  says: ['Messages are late: 3 messages.', 'The last try said: <!channel> & co', 'None is lost.'],
};
const owed = (warning: Warning) =>
  warningAlert(warning, { teamId: TEAM, channelId: CHANNEL, about: warning.about, number: 1 }, Date.now());

describe('a warning', () => {
  it('is one message, without markup from anywhere', async () => {
    room = await openRoom();
    expect(await room.store.oweDigest(owed(LATE), [])).toBe(true);
    expect(await room.store.oweDigest(owed(LATE), [])).toBe(false);
    expect(await room.deliver()).toBe('sent');
    const [message, ...more] = room.slack.messages(CHANNEL);
    expect(more).toEqual([]);
    expect(JSON.stringify(message?.blocks)).toContain('⚠️  Messages are late: 3 messages.');
    expect(JSON.stringify(message)).not.toContain('<!channel>');
    const over: Warning = { about: 'outbox', over: true, says: ['The outbox is clear again.'] };
    await room.store.oweDigest(owed(over), []);
    room.pass(2_000);
    expect(await room.deliver()).toBe('sent');
    expect(room.slack.messages(CHANNEL)[1]?.text).toBe('✅ The outbox is clear again.');
    expect(await room.deliver()).toBe('idle');
  });
  it('comes before its end, also where Slack refused it first and takes the end at once', async () => {
    room = await openRoom();
    await room.store.oweDigest(owed(LATE), []);
    room.slack.faults.next('chat.postMessage', 'token_revoked');
    expect(await room.deliver()).toBe('later');
    await room.store.oweDigest(owed({ about: 'outbox', over: true, says: ['The outbox is clear again.'] }), []);
    room.pass(2_000);
    expect(await room.deliver()).toBe('idle');
    expect(room.slack.messages(CHANNEL)).toEqual([]);
    for (const mark of ['⚠️', '✅']) {
      room.pass(3_600_000);
      expect(await room.deliver()).toBe('sent');
      expect(room.slack.messages(CHANNEL).at(-1)?.text).toContain(mark);
    }
    expect(room.slack.messages(CHANNEL)).toHaveLength(2);
  });
  it('keeps within the limits of Slack whatever a server said', async () => {
    room = await openRoom();
    const warning = { ...LATE, says: ['x&'.repeat(5_000), '<'.repeat(9_000), ' '] };
    expect(JSON.stringify(renderWarning(warning, 'x')).length).toBeLessThan(9_000);
    await room.store.oweDigest(owed(warning), []);
    expect(await room.deliver()).toBe('sent');
  });
});

it('each call that Slack answers with 429 is told by its method', async () => {
  room = await openRoom();
  const limited: string[] = [];
  const client = createClient(TOKEN, room.slack.apiUrl, createLog('error'), {
    onLimited: (method) => void limited.push(method),
  });
  room.slack.faults.next('auth.test', { status: 429, retryAfter: 1 });
  await expect(client.auth.test()).rejects.toThrow('rate-limit');
  await client.auth.test();
  expect(limited).toEqual(['auth.test']);
});
