// `stakewatch status`: what the store tells of the bot that runs on it — what is owed, how the feeds do, when anything happened
// last — for people, or as JSON for a program that watches.
import { feedHealth } from '../collect/health.ts';
import { inWords } from '../collect/spans.ts';
import type { Config } from '../config/config.ts';
import { errorText } from '../log.ts';
import { countFeeds, failingAtOnce } from '../observe/feed-counts.ts';
import { lookAtOutbox } from '../observe/outbox.ts';
import type { Store } from '../ports.ts';
import { troublesOf } from '../slack/commands/feed-troubles.ts';
import { whyWaits } from '../slack/delivery/why-waiting.ts';
import { withoutLogins } from '../slack/text.ts';
import { openStore } from '../store/open.ts';
import { MINUTE } from '../time.ts';
import { VERSION } from '../version.ts';
import { counted } from './counted.ts';
import { findingLine, type Finding } from './doctor.ts';
import { knownFeeds } from './known-feeds.ts';
import { lastPosted } from './last-posted.ts';
import { writeLine, writeText, type Terminal } from './terminal.ts';

type StatusConfig = Pick<Config, 'redisUrl' | 'redisPrefix' | 'dataDir' | 'feeds' | 'outboxLate'>;
interface Looked {
  findings: Finding[];
  /** For programs: times in ISO 8601, null where nothing is known. */
  figures: Record<string, unknown>;
}

const OVERDUE = 10 * MINUTE; // ms past its time; a feed is polled within seconds of it where somebody polls
const NAMED = 5; // feeds of one trouble, and troubles

/** Reads the store alone, so it works beside a running bot, and where none runs. @returns the exit status: 1 when anything is wrong */
export async function showStatus(
  config: StatusConfig,
  options: { json: boolean },
  terminal: Terminal,
): Promise<number> {
  const { findings, figures } = await lookAround(config);
  const wrong = findings.filter(({ state }) => state === 'wrong');
  if (options.json) {
    const says = wrong.map((finding) => (finding.about === null ? finding.says : `${finding.about}: ${finding.says}`));
    await writeLine(terminal, { ok: wrong.length === 0, wrong: says, ...figures });
  } else {
    for (const finding of findings) await writeText(terminal, findingLine(finding));
    await writeText(terminal, wrong.length === 0 ? 'All is well.\n' : `${wrong.length} to mend.\n`);
  }
  return wrong.length === 0 ? 0 : 1;
}

/** @param open the store that the settings name */
export async function lookAround(config: StatusConfig, open = openStore): Promise<Looked> {
  const node = process.versions.node;
  const looked: Looked[] = [
    {
      findings: [{ about: null, state: 'ok', says: `Stakewatch ${VERSION}, Node ${node}` }],
      figures: { version: VERSION, node },
    },
  ];
  let store: Store | null = null;
  try {
    store = await open(config);
    const now = Date.now();
    // A store that is full cannot be written, and tells still what is owed.
    for (const look of [lookAtStore, lookAtOwed, lookAtFeeds, lookAtPosted])
      looked.push(await look(store, config, now).catch(storeFails));
  } catch (error) {
    looked.push(storeFails(error));
  } finally {
    await store?.close();
  }
  return {
    findings: looked.flatMap(({ findings }) => findings),
    figures: Object.assign({}, ...looked.map(({ figures }) => figures)) as Record<string, unknown>,
  };
}

function storeFails(error: unknown): Looked {
  return { findings: [{ about: 'store', state: 'wrong', says: withoutLogins(errorText(error)) }], figures: {} };
}

async function lookAtStore(store: Store): Promise<Looked> {
  const { kind, where, warnings = [] } = await store.check();
  const { articles, stories, watchlists, feeds } = await store.counts();
  const isNew = articles + stories + watchlists + feeds === 0;
  const held = `${counted(articles, 'article')}, ${counted(stories, 'story', 'stories')}, ${counted(watchlists, 'watchlist')}`;
  return {
    findings: [
      { about: 'store', state: 'ok', says: `${kind}, ${where}: ${held}` },
      ...(isNew ? [NO_BOT_YET] : []),
      ...warnings.map((says): Finding => ({ about: 'store', state: 'note', says })),
    ],
    figures: { store: { kind, where, warnings }, articles, stories, watchlists },
  };
}

