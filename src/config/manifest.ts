// config/slack-manifest.json → the scopes that the app asks Slack for, and the events that it subscribes to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.looseObject({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).min(1) }) }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()).min(1) }),
  }),
});

/** Bot scopes and events of the manifest that comes with Stakewatch. @throws when the file is not a manifest */
export function readManifest(): { scopes: string[]; events: string[] } {
  const file = join(import.meta.dirname, '..', '..', 'config', 'slack-manifest.json');
  const { oauth_config: oauth, settings } = shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { scopes: oauth.scopes.bot, events: settings.event_subscriptions.bot_events };
}
