// A claimed alert in, the user group that its message calls out: once a story and rise to critical, never in an edit.
import type { Watchlist } from '../../domain.ts';
import type { AlertClaim, Store } from '../../ports.ts';
import { section, type SlackMessage } from '../blocks.ts';

const GROUP = /^S[A-Z0-9]{2,20}$/; // Slack's id of a user group

/** mrkdwn; null where nobody is called. A story that the channel saw as critical before calls nobody again. */
export async function mentionOf(
  { alert }: AlertClaim,
  watchlist: Watchlist | null,
  store: Store,
): Promise<string | null> {
  const group = watchlist?.settings.mention ?? null;
  if (group === null || alert.severity !== 'critical' || !GROUP.test(group)) return null;
  const { latestSent } = await store.thread(alert.teamId, alert.channelId, alert.storyId);
  return latestSent?.severity === 'critical' ? null : `<!subteam^${group}>`;
}

/** The message with the call in its first block and in what notifications read. */
export function withMention(message: SlackMessage, mention: string | null): SlackMessage & { mention?: string } {
  if (mention === null) return message;
  const first = section(`${mention} please look: this is critical.`);
  return { text: `${mention} ${message.text}`, blocks: [first, ...message.blocks], mention };
}
