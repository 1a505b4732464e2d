// A host's name → a turn at it, or how long until there may be one: so many requests at once, so far apart, none in a pause.
import type { Clock } from '../ports.ts';
import { MINUTE, SECOND } from '../time.ts';

export interface HostLimits {
  /** Requests to one host at the same time. */
  connections: number;
  /** Between the starts of two requests to one host, ms. */
  gapFor: (host: string) => number;
}
/** `wait`: nobody was let in; ms until there may be a turn, each asker told a later one. */
export type Turn = { leave: () => void } | { wait: number };
export interface HostGate {
  /**
   * Waits for a turn in the order of asking, at most `patience` ms; where the host is known to be slower than that, not at
   * all, so that a slow host holds up nobody who could poll another one. `prompt`: without the gap, and before the others.
   */
  enter(host: string, asked: { patience: number; prompt: boolean }): Promise<Turn>;
  /** Lets nobody in for so many ms: the host asked for a pause. */
  holdUp(host: string, ms: number): void;
}

interface Host {
  /** When each request under way began. */
  running: Set<{ since: number }>;
  waiting: Waiter[];
  lastStart: number;
  heldUntil: number;
  /** How long a request takes, ms, the latest counting most. */
  takes: number;
  /** The latest turn that somebody was put off to. */
  promised: number;
  timer: NodeJS.Timeout | null;
}
interface Waiter {
  go: (turn: Turn) => void;
  timer: NodeJS.Timeout;
}

const LATEST_COUNTS = 0.3; // of the average
const SHORTEST_PUT_OFF = SECOND; // ms; due feeds are looked for every second
const LONGEST_QUEUE = 10 * MINUTE; // ms; turns promised beyond it begin anew: the host may be quicker by then
const MOST_HOSTS = 5_000; // remembered; beyond it those that nobody asks are forgotten

/** @param clock times as they pass here; timers go by the real ones */
export function createHostGate({ connections, gapFor }: HostLimits, clock: Clock): HostGate {
  const hosts = new Map<string, Host>();

  function hostOf(name: string): Host {
    const known = hosts.get(name);
    if (known !== undefined) return known;
    if (hosts.size >= MOST_HOSTS) forgetIdle();
    const host: Host = {
      running: new Set(),
      waiting: [],
      lastStart: -Infinity,
      heldUntil: -Infinity,
      takes: 0,
      promised: -Infinity,
      timer: null,
    };
    hosts.set(name, host);
    return host;
  }
  function forgetIdle(): void {
    const now = clock();
    for (const [name, host] of hosts) {
      const asked = host.running.size + host.waiting.length > 0 || Math.max(host.heldUntil, host.promised) > now;
      if (!asked && host.lastStart + gapFor(name) <= now) hosts.delete(name);
    }
  }

  /** When the gap and the host's own wish let the next one in. */
  const readyAt = (name: string, host: Host): number => Math.max(host.lastStart + gapFor(name), host.heldUntil);

  /** How long one who comes now would wait, ms. Requests under way that already took longer tell of a slow host. */
  function expected(name: string, host: Host): number {
    const now = clock();
    const ahead = host.waiting.length;
    const youngest = Math.min(...[...host.running].map(({ since }) => now - since));
    const takes = host.running.size === 0 ? host.takes : Math.max(host.takes, youngest);
    const isFull = host.running.size >= connections || ahead > 0;
    const forSlot = isFull ? Math.ceil((ahead + 1) / connections) * takes : 0;
    return Math.max(readyAt(name, host) + ahead * gapFor(name) - now, forSlot, 0);
  }

  function putOff(name: string, host: Host): Turn {
    const now = clock();
    const step = Math.max(gapFor(name), host.takes / connections);
    const soonest = now + Math.max(expected(name, host), SHORTEST_PUT_OFF);
    const next = Math.max(host.promised + step, soonest);
    host.promised = next - soonest > LONGEST_QUEUE ? soonest : next;
    return { wait: Math.ceil(host.promised - now) };
  }

  function start(name: string, host: Host): Turn {
    const request = { since: clock() };
    host.running.add(request);
    host.lastStart = request.since;
    return {
      leave() {
        if (!host.running.delete(request)) return;
        const took = clock() - request.since;
        host.takes = host.takes === 0 ? took : host.takes + LATEST_COUNTS * (took - host.takes);
        advance(name, host);
      },
    };
  }

  /** Lets in whom there is room for; where only time is wanting, comes back then. */
  function advance(name: string, host: Host): void {
    while (host.waiting.length > 0 && host.running.size < connections) {
      const wait = readyAt(name, host) - clock();
      if (wait > 0) {
        host.timer ??= setTimeout(() => {
          host.timer = null;
          advance(name, host);
        }, wait);
        return;
      }
      const next = host.waiting.shift();
      if (next === undefined) return;
      clearTimeout(next.timer);
      next.go(start(name, host));
    }
  }

  return {
    enter(name, { patience, prompt }) {
      const host = hostOf(name);
      const hasRoom = host.running.size < connections && (prompt || host.waiting.length === 0);
      const ready = prompt ? host.heldUntil : readyAt(name, host);
      if (hasRoom && ready <= clock()) return Promise.resolve(start(name, host));
      if (patience <= 0 || expected(name, host) > patience) return Promise.resolve(putOff(name, host));
      return new Promise((go) => {
        const timer = setTimeout(() => {
          host.waiting = host.waiting.filter((one) => one !== waiter);
          go(putOff(name, host));
        }, patience);
        const waiter = { go, timer };
        host.waiting.push(waiter);
        advance(name, host);
      });
    },
    holdUp(name, ms) {
      const host = hostOf(name);
      host.heldUntil = Math.max(host.heldUntil, clock() + ms);
    },
  };
}
