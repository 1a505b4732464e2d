// A number → an invented deal of that number: who buys whom, which channels watch it, and the reports that tell it.
import { drawing } from '../extract/made-news.ts';
import { BACKS, FRONTS, MIDDLES } from '../made-words.ts';

export interface MadeDeal {
  number: number;
  vendor: string;
  /** Channels that have the vendor on their watchlist: each is owed the deal once. */
  channels: string[];
  /** True: a report that the deal is done follows the first ones, and each channel is owed an update. */
  closes: boolean;
}
/** A report of a deal; the feeds of the first and the last are the same, so that they are read in their order. */
export interface Telling {
  title: string;
  body: string;
}

export const CHANNELS = ['C0NORTH', 'C0EAST', 'C0SOUTH', 'C0WEST', 'C0UP', 'C0DOWN', 'C0IN', 'C0OUT'];
/** Each takes two of the names that no slip of the pen turns into another. */
export const MOST_DEALS = 800;

/** Words of three syllables; any two of the first 1,600 differ in at least two of them. */
function madeWord(number: number): string {
  const a = number % FRONTS.length;
  const b = Math.floor(number / FRONTS.length) % MIDDLES.length;
  return `${FRONTS[a] ?? ''}${MIDDLES[b] ?? ''}${BACKS[(a + b) % BACKS.length] ?? ''}`;
}

export function madeDeal(number: number): MadeDeal {
  const draw = drawing(number);
  const first = draw(CHANNELS.length);
  const second = (first + 1 + draw(CHANNELS.length - 1)) % CHANNELS.length;
  return {
    number,
    vendor: `${madeWord(number)} Systems`,
    channels: [CHANNELS[first] ?? '', CHANNELS[second] ?? ''],
    closes: number % 3 === 0,
  };
}

/** What the reports of a deal say: the first, another paper's, and that it is done. */
export function tellingsOf({ number, vendor }: MadeDeal): { first: Telling; other: Telling; done: Telling } {
  const buyer = `${madeWord(MOST_DEALS + number)} Holdings`;
  const sum = `$${101 + (number % 800)} million`;
  return {
    first: {
      title: `${buyer} to acquire ${vendor} for ${sum}`,
      body: `${buyer} said on Monday that it has agreed to acquire ${vendor} for ${sum} in cash.`,
    },
    other: {
      title: `${vendor} agrees to be bought by ${buyer}`,
      body: `${vendor} has agreed to be acquired by ${buyer} in a deal worth ${sum}, the companies said.`,
    },
    done: {
      title: `${buyer} completes acquisition of ${vendor}`,
      body: `${buyer} has completed its acquisition of ${vendor}, it said on Friday.`,
    },
  };
}
