// The manifest against the code: exactly the scopes, commands and addresses that are used.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EVENTS } from '../../src/slack/requests/register-events.ts';
import { EVENT_SCOPES, METHOD_SCOPES, NEEDED_SCOPES, SCOPE_MEANS } from '../../src/slack/scopes.ts';

interface Manifest {
  features: { app_home: object; slash_commands: { command: string; url: string; should_escape: boolean }[] };
  oauth_config: { redirect_urls: string[]; scopes: { bot: string[] } };
  settings: {
    interactivity: { is_enabled: boolean; request_url: string };
    event_subscriptions: { request_url: string; bot_events: string[] };
    org_deploy_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}
const ROOT = join(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(ROOT, 'config/slack-manifest.json'), 'utf8')) as Manifest;
const room = join(ROOT, 'src/slack');
const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(room, file), 'utf8'))
  .join('\n');

/** Methods called on a client: `client.chat.postMessage(`, `client.auth.test(`. */
const named = [...sources.matchAll(/\bclient\.((?:[a-z]+\.)+[a-zA-Z]+)\(/g)].map(([, method = '']) => method);
/** Where the client has no word for an argument: `client.apiCall('files.getUploadURLExternal', `. */
const byName = [...sources.matchAll(/\bclient\.apiCall\('([a-zA-Z.]+)'/g)].map(([, method = '']) => method);
const called = [...named, ...byName];

describe('config/slack-manifest.json', () => {
  it('has exactly the scopes of the methods that are called', () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(NEEDED_SCOPES);
  });
  it('the table has exactly the methods that are called', () => {
    const ofTheApp = called.filter((method) => method !== 'apps.connections.open'); // takes the app token, not the bot's
    expect([...new Set(ofTheApp)].sort()).toEqual(Object.keys(METHOD_SCOPES).sort());
  });
  it('every scope says what is missing without it', () => {
    expect(Object.keys(SCOPE_MEANS).sort()).toEqual(NEEDED_SCOPES);
  });
  it('the command and the buttons come to where the app listens', () => {
    const [command] = manifest.features.slash_commands;
    expect(command).toMatchObject({ command: '/stakewatch', should_escape: false });
    expect(command?.url).toBe('https://YOUR-HOST/slack/events');
    expect(manifest.settings.interactivity).toEqual({
      is_enabled: true,
      request_url: 'https://YOUR-HOST/slack/events',
    });
  });
  it('has exactly the events that are listened to, and they come to where the app listens', () => {
    const { request_url: url, bot_events: events } = manifest.settings.event_subscriptions;
    expect(url).toBe('https://YOUR-HOST/slack/events');
    expect([...events].sort()).toEqual(Object.keys(EVENT_SCOPES).sort());
    // A row like "message.im" is heard by the listener of "message".
    const named = [...sources.matchAll(/\bapp\.event\(\s*'([a-z_]+)'/g)].map(([, name = '']) => name);
    const heard = new Set([...named, ...Object.keys(EVENTS)]);
    expect([...heard].sort()).toEqual([...new Set(events.map((name) => name.split('.')[0] ?? ''))].sort());
  });
  it('has the Home tab and messages to the bot', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });
  it('can be installed by other workspaces and whole organisations, with tokens that last', () => {
    expect(manifest.oauth_config.redirect_urls).toEqual(['https://YOUR-HOST/slack/oauth_redirect']);
    expect(manifest.settings).toMatchObject({ org_deploy_enabled: true, token_rotation_enabled: false });
  });
});
