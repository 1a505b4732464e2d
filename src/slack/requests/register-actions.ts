// Pressed buttons from Bolt in, handed to the table of actions: acknowledged first, an unknown one answered.
import type { App } from '@slack/bolt';
import { readPress } from '../alert/actions.ts';
import { ephemeral, say, type EphemeralMessage } from '../answer.ts';
import type { WebClient } from '../client.ts';
import type { CommandServices } from '../commands/command.ts';
import { doPress, type Press } from '../alert/do-press.ts';
import { homeNotDrawn } from '../home/home-away.ts';
import type { Listening } from './listen.ts';
import { isOwnId } from '../modals/ids.ts';
import { placeOf } from '../place.ts';
import type { Pressed } from '../alert/pressed.ts';
import { message } from '../window.ts';

/** What we read of a block_actions request. */
interface ActionBody {
  trigger_id?: string;
  team?: { id?: string } | null;
  user: { id: string; team_id?: string };
  channel?: { id?: string; name?: string };
  container?: { channel_id?: string; message_ts?: string; thread_ts?: string; is_ephemeral?: boolean };
  message?: { ts?: string; thread_ts?: string };
  response_url?: string;
  /** Of a window or the Home tab that the button stands in. */
  view?: { type?: string };
}

export function registerActions(
  app: App,
  { services, listening }: { services: CommandServices; listening: Listening },
): void {
  app.action({}, async ({ action, body, ack, respond, client, context }) => {
    const actionId = 'action_id' in action ? action.action_id : '';
    if (isOwnId(actionId)) return;
    await ack();
    const pressed = readPressed(body, valueOf(action), {
      client,
      teamId: context.teamId,
      // respond is there only where the request has a response_url; in a modal nobody could see an answer.
      tell: (message) => ('response_url' in body ? respond(message) : Promise.resolve()),
    });
    const id = pressed.triggerId === '' ? null : `action:${pressed.triggerId}`;
    // Before the store is asked anything: a slow one must not outlive the trigger.
    const press = readPress(actionId, pressed);
    await listening.run(
      id,
      () => doPress(press, services),
      (sentence) => tellPressed(press, body, sentence),
    );
  });
  // Nothing of ours is a shortcut or asks for options: answered, so that nobody waits for a time-out.
  app.shortcut({}, async ({ ack }) => {
    await ack();
  });
  app.options({}, async ({ ack }) => {
    await ack({ options: [] });
  });
}

/** In the window that the press opened, on the Home tab where it was pressed there, else as an answer. */
async function tellPressed({ action, pressed, window }: Press, body: ActionBody, sentence: string): Promise<void> {
  const opened = await window?.catch(() => null);
  if (action?.on === 'window' && opened?.state === 'open')
    if (await opened.window.show(message(action.title, [sentence]))) return;
  if (body.view?.type === 'home') await homeNotDrawn(pressed, sentence);
  else await pressed.tell(ephemeral(say(sentence)));
}

/** What a button carries, the chosen entry of a menu, or the channel that was picked. */
function valueOf(action: object): string | undefined {
  if ('selected_conversation' in action) return String(action.selected_conversation);
  if ('value' in action && typeof action.value === 'string') return action.value;
  const chosen = 'selected_option' in action ? (action.selected_option as { value?: string } | null) : null;
  return chosen?.value;
}

/** @param teamId the workspace that the app is installed in, where Bolt knows it: the person may be of another one */
function readPressed(
  body: ActionBody,
  value: string | undefined,
  {
    teamId,
    ...doing
  }: { teamId: string | undefined; client: WebClient; tell: (message: EphemeralMessage) => Promise<unknown> },
): Pressed {
  const channelId = body.channel?.id ?? body.container?.channel_id ?? '';
  const ids = { teamId: teamId ?? body.team?.id ?? body.user.team_id ?? '', channelId, userId: body.user.id };
  // An ephemeral message has a ts that no other call takes.
  const messageTs =
    body.container?.is_ephemeral === true ? null : (body.message?.ts ?? body.container?.message_ts ?? null);
  return {
    ...placeOf(ids, body.channel?.name),
    ...doing,
    value: value ?? '',
    homeTeamId: body.user.team_id ?? null,
    triggerId: body.trigger_id ?? '',
    messageTs,
    threadTs: body.container?.thread_ts ?? body.message?.thread_ts ?? null,
  };
}
