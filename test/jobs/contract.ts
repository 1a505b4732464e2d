// A way to start a dispatcher → every promise of the port, held against it. Both adapters pass the same tests.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dispatcher, Task, Tasks } from '../../src/jobs.ts';

/** Where dispatchers share their hints; each `start` is a process more. */
export interface Place {
  start(tasks: Tasks): Dispatcher;
  remove(): Promise<void>;
}

/** A task whose store is a set of ids: what is due stays so until it was worked on. */
export interface Board extends Task {
  owed: Set<string>;
  /** Ids in the order their work began. */
  begun: string[];
}

/** @param during what the work does besides; a throw leaves the id owed */
export function board(during: (id: string) => Promise<unknown> = () => Promise.resolve(), atOnce = 2): Board {
  const owed = new Set<string>();
  const held = new Set<string>();
  const begun: string[] = [];
  return {
    owed,
    begun,
    atOnce,
    due: async (limit) => [...owed].filter((id) => !held.has(id)).slice(0, limit),
    async work(id) {
      if (!owed.has(id) || held.has(id)) return null;
      held.add(id);
      begun.push(id);
      try {
        await during(id);
        owed.delete(id);
      } finally {
        held.delete(id);
      }
      return null;
    },
  };
}

/** A gate that work waits at until the test opens it. */
export function gate(): { wait: Promise<void>; open: () => void } {
  let open = (): void => {};
  const wait = new Promise<void>((resolve) => (open = resolve));
  return { wait, open };
}

/** @param newPlace a place without hints for each test */
export function describeDispatcher(name: string, newPlace: () => Promise<Place>): void {
  describe(`the ${name} dispatcher`, () => {
    let place: Place;
    let running: Dispatcher[] = [];
    const start = (tasks: Partial<Tasks>): Dispatcher => {
      const dispatcher = place.start({ poll: board(), deliver: board(), ...tasks });
      running.push(dispatcher);
      return dispatcher;
    };
    /** As the schedule does, every moment instead of every second. */
    const sweptUntil = async (dispatcher: Dispatcher, done: () => boolean): Promise<void> => {
      const looked = (): boolean => {
        dispatcher.sweep();
        return done();
      };
      await expect.poll(looked, { timeout: 10_000, interval: 20 }).toBe(true);
    };
    beforeEach(async () => {
      place = await newPlace();
    });
    afterEach(async () => {
      await Promise.all(running.map((dispatcher) => dispatcher.stop()));
      running = [];
      await place.remove();
    });

    it('works on what a hint names, in the task it names', async () => {
      const [poll, deliver] = [board(), board()];
      for (const id of ['T1/C1', 'T1/C2']) deliver.owed.add(id);
      poll.owed.add('T1/C1');
      start({ poll, deliver }).owe('deliver', 'T1/C1', 'T1/C2');
      await expect.poll(() => deliver.owed.size).toBe(0);
      expect(deliver.begun.toSorted()).toEqual(['T1/C1', 'T1/C2']);
      expect(poll.begun).toEqual([]);
    });

    it('a hint for nothing, and the same hint many times, do no harm', async () => {
      const poll = board();
      poll.owed.add('feed: 1');
      const dispatcher = start({ poll });
      for (let i = 0; i < 20; i++) dispatcher.owe('poll', 'feed: 1');
      dispatcher.owe('poll', 'nothing');
      await expect.poll(() => poll.owed.size).toBe(0);
      expect(poll.begun).toEqual(['feed: 1']);
    });

    it('woken, it finds all that is due', async () => {
      const poll = board();
      for (let n = 0; n < 40; n++) poll.owed.add(`feed-${n}`);
      start({ poll }).wake('poll');
      await expect.poll(() => poll.owed.size).toBe(0);
      expect(poll.begun.toSorted()).toEqual([...new Set(poll.begun)].toSorted());
    });

    it('what no hint told of is found by the sweep, in every task', async () => {
      const [poll, deliver] = [board(), board()];
      const dispatcher = start({ poll, deliver });
      poll.owed.add('feed-1');
      deliver.owed.add('T1/C1');
      await sweptUntil(dispatcher, () => poll.owed.size + deliver.owed.size === 0);
    });

    it('work that throws stops nothing, and is found again by the sweep', async () => {
      let throws = true;
      const poll = board(async (id) => {
        if (id === 'bad' && throws) throw new Error('the store is away');
      });
      for (const id of ['bad', 'good', 'better']) poll.owed.add(id);
      const dispatcher = start({ poll });
      dispatcher.wake('poll');
      await expect.poll(() => [...poll.owed]).toEqual(['bad']);
      throws = false;
      await sweptUntil(dispatcher, () => poll.owed.size === 0);
    });

    it('what is slow holds up nothing else, neither of its task nor of another', async () => {
      const { wait, open } = gate();
      const poll = board((id) => (id === 'slow' ? wait : Promise.resolve()));
      const deliver = board();
      for (const id of ['slow', 'quick', 'quicker']) poll.owed.add(id);
      deliver.owed.add('T1/C1');
      const dispatcher = start({ poll, deliver });
      dispatcher.owe('poll', 'slow');
      await expect.poll(() => poll.begun).toEqual(['slow']);
      dispatcher.wake('poll');
      dispatcher.wake('deliver');
      await expect.poll(() => [...poll.owed, ...deliver.owed]).toEqual(['slow']);
      open();
      await expect.poll(() => poll.owed.size).toBe(0);
    });

    it('at most so many at once, however many are due', async () => {
      const { wait, open } = gate();
      const poll = board(() => wait, 3);
      for (let n = 0; n < 10; n++) poll.owed.add(`feed-${n}`);
      start({ poll }).wake('poll');
      await expect.poll(() => poll.begun.length).toBe(3);
      open();
      await expect.poll(() => poll.owed.size).toBe(0);
    });

    it('looks under an id again after the time its work names', async () => {
      const deliver = board();
      let left = 3;
      const work = async (): Promise<number | null> => (--left > 0 ? 30 : null);
      start({ deliver: { ...deliver, work } }).owe('deliver', 'T1/C1');
      await expect.poll(() => left, { timeout: 10_000 }).toBe(0);
    });

    it('stop waits for what is under way and starts nothing new', async () => {
      const { wait, open } = gate();
      const poll = board(() => wait, 1);
      for (const id of ['first', 'second']) poll.owed.add(id);
      const dispatcher = start({ poll });
      dispatcher.owe('poll', 'first');
      await expect.poll(() => poll.begun).toEqual(['first']);
      dispatcher.owe('poll', 'second');
      let hasStopped = false;
      const stopped = dispatcher.stop().then(() => (hasStopped = true));
      dispatcher.wake('poll');
      dispatcher.sweep();
      expect(hasStopped).toBe(false);
      open();
      await stopped;
      expect([...poll.owed]).toEqual(['second']);
      expect(poll.begun).toEqual(['first']);
    });
  });
}
