// The preview, whole: Slack's stand-in with a demo channel, and the demo feed, both on 127.0.0.1.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Clock } from '../ports.ts';
import { startDemoFeed, type DemoItem } from './demo-feed.ts';
import { DEFAULT_WORKSPACE, startSlackServer, type SlackServer } from './slack-server.ts';
import type { WorkspaceSetup } from './workspace.ts';

const DEMO_WORKSPACE: WorkspaceSetup = {
  ...DEFAULT_WORKSPACE,
  users: [
    { id: 'U0ADA', name: 'ada', realName: 'Ada Moreau', isAdmin: true },
    { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor' },
    { id: 'U0GIL', name: 'gil', realName: 'Gil Reyes (guest)', isRestricted: true },
  ],
  groups: [{ id: 'S0BUYERS', handle: 'procurement', name: 'Procurement', users: ['U0BEN'] }],
  channels: [
    { id: 'C0DEMO', name: 'demo', botIsMember: true, topic: 'Who owns the companies we depend on' },
    { id: 'C0GENERAL', name: 'general', botIsMember: false, topic: 'Whatever concerns everybody' },
  ],
};
/** The channel that the demo watchlist belongs to. */
export const DEMO_CHANNEL = { teamId: DEMO_WORKSPACE.teamId, channelId: 'C0DEMO', channelName: '#demo' };

export interface Preview {
  slack: SlackServer;
  /** What the app signs in with; made anew at each start, since only this process knows both sides. */
  botToken: string;
  botUserId: string;
  signingSecret: string;
  feedUrl: string;
  close(): Promise<void>;
}

/** Starts both; rejects with a plain sentence where the page's port is in use. `dataDir` keeps the channel over restarts. */
export async function startPreview(options: {
  port: number;
  dataDir: string;
  scopes: string[];
  /** Events that the app subscribes to; left out: all that its scopes allow. */
  events?: string[];
  articles: DemoItem[];
  clock: Clock;
}): Promise<Preview> {
  const { port, dataDir, scopes, events, articles, clock } = options;
  const botToken = `xoxb-preview-${randomBytes(12).toString('hex')}`;
  const signingSecret = randomBytes(16).toString('hex');
  const journalFile = join(dataDir, 'slack.jsonl');
  const slack = await startSlackServer({
    port,
    journalFile,
    botToken,
    signingSecret,
    scopes,
    clock,
    workspace: DEMO_WORKSPACE,
    ...(events === undefined ? {} : { events }),
  });
  const feed = await startDemoFeed(articles, clock);
  return {
    slack,
    botToken,
    botUserId: DEMO_WORKSPACE.botUserId,
    signingSecret,
    feedUrl: feed.url,
    async close() {
      await feed.close();
      await slack.close();
    },
  };
}
