// An event as listeners get it: whose it is, who asks on our side, and what Slack says.
import type { Log } from '../../log.ts';
import type { WebClient } from '../client.ts';

export interface Heard {
  /** As Slack sends it; every field is looked at before it is used. */
  event: Record<string, unknown>;
  /** The workspace that the app is installed in, also where somebody of another one did it. */
  teamId: string;
  /** The organisation it belongs to; null where it belongs to none. */
  enterpriseId: string | null;
  /** The bot's own user; null where Slack does not say. */
  botUserId: string | null;
  /** The channel is shared with another company. */
  extShared: boolean;
  /** When it happened, as Slack says. */
  at: number;
  client: WebClient;
  log: Log;
}
