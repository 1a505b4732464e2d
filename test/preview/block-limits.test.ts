// Each limit of Block Kit: what fits exactly passes, one more is refused where it stands.
import { describe, expect, it } from 'vitest';
import { checkBlocks, checkView, isTextTooLong, type Surface } from '../../src/preview/block-limits.ts';

const x = (length: number): string => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = 'An option') => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, n) => option(`v${n}`));
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const buttons = (count: number) => Array.from({ length: count }, (_, n) => button({ action_id: `b${n}` }));
const input = (element: object) => ({ type: 'input', label: plain('Name'), element });
const cells = (count: number) => Array.from({ length: count }, () => ({ type: 'raw_text', text: 'x' }));
const rows = (count: number) => Array.from({ length: count }, () => cells(1));
const rich = (element: object) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [element] }],
});

interface Row {
  what: string;
  /** The block with so many characters or items. */
  block: (size: number) => object;
  most: number;
  /** JSON pointer of what is too large. */
  at: string;
}
const LIMITS: Row[] = [
  { what: 'header text', block: (n) => ({ type: 'header', text: plain(x(n)) }), most: 150, at: '/text/text' },
  { what: 'section text', block: (n) => ({ type: 'section', text: mrkdwn(x(n)) }), most: 3_000, at: '/text/text' },
  {
    what: 'a section’s fields',
    block: (n) => ({ type: 'section', fields: Array(n).fill(mrkdwn('x')) }),
    most: 10,
    at: '/fields',
  },
  { what: 'one field', block: (n) => ({ type: 'section', fields: [mrkdwn(x(n))] }), most: 2_000, at: '/fields/0/text' },
  {
    what: 'context elements',
    block: (n) => ({ type: 'context', elements: Array(n).fill(mrkdwn('x')) }),
    most: 10,
    at: '/elements',
  },
  {
    what: 'context text',
    block: (n) => ({ type: 'context', elements: [mrkdwn(x(n))] }),
    most: 2_000,
    at: '/elements/0/text',
  },
  { what: 'actions', block: (n) => actions(...buttons(n)), most: 25, at: '/elements' },
  { what: 'button text', block: (n) => actions(button({ text: plain(x(n)) })), most: 75, at: '/elements/0/text/text' },
  { what: 'button value', block: (n) => actions(button({ value: x(n) })), most: 2_000, at: '/elements/0/value' },
  {
    what: 'button address',
    block: (n) => actions(button({ url: `https://a.example/${x(n - 18)}` })),
    most: 3_000,
    at: '/elements/0/url',
  },
  { what: 'action id', block: (n) => actions(button({ action_id: x(n) })), most: 255, at: '/elements/0/action_id' },
  { what: 'block id', block: (n) => ({ type: 'divider', block_id: x(n) }), most: 255, at: '/block_id' },
  {
    what: 'options of a menu',
    block: (n) => actions({ type: 'static_select', action_id: 'a', options: options(n) }),
    most: 100,
    at: '/elements/0/options',
  },
  {
    what: 'option text',
    block: (n) => actions({ type: 'static_select', action_id: 'a', options: [option('v', x(n))] }),
    most: 75,
    at: '/elements/0/options/0/text/text',
  },
  {
    what: 'option value',
    block: (n) => actions({ type: 'static_select', action_id: 'a', options: [option(x(n))] }),
    most: 150,
    at: '/elements/0/options/0/value',
  },
  {
    what: 'overflow options',
    block: (n) => actions({ type: 'overflow', action_id: 'a', options: options(n) }),
    most: 5,
    at: '/elements/0/options',
  },
  {
    what: 'radio buttons',
    block: (n) => actions({ type: 'radio_buttons', action_id: 'a', options: options(n) }),
    most: 10,
    at: '/elements/0/options',
  },
  {
    what: 'placeholder',
    block: (n) => input({ type: 'plain_text_input', action_id: 'a', placeholder: plain(x(n)) }),
    most: 150,
    at: '/element/placeholder/text',
  },
  {
    what: 'title of a confirmation',
    block: (n) =>
      actions(button({ confirm: { title: plain(x(n)), text: plain('x'), confirm: plain('Yes'), deny: plain('No') } })),
    most: 100,
    at: '/elements/0/confirm/title/text',
  },
  {
    what: 'input label',
    block: (n) => ({ ...input({ type: 'plain_text_input' }), label: plain(x(n)) }),
    most: 2_000,
    at: '/label/text',
  },
  {
    what: 'picture description',
    block: (n) => ({ type: 'image', image_url: 'https://a.example/x.png', alt_text: x(n) }),
    most: 2_000,
    at: '/alt_text',
  },
  { what: 'markdown', block: (n) => ({ type: 'markdown', text: x(n) }), most: 12_000, at: '/text' },
  { what: 'table rows', block: (n) => ({ type: 'table', rows: rows(n) }), most: 100, at: '/rows' },
  { what: 'table columns', block: (n) => ({ type: 'table', rows: [cells(n)] }), most: 20, at: '/rows/0' },
];

