// A button pressed or an option picked in, the block_actions payload on its way and the app's acknowledgement out.
import { channelName, channelOf, envelope, type Doors } from './doors.ts';
import { readAck, type Ack } from './deliver-to-app.ts';
import { asObject, type JsonObject } from './json.ts';
import { elementsOf, enteredValue, initialValues, optionsOf, type Entered } from './view-state.ts';
import { findModal, saveView } from './view-methods.ts';
import type { View } from './workspace.ts';
import { issueResponsePath, type World } from './world.ts';

/** A press or a pick: in a message (channel and ts), in a modal, or in the Home tab (view). */
export interface Press {
  userId: string;
  actionId: string;
  /** Of several elements with this action id, the one in this block. */
  blockId?: string;
  /** A button's value (to tell several apart), an option's value, or what was entered. */
  value?: Entered;
  channelId?: string;
  ts?: string;
  viewId?: string;
}
/** Where an element was pressed: its blocks, and the part of the payload that says so. */
interface Place {
  blocks: JsonObject[];
  payload: JsonObject;
  view: View | null;
}

function placeOf(doors: Doors, press: Press): Place {
  const { world } = doors;
  if (press.viewId !== undefined) return viewPlace(world, press.viewId);
  const channel = channelOf(world, press.channelId ?? '');
  const ts = press.ts ?? '';
  const ephemeral = world.workspace.ephemerals.find((e) => e.ts === ts && e.userId === press.userId);
  const message = channel.byTs.get(ts);
  if (!message && !ephemeral) throw new Error(`preview: ts: expected a message of ${channel.id}, got ${ts}`);
  const threadTs = message?.thread_ts ?? ephemeral?.threadTs ?? null;
  const blocks = message?.blocks ?? ephemeral?.blocks ?? [];
  const original = { ts, ephemeral: !message, threadTs };
  const container = { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: !message };
  return {
    blocks,
    view: null,
    payload: {
      container: threadTs === null ? container : { ...container, thread_ts: threadTs },
      channel: { id: channel.id, name: channelName(channel) },
      // An ephemeral message is not handed back to the app.
      ...(message ? { message: { ...message } } : {}),
      state: { values: initialValues(blocks) },
      response_url: doors.url + issueResponsePath(world, { channelId: channel.id, userId: press.userId, original }),
    },
  };
}

function viewPlace(world: World, viewId: string): Place {
  const homes = [...world.workspace.homes.values()];
  const view = findModal(world, (open) => open.id === viewId)?.view ?? homes.find((home) => home.id === viewId);
  if (!view) throw new Error(`preview: viewId: expected an open view, got ${viewId}`);
  return { blocks: view.blocks, view, payload: { container: { type: 'view', view_id: view.id } } };
}

/** Presses it. Throws where there is no such element, or the element no such option. */
export async function pressElement(doors: Doors, press: Press): Promise<Ack> {
  const { world } = doors;
  const place = placeOf(doors, press);
  const found = findElement(place.blocks, press);
  if (!found) throw new Error(`preview: actionId: expected an element of the message or view, got ${press.actionId}`);
  const { block, element } = found;
  const action = describeAction(world, { block, element, value: press.value ?? null });
  if (action === null)
    throw new Error(`preview: value: expected an option of ${press.actionId}, got ${String(press.value)}`);
  const { values: before } = place.view?.state ?? asObject(place.payload['state']);
  const blockId = String(block['block_id']);
  const entered = enteredValue(element, press.value ?? null);
  const values = asObject(before);
  const after =
    entered === null ? values : { ...values, [blockId]: { ...asObject(values[blockId]), [press.actionId]: entered } };
  const state = { values: after as View['state']['values'] };
  let placed = place.payload;
  if (place.view) {
    const view: View = { ...place.view, state };
    if (view.type === 'modal') saveView(world, press.userId, view);
    placed = { ...placed, view };
  } else placed = { ...placed, state };
  return readAck(
    await doors.send(
      'interactive',
      { ...envelope(doors, 'block_actions', press.userId), ...placed, actions: [action] },
      null,
    ),
  );
}

function findElement(blocks: JsonObject[], press: Press): { block: JsonObject; element: JsonObject } | null {
  const fitting = blocks
    .filter((block) => press.blockId === undefined || block['block_id'] === press.blockId)
    .flatMap((block) => elementsOf(block).map((element) => ({ block, element })))
    .filter(({ element }) => element['action_id'] === press.actionId);
  const exact = fitting.find(({ element }) => element['type'] === 'button' && element['value'] === press.value);
  return exact ?? fitting[0] ?? null;
}

function describeAction(
  world: World,
  pressed: { block: JsonObject; element: JsonObject; value: Entered },
): JsonObject | null {
  const { block, element, value } = pressed;
  const action = {
    type: element['type'],
    action_id: element['action_id'],
    block_id: block['block_id'],
    action_ts: (world.clock() / 1000).toFixed(6),
  };
  if (element['type'] === 'button') {
    const { text, value: own, style, url } = element;
    return { ...action, text, ...defined({ value: own, style, url }) };
  }
  if (element['type'] === 'overflow') {
    const selected_option = optionsOf(element).find((option) => option['value'] === value);
    return selected_option ? { ...action, selected_option } : null;
  }
  const entered = enteredValue(element, value);
  return entered === null ? null : { ...action, ...entered };
}

const defined = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
