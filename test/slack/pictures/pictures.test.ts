// The two pictures of a company, from the store to a stand-in for Slack's file uploads: its three steps, and its refusals.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, newCompany } from '../../../src/domain.ts';
import { createRegistry } from '../../../src/match/aliases.ts';
import type { Store } from '../../../src/ports.ts';
import { createClient } from '../../../src/slack/client.ts';
import type { Asker } from '../../../src/slack/permissions.ts';
import { companyPictures, uploadPictures } from '../../../src/slack/pictures/pictures.ts';
import { renderPicture } from '../../../src/slack/pictures/render-picture.ts';
import type { Services } from '../../../src/slack/services.ts';
import { openEmbedded } from '../../../src/store/embedded.ts';
import { anArticle, aStory, SEEN } from '../samples.ts';
import { COMPANIES } from '../services.ts';
import { ADA, CHANNEL, TEAM, TOKEN } from '../workspace.ts';

interface Shared {
  args: Record<string, string>;
  /** Each file as it was sent, by id. */
  files: Map<string, { alt: string; length: number; bytes: Buffer }>;
}
/** files.getUploadURLExternal, the POST of the bytes, files.completeUploadExternal. */
interface FileStandIn {
  apiUrl: string;
  shared: Shared[];
  /** Method → the error that it answers with from now on. */
  refusals: Map<string, string>;
  close(): Promise<void>;
}

