// import, export: many companies at once into the watchlist, and the whole of it out.
import { ROLES } from '../../domain.ts';
import { say, type Answer } from '../answer.ts';
import { quoteName } from '../command-grammar.ts';
import { MODAL_DOORS } from '../modal-doors.ts';
import type { Services } from '../services.ts';
import { cut, escapeText } from '../text.ts';
import type { Asked, Command } from './command.ts';
import { ROLE_COMMANDS } from './watch.ts';

const PASTE =
  'Type or paste the names behind the command, with commas or line breaks between them: `/stakewatch watch Scale AI, Labelbox, Turing`. ' +
  '`rival`, `partner` and `self` take as many.';

async function importMany(asked: Asked, services: Services): Promise<Answer> {
  const { openImport } = MODAL_DOORS;
  const { triggerId } = asked;
  if (openImport === null) return say(PASTE);
  if (triggerId === null)
    return say('A window opens only from a command: type `/stakewatch import` in the channel.', PASTE);
  const isOpen = await openImport({ ...asked, triggerId }, services);
  if (isOpen) return say('The window takes one company a line, or a CSV file, and shows what each becomes.');
  return say('Slack did not open the window in time: please type `/stakewatch import` again.', PASTE);
}

/** The commands that make the same watchlist elsewhere; as a file where there is a way to send one. */
async function exportAll(asked: Asked, services: Services): Promise<Answer> {
  const watchlist = await services.store.watchlist(asked.teamId, asked.channelId);
  if (watchlist === null || watchlist.companies.length === 0)
    return say('This channel watches nothing yet: `/stakewatch watch Scale AI` starts a watchlist.');
  if (MODAL_DOORS.sendExport !== null) return MODAL_DOORS.sendExport(asked, services);
  const lines = ROLES.flatMap((role) => {
    const its = watchlist.companies.filter((company) => company.role === role);
    return runs(its.map(({ name }) => quoteName(name))).map(
      (names) => `\`/stakewatch ${ROLE_COMMANDS[role].name} ${escapeText(cut(names, 1_900))}\``,
    );
  });
  return { lines: ['These commands make the same watchlist in another channel:', ...lines] };
}

const RUN = 1_500; // characters of names in one command

function runs(names: string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length > RUN) lines.push(name);
    else lines[lines.length - 1] = `${last}, ${name}`;
  }
  return lines;
}

export const EXCHANGE_COMMANDS: Command[] = [
  {
    name: 'import',
    usage: 'import',
    says: 'many companies at once: one a line, or a CSV file',
    example: 'import',
    anywhere: false,
    takesNothing: true,
    answer: importMany,
  },
  {
    name: 'export',
    usage: 'export',
    says: 'the whole watchlist, to keep or to take to another channel',
    example: 'export',
    anywhere: false,
    takesNothing: true,
    answer: exportAll,
  },
];
