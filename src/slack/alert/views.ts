// An alert and its story in, the modals about it out: not relevant (why), and mute (what, until when).
import type { types } from '@slack/bolt';
import { createHash } from 'node:crypto';
import type { Alert, AlertRecord, Mute, Story, WatchedCompany } from '../../domain.ts';
import { isoDay } from '../../notify/clock-times.ts';
import { choiceField, dateField, textField } from './form.ts';
import { context, radio, section, select, type Choice } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { cut, escapeWithin } from '../text.ts';
import { DAY } from '../../time.ts';

export const MUTE_VIEW = 'mute';
export const NOT_RELEVANT_VIEW = 'not-relevant';

/** What a modal carries to its submission. */
export interface ViewMemory {
  alertId: string;
  channelId: string;
  /** ts of the message the modal was opened from; null where that is not known. */
  messageTs: string | null;
  /** IANA name, in which a picked day is meant; left out by forms that ask for none. */
  timeZone?: string;
}

/** What the forms of an alert are drawn from besides the alert. */
export interface FormContext {
  story: Story;
  memory: ViewMemory;
  /** IANA name. */
  timeZone: string;
  now: number;
  /** Companies of the watchlist that the story may have been mistaken for, the one that it is told for first. */
  companies: Pick<WatchedCompany, 'name'>[];
}

/** What can be muted about a story. */
export type MuteTarget = Pick<Mute, 'scope' | 'value' | 'label'>;

/** The story itself first, then its companies, its kind, its sources. */
export function muteTargets(alert: AlertRecord, story: Story): MuteTarget[] {
  const companies = [...story.acquirers, story.target, story.seller].flatMap((party) =>
    party === null ? [] : [party],
  );
  const sources = [...new Set(story.sources.map(({ source }) => source))];
  const told = cut(alert.content.notification, 120);
  return [
    { scope: 'story', value: story.id, label: told },
    ...companies.map(({ key, name }) => ({ scope: 'company' as const, value: key, label: name })),
    { scope: 'kind', value: story.kind, label: story.kind },
    ...sources.map((source) => ({ scope: 'source' as const, value: source, label: source })),
  ];
}

/** A short name for a target: a company's key may be longer than an option's value. */
export function targetId({ scope, value }: MuteTarget): string {
  return createHash('sha256').update(`${scope}\n${value}`).digest('hex').slice(0, 24);
}

const TARGET_SHOWN: Record<Mute['scope'], (label: string) => string> = {
  story: () => 'This story',
  company: (label) => `Company: ${label}`,
  kind: (label) => `Every story of this kind: ${label}`,
  source: (label) => `Source: ${label}`,
};

/** ms; null: until it is undone. A day that was picked stands beside them. */
export const MUTE_FOR: Record<string, { label: string; ms: number | null }> = {
  '1-day': { label: '1 day', ms: DAY },
  '1-week': { label: '1 week', ms: 7 * DAY },
  '30-days': { label: '30 days', ms: 30 * DAY },
  undone: { label: 'Until somebody undoes it', ms: null },
};

/** The choice that a picked day goes with. */
export const UNTIL_DAY = 'day';
const LONGEST_MUTE = 5 * 366 * DAY; // ms; a day beyond is a slip of the hand

export function muteView(alert: AlertRecord, { story, memory, timeZone, now }: FormContext): types.ModalView {
  const targets = muteTargets(alert, story).map((target) => ({
    value: targetId(target),
    label: TARGET_SHOWN[target.scope](target.label),
  }));
  const { undone, ...lengths } = MUTE_FOR;
  const choices = [
    ...Object.entries(lengths).map(([value, { label }]) => ({ value, label })),
    { value: UNTIL_DAY, label: 'Until the day picked below' },
    { value: 'undone', label: undone?.label ?? '' },
  ];
  return form({ callback: MUTE_VIEW, title: 'Mute', submit: 'Mute', memory: { ...memory, timeZone } }, [
    section(about(alert)),
    select('what', 'What shall this channel not hear of?', unique(targets)),
    radio('until', 'For how long?', choices),
    dateField({
      id: 'day',
      label: 'Day on which it is told again',
      hint: `Only where you chose a day; it begins at midnight, ${timeZone}. Today is ${isoDay(now, timeZone)}.`,
      initial: null,
    }),
    context('It can be undone: the answer has a button, and `/stakewatch mutes` shows what is muted.'),
  ]);
}

/** Errors by field; null where there is none. @param dayStarts when the picked day begins; null where none was picked */
export function checkMute(
  filled: Record<string, string | null>,
  dayStarts: number | null,
  now: number,
): Record<string, string> | null {
  if (filled['until'] !== UNTIL_DAY) return null;
  if (dayStarts === null) return { day: 'Please pick the day.' };
  if (dayStarts <= now) return { day: 'Please pick a day that is still to come.' };
  return dayStarts - now > LONGEST_MUTE ? { day: 'Please pick a day within five years.' } : null;
}

/** Why an alert was not relevant, in the order asked. */
export const REASONS: Record<string, string> = {
  'look-alike': 'It is another company with a similar name',
  'no-change': 'It is no change of ownership',
  unimportant: 'It is, but we do not care: choose what to mute',
};

export const LOOK_ALIKE_FIELD = 'look-alike';

export function notRelevantView(alert: AlertRecord, { memory, companies }: FormContext): types.ModalView {
  const reasons = Object.entries(REASONS).map(([value, label]) => ({ value, label }));
  const named = companies.map(({ name }) => ({ value: companyId(name), label: name }));
  const which = choiceField({
    id: 'company',
    label: 'For which company of yours was it taken?',
    choices: named,
    initial: named[0]?.value ?? null,
  });
  return form({ callback: NOT_RELEVANT_VIEW, title: 'Not relevant', submit: 'Send', memory }, [
    section(about(alert)),
    radio('reason', 'Why?', reasons),
    textField({
      id: LOOK_ALIKE_FIELD,
      label: 'The full name of the other company',
      hint: 'Only for a similar name: what carries it is no longer taken for your company.',
      initial: null,
      most: 200,
    }),
    ...(named.length > 1 ? [which] : []),
    context('This story is then no longer told here. It can be undone: `/stakewatch mutes` shows what is muted.'),
  ]);
}

/** Errors by field; null where there is none. */
export function checkNotRelevant(filled: Record<string, string | null>): Record<string, string> | null {
  if (filled['reason'] !== 'look-alike' || (filled[LOOK_ALIKE_FIELD] ?? '').trim() !== '') return null;
  return { [LOOK_ALIKE_FIELD]: 'Please name the other company, as the news prints it.' };
}

/** A short name for a watched company: its own may be longer than an option's value. */
export function companyId(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 24);
}

/** The alert that a form is about; mrkdwn. */
export function about({ content }: Pick<Alert, 'content'>): string {
  return `*${escapeWithin(content.notification, 1_000) || 'This alert'}*`;
}

/** A modal that is filled in and sent. */
export function form(
  { callback, title, submit, memory }: { callback: string; title: string; submit: string; memory: ViewMemory },
  blocks: types.ModalView['blocks'],
): types.ModalView {
  const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text: cut(text, LIMITS.viewTitle) });
  return {
    type: 'modal',
    callback_id: callback,
    title: plain(title),
    submit: plain(submit),
    close: plain('Cancel'),
    private_metadata: JSON.stringify(memory),
    blocks,
  };
}

function unique(choices: Choice[]): Choice[] {
  return choices.filter(({ value }, i) => choices.findIndex((other) => other.value === value) === i);
}
