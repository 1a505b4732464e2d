// Files in, one message with them out, by Slack's three steps: an address for each, the bytes to it, all of them shared.
import { CALL_TIMEOUT, type WebClient } from '../client.ts';

export interface FileToSend {
  bytes: Buffer;
  filename: string;
  title: string;
  /** Read to those who do not see a picture; at most 1,000 characters. Left out for other files. */
  alt?: string;
}

/**
 * Posts them as one message. Nobody sees anything of it before the last call.
 * @param comment mrkdwn, escaped
 * @throws what Slack refuses, or an Error where it does not take the bytes
 */
export async function uploadFiles(
  client: WebClient,
  to: { channelId: string; threadTs: string | null; comment: string; files: FileToSend[] },
): Promise<void> {
  const sent = await Promise.all(to.files.map(async (file) => ({ id: await send(client, file), title: file.title })));
  const { channelId: channel_id, threadTs: thread_ts, comment: initial_comment } = to;
  await client.apiCall('files.completeUploadExternal', {
    channel_id,
    initial_comment,
    files: sent,
    ...(thread_ts === null ? {} : { thread_ts }),
  });
}

/** @returns the file's id */
async function send(client: WebClient, { bytes, filename, alt }: FileToSend): Promise<string> {
  // filesUploadV2 calls it `alt_text`, which Slack does not know: the argument is `alt_txt`.
  const described = alt === undefined ? {} : { alt_txt: alt };
  const place = await client.apiCall('files.getUploadURLExternal', { filename, length: bytes.length, ...described });
  const { upload_url: address, file_id: id } = place as { upload_url?: unknown; file_id?: unknown };
  if (typeof address !== 'string' || typeof id !== 'string') throw new Error('Slack gave no address for an upload');
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
    signal: AbortSignal.timeout(CALL_TIMEOUT),
  });
  if (!answer.ok) throw new Error(`Slack did not take the bytes of a file (${answer.status})`);
  return id;
}
