// The fields of a watched company: as text in a window, in words for people, and back from what was filled in.
import { ROLES, type CompanyField, type Role, type WatchedCompany } from '../../domain.ts';
import { fullKey, LONGEST_NAME } from '../../match/name-key.ts';
import { readNames } from '../commands/command-grammar.ts';
import { nameRefusedPlainly } from '../commands/name-mistakes.ts';
import { cut, visible } from '../text.ts';
import { readPercent, readThresholds, wrong, type FieldErrors, type Wrong } from './percent.ts';
import type { Filled } from './state.ts';

export type FieldName = CompanyField;
export type Texts = Partial<Record<FieldName, string>>;

export const LONGEST_NOTE = 1_000;
const MOST_NAMES = 500;

interface Field {
  name: FieldName;
  /** For people, in the window and in the audit trail. */
  label: string;
  /** As it stands in the window. Empty: nothing is recorded. */
  text: (company: WatchedCompany) => string;
  /** The text that was filled in, from the inputs of this field; null where the window does not have them. */
  filled: (filled: Filled) => string | null;
  /** Puts the text into the company; @returns what is wrong with it, and where. */
  read: (text: string) => { ok: true; value: Partial<WatchedCompany> } | Wrong;
}

const inputOf =
  (name: string) =>
  (filled: Filled): string | null =>
    name in filled ? (filled[name] ?? '') : null;

/** A text of its own, such as the owner. */
function note(name: 'owner' | 'data', label: string): Field {
  return {
    name,
    label,
    text: (company) => company[name] ?? '',
    filled: inputOf(name),
    read: (text) => ({ ok: true, value: { [name]: text === '' ? null : text } }),
  };
}

/** Names, one a line. */
function names(name: 'aliases' | 'notAliases' | 'tickers' | 'alternatives', label: string): Field {
  return {
    name,
    label,
    text: (company) => company[name].map(nameText).join('\n'),
    filled: inputOf(name),
    read(text) {
      const list = readList(text);
      if (list.length > MOST_NAMES) return wrong(name, `At most ${MOST_NAMES} names; these are ${list.length}.`);
      const mistake = list.map(nameRefusedPlainly).find((one) => one !== null);
      if (mistake) return wrong(name, mistake);
      return { ok: true, value: { [name]: list.map(visible) } };
    },
  };
}

/** A name with a comma stands in quotes, so that it is read back as one. */
const nameText = (name: string): string => (readList(name).length === 1 ? name : `"${name}"`);