async function openFiles(): Promise<FileStandIn> {
  const files: Shared['files'] = new Map();
  const shared: Shared[] = [];
  const refusals = new Map<string, string>();
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      if (path.startsWith('/upload/')) {
        const file = files.get(path.slice('/upload/'.length));
        const bytes = body;
        if (file !== undefined) file.bytes = bytes;
        response.writeHead(file?.length === bytes.length ? 200 : 400).end('OK');
        return;
      }
      const method = path.replace('/api/', '');
      const args = Object.fromEntries(new URLSearchParams(body.toString()));
      const error = refusals.get(method);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(error === undefined ? answer(method, args) : { ok: false, error }));
    });
  });
  const answer = (method: string, args: Record<string, string>): object => {
    if (method === 'files.completeUploadExternal') {
      shared.push({ args, files });
      return { ok: true, files: JSON.parse(args['files'] ?? '[]') as object[] };
    }
    if (method !== 'files.getUploadURLExternal') return { ok: false, error: 'unknown_method' };
    const id = `F${files.size + 1}`;
    files.set(id, { alt: args['alt_txt'] ?? '', length: Number(args['length']), bytes: Buffer.alloc(0) });
    return { ok: true, upload_url: `http://127.0.0.1:${port}/upload/${id}`, file_id: id };
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    shared,
    refusals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Width and height out of a PNG's first chunk. */
const sizeOf = (png: Buffer): [number, number] => [png.readUInt32BE(16), png.readUInt32BE(20)];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

let files: FileStandIn;
let store: Store;
let folder: string;
let services: Services;
let asker: Asker;

beforeEach(async () => {
  files = await openFiles();
  folder = mkdtempSync(join(tmpdir(), 'stakewatch-pictures-'));
  store = openEmbedded(join(folder, 'test.db'));
  services = { store, registry: createRegistry(COMPANIES), clock: () => SEEN } as Services;
  asker = {
    teamId: TEAM,
    channelId: CHANNEL,
    channelName: '#vendor-risk',
    userId: ADA,
    client: createClient(TOKEN, files.apiUrl, pino({ level: 'silent' })),
  };
  const companies = [newCompany('vendor', 'Quarry Data'), newCompany('rival', 'Borealis')];
  await store.saveWatchlist(
    {
      teamId: TEAM,
      channelId: CHANNEL,
      channelName: '#vendor-risk',
      revision: 1,
      companies,
      settings: DEFAULT_SETTINGS,
      mutes: [],
      updatedAt: SEEN,
    },
    ['quarry-data', 'borealis'],
    [],
  );
  await store.commit({
    article: anArticle(),
    stories: [{ story: aStory(), companyKeys: ['quarry-data', 'borealis'] }],
    alerts: [],
  });
});
afterEach(async () => {
  await files.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the pictures of a company', () => {
  it('say what the store knows: its story, the roles here, the owners on the list of companies', async () => {
    const { timeline, owners, name } = await companyPictures(services, asker, 'quarry data');
    expect(name).toBe('Quarry Data');
    expect(timeline.alt).toMatch(/^Timeline of Quarry Data \(your vendor\)/);
    expect(timeline.alt).toContain('Borealis is your rival');
    expect(owners.alt).toContain('Borealis (your rival) is to take 33% of Quarry Data (your vendor)');
    expect(owners.alt).toContain('Quarry Group owns Quarry Data (your vendor).');
  });
  it('name no role in a direct message, which has no watchlist', async () => {
    const { timeline } = await companyPictures(services, { teamId: TEAM, channelId: 'D0ADA' }, 'Quarry Data');
    expect(timeline.alt).not.toContain('your');
  });
  it('show what the company itself holds', async () => {
    const { owners } = await companyPictures(services, asker, 'Borealis');
    expect(owners.alt).toMatch(/: Borealis \(your rival\)\. Borealis \(your rival\) is to take 33%/);
  });
  it('are PNGs at twice the size, legible letters among them', async () => {
    const { timeline } = await companyPictures(services, asker, 'Quarry Data');
    const png = await renderPicture(timeline.svg);
    expect(png.subarray(0, 8)).toEqual(PNG);
    expect(sizeOf(png)).toEqual([2 * timeline.width, 2 * timeline.height]);
    // Without its fonts the same picture would be shapes alone.
    const bare = await renderPicture(timeline.svg.replace(/<text[^>]*>[^<]*<\/text>/g, ''));
    expect(png.length).toBeGreaterThan(bare.length * 2);
  });
});

describe('uploading them', () => {
  it('posts both in one message, each with its alternative text, in the thread', async () => {
    const outcome = await uploadPictures(asker, services, 'Quarry Data', '1804500000.000100');
    expect(outcome).toEqual({ state: 'posted' });
    const [message, ...others] = files.shared;
    expect(others).toEqual([]);
    expect(message?.args).toMatchObject({
      channel_id: CHANNEL,
      thread_ts: '1804500000.000100',
      initial_comment: '*Quarry Data*: its stories, and who owns what',
    });
    expect(JSON.parse(message?.args['files'] ?? '')).toMatchObject([
      { title: 'Timeline of Quarry Data' },
      { title: 'Who owns what around Quarry Data' },
    ]);
    const sent = [...(message?.files.values() ?? [])];
    expect(sent.map(({ alt }) => alt.split(/[ ,]/, 2).join(' '))).toEqual(['Timeline of', 'Who owns']);
    for (const { bytes } of sent) expect(bytes.subarray(0, 8)).toEqual(PNG);
  });
  it('stands in the channel itself where no thread is given', async () => {
    await uploadPictures(asker, services, 'Quarry Data', null);
    expect(files.shared[0]?.args).not.toHaveProperty('thread_ts');
  });
  it('posts nothing of a company that nothing is known of, and escapes its name', async () => {
    const outcome = await uploadPictures(asker, services, 'Nobody <!channel>', null);
    expect(outcome).toMatchObject({ state: 'nothing' });
    expect(outcome).toHaveProperty('sentence', expect.stringContaining('Nobody &lt;!channel&gt;'));
    expect(files.shared).toEqual([]);
  });
  it.each([
    ['files.getUploadURLExternal', 'missing_scope', 'files:write'],
    ['files.completeUploadExternal', 'not_in_channel', '/invite @stakewatch'],
    ['files.completeUploadExternal', 'channel_not_found', '/invite @stakewatch'],
    ['files.completeUploadExternal', 'is_archived', 'archived'],
    ['files.getUploadURLExternal', 'ratelimited', 'try again in'],
    ['files.completeUploadExternal', 'internal_error', 'did not say'],
    ['files.completeUploadExternal', 'some_new_word', 'some_new_word'],
  ])('%s refused with %s is told as a sentence', async (method, error, says) => {
    files.refusals.set(method, error);
    const outcome = await uploadPictures(asker, services, 'Quarry Data', null);
    expect(outcome).toEqual({ state: 'failed', sentence: expect.stringContaining(says) as string });
  });
});
