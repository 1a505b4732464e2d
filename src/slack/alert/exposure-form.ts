// A watched company in, the form of what the team has at stake with it out; and what was filled in, saved on the watchlist.
import type { types } from '@slack/bolt';
import type { WatchedCompany } from '../../domain.ts';
import { say, type Answer } from '../answer.ts';
import { section } from '../blocks.ts';
import { readNames } from '../commands/command-grammar.ts';
import { redrawPressed } from './pressed.ts';
import type { Services } from '../services.ts';
import { cut, escapeWithin } from '../text.ts';
import type { Filled, Submitted } from './view-answers.ts';
import { form, type ViewMemory } from './views.ts';
import { changeWatchlist } from '../watchlists.ts';
import { watchedNow } from './exposure-now.ts';
import { choiceField, dateField, numberField, textField } from './form.ts';

export const EXPOSURE_VIEW = 'exposure';

const MOST = { owner: 200, data: 1_000, alternatives: 20, alternative: 80 }; // characters; alternatives: names
type Exposure = Pick<
  WatchedCompany,
  'owner' | 'data' | 'criticality' | 'renewalOn' | 'changeOfControlPercent' | 'alternatives'
>;
const CRITICALITIES = ['low', 'medium', 'high'] as const;

export function exposureView(company: WatchedCompany, memory: ViewMemory): types.ModalView {
  const { owner, data, criticality, renewalOn, changeOfControlPercent, alternatives } = company;
  return form({ callback: EXPOSURE_VIEW, title: 'Our exposure', submit: 'Save', memory }, [
    section(`What do we have at stake with *${escapeWithin(company.name, 160)}*? Leave empty what you do not know.`),
    textField({ id: 'owner', label: 'Who owns the relationship?', initial: owner, most: MOST.owner }),
    textField({
      id: 'data',
      label: 'What data of ours does it hold?',
      initial: data,
      most: MOST.data,
      multiline: true,
    }),
    dateField({ id: 'renewal', label: 'When is the contract renewed?', initial: renewalOn }),
    numberField({
      id: 'clause',
      label: 'At which percentage does the change-of-control clause bite?',
      hint: 'As the contract has it, for example 25, 30 or 50.',
      initial: changeOfControlPercent,
      least: 0,
      most: 100,
    }),
    choiceField({
      id: 'criticality',
      label: 'How critical is it to us?',
      choices: CRITICALITIES.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })),
      initial: criticality,
    }),
    textField({
      id: 'alternatives',
      label: 'Whom could we move to?',
      hint: 'Names, with commas between them.',
      initial: alternatives.join(', '),
      most: 2_500,
    }),
  ]);
}

/** Errors by field; null where there is none. */
export function checkExposure(filled: Filled): Record<string, string> | null {
  const errors: Record<string, string> = {};
  const clause = readPercent(filled['clause'] ?? null);
  if (clause !== null && !(clause > 0 && clause <= 100))
    errors['clause'] = 'Please give a percentage above 0 and up to 100.';
  const names = readAlternatives(filled);
  if (names.length > MOST.alternatives) errors['alternatives'] = `Please name ${MOST.alternatives} at most.`;
  const long = names.find((name) => name.length > MOST.alternative);
  if (long !== undefined)
    errors['alternatives'] = `“${cut(long, 40)}” is too long for a name: are there commas between the names?`;
  return Object.keys(errors).length === 0 ? null : errors;
}

function readPercent(text: string | null): number | null {
  return text === null || text.trim() === '' ? null : Number(text);
}

function readAlternatives(filled: Filled): string[] {
  const names = readNames(filled['alternatives'] ?? '');
  return names.filter((name, i) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === i);
}

function readExposure(filled: Filled): Exposure {
  const text = (id: string, most: number): string | null => {
    const words = cut((filled[id] ?? '').replace(/\s+/g, ' ').trim(), most);
    return words === '' ? null : words;
  };
  return {
    owner: text('owner', MOST.owner),
    data: text('data', MOST.data),
    criticality: CRITICALITIES.find((one) => one === filled['criticality']) ?? null,
    renewalOn: filled['renewal'] ?? null,
    changeOfControlPercent: readPercent(filled['clause'] ?? null),
    alternatives: readAlternatives(filled),
  };
}

const NAMES: Record<keyof Exposure, string> = {
  owner: 'owner',
  data: 'data',
  criticality: 'criticality',
  renewalOn: 'renewal date',
  changeOfControlPercent: 'change-of-control percentage',
  alternatives: 'alternatives',
};

/** @returns what the person is told */
export async function submitExposure(submitted: Submitted, services: Services): Promise<Answer> {
  const { alert, filled } = submitted;
  const exposure = readExposure(filled);
  const { name } = alert.content.watched;
  let shown = escapeWithin(name, 160);
  let isGone = false;
  const outcome = await changeWatchlist(services, submitted, (watchlist) => {
    const company = watchedNow(watchlist, name);
    isGone = company === null;
    if (company === null) return null;
    shown = escapeWithin(company.name, 160);
    const fields = Object.keys(NAMES) as (keyof Exposure)[];
    const changed = fields.filter((field) => JSON.stringify(company[field]) !== JSON.stringify(exposure[field]));
    if (changed.length === 0) return null;
    const what = changed.map((field) => NAMES[field]).join(', ');
    return {
      companies: watchlist.companies.map((one) => (one === company ? { ...one, ...exposure } : one)),
      audit: [`recorded the exposure to ${company.name}: ${what}`],
    };
  });
  if (outcome.state === 'refused') return say(outcome.sentence);
  if (isGone) return say(notWatched(name));
  const notDrawn = await redrawPressed(services, submitted);
  const done = outcome.state === 'saved' ? `Our exposure to *${shown}* is recorded.` : 'Nothing was changed.';
  return say(done, ...(notDrawn === null ? [] : [notDrawn]));
}

/** What somebody is told whose company is off the watchlist; mrkdwn. */
export function notWatched(name: string): string {
  const shown = escapeWithin(name, 160);
  return `*${shown}* is not on this channel's watchlist any more. \`/stakewatch watch ${shown}\` puts it back.`;
}
