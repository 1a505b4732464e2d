// Channels in, Slack's stand-in as the whole bot meets it out: one workspace, and Ada in it.
import { readManifest } from '../../src/config/manifest.ts';
import { startSlackServer, type SlackServer } from '../../src/preview/slack-server.ts';

export const TEAM = 'T0TEST';
export const BOT_TOKEN = 'xoxb-test-1';
export const SIGNING_SECRET = 'a-signing-secret-for-tests';
export const ADA = 'U0ADA';

/** @param channels id → name; the bot is in each of them */
export function startTestSlack(
  channels: Record<string, string>,
  { botToken = BOT_TOKEN, signingSecret = SIGNING_SECRET } = {},
): Promise<SlackServer> {
  return startSlackServer({
    port: 0,
    journalFile: null,
    botToken,
    signingSecret,
    ...readManifest(),
    clock: Date.now,
    workspace: {
      teamId: TEAM,
      botUserId: 'U0BOT',
      users: [{ id: ADA, name: 'ada', realName: 'Ada' }],
      channels: Object.entries(channels).map(([id, name]) => ({ id, name, botIsMember: true })),
    },
  });
}
