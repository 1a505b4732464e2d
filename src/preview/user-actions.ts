// What a person does in Slack (commands, presses, modals, visits) in; the app's acknowledgement out.
import { deliverEvent } from './app-event.ts';
import { isRefusal, type Call } from './call.ts';
import { channelLife, type ChannelLife } from './channel-life.ts';
import { whisper } from './chat-methods.ts';
import { consents, type Consents } from './consents.ts';
import { directWith } from './direct-messages.ts';
import { readAck, saidInAck, type Ack } from './deliver-to-app.ts';
import { channelName, channelOf, userOf, type Doors } from './doors.ts';
import type { JsonObject } from './json.ts';
import { pressElement, type Press } from './press.ts';
import { applyResponse } from './response-url.ts';
import { storeFile } from './files.ts';
import { liveGrant, uninstall, type Site } from './site.ts';
import { closeView, submitView } from './submit.ts';
import type { Entered } from './view-state.ts';
import { nextTs, SLACKBOT } from './workspace.ts';
import { issueResponsePath, issueTrigger, newId, type ResponseTicket, type World } from './world.ts';

export interface UserDoes extends ChannelLife, Consents {
  /** Types a slash command ("/stakewatch help"). */
  command(channelId: string, userId: string, text: string): Promise<Ack>;
  press(press: Press): Promise<Ack>;
  /** Submits the modal with values by block id. What Slack's own window refuses never reaches the app (status 0). */
  submit(viewId: string, values: Record<string, Entered>, userId: string): Promise<Ack>;
  /** Closes the modal without submitting it. */
  close(viewId: string, userId: string): Promise<Ack>;
  /** Says something in a channel; the app is not told. The message's ts. */
  say(channelId: string, userId: string, text: string, threadTs?: string): string;
  /** Opens the app: its Home tab, or the messages with it. */
  openHome(userId: string, tab?: 'home' | 'messages'): Promise<Ack>;
  /** Speaks to the bot in a channel ("<@U…> text"). A bot that is not in the channel hears nothing. */
  mention(channelId: string, userId: string, text: string, threadTs?: string): Promise<Ack>;
  /** Writes to the bot alone. */
  writeDirect(userId: string, text: string, threadTs?: string): Promise<Ack>;
  /** Puts a file into the `file_input` of a modal: its id is what `submit` takes as the value. */
  giveFile(userId: string, name: string, bytes: Uint8Array | string): string;
  /** Takes the app away from the workspace (left out: the first). */
  uninstall(teamId?: string): void;
  /** Any event, retried as Slack retries it; of the first workspace unless `teamId` names another. */
  event(event: JsonObject, teamId?: string): Promise<Ack>;
}

/** @param doorsOf the doors of the workspace that one of the ids belongs to */
export function createUserActions(site: Site, doorsOf: (...ids: (string | undefined)[]) => Doors): UserDoes {
  const sayIn = (channelId: string, userId: string, text: string, threadTs?: string): string =>
    say(doorsOf(channelId).world, { channelId, userId, text, threadTs: threadTs ?? null });
  return {
    ...channelLife(doorsOf),
    ...consents(site),
    command: (channelId, userId, text) => command(doorsOf(channelId), { channelId, userId, text }),
    press: (press) => pressElement(doorsOf(press.viewId, press.channelId, press.userId), press),
    submit: (viewId, values, userId) => submitView(doorsOf(viewId, userId), { viewId, values, userId }),
    close: (viewId, userId) => closeView(doorsOf(viewId, userId), viewId, userId),
    say: sayIn,
    openHome(userId, tab = 'home') {
      const doors = doorsOf(userId);
      const { id: channel } = directWith(doors.world, userOf(doors.world, userId).id);
      const published = doors.world.workspace.homes.get(userId);
      const view = tab === 'home' && published ? { view: published } : {};
      return deliverEvent(doors, { type: 'app_home_opened', user: userId, channel, tab, ...view });
    },
    async mention(channelId, userId, text, threadTs) {
      const doors = doorsOf(channelId);
      const { botUserId } = doors.world.workspace;
      const ts = sayIn(channelId, userId, `<@${botUserId}> ${text}`, threadTs);
      const channel = channelOf(doors.world, channelId);
      if (!channel.botIsMember) return { status: 0, body: null, error: 'not_in_channel' };
      return deliverEvent(doors, { ...channel.byTs.get(ts), type: 'app_mention', channel: channelId });
    },
    writeDirect(userId, text, threadTs) {
      const doors = doorsOf(userId);
      const channel = directWith(doors.world, userOf(doors.world, userId).id);
      const ts = sayIn(channel.id, userId, text, threadTs);
      return deliverEvent(doors, { ...channel.byTs.get(ts), channel: channel.id, channel_type: 'im' });
    },
    giveFile(userId, name, bytes) {
      const { world } = doorsOf(userId);
      const file = storeFile({ userId, name, bytes: Buffer.from(bytes) }, world.clock());
      world.record({ do: 'file', file });
      return file.id;
    },
    uninstall(teamId) {
      const { world } = doorsOf(teamId);
      const grant = liveGrant(site, world);
      if (!grant) throw new Error(`preview: teamId: expected a workspace that has the app, got ${String(teamId)}`);
      uninstall(site, grant);
    },
    event: (event, teamId) => deliverEvent(doorsOf(teamId), event),
  };
}

