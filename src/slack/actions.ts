// A pressed button in, what it does out: acknowledge, show sources, why, undo, watch instead. Modals are opened in views.
import type { AlertRecord, Role } from '../domain.ts';
import { ephemeral, say, type EphemeralMessage } from './answer.ts';
import type { WebClient } from './client.ts';
import { addCompanies } from './commands/watch.ts';
import { explain, sourceLines } from './commands/company.ts';
import { HOME_ACTIONS } from './home.ts';
import type { Place } from './place.ts';
import type { Services } from './services.ts';
import { redrawRoot } from './shown.ts';
import { readFailure } from './slack-errors.ts';
import { escapeWithin, person, when } from './text.ts';
import { muteView, notRelevantView } from './views.ts';
import { changeWatchlist } from './watchlists.ts';
import { redrawStory } from './story-message.ts';

export interface Pressed extends Place {
  value: string;
  triggerId: string;
  /** ts of the message that the button stands in; null in a modal or an ephemeral answer without one. */
  messageTs: string | null;
  client: WebClient;
  tell: (message: EphemeralMessage) => Promise<unknown>;
}

type Press = (pressed: Pressed, services: Services) => Promise<void>;

const GONE = 'This alert is not known any more: it may come from an earlier installation.';
const EXPIRED = 'That took too long for Slack to open the window. Please press the button again.';

/** The alert a button carries; null where it is gone, or of another workspace. */
async function alertOf({ value, teamId }: Pressed, { store }: Services): Promise<AlertRecord | null> {
  const alert = await store.alert(value);
  return alert?.teamId === teamId ? alert : null;
}

async function acknowledge(pressed: Pressed, services: Services): Promise<void> {
  const { value, userId, messageTs, client, tell } = pressed;
  const known = (await alertOf(pressed, services)) !== null;
  const mark = { kind: 'acknowledged', by: userId, at: services.clock() } as const;
  const standing = known ? ((await services.store.mark(value, mark))?.acknowledged ?? null) : null;
  if (standing === null) {
    await tell(ephemeral(say(GONE)));
    return;
  }
  if (messageTs !== null) await redrawRoot(services, client, { rootId: value, ts: messageTs });
  if (standing.by !== userId)
    await tell(ephemeral(say(`${person(standing.by)} acknowledged this already, ${when(standing.at)}.`)));
}

async function showSources(pressed: Pressed, services: Services): Promise<void> {
  const alert = await alertOf(pressed, services);
  const story = alert === null ? null : await services.store.story(alert.storyId);
  await pressed.tell(ephemeral(story === null ? say(GONE) : { lines: sourceLines(story) }));
}

async function why(pressed: Pressed, services: Services): Promise<void> {
  const alert = await alertOf(pressed, services);
  await pressed.tell(ephemeral(alert === null ? say(GONE) : await explain(services, alert)));
}

function opens(view: typeof muteView): Press {
  return async (pressed, services) => {
    const { triggerId, client, tell } = pressed;
    const alert = await alertOf(pressed, services);
    const story = alert === null ? null : await services.store.story(alert.storyId);
    if (alert === null || story === null) {
      await tell(ephemeral(say(GONE)));
      return;
    }
    try {
      await client.views.open({ trigger_id: triggerId, view: view(alert, story, pressed.messageTs) });
    } catch (error) {
      const failure = readFailure(error);
      // A trigger lives three seconds and opens one window.
      if (failure.kind !== 'refused' || !/trigger/.test(failure.error)) throw error;
      await tell(ephemeral(say(EXPIRED)));
    }
  };
}

async function undoMute(pressed: Pressed, services: Services): Promise<void> {
  const { value, client, tell } = pressed;
  let label = '';
  let storyId: string | null = null;
  const changed = await changeWatchlist(services, pressed, ({ mutes }) => {
    const gone = mutes.find(({ id }) => id === value);
    if (gone === undefined) return null;
    label = gone.label;
    storyId = gone.scope === 'story' ? gone.value : null;
    return { mutes: mutes.filter(({ id }) => id !== value), audit: [`undid the mute of ${label}`] };
  });
  if (changed.state === 'refused') {
    await tell(ephemeral(say(changed.sentence)));
    return;
  }
  const sentence =
    changed.state === 'unchanged'
      ? 'That mute was undone already.'
      : `🔔 *${escapeWithin(label, 160)}* is told here again.`;
  await tell(ephemeral(say(sentence), true));
  if (storyId !== null) await redrawStory(services, client, { ...pressed, storyId });
}

async function watchInstead(pressed: Pressed, services: Services): Promise<void> {
  const { role, typed, near } = JSON.parse(pressed.value) as { role: Role; typed: string; near: string };
  await changeWatchlist(services, pressed, ({ companies }) => {
    const kept = companies.filter(({ name }) => name !== typed);
    return kept.length === companies.length
      ? null
      : { companies: kept, audit: [`took ${typed} off the watchlist again, for ${near}`] };
  });
  await pressed.tell(ephemeral(await addCompanies(pressed, services, role, [near]), true));
}

/** By action_id, up to a colon: what follows it only tells equal buttons of one message apart. */
const ACTIONS: Record<string, Press> = {
  acknowledge,
  'not-relevant': opens(notRelevantView),
  mute: opens(muteView),
  'show-sources': showSources,
  why,
  'undo-mute': undoMute,
  'watch-instead': watchInstead,
  ...HOME_ACTIONS,
};

/** @throws what the store or Slack throws; an unknown button is answered */
export async function pressButton(actionId: string, pressed: Pressed, services: Services): Promise<void> {
  const press = ACTIONS[actionId.split(':')[0] ?? ''];
  if (press === undefined) {
    await pressed.tell(ephemeral(say('This button belongs to another version of Stakewatch and does nothing here.')));
    return;
  }
  await press(pressed, services);
}
