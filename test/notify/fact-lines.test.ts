// The lines of an alert's facts that not every deal has: when it closes, and to whom its companies belong.
import { describe, expect, it } from 'vitest';
import type { AlertContent, OwnershipEvent } from '../../src/domain.ts';
import { storyFacts } from '../../src/match/facts.ts';
import { matchWatchlists } from '../../src/match/match.ts';
import { planAlerts } from '../../src/notify/alert.ts';
import { plain } from '../../src/notify/wording.ts';
import { JUNE, registry, tell, watched, watchlist } from '../match/samples.ts';

type Part = Partial<OwnershipEvent>;
const deal: Part = { acquirers: ['Ostwind'], target: 'Pumpworks' };
const list = watchlist([watched('vendor', 'Pumpworks')]);
const owned = (company: string, owner: string) => {
  const quote = `${company}, a unit of ${owner}`;
  return { company, owner, evidence: { articleId: '', quote, start: 0, end: quote.length } };
};

/** What the alert says after the last article; the channel has been told of all before it. */
function contentOf(...parts: Part[]): AlertContent {
  const plan = (some: Part[], told: Parameters<typeof planAlerts>[0]['told']) => {
    const stories = tell(...some.map((part, i) => ({ id: `a${i}`, day: i, events: [{ ...deal, ...part }] })));
    const matches = matchWatchlists(stories, [list], registry);
    const [alert] = planAlerts({ after: stories.map(storyFacts), matches, told, now: JUNE });
    if (!alert) throw new Error('expected an alert');
    return alert;
  };
  if (parts.length === 1) return plan(parts, []).content;
  return plan(parts, [{ ...plan(parts.slice(0, -1), []), state: 'sent' }]).content;
}
const line = (content: AlertContent, label: string) =>
  content.facts.find((fact) => fact.label === label)?.value ?? null;

describe('when it closes', () => {
  const label = 'When it closes';
  it('stands as printed', () => {
    const content = contentOf({ closesBy: 'by the end of the third quarter' });
    expect(line(content, label)).toBe('by the end of the third quarter');
    expect(content.notKnown).not.toContain(label);
  });
  it('is named among what is not known', () => {
    const content = contentOf({});
    expect(line(content, label)).toBeNull();
    expect(content.notKnown).toContain(label);
  });
  it.each(['completed', 'denied', 'called-off', 'blocked'] as const)('nobody waits for it: %s', (stage) => {
    const content = contentOf({ closesBy: 'in June', stage });
    expect(line(content, label)).toBeNull();
    expect(content.notKnown).not.toContain(label);
  });
  it('the newest time wins, and the thread says which it was before', () => {
    const content = contentOf({ closesBy: 'in June' }, { closesBy: 'in September' });
    expect(line(content, label)).toBe('in September');
    expect(content.changes.map(plain)).toContain('It is expected to close in September; before it was in June.');
  });
});

describe('belongs to', () => {
  const label = 'Belongs to';
  it('names each company with its owner, at most four, each once', () => {
    expect(line(contentOf({ owners: [owned('Ostwind', 'Halvard')] }), label)).toBe('Ostwind: Halvard');
    const many = ['A', 'B', 'C', 'D', 'E'].map((letter) => owned(`Larkfield ${letter}`, `Holder ${letter}`));
    expect(line(contentOf({ owners: [...many, ...many] }), label)?.split('; ')).toHaveLength(4);
  });
  it('is left out where no article names one', () => expect(line(contentOf({}), label)).toBeNull());
  it('the thread says when an article names one', () => {
    const content = contentOf({}, { owners: [owned('Ostwind', 'Halvard')] });
    expect(line(content, label)).toBe('Ostwind: Halvard');
    expect(content.changes.map(plain)).toContain('Ostwind is said to belong to Halvard.');
  });
});
