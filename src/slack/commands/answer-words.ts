// What somebody said to the bot in, the answer out: a question in plain words, a command, a name; else a short help.
import type { Answer } from '../answer.ts';
import { readCommand } from './command-grammar.ts';
import { COMMANDS, runCommand } from './commands.ts';
import type { Asked, CommandServices } from './command.ts';
import { runButton } from './paging.ts';
import { looksLikeName, readQuestion } from './plain-words.ts';
import { unescapeText, visible } from '../text.ts';

const NAMES = COMMANDS.map(({ name }) => name);
const LONGEST = 4_000; // characters, as much as a command may have

/** @param text as Slack sends it: escaped, with mentions. @throws only what the store throws */
export async function answerWords(
  text: string,
  asked: Omit<Asked, 'rest' | 'page'>,
  { services, botUserId }: { services: CommandServices; botUserId: string },
): Promise<Answer> {
  const words = visible(withoutMention(text.slice(0, LONGEST), botUserId)).trim();
  const plain = unescapeText(words).replace(/^\/?stakewatch\s+/i, '');
  const question = readQuestion(plain);
  if (question === 'help' || plain === '') return SHORT_HELP;
  if (question !== null) return runCommand(question, asked, services);
  if (readCommand(plain, NAMES).name !== null) return runCommand(plain, asked, services);
  if (looksLikeName(plain)) return runCommand(`show ${plain}`, asked, services);
  return { ...SHORT_HELP, lines: ['I did not understand that, sorry.', ...SHORT_HELP.lines] };
}

function withoutMention(text: string, botUserId: string): string {
  return botUserId === '' ? text : text.replaceAll(new RegExp(`<@${botUserId}(?:\\|[^<>]{0,80})?>[,:]?`, 'g'), ' ');
}

const SHORT_HELP: Answer = {
  lines: [
    'Ask me who owns a company, or what happened to it:',
    '•  who owns Scale AI?',
    '•  what happened to Labelbox lately?',
    '•  what is new this week?',
    '•  watch Scale AI, and: Meta is our rival (in a channel)',
    'Everything else: `/stakewatch help`',
  ],
  buttons: [runButton('All commands', 'help'), runButton('What is new', 'recent 7')],
};
