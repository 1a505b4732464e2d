// /stakewatch: the table of its commands; the typed text in, the answer out.
import { say, type Answer } from './answer.ts';
import { nearestCommand, readCommand } from './command-grammar.ts';
import type { Asked, Command, CommandServices } from './commands/command.ts';
import { COMPANY_COMMANDS } from './commands/company.ts';
import { FEED_COMMANDS } from './commands/feeds.ts';
import { settingsCommands } from './commands/settings.ts';
import { STATUS_COMMANDS } from './commands/status.ts';
import { WATCH_COMMANDS } from './commands/watch.ts';
import { WATCHLIST_COMMANDS } from './commands/watchlist.ts';
import { isDirect } from './place.ts';
import { escapeWithin } from './text.ts';

const HELP: Command = {
  name: 'help',
  usage: 'help [command]',
  says: 'shows this',
  example: 'help watch',
  anywhere: true,
  answer: (asked) => Promise.resolve(help(asked.rest)),
};

/** In the order the help shows them. */
export const COMMANDS: Command[] = [
  ...WATCH_COMMANDS,
  ...WATCHLIST_COMMANDS,
  ...COMPANY_COMMANDS,
  ...settingsCommands(null),
  ...FEED_COMMANDS,
  ...STATUS_COMMANDS,
  HELP,
];
const NAMES = COMMANDS.map(({ name }) => name);

/** @throws only what the store throws; a wrong word or name is answered */
export async function answerCommand(
  text: string,
  asked: Omit<Asked, 'rest'>,
  services: CommandServices,
): Promise<Answer> {
  const typed = readCommand(text, NAMES);
  const command = COMMANDS.find(({ name }) => name === typed.name);
  if (command === undefined) {
    const near = nearestCommand(typed, NAMES);
    const hint = near === null ? '' : ` Did you mean \`${near}\`?`;
    return say(`I do not know “${escapeWithin(typed.word, 80)}”.${hint}`, ...help('').lines);
  }
  if (!command.anywhere && isDirect(asked))
    return say(
      `A watchlist belongs to a channel: type \`/stakewatch ${command.name}\` in the channel that should hear the news.`,
    );
  return command.answer({ ...asked, rest: typed.rest }, services);
}

function help(about: string): Answer {
  const one = COMMANDS.find(({ name }) => name === about.trim().toLowerCase());
  if (one !== undefined) return say(commandLine(one), `For example: \`/stakewatch ${one.example}\``);
  return {
    lines: [
      '*Stakewatch* tells this channel, once per story and with the evidence, when the ownership of a company it depends on changes.',
      ...COMMANDS.map(commandLine),
      'Several companies go with commas: `/stakewatch watch Scale AI, Labelbox`',
    ],
  };
}

function commandLine({ usage, says }: Command): string {
  return `\`/stakewatch ${usage.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}\`  ${says}`;
}
