// `stakewatch doctor`: checks everything that the bot needs, and says what is wrong and what to do.
import { checkFeed } from '../collect/check-feed.ts';
import { createDownload } from '../collect/download.ts';
import { loadConfig, type Config } from '../config/config.ts';
import { mistakeText } from '../config/mistakes.ts';
import { downloadSettings } from '../download-settings.ts';
import { createLog, errorText } from '../log.ts';
import { registryMistakes } from '../match/registry-mistakes.ts';
import { createClient } from '../slack/client.ts';
import { inspectAppToken, inspectSlack } from '../slack/inspect.ts';
import type { Store } from '../ports.ts';
import { openStore } from '../store/open.ts';
import { writeText, type Terminal } from './terminal.ts';

/** One thing that was looked at. */
export interface Finding {
  /** null where the sentence names it. */
  about: string | null;
  state: 'ok' | 'note' | 'wrong';
  says: string;
}

const SIGNS = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };
const OLDEST_NODE = 20;
const FEEDS_AT_ONCE = 8;

/** Prints a line per check. @returns the exit status: 1 when anything is wrong */
export async function doctor(env: Record<string, string | undefined>, terminal: Terminal): Promise<number> {
  let wrong = 0;
  async function tell(findings: Finding[]): Promise<void> {
    for (const { about, state, says } of findings) {
      if (state === 'wrong') wrong += 1;
      await writeText(terminal, `${SIGNS[state]}  ${about === null ? '' : `${about}: `}${says}\n`);
    }
  }
  await tell([nodeFinding(process.versions.node)]);
  const config = loadConfig(env);
  if (config.ok) {
    await tell(settingsFindings(config.value));
    await withOpenStore(config.value, tell, async (store) => tell(await slackFindings(config.value, store)));
    await tell(await feedFindings(config.value));
  } else {
    await tell(config.mistakes.map((m) => ({ about: 'settings', state: 'wrong', says: mistakeText(m) })));
  }
  await writeText(terminal, wrong === 0 ? 'All is well.\n' : `${wrong} to mend.\n`);
  return wrong === 0 ? 0 : 1;
}

export function nodeFinding(version: string): Finding {
  const fine = Number(version.split('.')[0]) >= OLDEST_NODE;
  return fine
    ? { about: 'Node', state: 'ok', says: version }
    : { about: 'Node', state: 'wrong', says: `expected ${OLDEST_NODE} or newer, got ${version}` };
}

function settingsFindings(config: Config): Finding[] {
  const mistakes = registryMistakes(config.companies);
  const files = `${config.feeds.length} feeds, ${config.companies.length} companies`;
  if (mistakes.length === 0) return [{ about: 'settings', state: 'ok', says: `${config.configDir}: ${files}` }];
  return mistakes.map((says) => ({ about: 'companies.yaml', state: 'wrong', says }));
}

async function withOpenStore(
  config: Config,
  tell: (findings: Finding[]) => Promise<void>,
  work: (store: Store | null) => Promise<void>,
): Promise<void> {
  const about = config.redisUrl === null ? 'store' : 'Redis';
  let store: Store | null = null;
  try {
    store = await openStore(config);
    const { kind, where, warnings = [] } = await store.check();
    const counts = await store.counts();
    const dead = counts.alerts.dead;
    await tell([
      { about, state: 'ok', says: `${kind}, ${where}: ${counts.stories} stories, ${counts.alerts.due} alerts owed` },
    ]);
    await tell(warnings.map((says) => ({ about, state: 'note', says })));
    if (dead > 0)
      await tell([
        { about, state: 'note', says: `${dead} alerts could not be delivered: /stakewatch status names them` },
      ]);
  } catch (error) {
    await tell([{ about, state: 'wrong', says: errorText(error) }]);
  }
  try {
    await work(store);
  } finally {
    await store?.close();
  }
}

async function slackFindings(config: Config, store: Store | null): Promise<Finding[]> {
  const { slack, slackApiUrl } = config;
  if (slack.mode === 'preview') {
    return [
      { about: 'Slack', state: 'note', says: 'no SLACK_… variable is set: the bot runs in preview on this machine' },
    ];
  }
  const log = createLog('error');
  const watchlists = (await store?.watchlists()) ?? [];
  const findings = await inspectSlack(createClient(slack.botToken, slackApiUrl, log), watchlists);
  if (slack.mode === 'socket') findings.push(await inspectAppToken(createClient(slack.appToken, slackApiUrl, log)));
  return findings.map(({ level, text }) => ({ about: null, state: LEVELS[level], says: text }));
}
const LEVELS = { ok: 'ok', warning: 'note', error: 'wrong' } as const;

async function feedFindings(config: Config): Promise<Finding[]> {
  const download = createDownload(downloadSettings(config));
  const findings: Finding[] = [];
  const waiting = [...config.feeds.entries()];
  async function checkNext(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, { url, title }] = next;
      const checked = await checkFeed(url, download);
      const about = `feed ${title ?? url}`;
      findings[place] = checked.ok
        ? { about, state: 'ok', says: `${checked.items} items` }
        : { about, state: 'wrong', says: `${checked.reason} (${url})` };
    }
  }
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, checkNext));
  await download.close();
  return findings;
}
