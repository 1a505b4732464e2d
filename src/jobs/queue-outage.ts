// What the queues' connections say of Redis → one line when it goes, one when it is back.
import { errorText, type Log } from '../log.ts';

export type Outage = ReturnType<typeof tellOutage>;

/** Every connection errs at each of its tries: one line when Redis goes, one when it is back. */
export function tellOutage(log: Log) {
  let away = false;
  let stopped = false;
  const begins = (error: Error): void => {
    if (away || stopped) return;
    away = true;
    log.warn({ event: 'queues-away', error: errorText(error) });
  };
  const ends = (): void => {
    if (away && !stopped) log.warn({ event: 'queues-back' });
    away = false;
  };
  return {
    begins,
    hear(connection: {
      on(event: 'error', listener: (error: Error) => void): unknown;
      on(event: 'ready', listener: () => void): unknown;
    }) {
      connection.on('error', begins);
      connection.on('ready', ends);
    },
    stop: () => void (stopped = true),
  };
}
