// `stakewatch doctor`: checks everything that the bot needs, and says what is wrong and what to do.
import { checkFeed } from '../collect/check-feed.ts';
import { openableUrl } from '../collect/canonical-url.ts';
import { createDownload, promptly } from '../collect/download.ts';
import { surveyConfig, type Survey } from '../config/config.ts';
import { unknownSettings, type VariableName } from '../config/environment.ts';
import { mistakeText } from '../config/mistakes.ts';
import { downloadSettings } from '../parts/download-settings.ts';
import { errorText } from '../log.ts';
import type { Store } from '../ports.ts';
import { openStore } from '../store/open.ts';
import { counted } from './counted.ts';
import { slackFindings } from './doctor-slack.ts';
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
const SLACK_VARIABLES: VariableName[] = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_API_URL',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'STAKEWATCH_TOKEN_KEYS',
];

/** As it is printed. */
export function findingLine({ about, state, says }: Finding): string {
  return `${SIGNS[state]}  ${about === null ? '' : `${about}: `}${says}\n`;
}

/** Prints a line per check. @returns the exit status: 1 when anything is wrong */
export async function doctor(env: Record<string, string | undefined>, terminal: Terminal): Promise<number> {
  let wrong = 0;
  async function tell(findings: Finding[]): Promise<void> {
    for (const { about, state, says } of findings) {
      if (state === 'wrong') wrong += 1;
      await writeText(terminal, findingLine({ about, state, says }));
    }
  }
  await tell([nodeFinding(process.versions.node)]);
  const survey = surveyConfig(env);
  const { config, mistakes } = survey;
  await tell(mistakes.map((m) => ({ about: 'settings', state: 'wrong', says: mistakeText(m) })));
  if (mistakes.length === 0) await tell([settingsFinding(config)]);
  await tell(unknownSettings(env).map(unknownFinding));
  await withOpenStore(survey, tell, async (store) => {
    const usable = !isWrong(survey, ...SLACK_VARIABLES);
    await tell(usable ? await slackFindings(config, store) : [notChecked('Slack')]);
    await tell([pushFinding(config), ...(await feedFindings(config, store))]);
  });
  await writeText(terminal, wrong === 0 ? 'All is well.\n' : `${wrong} to mend.\n`);
  return wrong === 0 ? 0 : 1;
}

export function nodeFinding(version: string): Finding {
  const fine = Number(version.split('.')[0]) >= OLDEST_NODE;
  return fine
    ? { about: 'Node', state: 'ok', says: version }
    : { about: 'Node', state: 'wrong', says: `expected ${OLDEST_NODE} or newer, got ${version}` };
}

function settingsFinding({ configDir, feeds, companies }: Survey['config']): Finding {
  const counts = `${counted(feeds.length, 'feed')}, ${counted(companies.length, 'company', 'companies')}`;
  return { about: 'settings', state: 'ok', says: `${configDir}: ${counts}` };
}

function unknownFinding(name: string): Finding {
  return {
    about: 'settings',
    state: 'note',
    says: `${name} is set, and is no setting: "stakewatch help env" has them all`,
  };
}

/** What cannot be checked before its settings are right; the mistake itself is told among the settings. */
function notChecked(about: string): Finding {
  return { about, state: 'note', says: 'not checked, because its settings are wrong' };
}
function isWrong({ mistakes }: Survey, ...names: VariableName[]): boolean {
  return mistakes.some(({ place, path }) => place === 'environment' && names.some((name) => name === path));
}

async function withOpenStore(
  survey: Survey,
  tell: (findings: Finding[]) => Promise<void>,
  work: (store: Store | null) => Promise<void>,
): Promise<void> {
  const { config } = survey;
  const about = config.redisUrl === null ? 'store' : 'Redis';
  if (isWrong(survey, 'REDIS_URL', 'REDIS_PREFIX', 'STAKEWATCH_DATA')) {
    await tell([notChecked(about)]);
    return work(null);
  }
  let store: Store | null = null;
  try {
    store = await openStore(config);
    const { kind, where, warnings = [] } = await store.check();
    const counts = await store.counts();
    const dead = counts.alerts.dead;
    const held = `${counted(counts.stories, 'story', 'stories')}, ${counted(counts.alerts.due, 'alert')} owed`;
    await tell([{ about, state: 'ok', says: `${kind}, ${where}: ${held}` }]);
    await tell(warnings.map((says) => ({ about, state: 'note', says })));
    if (dead > 0)
      await tell([
        {
          about,
          state: 'note',
          says: `${counted(dead, 'alert')} could not be delivered: /stakewatch status names them`,
        },
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

/** Whether hubs can reach the bot (WebSub). */
export function pushFinding({ publicUrl, slack }: Pick<Survey['config'], 'publicUrl' | 'slack'>): Finding {
  const about = 'WebSub';
  if (slack?.mode === 'preview')
    return { about, state: 'note', says: 'not in the preview, which is on this machine alone' };
  if (publicUrl === null)
    return { about, state: 'note', says: 'off, every feed is polled: STAKEWATCH_URL, the public address, is not set' };
  return { about, state: 'ok', says: `hubs send to ${publicUrl.replace(/\/$/, '')}/websub/…` };
}

async function feedFindings(config: Survey['config'], store: Store | null): Promise<Finding[]> {
  const download = createDownload(downloadSettings(config));
  const findings: Finding[] = [];
  const added = ((await store?.feeds()) ?? []).map(({ feed }) => feed).filter((feed) => feed.addedBy === 'command');
  const waiting = [...[...config.feeds, ...added].entries()];
  async function checkNext(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, { url, title }] = next;
      const checked = await checkFeed(url, promptly(download));
      const about = `feed ${title || shownUrl(url)}`;
      findings[place] = checked.ok
        ? { about, state: 'ok', says: counted(checked.items, 'item') }
        : { about, state: 'wrong', says: `${checked.reason} (${shownUrl(url)})` };
    }
  }
  await Promise.all(Array.from({ length: FEEDS_AT_ONCE }, checkNext));
  await download.close();
  // A status in brackets (404) is an answer: there is a network.
  if (findings.length > 0 && findings.every(({ state, says }) => state === 'wrong' && !/\(\d{3}\)/.test(says)))
    findings.push({ about: null, state: 'note', says: 'no feed could be reached: is there a network?' });
  return findings;
}

/** Without the login that an address may carry. */
function shownUrl(url: string): string {
  return openableUrl(url) ?? url;
}
