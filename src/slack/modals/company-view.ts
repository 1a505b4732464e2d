// A company in, the window to edit it in out; notes of what happened meanwhile stand under their fields.
import { newCompany, ROLES, type Role } from '../../domain.ts';
import { LONGEST_NAME } from '../../match/name-key.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import { context, section } from '../blocks.ts';
import { cut, escapeWithin } from '../text.ts';
import { fieldsFor, LONGEST_NOTE, LONGEST_TEXT, NOT_SAID, type FieldName, type Texts } from './company-fields.ts';
import {
  choiceField,
  dateField,
  modal,
  percentField,
  plainText,
  textField,
  tickField,
  type ModalBlock,
  type ModalView,
} from './elements.ts';
import { ACTIONS, VIEWS } from './ids.ts';
import { keptName, type CompanyMemory } from './memory.ts';

export interface CompanyForm {
  memory: CompanyMemory;
  role: Role;
  /** As it stands in the window. */
  texts: Texts;
  /** Above all fields, mrkdwn. */
  lead: string[];
  /** Under a field, mrkdwn. */
  notes: Partial<Record<FieldName, string>>;
}

/** The window of a new company. */
export function blankTexts(role: Role): Texts {
  const company = newCompany(role, '');
  return Object.fromEntries(fieldsFor(role).map(({ name, text }) => [name, text(company)]));
}

export const roleChoices = ROLES.map((role) => ({ value: role, label: roleLabel(role) }));
function roleLabel(role: Role): string {
  const words = ROLE_WORDS[role];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const NAMES_HINT = 'One a line. A name that has a comma stands in quotes.';

const BLOCKS: Record<FieldName, (text: string) => ModalBlock[]> = {
  role: (text) => [choiceField({ id: 'role', label: 'What is it to you?', required: true }, roleChoices, text)],
  name: (text) => [textField({ id: 'name', label: 'Name', required: true }, { value: text, most: LONGEST_NAME })],
  aliases: (text) => [lines('aliases', 'Other names of it', `How else the news may call it. ${NAMES_HINT}`, text)],
  notAliases: (text) => [
    lines('notAliases', 'Look-alikes', `Other companies with a similar name, never taken for it. ${NAMES_HINT}`, text),
  ],
  tickers: (text) => [lines('tickers', 'Tickers', 'Only if its shares are traded, for example META.', text)],
  owner: (text) => [
    textField(
      { id: 'owner', label: 'Who owns the relationship', hint: 'A person or a team, as an alert shall name it.' },
      { value: text, most: LONGEST_NOTE },
    ),
  ],
  data: (text) => [
    textField({ id: 'data', label: 'Data of ours it holds' }, { value: text, most: LONGEST_NOTE, lines: true }),
  ],
  criticality: (text) => [
    choiceField(
      { id: 'criticality', label: 'How critical is it?' },
      [
        { value: NOT_SAID, label: 'Not recorded' },
        { value: 'low', label: 'Low' },
        { value: 'medium', label: 'Medium' },
        { value: 'high', label: 'High' },
      ],
      text === '' ? NOT_SAID : text,
    ),
  ],
  renewalOn: (text) => [
    dateField({ id: 'renewalOn', label: 'The contract is renewed on' }, text === '' ? null : text),
    ...(text === '' ? [] : [tickField({ id: 'no-renewal', label: 'Renewal date' }, 'No date any more')]),
  ],
  changeOfControlPercent: (text) => [
    percentField(
      {
        id: 'changeOfControlPercent',
        label: 'Change-of-control clause bites from (%)',
        hint: 'The share of the company that must change hands.',
      },
      numberIn(text),
    ),
  ],
  thresholds: (text) => {
    const [high = '', critical = ''] = text.split('/');
    return [
      percentField(
        { id: 'high', label: "A rival's stake in it is high from (%)", hint: 'Both empty: as for every vendor here.' },
        numberIn(high),
      ),
      percentField({ id: 'critical', label: "A rival's stake in it is critical from (%)" }, numberIn(critical)),
    ];
  },
  alternatives: (text) => [
    lines('alternatives', 'Alternatives', `Whom you could turn to instead. ${NAMES_HINT}`, text),
  ],
};

function lines(id: string, label: string, hint: string, text: string): ModalBlock {
  return textField({ id, label, hint }, { value: text, most: LONGEST_TEXT, lines: true });
}

const numberIn = (text: string): number | null => (text === '' ? null : Number(text));

const BY_FILE = 'Take it out with `/stakewatch export` and back with `import`.';
const RENAME = `A name may have ${LONGEST_NAME} characters: take the company off below, and add it anew under a shorter one.`;

/** At most 40 blocks, whatever the company. */
export function companyView({ memory, role, texts, lead, notes }: CompanyForm): ModalView {
  const kept = memory.name === null ? null : keptName(memory.name);
  const isNew = kept === null;
  const blocks: ModalBlock[] = lead.map((line) => section(cut(line, 2_900)));
  for (const { name, label } of fieldsFor(role)) {
    const text = texts[name];
    if (text === undefined)
      blocks.push(context(`*${label}*: too long for this window. ${name === 'name' ? RENAME : BY_FILE}`));
    else blocks.push(...BLOCKS[name](text));
    const note = notes[name];
    if (note !== undefined) blocks.push(context(`⚠️ ${cut(note, 1_800)}`));
  }
  if (kept !== null) blocks.push({ type: 'divider' }, removeButton(kept));
  return modal({
    callback: VIEWS.company,
    title: isNew ? 'Add a company' : 'Edit a company',
    submit: isNew ? 'Add' : 'Save',
    memory: { ...memory, name: kept },
    blocks,
  });
}

function removeButton(name: string): ModalBlock {
  const shown = cut(name, 100);
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: ACTIONS.remove,
        text: plainText('Take it off the watchlist', 75),
        value: name,
        style: 'danger',
        confirm: {
          title: plainText('Take it off?', 100),
          text: plainText(`${shown} is then not watched here any more, and what is recorded of it is gone.`, 300),
          confirm: plainText('Take it off', 30),
          deny: plainText('Keep it', 30),
          style: 'danger',
        },
      },
    ],
  };
}

/** "• renewal date: not recorded → 2027-03-31", from sentences of the audit trail. */
export function changeLines(sentences: string[]): string[] {
  return sentences.map((sentence) => `•  ${escapeWithin(sentence, 500)}`);
}
