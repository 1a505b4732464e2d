// files.*: what the bot uploads and looks up in, files and the messages that show them out.
import { refuseBlocks, writableChannel, readThread, postAsBot, named } from './chat-methods.ts';
import { isRefusal, jsonArg, needs, refuse, textArg, type Call, type Refusal, type Reply } from './call.ts';
import { fileObject, isPicture } from './files.ts';
import { asString, isObject, type JsonObject } from './json.ts';
import type { Channel, StoredFile } from './workspace.ts';
import { issueUpload } from './world.ts';

const ALT_TEXT = 1_000;
/** A gigabyte, as in Slack. */
const LARGEST = 1_073_741_824;
const FILES_AT_ONCE = 10;

/** files.getUploadURLExternal: where to send the bytes, good once. */
export function getUploadUrl(call: Call): Reply {
  const name = textArg(call, 'filename');
  const length = Number(textArg(call, 'length') ?? 0);
  if (name === null) return needs('filename');
  if (length === 0) return refuse('missing_argument');
  if (!Number.isInteger(length) || length < 0) return refuse('invalid_arguments');
  if (length > LARGEST) return refuse('file_upload_size_restricted');
  // The argument is `alt_txt`; any other name for it is let by unread, as in Slack.
  const altText = textArg(call, 'alt_txt');
  if (altText !== null && altText.length > ALT_TEXT) return refuse('alt_txt_too_large');
  const { fileId, path } = issueUpload(call.world, { name, length, altText });
  return { ok: true, upload_url: call.url + path, file_id: fileId };
}

/** files.completeUploadExternal: gives the uploaded files their titles, and shares them where asked to. */
export function completeUpload(call: Call): Reply {
  const wanted = jsonArg(call, 'files');
  if (wanted === undefined) return needs('files');
  if (!Array.isArray(wanted) || wanted.length === 0 || wanted.length > FILES_AT_ONCE)
    return refuse('invalid_arguments');
  const files: StoredFile[] = [];
  for (const one of wanted as unknown[]) {
    const id = isObject(one) ? asString(one['id']) : null;
    const upload = id === null ? undefined : call.world.uploads.get(id);
    if (!upload || upload.file === null || upload.completed) return refuse('file_not_found');
    const title = isObject(one) ? asString(one['title']) : null;
    files.push({ ...upload.file, title: title ?? upload.file.title });
  }
  const channel = shareChannel(call);
  if (isRefusal(channel)) return channel;
  const thread = channel === null ? null : readThread(call, channel);
  if (isRefusal(thread)) return thread;
  const blocks = jsonArg(call, 'blocks');
  const wrong = blocks === undefined ? null : refuseBlocks(call, blocks);
  if (wrong) return wrong;
  for (const { id } of files) {
    const upload = call.world.uploads.get(id);
    if (upload) upload.completed = true;
  }
  if (channel === null || !isShared(files)) {
    for (const file of files) call.world.record({ do: 'file', file });
  } else share(call, channel, { files, thread, blocks: blocks as JsonObject[] | undefined });
  return { ok: true, files: files.map(({ id, title }) => fileObjectOf(call, id) ?? { id, title }) };
}

/** A description on anything but a picture: Slack answers "ok", and the file never appears in the channel. */
function isShared(files: StoredFile[]): boolean {
  return files.every((file) => file.altText === null || isPicture(file));
}

function shareChannel(call: Call): Channel | null | Refusal {
  const several = (textArg(call, 'channels') ?? '').split(',').filter((id) => id !== '');
  const id = textArg(call, 'channel_id') ?? several[0];
  if (id === undefined) return null;
  if (several.length > 1) return refuse('invalid_arguments');
  return writableChannel({ ...call, args: { ...call.args, channel: id } });
}

function share(
  call: Call,
  channel: Channel,
  what: { files: StoredFile[]; thread: string | null; blocks: JsonObject[] | undefined },
): void {
  const { world, url } = call;
  const comment = textArg(call, 'initial_comment');
  // With a comment the blocks are let by unread.
  const content = {
    text: comment ?? '',
    truncated: false,
    ...(comment === null && what.blocks !== undefined ? { blocks: named(what.blocks) } : {}),
    files: what.files.map((file) => fileObject(world.workspace, file, url)),
  };
  const message = postAsBot(
    world,
    channel,
    content,
    what.thread === null ? null : { ts: what.thread, broadcast: false },
  );
  for (const file of what.files) {
    world.record({ do: 'file', file: { ...file, shares: [{ channelId: channel.id, ts: message.ts }] } });
  }
}

function fileObjectOf({ world, url }: Call, id: string): JsonObject | null {
  const file = world.workspace.files.get(id);
  return file ? fileObject(world.workspace, file, url) : null;
}

/** files.info */
export function info(call: Call): Reply {
  const id = textArg(call, 'file');
  if (id === null) return needs('file');
  const file = fileObjectOf(call, id);
  return file === null
    ? refuse('file_not_found')
    : { ok: true, file, comments: [], response_metadata: { next_cursor: '' } };
}
