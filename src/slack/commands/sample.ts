// test: a sample alert in this channel, so that everybody sees what one looks like before the first.
import { say, type Answer } from '../answer.ts';
import { whyNotChange } from '../permissions.ts';
import { sampleMessage } from './sample-alert.ts';
import type { Services } from '../services.ts';
import { readFailure } from '../slack-errors.ts';
import type { Asked, Command } from './command.ts';

const NOT_IN = new Set(['not_in_channel', 'channel_not_found']);

async function test(asked: Asked, services: Services): Promise<Answer> {
  const { store, defaultWatchlist, clock } = services;
  const watchlist = await store.watchlist(asked.teamId, asked.channelId);
  const refused = await whyNotChange(asked, watchlist ?? defaultWatchlist);
  if (refused !== null) return say(refused);
  const { text, blocks } = sampleMessage(clock());
  try {
    const said = { channel: asked.channelId, text, blocks, unfurl_links: false, unfurl_media: false };
    await asked.client.chat.postMessage(said);
    return say(
      'A sample alert stands in this channel now. Its companies are invented; everybody here can press its buttons.',
    );
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && NOT_IN.has(failure.error))
      return say(
        'I am not in this channel, so I cannot post here yet: type `/invite @stakewatch`, then `/stakewatch test` again.',
      );
    if (failure.kind === 'unknown') throw error;
    return say(`No sample was posted. ${failure.reason}`);
  }
}

export const SAMPLE_COMMANDS: Command[] = [
  {
    name: 'test',
    usage: 'test',
    says: 'posts a sample alert here, with invented companies',
    example: 'test',
    anywhere: false,
    takesNothing: true,
    answer: test,
  },
];
