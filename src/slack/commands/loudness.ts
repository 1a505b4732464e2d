// threshold, rumors: how loud the news must be to be told at once, and what the change would have meant.
import { distance } from 'fastest-levenshtein';
import { SEVERITIES, type Severity, type Thresholds, type WatchedCompany, type WatchSettings } from '../../domain.ts';
import { createRegistry } from '../../match/aliases.ts';
import { suggestNames } from '../../match/suggest.ts';
import { say, type Answer } from '../answer.ts';
import { readNames } from './command-grammar.ts';
import { runButton } from './paging.ts';
import { readSwitch, readThresholds } from './read-settings.ts';
import type { Services } from '../services.ts';
import { floorInWords } from './settings-words.ts';
import { codeText, escapeWithin } from '../text.ts';
import { changeWatchlist, findWatched, type Change, type ChangeOutcome } from '../watchlists.ts';
import { LOOK_BACK, wouldTell, wouldTellText } from './would-tell.ts';
import type { Asked, Command } from './command.ts';
import { bold } from './role-words.ts';

const USAGE = [
  'To change that:',
  '•  `/stakewatch threshold high`  tells high and critical news at once, the rest in the digest',
  '•  `/stakewatch threshold 10 25`  a rival’s stake in a vendor is high from 10%, critical from 25%',
  '•  `/stakewatch threshold Scale AI 10 25`  the same for one vendor; `threshold Scale AI off` undoes it',
];
const FLOORS: Severity[] = SEVERITIES.filter((severity) => severity !== 'digest');

