// Hostile stories, alerts and watchlists to the forms of an alert: every one a window that Slack opens.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newCompany, type AlertRecord, type Party, type Story, type WatchedCompany } from '../../../src/domain.ts';
import { checkView } from '../../../src/preview/block-limits.ts';
import { assignView } from '../../../src/slack/alert/assign.ts';
import { exposureView } from '../../../src/slack/alert/exposure-form.ts';
import { message } from '../../../src/slack/window.ts';
import { wrongFactView } from '../../../src/slack/alert/wrong-fact.ts';
import { muteView, notRelevantView, type FormContext } from '../../../src/slack/alert/views.ts';
import { anAlert, aStory, SEEN, someContent } from '../samples.ts';

const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', ' ', '<!channel>', '<@U1>|', '\u202Eevil', '&'.repeat(5_000), 'x'.repeat(5_000), '\uD83D'),
);
const anyParty: fc.Arbitrary<Party> = fc.record({
  key: anyText,
  name: anyText,
  names: fc.array(anyText, { maxLength: 3 }),
});
const anyStory: fc.Arbitrary<Story> = fc
  .record({
    id: anyText,
    acquirers: fc.array(anyParty, { maxLength: 120 }),
    target: fc.option(anyParty),
    seller: fc.option(anyParty),
    sources: fc.array(
      anyText.map((source) => ({ ...aStory().sources[0], source }) as Story['sources'][number]),
      { maxLength: 4 },
    ),
  })
  .map((change) => aStory(change));
const anyFacts = fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 20 });
const anyRecord: fc.Arbitrary<AlertRecord> = fc
  .record({ facts: anyFacts, name: anyText, notification: anyText })
  .map(({ facts, name, notification }): AlertRecord => ({
    ...anAlert({ content: someContent({ facts, notification, watched: { name, role: 'vendor' } }) }),
    state: 'sent',
    attempts: 0,
    lastError: null,
    ts: '1.1',
    sentAt: SEEN,
    acknowledged: null,
    assigned: null,
    objections: [],
  }));
const anyCompany: fc.Arbitrary<WatchedCompany> = fc
  .record({
    owner: fc.option(anyText),
    data: fc.option(anyText),
    criticality: fc.constantFrom(null, 'low' as const, 'medium' as const, 'high' as const),
    renewalOn: fc.constantFrom(null, '2027-09-30', '30 September', ''),
    changeOfControlPercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true })),
    alternatives: fc.array(anyText, { maxLength: 30 }),
  })
  .chain((change) => anyText.map((name) => ({ ...newCompany('vendor', name), ...change })));

const memory = { alertId: 'story-1.1.C1', channelId: 'C1', messageTs: '1.1' };
const context = (story: Story, companies: FormContext['companies']): FormContext => ({
  story,
  memory,
  timeZone: 'Europe/Berlin',
  now: SEEN,
  companies,
});
const isTaken = (view: unknown): void => {
  expect(checkView(JSON.parse(JSON.stringify(view)))).toEqual({ messages: [], tooLarge: false });
};

describe('any content is a window that Slack opens', () => {
  it('mute', () => {
    fc.assert(
      fc.property(anyRecord, anyStory, (alert, story) => isTaken(muteView(alert, context(story, [])))),
      { numRuns: 60 },
    );
  });
  it('not relevant', () => {
    fc.assert(
      fc.property(anyRecord, anyStory, fc.array(anyCompany, { maxLength: 5 }), (alert, story, companies) =>
        isTaken(notRelevantView(alert, context(story, companies))),
      ),
      { numRuns: 60 },
    );
  });
  it('wrong fact', () => {
    fc.assert(
      fc.property(anyRecord, anyStory, (alert, story) => isTaken(wrongFactView(alert, story, memory))),
      { numRuns: 60 },
    );
  });
  it('exposure', () => {
    fc.assert(
      fc.property(anyCompany, (company) => isTaken(exposureView(company, memory))),
      { numRuns: 100 },
    );
  });
  it('assign', () => {
    fc.assert(
      fc.property(anyRecord, (alert) => isTaken(assignView(alert, memory, 'U0ADA'))),
      { numRuns: 60 },
    );
  });
  it('a sentence alone', () => isTaken(message('A title that is much longer than Slack lets one be', ['Loading…'])));
});
