// What a channel is told of a feed, to the strict stand-in: once, within Slack's limits, harmless whatever a feed calls itself.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { FeedNotice } from '../../../src/domain.ts';
import { feedAlert } from '../../../src/notify/feed-notice.ts';
import { checkBlocks, isTextTooLong } from '../../../src/preview/block-limits.ts';
import { renderFeedNotice } from '../../../src/slack/delivery/feed-notice.ts';
import { ADA, CHANNEL, openRoom, TEAM, type Room } from '../workspace.ts';

const NOTICE: FeedNotice = {
  title: 'Fennick <Wire>',
  url: 'https://fennick.example/feed',
  about: 'failing',
  says: ['It could not be read 5 times in a row, for 2 h. The server took too long.', 'It is tried again and again.'],
};
const alertOf = (change: Partial<FeedNotice> = {}, episode = 7) =>
  feedAlert({ ...NOTICE, ...change }, { feedId: 'f', episode, teamId: TEAM, channelId: CHANNEL, now: Date.now() });

describe('a notice that is owed', () => {
  let room: Room;
  afterEach(() => room.close());
  it('is posted once, in words, with no buttons, and is no alert of any story', async () => {
    room = await openRoom();
    expect(await room.store.oweDigest(alertOf(), [])).toBe(true);
    expect(await room.store.oweDigest(alertOf(), [])).toBe(false);
    expect(await room.deliver()).toBe('sent');
    expect(await room.deliver()).toBe('idle');
    const [message, ...others] = room.slack.messages(CHANNEL);
    expect(others).toEqual([]);
    expect(message?.text).toMatch(/^⚠️ The feed Fennick &lt;Wire&gt; cannot be read\. It could not be read 5 times/);
    const blocks = JSON.stringify(message?.blocks);
    expect(blocks).toContain('<https://fennick.example/feed|Fennick &lt;Wire&gt;>* cannot be read. It could not');
    expect(blocks).toContain('It is tried again and again.');
    expect(blocks).not.toContain('button');
    expect(await room.ask('why')).not.toContain('Fennick');
  });
  it('is looked for before it is posted again after a crash', async () => {
    room = await openRoom();
    await room.store.oweDigest(alertOf(), []);
    const settling = { ...room.store, settleAlert: () => Promise.reject(new Error('crash')) };
    await expect(room.deliver({ store: settling })).rejects.toThrow('crash');
    room.pass(61_000);
    expect(await room.deliver()).toBe('sent');
    expect(room.slack.messages(CHANNEL)).toHaveLength(1);
  });
  it('of a feed that was added in a direct message goes to the person', async () => {
    room = await openRoom();
    const to = { feedId: 'f', episode: 7, teamId: TEAM, channelId: ADA, now: Date.now() };
    await room.store.oweDigest(feedAlert(NOTICE, to), []);
    expect(await room.deliver()).toBe('sent');
  });
  it('of the recovery is another one, and so is the next episode', () => {
    const ids = [alertOf(), alertOf({ about: 'recovered' }), alertOf({}, 8), alertOf({ says: ['Other words.'] })];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  });
});

it('whatever a feed calls itself and its server answers, Slack takes the message, and nobody is called out', () => {
  const word = fc.oneof(fc.string({ maxLength: 3_000 }), fc.constantFrom('<!channel>', '<@U1>', '`*_~', '&lt;'));
  const notice = fc.record<FeedNotice>({
    title: word,
    url: fc.constantFrom('https://x.example/', `https://x.example/${'a'.repeat(4_000)}`),
    about: fc.constantFrom('failing', 'silent', 'gone', 'recovered'),
    says: fc.array(word, { minLength: 1, maxLength: 3 }),
  });
  fc.assert(
    fc.property(notice, (made) => {
      const { text, blocks } = renderFeedNotice(made, alertOf(made).content.notification);
      expect(checkBlocks(blocks, 'message')).toEqual([]);
      expect(isTextTooLong(text)).toBe(false);
      expect(text + JSON.stringify(blocks)).not.toMatch(/<!channel>|<@U1>/);
    }),
  );
});