/** Who asks in a shell without the bot's settings looks at another store, and must not be told that all is well. */
const NO_BOT_YET: Finding = {
  about: 'store',
  state: 'wrong',
  says: 'no bot has run on it yet: are REDIS_URL, REDIS_PREFIX and STAKEWATCH_DATA here as the bot has them?',
};

async function lookAtOwed(store: Store, { outboxLate }: StatusConfig, now: number): Promise<Looked> {
  const { alerts, oldestDueAt } = await store.counts();
  const { late, oldest, refusedTokens } = await lookAtOutbox(store, { now, late: outboxLate, whyWaits });
  const about = 'outbox';
  const findings: Finding[] = [];
  const waits = `${counted(alerts.due, 'message')} to be posted`;
  const age = oldestDueAt === null ? '' : `, the oldest owed ${ago(now, oldestDueAt)}`;
  if (oldest === null) findings.push({ about, state: 'ok', says: alerts.due === 0 ? 'empty' : `${waits}${age}` });
  else {
    const reason = oldest.error ?? 'nobody has tried to post the oldest: does a process that delivers run?';
    const says = `${waits}${age}; late: ${late}, since ${inWords(now - oldest.since)}: ${withoutLogins(reason)}`;
    findings.push({ about, state: 'wrong', says });
  }
  for (const [team, reason] of [...refusedTokens].slice(0, NAMED))
    findings.push({
      about: 'Slack',
      state: 'wrong',
      says: `refuses the bot token of ${team}: ${withoutLogins(reason)}`,
    });
  if (alerts.dead > 0) {
    const says = `${counted(alerts.dead, 'message')} could not be delivered: /stakewatch status names them`;
    findings.push({ about, state: 'note', says });
  }
  const figures = {
    alerts,
    outbox: { due: alerts.due, late, oldestDueAt: iso(oldestDueAt) },
    refusedTokens: [...refusedTokens.keys()],
  };
  return { findings, figures };
}

async function lookAtFeeds(store: Store, config: StatusConfig, now: number): Promise<Looked> {
  const known = await knownFeeds(store, config, now);
  const counts = countFeeds(known);
  const atOnce = failingAtOnce(known);
  const polled = known.flatMap(({ state }) => (state.lastPollAt === null ? [] : [state.lastPollAt]));
  const lastPollAt = polled.length === 0 ? null : polled.reduce((latest, at) => Math.max(latest, at));
  const overdue = known.filter(({ state }) => !state.stopped && now - state.nextPollAt > OVERDUE).length;
  const parts = Object.entries(counts).flatMap(([health, n]) => (n === 0 ? [] : [`${n} ${health}`]));
  const says = parts.length === 0 ? 'none is read yet' : parts.join(', ');
  const findings: Finding[] = [{ about: 'feeds', state: atOnce.isOver ? 'ok' : 'wrong', says }];
  for (const { reason, titles } of troublesOf(known, (feed, state) => feedHealth(feed, state, now)).slice(0, NAMED)) {
    const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : '';
    const named = `${titles.slice(0, NAMED).join(', ')}${more}`;
    findings.push({ about: 'feeds', state: 'note', says: withoutLogins(`${named}: ${reason}`) });
  }
  const lastPoll = lastPollAt === null ? 'none yet' : ago(now, lastPollAt);
  findings.push(
    overdue === 0
      ? { about: 'last poll', state: 'ok', says: lastPoll }
      : {
          about: 'last poll',
          state: 'wrong',
          says: `${lastPoll}; ${counted(overdue, 'feed')} overdue by more than ${inWords(OVERDUE)}: does a process that polls run?`,
        },
  );
  return { findings, figures: { feeds: counts, overdueFeeds: overdue, lastPollAt: iso(lastPollAt) } };
}

async function lookAtPosted(store: Store, _: StatusConfig, now: number): Promise<Looked> {
  const last = await lastPosted(store);
  if (last === null)
    return { findings: [{ about: 'last alert', state: 'ok', says: 'none yet' }], figures: { lastAlert: null } };
  const { code, content, channelName, at, teamId: team, channelId: channel } = last;
  const says = `${ago(now, at)} in ${channelName}: ${content.notification} (${code})`;
  return {
    findings: [{ about: 'last alert', state: 'ok', says }],
    figures: { lastAlert: { at: iso(at), code, team, channel } },
  };
}

const ago = (now: number, at: number): string => `${inWords(Math.max(0, now - at))} ago`;
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
