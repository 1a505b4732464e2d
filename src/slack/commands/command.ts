// One command: how it is typed, what it does, and how it answers.
import type { Answer } from '../answer.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';

export interface Asked extends Asker {
  /** What stands behind the command word, as typed; without "page 2" where the command has pages. */
  rest: string;
  /** Of a long answer, from 1. */
  page: number;
  /** Opens a window within three seconds; null where the words came as a message, which opens none. */
  triggerId: string | null;
}

export interface Command {
  /** One or two words. */
  name: string;
  usage: string;
  /** What it does, for the help. */
  says: string;
  example: string;
  /** False: it belongs to a channel, and a direct message is told so. */
  anywhere: boolean;
  /** True: it opens a window, and its trigger tells a repeated request without the store being asked. */
  opensWindow?: boolean;
  /** True: words behind it mean nothing, and whoever types some is told that they were left out. */
  takesNothing?: true;
  /** True: its answer has pages. */
  hasPages?: true;
  answer(asked: Asked, services: CommandServices): Promise<Answer>;
}

/** What a command may ask besides the services: how Slack talks to us, for `status`. */
export interface CommandServices extends Services {
  mode: string;
}
