// An alert's facts and what people object to in, cells of two columns out: both figures stand, the printed one first.
import type { AlertContent, Objection } from '../../domain.ts';
import { escapeWithin, person } from '../text.ts';

type Fact = AlertContent['facts'][number];

/** Facts that another line of the message says already. */
const SAID_ELSEWHERE: ReadonlySet<string> = new Set(['Stage', 'First seen']);
/** A fact that stands behind another one's value, where that one is there: by label, how it is put. */
const JOINED: Record<string, { to: string; put: (value: string) => string }> = {
  'Band reached': { to: 'Stake', put: (value) => `, reaches ${value}` },
  'Valuation before': { to: 'Valuation', put: (value) => `, before ${value}` },
};
const MOST_SAID = 2; // objections shown beside one fact, the latest

/** mrkdwn cells, one a fact. */
export function factCells(facts: readonly Fact[], objections: readonly Objection[]): string[] {
  const labels = new Set(facts.map(({ label }) => label));
  const isJoined = ({ label }: Fact): boolean => labels.has(JOINED[label]?.to ?? '');
  return facts
    .filter((fact) => !SAID_ELSEWHERE.has(fact.label) && !isJoined(fact))
    .map((fact) => {
      const behind = facts.filter(({ label }) => JOINED[label]?.to === fact.label);
      const values = [fact, ...behind].map(({ label, value }) => {
        const put = label === fact.label ? undefined : JOINED[label]?.put;
        return printed(put?.(value) ?? value, said(label, objections));
      });
      return `*${escapeWithin(fact.label, 60)}:* ${values.join('')}`;
    });
}

/** What people object to that no cell shows: other facts, and facts that the alert no longer has. */
export function otherObjections(facts: readonly Fact[], objections: readonly Objection[]): string[] {
  const shown = new Set(facts.map(({ label }) => label).filter((label) => !SAID_ELSEWHERE.has(label)));
  return objections
    .filter(({ fact }) => !shown.has(fact))
    .slice(-MOST_SAID)
    .map(({ fact, says, by }) => `✏️ *${escapeWithin(fact, 60)}*: ${saysSo(says, by)}`);
}

/** "49%", or "49% as printed · 45% says @dana". */
function printed(value: string, objected: string[]): string {
  const shown = escapeWithin(value, 400);
  if (objected.length === 0) return shown;
  return `${shown} as printed · ${objected.join(' · ')}`;
}

function said(label: string, objections: readonly Objection[]): string[] {
  const about = objections.filter(({ fact }) => fact === label).slice(-MOST_SAID);
  return about.map(({ says, by }) => saysSo(says, by));
}

const saysSo = (says: string, by: string): string => `*${escapeWithin(says, 120)}* says ${person(by)}`;
