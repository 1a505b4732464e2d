// A field's label and what stands in it in, the input block of a window out: text, numbers, dates, times, choices, files.
import type { types } from '@slack/bolt';
import type { Choice } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { plainLabel } from '../text.ts';

export type ModalView = types.ModalView;
export type ModalBlock = ModalView['blocks'][number];

export interface FieldSpec {
  id: string;
  label: string;
  hint?: string;
  /** Left out: it may stay empty. */
  required?: boolean;
}

export const plainText = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: plainLabel(text, most),
});

function input({ id, label, hint, required }: FieldSpec, element: types.InputBlock['element']): types.InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plainText(label, LIMITS.labelText),
    optional: required !== true,
    ...(hint === undefined ? {} : { hint: plainText(hint, LIMITS.hintText) }),
    element,
  };
}

/** @param most characters that may be typed; what stands in it must fit */
export function textField(
  spec: FieldSpec,
  { value, most, lines = false }: { value: string; most: number; lines?: boolean },
): types.InputBlock {
  return input(spec, {
    type: 'plain_text_input',
    action_id: spec.id,
    multiline: lines,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value }),
  });
}

/** A percentage, 0 to 100. */
export function percentField(spec: FieldSpec, value: number | null): types.InputBlock {
  return input(spec, {
    type: 'number_input',
    action_id: spec.id,
    is_decimal_allowed: true,
    min_value: '0',
    max_value: '100',
    ...(value === null ? {} : { initial_value: String(value) }),
  });
}

/** @param value YYYY-MM-DD; null: none is chosen */
export function dateField(spec: FieldSpec, value: string | null): types.InputBlock {
  return input(spec, {
    type: 'datepicker',
    action_id: spec.id,
    ...(value === null ? {} : { initial_date: value }),
  });
}

/** @param value HH:MM */
export function timeField(spec: FieldSpec, value: string): types.InputBlock {
  return input(spec, { type: 'timepicker', action_id: spec.id, initial_time: value });
}

const option = ({ value, label }: Choice): types.PlainTextOption => ({
  text: plainText(label, LIMITS.optionText),
  value,
});

/** At most 100 choices. @param chosen the value that stands chosen; one of the choices, or nothing is */
export function choiceField(spec: FieldSpec, choices: Choice[], chosen: string): types.InputBlock {
  return input(spec, { type: 'static_select', action_id: spec.id, ...optionsOf(choices, chosen) });
}

/** At most ten choices, all in sight. */
export function radioField(spec: FieldSpec, choices: Choice[], chosen: string): types.InputBlock {
  return input(spec, { type: 'radio_buttons', action_id: spec.id, ...optionsOf(choices, chosen) });
}

/** One box to tick. */
export function tickField(spec: FieldSpec, says: string): types.InputBlock {
  return input(spec, { type: 'checkboxes', action_id: spec.id, options: [option({ value: 'yes', label: says })] });
}

function optionsOf(
  choices: Choice[],
  chosen: string,
): { options: types.PlainTextOption[]; initial_option?: types.PlainTextOption } {
  const options = choices.slice(0, LIMITS.options).map(option);
  const initial = options.find(({ value }) => value === chosen);
  return { options, ...(initial === undefined ? {} : { initial_option: initial }) };
}

export interface ChoiceGroup {
  label: string;
  choices: Choice[];
}

/** Choices under headings, at most 100 under each of at most 100. */
export function groupedField(spec: FieldSpec, groups: ChoiceGroup[], chosen: string): types.InputBlock {
  const shown = groups.slice(0, LIMITS.options).map(({ label, choices }) => ({
    label: plainText(label, LIMITS.optionText),
    options: choices.slice(0, LIMITS.options).map(option),
  }));
  const initial = shown.flatMap(({ options }) => options).find(({ value }) => value === chosen);
  return input(spec, {
    type: 'static_select',
    action_id: spec.id,
    option_groups: shown,
    ...(initial === undefined ? {} : { initial_option: initial }),
  });
}

/** One file, of these endings ("csv"). */
export function fileField(spec: FieldSpec, endings: string[]): types.InputBlock {
  return input(spec, { type: 'file_input', action_id: spec.id, filetypes: endings, max_files: 1 });
}

export interface ModalSpec {
  callback: string;
  title: string;
  /** Left out: nothing is submitted. */
  submit?: string;
  close?: string;
  memory: object;
  blocks: ModalBlock[];
}

/** @throws where what it shall remember is too long: a mistake of the caller, who must keep that short */
export function modal({ callback, title, submit, close = 'Cancel', memory, blocks }: ModalSpec): ModalView {
  const remembered = JSON.stringify(memory);
  if (remembered.length > LIMITS.privateMetadata)
    throw new Error(
      `${callback}: expected at most ${LIMITS.privateMetadata} characters to remember, got ${remembered.length}`,
    );
  return {
    type: 'modal',
    callback_id: callback,
    title: plainText(title, LIMITS.viewTitle),
    ...(submit === undefined ? {} : { submit: plainText(submit, LIMITS.viewTitle) }),
    close: plainText(close, LIMITS.viewTitle),
    private_metadata: remembered,
    blocks,
  };
}
