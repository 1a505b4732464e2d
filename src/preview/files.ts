// A file's bytes and name in, the file as the workspace keeps it, and as the Web API shows it, out.
import type { UnixMs } from '../domain.ts';
import type { JsonObject } from './json.ts';
import type { StoredFile, Workspace } from './workspace.ts';
import { newId } from './world.ts';

/** The kinds that a picture block may show, by their first bytes. */
const PICTURES: { filetype: string; mimetype: string; starts: string }[] = [
  { filetype: 'png', mimetype: 'image/png', starts: '89504e470d0a1a0a' },
  { filetype: 'jpg', mimetype: 'image/jpeg', starts: 'ffd8ff' },
  { filetype: 'gif', mimetype: 'image/gif', starts: '47494638' },
];
/** Everything else, by the end of its name. */
const BY_NAME: Record<string, { filetype: string; mimetype: string }> = {
  csv: { filetype: 'csv', mimetype: 'text/csv' },
  html: { filetype: 'html', mimetype: 'text/html' },
  json: { filetype: 'json', mimetype: 'application/json' },
  opml: { filetype: 'xml', mimetype: 'application/xml' },
  txt: { filetype: 'text', mimetype: 'text/plain' },
  xml: { filetype: 'xml', mimetype: 'application/xml' },
  yaml: { filetype: 'yaml', mimetype: 'text/x-yaml' },
  yml: { filetype: 'yaml', mimetype: 'text/x-yaml' },
};

export interface GivenFile {
  userId: string;
  name: string;
  title?: string | null;
  altText?: string | null;
  bytes: Buffer;
  id?: string;
}

/** A picture is known by its bytes, whatever its name says; the rest by the name. */
export function storeFile(given: GivenFile, now: UnixMs): StoredFile {
  const { userId, name, bytes, title, altText, id } = given;
  const start = bytes.subarray(0, 8).toString('hex');
  const extension = /\.([^.]{1,20})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = PICTURES.find((picture) => start.startsWith(picture.starts)) ??
    (Object.hasOwn(BY_NAME, extension) ? BY_NAME[extension] : undefined) ?? {
      filetype: 'binary',
      mimetype: 'application/octet-stream',
    };
  return {
    id: id ?? newId('F'),
    userId,
    name,
    title: title ?? name,
    altText: altText ?? null,
    mimetype: kind.mimetype,
    filetype: kind.filetype,
    content: bytes.toString('base64'),
    size: bytes.length,
    createdAt: now,
    shares: [],
  };
}

export const isPicture = (file: StoredFile): boolean => PICTURES.some(({ filetype }) => filetype === file.filetype);

/** Where a token with files:read finds the bytes, as in Slack: team and file, then the name. */
export function filePath(workspace: Workspace, file: StoredFile): string {
  const name = file.name.toLowerCase().replace(/[^a-z0-9._-]/g, '_');
  return `/files-pri/${workspace.teamId}-${file.id}/${name}`;
}

export function fileObject(workspace: Workspace, file: StoredFile, url: string): JsonObject {
  const path = filePath(workspace, file);
  const shared = file.shares
    .map(({ channelId }) => workspace.channels.get(channelId))
    .filter((one) => one !== undefined);
  const sharesOf = (isPrivate: boolean): JsonObject =>
    Object.fromEntries(
      shared
        .filter((channel) => (channel.private || channel.directWith !== null) === isPrivate)
        .map((channel) => [
          channel.id,
          file.shares
            .filter(({ channelId }) => channelId === channel.id)
            .map(({ ts }) => ({ ts, channel_name: channel.name, team_id: workspace.teamId })),
        ]),
    );
  const [open, closed] = [sharesOf(false), sharesOf(true)];
  return {
    id: file.id,
    created: Math.floor(file.createdAt / 1000),
    timestamp: Math.floor(file.createdAt / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    pretty_type: file.filetype.toUpperCase(),
    user: file.userId,
    user_team: workspace.teamId,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: Object.keys(open).length > 0,
    url_private: url + path,
    url_private_download: `${url}${path.replace(/^(\/files-pri\/[^/]+)/, '$1/download')}`,
    permalink: `${url}/?file=${file.id}`,
    ...(file.altText === null ? {} : { alt_txt: file.altText }),
    channels: Object.keys(open).filter((id) => id.startsWith('C')),
    groups: Object.keys(closed).filter((id) => id.startsWith('C')),
    ims: Object.keys(closed).filter((id) => id.startsWith('D')),
    shares: {
      ...(Object.keys(open).length > 0 ? { public: open } : {}),
      ...(Object.keys(closed).length > 0 ? { private: closed } : {}),
    },
  };
}
