// Mentions and direct messages from Bolt in, answers in their thread out: each once, to people alone, never to a bot.
import type { App } from '@slack/bolt';
import { posted, say, type Answer } from '../answer.ts';
import { answerWords } from '../commands/answer-words.ts';
import type { WebClient } from '../client.ts';
import type { CommandServices } from '../commands/command.ts';
import type { Listening } from './listen.ts';
import { placeOf } from '../place.ts';

/** What we read of an app_mention or a message. */
interface Said {
  type: string;
  subtype?: string;
  channel?: string;
  channel_type?: string;
  user?: string | null;
  text?: string;
  ts?: string;
  thread_ts?: string;
  bot_id?: string;
  bot_profile?: object;
  app_id?: string;
  edited?: object;
  hidden?: boolean;
}
interface Heard {
  said: Said;
  teamId: string;
  botUserId: string;
  eventId: string;
  client: WebClient;
}

/** A file or a reply shown in the channel too is still something a person said. */
const SPOKEN = new Set([undefined, 'file_share', 'thread_broadcast']);

/** A person's own new words, not an edit, a deletion, a join or a bot's. */
function isSpoken({ subtype, user, bot_id, bot_profile, edited, hidden, ts }: Said, botUserId: string): boolean {
  const isBot = bot_id !== undefined || bot_profile !== undefined || user === botUserId || user === 'USLACKBOT';
  return (
    SPOKEN.has(subtype) &&
    typeof user === 'string' &&
    ts !== undefined &&
    !isBot &&
    edited === undefined &&
    hidden !== true
  );
}

export function registerMessages(
  app: App,
  { services, listening }: { services: CommandServices; listening: Listening },
): void {
  const answer = async (heard: Heard): Promise<void> => {
    const { said, eventId, botUserId } = heard;
    if (!isSpoken(said, botUserId)) return;
    await listening.run(
      eventId === '' ? null : `event:${eventId}`,
      async () => reply(heard, await answerTo(heard, services)),
      (sentence) => reply(heard, say(sentence)),
    );
  };
  app.event('app_mention', async ({ event, body, context, client }) => {
    const said = event as Said;
    // In a direct message the message itself comes too.
    if (said.channel === undefined || said.channel.startsWith('D')) return;
    await answer({ said, ...idsOf(body, context), client });
  });
  app.event('message', async ({ event, body, context, client }) => {
    const said = event as Said;
    if (said.channel_type !== 'im') return; // what people say to each other is theirs
    await answer({ said, ...idsOf(body, context), client });
  });
}

interface Envelope {
  team_id?: string;
  event_id?: string;
  authorizations?: { user_id?: string; is_bot?: boolean }[];
}

function idsOf(
  body: Envelope,
  context: { teamId?: string; botUserId?: string },
): Pick<Heard, 'teamId' | 'botUserId' | 'eventId'> {
  const ours = body.authorizations?.find((one) => one.is_bot === true);
  return {
    teamId: context.teamId ?? body.team_id ?? '',
    botUserId: context.botUserId ?? ours?.user_id ?? '',
    eventId: body.event_id ?? '',
  };
}

function answerTo({ said, teamId, botUserId, client }: Heard, services: CommandServices): Promise<Answer> {
  const place = placeOf({ teamId, channelId: said.channel ?? '', userId: said.user ?? '' }, undefined);
  return answerWords(said.text ?? '', { ...place, client, triggerId: null }, { services, botUserId });
}

/** Into the thread it was asked in; a mention opens one, a direct message stays where it is. */
async function reply({ said, client }: Heard, answer: Answer): Promise<void> {
  const { channel = '', channel_type: type, ts, thread_ts: thread } = said;
  const { text, blocks } = posted(answer);
  const into = thread ?? (type === 'im' ? undefined : ts);
  const message = { channel, text, blocks, unfurl_links: false, unfurl_media: false };
  await client.chat.postMessage(into === undefined ? message : { ...message, thread_ts: into });
}
