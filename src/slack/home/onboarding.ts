// The bot's first moment in a channel in, one short message with two buttons out; and what the buttons do.
import { DAY } from '../../time.ts';
import type { Pressed } from '../alert/pressed.ts';
import { buttons, section, type SlackMessage } from '../blocks.ts';
import { openWatchlist } from './open-watchlist.ts';
import { answering, type Action } from '../alert/do-press.ts';
import type { Heard } from '../requests/heard.ts';
import { sampleMessage } from '../commands/sample-alert.ts';
import type { Services } from '../services.ts';
import { readFailure } from '../slack-errors.ts';

/** ms; a bot that is taken out and invited again need not introduce itself. */
const KNOWN_FOR = 365 * DAY;

/** Says hello where the bot itself was invited: once a channel, and not where a watchlist stands already. */
export async function welcome(heard: Heard, { store, clock }: Services): Promise<void> {
  const { event, teamId, botUserId, client, extShared } = heard;
  const channelId = event['channel'];
  if (typeof channelId !== 'string' || botUserId === null || event['user'] !== botUserId) return;
  if ((await store.watchlist(teamId, channelId)) !== null) return;
  const mark = `welcome:${teamId}:${channelId}`;
  if (!(await store.firstTime(mark, clock(), KNOWN_FOR))) return;
  const { text, blocks } = welcomeMessage(extShared);
  try {
    await client.chat.postMessage({ channel: channelId, text, blocks, unfurl_links: false });
  } catch (error) {
    // Where nobody knows whether it stands, once is better than twice.
    if (readFailure(error).kind !== 'unknown') await store.unseen(mark);
    throw error;
  }
}

/** @param extShared people of another company read along */
export function welcomeMessage(extShared: boolean): SlackMessage {
  const lines = [
    '👋 I tell this channel when the ownership of a company you depend on changes, above all when the new owner is a rival: once per deal, with the sentence that says so.',
    'Which companies shall I watch for you?',
    ...(extShared
      ? [
          'This channel is shared with another company: its people will read the alerts, and cannot change the watchlist.',
        ]
      : []),
  ];
  const row = buttons([
    { action: 'set-up', label: 'Set up', value: 'here', style: 'primary' },
    { action: 'see-example', label: 'See an example', value: 'here' },
  ]);
  return { text: lines.join(' '), blocks: [section(lines.join('\n')), row] };
}

/** To whoever pressed alone: the channel has heard of nothing yet. */
async function seeExample({ tell }: Pressed, { clock }: Services): Promise<void> {
  await tell({ response_type: 'ephemeral', replace_original: false, ...sampleMessage(clock()) });
}

/** Rows for the table of actions. */
export const ONBOARDING_ACTIONS: Record<string, Action> = {
  'set-up': answering(openWatchlist),
  'see-example': answering(seeExample),
};