function readList(text: string): string[] {
  const lines = text.split('\n').flatMap((line) => (/[,;"“”„«»]/.test(line) ? readNames(line) : [line.trim()]));
  return [...new Set(lines.filter((line) => line !== ''))];
}

const CRITICALITIES = ['low', 'medium', 'high'] as const;
/** Choices cannot be taken back in Slack's menus, so that "nothing" is a choice too. */
export const NOT_SAID = 'not-said';

/** In the order that the window shows them. */
export const FIELDS: Field[] = [
  {
    name: 'role',
    label: 'role',
    text: ({ role }) => role,
    filled: inputOf('role'),
    read(text) {
      const role = ROLES.find((one) => one === text);
      return role === undefined ? wrong('role', 'Choose a role.') : { ok: true, value: { role } };
    },
  },
  {
    name: 'name',
    label: 'name',
    text: ({ name }) => name,
    filled: inputOf('name'),
    read(text) {
      const name = text.replace(/\s+/g, ' ');
      const mistake = nameRefusedPlainly(name);
      return mistake === null ? { ok: true, value: { name: visible(name) } } : wrong('name', mistake);
    },
  },
  names('aliases', 'aliases'),
  names('notAliases', 'look-alikes'),
  names('tickers', 'tickers'),
  note('owner', 'owner of the relationship'),
  note('data', 'data of ours it holds'),
  {
    name: 'criticality',
    label: 'criticality',
    text: ({ criticality }) => criticality ?? '',
    filled: (filled) => ('criticality' in filled ? (filled['criticality'] ?? '').replace(NOT_SAID, '') : null),
    read(text) {
      return { ok: true, value: { criticality: CRITICALITIES.find((one) => one === text) ?? null } };
    },
  },
  {
    name: 'renewalOn',
    label: 'renewal date',
    text: ({ renewalOn }) => renewalOn ?? '',
    filled: (filled) =>
      'renewalOn' in filled ? (filled['no-renewal'] === 'yes' ? '' : (filled['renewalOn'] ?? '')) : null,
    read: (text) => ({ ok: true, value: { renewalOn: text === '' ? null : text } }),
  },
  {
    name: 'changeOfControlPercent',
    label: 'change-of-control clause from',
    text: ({ changeOfControlPercent: percent }) => (percent === null ? '' : String(percent)),
    filled: inputOf('changeOfControlPercent'),
    read(text) {
      const percent = text === '' ? null : readPercent(text);
      if (percent === undefined) return wrong('changeOfControlPercent', 'A percentage from 0 to 100.');
      return { ok: true, value: { changeOfControlPercent: percent } };
    },
  },
  {
    name: 'thresholds',
    label: 'thresholds of its own',
    text: ({ thresholds }) => (thresholds === null ? '' : `${thresholds.high}/${thresholds.critical}`),
    filled(filled) {
      if (!('high' in filled) || !('critical' in filled)) return null;
      const [high, critical] = [filled['high'] ?? '', filled['critical'] ?? ''];
      return high === '' && critical === '' ? '' : `${high}/${critical}`;
    },
    read(text) {
      if (text === '') return { ok: true, value: { thresholds: null } };
      const [high = '', critical = ''] = text.split('/');
      const read = readThresholds(high, critical);
      return read.ok ? { ok: true, value: { thresholds: read.thresholds } } : read;
    },
  },
  names('alternatives', 'alternatives'),
];

/** Slack's inputs take no longer text. */
export const LONGEST_TEXT = 3_000;
const FITS: Partial<Record<FieldName, (text: string) => boolean>> = {
  name: (text) => text.length <= LONGEST_NAME,
  owner: (text) => text.length <= LONGEST_NOTE,
  data: (text) => text.length <= LONGEST_NOTE,
  changeOfControlPercent: (text) => text === '' || readPercent(text) !== undefined,
  thresholds: (text) => text.split('/').every((part) => part === '' || readPercent(part) !== undefined),
};

/** Who owns a relationship, and the like, is asked of companies that there is one with. */
const OF_ALL: FieldName[] = ['role', 'name', 'aliases', 'notAliases', 'tickers'];
export function fieldsFor(role: Role): Field[] {
  return role === 'vendor' || role === 'partner' ? FIELDS : FIELDS.filter(({ name }) => OF_ALL.includes(name));
}

/** A company as the window shows it; a field that does not fit into one is left out, and stays as it is. */
export function textsOf(company: WatchedCompany): Texts {
  const texts = fieldsFor(company.role).map(({ name, text }) => [name, text(company)] as const);
  return Object.fromEntries(
    texts.filter(([name, text]) => text.length <= LONGEST_TEXT && (FITS[name]?.(text) ?? true)),
  );
}

/** What was filled in, by field, and every mistake in it at its input. */
export function readTexts(filled: Filled): { texts: Texts; value: Partial<WatchedCompany>; errors: FieldErrors } {
  const texts: Texts = {};
  const errors: FieldErrors = {};
  let value: Partial<WatchedCompany> = {};
  for (const field of FIELDS) {
    const text = field.filled(filled);
    if (text === null) continue;
    texts[field.name] = text;
    const read = field.read(text);
    if (read.ok) value = { ...value, ...read.value };
    else errors[read.at] = read.says;
  }
  const own = value.notAliases?.find((one) =>
    [value.name ?? '', ...(value.aliases ?? [])].some((known) => fullKey(known) === fullKey(one)),
  );
  if (own !== undefined)
    errors['notAliases'] = `“${cut(own, 60)}” is a name you watch, so it cannot be told apart by name.`;
  return { texts, value, errors };
}

const MOST_SAID = 160; // characters of one value in a sentence

/** "Dana Kim"; "not recorded". */
export function valueInWords(field: FieldName, company: WatchedCompany): string {
  const { thresholds, changeOfControlPercent: percent } = company;
  if (field === 'thresholds')
    return thresholds === null
      ? "the watchlist's"
      : `high from ${thresholds.high}%, critical from ${thresholds.critical}%`;
  if (field === 'changeOfControlPercent') return percent === null ? 'not recorded' : `${percent}%`;
  const value = company[field];
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
  return text === '' ? 'not recorded' : cut(text.replace(/\s+/g, ' '), MOST_SAID);
}

/** One plain sentence a field that differs: "Scale AI: renewal date: not recorded → 2027-03-31". */
export function changedFields(before: WatchedCompany, after: WatchedCompany): string[] {
  const changed = FIELDS.filter(({ name }) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return changed.map(
    ({ name, label }) =>
      `${cut(before.name, MOST_SAID)}: ${label}: ${valueInWords(name, before)} → ${valueInWords(name, after)}`,
  );
}
