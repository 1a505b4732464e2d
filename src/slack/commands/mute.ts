// mutes, mute, unmute: what this channel does not hear of, until when, and the undoing of it.
import { KINDS, type Mute, type Watchlist } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import { DAY } from '../../time.ts';
import { addMute, type MuteEnd } from '../alert/add-mute.ts';
import { say, type Answer } from '../answer.ts';
import { askWhich, whoIsMeant } from './choose.ts';
import { readTypedNames } from './command-grammar.ts';
import { companyAbout } from './company-about.ts';
import { nameRefused } from './name-mistakes.ts';
import { paged } from './paging.ts';
import { readSpan } from './read-span.ts';
import type { Services } from '../services.ts';
import { redrawStory } from '../alert/story-message.ts';
import { cut, escapeWithin } from '../text.ts';
import type { MuteTarget } from '../alert/views.ts';
import { activeMutes, changeWatchlist } from '../watchlists.ts';
import type { Asked, Command } from './command.ts';
import { muteLine, undoButton } from './watchlist.ts';

const LONGEST = 3_650 * DAY; // ms
const CODE = /^A-[0-9A-Z]{5}$/i;

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
  const { words, ms } = readSpan(asked.rest);
  const [typed] = readTypedNames(words);
  if (typed === undefined)
    return say(
      'Which company, or which alert? For example: `/stakewatch mute Scale AI 7d` or `/stakewatch mute A-7K3QF`',
    );
  if (ms !== null && ms > LONGEST)
    return say('A mute lasts ten years at most; without a time it lasts until it is undone.');
  const end = ms === null ? null : { for: ms };
  if (CODE.test(typed.name)) return muteStory(asked, services, typed.name, end);
  const kind = KINDS.find((one) => one === typed.name.toLowerCase());
  if (kind !== undefined && !typed.exact)
    return addMute(asked, services, { scope: 'kind', value: kind, label: kind }, end);
  const mistake = nameRefused(typed.name);
  if (mistake !== null) return say(mistake);
  const watchlist = await services.store.watchlist(asked.teamId, asked.channelId);
  const meant = await whoIsMeant(services, watchlist, typed);
  if (meant.state === 'several') {
    const after = ms === null ? '' : `${Math.max(1, Math.round(ms / DAY))}d`;
    const { line, buttons } = askWhich(typed.name, meant.names, { before: 'mute', after }, `Another: “${typed.name}”`);
    return { lines: [line], buttons };
  }
  return addMute(asked, services, companyTarget(services, watchlist, meant.name), end);
}

function companyTarget(services: Services, watchlist: Watchlist | null, typed: string): MuteTarget {
  const { name, key } = companyAbout(services, watchlist, typed);
  return { scope: 'company', value: key, label: name };
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
  const { teamId, channelId } = asked;
  const alert = CODE.test(typed) ? await services.store.alertByCode(teamId, channelId, typed) : null;
  const value = alert?.storyId ?? typedCompany(services.registry, typed)?.id ?? nameKey(typed);
  const isMeant = (one: Mute): boolean =>
    one.value === value || nameKey(one.label) === nameKey(typed) || one.value.toLowerCase() === typed.toLowerCase();
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
    usage: 'mute <company or alert> [7d]',
    says: 'this channel hears no more of it, for a while or until it is undone',
    example: 'mute Scale AI 7d',
    anywhere: false,
    answer: mute,
  },
  {
    name: 'unmute',
    usage: 'unmute <company or alert>',
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
