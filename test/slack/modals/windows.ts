// A person in front of Slack's windows: types a command, presses, fills in and submits; what stands in the window out.
import type { Entered } from '../../../src/preview/view-state.ts';
import type { View } from '../../../src/preview/workspace.ts';
import type { Watchlist } from '../../../src/domain.ts';
import { ADA, CHANNEL, TEAM, type Room } from '../workspace.ts';

export interface Person {
  /** Types a command and waits for the window with this callback id. */
  open(text: string, callback: string): Promise<View>;
  /** Presses a button in the window on top, and waits until what is on top fits. */
  press(actionId: string, value: string | null, until: (view: View) => boolean): Promise<View>;
  /** Submits the window on top; resolves with the errors at its fields, or once something else than "…" stands there. */
  submit(values: Record<string, Entered>): Promise<{ errors: Record<string, string> } | { errors: null; view: View }>;
  top(): View | undefined;
  /** What this person alone was told in the channel. */
  told(): string[];
}

export const textIn = (view: View | undefined): string => JSON.stringify(view?.blocks ?? []);
/** What stands in a field before anybody types. */
export function initialOf(view: View, id: string): unknown {
  const element = view.blocks.find((block) => block['block_id'] === id)?.['element'] as
    Record<string, unknown> | undefined;
  const option = element?.['initial_option'] as { value: string } | undefined;
  return option?.value ?? element?.['initial_value'] ?? element?.['initial_date'] ?? element?.['initial_time'] ?? null;
}

export const savedIn = (room: Room): Promise<Watchlist | null> => room.store.watchlist(TEAM, CHANNEL);
export const trailIn = async (room: Room): Promise<string[]> =>
  (await room.store.auditOf(TEAM, CHANNEL, 50)).map(({ what }) => what).reverse();

export function personIn(room: Room, userId = ADA, channelId = CHANNEL): Person {
  const { slack } = room;
  const top = (): View | undefined => slack.views(userId).at(-1);
  const isReady = (view: View | undefined): view is View => view !== undefined && !textIn(view).includes('⏳');
  return {
    top,
    told: () => slack.ephemerals(userId, channelId).map(({ text }) => text),
    async open(text, callback) {
      const before = top()?.id;
      const ack = await slack.userDoes.command(channelId, userId, `/stakewatch ${text}`);
      if (ack.error !== null) throw new Error(`/stakewatch ${text}: ${ack.error}`);
      return slack.waitFor(`a window of ${text}`, () => {
        const view = top();
        return (
          isReady(view) &&
          view.id !== before &&
          (view.callback_id === callback || view.callback_id === 'notice') &&
          view
        );
      });
    },
    async press(actionId, value, until) {
      const ack = await slack.userDoes.press({ userId, viewId: top()?.id ?? '', actionId, value });
      if (ack.error !== null) throw new Error(`${actionId}: ${ack.error}`);
      return slack.waitFor(`what ${actionId} does`, () => {
        const view = top();
        return isReady(view) && until(view) && view;
      });
    },
    async submit(values) {
      const before = top();
      const ack = await slack.userDoes.submit(before?.id ?? '', values, userId);
      if (ack.error !== null) throw new Error(`the submitted window: ${ack.error}`);
      const body = ack.body as { response_action?: string; errors?: Record<string, string> } | null;
      if (body?.response_action === 'errors') return { errors: body.errors ?? {} };
      const view = await slack.waitFor('the outcome', () => {
        const now = top();
        return isReady(now) && now.hash !== before?.hash && now;
      });
      return { errors: null, view };
    },
  };
}
