// What was pressed in, done out: the alert found, strangers turned away, the window filled.
import type { types } from '@slack/bolt';
import { inWords } from './not-done.ts';
import { ephemeral, say } from '../answer.ts';
import { formContext } from './form-context.ts';
import { whyNotChange } from '../permissions.ts';
import { alertOf, GONE, tellLines, type OnAlert, type Pressed } from './pressed.ts';
import type { CommandServices } from '../commands/command.ts';
import { readFailure } from '../slack-errors.ts';
import { isStranger, STRANGER } from '../strangers.ts';
import type { FormContext } from './views.ts';
import { noteWindow } from '../under-way.ts';
import { message, PRESS_AGAIN, type Opened, type Window } from '../window.ts';

export type OnPressed = OnAlert & Pressed;
export type View = types.ModalView | { refusal: string };
export type Drawn = FormContext & Awaited<ReturnType<typeof formContext>>;

export type Action =
  /** Reads an alert or changes what stands with it; `reads`: strangers of a shared channel may too. */
  | { on: 'alert'; press: (on: OnPressed, services: CommandServices) => Promise<void>; reads?: true }
  /** Opens a window about an alert; `changes`: it ends in a change of the watchlist. */
  | {
      on: 'window';
      title: string;
      changes?: true;
      view: (on: OnPressed, drawn: Drawn, services: CommandServices) => Promise<View>;
    }
  /** Stands in an answer, without an alert. */
  | { on: 'answer'; press: (pressed: Pressed, services: CommandServices) => Promise<void> };

/** A press that stands in an answer, a greeting or the Home tab. */
export const answering = (press: Extract<Action, { on: 'answer' }>['press']): Action => ({ on: 'answer', press });

export interface Press {
  /** null: no button of this version. */
  action: Action | null;
  pressed: Pressed;
  /** Of an action that has one. */
  window: Promise<Opened> | null;
}

/** @throws what the store or Slack throws; an unknown button is answered */
export async function doPress({ action, pressed, window }: Press, services: CommandServices): Promise<void> {
  if (action === null) {
    const sentence = 'This button belongs to another version of Stakewatch and does nothing here.';
    await pressed.tell(ephemeral(say(sentence)));
  } else if (action.on === 'answer') await pressAnswer(action, pressed, services);
  else if (action.on === 'alert') await pressAlert(action, pressed, services);
  else await showWindow(action, pressed, { services, window: await window });
}

async function pressAnswer(
  { press }: Extract<Action, { on: 'answer' }>,
  pressed: Pressed,
  services: CommandServices,
): Promise<void> {
  if (await isStranger(pressed)) await pressed.tell(ephemeral(say(STRANGER)));
  else await press(pressed, services);
}

async function pressAlert(
  { press, reads }: Extract<Action, { on: 'alert' }>,
  pressed: Pressed,
  services: CommandServices,
): Promise<void> {
  const found = await alertOf(pressed, services);
  if (found === null) await pressed.tell(ephemeral(say(GONE)));
  else if (reads !== true && (await isStranger(pressed))) await pressed.tell(ephemeral(say(STRANGER)));
  else await press({ ...pressed, alert: found.alert, channelId: found.alert.channelId }, services);
}

async function showWindow(
  action: Extract<Action, { on: 'window' }>,
  pressed: Pressed,
  { services, window }: { services: CommandServices; window: Opened | null },
): Promise<void> {
  if (window?.state === 'repeated') return;
  if (window?.state !== 'open') {
    await tellLines(pressed, PRESS_AGAIN);
    return;
  }
  noteWindow(window.window, action.title); // it was opened before the request was begun
  const view = await viewOf(action, pressed, services);
  const filled = 'refusal' in view ? message(action.title, [view.refusal]) : view;
  await tellLines(pressed, await fill(window.window, filled));
}

/** @returns why the window still says "Loading…" where Slack asks for a long pause; one closed meanwhile stays closed */
export async function fill(window: Window, view: types.ModalView): Promise<string | null> {
  try {
    await window.show(view);
    return null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'rate-limited') throw error;
    return inWords(failure);
  }
}

/** What stands in the window; a refusal where the alert is gone, or the person may not do it. */
async function viewOf(
  { view, changes }: Extract<Action, { on: 'window' }>,
  pressed: Pressed,
  services: CommandServices,
): Promise<View> {
  const found = await alertOf(pressed, services);
  if (found === null) return { refusal: GONE };
  if (await isStranger(pressed)) return { refusal: STRANGER };
  const on = { ...pressed, alert: found.alert, channelId: found.alert.channelId };
  const drawn = { ...(await formContext(on, services, found.story)), story: found.story };
  const refusal = changes === true && drawn.watchlist !== null ? await whyNotChange(on, drawn.watchlist) : null;
  return refusal === null ? view(on, drawn, services) : { refusal };
}
