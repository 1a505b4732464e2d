// A person in, the channels they are in out: what the Home tab may show them of.
import type { WebClient } from '../client.ts';
import { patiently } from '../patience.ts';
import { readFailure } from '../slack-errors.ts';
import { visible } from '../text.ts';

const PAGE = 200; // channels
const PAGES = 10; // a person in more channels than that sees that some are left out

export interface OwnChannel {
  id: string;
  /** "#vendor-risk". */
  name: string;
  archived: boolean;
}
export interface OwnChannels {
  channels: OwnChannel[];
  /** False where Slack did not name all of them: it asked for a long pause, or there are too many. */
  all: boolean;
  /** ms; how long a pause Slack asked for. Absent where it asked for none. */
  pause?: number;
}

/**
 * Public channels, and those private ones that Stakewatch is in too: Slack names no others.
 * @throws where Slack refuses the first page for another reason than its pace
 */
export async function channelsOf(client: WebClient, userId: string): Promise<OwnChannels> {
  const channels: OwnChannel[] = [];
  let cursor = '';
  let pause: number | undefined;
  for (let page = 0; page < PAGES; page++) {
    try {
      const from = cursor === '' ? {} : { cursor };
      const types = 'public_channel,private_channel';
      // A short pause is waited out: half a list would look whole.
      const listed = await patiently(() => client.users.conversations({ user: userId, types, limit: PAGE, ...from }));
      for (const { id, name, is_archived: archived } of listed.channels ?? [])
        if (id !== undefined) channels.push({ id, name: `#${visible(name ?? id)}`, archived: archived === true });
      cursor = listed.response_metadata?.next_cursor ?? '';
      if (cursor === '') return { channels, all: true };
    } catch (error) {
      const failure = readFailure(error);
      if (failure.kind !== 'rate-limited') throw error;
      pause = failure.retryAfter;
      break;
    }
  }
  return { channels, all: false, ...(pause === undefined ? {} : { pause }) };
}
