// An alert and a person in, who looks into it out: shown on the message, and said to them once in its thread.
import type { types } from '@slack/bolt';
import type { AlertRecord } from '../../domain.ts';
import { MINUTE } from '../../time.ts';
import { say, type Answer } from '../answer.ts';
import { context, section } from '../blocks.ts';
import type { WebClient } from '../client.ts';
import { messageOf, redrawPressed, type OnAlert } from './pressed.ts';
import type { Services } from '../services.ts';
import { readFailure } from '../slack-errors.ts';
import { person } from '../text.ts';
import type { Submitted } from './view-answers.ts';
import { about, form, type ViewMemory } from './views.ts';
import { personField } from './form.ts';
import { sayInThread } from './say-in-thread.ts';

export const ASSIGN_VIEW = 'assign';

/** ms; two people who ask the same person at once call them once. */
const CALLED_ONCE = MINUTE;

export function assignView(alert: AlertRecord, memory: ViewMemory, userId: string): types.ModalView {
  return form({ callback: ASSIGN_VIEW, title: 'Assign', submit: 'Assign', memory }, [
    section(about(alert)),
    personField({ id: 'to', label: 'Who looks into it?', optional: false, initial: alert.assigned?.to ?? userId }),
    context('The message shows them, and they are called once in its thread.'),
  ]);
}

/** @returns what the person who assigned is told */
export async function submitAssign(submitted: Submitted, services: Services): Promise<Answer> {
  const to = submitted.filled['to'] ?? submitted.userId;
  const refusal = to === submitted.userId ? null : await whyNotThem(submitted.client, to);
  if (refusal !== null) return say(refusal);
  return say(...(await assign(submitted, services, to)));
}

/** Takes it oneself, gives it to somebody, or takes it back (null). @returns lines for whoever did */
export async function assign(on: OnAlert, services: Services, to: string | null): Promise<string[]> {
  const { alert, userId, client } = on;
  const { store, clock } = services;
  if (alert.assigned?.to === to) return [`${person(to)} looks into it already.`];
  if (to === null && alert.assigned === null) return ['Nobody was assigned.'];
  const standing = await store.mark(alert.id, { kind: 'assigned', to, by: userId, at: clock() });
  const notDrawn = await redrawPressed(services, on);
  const lines = notDrawn === null ? [] : [notDrawn];
  if (to === null) return ['Nobody is assigned any more.', ...lines];
  // Somebody else may have assigned it at the same moment: the last stands.
  if (standing?.assigned?.to !== to) return [...lines, 'Somebody else assigned it at the same moment; theirs stands.'];
  if (to === userId) return ['You look into it.', ...lines];
  if (!(await store.firstTime(`called:${alert.id}:${to}`, clock(), CALLED_ONCE))) return lines;
  const threadTs = on.messageTs ?? (await messageOf(services, alert));
  const call = `${person(to)}, ${person(userId)} asks you to look into this.`;
  const notSaid = await sayInThread(client, { channel: alert.channelId, threadTs }, call);
  const said = `${person(to)} looks into it, and was called in the thread. Whoever is not in this channel hears nothing of it: invite them.`;
  return [notSaid ?? said, ...lines];
}

/** Why somebody cannot look into anything; null where they can, or Slack does not say. */
async function whyNotThem(client: WebClient, userId: string): Promise<string | null> {
  try {
    const { user } = await client.users.info({ user: userId });
    if (user?.deleted === true) return `${person(userId)} has left this workspace: assign it to somebody else.`;
    return user?.is_bot === true ? `${person(userId)} is an app: assign it to a person.` : null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused') return null;
    return failure.error === 'user_not_found'
      ? 'Slack does not know this person any more: assign it to somebody else.'
      : null;
  }
}
