// config/slack-manifest.json → the scopes that the app asks Slack for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.looseObject({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()).min(1) }) }),
});

/** The bot scopes of the manifest that comes with Stakewatch. @throws when the file is not a manifest */
export function readManifestScopes(): string[] {
  const file = join(import.meta.dirname, '..', '..', 'config', 'slack-manifest.json');
  return shape.parse(JSON.parse(readFileSync(file, 'utf8'))).oauth_config.scopes.bot;
}
