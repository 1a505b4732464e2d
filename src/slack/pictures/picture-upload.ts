// PNGs with their alternative texts in, one message with them in a channel or thread out; or the sentence that says why not.
import type { Asker } from '../permissions.ts';
import { readFailure, type Failure } from '../slack-errors.ts';
import { cut, visible } from '../text.ts';
import { uploadFiles } from './upload-files.ts';

export interface Upload {
  png: Buffer;
  filename: string;
  title: string;
  /** Read to those who do not see it; at most 1,000 characters. */
  alt: string;
}

const LONGEST_TITLE = 150; // characters

/** What a person can do about Slack's refusal. */
const ADVICE: Record<string, string> = {
  missing_scope:
    'Pictures need the permission `files:write`, which this app was not given: an admin can add it and reinstall the app. ' +
    '`/stakewatch show` says the same in words.',
  not_in_channel: 'Stakewatch is not in this channel: invite it with `/invite @stakewatch`, then ask again.',
  is_archived: 'This channel is archived, so no picture can be posted here.',
  thread_not_found: 'The message that the pictures belong to is gone: ask with `/stakewatch show` instead.',
  file_upload_size_restricted: 'This workspace does not take files of this size: ask a workspace admin.',
  file_uploads_disabled: 'This workspace does not take files: ask a workspace admin.',
  storage_limit_reached: 'This workspace has no room for files left: ask a workspace admin.',
};
/** Slack's other words for the same. */
const SAME: Record<string, string> = {
  channel_not_found: 'not_in_channel',
  invalid_channel: 'not_in_channel',
  not_allowed_token_type: 'missing_scope',
  no_permission: 'missing_scope',
  invalid_thread_ts: 'thread_not_found',
  file_uploads_except_images_disabled: 'file_uploads_disabled',
};

/**
 * Posts them as one message, seen by everybody in the channel.
 * @param comment mrkdwn, escaped
 * @returns null when they are posted, else a sentence (mrkdwn) for the asker
 */
export async function postPictures(
  { client, channelId }: Pick<Asker, 'client' | 'channelId'>,
  { files, threadTs, comment }: { files: Upload[]; threadTs: string | null; comment: string },
): Promise<string | null> {
  try {
    const sent = files.map(({ png, filename, title, alt }) => ({
      bytes: png,
      filename,
      title: cut(visible(title), LONGEST_TITLE),
      alt: visible(alt),
    }));
    await uploadFiles(client, { channelId, threadTs, comment, files: sent });
    return null;
  } catch (error) {
    return whyNot(readFailure(error));
  }
}

function whyNot(failure: Failure): string {
  if (failure.kind === 'refused')
    return ADVICE[SAME[failure.error] ?? failure.error] ?? `Slack did not take the pictures: ${failure.reason}.`;
  if (failure.kind === 'rate-limited')
    return `Slack asks for a pause: try again in ${Math.ceil(failure.retryAfter / 1000)} seconds.`;
  if (failure.kind === 'unreached')
    return 'Slack could not be reached, and no picture was posted: try again in a moment.';
  return 'Slack did not say whether the pictures came through: if they do not stand here in a moment, ask again.';
}
