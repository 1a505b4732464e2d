// A modal filled in, submitted or closed in; the app's answer, and what it did to the modal, out.
import { envelope, type Doors } from './doors.ts';
import { isRefusal } from './call.ts';
import { readAck, type Ack } from './deliver-to-app.ts';
import { fileObject } from './files.ts';
import { asList, asObject, asString, isObject, type JsonObject } from './json.ts';
import { elementsOf, enteredValue, refuseEntry, type Entered } from './view-state.ts';
import { findModal, pushOn, refuseView, replaceView, saveView } from './view-methods.ts';
import type { View } from './workspace.ts';
import type { World } from './world.ts';

/** What one field's error may say, in characters: as much as its label. Slack names no limit. */
const ERROR_TEXT = 2_000;

/** Submits the modal; throws where the user has no such modal open, or it no such input. */
export async function submitView(
  doors: Doors,
  sent: { viewId: string; values: Record<string, Entered>; userId: string },
): Promise<Ack> {
  const { world } = doors;
  const { view } = openView(world, sent.viewId, sent.userId);
  const values = fillIn(doors, view, sent.values);
  const filled: View = { ...view, state: { values } };
  saveView(world, sent.userId, filled);
  const errors = entryErrors(filled);
  if (Object.keys(errors).length > 0) return { status: 0, body: { response_action: 'errors', errors }, error: null };

  const payload = { ...envelope(doors, 'view_submission', sent.userId), view: filled, response_urls: [] };
  const ack = readAck(await doors.send('interactive', payload, null));
  return ack.error === null ? { ...ack, error: obey(doors, sent.userId, filled, ack.body) } : ack;
}

function openView(world: World, viewId: string, userId: string): { view: View } {
  const open = findModal(world, (view) => view.id === viewId);
  if (!open || open.userId !== userId)
    throw new Error(`preview: viewId: expected a modal open for ${userId}, got ${viewId}`);
  return open;
}

function fillIn(doors: Doors, view: View, entered: Record<string, Entered>): View['state']['values'] {
  const values = { ...view.state.values };
  for (const [blockId, words] of Object.entries(entered)) {
    const block = view.blocks.find((candidate) => candidate['block_id'] === blockId);
    const [element] = block ? elementsOf(block) : [];
    const value = element ? withFiles(doors, element, enteredValue(element, words)) : null;
    if (!element || value === null)
      throw new Error(`preview: values.${blockId}: expected a value of the modal's input, got ${String(words)}`);
    values[blockId] = { ...values[blockId], [String(element['action_id'])]: value };
  }
  return values;
}

/** The ids of given files, as the files that the app is told of. */
function withFiles({ world, url }: Doors, element: JsonObject, value: JsonObject | null): JsonObject | null {
  if (element['type'] !== 'file_input' || value === null) return value;
  const files = asList(value['files']).map((id) => world.workspace.files.get(String(id)));
  if (files.includes(undefined)) return null;
  return { ...value, files: files.flatMap((file) => (file ? [fileObject(world.workspace, file, url)] : [])) };
}

/** What Slack's own window says before it asks the app, by block id. */
function entryErrors(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of view.blocks) {
    const [element] = block['type'] === 'input' ? elementsOf(block) : [];
    const blockId = String(block['block_id']);
    const says = element
      ? refuseEntry(block, element, view.state.values[blockId]?.[String(element['action_id'])])
      : null;
    if (says !== null) errors[blockId] = says;
  }
  return errors;
}

/** Does what the app answered to a submission; the word Slack shows where the answer makes no sense, otherwise null. */
function obey(doors: Doors, userId: string, view: View, body: unknown): string | null {
  const { world } = doors;
  // Words instead of JSON make no answer; nothing at all closes the modal.
  if (typeof body === 'string' && body.trim() !== '') return 'invalid_response';
  const answer = asObject(body);
  const stack = world.workspace.modals.get(userId) ?? [];
  const next = answer['view'];
  switch (asString(answer['response_action'])) {
    case null:
      world.record({ do: 'modals', userId, stack: stack.filter((other) => other.id !== view.id) });
      return null;
    case 'clear':
      world.record({ do: 'modals', userId, stack: [] });
      return null;
    case 'errors': {
      const inputs = view.blocks.filter((block) => block['type'] === 'input').map((block) => block['block_id']);
      const errors = Object.entries(asObject(answer['errors']));
      const fits = ([blockId, says]: [string, unknown]): boolean =>
        inputs.includes(blockId) && typeof says === 'string' && says !== '' && says.length <= ERROR_TEXT;
      return errors.length > 0 && errors.every(fits) ? null : 'invalid_errors';
    }
    case 'update':
      if (!isObject(next) || refuseView(doors, next)) return 'invalid_view';
      replaceView(world, { userId, view }, next);
      return null;
    case 'push':
      return isObject(next) && !refuseView(doors, next) && !isRefusal(pushOn(world, userId, next))
        ? null
        : 'invalid_view';
    default:
      return 'invalid_response_action';
  }
}

/** Closes the modal; the app hears of it where it asked to. */
export async function closeView(doors: Doors, viewId: string, userId: string): Promise<Ack> {
  const { world } = doors;
  const { view } = openView(world, viewId, userId);
  const stack = world.workspace.modals.get(userId) ?? [];
  const left = view['clear_on_close'] === true ? [] : stack.filter((other) => other.id !== viewId);
  world.record({ do: 'modals', userId, stack: left });
  if (view['notify_on_close'] !== true) return { status: 200, body: '', error: null };
  const payload = { ...envelope(doors, 'view_closed', userId), view, is_cleared: left.length === 0 };
  return readAck(await doors.send('interactive', payload, null));
}
