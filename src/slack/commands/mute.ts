// mutes, mute, unmute: what this channel does not hear of, until when, and the undoing of it.
import type { Mute } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { DAY } from '../../time.ts';
import { addMute, type MuteEnd } from '../alert/add-mute.ts';
import { say, type Answer } from '../answer.ts';
import { readTypedNames } from './command-grammar.ts';
import { readMuteTarget } from './mute-target.ts';
import { paged } from './paging.ts';
import { readSpan } from './read-span.ts';
import { readUntil } from './read-until.ts';
import type { Services } from '../services.ts';
import { redrawStory } from '../alert/story-message.ts';
import { cut, escapeWithin } from '../text.ts';
import { activeMutes, changeWatchlist } from '../watchlists.ts';
import type { Asked, Command } from './command.ts';
import { muteLine, undoButton } from './watchlist.ts';

const LONGEST = 3_650 * DAY; // ms
const CODE = /^A-[0-9A-Z]{5}$/i;
const UNTIL_USAGE =
  'For example: `/stakewatch mute Scale AI until Friday`, `mute Scale AI until 2027-01-31` or `mute Scale AI 7d`';

async function mutes(asked: Asked, { store, clock }: Services): Promise<Answer> {
  const watchlist = await store.watchlist(asked.teamId, asked.channelId);
  const on = watchlist === null ? [] : activeMutes(watchlist, clock());
  if (on.length === 0) return say('Nothing is muted here. To mute a company: `/stakewatch mute Scale AI 7d`');
  return paged(
    on.map((one) => ({ text: muteLine(one), button: undoButton(one) })),
    { head: [`*Muted here* (${on.length})`], page: asked.page, again: 'mutes' },
  );
}

async function mute(asked: Asked, services: Services): Promise<Answer> {
  const watchlist = await services.store.watchlist(asked.teamId, asked.channelId);
  const now = services.clock();
  const { timeZone } = (watchlist ?? services.defaultWatchlist).settings;
  const { words: typed, until } = readUntil(asked.rest, timeZone, now);
  if (until === 'unread') return say(`I could not read until when. ${UNTIL_USAGE}`);
  const { words, ms } = until === null ? readSpan(typed) : { words: typed, ms: null };
  if ((until ?? now + 1) <= now) return say(`That day has begun already. ${UNTIL_USAGE}`);
  if ((ms ?? (until ?? now) - now) > LONGEST)
    return say('A mute lasts ten years at most; without a time it lasts until it is undone.');
  const end = until !== null ? { until } : ms === null ? null : { for: ms };
  const [first] = readTypedNames(words);
  if (first !== undefined && CODE.test(first.name)) return muteStory(asked, services, first.name, end);
  const again = asked.rest.trim().slice(words.length).trim();
  const meant = await readMuteTarget(words, again, { services, watchlist });
  if (meant === null)
    return say(
      'Which company, or which alert? For example: `/stakewatch mute Scale AI 7d` or `/stakewatch mute A-7K3QF`',
    );
  return 'answer' in meant ? meant.answer : addMute(asked, services, meant.target, end);
}

async function muteStory(asked: Asked, services: Services, typed: string, end: MuteEnd): Promise<Answer> {
  const code = typed.toUpperCase();
  const alert = await services.store.alertByCode(asked.teamId, asked.channelId, code);
  if (alert === null)
    return say(
      `No alert of this channel has the code “${escapeWithin(code, 40)}”: \`/stakewatch why\` lists the latest.`,
    );
  return addMute(
    asked,
    services,
    { scope: 'story', value: alert.storyId, label: cut(alert.content.notification, 120) },
    end,
  );
}

async function unmute(asked: Asked, services: Services): Promise<Answer> {
  const typed = readTypedNames(asked.rest)[0]?.name ?? '';
  if (typed === '') return mutes(asked, services);
  const isAll = /^(?:all|everything)$/i.test(asked.rest.trim());
  const { teamId, channelId } = asked;
  const alert = CODE.test(typed) ? await services.store.alertByCode(teamId, channelId, typed) : null;
  const value = alert?.storyId ?? typedCompany(services.registry, typed)?.id ?? nameKey(typed);
  const isMeant = (one: Mute): boolean =>
    isAll ||
    one.value === value ||
    nameKey(one.label) === nameKey(typed) ||
    one.value.toLowerCase() === typed.toLowerCase();
  let gone: Mute[] = [];
  const changed = await changeWatchlist(services, asked, ({ mutes }) => {
    gone = mutes.filter(isMeant);
    if (gone.length === 0) return null;
    const audit = gone.map(({ label }) => `undid the mute of ${label}`);
    return { mutes: mutes.filter((one) => !isMeant(one)), audit };
  });
  if (changed.state === 'refused') return say(changed.sentence);
  const stories = gone.filter(({ scope }) => scope === 'story');
  for (const { value: storyId } of stories) await redrawStory(services, asked.client, { ...asked, storyId });
  if (gone.length > 0)
    return { lines: gone.map(({ label }) => `🔔 *${escapeWithin(label, 160)}* is told here again.`) };
  const list = await mutes(asked, services);
  return { ...list, lines: [`“${escapeWithin(typed, 160)}” is not muted here.`, ...list.lines] };
}

export const MUTE_COMMANDS: Command[] = [
  {
    name: 'mute',
    usage: 'mute <company, alert, source or kind> [7d|until friday]',
    says: 'this channel hears no more of it, for a while or until it is undone',
    example: 'mute Scale AI 7d',
    anywhere: false,
    answer: mute,
  },
  {
    name: 'unmute',
    usage: 'unmute <company, alert, source or kind>|all',
    says: 'undoes that',
    example: 'unmute Scale AI',
    anywhere: false,
    answer: unmute,
  },
  {
    name: 'mutes',
    usage: 'mutes',
    says: 'what is muted here, each with a button that undoes it',
    example: 'mutes',
    anywhere: false,
    takesNothing: true,
    hasPages: true,
    answer: mutes,
  },
];
