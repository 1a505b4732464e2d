// What a field asks in, the input block of a modal out. The block's id is the name under which the answer comes back.
import type { types } from '@slack/bolt';
import { LIMITS } from '../limits.ts';
import { cut, visible, withoutLogins } from '../text.ts';

/** What every field has. */
export interface Field {
  id: string;
  label: string;
  hint?: string;
  /** False: Slack's own window asks for it. */
  optional?: boolean;
}

const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  // Slack takes no empty words.
  text: cut(withoutLogins(visible(text)), most).trim() || '—',
});

function input({ id, label, hint, optional }: Field, element: types.InputBlock['element']): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, LIMITS.labelText),
    ...(hint === undefined ? {} : { hint: plain(hint, LIMITS.hintText) }),
    optional: optional ?? true,
    element,
  };
}

/** Text of at most `most` characters. */
export function textField(
  field: Field & { initial: string | null; most: number; multiline?: boolean },
): types.InputBlock {
  const initial = cut(visible(field.initial ?? ''), field.most);
  return input(field, {
    type: 'plain_text_input',
    action_id: field.id,
    max_length: field.most,
    multiline: field.multiline ?? false,
    ...(initial === '' ? {} : { initial_value: initial }),
  });
}

const DECIMALS = 4; // of a number; Slack takes no exponent

/** A number from `least` to `most`, with decimals. */
export function numberField(field: Field & { initial: number | null; least: number; most: number }): types.InputBlock {
  return input(field, {
    type: 'number_input',
    action_id: field.id,
    is_decimal_allowed: true,
    min_value: String(field.least),
    max_value: String(field.most),
    ...(field.initial === null ? {} : { initial_value: String(Number(field.initial.toFixed(DECIMALS))) }),
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day; `initial` as YYYY-MM-DD, left out where it is none. */
export function dateField(field: Field & { initial: string | null }): types.InputBlock {
  return input(field, {
    type: 'datepicker',
    action_id: field.id,
    ...(field.initial === null || !DAY.test(field.initial) ? {} : { initial_date: field.initial }),
  });
}

/** Somebody of the workspace. */
export function personField(field: Field & { initial: string }): types.InputBlock {
  return input(field, { type: 'users_select', action_id: field.id, initial_user: field.initial });
}

/** One of at most 100, none chosen where `initial` is null. */
export function choiceField(
  field: Field & { choices: { value: string; label: string }[]; initial: string | null },
): types.InputBlock {
  const options = field.choices
    .filter(({ value }) => value !== '')
    .slice(0, LIMITS.options)
    .map(({ value, label }) => ({ text: plain(label, LIMITS.optionText), value }));
  const chosen = options.find(({ value }) => value === field.initial);
  return input(field, {
    type: 'static_select',
    action_id: field.id,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  });
}