describe('limits', () => {
  it.each(LIMITS)('$what: $most', ({ block, most, at }) => {
    expect(checkBlocks([block(most)], 'message')).toEqual([]);
    const found = checkBlocks([block(most + 1)], 'message');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`[json-pointer:/blocks/0${at}]`);
  });

  it.each<[Surface, number]>([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ])('a %s holds %i blocks', (surface, most) => {
    const dividers = (count: number) => Array<object>(count).fill({ type: 'divider' });
    expect(checkBlocks(dividers(most), surface)).toEqual([]);
    expect(checkBlocks(dividers(most + 1), surface)).toEqual([
      `[ERROR] no more than ${most} items allowed [json-pointer:/blocks]`,
    ]);
  });

  it('all block text of a message: 13,000 characters', () => {
    const section = { type: 'section', text: mrkdwn(x(2_600)) };
    expect(isTextTooLong(Array(5).fill(section))).toBe(false);
    expect(isTextTooLong([...Array<object>(5).fill(section), { type: 'context', elements: [mrkdwn('x')] }])).toBe(true);
  });
});

describe('shapes that Slack refuses', () => {
  it.each<[string, object, string]>([
    ['an unknown block', { type: 'hologram' }, 'unsupported type: hologram'],
    ['a block named like a method', { type: 'constructor' }, 'unsupported type: constructor'],
    ['a block without a type', { text: plain('x') }, 'missing required field: type'],
    ['mrkdwn in a header', { type: 'header', text: mrkdwn('x') }, 'must be a valid enum value'],
    [
      'an emoji flag on mrkdwn',
      { type: 'section', text: { ...mrkdwn('x'), emoji: true } },
      'invalid additional property: emoji',
    ],
    ['a property that is none', { type: 'divider', colour: 'red' }, 'invalid additional property: colour'],
    ['empty text', { type: 'section', text: mrkdwn('') }, 'must be more than 0 characters'],
    ['a section that says nothing', { type: 'section' }, 'missing required field: text or fields'],
    ['no elements', { type: 'context', elements: [] }, 'no less than 1 items required'],
    ['a button in a context', { type: 'context', elements: [button()] }, 'unsupported type: button'],
    ['a text input among actions', actions({ type: 'plain_text_input', action_id: 'a' }), 'unsupported type'],
    ['a button as an input', input(button()), 'unsupported type: button'],
    ['a style that is none', actions(button({ style: 'warning' })), 'must be a valid enum value'],
    ['a script for an address', actions(button({ url: 'javascript:alert(1)' })), 'must be a valid URL'],
    ['a relative address', actions(button({ url: '/home' })), 'must be a valid URL'],
    ['one action id twice in a block', actions(button(), button()), '`action_id` "go" already exists'],
    ['a menu without options', actions({ type: 'static_select', action_id: 'a' }), 'missing required field: options'],
    [
      'a date that is none',
      actions({ type: 'datepicker', action_id: 'a', initial_date: '13.6.2025' }),
      'must be a date',
    ],
    [
      'a number that is text',
      input({ type: 'number_input', is_decimal_allowed: false, initial_value: 'ten' }),
      'must be a number',
    ],
    [
      'an overflow menu of one',
      actions({ type: 'overflow', action_id: 'a', options: [{ text: plain('x'), value: 'x' }] }),
      'no less than 2 items required',
    ],
    [
      'a first choice that is not offered',
      actions({
        type: 'static_select',
        action_id: 'a',
        options: [{ text: plain('x'), value: 'x' }],
        initial_option: { text: plain('y'), value: 'y' },
      }),
      'must be provided in `options`',
    ],
    [
      'first marks that are not offered',
      input({
        type: 'checkboxes',
        options: [{ text: plain('x'), value: 'x' }],
        initial_options: [{ text: plain('x'), value: 'z' }],
      }),
      'must be provided in `options`',
    ],
    [
      'a least that is above the most',
      input({ type: 'number_input', is_decimal_allowed: false, min_value: '9', max_value: '5' }),
      'must not be less than min_value',
    ],
    [
      'a first number that is too large',
      input({ type: 'number_input', is_decimal_allowed: false, initial_value: '9', max_value: '5' }),
      'must not be less than initial_value',
    ],
    [
      'a shortest length above the longest',
      input({ type: 'plain_text_input', min_length: 9, max_length: 5 }),
      'must not be less than min_length',
    ],
    ['a picture without a description', { type: 'image', image_url: 'https://a.example/x.png' }, 'field: alt_text'],
    ['a picture from nowhere', { type: 'image', alt_text: 'x' }, 'missing required field: image_url or slack_file'],
    [
      'a picture from two places',
      { type: 'image', alt_text: 'x', image_url: 'https://a.example/x.png', slack_file: { id: 'F1' } },
      'only one of image_url, slack_file',
    ],
    [
      'an uploaded picture named twice',
      { type: 'image', alt_text: 'x', slack_file: { id: 'F1', url: 'https://a.example/x.png' } },
      'only one of id, url',
    ],
    ['a file asked for in a message', input({ type: 'file_input' }), 'unsupported type: file_input'],
    ['rich text with an empty run', rich({ type: 'text', text: '' }), 'must be more than 0 characters'],
    ['rich text with mark-up', rich({ type: 'mrkdwn', text: 'x' }), 'unsupported type: mrkdwn'],
  ])('%s', (_case, block, says) => {
    const found = checkBlocks([block], 'message');
    expect(found.join('\n')).toContain(says);
  });

  it('one block id twice', () => {
    const found = checkBlocks(
      [
        { type: 'divider', block_id: 'd' },
        { type: 'divider', block_id: 'd' },
      ],
      'message',
    );
    expect(found).toEqual(['[ERROR] `block_id` "d" already exists [json-pointer:/blocks/1/block_id]']);
  });

  it('a table in a modal', () => {
    expect(checkBlocks([{ type: 'table', rows: rows(1) }], 'modal')).toHaveLength(1);
  });
});

