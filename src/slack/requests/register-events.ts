// Events from Bolt in, handed to the table of what each does, and done once; what cannot be done now Slack sends again.
import type { App, Context } from '@slack/bolt';
import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.ts';
import { SECOND } from '../../time.ts';
import { channelArchived, channelBack, channelDeleted, channelLeft, channelRenamed } from '../home/channel-events.ts';
import type { WebClient } from '../client.ts';
import type { Heard } from './heard.ts';
import { homeOpened } from '../home/home.ts';
import { homeNotOpened } from '../home/home-away.ts';
import type { Installations } from '../install/installations.ts';
import type { Listening } from './listen.ts';
import { accessRevoked, uninstalled } from '../install/leaving.ts';
import { welcome } from '../home/onboarding.ts';
import type { EVENT_SCOPES } from '../scopes.ts';
import type { Services } from '../services.ts';

/** `installations` null: one workspace, whose token is a setting. */
type Hear = (heard: Heard, services: Services, installations: Installations | null) => Promise<void>;

/** What people say is heard in register-messages. */
type Happening = Exclude<keyof typeof EVENT_SCOPES, 'app_mention' | 'message.im'>;

/** By the event's name. */
export const EVENTS: Record<Happening, Hear> = {
  app_home_opened: homeOpened,
  app_uninstalled: uninstalled,
  channel_archive: channelArchived,
  channel_deleted: channelDeleted,
  channel_left: channelLeft,
  channel_rename: channelRenamed,
  channel_unarchive: channelBack,
  group_archive: channelArchived,
  group_deleted: channelDeleted,
  group_left: channelLeft,
  group_rename: channelRenamed,
  group_unarchive: channelBack,
  member_joined_channel: welcome,
  team_access_revoked: accessRevoked,
  tokens_revoked: uninstalled,
};

/** What we read of the envelope of an event. */
interface Envelope {
  event_id?: string;
  event_time?: number;
  team_id?: string;
  enterprise_id?: string | null;
  is_ext_shared_channel?: boolean;
  authorizations?: { user_id?: string; enterprise_id?: string | null }[] | null;
}

export function registerEvents(
  app: App,
  deps: { services: Services; listening: Listening; installations: Installations | null; log: Log },
): void {
  const { services, listening, installations, log } = deps;
  for (const [name, hear] of Object.entries(EVENTS)) {
    app.event(name, async ({ event, body, client, context }) => {
      const envelope = body as Envelope;
      const heard = readHeard(envelope, { event, client, context, log });
      await listening.take(
        `event:${envelope.event_id ?? randomUUID()}`, // without an id a repeat cannot be known
        () => hear(heard, services, installations),
        // Of all else nobody asked for it; the log has the failure.
        (sentence) => (name === 'app_home_opened' ? homeNotOpened(heard, sentence) : Promise.resolve()),
      );
    });
  }
}

function readHeard(
  envelope: Envelope,
  { event, client, context, log }: { event: object; client: WebClient; context: Context; log: Log },
): Heard {
  const [authorization] = envelope.authorizations ?? [];
  return {
    event: { ...event },
    teamId: context.teamId ?? envelope.team_id ?? '',
    enterpriseId: envelope.enterprise_id ?? authorization?.enterprise_id ?? null,
    // In an organisation the bot may be another user in each workspace: the event knows which.
    botUserId: authorization?.user_id ?? context.botUserId ?? null,
    extShared: envelope.is_ext_shared_channel === true,
    at: (envelope.event_time ?? 0) * SECOND,
    client,
    log,
  };
}
