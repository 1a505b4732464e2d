// Blocks and views in, what Slack would refuse in them out. Limits: docs.slack.dev/reference/block-kit.
import { asList, isObject, type JsonObject } from './json.ts';
import * as is from './shape.ts';
import type { Check, Fields } from './shape.ts';

export type Surface = 'message' | 'modal' | 'home';

/** Undocumented: all block text of one message together, in characters. Slack refuses near 11,000-13,000. */
const MESSAGE_TEXT = 13_000;
const BLOCKS_IN: Record<Surface, number> = { message: 50, modal: 100, home: 100 };
const VIEW_BYTES = 250_000;
const TABLES_IN_MESSAGE = 1;

const id = is.string(255);
const date = is.matches(/^\d{4}-\d{2}-\d{2}$/, 'a date YYYY-MM-DD');
const time = is.matches(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time HH:mm');
const decimal = is.matches(/^-?\d{1,15}(\.\d{1,15})?$/, 'a number in a string');

const plain = (max: number): Check =>
  is.object({ type: is.oneOf('plain_text'), text: is.string(max), 'emoji?': is.boolean });
const mrkdwn = (max: number): Check =>
  is.object({ type: is.oneOf('mrkdwn'), text: is.string(max), 'verbatim?': is.boolean });
const text = (max: number): Check => is.typed(() => ({ plain_text: plain(max), mrkdwn: mrkdwn(max) }));

const confirm = is.object({
  title: plain(100),
  text: text(300),
  confirm: plain(30),
  deny: plain(30),
  'style?': is.oneOf('primary', 'danger'),
});
const option = is.object({ text: text(75), value: is.string(150), 'description?': text(75) });
const plainOption = is.object({ text: plain(75), value: is.string(150), 'description?': plain(75) });
const overflowOption = is.object({
  text: plain(75),
  value: is.string(150),
  'description?': plain(75),
  'url?': is.url(),
});
const optionGroup = is.object({ label: plain(75), options: is.list(plainOption, 100) });
const filter = is.object({
  'include?': is.list(is.oneOf('im', 'mpim', 'private', 'public'), 4),
  'exclude_external_shared_channels?': is.boolean,
  'exclude_bot_users?': is.boolean,
});
const dispatch = is.object({
  'trigger_actions_on?': is.list(is.oneOf('on_enter_pressed', 'on_character_entered'), 2),
});

const element = (type: string, fields: Fields): Check =>
  is.object({ type: is.oneOf(type), 'action_id?': id, ...fields });
const chosen = (type: string, fields: Fields): Check =>
  element(type, { 'confirm?': confirm, 'focus_on_load?': is.boolean, ...fields });
const menu = (type: string, fields: Fields): Check => chosen(type, { 'placeholder?': plain(150), ...fields });
const many = (type: string, fields: Fields): Check =>
  menu(type, { 'max_selected_items?': is.integer(1, 1_000), ...fields });
const typedIn = (type: string, fields: Fields): Check =>
  element(type, {
    'placeholder?': plain(150),
    'dispatch_action_config?': dispatch,
    'focus_on_load?': is.boolean,
    ...fields,
  });

/** What stands chosen at first must be one of the options, word for word. */
function offered(initial: 'initial_option' | 'initial_options'): Check {
  return (value, at) => {
    const element = value as JsonObject;
    const groups = asList(element['option_groups']).flatMap((group) => asList((group as JsonObject)['options']));
    const known = [...asList(element['options']), ...groups].map((one) => JSON.stringify(one));
    const chosen = element[initial] === undefined ? [] : [element[initial]].flat();
    const strange = chosen.some((one) => !known.includes(JSON.stringify(one)));
    return strange
      ? [`[ERROR] must be provided in \`options\` or \`option_groups\` [json-pointer:${at}/${initial}]`]
      : [];
  };
}

const optionsOrGroups = is.needsOneOf(['options', 'option_groups'], true);
const choices: Fields = { 'options?': is.list(plainOption, 100), 'option_groups?': is.list(optionGroup, 100) };
const userIds = is.list(is.string(255), 1_000);

/** Everything a person presses, picks or fills, by `type`. */
const ELEMENTS: Record<string, Check> = {
  button: element('button', {
    text: plain(75),
    'value?': is.string(2_000),
    'url?': is.url(),
    'style?': is.oneOf('primary', 'danger'),
    'confirm?': confirm,
    'accessibility_label?': is.string(75),
  }),
  overflow: element('overflow', { options: is.list(overflowOption, 5, 2), 'confirm?': confirm }),
  static_select: is.and(
    menu('static_select', { ...choices, 'initial_option?': plainOption }),
    is.and(optionsOrGroups, offered('initial_option')),
  ),
  multi_static_select: is.and(
    many('multi_static_select', { ...choices, 'initial_options?': is.list(plainOption, 100) }),
    is.and(optionsOrGroups, offered('initial_options')),
  ),
  users_select: menu('users_select', { 'initial_user?': id }),
  multi_users_select: many('multi_users_select', { 'initial_users?': userIds }),
  channels_select: menu('channels_select', { 'initial_channel?': id, 'response_url_enabled?': is.boolean }),
  multi_channels_select: many('multi_channels_select', { 'initial_channels?': userIds }),
  conversations_select: menu('conversations_select', {
    'initial_conversation?': id,
    'default_to_current_conversation?': is.boolean,
    'response_url_enabled?': is.boolean,
    'filter?': filter,
  }),
  multi_conversations_select: many('multi_conversations_select', {
    'initial_conversations?': userIds,
    'default_to_current_conversation?': is.boolean,
    'filter?': filter,
  }),
  radio_buttons: is.and(
    chosen('radio_buttons', { options: is.list(option, 10), 'initial_option?': option }),
    offered('initial_option'),
  ),
  checkboxes: is.and(
    chosen('checkboxes', { options: is.list(option, 10), 'initial_options?': is.list(option, 10) }),
    offered('initial_options'),
  ),
  datepicker: menu('datepicker', { 'initial_date?': date }),
  datetimepicker: chosen('datetimepicker', { 'initial_date_time?': is.integer(1e9, 9_999_999_999) }),
  file_input: element('file_input', {
    'filetypes?': is.list(is.matches(/^[a-z0-9]{1,20}$/, 'a file extension'), 100),
    'max_files?': is.integer(1, 10),
  }),
  timepicker: menu('timepicker', { 'initial_time?': time, 'timezone?': is.string(100) }),
  plain_text_input: is.and(
    typedIn('plain_text_input', {
      'initial_value?': is.string(3_000, 0),
      'multiline?': is.boolean,
      'min_length?': is.integer(0, 3_000),
      'max_length?': is.integer(1, 3_000),
    }),
    is.inOrder('min_length', 'max_length'),
  ),
  email_text_input: typedIn('email_text_input', { 'initial_value?': is.string(3_000, 0) }),
  url_text_input: typedIn('url_text_input', { 'initial_value?': is.string(3_000, 0) }),
  number_input: is.and(
    typedIn('number_input', {
      is_decimal_allowed: is.boolean,
      'initial_value?': decimal,
      'min_value?': decimal,
      'max_value?': decimal,
    }),
    is.inOrder('min_value', 'initial_value', 'max_value'),
  ),
};
const slackFile = is.and(is.object({ 'id?': is.string(50), 'url?': is.url() }), is.needsOneOf(['id', 'url'], true));
const PICTURE: Fields = { 'image_url?': is.url(), 'slack_file?': slackFile, alt_text: is.string(2_000) };
const onePicture = is.needsOneOf(['image_url', 'slack_file'], true);
const IMAGE_ELEMENT = is.and(is.object({ type: is.oneOf('image'), ...PICTURE }), onePicture);

const INPUTS = Object.keys(ELEMENTS).filter((type) => type !== 'button' && type !== 'overflow');
const ACTIONS = Object.keys(ELEMENTS).filter((type) => !/_input$|^multi_/.test(type));
const ACCESSORIES = [...Object.keys(ELEMENTS).filter((type) => !/_input$|^datetime/.test(type)), 'image'];
const elementOf = (types: string[]): Check =>
  is.typed(
    () => ({ ...ELEMENTS, image: IMAGE_ELEMENT }),
    (type) => types.includes(type),
  );

const style = is.object({
  'bold?': is.boolean,
  'italic?': is.boolean,
  'strike?': is.boolean,
  'code?': is.boolean,
  'underline?': is.boolean,
  'highlight?': is.boolean,
});
const mention = (type: string, field: string): Check =>
  is.object({ type: is.oneOf(type), [field]: id, 'style?': style });
/** What stands inside a rich_text section, list, quote or preformatted part. */
const RICH: Record<string, Check> = {
  text: is.object({ type: is.oneOf('text'), text: is.string(MESSAGE_TEXT), 'style?': style }),
  link: is.object({
    type: is.oneOf('link'),
    url: is.url(),
    'text?': is.string(3_000),
    'unsafe?': is.boolean,
    'style?': style,
  }),
  emoji: is.object({ type: is.oneOf('emoji'), name: is.string(100), 'unicode?': is.string(100), 'style?': style }),
  user: mention('user', 'user_id'),
  channel: mention('channel', 'channel_id'),
  usergroup: mention('usergroup', 'usergroup_id'),
  broadcast: is.object({ type: is.oneOf('broadcast'), range: is.oneOf('here', 'channel', 'everyone') }),
  date: is.object({
    type: is.oneOf('date'),
    timestamp: is.integer(0, 1e11),
    format: is.string(255),
    'url?': is.url(),
    'fallback?': is.string(255),
  }),
};
const richRow = is.list(
  is.typed(() => RICH),
  1_000,
  0,
);
const richPart = (type: string, fields: Fields = {}): Check =>
  is.object({ type: is.oneOf(type), elements: richRow, 'border?': is.integer(0, 1), ...fields });
const RICH_PARTS: Record<string, Check> = {
  rich_text_section: is.object({ type: is.oneOf('rich_text_section'), elements: richRow }),
  rich_text_quote: richPart('rich_text_quote'),
  rich_text_preformatted: richPart('rich_text_preformatted', { 'language?': is.string(100) }),
  rich_text_list: richPart('rich_text_list', {
    style: is.oneOf('bullet', 'ordered'),
    'indent?': is.integer(0, 8),
    'offset?': is.integer(0, 10_000),
    elements: is.list(
      is.typed(
        () => RICH_PARTS,
        (type) => type === 'rich_text_section',
      ),
      1_000,
    ),
  }),
};
const richTextFields: Fields = {
  elements: is.list(
    is.typed(() => RICH_PARTS),
    1_000,
  ),
};

const cell = is.typed(() => ({
  raw_text: is.object({ type: is.oneOf('raw_text'), text: is.string(3_000) }),
  rich_text: block('rich_text', richTextFields),
}));

function block(type: string, fields: Fields): Check {
  return is.object({ type: is.oneOf(type), 'block_id?': id, ...fields });
}

const uniqueActions = (max: number, types: string[]): Check =>
  is.and(is.list(elementOf(types), max), is.unique('action_id'));

/** Where each block may stand, and what it may hold. */
const BLOCKS: Record<string, { in: Surface[]; check: Check }> = {
  header: {
    in: ['message', 'modal', 'home'],
    check: block('header', { text: plain(150), 'level?': is.integer(1, 4) }),
  },
  section: {
    in: ['message', 'modal', 'home'],
    check: is.and(
      block('section', {
        'text?': text(3_000),
        'fields?': is.list(text(2_000), 10),
        'accessory?': elementOf(ACCESSORIES),
        'expand?': is.boolean,
      }),
      is.needsOneOf(['text', 'fields']),
    ),
  },
  context: {
    in: ['message', 'modal', 'home'],
    check: block('context', {
      elements: is.list(
        is.typed(() => ({ plain_text: plain(2_000), mrkdwn: mrkdwn(2_000), image: IMAGE_ELEMENT })),
        10,
      ),
    }),
  },
  divider: { in: ['message', 'modal', 'home'], check: block('divider', {}) },
  actions: { in: ['message', 'modal', 'home'], check: block('actions', { elements: uniqueActions(25, ACTIONS) }) },
  input: {
    in: ['message', 'modal', 'home'],
    check: block('input', {
      label: plain(2_000),
      element: elementOf(INPUTS),
      'hint?': plain(2_000),
      'optional?': is.boolean,
      'dispatch_action?': is.boolean,
    }),
  },
  image: {
    in: ['message', 'modal', 'home'],
    check: is.and(block('image', { ...PICTURE, 'title?': plain(2_000) }), onePicture),
  },
  rich_text: { in: ['message', 'modal', 'home'], check: block('rich_text', richTextFields) },
  markdown: { in: ['message'], check: block('markdown', { text: is.string(12_000) }) },
  table: {
    in: ['message'],
    check: block('table', {
      rows: is.list(is.list(cell, 20), 100),
      'column_settings?': is.list(
        is.object({ 'align?': is.oneOf('left', 'center', 'right'), 'is_wrapped?': is.boolean }),
        20,
      ),
    }),
  },
};

const VIEW_FIELDS: Fields = {
  'callback_id?': is.string(255),
  'external_id?': is.string(255),
  'private_metadata?': is.string(3_000, 0),
  blocks: is.anything,
};
const VIEWS: Record<string, Check> = {
  modal: is.object({
    type: is.oneOf('modal'),
    title: plain(24),
    'submit?': plain(24),
    'close?': plain(24),
    'clear_on_close?': is.boolean,
    'notify_on_close?': is.boolean,
    'submit_disabled?': is.boolean,
    ...VIEW_FIELDS,
  }),
  home: is.object({ type: is.oneOf('home'), ...VIEW_FIELDS }),
};

/** What Slack would say is wrong with these blocks on this surface; empty when it would show them. */
export function checkBlocks(blocks: unknown, surface: Surface, at = '/blocks'): string[] {
  const known = is.typed(
    () => Object.fromEntries(Object.entries(BLOCKS).map(([type, row]) => [type, row.check])),
    (type) => BLOCKS[type]?.in.includes(surface) ?? false,
  );
  const found = is.and(is.list(known, BLOCKS_IN[surface], 0), is.unique('block_id'))(blocks, at);
  for (const [index, entry] of asList(blocks).entries()) {
    const element = isObject(entry) ? entry['element'] : undefined;
    if (surface === 'modal' || !isObject(element) || element['type'] !== 'file_input') continue;
    found.push(`[ERROR] unsupported type: file_input [json-pointer:${at}/${index}/element/type]`);
  }
  const tables = asList(blocks).filter((entry) => isObject(entry) && entry['type'] === 'table').length;
  if (tables > TABLES_IN_MESSAGE) found.push(`[ERROR] only one table is allowed [json-pointer:${at}]`);
  return found;
}

/** True where all block text of one message together is more than Slack takes (`msg_blocks_too_long`). */
export function isTextTooLong(blocks: unknown): boolean {
  return textLength(blocks) > MESSAGE_TEXT;
}

/** How many elements ask for the focus. */
function focused(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + focused(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>(
    (sum, entry) => sum + focused(entry),
    value['focus_on_load'] === true ? 1 : 0,
  );
}

/** Characters under every `text` of the value. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, entry]) => sum + (name === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
}

/** What Slack would say is wrong with a view; `too-large` above 250 kB. */
export function checkView(view: unknown): { messages: string[]; tooLarge: boolean } {
  const tooLarge = Buffer.byteLength(JSON.stringify(view) ?? '') > VIEW_BYTES;
  const messages = is.typed(() => VIEWS)(view, '/view');
  if (messages.length > 0 || !isObject(view)) return { messages, tooLarge };
  const surface = view['type'] === 'home' ? 'home' : 'modal';
  const blocks = checkBlocks(view['blocks'], surface, '/view/blocks');
  const asks = asList(view['blocks']).some((entry) => isObject(entry) && entry['type'] === 'input');
  if (surface === 'modal' && asks && view['submit'] === undefined) {
    blocks.push('[ERROR] `submit` is required when an `input` is present [json-pointer:/view]');
  }
  if (focused(view['blocks']) > 1) {
    blocks.push('[ERROR] only one element may have `focus_on_load` [json-pointer:/view/blocks]');
  }
  return { messages: blocks, tooLarge };
}
