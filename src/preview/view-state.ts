// What a person fills in or picks, as plain words in; Slack's state values out.
import { asList, asString, isObject, type JsonObject } from './json.ts';

/** What a person enters: text, an option's value, several values, or nothing. */
export type Entered = string | string[] | null;
type Values = Record<string, Record<string, JsonObject>>;

/** How each element's value is told to the app: field, and whether it is an option, several, or text. */
const FIELDS: Record<
  string,
  { field: string; holds: 'text' | 'texts' | 'number' | 'option' | 'options'; initial: string }
> = {
  plain_text_input: { field: 'value', holds: 'text', initial: 'initial_value' },
  email_text_input: { field: 'value', holds: 'text', initial: 'initial_value' },
  url_text_input: { field: 'value', holds: 'text', initial: 'initial_value' },
  number_input: { field: 'value', holds: 'text', initial: 'initial_value' },
  datepicker: { field: 'selected_date', holds: 'text', initial: 'initial_date' },
  datetimepicker: { field: 'selected_date_time', holds: 'number', initial: 'initial_date_time' },
  file_input: { field: 'files', holds: 'texts', initial: 'initial_files' },
  timepicker: { field: 'selected_time', holds: 'text', initial: 'initial_time' },
  users_select: { field: 'selected_user', holds: 'text', initial: 'initial_user' },
  channels_select: { field: 'selected_channel', holds: 'text', initial: 'initial_channel' },
  conversations_select: { field: 'selected_conversation', holds: 'text', initial: 'initial_conversation' },
  multi_users_select: { field: 'selected_users', holds: 'texts', initial: 'initial_users' },
  multi_channels_select: { field: 'selected_channels', holds: 'texts', initial: 'initial_channels' },
  multi_conversations_select: { field: 'selected_conversations', holds: 'texts', initial: 'initial_conversations' },
  static_select: { field: 'selected_option', holds: 'option', initial: 'initial_option' },
  radio_buttons: { field: 'selected_option', holds: 'option', initial: 'initial_option' },
  checkboxes: { field: 'selected_options', holds: 'options', initial: 'initial_options' },
  multi_static_select: { field: 'selected_options', holds: 'options', initial: 'initial_options' },
};

/** Every element of a block that a person can use. */
export function elementsOf(block: JsonObject): JsonObject[] {
  const candidates = [
    block['element'],
    block['accessory'],
    ...(block['type'] === 'actions' ? asList(block['elements']) : []),
  ];
  return candidates.filter((element): element is JsonObject => isObject(element) && element['type'] !== 'image');
}

/** The options of a menu, groups flattened. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const groups = asList(element['option_groups']).flatMap((group) => (isObject(group) ? asList(group['options']) : []));
  return [...asList(element['options']), ...groups].filter(isObject);
}

/** State values of a view before anybody touches it. */
export function initialValues(blocks: JsonObject[]): Values {
  const values: Values = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const row = FIELDS[String(element['type'])];
      const blockId = asString(block['block_id']);
      const actionId = asString(element['action_id']);
      if (!row || blockId === null || actionId === null) continue;
      const several = row.holds === 'texts' || row.holds === 'options';
      const initial = element[row.initial] ?? (several ? [] : null);
      values[blockId] = { ...values[blockId], [actionId]: { type: element['type'], [row.field]: initial } };
    }
  }
  return values;
}

/** The state value of what was entered, or null where the element offers no such option. */
export function enteredValue(element: JsonObject, entered: Entered): JsonObject | null {
  const type = String(element['type']);
  const row = FIELDS[type];
  if (!row) return null;
  const words = (Array.isArray(entered) ? entered : [entered]).filter(
    (word) => word !== null && word !== '',
  ) as string[];
  if (row.holds === 'text') return { type, [row.field]: words[0] ?? null };
  if (row.holds === 'number') return { type, [row.field]: words[0] === undefined ? null : Number(words[0]) };
  if (row.holds === 'texts') return { type, [row.field]: words };
  const options = words.map((word) => optionsOf(element).find((option) => option['value'] === word));
  if (options.includes(undefined)) return null;
  return { type, [row.field]: row.holds === 'options' ? options : (options[0] ?? null) };
}

