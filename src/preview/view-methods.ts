// views.*: modals and Home tabs in, what each user has open out.
import { checkView } from './block-limits.ts';
import { named, unknownPictures } from './chat-methods.ts';
import { isRefusal, jsonArg, needs, refuse, refuseWith, textArg, type Call, type Refusal, type Reply } from './call.ts';
import { asList, asObject, asString, isObject, type JsonObject } from './json.ts';
import { initialValues } from './view-state.ts';
import type { View } from './workspace.ts';
import { newId, type World } from './world.ts';

const STACK = 3;

/** views.open: a first modal. Slack closes the one that was open. */
export function openView(call: Call): Reply {
  const definition = readView(call, 'modal');
  if (isRefusal(definition)) return definition;
  const userId = exchangeTrigger(call);
  if (isRefusal(userId)) return userId;
  const view = makeView(call.world, definition, null);
  call.world.record({ do: 'modals', userId, stack: [view] });
  return { ok: true, view };
}

/** views.push: one more on top, three at most. */
export function pushView(call: Call): Reply {
  const definition = readView(call, 'modal');
  if (isRefusal(definition)) return definition;
  const userId = exchangeTrigger(call);
  if (isRefusal(userId)) return userId;
  const view = pushOn(call.world, userId, definition);
  return isRefusal(view) ? view : { ok: true, view };
}

/** Puts a view on top of the user's stack. */
export function pushOn(world: World, userId: string, definition: JsonObject): View | Refusal {
  const stack = world.workspace.modals.get(userId) ?? [];
  if (stack.length >= STACK) return refuse('push_limit_reached');
  const view = makeView(world, definition, stack.at(-1) ?? null);
  world.record({ do: 'modals', userId, stack: [...stack, view] });
  return view;
}

/** views.update: by view_id or external_id; with `hash` only the version that the app saw. */
export function updateView(call: Call): Reply {
  const definition = readView(call, 'modal');
  if (isRefusal(definition)) return definition;
  const viewId = textArg(call, 'view_id');
  const externalId = textArg(call, 'external_id');
  if (viewId === null && externalId === null) return needs('view_id');
  const found = findModal(call.world, (view) =>
    viewId === null ? view.external_id === externalId : view.id === viewId,
  );
  if (!found) return refuse('not_found');
  const hash = textArg(call, 'hash');
  if (hash !== null && hash !== found.view.hash) return refuse('hash_conflict');
  return { ok: true, view: replaceView(call.world, found, definition) };
}

/** views.publish: the Home tab of one user. */
export function publishView(call: Call): Reply {
  const definition = readView(call, 'home');
  if (isRefusal(definition)) return definition;
  const userId = textArg(call, 'user_id');
  if (userId === null) return needs('user_id');
  if (!call.world.workspace.users.has(userId)) return refuse('invalid_user_id');
  const before = call.world.workspace.homes.get(userId);
  const hash = textArg(call, 'hash');
  if (hash !== null && before && hash !== before.hash) return refuse('hash_conflict');
  const made = makeView(call.world, definition, null);
  const view: View = before ? { ...made, id: before.id, root_view_id: before.id } : made;
  call.world.record({ do: 'home', userId, view });
  return { ok: true, view };
}

export interface OpenModal {
  userId: string;
  view: View;
}

/** The open modal that fits, and who has it open. */
export function findModal(world: World, fits: (view: View) => boolean): OpenModal | null {
  for (const [userId, stack] of world.workspace.modals) {
    const view = stack.find(fits);
    if (view) return { userId, view };
  }
  return null;
}

/** The same view with new content: what was filled in stays where block and action ids stay. */
export function replaceView(world: World, open: OpenModal, definition: JsonObject): View {
  const made = makeView(world, definition, null);
  const { id, root_view_id, previous_view_id, state } = open.view;
  const values = keepValues(made.state.values, state.values);
  const view: View = { ...made, id, root_view_id, previous_view_id, state: { values } };
  saveView(world, open.userId, view);
  return view;
}

