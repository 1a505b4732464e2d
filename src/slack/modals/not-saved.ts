// A submitted window that could not be saved in, the same window out: filled in as it was, with the sentence that says why.
import type { types } from '@slack/bolt';
import { section } from '../blocks.ts';

/** What we read of the view of a view_submission. */
export interface SentView {
  callback_id: string;
  private_metadata?: string;
  title: types.PlainTextElement;
  submit?: types.PlainTextElement | null;
  close?: types.PlainTextElement | null;
  blocks: Record<string, unknown>[];
  state?: { values?: Record<string, Record<string, Record<string, unknown>>> };
}

type Answer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: Record<string, unknown> };

/** The answer to the submission: the sentence at the first field; a window without fields says it above all. */
export function notSaved(view: SentView, sentence: string): Answer {
  const field = view.blocks.find(({ type }) => type === 'input')?.['block_id'];
  if (typeof field === 'string') return { response_action: 'errors', errors: { [field]: sentence } };
  return { response_action: 'update', view: filledAgain(view, sentence) };
}

/** For a window that says "Saving…" by now: what it was before, as it was filled in. A given file has to be given again. */
export function filledAgain(view: SentView, sentence: string): Record<string, unknown> {
  const { callback_id, private_metadata = '', title, submit, close } = view;
  const values = view.state?.values ?? {};
  return {
    type: 'modal',
    callback_id,
    private_metadata,
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    blocks: [section(`⚠️ ${sentence}`), ...view.blocks.map((block) => filledBlock(block, values))],
  };
}

function filledBlock(block: SentView['blocks'][number], values: NonNullable<SentView['state']>['values']) {
  const element = block['element'] as Record<string, unknown> | undefined;
  const state = values?.[String(block['block_id'])]?.[String(element?.['action_id'])];
  if (block['type'] !== 'input' || element === undefined || state === undefined) return block;
  const kept = Object.entries(element).filter(([name]) => !name.startsWith('initial_'));
  const given = Object.entries(INITIAL).flatMap(([from, initial]) => {
    const value = state[from];
    const isEmpty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    return isEmpty ? [] : [[initial, value]];
  });
  return { ...block, element: Object.fromEntries([...kept, ...given]) as Record<string, unknown> };
}

/** What an element's state calls what stands in it, and what the element itself calls it. */
const INITIAL: Record<string, string> = {
  value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
  selected_user: 'initial_user',
  selected_conversation: 'initial_conversation',
};
