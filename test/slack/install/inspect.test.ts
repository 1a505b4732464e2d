// What doctor finds at Slack's: each thing that may be wrong, with what to do.
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/slack/client.ts';
import { checkToken, inspectAppToken, inspectSlack } from '../../../src/slack/install/inspect.ts';
import { NEEDED_SCOPES } from '../../../src/slack/scopes.ts';
import { CHANNEL, openRoom, OTHER_CHANNEL, TEAM, TOKEN, type Room } from '../workspace.ts';

let room: Room;
afterEach(() => room.close());
const client = (token = TOKEN) => createClient(token, room.slack.apiUrl, pino({ level: 'silent' }));
const watchlist = (channelId: string, teamId = TEAM) => ({
  teamId,
  channelId,
  channelName: `#${channelId.toLowerCase()}`,
  revision: 1,
  companies: [],
  settings: { floor: 'low' as const, rumors: true, thresholds: { high: 5, critical: 20 } },
  mutes: [],
  updatedAt: 0,
});
const found = async (channelId: string, teamId?: string) =>
  (await inspectSlack(client(), [watchlist(channelId, teamId)])).at(-1);

describe('inspectSlack', () => {
  it('all is well', async () => {
    room = await openRoom();
    const findings = await inspectSlack(client(), [watchlist(CHANNEL)]);
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok']);
    expect(await checkToken(client())).toMatchObject({ ok: true, teamId: TEAM, missing: [] });
  });
  it('a token that Slack refuses', async () => {
    room = await openRoom();
    const findings = await inspectSlack(client('xoxb-wrong'), [watchlist(CHANNEL)]);
    expect(findings).toEqual([{ level: 'error', text: expect.stringContaining('set SLACK_BOT_TOKEN anew') as string }]);
  });
  it.each(NEEDED_SCOPES)('without the scope %s', async (scope) => {
    room = await openRoom({ slack: { scopes: NEEDED_SCOPES.filter((one) => one !== scope) } });
    const findings = await inspectSlack(client(), []);
    expect(findings.filter(({ level }) => level === 'error')).toEqual([
      {
        level: 'error',
        text: expect.stringMatching(new RegExp(`the scope ${scope} is missing: .+reinstall the app`)) as string,
      },
    ]);
  });
  it.each([
    ['a channel it is not in', OTHER_CHANNEL, undefined, 'error', '/invite @stakewatch'],
    ['a channel that is hidden or gone', 'C0HIDDEN', undefined, 'error', '/invite @stakewatch'],
    ['a channel of another workspace', CHANNEL, 'T0OTHER', 'warning', 'another workspace (T0OTHER)'],
  ])('%s', async (_, channelId, teamId, level, text) => {
    room = await openRoom();
    expect(await found(channelId, teamId)).toEqual({ level, text: expect.stringContaining(text) as string });
  });
  it('an archived channel', async () => {
    const channels = [{ id: CHANNEL, name: 'vendor-risk', botIsMember: true, archived: true }];
    room = await openRoom({ slack: { workspace: { teamId: TEAM, botUserId: 'U0BOT', users: [], channels } } });
    expect(await found(CHANNEL)).toEqual({ level: 'error', text: expect.stringContaining('unarchive it') as string });
  });
  it('Slack does not answer', async () => {
    room = await openRoom();
    room.slack.faults.next('auth.test', { lose: 'reply' });
    expect(await inspectSlack(client(), [])).toMatchObject([{ level: 'error' }]);
  });
});

describe('inspectAppToken', () => {
  it.each([
    ['xapp-1-right', 'ok'],
    ['xoxb-a-bot-token', 'error'],
  ])('%s', async (token, level) => {
    room = await openRoom();
    expect(await inspectAppToken(client(token))).toMatchObject({ level });
  });
});
