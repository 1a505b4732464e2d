// STAKEWATCH_TOKEN_KEYS as people write them, and the settings of many workspaces: half of them, too many, wrong ones.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../src/config/environment.ts';
import { mistakeText } from '../../src/config/mistakes.ts';
import { slackSettings } from '../../src/config/slack-settings.ts';
import { readTokenKeys } from '../../src/config/token-keys.ts';

const [a, b] = [randomBytes(32), randomBytes(32)];
const hex = (key: Buffer): string => key.toString('hex');

describe('token keys', () => {
  it.each<[string, string, Buffer[]]>([
    ['one in hex', hex(a), [a]],
    ['one in base64', a.toString('base64'), [a]],
    ['one in the base64 of addresses', a.toString('base64url'), [a]],
    ['two, with a space', `${hex(a)}, ${b.toString('base64')}`, [a, b]],
    ['upper-case hex', hex(a).toUpperCase(), [a]],
  ])('%s', (_, text, keys) => expect(readTokenKeys(text)?.map(hex)).toEqual(keys.map(hex)));
  it.each([
    ['nothing', ''],
    ['31 bytes', hex(a).slice(2)],
    ['33 bytes', `${hex(a)}00`],
    ['a word', 'secret'],
    ['32 characters', 'x'.repeat(32)],
    ['the same twice', `${hex(a)},${a.toString('base64')}`],
    ['an empty one at the end', `${hex(a)},`],
  ])('no key: %s', (_, text) => expect(readTokenKeys(text)).toBeNull());
});

const MANY = {
  SLACK_CLIENT_ID: '111.222',
  SLACK_CLIENT_SECRET: 'canary-client',
  SLACK_STATE_SECRET: 'canary-state-secret',
  STAKEWATCH_TOKEN_KEYS: hex(a),
  SLACK_SIGNING_SECRET: 'canary-signing',
};
function mistakesIn(env: Record<string, string>): string[] {
  const { value, mistakes } = readEnvironment(env);
  const slack = slackSettings(value);
  return [...mistakes, ...(slack.ok ? [] : slack.mistakes)].map(mistakeText);
}

describe('many workspaces', () => {
  it('are selected by their five settings', () => {
    expect(mistakesIn(MANY)).toEqual([]);
    expect(slackSettings(readEnvironment(MANY).value)).toMatchObject({
      ok: true,
      value: { mode: 'many', signingSecret: 'canary-signing', installs: { clientId: '111.222', tokenKeys: [a] } },
    });
  });
  it.each(Object.keys(MANY))('%s missing is said', (name) => {
    const { [name]: _, ...rest } = MANY as Record<string, string>;
    expect(mistakesIn(rest)).toEqual([expect.stringContaining(`environment: ${name}: expected `)]);
  });
  it('one of them alone: all others are asked for at once', () => {
    const mistakes = mistakesIn({ SLACK_CLIENT_ID: '111.222' });
    expect(mistakes.map((text) => text.split(': ')[1])).toEqual([
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'STAKEWATCH_TOKEN_KEYS',
      'SLACK_SIGNING_SECRET',
    ]);
  });
  it('go neither with a bot token nor with Socket Mode, and it is said why', () => {
    const mistakes = mistakesIn({ ...MANY, SLACK_BOT_TOKEN: 'xoxb-canary', SLACK_APP_TOKEN: 'xapp-canary' });
    expect(mistakes).toEqual([
      expect.stringMatching(/SLACK_BOT_TOKEN: expected nothing.*a bot token of its own/),
      expect.stringMatching(/SLACK_APP_TOKEN: expected nothing.*Socket Mode serves one workspace only/),
    ]);
    expect(mistakes.join()).not.toContain('canary');
  });
  it('wrong ones are told all at once, and never their values', () => {
    const mistakes = mistakesIn({
      SLACK_CLIENT_ID: 'canary-id',
      SLACK_CLIENT_SECRET: 'xoxb-canary',
      SLACK_STATE_SECRET: 'canary',
      STAKEWATCH_TOKEN_KEYS: 'canary-key',
      SLACK_SIGNING_SECRET: 'x',
    });
    expect(mistakes).toEqual([
      expect.stringContaining('SLACK_CLIENT_ID: expected two numbers with a dot'),
      expect.stringContaining('SLACK_CLIENT_SECRET: expected the client secret'),
      expect.stringContaining('SLACK_STATE_SECRET: expected at least 16 characters'),
      expect.stringContaining('STAKEWATCH_TOKEN_KEYS: expected different keys of 32 bytes each'),
    ]);
    expect(mistakes.slice(1).join()).not.toContain('canary');
  });
});
