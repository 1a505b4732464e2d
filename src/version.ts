// The version of this program, from its package.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const VERSION = versionOf(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));

function versionOf(packageJson: string): string {
  const { version } = JSON.parse(packageJson) as { version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}
