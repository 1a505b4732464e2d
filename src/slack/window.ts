// A trigger in, an open window out that can be shown anew: opened before anything slow is read, since a trigger lives 3 s.
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inPieces } from './alert/alert-parts.ts';
import { section, sectionsOf } from './blocks.ts';
import type { WebClient } from './client.ts';
import { LIMITS } from './limits.ts';
import { plainText, type ModalView } from './modals/elements.ts';
import { againAndAgain } from './patience.ts';
import { readFailure } from './slack-errors.ts';
import { noteWindow } from './under-way.ts';

/** A window that a person has open. */
export interface Window {
  /** False: it was closed meanwhile. @throws what else Slack refuses */
  show(view: ModalView): Promise<boolean>;
}
/** `repeated`: this very request opened it before; `expired`: the trigger came too late, and the person may ask again. */
export type Opened = { state: 'open'; window: Window } | { state: 'repeated' | 'expired' };

/** What a person was told in a window: lines of mrkdwn. */
export interface Shown {
  lines: string[];
  /** False: the window was closed before, and they have not read it. */
  isThere: boolean;
}

const MOST_BLOCKS = 90; // of lines, so that buttons have room
/** What stands in a window until its answer is read. */
const LOADING = 'Loading… If this stays, close the window and try again.';

/** A window that only says something: lines of mrkdwn. */
export function message(title: string, lines: string[]): ModalView {
  return {
    type: 'modal',
    callback_id: 'notice',
    title: plainText(title, LIMITS.viewTitle),
    close: plainText('Close', LIMITS.viewTitle),
    blocks: sectionsOf(lines.flatMap(inPieces)).slice(0, MOST_BLOCKS),
  };
}

/** Says it in the window, and nothing else is in it from then on. */
export async function tellIn(window: Window, title: string, lines: string[]): Promise<Shown> {
  return { lines, isThere: await window.show(message(title, lines)) };
}

/** What stands there until the answer is read. @param says mrkdwn */
export function waiting(title: string, says: string = LOADING): ModalView {
  return { ...message(title, []), blocks: [section(`⏳ ${says}`)] };
}

/** Opens a window that says "Loading…" for a person's press or command. @throws what else Slack refuses */
export async function openWindow(client: WebClient, triggerId: string, title: string): Promise<Opened> {
  return opened(client, title, () => client.views.open({ trigger_id: triggerId, view: waiting(title) }));
}

/** The same on top of the window in which a button was pressed. */
export async function pushWindow(client: WebClient, triggerId: string, title: string): Promise<Opened> {
  return opened(client, title, () => client.views.push({ trigger_id: triggerId, view: waiting(title) }));
}

async function opened(
  client: WebClient,
  title: string,
  open: () => Promise<{ view?: { id?: string } }>,
): Promise<Opened> {
  try {
    const { view } = await open();
    const window = windowOf(client, view?.id ?? '');
    noteWindow(window, title);
    return { state: 'open', window };
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused') throw error;
    if (failure.error === 'exchanged_trigger_id') return { state: 'repeated' };
    if (/trigger|push_limit/.test(failure.error)) return { state: 'expired' };
    throw error;
  }
}

/** Told where a window expired that a button was to open. */
export const PRESS_AGAIN = 'That took too long for Slack to open the window. Please press the button again.';

/** A window that stands there, by Slack's id. */
export function windowOf(client: WebClient, viewId: string): Window {
  return { show: async (view) => isThere(() => client.views.update({ view_id: viewId, view })) };
}

const LOOKS = 10;
const LOOK_EVERY = 150; // ms

/** The view to acknowledge a submission with, and the window it becomes. */
export function nextWindow(client: WebClient, title: string, says: string): { view: ModalView; window: Window } {
  const externalId = randomUUID();
  // Slack may read our call before our acknowledgement, which would then cover what the call shows. By a name that only
  // the acknowledged view bears, the call finds nothing before that view stands there.
  const show = async (view: ModalView): Promise<boolean> => {
    for (let look = 1; look <= LOOKS; look++) {
      const update = { external_id: externalId, view: { ...view, external_id: externalId } };
      if (await isThere(() => client.views.update(update))) return true;
      await wait(LOOK_EVERY);
    }
    return false;
  };
  return { view: { ...waiting(title, says), external_id: externalId }, window: { show } };
}

async function isThere(update: () => Promise<unknown>): Promise<boolean> {
  try {
    await againAndAgain(update); // or "Loading…" would stand there for good
    return true;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && ['not_found', 'view_not_found'].includes(failure.error)) return false;
    throw error;
  }
}
