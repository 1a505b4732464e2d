// Long articles: the title tells half, and the sentences below it who, how much, and how far it has come.
import { describe, expect, it } from 'vitest';
import { lineOf, readText } from './reading.ts';

describe('what the text below the title adds', () => {
  it.each([
    [
      'the price, in a sentence of its own that says what the buyer pays',
      'Fennick to buy Tideline Pumps',
      'Fennick said on Monday it had agreed to buy Tideline Pumps. Fennick will pay $54 million, or twice its sales.',
      'acquisition announced: Fennick takes Tideline Pumps for 54e6 USD',
    ],
    [
      'the price, and not the fine of another sentence',
      'Fennick to buy Tideline Pumps',
      'Fennick said on Monday it had agreed to buy Tideline Pumps. Fennick paid $54 million in fees last year.',
      'acquisition announced: Fennick takes Tideline Pumps',
    ],
    [
      'a price that includes debt',
      'Fennick to buy Tideline Pumps',
      'Fennick is to buy Tideline Pumps for 1.2 billion euros including debt, it said on Monday.',
      'acquisition announced: Fennick takes Tideline Pumps for 1.2e9 EUR',
    ],
    [
      'the full name of what is bought',
      'Fennick completes Tideline purchase',
      'Fennick today announced the closing of its acquisition of Tideline Claims Services, a processor of bills.',
      'acquisition completed: Fennick takes Tideline Claims Services',
    ],
    [
      'the name of a rival that the title only describes',
      'Fennick buys Woodhaven rival',
      'Fennick Pumps has bought Tideline, a Woodhaven maker of valves.',
      'acquisition completed: Fennick takes Tideline',
    ],
    [
      'who buys, behind the dateline of a press wire',
      'Fennick Dental Expands with Addition of Tideline',
      'WOODHAVEN, Ariz., Nov. 12, 2018 -- Fennick Dental announced it has acquired Tideline, a group of practices.',
      'acquisition completed: Fennick Dental takes Tideline',
    ],
    [
      'no stake of the directors who will vote for it',
      'Fennick to acquire Tideline Pumps',
      'Fennick will acquire all of the shares of Tideline Pumps. Directors holding 16% of the Tideline shares will vote for it.',
      'acquisition announced: Fennick takes Tideline Pumps',
    ],
  ])('%s', (_name, title, body, line) => {
    expect(readText(title, body).events.slice(0, 1).map(lineOf)).toEqual([line]);
  });
});

describe('how far it has come, in sentences', () => {
  it.each([
    ['Fennick has bought Tideline Pumps, a maker of valves, for $9 million.', 'completed'],
    ['Fennick bought Tideline Pumps for $9 million.', 'completed'],
    ['Fennick said it agreed to buy Tideline Pumps for $9 million.', 'announced'],
    ['Fennick accepted an improved offer from Tideline Pumps for its valves unit.', 'announced'],
    ['Fennick would have bought Tideline Pumps for $9 million.', 'announced'],
    ['The Competition Commission has prohibited Fennick from taking over Tideline Pumps.', 'blocked'],
    ['Fennick has no interest in buying Tideline Pumps, it said.', 'denied'],
    ['Fennick said it wants to find a buyer for its valves unit.', 'announced'],
  ])('%s: %s', (sentence, stage) => {
    expect(readText('Fennick and its valves this week', sentence).events[0]?.stage).toBe(stage);
  });
});

describe('a regulator rules and does not buy', () => {
  it('takes the owner of the plan for the buyer', () => {
    const body = "The Commerce Commission has declined to clear Fennick's application to acquire Tideline Pumps.";
    expect(readText('Regulator stops a takeover of pumps', body).events.slice(0, 1).map(lineOf)).toEqual([
      'acquisition blocked: Fennick takes Tideline Pumps',
    ]);
  });
});
