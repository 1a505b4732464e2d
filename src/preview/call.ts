// One Web API call, read: arguments as Slack reads them (form or JSON) in; answers and refusals in Slack's words out.
import { asString, isObject, parseJson, type JsonObject } from './json.ts';
import type { Site } from './site.ts';
import type { Channel } from './workspace.ts';
import type { World } from './world.ts';

export interface Call {
  method: string;
  args: JsonObject;
  site: Site;
  world: World;
  scopes: readonly string[];
  /** The token that the call came with; null where it needs none. */
  token: string | null;
  /** The stand-in's own address, without a slash at the end. */
  url: string;
}
export type Answer = { ok: true } & JsonObject;
export type Refusal = { ok: false; error: string } & JsonObject;
export type Reply = Answer | Refusal;

export const refuse = (error: string, more: JsonObject = {}): Refusal => ({ ok: false, error, ...more });

/** `invalid_arguments` and the like, with the reasons where Slack puts them. */
export function refuseWith(error: string, messages: string[]): Refusal {
  return refuse(error, { response_metadata: { messages } });
}

export const needs = (name: string): Refusal =>
  refuseWith('invalid_arguments', [`[ERROR] missing required field: ${name} [json-pointer:/${name}]`]);

/** A form field or a JSON value as text; numbers and booleans are written out. Null where it is missing or empty. */
export function textArg(call: Call, name: string): string | null {
  const value = call.args[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = asString(value);
  return text === '' ? null : text;
}

export function booleanArg(call: Call, name: string): boolean {
  return ['true', '1'].includes(textArg(call, name) ?? '');
}

/** A structured argument: a JSON value, or its text in a form. Undefined where missing, null where it is no JSON. */
export function jsonArg(call: Call, name: string): unknown {
  const value = call.args[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') return value;
  return parseJson(value) ?? null;
}

/** The channel that the call means, by id, if the bot may see it. */
export function channelArg(call: Call): Channel | Refusal {
  const id = textArg(call, 'channel');
  if (id === null) return needs('channel');
  const { channels } = call.world.workspace;
  const channel = channels.get(id) ?? [...channels.values()].find((other) => `#${other.name}` === id);
  if (!channel || (channel.private && !channel.botIsMember)) return refuse('channel_not_found');
  return channel;
}

/** Null where the app was granted what the channel's kind asks for: `channels:read`, `groups:read`, `im:read`… */
export function mayUse(call: Call, channel: Channel, right: 'history' | 'read'): Refusal | null {
  const kind = channel.private ? 'groups' : 'channels';
  return needsScope(call, `${channel.directWith === null ? kind : 'im'}:${right}`);
}

/** Null where the app was granted it. */
export function needsScope(call: Call, needed: string): Refusal | null {
  return call.scopes.includes(needed) ? null : refuse('missing_scope', { needed, provided: call.scopes.join(',') });
}

export function isRefusal(value: unknown): value is Refusal {
  return isObject(value) && value['ok'] === false;
}
