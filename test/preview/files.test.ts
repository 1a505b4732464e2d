// Files given by the bot and by people: uploaded, shared, described, shown in blocks, downloaded, and refused.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BOT_TOKEN, clientOf, errorOf, startBench, VENDORS, type Bench } from './start.ts';

/** The smallest picture there is: one pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());
const call = (method: string, args: Record<string, unknown>) => errorOf(bench.client.apiCall(method, args));

async function upload(bytes: Buffer, filename: string, more: object = {}): Promise<string> {
  const got = await bench.client.apiCall('files.getUploadURLExternal', { filename, length: bytes.length, ...more });
  const { upload_url, file_id } = got as unknown as { upload_url: string; file_id: string };
  const sent = await fetch(upload_url, { method: 'POST', body: new Uint8Array(bytes) });
  expect(sent.status).toBe(200);
  return file_id;
}
const complete = (file: string, more: object = {}) =>
  bench.client.apiCall('files.completeUploadExternal', { files: [{ id: file, title: 'Ties' }], ...more });

describe('a picture of the bot', () => {
  it('is uploaded by the client’s own method, and stands in the thread', async () => {
    const { ts = '' } = await bench.client.chat.postMessage({ channel: VENDORS, text: 'alert' });
    await bench.client.filesUploadV2({
      channel_id: VENDORS,
      thread_ts: ts,
      filename: 'ties.png',
      file: PNG,
      title: 'Ties',
    });
    expect(bench.slack.messages(VENDORS).at(-1)).toMatchObject({
      thread_ts: ts,
      files: [{ title: 'Ties', mimetype: 'image/png', size: PNG.length }],
    });
  });

  it('keeps its description', async () => {
    const id = await upload(PNG, 'ties.png', { alt_txt: 'Borealis holds 30% of Quarry' });
    await complete(id, { channel_id: VENDORS, initial_comment: 'Who holds what' });
    expect(bench.slack.messages(VENDORS)).toMatchObject([
      { text: 'Who holds what', files: [{ id, alt_txt: 'Borealis holds 30% of Quarry' }] },
    ]);
    expect(bench.slack.files()).toMatchObject([{ id, altText: 'Borealis holds 30% of Quarry' }]);
    const { file } = await bench.client.files.info({ file: id });
    expect(file?.shares?.public?.[VENDORS]).toMatchObject([{ channel_name: 'vendor-risk' }]);
  });

  it('stands in a block by its id once it was completed', async () => {
    const id = await upload(PNG, 'ties.png');
    const block = { type: 'image', slack_file: { id }, alt_text: 'Who holds what' };
    const post = () => call('chat.postMessage', { channel: VENDORS, text: 'x', blocks: [block] });
    expect(await post()).toBe('invalid_blocks');
    await complete(id);
    expect(await post()).toBe('ok');
    expect(bench.slack.messages(VENDORS)).toHaveLength(1);
  });

  it('is there again after a restart of the reader: files.info and the bytes', async () => {
    const id = await upload(PNG, 'ties.png');
    await complete(id);
    const { file } = await bench.client.files.info({ file: id });
    const response = await fetch(file?.url_private ?? '', { headers: { authorization: `Bearer ${BOT_TOKEN}` } });
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
    expect(response.headers.get('content-type')).toBe('image/png');
  });
});

describe('what Slack refuses', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['no name', { length: 3 }, 'invalid_arguments'],
    ['no length', { filename: 'a.png' }, 'missing_argument'],
    ['nothing in it', { filename: 'a.png', length: 0 }, 'missing_argument'],
    ['too large a file', { filename: 'a.png', length: 2e9 }, 'file_upload_size_restricted'],
    ['too long a description', { filename: 'a.png', length: 3, alt_txt: 'x'.repeat(1_001) }, 'alt_txt_too_large'],
  ])('an upload with %s', async (_case, args, error) => {
    expect(await call('files.getUploadURLExternal', args)).toBe(error);
  });

  it.each<[string, object, string]>([
    ['for another channel', { channel_id: 'C0NONE' }, 'channel_not_found'],
    ['where the bot is not', { channel_id: 'C0GENERAL' }, 'not_in_channel'],
    ['under a message that is none', { channel_id: VENDORS, thread_ts: '1.000001' }, 'thread_not_found'],
    ['with blocks that are none', { channel_id: VENDORS, blocks: [{ type: 'hologram' }] }, 'invalid_blocks'],
  ])('a file %s', async (_case, more, error) => {
    const id = await upload(PNG, 'ties.png');
    expect(await errorOf(complete(id, more))).toBe(error);
  });

  it('a file that was never sent, was sent otherwise, or completed before', async () => {
    const got = await bench.client.files.getUploadURLExternal({ filename: 'a.txt', length: 10 });
    expect(await errorOf(complete(got.file_id ?? ''))).toBe('file_not_found');
    const short = await fetch(got.upload_url ?? '', { method: 'POST', body: 'short' });
    expect(short.status).toBe(400);
    const id = await upload(PNG, 'ties.png');
    await complete(id);
    expect(await errorOf(complete(id))).toBe('file_not_found');
    expect((await fetch(`${bench.slack.url}/upload/v1/none`, { method: 'POST', body: 'x' })).status).toBe(404);
  });

  it('a description on anything but a picture: answered "ok", and never shared', async () => {
    const id = await upload(Buffer.from('a,b\n1,2\n'), 'list.csv', { alt_txt: 'Two columns' });
    await complete(id, { channel_id: VENDORS });
    expect(bench.slack.messages(VENDORS)).toEqual([]);
    expect(bench.slack.files()).toMatchObject([{ id, shares: [] }]);
  });

  it('calls without the scope', async () => {
    const poor = await startBench({ scopes: ['chat:write'] });
    try {
      const upload_ = poor.client.files.getUploadURLExternal({ filename: 'a', length: 1 });
      await expect(upload_).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'files:write' } });
      const read = poor.client.files.info({ file: 'F1' });
      await expect(read).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'files:read' } });
    } finally {
      await poor.close();
    }
  });
});

describe('a file that a person gives', () => {
  const plain = (text: string) => ({ type: 'plain_text' as const, text });
  const view = {
    type: 'modal' as const,
    title: plain('Import'),
    submit: plain('Import'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'list',
        label: plain('Watchlist'),
        element: { type: 'file_input' as const, action_id: 'file', filetypes: ['csv'], max_files: 1 },
      },
    ],
  };
  async function openImport(): Promise<string> {
    await bench.slack.userDoes.command(VENDORS, ADA, '/stakewatch import');
    const trigger_id = String(bench.app.received.at(-1)?.payload['trigger_id']);
    return (await bench.client.views.open({ trigger_id, view })).view?.id ?? '';
  }

  it('comes with the submission, and its bytes for the token that may read files', async () => {
    const id = await openImport();
    const file = bench.slack.userDoes.giveFile(ADA, 'vendors.csv', 'name,role\nBorealis,rival\n');
    await bench.slack.userDoes.submit(id, { list: [file] }, ADA);
    const payload = bench.app.received.at(-1)?.payload as {
      view: { state: { values: { list: { file: { type: string; files: Record<string, string>[] } } } } };
    };
    const given = payload.view.state.values.list.file;
    expect(given).toMatchObject({
      type: 'file_input',
      files: [{ id: file, name: 'vendors.csv', mimetype: 'text/csv' }],
    });
    const address = given.files[0]?.['url_private_download'] ?? '';
    const read = (token: string) =>
      fetch(address, { headers: { authorization: `Bearer ${token}` }, redirect: 'manual' });
    expect(await (await read(BOT_TOKEN)).text()).toBe('name,role\nBorealis,rival\n');
    expect((await read('xoxb-other')).status).toBe(302);
    expect((await fetch(address, { redirect: 'manual' })).headers.get('location')).toContain('redir=');
  });

  it.each<[string, string[], string]>([
    ['none', [], 'Please complete this required field.'],
    ['two', ['a.csv', 'b.csv'], 'Please choose 1 file or fewer.'],
    ['another kind', ['a.png'], 'Please choose a file of one of these kinds: csv.'],
  ])('is asked for again: %s', async (_case, names, says) => {
    const id = await openImport();
    const files = names.map((name) => bench.slack.userDoes.giveFile(ADA, name, 'x'));
    const ack = await bench.slack.userDoes.submit(id, { list: files }, ADA);
    expect(ack).toMatchObject({ status: 0, body: { errors: { list: says } } });
  });

  it('needs files:read, and stands in no message', async () => {
    const poor = await startBench({ scopes: ['commands', 'chat:write'] });
    try {
      await poor.slack.userDoes.command(VENDORS, ADA, '/stakewatch import');
      const trigger_id = String(poor.app.received.at(-1)?.payload['trigger_id']);
      expect(await errorOf(clientOf(poor.slack).views.open({ trigger_id, view }))).toBe('missing_scope');
    } finally {
      await poor.close();
    }
    expect(await call('chat.postMessage', { channel: VENDORS, text: 'x', blocks: view.blocks })).toBe('invalid_blocks');
  });
});
