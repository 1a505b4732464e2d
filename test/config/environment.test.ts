import { describe, expect, it } from 'vitest';
import { surveyConfig } from '../../src/config/config.ts';
import { environmentHelp, readEnvironment, VARIABLES } from '../../src/config/environment.ts';
import { mistakeText } from '../../src/config/mistakes.ts';
import { slackSettings } from '../../src/config/slack-settings.ts';

function mistakesIn(env: Record<string, string>): string[] {
  const { value, mistakes } = readEnvironment(env);
  const slack = slackSettings(value);
  return [...mistakes, ...(slack.ok ? [] : slack.mistakes)].map(mistakeText);
}
function modeOf(env: Record<string, string>): string {
  const slack = slackSettings(readEnvironment(env).value);
  return slack.ok ? slack.value.mode : 'refused';
}

describe('which Slack settings select what', () => {
  it.each([
    ['nothing set: preview', {}, 'preview'],
    ['an empty variable counts as not set', { SLACK_BOT_TOKEN: '' }, 'preview'],
    ['bot token and signing secret: HTTP', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'abc' }, 'http'],
    ['bot token and app token: Socket Mode', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, 'socket'],
    [
      'all three: Socket Mode',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'abc' },
      'socket',
    ],
  ])('%s', (_, env, mode) => expect(modeOf(env)).toBe(mode));

  it.each([
    [
      'only the bot token',
      { SLACK_BOT_TOKEN: 'xoxb-1' },
      /SLACK_SIGNING_SECRET: expected the signing secret.*or SLACK_APP_TOKEN/,
    ],
    [
      'only the signing secret',
      { SLACK_SIGNING_SECRET: 'abc' },
      /SLACK_BOT_TOKEN: expected the bot token.*because SLACK_SIGNING_SECRET is set/,
    ],
    [
      'only the app token',
      { SLACK_APP_TOKEN: 'xapp-1' },
      /SLACK_BOT_TOKEN: expected the bot token.*because SLACK_APP_TOKEN is set/,
    ],
    [
      'an app token in the place of the bot token',
      { SLACK_BOT_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 'abc' },
      /SLACK_BOT_TOKEN: expected a token that starts with "xoxb-"/,
    ],
    [
      'a token in the place of the signing secret',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'xoxb-1' },
      /SLACK_SIGNING_SECRET: expected the signing secret/,
    ],
  ])('half or wrong settings are said: %s', (_, env, said) => {
    const mistakes = mistakesIn(env);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(said);
  });

  it('says every mistake at once', () => {
    const mistakes = mistakesIn({ PORT: 'eighty', LOG_LEVEL: 'loud', REDIS_URL: 'localhost' });
    expect(mistakes).toEqual([
      'environment: PORT: expected a whole number from 0 to 65535, got "eighty"',
      'environment: REDIS_URL: expected an address that starts with redis:// or rediss://',
      'environment: LOG_LEVEL: expected one of debug, info, warn, error, got "loud"',
    ]);
  });

  it.each(['http://bot.example', 'bot.example', 'https://', 'https://bot.example/?a=1', 'https://me:x@bot.example/'])(
    'the public address is no %s',
    (url) =>
      expect(mistakesIn({ STAKEWATCH_URL: url })).toEqual([expect.stringMatching(/^environment: STAKEWATCH_URL/)]),
  );

  it('half Slack settings are said beside a wrong one', () => {
    expect(mistakesIn({ PORT: 'eighty', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      'environment: PORT: expected a whole number from 0 to 65535, got "eighty"',
      expect.stringMatching(/^environment: SLACK_SIGNING_SECRET: expected the signing secret/),
    ]);
  });

  it('never prints the value of a secret', () => {
    const secret = 'sekret-canary';
    const env = Object.fromEntries(
      VARIABLES.filter((v) => 'secret' in v).map((v) => [
        v.name,
        v.name === 'SLACK_SIGNING_SECRET' ? `xoxb-${secret}` : secret,
      ]),
    );
    const mistakes = mistakesIn(env);
    expect(mistakes.length).toBeGreaterThan(2);
    expect(mistakes.join('\n')).not.toContain(secret);
  });
});

it.each([
  ['intranet.local, 10.0.0.5:8080,[::1]:80', true],
  ['http://intranet.local', false],
  ['Intranet.local', false],
  ['a b', false],
  ['10.0.0.0/8', false],
])('private hosts stand as an address has them: %s', (text, isFine) => {
  const { mistakes } = readEnvironment({ STAKEWATCH_PRIVATE_HOSTS: text });
  expect(mistakes.map(({ path }) => path)).toEqual(isFine ? [] : ['STAKEWATCH_PRIVATE_HOSTS']);
});

describe('help env', () => {
  it.each(VARIABLES.map((variable) => [variable.name, variable] as const))('explains %s', (name, variable) => {
    const page = environmentHelp();
    expect(page).toContain(name);
    expect(page).toContain(variable.meaning);
  });
});

describe('politeness to hosts, and where the operator hears of feeds', () => {
  it.each([
    [{ STAKEWATCH_HOST_GAP: '1 second' }, []],
    [{ STAKEWATCH_HOST_GAP: '0s', STAKEWATCH_HOST_CONNECTIONS: '4' }, []],
    [{ STAKEWATCH_HOST_GAP: '5' }, [/STAKEWATCH_HOST_GAP: expected a time such as 0s/]],
    [{ STAKEWATCH_HOST_CONNECTIONS: '0' }, [/STAKEWATCH_HOST_CONNECTIONS: expected a whole number from 1 to 20/]],
    [{ STAKEWATCH_OPERATOR_CHANNEL: 'C0123ABCD' }, []],
    [{ STAKEWATCH_OPERATOR_CHANNEL: 'T0123ABCD/C0123ABCD' }, []],
    [{ STAKEWATCH_OPERATOR_CHANNEL: '#risk' }, [/STAKEWATCH_OPERATOR_CHANNEL: expected a channel's id/]],
  ])('%j', (env, said) => {
    expect(mistakesIn(env)).toEqual(said.map((text) => expect.stringMatching(text) as unknown));
  });
  it('become settings', () => {
    const { config } = surveyConfig({ STAKEWATCH_HOST_GAP: '2s', STAKEWATCH_OPERATOR_CHANNEL: ' T0123/C0123 ' });
    const operatorChannel = { teamId: 'T0123', channelId: 'C0123' };
    expect(config).toMatchObject({ hostGap: 2_000, hostConnections: 2, operatorChannel });
    const { config: plain } = surveyConfig({ STAKEWATCH_OPERATOR_CHANNEL: 'G0123' });
    expect(plain).toMatchObject({ hostGap: null, operatorChannel: { teamId: null, channelId: 'G0123' } });
    expect(surveyConfig({}).config.operatorChannel).toBeNull();
  });
});
