import { describe, expect, it } from 'vitest';
import { createHostGate, type HostGate, type Turn } from '../../src/collect/host-gate.ts';
import { HOUR, MINUTE, SECOND } from '../../src/time.ts';

const AT_ONCE = { patience: 0, prompt: false };
const PATIENT = { patience: MINUTE, prompt: false };
let now = 0;
function gateWith(connections: number, gap = 0): HostGate {
  now = 1_000_000;
  return createHostGate({ connections, gapFor: (host) => (host === 'own' ? 0 : gap) }, () => now);
}
async function enterOr(gate: HostGate, host: string, asked = AT_ONCE): Promise<{ leave: () => void }> {
  const turn = await gate.enter(host, asked);
  if ('wait' in turn) throw new Error(`put off for ${turn.wait} ms`);
  return turn;
}
const waitOf = (turn: Turn): number | null => ('wait' in turn ? turn.wait : null);

describe('a host', () => {
  it('gets as many requests at the same time as the settings say, and the next when one is over', async () => {
    const gate = gateWith(2);
    const first = await enterOr(gate, 'a');
    await enterOr(gate, 'a');
    expect(waitOf(await gate.enter('a', AT_ONCE))).toBe(SECOND);
    await enterOr(gate, 'b');
    first.leave();
    await enterOr(gate, 'a');
  });
  it('is asked in the order of asking, by those who wait', async () => {
    const gate = gateWith(1);
    const order: number[] = [];
    const first = await enterOr(gate, 'a');
    const others = [1, 2, 3].map(async (n) => {
      const turn = await enterOr(gate, 'a', PATIENT);
      order.push(n);
      turn.leave();
    });
    first.leave();
    await Promise.all(others);
    expect(order).toEqual([1, 2, 3]);
  });
  it('counts a request once, however often it is said to be over', async () => {
    const gate = gateWith(1);
    const first = await enterOr(gate, 'a');
    first.leave();
    await enterOr(gate, 'a');
    first.leave();
    expect(waitOf(await gate.enter('a', AT_ONCE))).not.toBeNull();
  });
  it('is left in peace between two requests, and one of our own is not', async () => {
    const gate = gateWith(2, 5 * SECOND);
    (await enterOr(gate, 'a')).leave();
    expect(waitOf(await gate.enter('a', AT_ONCE))).toBe(5 * SECOND);
    (await enterOr(gate, 'own')).leave();
    await enterOr(gate, 'own');
    now += 5 * SECOND;
    await enterOr(gate, 'a');
  });
  it('is asked without the gap for a person who waits', async () => {
    const gate = gateWith(1, 5 * SECOND);
    (await enterOr(gate, 'a')).leave();
    const turn = await enterOr(gate, 'a', { patience: 0, prompt: true });
    expect(waitOf(await gate.enter('a', { patience: 0, prompt: true }))).not.toBeNull();
    turn.leave();
    gate.holdUp('a', HOUR);
    expect(waitOf(await gate.enter('a', { patience: 0, prompt: true }))).toBe(HOUR);
  });
  it('that asks for a pause gets it from all, and no other host does', async () => {
    const gate = gateWith(2);
    gate.holdUp('a', 10 * MINUTE);
    gate.holdUp('a', MINUTE);
    expect(waitOf(await gate.enter('a', PATIENT))).toBe(10 * MINUTE);
    await enterOr(gate, 'b');
    now += 10 * MINUTE;
    await enterOr(gate, 'a');
  });
  it('that is slow keeps nobody waiting: a request under way tells, and so do those before', async () => {
    const gate = gateWith(1);
    const slow = await enterOr(gate, 'a');
    now += 30 * SECOND;
    expect(waitOf(await gate.enter('a', { patience: 10 * SECOND, prompt: false }))).toBe(30 * SECOND);
    slow.leave();
    await enterOr(gate, 'a');
    expect(waitOf(await gate.enter('a', { patience: 10 * SECOND, prompt: false }))).toBe(60 * SECOND);
  });
  it('promises those it puts off a turn each', async () => {
    const gate = gateWith(1, 2 * SECOND);
    (await enterOr(gate, 'a')).leave();
    const waits: (number | null)[] = [];
    for (let n = 0; n < 4; n++) waits.push(waitOf(await gate.enter('a', AT_ONCE)));
    expect(waits).toEqual([2, 4, 6, 8].map((n) => n * SECOND));
  });
  it('that was slow promises nothing for hours: it may be quicker by then', async () => {
    const gate = gateWith(1, MINUTE);
    await enterOr(gate, 'a');
    const waits: number[] = [];
    for (let n = 0; n < 100; n++) waits.push(waitOf(await gate.enter('a', AT_ONCE)) ?? 0);
    expect(new Set(waits).size).toBe(11);
    expect(Math.max(...waits)).toBe(11 * MINUTE);
  });
  it('is forgotten among thousands only when nobody waits for it', async () => {
    const gate = gateWith(1);
    await enterOr(gate, 'busy');
    gate.holdUp('paused', HOUR);
    for (let n = 0; n < 12_000; n++) (await enterOr(gate, `host-${n}`)).leave();
    expect(waitOf(await gate.enter('busy', AT_ONCE))).not.toBeNull();
    expect(waitOf(await gate.enter('paused', AT_ONCE))).toBe(HOUR);
  });
});
