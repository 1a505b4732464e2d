// What a team has at stake in, as few lines as say it out: what is recorded, then what is not.
import type { AlertContent } from '../../domain.ts';
import { escapeWithin } from '../text.ts';

/** Labels that stand together on a line, and how each is shown there. Others have a line of their own. */
const LINES: [label: string, shown: string][][] = [
  [
    ['Owner', 'Owner'],
    ['Criticality', 'criticality'],
  ],
  [['Our data it holds', 'Holds']],
  [
    ['Renewal', 'Renewal'],
    ['Change-of-control clause', 'change of control'],
  ],
];
const TOGETHER = new Set(LINES.flat().map(([label]) => label));

/** mrkdwn; `isBlank`: something is not recorded. */
export function exposureLines(exposure: AlertContent['exposure']): { lines: string[]; isBlank: boolean } {
  const lines = LINES.map((row) => {
    const recorded = row.flatMap(([label, shown]) => {
      const value = exposure.find((one) => one.label === label && !isEmpty(one));
      return value === undefined ? [] : [`${shown}: *${escapeWithin(value.value ?? '', 400)}*`];
    });
    return capitalised(recorded.join(' · '));
  });
  const own = exposure.filter((one) => !TOGETHER.has(one.label) && !isEmpty(one));
  lines.push(...own.map(({ label, value }) => `${escapeWithin(label, 60)}: *${escapeWithin(value ?? '', 400)}*`));
  const blank = exposure.filter(isEmpty).map(({ label }) => label.toLowerCase());
  if (blank.length > 0) lines.push(`_Not recorded: ${escapeWithin(blank.join(', '), 400)}_`);
  return { lines: lines.filter((line) => line !== ''), isBlank: blank.length > 0 };
}

const isEmpty = ({ value }: AlertContent['exposure'][number]): boolean => value === null || value.trim() === '';

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