async function threshold(asked: Asked, services: Services): Promise<Answer> {
  const typed = asked.rest.trim().replace(/^["'“”]|["'“”]$/g, '');
  const floor = FLOORS.find((severity) => severity === typed.toLowerCase());
  if (floor !== undefined) return setFloor(asked, services, floor);
  const read = readThresholds(typed);
  if (read?.name === '') return setThresholds(asked, services, read.thresholds);
  if (read !== null) return setForVendor(asked, services, read.name, read.thresholds);
  const words = typed.split(/\s+/);
  if (words.length > 1 && readSwitch(words.at(-1) ?? '') === false)
    return setForVendor(asked, services, words.slice(0, -1).join(' '), null);
  return typed === '' ? shownNow(asked, services, []) : notRead(asked, services, typed);
}

/** What holds now, and how it is changed. @param first lines before that */
async function shownNow(asked: Asked, services: Services, first: string[]): Promise<Answer> {
  const { settings, companies } = await watchlistHere(asked, services);
  const own = companies.flatMap(({ name, thresholds }) =>
    thresholds === null ? [] : [`•  ${bold(name)}: ${percents(thresholds)}`],
  );
  return {
    lines: [
      ...first,
      `This channel is told at once from *${floorInWords(settings.floor)}* up.`,
      `A rival’s stake in a vendor is ${percents(settings.thresholds)}${own.length === 0 ? '.' : ', except:'}`,
      ...own,
      ...USAGE,
    ],
  };
}

/** One vendor's own thresholds, a slip of the pen, or what can be typed. */
async function notRead(asked: Asked, services: Services, typed: string): Promise<Answer> {
  const { settings, companies } = await watchlistHere(asked, services);
  const company = findWatched(services, companies, readNames(typed).join(', '));
  if (company !== null) {
    const common = company.thresholds === null ? ', as for every vendor here' : '';
    return say(
      `A rival’s stake in ${bold(company.name)} is ${percents(company.thresholds ?? settings.thresholds)}${common}.`,
      `To change that: ${codeText(`/stakewatch threshold ${company.name} 10 25`, 200)}`,
    );
  }
  const unread = `I could not read “${escapeWithin(typed, 80)}”.`;
  const near = FLOORS.find((severity) => distance(severity, typed.toLowerCase()) <= 2);
  if (near === undefined) return shownNow(asked, services, [unread]);
  return {
    lines: [`${unread} Did you mean \`threshold ${near}\`?`],
    buttons: [runButton(`threshold ${near}`, `threshold ${near}`)],
  };
}

async function watchlistHere(
  { teamId, channelId }: Asked,
  { store, defaultWatchlist }: Services,
): Promise<{ settings: WatchSettings; companies: WatchedCompany[] }> {
  return (await store.watchlist(teamId, channelId)) ?? defaultWatchlist;
}

async function setFloor(asked: Asked, services: Services, floor: Severity): Promise<Answer> {
  const outcome = await changeWatchlist(services, asked, ({ settings }) =>
    settings.floor === floor
      ? null
      : { settings: { ...settings, floor }, audit: [`set the floor to ${floor}; it was ${settings.floor}`] },
  );
  const rest = floor === 'low' ? '' : '; the rest waits for the digest';
  return told(services, outcome, `From now on this channel is told at once from *${floorInWords(floor)}* up${rest}.`);
}

async function setThresholds(asked: Asked, services: Services, thresholds: Thresholds): Promise<Answer> {
  const outcome = await changeWatchlist(services, asked, ({ settings }) =>
    isSame(settings.thresholds, thresholds)
      ? null
      : { settings: { ...settings, thresholds }, audit: [`set the thresholds to ${percents(thresholds)}`] },
  );
  return told(services, outcome, `From now on a rival’s stake in a vendor is ${percents(thresholds)}.`);
}

/** @param thresholds null: the watchlist's own again */
async function setForVendor(
  asked: Asked,
  services: Services,
  name: string,
  thresholds: Thresholds | null,
): Promise<Answer> {
  const typed = readNames(name).join(', ');
  let sentence = '';
  let isThere = false;
  const outcome = await changeWatchlist(services, asked, ({ companies, settings }): Change | null => {
    const company = findWatched(services, companies, typed);
    isThere = company !== null;
    sentence =
      company === null
        ? notWatched(companies, typed)
        : `From now on a rival’s stake in ${bold(company.name)} is ${percents(thresholds ?? settings.thresholds)}${thresholds === null ? ', as for every vendor' : ''}.`;
    if (company === null || isSame(company.thresholds, thresholds)) return null;
    const what = thresholds === null ? 'took away its own thresholds' : `set its thresholds to ${percents(thresholds)}`;
    return {
      companies: companies.map((one) => (one === company ? { ...company, thresholds } : one)),
      audit: [`${company.name}: ${what}`],
    };
  });
  return isThere || outcome.state === 'refused' ? told(services, outcome, sentence) : say(sentence);
}

function notWatched(companies: WatchedCompany[], typed: string): string {
  const names = companies.map(({ name }) => name);
  const near = suggestNames(createRegistry([]), names, typed)[0];
  const hint = near === undefined ? ' `/stakewatch list` shows what is.' : ` Did you mean ${bold(near)}?`;
  return `“${escapeWithin(typed, 160)}” is not on this channel's watchlist.${hint}`;
}

const isSame = (a: Thresholds | null, b: Thresholds | null): boolean =>
  a?.high === b?.high && a?.critical === b?.critical;
const percents = ({ high, critical }: Thresholds): string => `high from ${high}% and critical from ${critical}%`;

async function rumors(asked: Asked, services: Services): Promise<Answer> {
  const on = readSwitch(asked.rest);
  if (on === null) {
    const { settings } = await watchlistHere(asked, services);
    const now = settings.rumors ? 'told like other news, marked as such' : 'kept for the digest';
    const other = settings.rumors ? 'off' : 'on';
    return {
      lines: [`Rumours are *${now}*. To change that: \`/stakewatch rumors ${other}\``],
      buttons: [runButton(`Rumours ${other}`, `rumors ${other}`)],
    };
  }
  const outcome = await changeWatchlist(services, asked, ({ settings }) =>
    settings.rumors === on
      ? null
      : { settings: { ...settings, rumors: on }, audit: [`turned rumours ${on ? 'on' : 'off'}`] },
  );
  const sentence = on
    ? 'From now on rumours are told like other news, marked as such.'
    : 'From now on rumours wait for the digest; they are told once a deal is announced.';
  return told(services, outcome, sentence);
}

/** What is from now on, and what it would have meant. */
async function told(services: Services, outcome: ChangeOutcome, sentence: string): Promise<Answer> {
  if (outcome.state === 'refused') return say(outcome.sentence);
  const meant = wouldTellText(await wouldTell(services, outcome.watchlist, services.clock() - LOOK_BACK));
  const already = outcome.state === 'unchanged' ? ['It was so already.'] : [];
  return { lines: [...already, sentence, `${meant} A change never alerts about the past.`] };
}

export const LOUDNESS_COMMANDS: Command[] = [
  {
    name: 'threshold',
    usage: 'threshold low|medium|high|critical, or [vendor] <high %> <critical %>',
    says: 'from which severity on news is told at once; or from which stake on a rival in a vendor is high, and critical',
    example: 'threshold high',
    anywhere: false,
    answer: threshold,
  },
  {
    name: 'rumors',
    usage: 'rumors on|off',
    says: 'whether rumours are told at once',
    example: 'rumors off',
    anywhere: false,
    answer: rumors,
  },
];
