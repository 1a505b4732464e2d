// What a person does in Slack (commands, presses, modals, visits) in; the app's acknowledgement out.
import { deliverEvent } from './app-event.ts';
import { isRefusal, type Call } from './call.ts';
import { whisper } from './chat-methods.ts';
import { readAck, saidInAck, type Ack } from './deliver-to-app.ts';
import { channelOf, userOf, type Doors } from './doors.ts';
import type { JsonObject } from './json.ts';
import { pressElement, type Press } from './press.ts';
import { applyResponse } from './response-url.ts';
import { closeView, submitView } from './submit.ts';
import type { Entered } from './view-state.ts';
import { nextTs, SLACKBOT } from './workspace.ts';
import { issueResponsePath, issueTrigger, newId, type ResponseTicket, type World } from './world.ts';

export interface UserDoes {
  /** Types a slash command ("/stakewatch help"). */
  command(channelId: string, userId: string, text: string): Promise<Ack>;
  press(press: Press): Promise<Ack>;
  /** Submits the modal with values by block id. What Slack's own window refuses never reaches the app (status 0). */
  submit(viewId: string, values: Record<string, Entered>, userId: string): Promise<Ack>;
  /** Closes the modal without submitting it. */
  close(viewId: string, userId: string): Promise<Ack>;
  /** Says something in a channel; the app is not told. The message's ts. */
  say(channelId: string, userId: string, text: string, threadTs?: string): string;
  openHome(userId: string): Promise<Ack>;
  /** Invites the bot. */
  invite(channelId: string, userId: string): Promise<Ack>;
  /** Any event, retried as Slack retries it. */
  event(event: JsonObject): Promise<Ack>;
}

export function createUserActions(doors: Doors): UserDoes {
  return {
    command: (channelId, userId, text) => command(doors, { channelId, userId, text }),
    press: (press) => pressElement(doors, press),
    submit: (viewId, values, userId) => submitView(doors, { viewId, values, userId }),
    close: (viewId, userId) => closeView(doors, viewId, userId),
    say: (channelId, userId, text, threadTs) =>
      say(doors.world, { channelId, userId, text, threadTs: threadTs ?? null }),
    openHome: (userId) =>
      deliverEvent(doors, { type: 'app_home_opened', user: userId, channel: `D${userId.slice(1)}`, tab: 'home' }),
    invite(channelId, userId) {
      const channel = channelOf(doors.world, channelId);
      if (!channel.botIsMember) doors.world.record({ do: 'join', channelId });
      const { botUserId, teamId } = doors.world.workspace;
      const where = { channel: channelId, channel_type: channel.private ? 'G' : 'C', team: teamId };
      return deliverEvent(doors, { type: 'member_joined_channel', user: botUserId, inviter: userId, ...where });
    },
    event: (event) => deliverEvent(doors, event),
  };
}

function say(world: World, said: { channelId: string; userId: string; text: string; threadTs: string | null }): string {
  const channel = channelOf(world, said.channelId);
  const ts = nextTs(channel, world.clock());
  const thread = said.threadTs === null ? {} : { thread_ts: said.threadTs };
  const { id } = userOf(world, said.userId);
  // A person's words are plain: Slack keeps them as rich text, and escapes the text beside it.
  const text = said.text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: said.text }] };
  const blocks = [{ type: 'rich_text', block_id: newId('b'), elements: [section] }];
  const message = { type: 'message' as const, user: id, team: world.workspace.teamId, text, blocks, ts, ...thread };
  world.record({ do: 'post', channelId: channel.id, message });
  return ts;
}

const callFrom = (doors: Doors, args: JsonObject): Call => ({
  method: 'response',
  args,
  world: doors.world,
  scopes: doors.scopes,
  url: doors.url,
});

async function command(doors: Doors, typed: { channelId: string; userId: string; text: string }): Promise<Ack> {
  const { world } = doors;
  const channel = channelOf(world, typed.channelId);
  const user = userOf(world, typed.userId);
  const [, name = '', text = ''] = /^(\S+)\s*([\s\S]*)$/.exec(typed.text.trim()) ?? [];
  const ticket = { channelId: channel.id, userId: user.id, original: null };
  const payload = {
    token: 'preview',
    team_id: world.workspace.teamId,
    team_domain: 'preview',
    channel_id: channel.id,
    channel_name: channel.private ? 'privategroup' : channel.name,
    user_id: user.id,
    user_name: user.name,
    command: name,
    text,
    api_app_id: world.workspace.appId,
    is_enterprise_install: 'false',
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
  const text = `${name} failed with the error "${String(ack.error)}"`;
  whisper(doors.world, { ...ticket, threadTs: null, from: SLACKBOT }, { text });
  return ack;
}
