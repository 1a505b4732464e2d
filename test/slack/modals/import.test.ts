// Pasted lines and files over signed HTTP: what each line becomes, what is saved, and the watchlist sent as a file.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCompany } from '../../../src/domain.ts';
import { readWatchlistRows } from '../../../src/config/watchlist-table.ts';
import { createRegistry } from '../../../src/match/aliases.ts';
import { checkView } from '../../../src/preview/block-limits.ts';
import { isTable, readPasted } from '../../../src/slack/modals/import-lines.ts';
import { planImport } from '../../../src/slack/modals/import-plan.ts';
import { previewView } from '../../../src/slack/modals/import-view.ts';
import { NEEDED_SCOPES } from '../../../src/slack/scopes.ts';
import { ADA, BEN, openRoom, type Room } from '../workspace.ts';
import { personIn, savedIn, textIn, trailIn, type Person } from './windows.ts';

const REGISTRY = createRegistry([]);
const FILE = { readRows: (text: string) => readWatchlistRows(text, REGISTRY) };
const rows = (text: string) =>
  readPasted(text, FILE).rows.map((row) => (row.wrong === null ? [row.name, row.role] : [row.name, row.wrong]));

describe('pasted lines', () => {
  it.each([
    ['Scale AI', [['Scale AI', null]]],
    ['rival: Meta', [['Meta', 'rival']]],
    ['Partners: Acme, Inc.', [['Acme, Inc.', 'partner']]],
    [
      '• Foo\n- Bar\n3) Baz\n\n“Fennick”',
      [
        ['Foo', null],
        ['Bar', null],
        ['Baz', null],
        ['Fennick', null],
      ],
    ],
    [
      'vendor: Foo, Bar; Baz',
      [
        ['Foo', 'vendor'],
        ['Bar', 'vendor'],
        ['Baz', 'vendor'],
      ],
    ],
    ['Foo: the Bar Company', [['Foo: the Bar Company', null]]],
    ['vender: Foo', [['vender: Foo', 'there is no role “vender”; did you mean vendor?']]],
    ['rival:', [['rival:', 'a name is missing']]],
    ['!!!', [['!!!', "this has no letter and no digit: a company's name needs at least one"]]],
    [
      '@ben, Foo',
      [
        ['@ben', expect.stringContaining('this is a person, group or channel') as string],
        ['Foo', null],
      ],
    ],
    ['https://foo.example/a', [['https://foo.example/a', expect.stringContaining('this is a web address') as string]]],
    ['\u200B\u2060', []],
    ['x'.repeat(200), [['x'.repeat(200), null]]],
    [
      'x'.repeat(201),
      [
        [
          `${'x'.repeat(79)}…`,
          "this has 201 characters, and a company's name may have 200 (is a comma missing between two names?)",
        ],
      ],
    ],
    [
      'name,aliases\nFoo,@ben',
      [['Foo', expect.stringContaining("aliases: expected a company's name, and this is a person") as string]],
    ],
    [
      `name\n${'x'.repeat(201)}`,
      [['x'.repeat(201), expect.stringContaining("and a company's name may have 200") as string]],
    ],
    ['name\n<!here>', [['<!here>', expect.stringContaining('is a person, group or channel') as string]]],
    ['name\nFoo\u202Eoof', [['Foo\u202Eoof', expect.stringContaining('holds a control character') as string]]],
    ['name\nFoo', [['Foo', null]]],
  ])('%j', (text, expected) => expect(rows(text)).toEqual(expected));
  it('a table is known by its head', () => {
    expect(['role,name', '\uFEFF"Name";Aliases', 'name'].map(isTable)).toEqual([true, true, true]);
    expect(['Name Corp', 'Foo, Bar', ''].map(isTable)).toEqual([false, false, false]);
  });
  it('whatever is pasted, Slack takes the window that shows it', () => {
    const services = { registry: REGISTRY };
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '<!channel>',
        '*~`'.repeat(90),
        'rival: <@U1>',
        '名'.repeat(119),
        '&'.repeat(119),
        'name,role',
        '"',
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 400 }), (given) => {
        const { rows, mistakes } = readPasted(given.join('\n'), FILE);
        const plan = planImport(services, { rows, companies: [newCompany('rival', 'Foo')], otherwise: 'vendor' });
        expect(plan.outcomes).toHaveLength(rows.length);
        const memory = { channelId: 'C1', channelName: '#c', from: 'lines' as const, print: 'x' };
        const view = previewView({ memory, plan, mistakes, lines: 'x', role: 'vendor', lead: [] });
        expect(checkView(view)).toEqual({ messages: [], tooLarge: false });
      }),
      { numRuns: 60 },
    );
  });
});

