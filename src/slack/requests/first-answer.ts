// Requests from Bolt's receiver in, the same acknowledged before anything is asked of the store out, but for events: those once
// they are done. What is no request of Slack's is refused.
import type { App, ReceiverEvent } from '@slack/bolt';
import { setTimeout } from 'node:timers/promises';
import { SECOND } from '../../time.ts';
import { notSaved, type SentView } from '../modals/not-saved.ts';
import { notTaken } from './not-taken.ts';

/** A body that Slack does not send: the receiver answers 400. */
export interface Malformed extends Error {
  code: 'stakewatch_malformed_request';
}

export function isMalformed(error: unknown): error is Malformed {
  return error instanceof Error && 'code' in error && error.code === 'stakewatch_malformed_request';
}

/**
 * Puts itself before Bolt's own handling, which reads the installation from the store before it acknowledges.
 * Submitted modals and menus that ask for options answer by their acknowledgement and go on as they are; where nothing can
 * be saved, a modal stays as it is filled in, and says why.
 * @param whyNotStored a sentence where nothing can be saved at the moment
 */
export function acknowledgeFirst(app: App, whyNotStored: () => Promise<string | null>): void {
  const handle = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    const kind = kindOf(event.body);
    if (kind === null)
      throw Object.assign(new Error('the body is none that Slack sends'), { code: 'stakewatch_malformed_request' });
    const { body } = event;
    if (kind === 'event') return takeEvent(event, handle);
    if (kind === 'answers-by-ack') {
      const sentence = body['type'] === 'view_submission' ? await whyNotStored() : null;
      return sentence === null ? handle(event) : event.ack(notSaved((body as { view: SentView }).view, sentence));
    }
    await event.ack();
    return handle({ ...event, ack: () => Promise.resolve() });
  };
}

/** ms; Slack waits for three. */
const ANSWERED_WITHIN = 2.5 * SECOND;
/** Whoever did it sees what comes of it, or why nothing does: slow work is no reason for Slack to say it again. */
const SEEN = new Set(['app_home_opened', 'app_mention', 'message']);

/** Nobody would hear of an event that was acknowledged and then lost: what fails stays Slack's to send again. @throws NotTaken */
async function takeEvent(event: ReceiverEvent, handle: App['processEvent']): Promise<void> {
  const handled = handle({ ...event, ack: () => Promise.resolve() }).then(() => 'done' as const);
  handled.catch(() => undefined); // where it ends after its time, nobody waits for it any more
  const sent = event.body['event'] as Fields;
  if ((await Promise.race([handled, afterTime()])) === 'late' && !SEEN.has(String(sent['type'])))
    throw notTaken('it takes longer than Slack waits');
  await event.ack();
}

async function afterTime(): Promise<'late'> {
  return setTimeout(ANSWERED_WITHIN, 'late' as const, { ref: false });
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const hasPerson = ({ user }: Fields): boolean => isFields(user) && isText(user['id']);

/** When it is acknowledged: before anything else, with the answer, or once it is done. */
type Kind = 'at-once' | 'answers-by-ack' | 'event';

/** By the body's `type`: what else must be there, and when it is acknowledged. */
const SHAPES: Record<string, { fits: (body: Fields) => boolean; kind: Kind }> = {
  event_callback: { fits: ({ event }) => isFields(event) && isText(event['type']), kind: 'event' },
  block_actions: { fits: (body) => hasPerson(body) && hasActions(body), kind: 'at-once' },
  interactive_message: { fits: (body) => hasPerson(body) && hasActions(body), kind: 'at-once' },
  view_submission: { fits: (body) => hasPerson(body) && hasView(body), kind: 'answers-by-ack' },
  view_closed: { fits: (body) => hasPerson(body) && hasView(body), kind: 'at-once' },
  block_suggestion: { fits: hasPerson, kind: 'answers-by-ack' },
  shortcut: { fits: hasPerson, kind: 'at-once' },
  message_action: { fits: hasPerson, kind: 'at-once' },
};

function kindOf(body: unknown): Kind | null {
  if (!isFields(body)) return null;
  if ('command' in body) {
    const needed = ['command', 'team_id', 'channel_id', 'user_id'].map((name) => body[name]);
    return needed.every(isText) ? 'at-once' : null;
  }
  const { type } = body;
  const shape = isText(type) && Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
  return shape?.fits(body) === true ? shape.kind : null;
}

function hasActions({ actions }: Fields): boolean {
  return Array.isArray(actions) && actions.length > 0 && actions.every(isFields);
}

function hasView({ view }: Fields): boolean {
  return isFields(view) && typeof view['callback_id'] === 'string';
}
