// A submitted modal in, what it does out: a mute with its undo, a look-alike for the watchlist.
import type { Story } from '../../domain.ts';
import { nameKey } from '../../match/name-key.ts';
import { startOfDay } from '../../notify/clock-times.ts';
import { addMute, type MuteEnd } from './add-mute.ts';
import { watchedNow } from './exposure-now.ts';
import { ephemeral, say, type Answer } from '../answer.ts';
import { patiently } from '../patience.ts';
import { redrawPressed, type OnAlert } from './pressed.ts';
import type { Services } from '../services.ts';
import { readFailure } from '../slack-errors.ts';
import { cut, escapeWithin } from '../text.ts';
import { companyId, LOOK_ALIKE_FIELD, MUTE_FOR, muteTargets, targetId, UNTIL_DAY, type ViewMemory } from './views.ts';
import { changeWatchlist, findWatched } from '../watchlists.ts';

/** What was filled in, by block id: the chosen option's value, person, day or the text; null where left empty. */
export type Filled = Record<string, string | null>;

export interface Submitted extends OnAlert {
  story: Story;
  filled: Filled;
  memory: ViewMemory;
}

/** When a picked day begins; null where none was picked. */
export function pickedDay(filled: Filled, { timeZone }: ViewMemory): number | null {
  const day = filled['day'] ?? null;
  return day === null ? null : startOfDay(day, timeZone ?? 'UTC');
}

/** Mutes what was chosen. @returns what the person is told */
export async function submitMute(submitted: Submitted, services: Services): Promise<Answer> {
  const { alert, story, filled, memory } = submitted;
  const target = muteTargets(alert, story).find((one) => targetId(one) === filled['what']);
  if (target === undefined)
    return say('The story has changed meanwhile, so nothing was muted. Please open the menu again.');
  return addMute(submitted, services, target, muteEnd(filled, memory));
}

function muteEnd(filled: Filled, memory: ViewMemory): MuteEnd {
  const day = filled['until'] === UNTIL_DAY ? pickedDay(filled, memory) : null;
  if (day !== null) return { until: day };
  const length = MUTE_FOR[filled['until'] ?? '']?.ms ?? null;
  return length === null ? null : { for: length };
}

/**
 * Keeps a look-alike off the company from now on, and this story off the channel; "no change of ownership" stands beside
 * what was printed.
 * @returns what the person is told
 */
export async function submitNotRelevant(submitted: Submitted, services: Services): Promise<Answer> {
  const { alert, story, filled } = submitted;
  const learned = filled['reason'] === 'look-alike' ? await learnLookAlike(submitted, services) : null;
  if (filled['reason'] === 'no-change') await objectToAll(submitted, services);
  const target = muteTargets(alert, story)[0];
  const answer = target === undefined ? say() : await addMute(submitted, services, target, null);
  return { ...answer, lines: [...(learned === null ? ['Thank you.'] : [learned]), ...answer.lines] };
}

async function objectToAll(submitted: Submitted, services: Services): Promise<void> {
  const { alert, userId } = submitted;
  const objection = { fact: 'This story', says: 'no change of ownership', by: userId, at: services.clock() };
  await services.store.mark(alert.id, { kind: 'objected', objection });
  await redrawPressed(services, submitted);
}

async function learnLookAlike(submitted: Submitted, services: Services): Promise<string> {
  const { alert, filled } = submitted;
  const name = cut((filled[LOOK_ALIKE_FIELD] ?? '').replace(/\s+/g, ' ').trim(), 200);
  let watched = alert.content.watched.name;
  let shown = escapeWithin(watched, 160);
  let refusal: string | null = null;
  const outcome = await changeWatchlist(services, submitted, ({ companies }) => {
    const meant = companies.find((one) => companyId(one.name) === filled['company']);
    const company = meant ?? watchedNow({ companies }, watched) ?? findWatched(services, companies, watched);
    watched = company?.name ?? watched;
    shown = escapeWithin(watched, 160);
    refusal = null;
    if (company === null) {
      refusal = `Thank you. *${shown}* is not on this channel's watchlist any more.`;
      return null;
    }
    // Refusing the very name that is watched would silence the company itself.
    if ([company.name, ...company.aliases].some((own) => nameKey(own) === nameKey(name))) {
      refusal = `Thank you. “${escapeWithin(name, 160)}” is the name you watch, so it cannot be told apart by name.`;
      return null;
    }
    if (company.notAliases.some((known) => nameKey(known) === nameKey(name))) return null;
    const changed = { ...company, notAliases: [...company.notAliases, name] };
    const audit = [`noted that ${name} is not ${company.name}`];
    return { companies: companies.map((one) => (one === company ? changed : one)), audit };
  });
  if (outcome.state === 'refused') return outcome.sentence;
  return refusal ?? `Thank you. “${escapeWithin(name, 160)}” is no longer taken for *${shown}* here.`;
}

/** Tells the person alone, in the channel. Where Slack refuses that (they left), what they asked for is done all the same. */
export async function tellAlone(
  { client, channelId, userId }: Pick<Submitted, 'client' | 'channelId' | 'userId'>,
  answer: Answer,
): Promise<void> {
  if (answer.lines.length === 0) return;
  const { text, blocks } = ephemeral(answer);
  try {
    await patiently(() => client.chat.postEphemeral({ channel: channelId, user: userId, text, blocks }));
  } catch (error) {
    const { kind } = readFailure(error);
    if (kind !== 'refused' && kind !== 'rate-limited') throw error;
  }
}
