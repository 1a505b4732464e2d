// A submitted modal in, what it does out: a mute with its undo, a look-alike for the watchlist.
import { randomUUID } from 'node:crypto';
import type { AlertRecord, Mute, Story } from '../domain.ts';
import { nameKey } from '../match/name-key.ts';
import { ephemeral, say, type Answer } from './answer.ts';
import type { WebClient } from './client.ts';
import { undoButton } from './commands/watchlist.ts';
import type { Place } from './place.ts';
import type { Services } from './services.ts';
import { readFailure } from './slack-errors.ts';
import { redrawStory } from './story-message.ts';
import { escapeWithin, when } from './text.ts';
import { changeWatchlist, findWatched } from './watchlists.ts';
import { MUTE_FOR, muteTargets, targetId, type MuteTarget } from './views.ts';

/** What was filled in, by block id: the chosen option's value, or the text; null where left empty. */
export type Filled = Record<string, string | null>;

export interface Submitted extends Place {
  alert: AlertRecord;
  story: Story;
  filled: Filled;
  client: WebClient;
}

/** Mutes what was chosen. @returns what the person is told */
export async function submitMute(submitted: Submitted, services: Services): Promise<Answer> {
  const { alert, story, filled } = submitted;
  const target = muteTargets(alert, story).find((one) => targetId(one) === filled['what']);
  if (target === undefined)
    return say('The story has changed meanwhile, so nothing was muted. Please open the menu again.');
  const length = MUTE_FOR[filled['until'] ?? ''] ?? { label: '', ms: null };
  return mute(submitted, services, target, length.ms);
}

async function mute(submitted: Submitted, services: Services, target: MuteTarget, ms: number | null): Promise<Answer> {
  const now = services.clock();
  const until = ms === null ? null : now + ms;
  const added: Mute = { ...target, id: randomUUID(), until, by: submitted.userId, at: now };
  const end = until === null ? 'until somebody undoes it' : `until ${when(until)}`;
  const changed = await changeWatchlist(services, submitted, ({ mutes }) => {
    // A second mute of the same thing takes the place of the first; what has run out goes.
    const others = mutes.filter((one) => one.scope !== target.scope || one.value !== target.value);
    const kept = others.filter((one) => one.until === null || one.until > now);
    return { mutes: [...kept, added], audit: [`muted ${target.label} (${target.scope})`] };
  });
  if (changed.state === 'refused') return say(changed.sentence);
  if (target.scope === 'story') await redrawStory(services, submitted.client, { ...submitted, storyId: target.value });
  return {
    lines: [`🔕 Muted here ${end}: *${escapeWithin(target.label, 200)}* (${target.scope}).`],
    buttons: [undoButton(added)],
  };
}

/** Keeps a look-alike off the company from now on, and this story off the channel. @returns what the person is told */
export async function submitNotRelevant(submitted: Submitted, services: Services): Promise<Answer> {
  const { alert, story, filled } = submitted;
  const learned = filled['reason'] === 'look-alike' ? await learnLookAlike(submitted, services) : null;
  const target = muteTargets(alert, story)[0];
  const answer = target === undefined ? say() : await mute(submitted, services, target, null);
  return { ...answer, lines: [...(learned === null ? ['Thank you.'] : [learned]), ...answer.lines] };
}

async function learnLookAlike(submitted: Submitted, services: Services): Promise<string> {
  const { alert, filled } = submitted;
  const watched = alert.content.watched.name;
  const name = (filled['look-alike'] ?? '').replace(/\s+/g, ' ').trim();
  const shown = escapeWithin(watched, 160);
  if (name === '')
    return `Thank you. You named no company, so other stories of that name will still be told as *${shown}*.`;
  let refusal: string | null = null;
  const outcome = await changeWatchlist(services, submitted, ({ companies }) => {
    const company = findWatched(services, companies, watched);
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
  const { text, blocks } = ephemeral(answer);
  try {
    await client.chat.postEphemeral({ channel: channelId, user: userId, text, blocks });
  } catch (error) {
    if (readFailure(error).kind !== 'refused') throw error;
  }
}
