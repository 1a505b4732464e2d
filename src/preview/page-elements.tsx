// Buttons, menus and inputs in, native controls that say who they are (data-…) out; page-acts.ts sends them.
import type { ReactNode } from 'react';
import { asList, asObject, asString, isObject, type JsonObject } from './json.ts';
import type { Workspace } from './workspace.ts';
import { optionsOf } from './view-state.ts';

/** Where an element stands, and what is known when it is drawn. */
export interface ElementPlace {
  workspace: Workspace;
  block: JsonObject;
  /** Its state value, where one was entered before. */
  value: JsonObject | null;
  /** `press`: the app hears of every change. `fill`: the value waits for the modal's submit. */
  mode: 'press' | 'fill';
  /** For the control's own id, so that a label can name it. */
  id: string;
  /** The label that names it, where no visible one does. */
  label: string | null;
}
interface ElementProps {
  element: JsonObject;
  place: ElementPlace;
}

/** The words of a text object. */
export function words(text: unknown): string {
  return asString(asObject(text)['text']) ?? '';
}

type Draw = (props: ElementProps) => ReactNode;
/** How each element is drawn. Types without a row are none that block-limits.ts lets through. */
const DRAWN: Record<string, Draw> = {
  button: Button,
  overflow: Overflow,
  static_select: Menu,
  users_select: Menu,
  channels_select: Menu,
  conversations_select: Menu,
  multi_static_select: ManyChoices,
  multi_users_select: ManyChoices,
  multi_channels_select: ManyChoices,
  multi_conversations_select: ManyChoices,
  checkboxes: ManyChoices,
  radio_buttons: OneChoice,
  plain_text_input: TextInput,
  email_text_input: TextInput,
  url_text_input: TextInput,
  number_input: TextInput,
  datepicker: TextInput,
  timepicker: TextInput,
  datetimepicker: TextInput,
  file_input: FileInput,
};

export function Element(props: ElementProps): ReactNode {
  const Drawn = DRAWN[String(props.element['type'])];
  return Drawn ? <Drawn {...props} /> : null;
}

/** The attributes by which page-acts.ts knows a control. */
function known({ element, place }: ElementProps): Record<string, string | undefined> {
  const confirm = element['confirm'];
  return {
    'data-action': asString(element['action_id']) ?? '',
    'data-block': asString(place.block['block_id']) ?? '',
    'data-mode': place.mode,
    'data-confirm': confirm === undefined ? undefined : JSON.stringify(confirm),
  };
}

function Button({ element, place }: ElementProps): ReactNode {
  const url = asString(element['url']);
  const style = asString(element['style']) ?? 'default';
  const shared = {
    ...known({ element, place }),
    className: `btn btn-${style}`,
    'data-value': asString(element['value']) ?? undefined,
    'aria-label': asString(element['accessibility_label']) ?? undefined,
  };
  const label = words(element['text']);
  if (url === null)
    return (
      <button type="button" {...shared}>
        {label}
      </button>
    );
  return (
    <a {...shared} href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

function Overflow(props: ElementProps): ReactNode {
  return (
    <details className="overflow">
      <summary aria-label="More actions">
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="overflow-list">
        {optionsOf(props.element).map((option) => (
          <button type="button" key={String(option['value'])} {...known(props)} data-value={String(option['value'])}>
            {words(option['text'])}
          </button>
        ))}
      </div>
    </details>
  );
}

interface Choice {
  value: string;
  label: string;
  hint: string;
}

/** What a menu offers: its options, or the workspace's people or channels. */
function choicesOf({ element, place }: ElementProps): Choice[] {
  const type = String(element['type']);
  if (type.endsWith('users_select')) {
    const people = [...place.workspace.users.values()].filter((user) => !user.isBot && !user.deleted);
    return people.map((user) => ({ value: user.id, label: user.realName, hint: '' }));
  }
  if (/(channels|conversations)_select$/.test(type)) {
    const live = [...place.workspace.channels.values()].filter((one) => !one.archived && one.directWith === null);
    return live.map((channel) => ({ value: channel.id, label: `#${channel.name}`, hint: '' }));
  }
  return optionsOf(element).map(choice);
}

const choice = (option: JsonObject): Choice => ({
  value: String(option['value']),
  label: words(option['text']),
  hint: words(option['description']),
});

/** The values that are chosen now. */
function chosen({ place, element }: ElementProps): string[] {
  const { type: _, ...held } = place.value ?? initial(element);
  return Object.values(held).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => {
      if (typeof item === 'string' || typeof item === 'number') return [String(item)];
      return isObject(item) ? [String(item['value'])] : [];
    }),
  );
}

