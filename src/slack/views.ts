// An alert and its story in, the modals about it out: not relevant (why), and mute (what, until when).
import type { types } from '@slack/bolt';
import { createHash } from 'node:crypto';
import type { AlertRecord, Mute, Story } from '../domain.ts';
import { context, radio, section, select, textInput, type Choice } from './blocks.ts';
import { LIMITS } from './limits.ts';
import { cut, escapeWithin } from './text.ts';
import { DAY } from '../time.ts';

export const MUTE_VIEW = 'mute';
export const NOT_RELEVANT_VIEW = 'not-relevant';

/** What a modal carries to its submission. */
export interface ViewMemory {
  alertId: string;
  channelId: string;
  /** ts of the message the modal was opened from; null where that is not known. */
  messageTs: string | null;
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

/** ms; null: until it is undone. */
export const MUTE_FOR: Record<string, { label: string; ms: number | null }> = {
  '1-day': { label: '1 day', ms: DAY },
  '1-week': { label: '1 week', ms: 7 * DAY },
  '30-days': { label: '30 days', ms: 30 * DAY },
  undone: { label: 'Until somebody undoes it', ms: null },
};

export function muteView(alert: AlertRecord, story: Story, messageTs: string | null): types.ModalView {
  const targets = muteTargets(alert, story).map((target) => ({
    value: targetId(target),
    label: TARGET_SHOWN[target.scope](target.label),
  }));
  const lengths = Object.entries(MUTE_FOR).map(([value, { label }]) => ({ value, label }));
  return modal(MUTE_VIEW, 'Mute', 'Mute', alert, messageTs, [
    section(about(alert)),
    select('what', 'What shall this channel not hear of?', unique(targets)),
    radio('until', 'For how long?', lengths),
    context('It can be undone: the answer has a button, and `/stakewatch list` shows what is muted.'),
  ]);
}

/** Why an alert was not relevant, in the order asked. */
export const REASONS: Record<string, string> = {
  'look-alike': 'It is another company with a similar name',
  'no-change': 'It is no change of ownership',
  unimportant: 'It is, but we do not care about this story',
};

export function notRelevantView(alert: AlertRecord, _story: Story, messageTs: string | null): types.ModalView {
  const reasons = Object.entries(REASONS).map(([value, label]) => ({ value, label }));
  return modal(NOT_RELEVANT_VIEW, 'Not relevant', 'Send', alert, messageTs, [
    section(about(alert)),
    radio('reason', 'Why?', reasons),
    textInput(
      'look-alike',
      'The full name of the other company',
      `Only for a similar name: what carries this name is no longer taken for ${alert.content.watched.name}.`,
      '',
    ),
    context('This story is then no longer told here. It can be undone: `/stakewatch list` shows what is muted.'),
  ]);
}

function about({ content }: AlertRecord): string {
  return `*${escapeWithin(content.notification, 1_000) || 'This alert'}*`;
}

function modal(
  callback: string,
  title: string,
  submit: string,
  alert: AlertRecord,
  messageTs: string | null,
  blocks: types.ModalView['blocks'],
): types.ModalView {
  const memory: ViewMemory = { alertId: alert.id, channelId: alert.channelId, messageTs };
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
