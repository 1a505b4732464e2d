// Every button and modal of an alert, pressed by people over signed HTTP: what they are told, and what the message shows.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../../src/time.ts';
import { newCompany } from '../../../src/domain.ts';
import { anAlert, someContent } from '../samples.ts';
import { ADA, BEN, CHANNEL, openRoom, TEAM, type Room } from '../workspace.ts';

let room: Room;
beforeEach(async () => {
  room = await openRoom({ watchlist: [newCompany('rival', 'Borealis'), newCompany('vendor', 'Quarry Data')] });
  await room.ask('watch Labelsmith');
  await room.owe({});
  await room.deliver();
});
afterEach(() => room.close());

const root = () => room.slack.messages(CHANNEL)[0];
const drawn = (): string => JSON.stringify(root()?.blocks);
const press = (actionId: string, userId = ADA) =>
  room.slack.userDoes.press({ userId, channelId: CHANNEL, ts: root()?.ts ?? '', actionId });
const told = (userId = ADA): string[] => room.slack.ephemerals(userId, CHANNEL).map(({ text }) => text);
const until = (what: string, seen: () => boolean) => room.slack.waitFor(what, seen);
/** The window that the press opens, once it is filled. */
const opened = async (actionId: string, userId = ADA, value?: string) => {
  await room.slack.userDoes.press({
    userId,
    channelId: CHANNEL,
    ts: root()?.ts ?? '',
    actionId,
    ...(value === undefined ? {} : { value }),
  });
  return room.slack.waitFor('the window', () =>
    room.slack.views(userId).find((view) => view['callback_id'] !== 'notice'),
  );
};
const mutes = async () => (await room.store.watchlist(TEAM, CHANNEL))?.mutes ?? [];

describe('acknowledge', () => {
  it('the message says who did', async () => {
    await press('acknowledge');
    await until('the message', () => drawn().includes(`Acknowledged by <@${ADA}>`));
    expect(drawn()).not.toContain('"action_id":"acknowledge"');
    expect((await room.store.alert(anAlert({ channelId: CHANNEL }).id))?.acknowledged?.by).toBe(ADA);
  });
  it('two people at once: the first stands, the other is told', async () => {
    await Promise.all([press('acknowledge'), press('acknowledge', BEN)]);
    const both = () => [...told(ADA), ...told(BEN)].filter((text) => text.includes('acknowledged this already'));
    await until('who was second', () => both().length === 1);
    await until('the message', () => drawn().includes('Acknowledged by'));
    const first = (await room.store.alert(anAlert({ channelId: CHANNEL }).id))?.acknowledged?.by ?? '';
    expect(drawn()).toContain(`Acknowledged by <@${first}>`);
    expect(both()[0]).toContain(`<@${first}>`);
  });
  it('after an update it marks the message that now shows the update', async () => {
    room.pass(2 * SECOND);
    await room.owe({
      storyRevision: 2,
      content: someContent({ changes: [['More.']], facts: [{ label: 'Stake', value: '40%' }] }),
    });
    await room.deliver();
    await press('acknowledge');
    await until('the message', () => drawn().includes('Acknowledged by'));
    expect(drawn()).toContain('40%');
  });
  it('works months later', async () => {
    room.pass(400 * DAY);
    await press('acknowledge');
    await until('the message', () => drawn().includes('Acknowledged by'));
  });
});

describe('questions', () => {
  it('show sources lists every article, to the asker alone', async () => {
    await press('show-sources');
    await until('the list', () => told().some((text) => text.startsWith('*Sources* (1)')));
    expect(told().at(-1)).toContain(
      '<https://news.example/article-1|Borealis takes a third of Quarry Data> — Example Wire',
    );
    expect(told(BEN)).toEqual([]);
  });
  it('why this alert prints the rule and the words that were read', async () => {
    await press('why');
    await until('the reasons', () => told().some((text) => text.includes('a rival takes 20% or more of a vendor')));
    const text = told().at(-1) ?? '';
    expect(text).toContain('takes 33% of');
    // In plain words first; the rows stand below, in small print.
    expect(text.indexOf('came because this was read')).toBeLessThan(text.indexOf('*Why it is critical here:*'));
    expect(text.indexOf('*How sure:*')).toBeLessThan(text.indexOf('*How it was read, to check it*'));
    const { blocks } = room.slack.ephemerals(ADA, CHANNEL).at(-1) ?? {};
    const small = (blocks ?? []).filter(({ type }) => type === 'context');
    expect(JSON.stringify(small)).toContain('The rule: “a rival takes 20% or more of a vendor”');
  });
});