let room: Room;
let ada: Person;
beforeEach(async () => {
  room = await openRoom({ watchlist: [newCompany('rival', 'Borealis'), newCompany('vendor', 'Fennick')] });
  ada = personIn(room);
});
afterEach(() => room.close());
const opened = () => ada.open('import', 'watchlist.import');
const names = async () => (await savedIn(room))?.companies.map(({ name, role }) => `${role}: ${name}`);

describe('the window to paste', () => {
  it('shows what each line becomes before anything is saved', async () => {
    await opened();
    await ada.submit({ lines: 'Labelsmit\nNorthlight\nvendor: borealis\nrivl: Foo\npartner: Quarry Data\n<!channel>' });
    const text = textIn(ada.top());
    expect(text).toContain('❌ refused: *2*   ✏️ changed: *1*   ➕ new: *2*   ✔️ already there: *1*');
    expect(text).toContain('❌ Line 4, “rivl: Foo”: there is no role “rivl”; did you mean rival?');
    expect(text).toContain('❌ Line 6, “&lt;!channel&gt;”: this is a person, group or channel of Slack');
    expect(text).toContain('*Labelsmit* as your vendor ⚠️ Did you mean *Labelsmith*?');
    expect(text).toContain('✔️ “Northlight”: *Borealis* is already watched as your rival');
    expect(text).toContain('✏️ “borealis”: *Borealis*: role: rival → vendor');
    expect(text).toContain('➕ *Quarry Data* as your partner');
    expect(text).not.toContain('"text":"<!channel>');
    expect(await savedIn(room)).toBeNull();
    await ada.submit({});
    expect(await names()).toEqual(['vendor: Borealis', 'vendor: Fennick', 'vendor: Labelsmit', 'partner: Quarry Data']);
    expect(await trailIn(room)).toEqual([
      'imported a list: 2 new, 1 changed',
      'put on the watchlist: Labelsmit (vendor), Quarry Data (partner)',
      'Borealis: role: rival → vendor',
    ]);
    expect(textIn(ada.top())).toContain('of the past 30 days would have been told');
  });
  it('a name that stands there twice is said to', async () => {
    await opened();
    await ada.submit({ lines: 'Quarry Data\nQuarry Data Inc\nFennick' });
    const text = textIn(ada.top());
    expect(text).toContain('✔️ “Quarry Data Inc”: *Quarry Data* stands here twice');
    expect(text).toContain('✔️ *Fennick* is already watched as your vendor');
  });
  it.each([
    ['Fennick Labs, rival', ['rival: Fennick Labs']],
    ['Fennick Labs, "rival"', ['vendor: Fennick Labs', 'vendor: rival']],
    ['Fennick Labs, Quarry Data', ['vendor: Fennick Labs', 'vendor: Quarry Data']],
  ])('reads the role behind the names: %s', async (lines, added) => {
    await opened();
    await ada.submit({ lines });
    await ada.submit({});
    expect((await names())?.slice(-added.length)).toEqual(added);
  });
  it('corrected lines are looked at again, and so is a list that somebody changed', async () => {
    await opened();
    await ada.submit({ lines: 'Fo' });
    await ada.submit({ lines: 'Foo', role: 'rival' });
    expect(textIn(ada.top())).toContain('Something has changed since you last looked');
    expect(await savedIn(room)).toBeNull();
    await personIn(room, BEN).open('edit foo', 'watchlist.company');
    await personIn(room, BEN).submit({ name: 'Foo' });
    await ada.submit({});
    expect(textIn(ada.top())).toContain('✔️ already there: *1*'); // Ben's Foo keeps its role
    await ada.submit({});
    expect(textIn(ada.top())).toContain('Nothing to save');
    await opened();
    await ada.submit({ lines: 'rival: Foo' });
    await ada.submit({});
    expect(await names()).toEqual(['rival: Borealis', 'vendor: Fennick', 'rival: Foo']);
  });
  it.each([
    [{}, { lines: 'Paste at least one company, or give a file.' }],
    [{ lines: 'Foo', file: 'csv' }, { file: 'Either lines or a file, not both: take one away.' }],
  ])('%j: the error stands at its field', async (values, errors) => {
    await opened();
    const file = 'file' in values ? { file: [room.slack.userDoes.giveFile(ADA, 'list.csv', 'name\nFoo')] } : {};
    expect((await ada.submit({ ...values, ...file })).errors).toEqual(errors);
  });
});

