// Any words that people and feeds may send, to every message and window: Slack takes them, and nobody is called by them.
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany, ROLES, SEVERITIES, type WatchedCompany } from '../../src/domain.ts';
import { createRegistry } from '../../src/match/aliases.ts';
import { checkBlocks, checkView, isTextTooLong } from '../../src/preview/block-limits.ts';
import { inThread } from '../../src/slack/alert/wrong-fact.ts';
import { renderChanges } from '../../src/slack/alert/alert-blocks.ts';
import { ephemeral, posted } from '../../src/slack/answer.ts';
import { section } from '../../src/slack/blocks.ts';
import { askWhich, didYouMean } from '../../src/slack/commands/choose.ts';
import { paged, type Item } from '../../src/slack/commands/paging.ts';
import { sampleMessage } from '../../src/slack/commands/sample-alert.ts';
import { renderDigest, renderDigestPlainly } from '../../src/slack/delivery/digest-blocks.ts';
import { welcomeMessage } from '../../src/slack/home/onboarding.ts';
import { LIMITS } from '../../src/slack/limits.ts';
import { changeLines, companyView } from '../../src/slack/modals/company-view.ts';
import { FIELDS, textsOf } from '../../src/slack/modals/company-fields.ts';
import { planImport } from '../../src/slack/modals/import-plan.ts';
import { readPasted } from '../../src/slack/modals/import-lines.ts';
import { importView, previewView } from '../../src/slack/modals/import-view.ts';
import { listView } from '../../src/slack/modals/list-view.ts';
import { channelMemory, printsOf } from '../../src/slack/modals/memory.ts';
import { settingPrints, SETTINGS } from '../../src/slack/modals/settings-fields.ts';
import { settingsView } from '../../src/slack/modals/settings-view.ts';
import { postPictures } from '../../src/slack/pictures/picture-upload.ts';
import { commentOf } from '../../src/slack/pictures/pictures.ts';
import { escapeWithin, linkTo } from '../../src/slack/text.ts';
import { message } from '../../src/slack/window.ts';
import { anAlert, SEEN, someContent } from './samples.ts';
import { WATCHLIST_FILE } from './services.ts';
import { CHANNEL, openRoom, TEAM, type Room } from './workspace.ts';

const CALLS = '<!channel> <!here> <!subteam^S0RISK> <@U0ADA> <#C0VENDORS>';
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom('<', '>', '|', '&', '<!channel>', '\u202E', '\uD83D', '\uDE00', '"', '`', '*', ' ', '\n'), {
      maxLength: 60,
    })
    .map((parts) => parts.join('')),
  fc.constantFrom('', ' ', '\n', '|', '>', '> > >', CALLS, '\u202Eevil\u2066', '\uD83D', '\uDE00x', '😀'.repeat(2_500)),
  fc.constantFrom('x', '&', '<', '|', '>', '"', '名', '\uD83D').map((mark) => mark.repeat(5_000)),
  fc.constant('Foo <b>& Sons|Bar</b> '.repeat(250)),
);
/** Names as the rooms before let them through: something is in them. */
const hostileName = hostile.filter((text) => text.trim() !== '');
const url = fc.oneof(
  fc.constant(null),
  fc.webUrl(),
  hostile,
  hostile.map((text) => `https://news.example/?${text}`),
);

type Text = { type: string; text: string };
/** Every text that is shown, with its kind. */
function textsIn(value: unknown): Text[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text } = value as Record<string, unknown>;
  const own = typeof text === 'string' && typeof type === 'string' ? [{ type, text }] : [];
  return [...own, ...Object.values(value).flatMap(textsIn)];
}

