// The watchlist's window over signed HTTP: listing, searching, editing, adding and removing companies, two people at once.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCompany, ROLES, type WatchedCompany } from '../../../src/domain.ts';
import { checkView } from '../../../src/preview/block-limits.ts';
import { textsOf } from '../../../src/slack/modals/company-fields.ts';
import { companyView } from '../../../src/slack/modals/company-view.ts';
import { listView, START } from '../../../src/slack/modals/list-view.ts';
import { printsOf } from '../../../src/slack/modals/memory.ts';
import { ADA, BEN, CHANNEL, openRoom, type Room } from '../workspace.ts';
import { initialOf, personIn, savedIn, textIn, trailIn, type Person } from './windows.ts';

let room: Room;
let ada: Person;
const FENNICK: WatchedCompany = {
  ...newCompany('vendor', 'Fennick'),
  aliases: ['Fennick Labs', 'Fennick, the Lab'],
  owner: 'Dana Kim',
  renewalOn: '2027-03-31',
  changeOfControlPercent: 30,
  thresholds: { high: 10, critical: 25 },
};
const WATCHLIST = [newCompany('rival', 'Borealis'), FENNICK, newCompany('vendor', 'Quarry Data')];
beforeEach(async () => {
  room = await openRoom({ watchlist: WATCHLIST });
  ada = personIn(room);
});
afterEach(() => room.close());

const fennick = async () => (await savedIn(room))?.companies.find(({ name }) => name.startsWith('Fennick'));
const editFennick = () => ada.open('edit fennick', 'watchlist.company');

describe('the list', () => {
  it('shows the companies by role, each with what is recorded of it', async () => {
    const view = await ada.open('edit', 'watchlist.list');
    const text = textIn(view);
    expect(text.indexOf('*Vendors* (2)')).toBeLessThan(text.indexOf('*Fennick*'));
    expect(text.indexOf('*Quarry Data*')).toBeLessThan(text.indexOf('*Rivals* (1)'));
    expect(text).toContain('owner: Dana Kim');
    expect(text).not.toContain('search'); // three companies need none
  });
  it('a guest reads and is offered nothing to change', async () => {
    await room.close();
    room = await openRoom({
      watchlist: WATCHLIST,
      slack: {
        workspace: {
          teamId: 'T0PREVIEW',
          botUserId: 'U0STAKEWATCH',
          users: [{ id: ADA, name: 'ada', realName: 'Ada Moreau', isRestricted: true }],
          channels: [{ id: CHANNEL, name: 'vendor-risk', botIsMember: true }],
        },
      },
    });
    ada = personIn(room);
    const view = await ada.open('edit', 'watchlist.list');
    expect(textIn(view)).toContain('Guests can read what is watched here');
    expect(textIn(view)).not.toContain('watchlist.edit');
    expect(textIn(await editFennick())).toContain('Guests can read');
    expect(textIn(await ada.open('settings', 'watchlist.settings'))).toContain('Guests can read');
    expect(textIn(await ada.open('import', 'watchlist.import'))).toContain('Guests can read');
  });
  it('two thousand vendors: pages, a search, roles, never more than Slack takes', async () => {
    await room.close();
    const many = Array.from({ length: 2_000 }, (_, i) => ({
      ...newCompany(i % 10 === 0 ? 'rival' : 'vendor', `Company ${i} ${'<&>'.repeat(40)}`),
      aliases: [`Alias ${i} ${'é'.repeat(150)}`],
      owner: '<!channel>'.repeat(20),
    }));
    room = await openRoom({ watchlist: many });
    ada = personIn(room);
    const first = await ada.open('edit', 'watchlist.list');
    expect(textIn(first)).toContain('1–20 of 2000');
    expect(textIn(first)).not.toContain('<!channel>');
    const second = await ada.press('watchlist.page:1', '1', (view) => textIn(view).includes('21–40 of 2000'));
    expect(textIn(second)).toContain('Company 23 ');
    await ada.press('watchlist.role', 'rival', (view) => textIn(view).includes('1–20 of 200'));
    const found = await ada.submit({ search: 'company 1230' });
    expect(textIn(ada.top())).toContain('*Company 1230 ');
    expect(found.errors).toBeNull();
    expect(textIn(ada.top())).not.toContain('Company 1231 ');
    await ada.submit({ search: 'nobody at all' });
    expect(textIn(ada.top())).toContain('No company here is called “nobody at all”');
  });
});