describe('a CSV file', () => {
  const give = async (content: string | Uint8Array, name = 'list.csv') => {
    await opened();
    return ada.submit({ file: [room.slack.userDoes.giveFile(ADA, name, content)] });
  };
  it('new companies, changed fields, blank cells that say nothing, refused lines', async () => {
    await give(
      'name,role,owner,renewal_on,aliases\nFennick,,Dana,2027-03-31,\nBorealis,,,,Foo Labs\nFoo,vendor,,soon,\nBar,,,,"Baz; Borealis"\nQuarry Data,,,,\n',
    );
    const text = textIn(ada.top());
    expect(text).toContain(
      '✏️ *Fennick*: owner of the relationship: not recorded → Dana; renewal date: not recorded → 2027-03-31',
    );
    expect(text).toContain('❌ Line 4, “Foo”: renewal_on: expected a date such as 2027-03-31, got \\"soon\\"');
    expect(text).toContain('❌ Line 5, “Bar”: expected each company once');
    await ada.submit({});
    expect(await names()).toEqual(['rival: Borealis', 'vendor: Fennick', 'vendor: Quarry Data']);
    expect((await savedIn(room))?.companies[1]).toMatchObject({ owner: 'Dana', renewalOn: '2027-03-31' });
  });
  it('a name of another company is no alias', async () => {
    await opened();
    await ada.submit({ lines: 'name,aliases\nBar,"Baz; Northlight"' });
    expect(textIn(ada.top())).toContain('“Northlight” is a name of Borealis, which is watched as rival');
  });
  it('two thousand companies', async () => {
    const many = Array.from({ length: 2_000 }, (_, i) => `vendor,Company number ${i} ${'of the North '.repeat(7)}`);
    await give(['role,name', ...many].join('\n'));
    expect(textIn(ada.top())).toMatch(/new: \*2000\*.*… and \d+ more lines, counted above/);
    await ada.submit({});
    expect(await names()).toHaveLength(2_002);
    expect((await trailIn(room)).length).toBeLessThan(150);
  });
  it('a file too large, and one that changed kind', async () => {
    expect((await give(`name\n${'x'.repeat(1_000_001)}`)).errors).toEqual({
      file: 'The file is larger than 1 MB: divide it.',
    });
    const refused = await ada.submit({ file: [room.slack.userDoes.giveFile(ADA, 'list.pdf', 'x')] });
    expect(refused.errors).not.toBeNull();
  });
  it('without the scope to read files lines can be pasted', async () => {
    await room.close();
    room = await openRoom({ slack: { scopes: NEEDED_SCOPES.filter((scope) => scope !== 'files:read') } });
    ada = personIn(room);
    const form = await opened();
    expect(textIn(form)).toContain('the app needs the permission `files:read`');
    await ada.submit({ lines: 'Foo' });
    expect(textIn(ada.top())).toContain('➕ new: *1*');
  });
});

describe('export', () => {
  it('comes as a file to the asker alone, and goes back in as it was', async () => {
    await ada.open('edit fennick', 'watchlist.company');
    await ada.submit({ owner: 'Dana', high: '10', critical: '30' });
    expect(await room.ask('export')).toContain('in your messages with me, as watchlist-vendor-risk.csv');
    const [file] = room.slack.files();
    expect(file?.shares.map(({ channelId }) => channelId.startsWith('D'))).toEqual([true]);
    const text = Buffer.from(file?.content ?? '', 'base64').toString('utf8');
    expect(text).toContain('vendor,Fennick,,,,Dana,,,,,,10,30');
    await opened();
    await ada.submit({ file: [room.slack.userDoes.giveFile(ADA, 'back.csv', text)] });
    expect(textIn(ada.top())).toContain('➕ new: *0*   ✔️ already there: *2*');
  });
  it('without the scope it stands in the answer, to be copied', async () => {
    await room.close();
    room = await openRoom({ slack: { scopes: NEEDED_SCOPES.filter((scope) => scope !== 'im:write') } });
    await room.ask('watch Foo & <Bar>');
    const told = await room.ask('export');
    expect(told).toContain('I could not send you the file (missing_scope');
    expect(told).toContain('vendor,Foo &amp; &lt;Bar&gt;,');
  });
  it('nothing to send yet', async () => {
    expect(await room.ask('export')).toContain('has no watchlist yet');
  });
});
