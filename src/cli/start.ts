// `stakewatch start`: runs the bot until it is told to stop, and prints each alert's headline.
import type { Config } from '../config/config.ts';
import type { Alert } from '../domain.ts';
import { createLog, errorText } from '../log.ts';
import { startStakewatch, type Running } from '../main.ts';
import { plain } from '../notify/wording.ts';
import type { Store } from '../ports.ts';
import { openStore } from '../store/open.ts';
import { VERSION } from '../version.ts';
import { fail } from './settings.ts';
import type { Terminal } from './terminal.ts';

/** Returns once the bot runs; SIGINT and SIGTERM end it in order. */
export async function start(config: Config, terminal: Terminal): Promise<void> {
  const log = createLog(config.logLevel);
  const say = (text: string): void => void terminal.out.write(`${text}\n`);
  let store: Store | null = null;
  let running: Running | null = null;
  try {
    store = await openStore(config);
    running = await startStakewatch(config, store, { clock: Date.now, log, onSent: (alert) => say(alertLine(alert)) });
  } catch (error) {
    await store?.close();
    fail(errorText(error));
  }
  stopOnSignal(running, store);
  say(greeting(running, config));
}

/** A first alert by its headline; an update by what it adds, so that no headline is printed twice; else what it is in short. */
function alertLine({ kind, code, severity, content }: Alert): string {
  if (kind === 'new') return `${severity.toUpperCase()}  ${plain(content.headline)}  (${code})`;
  if (kind === 'update') return `  in the thread of ${code}: ${content.changes.map(plain).join(' ')}`;
  return `${content.notification}  (${code})`;
}

function greeting({ page, port }: Running, config: Config): string {
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

function stopOnSignal(running: Running, store: Store): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1); // asked twice: at once
    stopping = true;
    running
      .stop()
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => fail(errorText(error)),
      );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
