// What an import came to in, its windows out: where lines are pasted or a file is given, and what each line became.
import type { Role } from '../../domain.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import { context, section, sectionsOf } from '../blocks.ts';
import { bold } from '../commands/role-words.ts';
import { escapeWithin } from '../text.ts';
import { roleChoices } from './company-view.ts';
import { choiceField, fileField, modal, textField, type ModalBlock, type ModalView } from './elements.ts';
import { VIEWS } from './ids.ts';
import { countOf, type ImportOutcome, type ImportPlan } from './import-plan.ts';
import type { ImportMemory, PreviewMemory } from './memory.ts';

export const MOST_PASTED = 3_000; // characters; Slack's inputs hold no more

const pasted = (text: string): ModalBlock =>
  textField(
    {
      id: 'lines',
      label: 'One company a line',
      hint: 'For example “Scale AI”, “rival: Meta” or “Meta, rival”. A table with a head (role, name, aliases, owner, …) is read too.',
    },
    { value: text, most: MOST_PASTED, lines: true },
  );

const roleField = (role: Role): ModalBlock =>
  choiceField({ id: 'role', label: 'Role of a new company whose line names none', required: true }, roleChoices, role);

/** @param mayTakeFiles false: the app lacks the permission to read files */
export function importView(memory: ImportMemory, mayTakeFiles: boolean): ModalView {
  return modal({
    callback: VIEWS.import,
    title: 'Paste or import',
    submit: 'Look',
    memory,
    blocks: [
      section(
        'Nothing is saved yet: first you see what each line becomes. An import takes no company off the watchlist.',
      ),
      pasted(''),
      ...(mayTakeFiles
        ? [
            fileField({ id: 'file', label: 'Or a CSV file', hint: '/stakewatch export writes one to start from.' }, [
              'csv',
              'txt',
            ]),
          ]
        : [
            context(
              'To take files, the app needs the permission `files:read`: an admin can add it and reinstall the app.',
            ),
          ]),
      roleField('vendor'),
    ],
  });
}

export interface Previewed {
  memory: PreviewMemory;
  plan: ImportPlan;
  /** About the whole, plain. */
  mistakes: string[];
  /** The pasted lines, to be corrected here; null for a file. */
  lines: string | null;
  role: Role;
  /** mrkdwn, above all. */
  lead: string[];
}

/** What each line became, what needs a look first; at most 75 blocks, and the counts are of all lines. */
export function previewView({ memory, plan, mistakes, lines, role, lead }: Previewed): ModalView {
  const { shown, left } = outcomeBlocks(plan);
  const changes = countOf(plan, 'new') + countOf(plan, 'changed');
  return modal({
    callback: VIEWS.preview,
    title: 'What it becomes',
    // Without anything to save it is looked at once more, after a correction.
    submit: changes > 0 ? 'Save' : 'Look again',
    memory,
    blocks: [
      ...lead.map(section),
      section(countsLine(plan)),
      ...sectionsOf(mistakes.slice(0, 10).map((mistake) => `❌ ${escapeWithin(mistake, 500)}`)),
      ...shown,
      ...(left > 0 ? [context(`… and ${left} more ${left === 1 ? 'line' : 'lines'}, counted above.`)] : []),
      ...(lines === null ? [] : [{ type: 'divider' as const }, pasted(lines)]),
      roleField(role),
    ],
  });
}

const COUNTED: [ImportOutcome['state'], string][] = [
  ['refused', '❌ refused'],
  ['changed', '✏️ changed'],
  ['new', '➕ new'],
  ['there', '✔️ already there'],
];

export function countsLine(plan: ImportPlan): string {
  return COUNTED.map(([state, label]) => `${label}: *${countOf(plan, state)}*`).join('   ');
}

const MOST_SECTIONS = 60;
const MOST_BYTES = 120_000; // of the 250 kB that a window may have, most of which is punctuation

function outcomeBlocks({ outcomes }: ImportPlan): { shown: ModalBlock[]; left: number } {
  const ordered = [
    ...COUNTED.flatMap(([state]) =>
      outcomes.filter((one) => one.state === state && !isNear(one) && state === 'refused'),
    ),
    ...outcomes.filter(isNear),
    ...COUNTED.flatMap(([state]) =>
      outcomes.filter((one) => one.state === state && !isNear(one) && state !== 'refused'),
    ),
  ];
  const lines: string[] = [];
  let bytes = 0;
  for (const one of ordered) {
    const line = outcomeLine(one);
    bytes += Buffer.byteLength(line);
    if (bytes > MOST_BYTES) break;
    lines.push(line);
  }
  // A section holds 2,900 characters and a line 1,200 at most, so that two lines fill more than a third of one.
  const sections = sectionsOf(lines);
  if (sections.length <= MOST_SECTIONS) return { shown: sections, left: ordered.length - lines.length };
  const kept = sections.slice(0, MOST_SECTIONS);
  const count = kept.reduce((sum, block) => sum + (block.text?.text.split('\n').length ?? 0), 0);
  return { shown: kept, left: ordered.length - count };
}

const isNear = (one: ImportOutcome): boolean => one.state === 'new' && one.near !== null;

/** One line of mrkdwn, at most 1,200 characters. */
function outcomeLine(one: ImportOutcome): string {
  const typed = escapeWithin(one.typed.replace(/\s+/g, ' ') || '(no name)', 160);
  if (one.state === 'refused') return `❌ Line ${one.line}, “${typed}”: ${escapeWithin(one.why, 300)}`;
  const { name, role } = one.company;
  const known = name === one.typed ? bold(name) : `“${typed}”: ${bold(name)}`;
  if (one.state === 'there')
    return one.twice ? `✔️ ${known} stands here twice` : `✔️ ${known} is already watched as ${ROLE_WORDS[role]}`;
  if (one.state === 'changed') {
    const changes = one.changes.map((change) => change.slice(change.indexOf(': ') + 2)).join('; ');
    return `✏️ ${known}: ${escapeWithin(changes, 700)}`;
  }
  const near = one.near === null ? '' : ` ⚠️ Did you mean ${bold(one.near)}?`;
  return `➕ ${known} as ${ROLE_WORDS[role]}${near}`;
}
