// edit, import, export, and the window of settings: commands that open a window or send a file.
import { say, type Answer } from '../answer.ts';
import { readNames } from './command-grammar.ts';
import { openEditor } from '../modals/editor.ts';
import { sendExport } from '../modals/export.ts';
import { openImport } from '../modals/import.ts';
import { openSettings } from '../modals/settings.ts';
import type { Services } from '../services.ts';
import type { Opened } from '../window.ts';
import type { Asked, Command } from './command.ts';
import type { OpenSettings } from './settings.ts';

const EXPIRED = 'That took too long for Slack to open the window. Please type it again.';
const NO_WINDOW = 'A window opens only from a command: type it behind `/stakewatch` in the channel.';

/** Words that came as a message bring no trigger, and open no window. */
const opening =
  (open: (asked: Asked, triggerId: string, services: Services) => Promise<Opened>): Command['answer'] =>
  async (asked, services) =>
    asked.triggerId === null ? say(NO_WINDOW) : afterOpening(await open(asked, asked.triggerId, services));

/** A window says it all; where there is none, why. */
const afterOpening = ({ state }: Opened): Answer => (state === 'expired' ? say(EXPIRED) : say());

const edit = opening((asked, triggerId, services) => {
  const name = readNames(asked.rest).join(', ');
  return openEditor(asked, services, { triggerId, ...(name === '' ? {} : { company: name }) });
});

export const openSettingsWindow: OpenSettings = async (asked, services) => {
  const { triggerId } = asked;
  if (triggerId === null) return false;
  const opened = await openSettings(asked, services, { triggerId });
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
    answer: edit,
  },
  {
    name: 'import',
    usage: 'import',
    says: 'takes many companies at once, pasted or from a CSV file; you see what they become first',
    example: 'import',
    anywhere: false,
    opensWindow: true,
    takesNothing: true,
    answer: opening((asked, triggerId, services) => openImport(asked, services, { triggerId })),
  },
  {
    name: 'export',
    usage: 'export',
    says: 'sends you the watchlist as a CSV file, to you alone',
    example: 'export',
    anywhere: false,
    takesNothing: true,
    answer: (asked, services) => sendExport(asked, services),
  },
];
