// Everything in one process: a Config in, a running bot out — store, feeds, Slack or its stand-in, polling and delivery.
import type { Config } from './config/config.ts';
import type { Alert } from './domain.ts';
import { hintOf, type Dispatcher, type Tasks } from './jobs.ts';
import { startInProcess } from './jobs/in-process.ts';
import { openInOrder, openParts } from './parts/parts.ts';
import type { Store } from './ports.ts';
import { VERSION } from './version.ts';
import { answerSlack } from './web.ts';
import { startWork, type Surroundings } from './worker.ts';

export interface Running {
  /** The preview's page; null in Slack. */
  page: string | null;
  /** The port that Slack's requests are answered on; null in Socket Mode. */
  port: number | null;
  /** The operators' own port; null where none is set. */
  healthPort: number | null;
  /** Starts nothing new, finishes what is under way, and closes everything but the store. */
  stop(): Promise<void>;
}

/** @throws an Error with a plain sentence when something needed can't be had (a port in use, a token refused) */
export function startStakewatch(config: Config, store: Store, around: Surroundings): Promise<Running> {
  const { clock, log, onSent } = around;
  return openInOrder(log, async (opened) => {
    let dispatcher: Dispatcher | null = null;
    const onAlerts = (alerts: Alert[]): void => dispatcher?.owe('deliver', ...alerts.map(hintOf));
    const parts = await openParts(config, store, { clock, log, onAlerts, sweeps: true }, opened);
    const { port, clientFor } = await answerSlack(parts, () => dispatcher?.sweep(), opened);
    const dispatch = (tasks: Tasks): Dispatcher => startInProcess(tasks, log);
    dispatcher = startWork(parts, { clientFor, onSent, dispatch }, opened);
    const { port: healthPort } = parts.observing;
    const { mode } = config.slack;
    log.info({ event: 'started', version: VERSION, mode, feeds: config.feeds.length, healthPort });
    return { page: parts.place.page, port, healthPort };
  });
}
