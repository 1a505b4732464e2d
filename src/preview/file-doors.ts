// Bytes sent to an upload address in, a stored file out; and a stored file's bytes for the token that may read them.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { filePath, storeFile } from './files.ts';
import { readBearer, readBytes } from './request.ts';
import { grantOf, type Site } from './site.ts';

/** Uploads and downloads of one file, bytes. */
const LARGEST = 50_000_000;

/** POST to an address of files.getUploadURLExternal: raw bytes, or a form whose first part is the file. */
export async function takeUpload(request: IncomingMessage, response: ServerResponse, site: Site, path: string) {
  const found = site.worlds
    .flatMap((world) => [...world.uploads.values()].map((upload) => ({ world, upload })))
    .find(({ upload }) => upload.path === path);
  const bytes = await readBytes(request, LARGEST);
  if (request.method !== 'POST' || !found || found.upload.file !== null) return say(response, 404, 'no such upload');
  const { world, upload } = found;
  const sent = bytes === null ? null : await fileIn(bytes, request.headers['content-type'] ?? '');
  if (sent === null || sent.length !== upload.length) return say(response, 400, 'not the file that was announced');
  const { name, altText, fileId: id } = upload;
  upload.file = storeFile({ userId: world.workspace.botUserId, name, altText, bytes: sent, id }, world.clock());
  say(response, 200, `OK - ${sent.length}`);
}

/** The file's bytes; null where a form holds none. */
async function fileIn(bytes: Buffer, contentType: string): Promise<Buffer | null> {
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => null);
  for (const value of form?.values() ?? []) {
    if (value instanceof Blob) return Buffer.from(await value.arrayBuffer());
  }
  return null;
}

/** GET of `url_private`. Whoever shows no token of the workspace that may read files is sent to sign in, as in Slack. */
export function sendFile(request: IncomingMessage, response: ServerResponse, site: Site, path: string): void {
  const wanted = path.replace(/^(\/files-pri\/[^/]+)\/download\//, '$1/');
  const found = site.worlds
    .flatMap((world) => [...world.workspace.files.values()].map((file) => ({ world, file })))
    .find(({ world, file }) => filePath(world.workspace, file) === wanted);
  const grant = grantOf(site, readBearer(request) ?? '');
  const allowed = grant?.state === 'live' && grant.scopes.includes('files:read');
  if (!allowed || (found && !grant.worlds.includes(found.world))) {
    response.writeHead(302, { location: `${site.url}/?redir=${encodeURIComponent(path)}` }).end();
    return;
  }
  if (!found) return say(response, 404, 'no such file');
  const bytes = Buffer.from(found.file.content, 'base64');
  response.writeHead(200, { 'content-type': found.file.mimetype, 'content-length': bytes.length }).end(bytes);
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}
