// Tasks in, a dispatcher that works them off in this process out: no queue but a list of ids in memory.
import { MOST_HINTS, startJobs, tellFailures, type Dispatcher, type Task, type TaskName, type Tasks } from '../jobs.ts';
import type { Log } from '../log.ts';

export function startInProcess(tasks: Tasks, log: Log): Dispatcher {
  const lines: Record<TaskName, Line> = {
    poll: startLine('poll', tasks.poll, log),
    deliver: startLine('deliver', tasks.deliver, log),
  };
  return {
    wake: (name) => lines[name].wake(),
    sweep() {
      for (const line of Object.values(lines)) line.wake();
    },
    async stop() {
      await Promise.all(Object.values(lines).map((line) => line.stop()));
    },
  };
}

interface Line {
  wake(): void;
  stop(): Promise<void>;
}

/** The ids of one task: each is worked on by one at a time, and all in the order they came. */
function startLine(name: TaskName, task: Task, log: Log): Line {
  const waiting = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const failures = tellFailures(name, log);
  let stopped = false;

  function owe(id: string): void {
    if (stopped) return;
    waiting.add(id);
    startNext();
  }
  function startNext(): void {
    for (const id of waiting) {
      if (stopped || running.size >= task.atOnce) return;
      if (running.has(id)) continue; // once more when it ends: it may be past what the hint told of
      waiting.delete(id);
      const done = workOn(id).finally(() => {
        running.delete(id);
        startNext();
      });
      running.set(id, done);
    }
  }
  async function workOn(id: string): Promise<void> {
    try {
      const after = await task.work(id);
      failures.worked();
      if (after !== null) oweLater(id, after);
    } catch (error) {
      failures.failed(error);
    }
  }
  function oweLater(id: string, after: number): void {
    if (stopped) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      owe(id);
    }, after);
    timers.add(timer);
  }
  const looking = startJobs(
    `${name}-look`,
    async () => {
      for (const id of await task.due(MOST_HINTS)) owe(id);
      return false;
    },
    1,
    log,
  );
  return {
    wake: () => looking.wake(),
    async stop() {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
      await looking.stop();
      await Promise.all(running.values());
    },
  };
}