/** What an element of a message starts with; a view's elements have their state instead. */
function initial(element: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(element).filter(([name]) => name.startsWith('initial_')));
}

function Menu(props: ElementProps): ReactNode {
  const { element, place } = props;
  const placeholder = words(element['placeholder']) || 'Select an option';
  const groups = asList(element['option_groups']).filter(isObject);
  const [value = ''] = chosen(props);
  const option = ({ value: own, label }: Choice): ReactNode => (
    <option key={own} value={own}>
      {label}
    </option>
  );
  return (
    <select
      {...known(props)}
      id={place.id}
      className="control"
      defaultValue={value}
      aria-label={place.label ?? undefined}
    >
      <option value="">{placeholder}</option>
      {groups.length === 0
        ? choicesOf(props).map(option)
        : groups.map((group, index) => (
            <optgroup key={index} label={words(group['label'])}>
              {asList(group['options']).filter(isObject).map(choice).map(option)}
            </optgroup>
          ))}
    </select>
  );
}

function OneChoice(props: ElementProps): ReactNode {
  return <Choices {...props} kind="radio" />;
}

function ManyChoices(props: ElementProps): ReactNode {
  return <Choices {...props} kind="checkbox" />;
}

function Choices(props: ElementProps & { kind: 'radio' | 'checkbox' }): ReactNode {
  const { element, place, kind } = props;
  const now = chosen(props);
  const long = String(element['type']).startsWith('multi_');
  return (
    <div
      {...known(props)}
      id={place.id}
      className={long ? 'choices choices-long' : 'choices'}
      role={kind === 'radio' ? 'radiogroup' : 'group'}
      aria-labelledby={place.label === null ? `${place.id}-label` : undefined}
      aria-label={place.label ?? undefined}
      data-choices={kind}
    >
      {choicesOf(props).map(({ value, label, hint }) => (
        <label key={value} className="choice">
          <input type={kind} name={place.id} value={value} defaultChecked={now.includes(value)} />
          <span>
            {label}
            {hint === '' ? null : <small>{hint}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}

const INPUT_TYPES: Record<string, string> = {
  email_text_input: 'email',
  url_text_input: 'url',
  datepicker: 'date',
  timepicker: 'time',
};

/** Files are uploaded as they are chosen; `data-files` holds what the submit sends. */
function FileInput(props: ElementProps): ReactNode {
  const { element, place } = props;
  const kinds = asList(element['filetypes']).map((kind) => `.${String(kind)}`);
  const given = asList(place.value?.['files']).filter(isObject);
  return (
    <>
      <input
        {...known(props)}
        id={place.id}
        className="control"
        type="file"
        multiple={element['max_files'] !== 1}
        accept={kinds.length === 0 ? undefined : kinds.join(',')}
        data-files={JSON.stringify(given.map(({ id, name }) => ({ id, name })))}
      />
      <p className="hint" data-given="">
        {given.map((file) => String(file['name'])).join(', ')}
      </p>
    </>
  );
}

function TextInput(props: ElementProps): ReactNode {
  const { element, place } = props;
  const [value = ''] = chosen(props);
  const isMoment = element['type'] === 'datetimepicker';
  const shared = {
    ...known(props),
    id: place.id,
    className: 'control',
    defaultValue: isMoment && value !== '' ? new Date(Number(value) * 1000).toISOString().slice(0, 16) : value,
    placeholder: words(element['placeholder']) || undefined,
    'aria-label': place.label ?? undefined,
    autoComplete: 'off',
    'data-focus': element['focus_on_load'] === true ? '' : undefined,
  };
  if (element['multiline'] === true) return <textarea {...shared} rows={3} />;
  const decimal = element['type'] === 'number_input' ? 'decimal' : undefined;
  if (isMoment) return <input {...shared} type="datetime-local" data-moment="" />;
  // Numbers are typed as text: the app's own words say what is wrong with one, not the browser's.
  return <input {...shared} type={INPUT_TYPES[String(element['type'])] ?? 'text'} inputMode={decimal} />;
}
