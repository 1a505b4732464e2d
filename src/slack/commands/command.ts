// One command: how it is typed, what it does, and how it answers.
import type { Answer } from '../answer.ts';
import type { WebClient } from '../client.ts';
import type { Place } from '../place.ts';
import type { Services } from '../services.ts';

export interface Asked extends Place {
  /** What stands behind the command word, as typed. */
  rest: string;
  client: WebClient;
  /** Opens one window within three seconds; empty where Slack sent none. */
  triggerId: string;
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
  answer(asked: Asked, services: CommandServices): Promise<Answer>;
}

/** What a command may ask besides the services: how Slack talks to us, for `status`. */
export interface CommandServices extends Services {
  mode: string;
}
