// People who type commands while everything is being killed in, what they were told out.
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/ports.ts';
import { drawing } from '../extract/made-news.ts';
import { ADA, TEAM } from '../e2e/test-slack.ts';
import { TYPED_IN, type House } from './house.ts';

export interface Typed {
  /** Commands by what became of them: "answered", or the word that Slack shows. */
  outcomes: Record<string, number>;
  /** Companies that somebody was told are watched from now on. */
  confirmed: string[];
}
export interface Typing {
  /** Resolves once a change was confirmed, so that there is one to look for, or once many were typed in vain. */
  stop(): Promise<Typed>;
}

const TYPED_IN_VAIN = 100;

/** Puts one company after the other on a channel's watchlist. */
export function typeCommands({ slack }: House, seed: number): Typing {
  const draw = drawing(seed);
  const outcomes: Record<string, number> = {};
  let [stopped, typed] = [false, 0];
  const confirmed = (): string[] => {
    const said = slack.ephemerals(ADA, TYPED_IN).map((message) => JSON.stringify(message));
    const names = said.flatMap((text) => [...text.matchAll(/(Typed\d+ Corp)\*? is (?:now|already) watched/g)]);
    return [...new Set(names.map(([, name = '']) => name))];
  };
  const run = async (): Promise<void> => {
    for (; !stopped; typed++) await type();
    for (let tries = 0; tries < TYPED_IN_VAIN && confirmed().length === 0; tries++, typed++) await type();
  };
  const type = async (): Promise<void> => {
    await wait(200 + draw(1_300));
    const { error } = await slack.userDoes.command(TYPED_IN, ADA, `/stakewatch watch Typed${typed} Corp`);
    outcomes[error ?? 'answered'] = (outcomes[error ?? 'answered'] ?? 0) + 1;
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      await running;
      return { outcomes, confirmed: confirmed() };
    },
  };
}

/** Those of the confirmed companies that do not stand on the watchlist. */
export async function forgotten(store: Store, { confirmed }: Typed): Promise<string[]> {
  const watchlist = await store.watchlist(TEAM, TYPED_IN);
  const watched = new Set(watchlist?.companies.map(({ name }) => name));
  return confirmed.filter((name) => !watched.has(name));
}
