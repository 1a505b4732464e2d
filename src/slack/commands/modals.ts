// edit, import, export, and the window of settings: commands that open a window or send a file.
import { say } from '../answer.ts';
import { readNames } from '../command-grammar.ts';
import { openEditor } from '../modals/editor.ts';
import { sendExport } from '../modals/export.ts';
import { openImport } from '../modals/import.ts';
import { openSettings } from '../modals/settings.ts';
import type { Opened } from '../modals/window.ts';
import type { Services } from '../services.ts';
import type { Asked, Command } from './command.ts';
import type { OpenSettings } from './settings.ts';

const EXPIRED = 'That took too long for Slack to open the window. Please type it again.';

type Opening = (asked: Asked, services: Services) => Promise<Opened>;

/** A window says it all; where there is none, why. */
function opening(command: string, open: Opening): Command['answer'] {
  return async (asked, services) => {
    if (asked.triggerId === '')
      return say(`A window opens only by the command itself: type \`/stakewatch ${command}\`.`);
    const { state } = await open(asked, services);
    return state === 'expired' ? say(EXPIRED) : say();
  };
}

const edit: Opening = (asked, services) => {
  const name = readNames(asked.rest).join(', ');
  return openEditor(asked, services, { triggerId: asked.triggerId, ...(name === '' ? {} : { company: name }) });
};

export const openSettingsWindow: OpenSettings = async (asked, services) => {
  if (asked.triggerId === '') return false;
  const opened = await openSettings(asked, services, { triggerId: asked.triggerId });
  return opened.state !== 'expired';
};

export const MODAL_COMMANDS: Command[] = [
  {
    name: 'edit',
    usage: 'edit [company]',
    says: 'opens the watchlist to edit it: names, owner of the relationship, data, renewal, thresholds',
    example: 'edit Scale AI',
    anywhere: false,
    opensWindow: true,
    answer: opening('edit', edit),
  },
  {
    name: 'import',
    usage: 'import',
    says: 'takes many companies at once, pasted or from a CSV file; you see what they become first',
    example: 'import',
    anywhere: false,
    opensWindow: true,
    answer: opening('import', (asked, services) => openImport(asked, services, { triggerId: asked.triggerId })),
  },
  {
    name: 'export',
    usage: 'export',
    says: 'sends you the watchlist as a CSV file, to you alone',
    example: 'export',
    anywhere: false,
    answer: (asked, services) => sendExport(asked, services),
  },
];
