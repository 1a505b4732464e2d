// /stakewatch: the table of its commands; the typed text in, the answer out.
import { hasControls } from '../../match/name-mistakes.ts';
import { say, type Answer } from '../answer.ts';
import type { ButtonSpec } from '../blocks.ts';
import { nearestCommand, readCommand, readPage, type Typed } from './command-grammar.ts';
import { ALIAS_COMMANDS } from './alias.ts';
import { AUDIT_COMMANDS } from './audit.ts';
import type { Asked, Command, CommandServices } from './command.ts';
import { COMPANY_COMMANDS } from './company.ts';
import { FEED_COMMANDS } from './feeds.ts';
import { overviewLines } from './help-overview.ts';
import { MODAL_COMMANDS, openSettingsWindow } from './modals.ts';
import { MUTE_COMMANDS } from './mute.ts';
import { SAMPLE_COMMANDS } from './sample.ts';
import { settingsCommands } from './settings.ts';
import { STATUS_COMMANDS } from './status.ts';
import { STORY_COMMANDS } from './stories.ts';
import { WATCH_COMMANDS } from './watch.ts';
import { WATCHLIST_COMMANDS } from './watchlist.ts';
import { CONTROLS_REFUSED } from './name-mistakes.ts';
import { runButton } from './paging.ts';
import { isDirect } from '../place.ts';
import { readQuestion } from './plain-words.ts';
import { codeText, cut, escapeWithin, unescapeText } from '../text.ts';

const HELP: Command = {
  name: 'help',
  usage: 'help [command]',
  says: 'shows this, or how one command is typed',
  example: 'help watch',
  anywhere: true,
  answer: (asked) => Promise.resolve(help(asked.rest)),
};

export const COMMANDS: Command[] = [
  ...WATCH_COMMANDS,
  ...WATCHLIST_COMMANDS,
  ...ALIAS_COMMANDS,
  ...MODAL_COMMANDS,
  ...COMPANY_COMMANDS,
  ...STORY_COMMANDS,
  ...settingsCommands(openSettingsWindow),
  ...MUTE_COMMANDS,
  ...FEED_COMMANDS,
  ...SAMPLE_COMMANDS,
  ...STATUS_COMMANDS,
  ...AUDIT_COMMANDS,
  HELP,
];
const NAMES = COMMANDS.map(({ name }) => name);

/** Whether the typed text is a command that opens a window. */
export function opensWindow(text: string): boolean {
  const { name } = readCommand(text, NAMES);
  return COMMANDS.some((command) => command.name === name && command.opensWindow === true);
}

/**
 * A line as it was typed behind /stakewatch. What is no command is tried as a question in plain words.
 * @throws only what the store throws; a wrong word or name is answered
 */
export async function answerCommand(
  text: string,
  asked: Omit<Asked, 'rest' | 'page'>,
  services: CommandServices,
): Promise<Answer> {
  if (hasControls(text)) return say(CONTROLS_REFUSED);
  const typed = readCommand(text, NAMES);
  const isCommand = typed.name === typed.word.toLowerCase() || typed.word === '';
  const question = isCommand ? null : readQuestion(unescapeText(text));
  if (question !== null) return runCommand(question, asked, services);
  if (typed.name !== null) return runCommand(text, asked, services);
  const near = nearestCommand(typed, NAMES);
  if (near === null) return say(`I do not know “${escapeWithin(typed.word, 80)}”.`, ...help('').lines);
  return {
    lines: [
      `I do not know “${escapeWithin(typed.word, 80)}”. Did you mean \`${near}\`?`,
      ...helpOf(near),
      '`/stakewatch help` shows all commands.',
    ],
    buttons: [meantButton(near, typed)],
  };
}

/** The line as it was meant: of "feed ad x" the second word is the slip too. */
function meantButton(near: string, { rest }: Typed): ButtonSpec {
  const words = near.includes(' ') ? rest.split(/\s+/).slice(1).join(' ') : rest.trim();
  const line = `${near} ${words}`.trim();
  return line.length > LONGEST_MEANT ? runButton(`Help: ${near}`, `help ${near}`) : runButton(cut(line, 60), line);
}

const LONGEST_MEANT = 200; // characters; what is longer is better typed again

/** A command whose first words are known. */
export async function runCommand(
  text: string,
  asked: Omit<Asked, 'rest' | 'page'>,
  services: CommandServices,
): Promise<Answer> {
  const typed = readCommand(text, NAMES);
  const command = COMMANDS.find(({ name }) => name === typed.name) ?? HELP;
  if (!command.anywhere && isDirect(asked))
    return say(
      `A watchlist belongs to a channel: type ${codeText(`/stakewatch ${command.name} ${typed.rest}`.trim(), 120)} in the channel that should hear the news.`,
    );
  const { rest, page } = command.hasPages === true ? readPage(typed.rest) : { rest: typed.rest, page: 1 };
  const answer = await command.answer({ ...asked, rest, page }, services);
  if (command.takesNothing !== true || rest.trim() === '') return answer;
  const left = `I left out “${escapeWithin(rest, 80)}”: \`${command.name}\` stands alone.`;
  return { ...answer, lines: [left, ...answer.lines] };
}

function help(about: string): Answer {
  const word = about
    .trim()
    .toLowerCase()
    .replace(/^\/?stakewatch\s+/, '')
    .replace(/[`"“”]/g, '');
  if (word === '') return wholeHelp();
  const typed = readCommand(word, NAMES);
  if (typed.name !== null) {
    const related = COMMANDS.filter(({ name }) => name.startsWith(`${typed.name} `)).map(({ name }) => name);
    return { lines: [...helpOf(typed.name), ...related.flatMap(helpOf)] };
  }
  const near = nearestCommand(typed, NAMES);
  if (near === null)
    return { ...wholeHelp(), lines: [`No command is called “${escapeWithin(word, 80)}”.`, ...wholeHelp().lines] };
  return { lines: [`No command is called “${escapeWithin(word, 80)}”. Did you mean \`${near}\`?`, ...helpOf(near)] };
}

function wholeHelp(): Answer {
  return {
    lines: [
      '*Stakewatch* tells this channel, once per story and with the evidence, when the ownership of a company it depends on changes. ' +
        'Type `/stakewatch` and one of these:',
      ...overviewLines(),
      'Several companies go with commas. Or ask in plain words: `@stakewatch who owns Scale AI?`',
    ],
    buttons: [runButton('See a sample alert', 'test'), runButton('Who is watched here', 'list')],
  };
}

function helpOf(name: string): string[] {
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return [];
  return [`\`/stakewatch ${shownUsage(command)}\`  ${command.says}`, `For example: \`/stakewatch ${command.example}\``];
}

const shownUsage = ({ usage }: Command): string => usage.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
