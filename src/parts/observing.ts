// Settings, the store and Slack's place in; everything by which an operator sees what a process does out: figures, health,
// warnings, and a port for them where one is wanted.
import { setTimeout } from 'node:timers/promises';
import { inWords } from '../collect/spans.ts';
import type { Config } from '../config/config.ts';
import type { Log } from '../log.ts';
import { createAnswers, type Answering } from '../observe/answers.ts';
import type { Operator } from '../observe/episodes.ts';
import { createLookAfter, type LookAfter } from '../observe/look-after.ts';
import { createMetrics, type Metrics } from '../observe/metrics.ts';
import { createReadiness, type TokenWord } from '../observe/readiness.ts';
import type { Clock, Store } from '../ports.ts';
import { serveRequests } from './request-server.ts';
import type { Workspaces } from '../slack/app.ts';
import { createClient } from '../slack/client.ts';
import { whyWaits } from '../slack/delivery/why-waiting.ts';
import { askToken } from '../slack/install/inspect.ts';
import { SECOND } from '../time.ts';
import { VERSION } from '../version.ts';

export interface ObservingSettings {
  config: Pick<Config, 'host' | 'healthPort' | 'metricsToken' | 'outboxLate'>;
  store: Store;
  clock: Clock;
  log: Log;
  /** Who is warned; null: the log alone has it. */
  operator: Operator;
  /** Where the bot works: its one token, or many. */
  app: Workspaces & { apiUrl: string | null };
  /** False: this process looks for no due work, others do. */
  sweeps: boolean;
}
export interface Observing extends Pick<Metrics, 'meter' | 'countQueues'>, LookAfter {
  /** Answers what operators ask on a port that others reach too; /metrics there wants its token. */
  answer: Answering;
  /** The process has looked for due work just now. */
  swept(): void;
  /** The operators' own port; null where none is set. */
  port: number | null;
  close(): Promise<void>;
}

/** @throws a plain sentence when the port is taken */
export async function startObserving(settings: ObservingSettings): Promise<Observing> {
  const { config, store, clock, log, operator, app, sweeps } = settings;
  const metrics = createMetrics({ store, clock, version: VERSION });
  const common = { store, clock, inWords };
  const readiness = createReadiness({ ...common, version: VERSION, sweeps, askToken: tokenAsker(app, log) });
  const lookAfter = createLookAfter({
    ...common,
    log,
    operator,
    outboxLate: config.outboxLate,
    whyWaits,
    token: () => readiness.token(),
    teamId: 'teamId' in app ? app.teamId : null,
  });
  const answers = { readiness, metrics, version: VERSION, metricsToken: config.metricsToken, log };
  const server =
    config.healthPort === null
      ? null
      : await serveRequests([createAnswers(answers, { isOpen: true })], {
          host: config.host,
          port: config.healthPort,
          setting: 'STAKEWATCH_HEALTH_PORT',
        });
  return {
    ...metrics,
    ...lookAfter,
    answer: createAnswers(answers, { isOpen: false }),
    swept: () => readiness.swept(),
    port: server?.port ?? null,
    close: async () => server?.close(),
  };
}

const ANSWERED_WITHIN = 3 * SECOND; // ms; a process that stops waits for a look, and whoever asks /readyz waits too

/** null: with many workspaces there is no one token. */
function tokenAsker(app: ObservingSettings['app'], log: Log): (() => Promise<TokenWord>) | null {
  if (!('botToken' in app)) return null;
  const client = createClient(app.botToken, app.apiUrl, log);
  return async () => {
    const late = setTimeout(ANSWERED_WITHIN, { state: 'unreached', reason: 'Slack is slow to answer' } as const, {
      ref: false,
    });
    return Promise.race([askToken(client), late]);
  };
}
