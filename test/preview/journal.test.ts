// What the stand-in answered for is there again: after a restart, a torn last line, and a kill.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADA, BEN, BOT_TOKEN, clientOf, errorOf, GENERAL, startBench, VENDORS } from './start.ts';

let folder: string;
let journalFile: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  journalFile = join(folder, 'deeper', 'channel.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

it('shows the channel again', async () => {
  const before = await startBench({ journalFile });
  const metadata = { event_type: 'alert', event_payload: { id: 'a1' } };
  const { ts = '' } = await before.client.chat.postMessage({ channel: VENDORS, text: 'one', metadata });
  await before.client.chat.postMessage({ channel: VENDORS, text: 'reply', thread_ts: ts });
  await before.client.chat.update({ channel: VENDORS, ts, text: 'one, edited' });
  const gone = await before.client.chat.postMessage({ channel: VENDORS, text: 'gone' });
  await before.client.chat.delete({ channel: VENDORS, ts: gone.ts ?? '' });
  await before.client.conversations.join({ channel: GENERAL });
  await before.client.views.publish({ user_id: ADA, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  await before.client.chat.postEphemeral({ channel: VENDORS, user: ADA, text: 'psst' });
  const told = before.slack.messages(VENDORS);
  await before.close();

  const after = await startBench({ journalFile });
  try {
    expect(after.slack.messages(VENDORS)).toEqual(told);
    expect(after.slack.home(ADA)?.blocks).toMatchObject([{ type: 'divider' }]);
    expect(await errorOf(after.client.chat.postMessage({ channel: GENERAL, text: 'still a member' }))).toBe('ok');
    // As in Slack, what one person saw goes with the page.
    expect(after.slack.ephemerals(ADA, VENDORS)).toEqual([]);
    const { messages = [] } = await after.client.conversations.history({
      channel: VENDORS,
      include_all_metadata: true,
    });
    expect(messages).toMatchObject([{ ts, text: 'one, edited', metadata, reply_count: 1 }]);
    const next = await after.client.chat.postMessage({ channel: VENDORS, text: 'two' });
    expect(Number(next.ts)).toBeGreaterThan(Number(ts));
  } finally {
    await after.close();
  }
});

it('keeps names, direct messages, files, and each workspace’s own', async () => {
  const others = [
    {
      workspace: {
        teamId: 'T0OTHER',
        botUserId: 'U0OTHERBOT',
        users: [{ id: 'U0CYD', name: 'cyd', realName: 'Cyd Fennick' }],
        channels: [{ id: 'C0OTHER', name: 'suppliers', botIsMember: true }],
      },
      botToken: 'xoxb-other',
    },
  ];
  const before = await startBench({ journalFile, others });
  await before.slack.userDoes.rename(VENDORS, 'supplier-risk');
  await before.client.chat.postMessage({ channel: ADA, text: 'for you alone' });
  const file = before.slack.userDoes.giveFile(ADA, 'vendors.csv', 'name\n');
  const other = clientOf(before.slack, 'xoxb-other');
  await other.chat.postMessage({ channel: 'C0OTHER', text: 'for the others' });
  await before.close();

  const after = await startBench({ journalFile, others });
  try {
    expect((await after.client.conversations.info({ channel: VENDORS })).channel?.name).toBe('supplier-risk');
    const { channel } = await after.client.conversations.open({ users: ADA });
    expect(after.slack.messages(channel?.id ?? '')).toMatchObject([{ text: 'for you alone' }]);
    expect((await after.client.files.info({ file })).file).toMatchObject({ name: 'vendors.csv', size: 5 });
    expect(after.slack.messages('C0OTHER')).toMatchObject([{ text: 'for the others', team: 'T0OTHER' }]);
    expect(await errorOf(after.client.conversations.info({ channel: 'C0OTHER' }))).toBe('channel_not_found');
  } finally {
    await after.close();
  }
});

it('shows what is left of a workspace that was set up otherwise, and lets the rest go', async () => {
  const before = await startBench({ journalFile });
  const { ts = '' } = await before.client.chat.postMessage({ channel: VENDORS, text: 'still here' });
  before.slack.userDoes.say(VENDORS, BEN, 'said by one who left');
  await before.client.chat.postMessage({ channel: VENDORS, text: 'reply', thread_ts: ts });
  await before.client.conversations.join({ channel: GENERAL });
  const gone = await before.client.chat.postMessage({ channel: GENERAL, text: 'in a channel that is gone' });
  await before.client.chat.update({ channel: GENERAL, ts: gone.ts ?? '', text: 'edited' });
  await before.client.chat.delete({ channel: GENERAL, ts: gone.ts ?? '' });
  await before.client.views.publish({ user_id: BEN, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  await before.close();

  const workspace = {
    teamId: 'T0OTHER',
    botUserId: 'U0OTHERBOT',
    users: [{ id: ADA, name: 'ada', realName: 'Ada Moreau' }],
    channels: [
      { id: 'C0NEW', name: 'new', botIsMember: true },
      { id: VENDORS, name: 'renamed', botIsMember: true },
    ],
  };
  const after = await startBench({ journalFile, workspace });
  try {
    const texts = after.slack.messages(VENDORS).map((message) => message.text);
    expect(texts.toSorted()).toEqual(['reply', 'said by one who left', 'still here']);
    expect(after.slack.messages('C0NEW')).toEqual([]);
    for (const query of [
      `channel=${VENDORS}&thread=${ts}`,
      `channel=${VENDORS}&user=${BEN}&home=1`,
      'channel=C0GONE',
    ]) {
      expect((await fetch(`${after.slack.url}/?${query}`)).status).toBe(200);
    }
    const page = await (await fetch(`${after.slack.url}/?channel=${VENDORS}`)).text();
    expect(page).toContain('renamed');
    for (const text of ['still here', 'said by one who left']) expect(page).toContain(text);
    for (const channel of [VENDORS, 'C0NEW'])
      expect(await errorOf(after.client.chat.postMessage({ channel, text: 'goes on' }))).toBe('ok');
  } finally {
    await after.close();
  }
});

it('drops a last line that was cut short, and writes on after it', async () => {
  const first = await startBench({ journalFile });
  await first.client.chat.postMessage({ channel: VENDORS, text: 'whole' });
  await first.close();
  const whole = await readFile(journalFile, 'utf8');
  await appendFile(journalFile, '{"do":"post","channelId":"C0VEND');

  const second = await startBench({ journalFile });
  expect(second.slack.messages(VENDORS).map((message) => message.text)).toEqual(['whole']);
  await second.client.chat.postMessage({ channel: VENDORS, text: 'next' });
  await second.close();
  const lines = (await readFile(journalFile, 'utf8')).split('\n');
  expect(lines[0]).toBe(whole.trimEnd());
  expect(lines).toHaveLength(3);
});

it('names file and line where the journal is damaged', async () => {
  const first = await startBench({ journalFile });
  await first.client.chat.postMessage({ channel: VENDORS, text: 'whole' });
  await first.close();
  await writeFile(journalFile, `no JSON\n${await readFile(journalFile, 'utf8')}`);
  await expect(startBench({ journalFile })).rejects.toThrow(
    `${journalFile}: line 1: expected a change in JSON, got no JSON`,
  );
});

it('keeps every message it answered for over kill -9', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./killed.ts', import.meta.url)), journalFile],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const client = new WebClient(BOT_TOKEN, { slackApiUrl: line.toString().trim(), retryConfig: { retries: 0 } });
  const answered: string[] = [];
  const posting = (async () => {
    for (let n = 0; ; n++) {
      const { ts = '' } = await client.chat.postMessage({ channel: VENDORS, text: `m${n}` });
      answered.push(ts);
      if (answered.length === 25) child.kill('SIGKILL');
    }
  })();
  await expect(posting).rejects.toThrow();

  const after = await startBench({ journalFile });
  const kept = after.slack.messages(VENDORS).map((message) => message.ts);
  await after.close();
  expect(answered.length).toBeGreaterThanOrEqual(25);
  expect(kept).toEqual(expect.arrayContaining(answered));
});

it('says plainly that a port is in use, and leaves the other’s journal alone', async () => {
  const first = await startBench({ journalFile });
  const { port } = first.slack;
  const second = startBench({ port, journalFile });
  await expect(second).rejects.toThrow(
    `PORT: ${port} is in use on 127.0.0.1; set another, for example PORT=${port + 1}`,
  );
  await first.close();
});
