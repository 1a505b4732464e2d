// mrkdwn lines in, Block Kit out: the few blocks Stakewatch uses, packed into messages within Slack's limits.
import type { types } from '@slack/bolt';
import { LIMITS } from './limits.ts';
import { plainLabel } from './text.ts';

export type Block =
  types.SectionBlock | types.ContextBlock | types.ActionsBlock | types.InputBlock | types.DividerBlock;
export type MessageBlock = Exclude<Block, types.InputBlock>;

/** What one message shows; `text` is the notification, and what screen readers and old clients read. */
export interface SlackMessage {
  text: string;
  blocks: MessageBlock[];
}

// `verbatim`: Slack must not turn words that look like addresses or channel names into links.
const mrkdwn = (text: string): types.MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });
const plain = (text: string, most: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: plainLabel(text, most),
  emoji: true,
});

/** One section; `text` is mrkdwn of at most 3,000 characters. */
export function section(text: string): types.SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** Two columns, at most ten cells of mrkdwn. */
export function columns(cells: string[]): types.SectionBlock {
  return { type: 'section', fields: cells.map(mrkdwn) };
}

/** Small print, at most ten pieces of mrkdwn. */
export function context(...pieces: string[]): types.ContextBlock {
  return { type: 'context', elements: pieces.map(mrkdwn) };
}

export interface ButtonSpec {
  action: string;
  label: string;
  value: string;
  style?: 'primary' | 'danger';
}

/** A row of buttons, at most 25; with a menu behind them where one is given. */
export function buttons(specs: ButtonSpec[], menu: MenuSpec | null = null): types.ActionsBlock {
  return { type: 'actions', elements: [...specs.map(button), ...(menu === null ? [] : [overflow(menu)])] };
}

/** One section with a button at its side. */
export function sectionWith(text: string, spec: ButtonSpec): types.SectionBlock {
  return { ...section(text), accessory: button(spec) };
}

function button({ action, label, value, style }: ButtonSpec): types.Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(label, LIMITS.buttonText),
    value,
    ...(style === undefined ? {} : { style }),
  };
}

/** A menu of two to five choices behind a "⋯". */
export interface MenuSpec {
  action: string;
  choices: Choice[];
}

function overflow({ action, choices }: MenuSpec): types.Overflow {
  const options = choices.slice(0, LIMITS.overflowOptions);
  return {
    type: 'overflow',
    action_id: action,
    options: options.map(({ value, label }) => ({ text: plain(label, LIMITS.optionText), value })),
  };
}

export interface Choice {
  value: string;
  label: string;
}

/** One of a few, in a modal. At most ten choices; more go to `select`. */
export function radio(id: string, label: string, choices: Choice[]): types.InputBlock {
  const options = choices.slice(0, LIMITS.radioOptions).map(option);
  return {
    type: 'input',
    block_id: id,
    label: plain(label, LIMITS.labelText),
    element: { type: 'radio_buttons', action_id: id, options, ...(options[0] ? { initial_option: options[0] } : {}) },
  };
}

/** One of many, in a modal. */
export function select(id: string, label: string, choices: Choice[]): types.InputBlock {
  const options = choices.slice(0, LIMITS.options).map(option);
  return {
    type: 'input',
    block_id: id,
    label: plain(label, LIMITS.labelText),
    element: { type: 'static_select', action_id: id, options, ...(options[0] ? { initial_option: options[0] } : {}) },
  };
}

function option({ value, label }: Choice): types.PlainTextOption {
  return { text: plain(label, LIMITS.optionText), value };
}

/** Lines → sections, each as full as Slack lets it be. A line is whole or alone; none may exceed 2,900 characters. */
export function sectionsOf(lines: string[]): types.SectionBlock[] {
  return packLines(lines, SECTION).map(section);
}
const SECTION = LIMITS.sectionText - 100;

/** The same in small print; no line may exceed 2,000 characters. */
export function contextsOf(lines: string[]): types.ContextBlock[] {
  return packLines(lines, LIMITS.contextText).map((text) => context(text));
}

function packLines(lines: string[], most: number): string[] {
  const packed: string[] = [];
  let open = '';
  for (const line of lines) {
    const longer = open === '' ? line : `${open}\n${line}`;
    if (longer.length > most && open !== '') {
      packed.push(open);
      open = line;
    } else open = longer;
  }
  if (open.trim() !== '') packed.push(open);
  return packed;
}

/** Characters of block text, counted as Slack's total for one message is. */
export function sizeOf(blocks: MessageBlock[]): number {
  let size = 0;
  for (const block of blocks) {
    if (block.type === 'section') {
      size += block.text?.text.length ?? 0;
      for (const field of block.fields ?? []) size += field.text.length;
      if (block.accessory?.type === 'button') size += block.accessory.text.text.length;
    } else if (block.type === 'context') {
      for (const element of block.elements) size += 'text' in element ? element.text.length : 0;
    } else if (block.type === 'actions') {
      for (const element of block.elements) {
        if (element.type === 'button') size += element.text.text.length;
        else if (element.type === 'overflow') for (const { text } of element.options) size += text.text.length;
      }
    }
  }
  return size;
}

/** Blocks → runs that each fit one message, in order, keeping `spare` characters and five blocks free for what is added. */
export function packMessages(blocks: MessageBlock[], spare: number): MessageBlock[][] {
  const messages: MessageBlock[][] = [];
  let open: MessageBlock[] = [];
  for (const block of blocks) {
    const tooMany = open.length + 1 > LIMITS.blocks - 5;
    const tooLong = sizeOf([...open, block]) > LIMITS.messageTotal - spare;
    if (open.length > 0 && (tooMany || tooLong)) {
      messages.push(open);
      open = [];
    }
    open.push(block);
  }
  if (open.length > 0) messages.push(open);
  return messages;
}
