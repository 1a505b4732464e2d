// Submitted modals from Bolt in, handed to what they do: errors at their field or closed at once, the outcome told afterwards.
import type { App } from '@slack/bolt';
import { ASSIGN_VIEW, submitAssign } from '../alert/assign.ts';
import { checkExposure, EXPOSURE_VIEW, submitExposure } from '../alert/exposure-form.ts';
import { checkWrongFact, submitWrongFact, WRONG_FACT_VIEW } from '../alert/wrong-fact.ts';
import { say, type Answer } from '../answer.ts';
import { fill } from '../alert/do-press.ts';
import { formContext } from '../alert/form-context.ts';
import type { Listening } from './listen.ts';
import { isOwnId } from '../modals/ids.ts';
import { placeOf } from '../place.ts';
import { alertOf, GONE } from '../alert/pressed.ts';
import type { Services } from '../services.ts';
import { isStranger, STRANGER, type Actor } from '../strangers.ts';
import {
  pickedDay,
  submitMute,
  submitNotRelevant,
  tellAlone,
  type Filled,
  type Submitted,
} from '../alert/view-answers.ts';
import {
  checkMute,
  checkNotRelevant,
  MUTE_VIEW,
  muteView,
  NOT_RELEVANT_VIEW,
  type ViewMemory,
} from '../alert/views.ts';
import { waiting, windowOf } from '../window.ts';

interface Submission {
  /** Errors by field, without asking anybody: Slack waits three seconds. null: none. */
  check?: (filled: Filled, memory: ViewMemory, now: number) => Record<string, string> | null;
  /** True: the window stays, to be filled by `submit`. */
  stays?: (filled: Filled) => boolean;
  /** @param viewId the window, where it stays */
  submit: (submitted: Submitted, services: Services, viewId: string) => Promise<Answer>;
}

const SUBMISSIONS: Record<string, Submission> = {
  [MUTE_VIEW]: {
    check: (filled, memory, now) => checkMute(filled, pickedDay(filled, memory), now),
    submit: submitMute,
  },
  [NOT_RELEVANT_VIEW]: { check: checkNotRelevant, stays: isUnimportant, submit: notRelevantOrMute },
  [ASSIGN_VIEW]: { submit: submitAssign },
  [WRONG_FACT_VIEW]: { check: checkWrongFact, submit: submitWrongFact },
  [EXPOSURE_VIEW]: { check: checkExposure, submit: submitExposure },
};

function isUnimportant(filled: Filled): boolean {
  return filled['reason'] === 'unimportant';
}

/** Who does not care chooses what to mute, in the same window. */
async function notRelevantOrMute(submitted: Submitted, services: Services, viewId: string): Promise<Answer> {
  if (!isUnimportant(submitted.filled)) return submitNotRelevant(submitted, services);
  const { alert, story, client } = submitted;
  const view = muteView(alert, await formContext(submitted, services, story));
  const sentence = await fill(windowOf(client, viewId), view);
  return sentence === null ? say() : say(sentence);
}

/** What we read of a view_submission request. */
interface ViewBody {
  type: string;
  trigger_id?: string;
  team?: { id?: string } | null;
  user: { id: string; team_id?: string };
  view: {
    id: string;
    callback_id: string;
    private_metadata: string;
    state: { values: Record<string, Record<string, ViewState>> };
  };
}
interface ViewState {
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_date?: string | null;
  selected_user?: string | null;
}

export function registerViews(app: App, { services, listening }: { services: Services; listening: Listening }): void {
  app.view({}, async ({ body, ack, client, context }) => {
    if (isOwnId(body.view.callback_id)) return;
    const sent = body as unknown as ViewBody;
    const submission = SUBMISSIONS[sent.view.callback_id];
    if (sent.type !== 'view_submission' || submission === undefined) {
      await ack();
      return;
    }
    const memory = JSON.parse(sent.view.private_metadata) as ViewMemory;
    const filled = readFilled(sent.view.state.values);
    const errors = submission.check?.(filled, memory, services.clock()) ?? null;
    if (errors !== null) {
      await ack({ response_action: 'errors', errors });
      return;
    }
    if (submission.stays?.(filled) === true) await ack({ response_action: 'update', view: waiting('Mute') });
    else await ack();
    // The workspace that the app is installed in: the person may be of another one.
    const teamId = context.teamId ?? sent.team?.id ?? sent.user.team_id ?? '';
    const place = placeOf({ teamId, channelId: memory.channelId, userId: sent.user.id }, undefined);
    const actor: Actor = { ...place, client, homeTeamId: sent.user.team_id ?? null };
    await listening.run(
      sent.trigger_id ? `view:${sent.trigger_id}` : null,
      async () => answerView(sent.view.id, { memory, filled, actor, submission, services }),
      (sentence) => tellAlone(actor, say(sentence)),
    );
  });
}

interface Answering {
  memory: ViewMemory;
  filled: Filled;
  actor: Actor;
  submission: Submission;
  services: Services;
}

async function answerView(viewId: string, { memory, filled, actor, submission, services }: Answering): Promise<void> {
  const found = await alertOf({ ...actor, value: memory.alertId }, services);
  const { messageTs } = memory;
  const answer =
    found === null
      ? say(GONE)
      : (await isStranger(actor))
        ? say(STRANGER)
        : await submission.submit({ ...actor, ...found, filled, memory, messageTs }, services, viewId);
  await tellAlone(actor, answer);
}

/** Each input block holds one element. */
function readFilled(values: ViewBody['view']['state']['values']): Filled {
  return Object.fromEntries(
    Object.entries(values).map(([block, elements]) => {
      const state = Object.values(elements)[0];
      const chosen = state?.selected_option?.value ?? state?.selected_date ?? state?.selected_user;
      return [block, chosen ?? state?.value ?? null];
    }),
  );
}
