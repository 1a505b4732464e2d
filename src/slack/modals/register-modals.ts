// Presses and submissions of this folder's windows from Bolt in, handed to what they do: acknowledged before anything is read.
import type { App } from '@slack/bolt';
import { say } from '../answer.ts';
import type { WebClient } from '../client.ts';
import type { Listening } from '../requests/listen.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { tellAlone } from '../alert/view-answers.ts';
import { showList } from './editor.ts';
import type { ModalView } from './elements.ts';
import { OWN_PREFIX } from './ids.ts';
import type { CompanyMemory, ListMemory } from './memory.ts';
import { filledAgain, type SentView } from './not-saved.ts';
import { PRESSES, type Pressed } from './presses.ts';
import { readFile, readFilled, type ViewValues } from './state.ts';
import { SUBMISSIONS, type Submitted } from './submissions.ts';
import { message, nextWindow, windowOf, type Window } from '../window.ts';

/** What we read of a view_submission or block_actions request. */
interface ModalBody {
  trigger_id?: string;
  team?: { id?: string } | null;
  user: { id: string; team_id?: string };
  view: SentView & { id: string; root_view_id?: string | null; private_metadata: string };
}

export function registerModals(app: App, { services, listening }: { services: Services; listening: Listening }): void {
  const own = new RegExp(`^${OWN_PREFIX.replace('.', '\\.')}`);
  app.view({ callback_id: own, type: 'view_submission' }, async ({ body, ack, client }) => {
    const sent = body as unknown as ModalBody;
    const asker = askerOf(sent, client);
    const values = (sent.view.state?.values ?? {}) as ViewValues;
    const submitted = {
      ...contextOf(sent, { asker, client, services }),
      filled: readFilled(values),
      file: readFile(values, 'file'),
    };
    const submission = SUBMISSIONS[sent.view.callback_id]?.(submitted, services);
    if (submission === undefined) {
      await ack(); // a window of another version closes
      return;
    }
    if ('errors' in submission) {
      await ack({ response_action: 'errors', errors: submission.errors });
      return;
    }
    const next = nextWindow(client, submission.title, submission.says);
    await ack({ response_action: 'update', view: next.view });
    const { window } = next;
    await listening.run(
      sent.trigger_id ? `modal:${sent.trigger_id}` : null,
      async () => {
        const shown = await submission.work(window);
        if (shown !== null && !shown.isThere) await tellAlone(asker, { lines: shown.lines });
      },
      async (sentence) => {
        const again = filledAgain(sent.view, sentence) as unknown as ModalView;
        if (!(await window.show(again))) await tellAlone(asker, say(sentence));
      },
    );
  });

  app.action({ action_id: own, type: 'block_actions' }, async ({ action, body, ack, client }) => {
    await ack();
    const sent = body as unknown as ModalBody;
    const asker = askerOf(sent, client);
    const actionId = 'action_id' in action ? action.action_id : '';
    const press = PRESSES[actionId.split(':')[0] ?? ''];
    if (press === undefined) return;
    const window = windowOf(client, sent.view.id);
    const pressed: Pressed = {
      ...contextOf(sent, { asker, client, services }),
      triggerId: sent.trigger_id ?? '',
      value: valueOf(action),
      window,
    };
    await listening.run(
      null, // a repeat opens no second window, since its trigger is used up, and shows the same page
      async () => void (await press(pressed, services)),
      (sentence) => tellFailure(window, asker, { title: 'Watchlist', sentence }),
    );
  });
}

function contextOf(
  sent: ModalBody,
  { asker, client, services }: { asker: Asker; client: WebClient; services: Services },
): Pick<Submitted, 'asker' | 'memory' | 'refreshList'> {
  const memory: unknown = JSON.parse(sent.view.private_metadata || '{}');
  const { list } = memory as Partial<CompanyMemory>;
  const below = sent.view.root_view_id ?? sent.view.id;
  return {
    asker,
    memory,
    async refreshList() {
      if (below === sent.view.id || !list) return;
      await showList(asker, services, { window: windowOf(client, below), place: list });
    },
  };
}

function askerOf({ team, user, view }: ModalBody, client: WebClient): Asker {
  const { channelId = '', channelName = '' } = JSON.parse(view.private_metadata || '{}') as Partial<ListMemory>;
  return { teamId: team?.id ?? user.team_id ?? '', userId: user.id, channelId, channelName, client };
}

function valueOf(action: object): string {
  if ('value' in action && typeof action.value === 'string') return action.value;
  const { selected_option: option } = action as { selected_option?: { value?: string } | null };
  return option?.value ?? '';
}

async function tellFailure(
  window: Window,
  asker: Asker,
  { title, sentence }: { title: string; sentence: string },
): Promise<void> {
  if (!(await window.show(message(title, [sentence])))) await tellAlone(asker, say(sentence));
}
