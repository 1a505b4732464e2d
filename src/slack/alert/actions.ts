// A pressed button or menu entry in, what it does out. Everything is read from the store, so a message of any age works.
import type { AlertRecord, Role } from '../../domain.ts';
import { COMMAND_ACTIONS } from '../commands/command-actions.ts';
import { assign, assignView } from './assign.ts';
import { readChoice } from './buttons-shown.ts';
import { exposureView, notWatched } from './exposure-form.ts';
import { watchedNow } from './exposure-now.ts';
import { postPicture } from './picture.ts';
import { sourceLines } from './sources.ts';
import { wrongFactView } from './wrong-fact.ts';
import { ephemeral, say } from '../answer.ts';
import { addCompanies } from '../commands/watch.ts';
import { explain } from '../commands/company.ts';
import type { Action, Drawn, OnPressed, Press, View } from './do-press.ts';
import { GONE, redrawPressed, tellLines, type Pressed } from './pressed.ts';
import { HOME_ACTIONS } from '../home/home.ts';
import type { Services } from '../services.ts';
import { latestTold } from './shown.ts';
import { redrawStory } from './story-message.ts';
import { escapeWithin, person, when } from '../text.ts';
import { muteView, notRelevantView } from './views.ts';
import { changeWatchlist } from '../watchlists.ts';
import { openWindow } from '../window.ts';

async function acknowledge(on: OnPressed, services: Services): Promise<void> {
  const { alert, userId } = on;
  const mark = { kind: 'acknowledged', by: userId, at: services.clock() } as const;
  const standing = (await services.store.mark(alert.id, mark))?.acknowledged ?? mark;
  const notDrawn = await redrawPressed(services, on);
  const isOthers = standing.by !== userId;
  const earlier = isOthers ? `${person(standing.by)} acknowledged this already, ${when(standing.at)}.` : null;
  await tellLines(on, earlier, notDrawn);
}

const takes =
  (to: (on: OnPressed) => string | null) =>
  async (on: OnPressed, services: Services): Promise<void> =>
    tellLines(on, ...(await assign(on, services, to(on))));

async function showSources({ tell, alert }: OnPressed, { store }: Services): Promise<void> {
  const story = await store.story(alert.storyId);
  await tell(ephemeral(story === null ? say(GONE) : { lines: sourceLines(story) }));
}

async function why({ tell, alert }: OnPressed, services: Services): Promise<void> {
  await tell(ephemeral(await explain(services, alert)));
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
  if (storyId !== null) await tellLines(pressed, await redrawStory(services, client, { ...pressed, storyId }));
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

async function exposureOrRefusal({ alert }: OnPressed, { memory, watchlist }: Drawn): Promise<View> {
  const { name } = alert.content.watched;
  const company = watchlist === null ? null : watchedNow(watchlist, name);
  return company === null ? { refusal: notWatched(name) } : exposureView(company, memory);
}

const shownNow = (services: Services, alert: AlertRecord): Promise<AlertRecord> => latestTold(services.store, alert);

/** By action_id, up to a colon: what follows it only tells equal buttons of one message apart. */
const ACTIONS: Record<string, Action> = {
  acknowledge: { on: 'alert', press: acknowledge },
  'not-relevant': {
    on: 'window',
    title: 'Not relevant',
    changes: true,
    view: async ({ alert }, drawn) => notRelevantView(alert, drawn),
  },
  mute: { on: 'window', title: 'Mute', changes: true, view: async ({ alert }, drawn) => muteView(alert, drawn) },
  'show-sources': { on: 'alert', press: showSources, reads: true },
  why: { on: 'alert', press: why, reads: true },
  'take-it': { on: 'alert', press: takes(({ userId }) => userId) },
  'assign-nobody': { on: 'alert', press: takes(() => null) },
  assign: {
    on: 'window',
    title: 'Assign',
    view: async ({ alert, userId }, { memory }) => assignView(alert, memory, userId),
  },
  'wrong-fact': {
    on: 'window',
    title: 'Wrong fact',
    view: async ({ alert }, { story, memory }, services) =>
      wrongFactView(await shownNow(services, alert), story, memory),
  },
  'add-exposure': { on: 'window', title: 'Our exposure', changes: true, view: exposureOrRefusal },
  picture: { on: 'alert', press: postPicture },
  'undo-mute': { on: 'answer', press: undoMute },
  'watch-instead': { on: 'answer', press: watchInstead },
  ...COMMAND_ACTIONS,
  ...HOME_ACTIONS,
};

/** The menu behind the buttons: its chosen value says which action, and on which alert. */
const MENU = 'more';

/**
 * What was pressed: the action, with the alert's id as value, and its window. A window is opened at once, before anything
 * is read, since its trigger lives three seconds. Never throws.
 */
export function readPress(actionId: string, pressed: Pressed): Press {
  const [name = ''] = actionId.split(':');
  const chosen = readChoice(pressed.value);
  const action = ACTIONS[name === MENU ? chosen.does : name] ?? null;
  const on = name === MENU ? { ...pressed, value: chosen.rootId } : pressed;
  const window = action?.on === 'window' ? openWindow(on.client, on.triggerId, action.title) : null;
  // A refusal is told to whoever pressed once the window is needed; until then it must end nothing.
  window?.catch(() => undefined);
  return { action, pressed: on, window };
}
