// edit, import, export, and the window of settings: commands that open a window or send a file.
import { say, type Answer } from '../answer.ts';
import { readNames } from '../command-grammar.ts';
import { openEditor } from '../modals/editor.ts';
import { sendExport } from '../modals/export.ts';
import { openImport } from '../modals/import.ts';
import { openSettings } from '../modals/settings.ts';
import type { Opened } from '../modals/window.ts';
import type { Command } from './command.ts';
import type { OpenSettings } from './settings.ts';

const EXPIRED = 'That took too long for Slack to open the window. Please type it again.';

/** A window says it all; where there is none, why. */
const afterOpening = ({ state }: Opened): Answer => (state === 'expired' ? say(EXPIRED) : say());

const edit: Command['answer'] = async (asked, services) => {
  const name = readNames(asked.rest).join(', ');
  const opened = await openEditor(asked, services, {
    triggerId: asked.triggerId,
    ...(name === '' ? {} : { company: name }),
  });
  return afterOpening(opened);
};

export const openSettingsWindow: OpenSettings = async (asked, services) => {
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
    answer: edit,
  },
  {
    name: 'import',
    usage: 'import',
    says: 'takes many companies at once, pasted or from a CSV file; you see what they become first',
    example: 'import',
    anywhere: false,
    opensWindow: true,
    answer: async (asked, services) => afterOpening(await openImport(asked, services, { triggerId: asked.triggerId })),
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
