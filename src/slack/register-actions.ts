// Pressed buttons from Bolt in, handed to the table of actions: acknowledged first, an unknown one answered.
import type { App } from '@slack/bolt';
import { readPress } from './actions.ts';
import { ephemeral, say, type EphemeralMessage } from './answer.ts';
import type { WebClient } from './client.ts';
import { doPress } from './do-press.ts';
import type { Listening } from './listen.ts';
import { placeOf } from './place.ts';
import type { Pressed } from './pressed.ts';
import type { Services } from './services.ts';

/** What we read of a block_actions request. */
interface ActionBody {
  trigger_id?: string;
  team?: { id?: string } | null;
  user: { id: string; team_id?: string };
  channel?: { id?: string; name?: string };
  container?: { channel_id?: string; message_ts?: string; is_ephemeral?: boolean };
  message?: { ts?: string };
  response_url?: string;
}

export function registerActions(app: App, { services, listening }: { services: Services; listening: Listening }): void {
  app.action({}, async ({ action, body, ack, respond, client }) => {
    await ack();
    const actionId = 'action_id' in action ? action.action_id : '';
    const pressed = readPressed(body, valueOf(action), {
      client,
      // respond is there only where the request has a response_url; in a modal nobody could see an answer.
      tell: (message) => ('response_url' in body ? respond(message) : Promise.resolve()),
    });
    const id = pressed.triggerId === '' ? null : `action:${pressed.triggerId}`;
    // Before the store is asked anything: a slow one must not outlive the trigger.
    const press = readPress(actionId, pressed);
    await listening.run(
      id,
      () => doPress(press, services),
      (sentence) => pressed.tell(ephemeral(say(sentence))),
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

/** A button's value, or that of the chosen entry of a menu. */
function valueOf(action: object): string | undefined {
  if ('value' in action && typeof action.value === 'string') return action.value;
  const chosen = 'selected_option' in action ? (action.selected_option as { value?: string } | null) : null;
  return chosen?.value;
}

function readPressed(
  body: ActionBody,
  value: string | undefined,
  doing: { client: WebClient; tell: (message: EphemeralMessage) => Promise<unknown> },
): Pressed {
  const channelId = body.channel?.id ?? body.container?.channel_id ?? '';
  const ids = { teamId: body.team?.id ?? body.user.team_id ?? '', channelId, userId: body.user.id };
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
  };
}