describe('views', () => {
  it('ask for files in modals alone, ten at most', () => {
    const asks = (max_files: number) => [input({ type: 'file_input', max_files })];
    expect(checkBlocks(asks(10), 'modal')).toEqual([]);
    expect(checkBlocks(asks(11), 'modal')).toHaveLength(1);
    expect(checkBlocks(asks(1), 'home')).toHaveLength(1);
  });

  it('put the focus on one element at most', () => {
    const focused = (block_id: string) => ({ ...input({ type: 'plain_text_input', focus_on_load: true }), block_id });
    const view = (count: number) => ({
      type: 'modal',
      title: plain('Title'),
      submit: plain('Save'),
      blocks: ['a', 'b'].slice(0, count).map(focused),
    });
    expect(checkView(view(1)).messages).toEqual([]);
    expect(checkView(view(2)).messages.join()).toContain('focus_on_load');
  });

  const modal = (more: object = {}) => ({
    type: 'modal',
    title: plain('Title'),
    blocks: [{ type: 'divider' }],
    ...more,
  });
  it.each<[string, (size: number) => object, number]>([
    ['title', (n) => modal({ title: plain(x(n)) }), 24],
    ['submit', (n) => modal({ submit: plain(x(n)) }), 24],
    ['close', (n) => modal({ close: plain(x(n)) }), 24],
    ['private_metadata', (n) => modal({ private_metadata: x(n) }), 3_000],
    ['callback_id', (n) => modal({ callback_id: x(n) }), 255],
    ['external_id', (n) => modal({ external_id: x(n) }), 255],
  ])('%s', (field, view, most) => {
    expect(checkView(view(most)).messages).toEqual([]);
    expect(checkView(view(most + 1)).messages.join()).toContain(`/view/${field}`);
  });

  it('an input needs a submit', () => {
    const blocks = [input({ type: 'plain_text_input', action_id: 'a' })];
    expect(checkView(modal({ blocks })).messages.join()).toContain('`submit` is required');
    expect(checkView(modal({ blocks, submit: plain('Save') })).messages).toEqual([]);
  });

  it('250 kB in all', () => {
    const big = modal({ blocks: Array(90).fill({ type: 'section', text: mrkdwn(x(2_900)) }) });
    expect(checkView(big)).toEqual({ messages: [], tooLarge: true });
  });

  it('a Home tab has no title', () => {
    expect(checkView({ type: 'home', blocks: [] }).messages).toEqual([]);
    expect(checkView({ type: 'home', title: plain('x'), blocks: [] }).messages.join()).toContain(
      'additional property: title',
    );
  });
});
