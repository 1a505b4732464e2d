// Submitted modals from Bolt in, handed to what they do: closed at once, the outcome told in the channel to the person alone.
import type { App } from '@slack/bolt';
import { say, type Answer } from './answer.ts';
import type { WebClient } from './client.ts';
import type { Listening } from './listen.ts';
import { placeOf } from './place.ts';
import type { Services } from './services.ts';
import { submitMute, submitNotRelevant, tellAlone, type Filled, type Submitted } from './view-answers.ts';
import { MUTE_VIEW, NOT_RELEVANT_VIEW, type ViewMemory } from './views.ts';

const SUBMISSIONS: Record<string, (submitted: Submitted, services: Services) => Promise<Answer>> = {
  [MUTE_VIEW]: submitMute,
  [NOT_RELEVANT_VIEW]: submitNotRelevant,
};

/** What we read of a view_submission request. */
interface ViewBody {
  type: string;
  trigger_id?: string;
  team?: { id?: string } | null;
  user: { id: string; team_id?: string };
  view: { callback_id: string; private_metadata: string; state: { values: Record<string, Record<string, ViewState>> } };
}
interface ViewState {
  value?: string | null;
  selected_option?: { value: string } | null;
}

export function registerViews(app: App, { services, listening }: { services: Services; listening: Listening }): void {
  app.view({}, async ({ body, ack, client, context }) => {
    await ack();
    const sent = body as unknown as ViewBody;
    const submit = SUBMISSIONS[sent.view.callback_id];
    if (sent.type !== 'view_submission' || submit === undefined) return;
    const memory = JSON.parse(sent.view.private_metadata) as ViewMemory;
    // The workspace that the app is installed in: the person may be of another one.
    const teamId = context.teamId ?? sent.team?.id ?? sent.user.team_id ?? '';
    const ids = { teamId, channelId: memory.channelId, userId: sent.user.id };
    const asker = { ...placeOf(ids, undefined), client };
    await listening.run(
      sent.trigger_id ? `view:${sent.trigger_id}` : null,
      async () => answerView(sent, memory, { asker, submit, services }),
      (sentence) => tellAlone(asker, say(sentence)),
    );
  });
}

async function answerView(
  { view }: ViewBody,
  { alertId }: ViewMemory,
  {
    asker,
    submit,
    services,
  }: {
    asker: ReturnType<typeof placeOf> & { client: WebClient };
    submit: (submitted: Submitted, services: Services) => Promise<Answer>;
    services: Services;
  },
): Promise<void> {
  const alert = await services.store.alert(alertId);
  const story = alert === null ? null : await services.store.story(alert.storyId);
  const answer =
    alert === null || story === null || alert.teamId !== asker.teamId
      ? say('This alert is not known any more.')
      : await submit({ ...asker, alert, story, filled: readFilled(view.state.values) }, services);
  await tellAlone(asker, answer);
}

/** Each input block holds one element. */
function readFilled(values: ViewBody['view']['state']['values']): Filled {
  return Object.fromEntries(
    Object.entries(values).map(([block, elements]) => {
      const state = Object.values(elements)[0];
      return [block, state?.selected_option?.value ?? state?.value ?? null];
    }),
  );
}
