// What a message is to be made of in, the same checked as Slack checks it (or why not) out.
import { checkBlocks, isTextTooLong } from './block-limits.ts';
import { isRefusal, jsonArg, refuse, textArg, type Call, type Refusal } from './call.ts';
import { filePath, isPicture } from './files.ts';
import { asList, isObject, type JsonObject } from './json.ts';
import type { Message, StoredFile } from './workspace.ts';
import { newId } from './world.ts';

const CUT_TEXT_AT = 40_000;
const METADATA_BYTES = 16_000;

type Metadata = NonNullable<Message['metadata']>;
/** What a message is made of, checked. */
export interface Content {
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  files?: JsonObject[];
  metadata?: Metadata;
  truncated: boolean;
}

/** Reads and checks text, blocks, attachments and metadata as Slack does; the first thing wrong refuses. */
export function readContent(call: Call): Content | Refusal {
  const text = textArg(call, 'text') ?? '';
  const blocks = jsonArg(call, 'blocks');
  const attachments = jsonArg(call, 'attachments');
  const refusal = blocks === undefined ? null : refuseBlocks(call, blocks);
  if (refusal) return refusal;
  if (attachments !== undefined && !Array.isArray(attachments)) return refuse('invalid_attachments');
  const metadata = readMetadata(jsonArg(call, 'metadata'));
  if (isRefusal(metadata)) return metadata;
  if (text === '' && asList(blocks).length === 0 && asList(attachments).length === 0) return refuse('no_text');
  return {
    text: text.slice(0, CUT_TEXT_AT),
    truncated: text.length > CUT_TEXT_AT,
    ...(blocks === undefined ? {} : { blocks: named(blocks as JsonObject[]) }),
    ...(attachments === undefined ? {} : { attachments: attachments as JsonObject[] }),
    ...(metadata === null ? {} : { metadata }),
  };
}

/** Why Slack would not show these blocks in a message; null where it would. */
export function refuseBlocks(call: Call, blocks: unknown): Refusal | null {
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const shape = checkBlocks(blocks, 'message');
  const messages = shape.length > 0 ? shape : unknownPictures(call, blocks);
  if (messages.length > 0) return refuse('invalid_blocks', { errors: messages, response_metadata: { messages } });
  return isTextTooLong(blocks) ? refuse('msg_blocks_too_long') : null;
}

/** Pictures by `slack_file` that are none of the workspace's, wherever they stand in the blocks. */
export function unknownPictures({ world, url }: Pick<Call, 'world' | 'url'>, value: unknown, at = '/blocks'): string[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => unknownPictures({ world, url }, item, `${at}/${index}`));
  if (!isObject(value)) return [];
  const wanted = value['slack_file'];
  if (isObject(wanted)) {
    const { files } = world.workspace;
    const fits = (file: StoredFile): boolean =>
      file.id === wanted['id'] || url + filePath(world.workspace, file) === wanted['url'];
    const file = [...files.values()].find(fits);
    return file && isPicture(file) ? [] : [`[ERROR] invalid slack file [json-pointer:${at}/slack_file]`];
  }
  return Object.entries(value).flatMap(([name, entry]) => unknownPictures({ world, url }, entry, `${at}/${name}`));
}

/** Blocks without an id get one, as in Slack; an action's sender is told it. */
export function named(blocks: JsonObject[]): JsonObject[] {
  return blocks.map((block) => ({ ...block, block_id: block['block_id'] ?? newId('b') }));
}

function readMetadata(metadata: unknown): Metadata | null | Refusal {
  if (metadata === undefined) return null;
  if (!isObject(metadata)) return refuse('invalid_metadata_format');
  const { event_type, event_payload } = metadata;
  if (typeof event_type !== 'string' || event_type === '' || !isObject(event_payload)) {
    return refuse('invalid_metadata_schema');
  }
  if (JSON.stringify(event_payload).length > METADATA_BYTES) return refuse('metadata_too_large');
  return { event_type, event_payload };
}