/** Only our own marks stand in angle brackets, no entity is cut in two, and nothing turns the direction of the text. */
function expectHarmless(shown: string): void {
  for (const [mark] of shown.matchAll(/<[^<>]*>?/g)) expect(mark).toMatch(/^<(https?:[^<>]*|!date\^\d[^<>]*|@U0ADA)>$/);
  expect(shown).not.toMatch(/&(?!amp;|lt;|gt;)/);
  expectWhole(shown);
}
function expectWhole(shown: string): void {
  expect(shown).not.toMatch(/\p{Surrogate}/u);
  expect(shown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
}
function expectTexts(value: unknown): void {
  for (const { type, text } of textsIn(value)) {
    expect(text.trim()).not.toBe('');
    if (type === 'mrkdwn') expectHarmless(text);
    else expectWhole(text);
  }
}
function expectMessage({ text, blocks }: { text: string; blocks: unknown }): void {
  expect(checkBlocks(blocks, 'message')).toEqual([]);
  expect(isTextTooLong(blocks)).toBe(false);
  expect(text.trim()).not.toBe('');
  expect(text.length).toBeLessThanOrEqual(LIMITS.text);
  expectHarmless(text);
  expectTexts(blocks);
}
function expectView(view: unknown): void {
  const sent: unknown = JSON.parse(JSON.stringify(view));
  expect(checkView(sent)).toEqual({ messages: [], tooLarge: false });
  expectTexts(sent);
}

/** Lines as answers make them of foreign words. */
const line = fc.oneof(
  hostile.map((text) => `•  ${escapeWithin(text, 160)}`),
  hostile.map((text) => `> ${escapeWithin(text, 6_000)}`),
  fc.tuple(url, hostile).map(([address, label]) => `•  ${linkTo(address, label)} — <@U0ADA>`),
);
const button = fc.record({ action: fc.constant('run'), label: hostile, value: hostile });

describe('an answer to one person', () => {
  it.each([
    ['as an answer in the channel', ephemeral],
    ['as a message of its own', posted],
  ])('%s', (_, draw) => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 80 }), fc.array(button, { maxLength: 30 }), (lines, row) =>
        expectMessage(draw({ lines, buttons: row, more: '`/stakewatch recent 30`' })),
      ),
      { numRuns: 60 },
    );
  });
  it('a page of many: every item stands on one page', () => {
    const items: fc.Arbitrary<Item[]> = fc.array(
      fc.record({
        text: hostile.map((text) => `•  ${escapeWithin(text, 1_200)}`),
        button,
        group: fc.constant('*Vendors*'),
      }),
      { maxLength: 90 },
    );
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 40 }), (all, page) => {
        const answer = paged(all, { head: ['*Watchlist*'], foot: ['_end_'], page, again: 'list' });
        expectMessage(ephemeral(answer));
        const pages = Number(/_Page \d+ of (\d+)_/.exec(answer.lines.join('\n'))?.[1] ?? 1);
        const shown = Array.from({ length: pages }, (_, i) =>
          paged(all, { head: [], page: i + 1, again: 'list' }).lines.filter((one) => one.startsWith('•  ')),
        );
        expect(shown.flat()).toEqual(all.map(({ text }) => text));
      }),
      { numRuns: 30 },
    );
  });
  it('a name that may mean several, and one that is nearly another', () => {
    fc.assert(
      fc.property(hostileName, fc.array(hostileName, { minLength: 1, maxLength: 9 }), (typed, names) => {
        const near = didYouMean(names, 'watch');
        for (const asked of [askWhich(typed, names, { before: 'watch' }, 'Another'), ...(near === null ? [] : [near])])
          expectMessage(ephemeral({ lines: [asked.line], buttons: asked.buttons }));
      }),
      { numRuns: 60 },
    );
  });
  it('a window that only says something', () => {
    fc.assert(
      fc.property(hostile, fc.array(line, { minLength: 1, maxLength: 120 }), (title, lines) =>
        expectView(message(title, lines)),
      ),
      { numRuns: 40 },
    );
  });
});

describe('a message in the channel', () => {
  it('the digest', () => {
    const item = fc.record({
      code: fc.constant('A-7K3Q2'),
      severity: fc.constantFrom(...SEVERITIES),
      stage: fc.constant('announced' as const),
      headline: fc.array(
        fc.oneof(
          hostile,
          hostile.map((strong) => ({ strong })),
        ),
        { minLength: 1, maxLength: 5 },
      ),
      source: hostile,
      url,
      at: fc.integer({ min: 0, max: 2e12 }),
    });
    const items = fc.array(item, { minLength: 1, maxLength: 12 });
    const group = fc.record({ company: hostile, role: fc.constantFrom(...ROLES), items });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 45 }), hostile, (groups, notification) => {
        const kept = groups.reduce((sum, one) => sum + one.items.length, 0);
        const digest = { from: SEEN, to: SEEN + 1, groups, counts: { told: 1, kept, articles: kept } };
        expectMessage(renderDigest(digest, notification, 'Europe/Berlin'));
        expectHarmless(renderDigestPlainly(digest, 'UTC'));
      }),
      { numRuns: 15 },
    );
  });
  it.each([true, false])('the first message, where others read along: %s', (extShared) =>
    expectMessage(welcomeMessage(extShared)),
  );
  it('the sample alert, at any time', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2090, 0) }), (now) =>
        expectMessage(sampleMessage(now)),
      ),
      { numRuns: 8 },
    );
  });
  it('what changed, in the thread', () => {
    const sentence = fc.array(
      fc.oneof(
        hostile,
        hostile.map((strong) => ({ strong })),
        fc.record({ link: hostile, label: hostile }),
      ),
    );
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 20 }), (changes) => {
        const { detail, ...first } = renderChanges(anAlert({ kind: 'update', content: someContent({ changes }) }));
        [first, ...detail].forEach(expectMessage);
      }),
      { numRuns: 40 },
    );
  });
  it('a fact held for wrong, in the thread', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (fact, says, note, printed) => {
        const said = inThread({ fact, says, note, by: 'U0ADA', at: SEEN }, printed);
        expectMessage({ text: said, blocks: [section(said)] });
      }),
      { numRuns: 60 },
    );
  });
});