describe('mute…', () => {
  const mute = async (what: string, length: string) => {
    const view = await opened('mute');
    const choices = JSON.parse(JSON.stringify(view.blocks)) as {
      block_id: string;
      element?: { options: { text: { text: string }; value: string }[] };
    }[];
    const pick = (block: string, label: string) =>
      choices.find(({ block_id: id }) => id === block)?.element?.options.find(({ text }) => text.text === label)
        ?.value ?? '';
    await room.slack.userDoes.submit(view.id, { what: pick('what', what), until: pick('until', length) }, ADA);
    await until('the answer', () => told().some((text) => text.includes('Muted here')));
  };
  it.each([
    ['This story', 'story', 'story-1'],
    ['Company: Borealis', 'company', 'borealis'],
    ['Company: Quarry Data', 'company', 'quarry-data'],
    ['Every story of this kind: stake', 'kind', 'stake'],
    ['Source: Example Wire', 'source', 'Example Wire'],
  ])('%s', async (label, scope, value) => {
    await mute(label, '1 week');
    expect(await mutes()).toEqual([expect.objectContaining({ scope, value, by: ADA })]);
    expect(await room.ask('list')).toMatch(/\*Muted\*\n•/);
  });
  it.each([
    ['1 day', DAY],
    ['1 week', 7 * DAY],
    ['30 days', 30 * DAY],
    ['Until somebody undoes it', null],
  ])('for %s', async (label, length) => {
    await mute('This story', label);
    const [one] = await mutes();
    expect(one?.until === null ? null : (one?.until ?? 0) - (one?.at ?? 0)).toBe(length);
  });
  it('after two hundred other alerts still marks the story’s message, and no reply of its thread', async () => {
    await room.owe({ storyRevision: 2, content: someContent({ changes: [['More.']] }) });
    room.pass(2 * SECOND);
    expect(await room.deliver()).toBe('sent');
    const { store } = room;
    for (let n = 0; n < 210; n++) {
      const createdAt = room.services.clock();
      await room.owe({ id: `other ${n}`, storyId: `other ${n}`, createdAt, storyRevision: 1 });
      room.pass(2 * SECOND);
      const claim = await store.claimAlert(room.services.clock(), 60_000, 0);
      const sent = { state: 'sent', ts: `1.${n}`, at: createdAt, root: true } as const;
      await store.settleAlert({ alertId: claim?.alert.id ?? '', token: claim?.token ?? 0 }, sent);
    }
    const [, reply] = room.slack.messages(CHANNEL);
    const before = JSON.stringify(reply);
    await mute('This story', '1 week');
    await until('the mark', () => drawn().includes('This story is muted here'));
    expect(reply?.thread_ts).toBe(root()?.ts);
    expect(JSON.stringify(reply)).toBe(before);
  });
  it('a muted story is marked in the channel, and told again after the undo', async () => {
    await mute('This story', '1 day');
    expect(drawn()).toContain(`This story is muted here by <@${ADA}>`);
    const answer = room.slack.ephemerals(ADA, CHANNEL).at(-1);
    await room.slack.userDoes.press({
      userId: ADA,
      channelId: CHANNEL,
      ts: answer?.ts ?? '',
      actionId: `undo-mute:${(await mutes())[0]?.id}`,
    });
    await until('the message', () => !drawn().includes('is muted here'));
    expect(await mutes()).toEqual([]);
    expect(told().at(-1)).toContain('is told here again');
  });
  it('a second mute of the same thing takes the place of the first', async () => {
    await mute('This story', '1 day');
    await mute('This story', '30 days');
    expect(await mutes()).toHaveLength(1);
  });
});