/** How a person's words travel: mentions of people and channels as they are, the rest plain. */
const MENTION = /(<[@#!][A-Z0-9^|a-z.-]{1,80}>)/;

function say(world: World, said: { channelId: string; userId: string; text: string; threadTs: string | null }): string {
  const channel = channelOf(world, said.channelId);
  const ts = nextTs(channel, world.clock());
  const thread = said.threadTs === null ? {} : { thread_ts: said.threadTs };
  const { id, teamId = world.workspace.teamId } = userOf(world, said.userId);
  // A person's words are plain: Slack keeps them as rich text, and escapes the text beside it.
  const pieces = said.text.split(MENTION).filter((piece) => piece !== '');
  const text = pieces.map((piece) => (MENTION.test(piece) ? piece : escaped(piece))).join('');
  const section = { type: 'rich_text_section', elements: pieces.map(richPiece) };
  const blocks = [{ type: 'rich_text', block_id: newId('b'), elements: [section] }];
  const message = { type: 'message' as const, user: id, team: teamId, text, blocks, ts, ...thread };
  world.record({ do: 'post', channelId: channel.id, message });
  return ts;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function richPiece(piece: string): JsonObject {
  const [, sign, id] = /^<([@#])([A-Z0-9]+)/.exec(MENTION.test(piece) ? piece : '') ?? [];
  if (sign === '@') return { type: 'user', user_id: id };
  return sign === '#' ? { type: 'channel', channel_id: id } : { type: 'text', text: piece };
}

const callFrom = (doors: Doors, args: JsonObject): Call => ({
  method: 'response',
  args,
  site: doors.site,
  world: doors.world,
  scopes: doors.scopes,
  token: null,
  url: doors.url,
});

async function command(doors: Doors, typed: { channelId: string; userId: string; text: string }): Promise<Ack> {
  const { world } = doors;
  const channel = channelOf(world, typed.channelId);
  const user = userOf(world, typed.userId);
  const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed.text.trim()) ?? [];
  const ticket = { channelId: channel.id, userId: user.id, original: null };
  const { enterprise } = world.workspace;
  if (liveGrant(doors.site, world) === null) {
    return failCommand(doors, ticket, name, { status: 0, body: null, error: 'unknown_command' });
  }
  const payload = {
    token: 'preview',
    team_id: world.workspace.teamId,
    team_domain: 'preview',
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command: name,
    text,
    api_app_id: world.workspace.appId,
    ...(enterprise === null ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
    is_enterprise_install: String(doors.wholeOrg),
    response_url: doors.url + issueResponsePath(world, ticket),
    trigger_id: issueTrigger(world, user.id),
  };
  const ack = readAck(await doors.send('slash_commands', payload, null));
  if (ack.error !== null) return failCommand(doors, ticket, name, ack);
  const said = saidInAck(ack.body);
  if (said === null) return ack;
  const done = applyResponse(callFrom(doors, said), { ...ticket, usesLeft: 1, expiresAt: Number.POSITIVE_INFINITY });
  return isRefusal(done) ? failCommand(doors, ticket, name, { ...ack, error: done.error }) : ack;
}

function failCommand(doors: Doors, ticket: Pick<ResponseTicket, 'channelId' | 'userId'>, name: string, ack: Ack): Ack {
  const text =
    ack.error === 'unknown_command'
      ? `${name} is not a valid command. In Slack, all messages that start with the “/” character are interpreted as commands.`
      : `${name} failed with the error "${String(ack.error)}"`;
  whisper(doors.world, { ...ticket, threadTs: null, from: SLACKBOT }, { text });
  return ack;
}
