// Who asks in, the channel's watchlist as a CSV file to them alone out: in their messages with the app, or where they asked.
import { say, type Answer } from '../answer.ts';
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { readFailure } from '../slack-errors.ts';
import { escapeWithin, visible } from '../text.ts';
import { uploadFiles } from '../pictures/upload-files.ts';

const MOST_SHOWN = 2_500; // characters of the table, where it cannot be sent as a file

/** @returns what the asker is told, to be shown to them alone */
export async function sendExport(asker: Asker, services: Services): Promise<Answer> {
  const watchlist = await services.store.watchlist(asker.teamId, asker.channelId);
  if (watchlist === null)
    return say(
      'This channel has no watchlist yet: `/stakewatch watch Scale AI` starts one, `/stakewatch import` takes a list.',
    );
  const text = services.watchlistFile.write(watchlist, 'csv');
  const count = watchlist.companies.length;
  const name = `watchlist-${watchlist.channelName.replace(/[^A-Za-z0-9_-]+/g, '') || watchlist.channelId}.csv`;
  const shown = escapeWithin(watchlist.channelName, 100);
  const comment = `The watchlist of ${shown}: ${count === 1 ? '1 company' : `${count} companies`}. After editing it goes back with \`/stakewatch import\` in that channel.`;
  const why = await sendFile(asker, { name, text, comment });
  if (why === null)
    return say(`📄 The watchlist of this channel is in your messages with me, as ${escapeWithin(name, 120)}.`);
  return withoutFile(why, text);
}

/** @returns null when it is sent, otherwise why not, in words */
async function sendFile(
  { client, userId }: Asker,
  { name, text, comment }: { name: string; text: string; comment: string },
): Promise<string | null> {
  try {
    const { channel } = await client.conversations.open({ users: userId });
    if (channel?.id === undefined) return 'Slack opened no messages between us';
    // Text that a spreadsheet shall read as UTF-8 needs the mark.
    const bytes = Buffer.from(`\uFEFF${text}`);
    const files = [{ bytes, filename: name, title: name }];
    await uploadFiles(client, { channelId: channel.id, threadTs: null, comment, files });
    return null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused') return failure.reason;
    if (failure.kind === 'rate-limited') return 'Slack asks for a pause, so try again in a minute';
    if (failure.kind === 'unreached') return failure.reason;
    throw error;
  }
}

/** As it is, so that it can be copied: within a code block only Slack's three marks need an escape. */
const copied = (text: string): string =>
  visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('```', "'''");

function withoutFile(why: string, text: string): Answer {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(copied);
  let size = 0;
  const shown = lines.filter((line) => (size += line.length + 1) <= MOST_SHOWN);
  const left = lines.length - shown.length;
  const more = `… and ${left} more ${left === 1 ? 'line' : 'lines'}. An operator can write all of it: \`stakewatch watchlist export\`.`;
  return {
    lines: [
      `I could not send you the file (${escapeWithin(why, 300)}). Here it is to copy:`,
      `\`\`\`\n${shown.join('\n')}\n\`\`\``,
      ...(left > 0 ? [more] : []),
    ],
  };
}