/** As long as the watchlist's window, its commands and its files let a name be. */
const companyName = hostileName.map((name) => name.trim().slice(0, 200));
const names = fc.array(hostileName, { maxLength: 12 });
const company: fc.Arbitrary<WatchedCompany> = fc.record({
  role: fc.constantFrom(...ROLES),
  name: companyName,
  aliases: names,
  notAliases: names,
  tickers: names,
  owner: fc.option(hostile),
  data: fc.option(hostile),
  criticality: fc.constantFrom('low' as const, 'high' as const, null),
  renewalOn: fc.constantFrom('2027-03-31', null),
  changeOfControlPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
  alternatives: names,
  thresholds: fc.constantFrom({ high: 0, critical: 0.5 }, null),
});
const channel = hostile.map((channelName) => ({
  channelId: CHANNEL,
  channelName: channelMemory({ channelId: CHANNEL, channelName } as Parameters<typeof channelMemory>[0]).channelName,
}));
const registry = createRegistry([]);

describe('a window', () => {
  it('the list of companies', () => {
    const shown = fc.record({
      channel,
      companies: fc.array(company, { maxLength: 45 }),
      place: fc.record({
        role: fc.constantFrom(null, ...ROLES),
        words: hostile,
        page: fc.integer({ min: -2, max: 9 }),
      }),
      refusal: fc.option(hostile.map((text) => `Only *${escapeWithin(text, 160)}* may.`)),
    });
    fc.assert(
      fc.property(shown, (one) => expectView(listView(one))),
      { numRuns: 30 },
    );
  });
  it('a company, with what was said of its fields', () => {
    fc.assert(
      fc.property(company, channel, hostile, fc.array(hostile, { maxLength: 9 }), (one, where, note, sentences) => {
        const texts = textsOf(one);
        const said = escapeWithin(note, 160);
        const memory = {
          ...where,
          name: one.name,
          prints: printsOf(texts),
          list: { role: null, words: note.slice(0, 100), page: 9 },
        };
        const notes = Object.fromEntries(FIELDS.map(({ name }) => [name, `Somebody changed this to “${said}”.`]));
        expectView(companyView({ memory, role: one.role, texts, lead: ['Saved.', ...changeLines(sentences)], notes }));
      }),
      { numRuns: 60 },
    );
  });
  it('the settings', () => {
    const group = fc.record({ id: fc.stringMatching(/^S[A-Z0-9]{4,10}$/), name: hostile });
    const groups = fc.option(fc.uniqueArray(group, { selector: ({ id }) => id, maxLength: 230 }));
    fc.assert(
      fc.property(groups, channel, hostile, fc.boolean(), (all, where, note, isGroup) => {
        const groupId = all?.[0]?.id ?? 'S0GONE';
        const settings = isGroup
          ? { ...DEFAULT_SETTINGS, mention: groupId, editors: { who: 'group' as const, groupId } }
          : DEFAULT_SETTINGS;
        const notes = Object.fromEntries(SETTINGS.map(({ name }) => [name, `Somebody: ${escapeWithin(note, 200)}`]));
        const memory = { ...where, prints: settingPrints(settings) };
        expectView(
          settingsView({ memory, settings, groups: all, lead: [`*${escapeWithin(note, 160)}* is saved.`], notes }),
        );
      }),
      { numRuns: 40 },
    );
  });
  it('an import, before and after it was looked at', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { maxLength: 60 }),
        fc.array(hostile, { maxLength: 12 }),
        channel,
        (given, mistakes, where) => {
          const { rows } = readPasted(given.join('\n'), WATCHLIST_FILE);
          const plan = planImport({ registry }, { rows, companies: [newCompany('rival', 'Foo')], otherwise: 'vendor' });
          const memory = { ...where, from: 'lines' as const, print: 'x' };
          expectView(importView(where, given.length > 30));
          expectView(previewView({ memory, plan, mistakes, lines: 'x', role: 'vendor', lead: ['Look again.'] }));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('pictures', () => {
  let room: Room;
  afterEach(() => room.close());
  it('of companies of any name: Slack takes their titles, descriptions and the words above them', async () => {
    room = await openRoom();
    const client = await room.app.clientFor(TEAM);
    if (client === null) throw new Error('expected a client of the workspace');
    const notes = fc.array(hostile, { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(hostileName, hostile, notes, async (name, alt, noted) => {
        const comment = commentOf(escapeWithin(name, 160), { notes: noted }, { notes: noted });
        expectHarmless(comment);
        const files = [{ png: Buffer.from('png'), filename: 'owners.png', title: name, alt: alt.slice(0, 1_000) }];
        expect(await postPictures({ client, channelId: CHANNEL }, { files, threadTs: null, comment })).toBeNull();
        expectHarmless(room.slack.messages(CHANNEL).at(-1)?.text ?? '');
      }),
      { numRuns: 20 },
    );
  });
});
