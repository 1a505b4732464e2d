import { describe, expect, it } from 'vitest';
import { readText } from '../reading.ts';

describe('how far a deal has come', () => {
  it.each([
    ['Northwind is considering a takeover of Tideline', 'rumored'],
    ['Northwind could buy Tideline', 'rumored'],
    ['Northwind in talks to buy Tideline', 'in-talks'],
    ['Northwind nears deal to acquire Tideline', 'in-talks'],
    ['Northwind launches hostile bid for Tideline', 'in-talks'],
    ['Northwind agrees to buy Tideline', 'announced'],
    ['Northwind to acquire Tideline', 'announced'],
    ['Northwind acquires Tideline, hoping to make better pumps', 'announced'],
    ['Regulator clears Northwind acquisition of Tideline', 'regulatory'],
    ['Northwind completes purchase of Tideline', 'completed'],
    ['Northwind has closed its acquisition of Tideline', 'completed'],
    ['Sources: Northwind acquired Tideline last spring', 'completed'],
    ['Tideline raised $20M led by Northwind', 'completed'],
    ['Northwind abandons its takeover of Tideline', 'called-off'],
    ['Northwind withdraws its bid for Tideline', 'called-off'],
    ['Court blocks the merger of Northwind and Tideline', 'blocked'],
    ['Northwind denies plans for a takeover of Tideline', 'denied'],
    ['Northwind is discussing a takeover of Tideline', 'in-talks'],
    ['Northwind close to agreeing a merger with Tideline', 'in-talks'],
    ['A takeover of Tideline by Northwind is under consideration', 'rumored'],
    ['The watchdog waved through the acquisition of Tideline by Northwind', 'regulatory'],
    ['Ministers give conditional approval to the acquisition of Tideline by Northwind', 'regulatory'],
    ['The acquisition of Tideline by Northwind became effective', 'completed'],
    ['A judge has thrown out the merger of Northwind and Tideline', 'blocked'],
    ['Northwind paid $20 million for Tideline in the spring, its first purchase.', 'completed'],
    ['After Northwind bought Tideline, its shares fell.', 'announced'],
  ])('%s: %s', (headline, stage) => {
    expect(readText(headline).events[0]?.stage).toBe(stage);
  });
});