describe('not relevant…', () => {
  const answer = async (reason: string, name?: string) => {
    const view = await opened('not-relevant');
    await room.slack.userDoes.submit(view.id, { reason, ...(name === undefined ? {} : { 'look-alike': name }) }, ADA);
    await until('the answer', () => told().some((text) => text.includes('Thank you')));
    return told().at(-1) ?? '';
  };
  const notAliases = async () =>
    (await room.store.watchlist(TEAM, CHANNEL))?.companies.find(({ name }) => name === 'Quarry Data')?.notAliases;

  it('a look-alike is no longer taken for the company, and the deal is muted', async () => {
    expect(await answer('look-alike', 'Quarry Data Recovery')).toContain(
      '“Quarry Data Recovery” is no longer taken for *Quarry Data*',
    );
    expect(await notAliases()).toEqual(['Quarry Data Recovery']);
    expect(await mutes()).toEqual([expect.objectContaining({ scope: 'story', value: 'story-1', until: null })]);
    expect(await room.ask('list')).toContain('not Quarry Data Recovery');
  });
  it('the watched name itself is never refused', async () => {
    expect(await answer('look-alike', 'quarry data, Inc.')).toContain('is the name you watch');
    expect(await notAliases()).toEqual([]);
    expect(await mutes()).toHaveLength(1);
  });
  it('no change of ownership: the deal is muted, and what they say stands on the message', async () => {
    await answer('no-change', 'Quarry Data Recovery');
    expect(await notAliases()).toEqual([]);
    expect(await mutes()).toHaveLength(1);
    expect(drawn()).toContain(`*This story*: *no change of ownership* says <@${ADA}>`);
  });
  it('we do not care: what to mute is chosen in the same window', async () => {
    const view = await opened('not-relevant');
    await room.slack.userDoes.submit(view.id, { reason: 'unimportant' }, ADA);
    const next = await room.slack.waitFor('the choices', () =>
      room.slack.views(ADA).find((one) => one.id === view.id && one['callback_id'] === 'mute'),
    );
    expect(await mutes()).toEqual([]);
    await room.slack.userDoes.submit(next.id, { until: '1-week' }, ADA);
    await until('the answer', () => told().some((text) => text.includes('Muted here')));
    expect(await mutes()).toEqual([expect.objectContaining({ scope: 'story' })]);
  });
  it('a look-alike without a name is asked for at its field', async () => {
    const view = await opened('not-relevant');
    const ack = await room.slack.userDoes.submit(view.id, { reason: 'look-alike' }, ADA);
    expect(ack.body).toEqual({
      response_action: 'errors',
      errors: { 'look-alike': 'Please name the other company, as the news prints it.' },
    });
    expect(await mutes()).toEqual([]);
  });
  it('a look-alike of the buyer is kept off the buyer', async () => {
    const view = await opened('not-relevant');
    const options = JSON.stringify(view.blocks).match(/"text":"Borealis"[^}]*\},"value":"([0-9a-f]{24})"/);
    const filled = { reason: 'look-alike', 'look-alike': 'Borealis Foods', company: options?.[1] ?? '' };
    await room.slack.userDoes.submit(view.id, filled, ADA);
    await until('the answer', () => told().some((text) => text.includes('no longer taken for *Borealis*')));
    const { companies = [] } = (await room.store.watchlist(TEAM, CHANNEL)) ?? {};
    expect(companies.find(({ name }) => name === 'Borealis')?.notAliases).toEqual(['Borealis Foods']);
  });
});

describe('what can go wrong with a press', () => {
  it.each(['expired_trigger_id', 'trigger_expired', 'trigger_exchanged'])(
    '%s: the person is asked to press again',
    async (error) => {
      room.slack.faults.next('views.open', error);
      await press('mute');
      await until('the answer', () => told().some((text) => text.includes('Please press the button again')));
      expect(room.logged.filter(({ level }) => level === 50)).toEqual([]);
    },
  );
  it('a story that changed while the window was open is not muted by mistake', async () => {
    const view = await opened('mute');
    const kind =
      (
        JSON.parse(JSON.stringify(view.blocks)) as {
          element?: { options: { text: { text: string }; value: string }[] };
        }[]
      )
        .flatMap((block) => block.element?.options ?? [])
        .find(({ text }) => text.text.startsWith('Every story'))?.value ?? '';
    await room.owe({ storyRevision: 2, content: someContent() }, { kind: 'acquisition' });
    await room.slack.userDoes.submit(view.id, { what: kind, until: '1-day' }, ADA);
    await until('the answer', () => told().some((text) => text.includes('nothing was muted')));
    expect(await mutes()).toEqual([]);
  });
});