/** True where nothing is entered or picked. */
function isEmptyValue(value: JsonObject | undefined): boolean {
  if (!value) return true;
  const { type: _, ...rest } = value;
  return Object.values(rest).every(
    (held) => held === null || held === '' || (Array.isArray(held) && held.length === 0),
  );
}

/** What the window says about chosen files; null where it takes them. */
function refuseFiles(element: JsonObject, files: unknown[]): string | null {
  const most = at(element, 'max_files', 10);
  if (files.length > most) return `Please choose ${most} ${most === 1 ? 'file' : 'files'} or fewer.`;
  const kinds = asList(element['filetypes']);
  const endOf = (file: unknown): string =>
    (isObject(file) ? String(file['name']).split('.').at(-1)?.toLowerCase() : '') ?? '';
  const fits = kinds.length === 0 || files.every((file) => kinds.includes(endOf(file)));
  return fits ? null : `Please choose a file of one of these kinds: ${kinds.join(', ')}.`;
}

/** What Slack's own window says about an entered text before it asks the app; null where it sends it. */
export function refuseEntry(block: JsonObject, element: JsonObject, value: JsonObject | undefined): string | null {
  if (isEmptyValue(value)) return block['optional'] === true ? null : 'Please complete this required field.';
  if (element['type'] === 'file_input') return refuseFiles(element, asList(value?.['files']));
  const most = Number(element['max_selected_items'] ?? Number.POSITIVE_INFINITY);
  if (Object.values(value ?? {}).some((held) => Array.isArray(held) && held.length > most))
    return `Please choose ${most} or fewer.`;
  const text = asString(value?.['value']);
  if (text === null) return null;
  const row = ENTRIES.find((entry) => entry.type === element['type'] && entry.isWrong(text, element));
  return row ? row.says(element) : null;
}

interface Entry {
  type: string;
  isWrong: (text: string, element: JsonObject) => boolean;
  says: (element: JsonObject) => string;
}
const at = (element: JsonObject, name: string, otherwise: number): number => Number(element[name] ?? otherwise);
/** The checks of Slack's window, in the order it makes them. */
const ENTRIES: Entry[] = [
  {
    type: 'plain_text_input',
    isWrong: (text, element) => text.length > at(element, 'max_length', 3_000),
    says: (element) => `This must be ${at(element, 'max_length', 3_000)} characters or fewer.`,
  },
  {
    type: 'plain_text_input',
    isWrong: (text, element) => text.length < at(element, 'min_length', 0),
    says: (element) => `This must be at least ${at(element, 'min_length', 0)} characters.`,
  },
  {
    type: 'email_text_input',
    isWrong: (text) => !/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(text),
    says: () => 'Enter an email address.',
  },
  {
    type: 'url_text_input',
    isWrong: (text) => !/^https?:\/\//.test(text) || !URL.canParse(text),
    says: () => 'Enter a valid URL.',
  },
  {
    type: 'number_input',
    isWrong: (text, element) =>
      !/^-?\d{1,15}(\.\d{1,15})?$/.test(text) || (element['is_decimal_allowed'] !== true && text.includes('.')),
    says: (element) => (element['is_decimal_allowed'] === true ? 'Enter a number.' : 'Enter a whole number.'),
  },
  {
    type: 'number_input',
    isWrong: (text, element) => Number(text) < at(element, 'min_value', Number.NEGATIVE_INFINITY),
    says: (element) => `Enter a number of at least ${String(element['min_value'])}.`,
  },
  {
    type: 'number_input',
    isWrong: (text, element) => Number(text) > at(element, 'max_value', Number.POSITIVE_INFINITY),
    says: (element) => `Enter a number of at most ${String(element['max_value'])}.`,
  },
];