function keepValues(fresh: View['state']['values'], old: View['state']['values']): View['state']['values'] {
  return Object.fromEntries(
    Object.entries(fresh).map(([blockId, actions]) => [
      blockId,
      Object.fromEntries(
        Object.entries(actions).map(([actionId, value]) => {
          const before = old[blockId]?.[actionId];
          return [actionId, before !== undefined && before['type'] === value['type'] ? before : value];
        }),
      ),
    ]),
  );
}

/** Puts a view in the place of the one with its id. */
export function saveView(world: World, userId: string, view: View): void {
  const stack = world.workspace.modals.get(userId) ?? [];
  world.record({ do: 'modals', userId, stack: stack.map((other) => (other.id === view.id ? view : other)) });
}

function readView(call: Call, type: View['type']): JsonObject | Refusal {
  const view = jsonArg(call, 'view');
  if (view === undefined) return needs('view');
  const refusal = refuseView(call, view);
  if (refusal) return refusal;
  if (!isObject(view) || view['type'] !== type) {
    return refuseWith('invalid_arguments', [`[ERROR] must be a ${type} [json-pointer:/view/type]`]);
  }
  const externalId = asString(view['external_id']);
  const twin = externalId === null ? null : findModal(call.world, (open) => open.external_id === externalId);
  // An update may keep its own external id.
  return twin && call.method !== 'views.update' ? refuse('duplicate_external_id') : view;
}

/** Why Slack would not show this view; null where it would. */
export function refuseView(place: Pick<Call, 'world' | 'url' | 'scopes'>, view: unknown): Refusal | null {
  const { messages, tooLarge } = checkView(view);
  if (tooLarge) return refuse('view_too_large');
  if (messages.length > 0) return refuseWith('invalid_arguments', messages);
  const blocks = isObject(view) ? asList(view['blocks']).filter(isObject) : [];
  const strange = unknownPictures(place, blocks, '/view/blocks');
  if (strange.length > 0) return refuseWith('invalid_arguments', strange);
  const asksFiles = blocks.some((block) => asObject(block['element'])['type'] === 'file_input');
  const [needed, provided] = ['files:read', place.scopes.join(',')];
  return asksFiles && !place.scopes.includes(needed) ? refuse('missing_scope', { needed, provided }) : null;
}

/** Takes the trigger: whose it was, or why it opens nothing. */
function exchangeTrigger(call: Call): string | Refusal {
  const id = textArg(call, 'trigger_id');
  if (id === null) return needs('trigger_id');
  const trigger = call.world.triggers.get(id);
  if (!trigger) return refuse('invalid_trigger_id');
  if (trigger.used) return refuse('exchanged_trigger_id');
  if (call.world.clock() >= trigger.expiresAt) return refuse('expired_trigger_id');
  trigger.used = true;
  return trigger.userId;
}

function makeView(world: World, definition: JsonObject, previous: View | null): View {
  const { workspace } = world;
  const id = newId('V');
  const blocks = named(definition['blocks'] as JsonObject[]).map(withActionIds);
  return {
    title: null,
    submit: null,
    close: null,
    callback_id: '',
    private_metadata: '',
    clear_on_close: false,
    notify_on_close: false,
    ...definition,
    external_id: asString(definition['external_id']) ?? '',
    id,
    type: definition['type'] === 'home' ? 'home' : 'modal',
    team_id: workspace.teamId,
    app_id: workspace.appId,
    app_installed_team_id: workspace.teamId,
    bot_id: workspace.botId,
    hash: `${Math.floor(world.clock() / 1000)}.${newId('h')}`,
    root_view_id: previous?.root_view_id ?? id,
    previous_view_id: previous?.id ?? null,
    blocks,
    state: { values: initialValues(blocks) },
  };
}

/** An input without an action id gets one: its value is filed under it. */
function withActionIds(block: JsonObject): JsonObject {
  const element = block['element'];
  if (!isObject(element) || element['action_id'] !== undefined) return block;
  return { ...block, element: { ...element, action_id: newId('a') } };
}
