// `stakewatch start | web | worker`: runs the bot, or its part, until it is told to stop, and prints each alert's headline.
import type { Config } from '../config/config.ts';
import type { Alert } from '../domain.ts';
import { createLog, errorText, type Log } from '../log.ts';
import { plain } from '../notify/wording.ts';
import type { Store } from '../ports.ts';
import { openStore } from '../store/open.ts';
import { SECOND } from '../time.ts';
import { VERSION } from '../version.ts';
import type { Surroundings } from '../worker.ts';
import { logProcessWords } from './process-words.ts';
import { fail } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** What runs in this process: all of it, what Slack talks to, or what polls and delivers. */
export type Part = 'start' | 'web' | 'worker';

interface Started {
  greeting: string;
  stop(): Promise<void>;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Returns once the bot runs; SIGINT and SIGTERM end it in order. */
export async function start(part: Part, config: Config, terminal: Terminal): Promise<void> {
  if (part !== 'start') {
    const missing = missingApart(config);
    if (missing.length > 0) fail(...missing.map((what) => `${part}: ${what}`), 'all in one process: stakewatch start');
  }
  const log = createLog(config.logLevel);
  logProcessWords(log, process, (status) => process.exit(status));
  const say = (text: string): void => void terminal.out.write(`${text}\n`);
  const around = { clock: Date.now, log, onSent: (alert: Alert) => say(alertLine(alert)) };
  let store: Store | null = null;
  let started: Started | null = null;
  const endStart = (): never => process.exit(0); // nothing is under way yet; process 1 would not hear the signal else
  for (const signal of SIGNALS) process.once(signal, endStart);
  try {
    store = await openStore(config);
    started = await RUN[part](config, store, around);
  } catch (error) {
    await store?.close();
    fail(errorText(error));
  }
  for (const signal of SIGNALS) process.off(signal, endStart);
  stopOnSignal(started, store, log);
  say(started.greeting);
}

const RUN: Record<Part, (config: Config, store: Store, around: Surroundings) => Promise<Started>> = {
  async start(config, store, around) {
    const { startStakewatch } = await import('../main.ts');
    const running = await startStakewatch(config, store, around);
    return { ...running, greeting: greeting(running, config) };
  },
  async web(config, store, around) {
    const { startWeb } = await import('../web.ts');
    const running = await startWeb(config, store, around);
    return { ...running, greeting: greeting({ ...running, page: null }, config) };
  },
  async worker(config, store, around) {
    const { startWorker } = await import('../worker.ts');
    const running = await startWorker(config, store, around);
    return { ...running, greeting: `Stakewatch ${VERSION} polls and delivers. Alerts, as they go out:` };
  },
};

/** Processes that share the work need a store that they share, and Slack itself: the preview is one process. */
function missingApart({ redisUrl, slack }: Config): string[] {
  const missing: string[] = [];
  if (redisUrl === null) missing.push('expected REDIS_URL, the store that web and worker share');
  if (slack.mode === 'preview') missing.push('expected SLACK_BOT_TOKEN and the other Slack settings (help env)');
  return missing;
}

/** A first alert by its headline; an update by what it adds, so that no headline is printed twice; else what it is in short. */
function alertLine({ kind, code, severity, content }: Alert): string {
  if (kind === 'new') return `${severity.toUpperCase()}  ${plain(content.headline)}  (${code})`;
  if (kind === 'update') return `  in the thread of ${code}: ${content.changes.map(plain).join(' ')}`;
  return `${content.notification}  (${code})`;
}

function greeting({ page, port }: { page: string | null; port: number | null }, config: Config): string {
  const { mode } = config.slack;
  if (mode === 'socket') return `Stakewatch ${VERSION} runs in Slack, by Socket Mode.`;
  if (mode === 'many')
    return `Stakewatch ${VERSION} runs for many workspaces: each installs it at /slack/install on ${config.host}:${port}, or on the address you put before it.`;
  if (mode === 'http')
    return `Stakewatch ${VERSION} runs in Slack, and listens for its requests on ${config.host}:${port}/slack/events`;
  return [
    `Stakewatch ${VERSION} runs in preview: no Slack token is set, so Slack's part is played on this machine.`,
    `Open ${page}  (PORT=… moves it, Ctrl-C stops it)`,
    'Alerts, as they come:',
  ].join('\n');
}

/**
 * A host ends what does not end in ten seconds. What is still under way then is a message that Slack does not answer for: its
 * claim runs out, and whoever claims it next looks whether it stands.
 */
const STOPPED_WITHIN = 7 * SECOND; // ms; on a busy machine the end itself takes a second or two

function stopOnSignal(running: Started, store: Store, log: Log): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1); // asked twice: at once
    stopping = true;
    log.info({ event: 'stopping', signal });
    setTimeout(() => {
      log.warn({
        event: 'stop-unfinished',
        reason: `Slack, the store or a host did not answer within ${STOPPED_WITHIN / SECOND} seconds`,
        todo: 'nothing: what was under way is taken up within a minute, and a message looked up before it is posted again',
      });
      process.exit(0);
    }, STOPPED_WITHIN);
    running
      .stop()
      .then(() => store.close())
      .then(
        () => {
          log.info({ event: 'stopped' });
          process.exit(0);
        },
        (error: unknown) => fail(errorText(error)),
      );
  };
  for (const signal of SIGNALS) process.on(signal, stop);
}