describe('a company', () => {
  it('stands in the form as it is recorded, and is saved field by field', async () => {
    const form = await editFennick();
    expect(initialOf(form, 'aliases')).toBe('Fennick Labs\n"Fennick, the Lab"');
    expect(initialOf(form, 'changeOfControlPercent')).toBe('30');
    expect([initialOf(form, 'high'), initialOf(form, 'critical')]).toEqual(['10', '25']);
    expect([initialOf(form, 'renewalOn'), initialOf(form, 'criticality')]).toEqual(['2027-03-31', 'not-said']);
    await ada.submit({
      notAliases: 'Fennick Farms\nFenick, Inc.',
      owner: 'Lee <!here>',
      criticality: 'high',
      changeOfControlPercent: '50',
      high: '',
      critical: '',
      'no-renewal': ['yes'],
    });
    expect(textIn(ada.top())).toContain('*Fennick* is saved');
    expect(textIn(ada.top())).not.toContain('<!here>');
    expect(await fennick()).toEqual({
      ...FENNICK,
      notAliases: ['Fennick Farms', 'Fenick, Inc.'],
      owner: 'Lee <!here>',
      criticality: 'high',
      renewalOn: null,
      changeOfControlPercent: 50,
      thresholds: null,
    });
    expect(await trailIn(room)).toEqual([
      'Fennick: look-alikes: not recorded → Fennick Farms, Fenick, Inc.',
      'Fennick: owner of the relationship: Dana Kim → Lee <!here>',
      'Fennick: criticality: not recorded → high',
      'Fennick: renewal date: 2027-03-31 → not recorded',
      'Fennick: change-of-control clause from: 30% → 50%',
      "Fennick: thresholds of its own: high from 10%, critical from 25% → the watchlist's",
    ]);
  });
  it('says what it would have meant, and tells the channel nothing', async () => {
    await room.owe({}, { updatedAt: Date.now() });
    await room.deliver();
    const before = room.slack.messages(CHANNEL).length;
    await ada.open('edit Quarry Data', 'watchlist.company');
    await ada.submit({ criticality: 'high' });
    expect(textIn(ada.top())).toContain('Of the past 30 days 1 story would have been told');
    expect(textIn(ada.top())).toContain('Borealis');
    expect(await room.deliver()).toBe('idle');
    expect(room.slack.messages(CHANNEL)).toHaveLength(before);
  });
  it.each([
    [{ name: '!!!' }, { name: "“!!!” has no letter and no digit: a company's name needs at least one." }],
    [{ name: '<!channel>' }, { name: expect.stringMatching(/^“<!channel>” is a person, group or channel/) as string }],
    [{ name: 'https://foo.example' }, { name: expect.stringMatching(/is a web address/) as string }],
    [{ name: '\u200B\u2060' }, { name: expect.stringMatching(/has no letter and no digit/) as string }],
    [{ name: '\u202Eoof' }, { name: expect.stringMatching(/^“oof” holds a control character/) as string }],
    [{ aliases: 'Fennick Co\n@ben' }, { aliases: expect.stringMatching(/^“@ben” is a person/) as string }],
    [{ tickers: '🚀' }, { tickers: expect.stringMatching(/has no letter and no digit/) as string }],
    [{ high: '10', critical: '' }, { critical: 'Fill in both percentages, or neither.' }],
    [{ high: '30', critical: '20' }, { critical: 'Not below 30%, from where on it is high already.' }],
    [
      { notAliases: 'Fennick Labs' },
      { notAliases: '“Fennick Labs” is a name you watch, so it cannot be told apart by name.' },
    ],
    [
      { alternatives: 'x'.repeat(201) },
      { alternatives: expect.stringMatching(/…” has 201 characters, and a company's name may have 200/) as string },
    ],
    [{ aliases: '???' }, { aliases: expect.stringMatching(/has no letter and no digit/) as string }],
  ])('%j: the error stands at its field, and nothing is saved', async (values, errors) => {
    await editFennick();
    expect((await ada.submit(values)).errors).toEqual(errors);
    expect(await savedIn(room)).toBeNull();
  });
  it('nothing filled in anew changes nothing', async () => {
    await editFennick();
    await ada.submit({});
    expect(textIn(ada.top())).toContain('stays as it was');
    expect(await savedIn(room)).toBeNull();
  });
  it('added by hand, under its well-known name; a slip of the pen is asked about', async () => {
    await ada.open('edit', 'watchlist.list');
    await ada.press('watchlist.add:vendor', 'vendor', ({ callback_id: id }) => id === 'watchlist.company');
    await ada.submit({ name: 'Labelsmit', owner: 'Dana' });
    expect(textIn(ada.top())).toContain('Did you mean *Labelsmith*?');
    expect(await trailIn(room)).toEqual([
      'put Labelsmit on the watchlist as vendor',
      'Labelsmit: owner of the relationship: not recorded → Dana',
    ]);
    await room.slack.waitFor('the list below', () => textIn(room.slack.views(ADA)[0]).includes('*Labelsmit*'));
  });
  it('a name that is on the list already is said at the top, with what was filled in kept', async () => {
    await ada.open('edit Quarry Group', 'watchlist.company');
    expect(textIn(ada.top())).toContain('is not on this watchlist');
    await ada.submit({ name: 'Northlight', data: 'invoices' });
    expect(textIn(ada.top())).toContain('is on this watchlist already: *Borealis*, watched as your rival');
    expect(initialOf(ada.top() ?? fail(), 'data')).toBe('invoices');
    expect(await savedIn(room)).toBeNull();
  });
  it('taken off, and put on again by the window that was open meanwhile', async () => {
    const ben = personIn(room, BEN);
    await ben.open('edit fennick', 'watchlist.company');
    await editFennick();
    await ada.press('watchlist.remove', 'Fennick', (view) => textIn(view).includes('not watched here any more'));
    expect(await fennick()).toBeUndefined();
    await ben.submit({ owner: 'Ben' });
    expect(textIn(ben.top())).toContain('was taken off the watchlist, or renamed, while this window was open');
    await ben.submit({});
    expect(await fennick()).toMatchObject({ name: 'Fennick', owner: 'Ben', renewalOn: '2027-03-31' });
    expect((await trailIn(room)).slice(0, 2)).toEqual([
      'took Fennick off the watchlist',
      'put Fennick on the watchlist as vendor',
    ]);
  });
});

describe('two people at once', () => {
  it('each field that one of them changed is kept', async () => {
    const ben = personIn(room, BEN);
    await editFennick();
    await ben.open('edit fennick', 'watchlist.company');
    await ada.submit({ owner: 'Ada' });
    await ben.submit({ data: 'payroll' });
    expect(textIn(ben.top())).toContain('*Fennick* is saved');
    expect(await fennick()).toMatchObject({ owner: 'Ada', data: 'payroll' });
  });
  it('of a field that both changed the later one is told, and saves again', async () => {
    const ben = personIn(room, BEN);
    await editFennick();
    await ben.open('edit fennick', 'watchlist.company');
    await ada.submit({ owner: 'Ada' });
    await ben.submit({ owner: 'Ben', data: 'payroll' });
    expect(textIn(ben.top())).toContain('Saved, except for what is marked below');
    expect(textIn(ben.top())).toContain('Somebody changed this to “Ada”');
    expect(initialOf(ben.top() ?? fail(), 'owner')).toBe('Ben');
    expect(await fennick()).toMatchObject({ owner: 'Ada', data: 'payroll' });
    await ben.submit({});
    expect(await fennick()).toMatchObject({ owner: 'Ben', data: 'payroll' });
    expect((await trailIn(room)).at(-1)).toBe('Fennick: owner of the relationship: Ada → Ben');
  });
  it('at the very same moment: nothing is lost', async () => {
    const ben = personIn(room, BEN);
    await editFennick();
    await ben.open('edit quarry data', 'watchlist.company');
    await Promise.all([ada.submit({ owner: 'Ada' }), ben.submit({ owner: 'Ben' })]);
    const companies = (await savedIn(room))?.companies ?? [];
    expect(companies.map(({ name, owner }) => [name, owner])).toEqual([
      ['Borealis', null],
      ['Fennick', 'Ada'],
      ['Quarry Data', 'Ben'],
    ]);
  });
});

describe('when things go wrong', () => {
  it('a store that does not answer: the window stands there at once, and is filled later', async () => {
    await room.close();
    let answers = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answers = resolve));
    room = await openRoom({
      watchlist: WATCHLIST,
      store: (store) => ({
        ...store,
        watchlist: (...ids) => asked.then(() => store.watchlist(...ids)),
        firstTime: (...id) => asked.then(() => store.firstTime(...id)),
      }),
    });
    ada = personIn(room);
    const opened = ada.open('edit', 'watchlist.list');
    await room.slack.waitFor('the window', () => textIn(ada.top()).includes('Loading…'));
    expect(room.slack.calls('views.open')).toHaveLength(1);
    answers();
    expect(textIn(await opened)).toContain('*Fennick*');
  });
  it.each(['edit', 'import', 'settings'])('%s: a trigger that is too old is told in words', async (text) => {
    room.slack.faults.next('views.open', 'expired_trigger_id');
    expect(await room.ask(text)).toMatch(/took too long for Slack|Settings of this channel/);
  });
  it('a broken store: the window says so, with a number for the operator', async () => {
    await room.close();
    room = await openRoom({
      store: (store) => ({ ...store, watchlist: () => Promise.reject(new Error('disk full')) }),
    });
    ada = personIn(room);
    await room.slack.userDoes.command(CHANNEL, ADA, '/stakewatch edit');
    await room.slack.waitFor('the words', () => textIn(ada.top()).includes('Something went wrong'));
    expect(ada.told().join()).not.toContain('Something went wrong');
  });
  it.each(['request', 'reply'] as const)(
    'a connection that breaks with the %s: “Loading…” does not stand there',
    async (lose) => {
      room.slack.faults.next('views.update', { lose });
      room.slack.faults.next('views.update', { lose });
      expect(textIn(await ada.open('edit', 'watchlist.list'))).toContain('*Fennick*');
      expect(ada.told().join()).not.toContain('Something went wrong');
    },
  );
  it('a window closed before the answer: the person is told in the channel, alone', async () => {
    const form = await editFennick();
    for (let look = 0; look < 10; look++) room.slack.faults.next('views.update', 'not_found');
    await room.slack.userDoes.submit(form.id, { owner: 'Ada' }, ADA);
    await room.slack.waitFor('the words', () => ada.told().some((text) => text.includes('*Fennick* is saved')));
    expect(await fennick()).toMatchObject({ owner: 'Ada' });
  });
  it('a company whose aliases fill pages: what fits is edited, the rest stays', async () => {
    const aliases = Array.from({ length: 400 }, (_, i) => `Fennick unit number ${i}`);
    await room.close();
    room = await openRoom({ watchlist: [{ ...FENNICK, aliases, name: 'Fennick'.padEnd(200, '!') }] });
    ada = personIn(room);
    const form = await ada.open('edit fennick', 'watchlist.company');
    expect(textIn(form)).toContain('*aliases*: too long for this window');
    expect(String(form.private_metadata).length).toBeLessThan(3_000);
    await ada.submit({ owner: 'Ada' });
    expect(await fennick()).toMatchObject({ owner: 'Ada', aliases });
  });
  it('a name longer than any may be, from an older list: it is shown, edited and taken off', async () => {
    const name = `Fennick ${'"'.repeat(5_000)}`;
    await room.close();
    room = await openRoom({
      watchlist: [
        { ...FENNICK, name },
        { ...FENNICK, name: `${name}!` },
      ],
    });
    ada = personIn(room);
    const list = await ada.open('edit', 'watchlist.list');
    const edits = JSON.stringify(list.blocks).match(/Fennick [^#]{0,500}#[0-9a-f]{8}/g) ?? [];
    expect(new Set(edits).size).toBe(2);
    const value = JSON.parse(`"${edits[1] ?? ''}"`) as string;
    const form = await ada.press('watchlist.edit', value, ({ callback_id: id }) => id === 'watchlist.company');
    expect(textIn(form)).toContain('take the company off below, and add it anew under a shorter one');
    await ada.submit({ owner: 'Ada' });
    const saved = async () => (await savedIn(room))?.companies.map((one) => [one.name.length, one.owner]);
    expect(await saved()).toEqual([
      [5_008, 'Dana Kim'],
      [5_009, 'Ada'],
    ]);
    await ada.open('edit', 'watchlist.list');
    await ada.press('watchlist.edit', value, ({ callback_id: id }) => id === 'watchlist.company');
    await ada.press('watchlist.remove', value, (view) => textIn(view).includes('is not watched here any more'));
    expect(await saved()).toEqual([[5_008, 'Dana Kim']]);
  });
  it('each role has a form that Slack takes', async () => {
    for (const role of ROLES) {
      await ada.open('edit', 'watchlist.list');
      const shown = role === 'rival' ? 'rival' : 'vendor';
      await ada.press(`watchlist.add:${shown}`, shown, ({ callback_id: id }) => id === 'watchlist.company');
      await ada.submit({ name: `Foo ${role}`, role });
      await ada.open(`edit Foo ${role}`, 'watchlist.company');
      expect(initialOf(ada.top() ?? fail(), 'role')).toBe(role);
    }
  });
});

describe('whatever stands on a list, Slack takes the windows that show it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 250 }),
    fc.constantFrom('"'.repeat(200), '名'.repeat(200), '<!channel>', 'a, b', '\u0001'.repeat(5_000), 'x'.repeat(9_000)),
  );
  const names = fc.array(text, { maxLength: 60 });
  const company: fc.Arbitrary<WatchedCompany> = fc.record({
    role: fc.constantFrom(...ROLES),
    name: text.filter((name) => name !== ''),
    aliases: names,
    notAliases: names,
    tickers: names,
    owner: fc.option(fc.string({ unit: 'binary', maxLength: 2_000 }), { nil: null }),
    data: fc.option(text, { nil: null }),
    criticality: fc.constantFrom('low', 'medium', 'high', null),
    renewalOn: fc.constantFrom('2027-03-31', null),
    changeOfControlPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null }),
    alternatives: names,
    thresholds: fc.constantFrom({ high: 0, critical: 0.5 }, null),
  });
  const channel = { channelId: 'C0123456789', channelName: '#'.padEnd(100, '"') };
  it('one company', () => {
    fc.assert(
      fc.property(company, (one) => {
        const texts = textsOf(one);
        const memory = {
          ...channel,
          name: one.name,
          prints: printsOf(texts),
          list: { ...START, words: '"'.repeat(100) },
        };
        const view = companyView({ memory, role: one.role, texts, lead: [], notes: {} });
        expect(checkView(view)).toEqual({ messages: [], tooLarge: false });
      }),
      { numRuns: 50 },
    );
  });
  it('the list', () => {
    fc.assert(
      fc.property(
        fc.array(company, { maxLength: 60 }),
        text,
        fc.integer({ min: -2, max: 9 }),
        (companies, words, page) => {
          const view = listView({ channel, companies, place: { role: null, words, page }, refusal: null });
          expect(checkView(view)).toEqual({ messages: [], tooLarge: false });
        },
      ),
      { numRuns: 30 },
    );
  });
});

function fail(): never {
  throw new Error('expected a window');
}
