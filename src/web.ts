// The process that Slack and hubs talk to: commands, buttons and pushes answered. What they leave to do is for workers.
import { feedIdOf } from './collect/canonical-url.ts';
import { checkFeed } from './collect/check-feed.ts';
import { decodeBytes } from './collect/decode.ts';
import { promptly } from './collect/download.ts';
import { feedHealth } from './collect/health.ts';
import type { Config } from './config/config.ts';
import { writeWatchlist } from './config/watchlist-file.ts';
import { readWatchlistRows } from './config/watchlist-table.ts';
import type { Alert } from './domain.ts';
import { hintOf, type Dispatcher } from './jobs.ts';
import { startQueues } from './jobs/queues.ts';
import type { Log } from './log.ts';
import { openInOrder, openParts, queueSettings, type Opened, type Parts } from './parts/parts.ts';
import type { Clock, Store } from './ports.ts';
import { serveRequests } from './parts/request-server.ts';
import { startSchedule } from './schedule.ts';
import { createSlackApp } from './slack/app.ts';
import type { ClientFor } from './slack/clients.ts';
import type { RequestTaker } from './slack/requests/receiver.ts';
import type { Services } from './slack/services.ts';
import { VERSION } from './version.ts';

export interface RunningWeb {
  /** The port that Slack's requests are answered on; null in Socket Mode. */
  port: number | null;
  /** Takes no more requests, finishes those under way, and closes everything but the store. */
  stop(): Promise<void>;
}

/** @throws an Error with a plain sentence when something needed can't be had (a port in use, a token refused) */
export function startWeb(
  config: Config,
  store: Store,
  { clock, log }: { clock: Clock; log: Log },
): Promise<RunningWeb> {
  return openInOrder(log, async (opened) => {
    let dispatcher: Dispatcher | null = null;
    const onAlerts = (alerts: Alert[]): void => dispatcher?.owe('deliver', ...alerts.map(hintOf));
    const parts = await openParts(config, store, { clock, log, onAlerts, sweeps: false }, opened);
    const hints = startQueues(queueSettings(parts), null);
    dispatcher = hints;
    parts.observing.countQueues(() => hints.depths?.() ?? Promise.resolve([]));
    opened.push(() => hints.stop());
    const wake = (): void => {
      hints.wake('poll');
      hints.wake('deliver');
    };
    const { port } = await answerSlack(parts, wake, opened);
    const tick = async (): Promise<void> => {
      parts.lookAfter();
      parts.brokenOff.wake();
      await parts.refresh();
    };
    const timetable = startSchedule({ tick }, null, log);
    opened.push(() => timetable.stop());
    const { port: healthPort } = parts.observing;
    log.info({ event: 'started', process: 'web', version: VERSION, mode: config.slack.mode, healthPort });
    return { port };
  });
}

/**
 * Answers Slack's requests, and those of hubs.
 * @param wake called when somebody left work to do
 */
export async function answerSlack(
  parts: Parts,
  wake: () => void,
  opened: Opened,
): Promise<{ port: number | null; clientFor: ClientFor }> {
  const { config, log, place, pushes, observing } = parts;
  const others: RequestTaker = (...asked) => observing.answer(...asked) || pushes?.answer(...asked) === true;
  const onLimited = (method: string): void => observing.meter.limited(method);
  const app = await createSlackApp({ ...place.app, others, onLimited, log, services: servicesOf(parts, wake) });
  if (pushes !== null) opened.push(() => parts.finish(pushes.finish()));
  const port = await app.start();
  opened.push(() => parts.finish(app.stop()));
  place.connect(port);
  // Slack's requests come over a socket: hubs need a port of their own.
  if (pushes !== null && config.slack.mode === 'socket') {
    const place = { host: config.host, port: config.port, setting: 'PORT' };
    const server = await serveRequests([observing.answer, pushes.answer], place);
    opened.push(() => server.close());
  }
  return { port, clientFor: app.clientFor };
}

function servicesOf(
  { config, clock, startedAt, store, registry, download, robots }: Parts,
  wake: () => void,
): Services {
  return {
    store,
    registry,
    clock,
    defaultWatchlist: config.watchlists.default,
    checkFeed: (url) => checkFeed(url, promptly(download), robots),
    feedEvery: config.feedEvery,
    feedIdOf,
    feedHealth,
    watchlistFile: {
      readRows: (text) => readWatchlistRows(text, registry),
      decode: (bytes) => decodeBytes(bytes, null),
      write: writeWatchlist,
    },
    feedsAreOperators: config.slack.mode === 'many',
    version: VERSION,
    startedAt,
    wake,
  };
}
