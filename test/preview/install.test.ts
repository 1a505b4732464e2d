// The app installed, and taken away: Bolt's own InstallProvider driven through the consent page, codes and tokens.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InstallProvider, type Installation } from '@slack/oauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, errorOf, silent, startBench, type Bench } from './start.ts';

const OAUTH = { clientId: '111.222', clientSecret: 'a client secret for tests', orgReady: true };
const ENTERPRISE = { id: 'E0HOUSE', name: 'House of Fennick' };
const workspaceOf = (teamId: string, letter: string) => ({
  teamId,
  teamName: `Team ${letter}`,
  botUserId: `U0BOT${letter}`,
  enterprise: ENTERPRISE,
  users: [
    { id: `U0${letter}ADA`, name: 'ada', realName: 'Ada Moreau', isAdmin: true },
    { id: `U0${letter}GIL`, name: 'gil', realName: 'Gil Reyes', isRestricted: true },
  ],
  channels: [{ id: `C0${letter}`, name: 'vendor-risk', botIsMember: true }],
});

let bench: Bench;
let server: Server;
let base: string;
let stored: Installation[];
let cookie: string;
beforeEach(async () => {
  stored = [];
  bench = await startBench({
    oauth: OAUTH,
    installed: false,
    workspace: workspaceOf('T0A', 'A'),
    others: [{ workspace: workspaceOf('T0B', 'B') }],
  });
  const installer = new InstallProvider({
    clientId: OAUTH.clientId,
    clientSecret: OAUTH.clientSecret,
    stateSecret: 'a state secret for tests',
    logger: silent,
    authorizationUrl: `${bench.slack.url}/oauth/v2/authorize`,
    clientOptions: { slackApiUrl: bench.slack.apiUrl },
    directInstall: true,
    installationStore: {
      storeInstallation: (installation) => Promise.resolve(void stored.push(installation as Installation)),
      fetchInstallation: () => Promise.reject(new Error('not asked for here')),
    },
  });
  server = createServer((request, response) => {
    const redirectUri = `${base}/slack/oauth_redirect`;
    const options = { scopes: ['commands', 'chat:write', 'channels:read'], redirectUri };
    void (request.url?.startsWith('/slack/install')
      ? installer.handleInstallPath(request, response, {}, options)
      : installer.handleCallback(request, response, {
          failure: (error, _options, _request, answer) => void answer.writeHead(500).end(String(error.code)),
        }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await bench.close();
});

const authorizeUrl = async (): Promise<string> => {
  const answer = await fetch(`${base}/slack/install`, { redirect: 'manual' });
  cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return answer.headers.get('location') ?? '';
};
/** The person's browser, sent back to the app. */
const goBack = (address: string | URL): Promise<Response> => fetch(address, { headers: { cookie } });
const install = async (userId = 'U0AADA', place = 'T0A'): Promise<Response> =>
  goBack(bench.slack.userDoes.allow(await authorizeUrl(), userId, place));
const access = (args: Record<string, unknown>) =>
  errorOf(
    clientOf(bench.slack, '').apiCall('oauth.v2.access', {
      client_id: OAUTH.clientId,
      client_secret: OAUTH.clientSecret,
      ...args,
    }),
  );

describe('a workspace', () => {
  it('gives the app a token of its own', async () => {
    expect((await install()).status).toBe(200);
    expect(stored).toMatchObject([
      {
        team: { id: 'T0A', name: 'Team A' },
        enterprise: ENTERPRISE,
        bot: { userId: 'U0BOTA', scopes: ['commands', 'chat:write', 'channels:read'] },
        user: { id: 'U0AADA' },
        isEnterpriseInstall: false,
        appId: 'A0STAKEWATCH',
      },
    ]);
    const token = stored[0]?.bot?.token ?? '';
    expect(token).toBe(bench.slack.tokenOf('T0A'));
    expect(await errorOf(clientOf(bench.slack, token).chat.postMessage({ channel: 'C0A', text: 'x' }))).toBe('ok');
    expect(await errorOf(clientOf(bench.slack, token).chat.postMessage({ channel: 'C0B', text: 'x' }))).toBe(
      'channel_not_found',
    );
    expect(bench.slack.tokenOf('T0B')).toBeNull();
  });

  it('keeps its token at a second consent', async () => {
    await install();
    await install();
    expect(stored[1]?.bot?.token).toBe(stored[0]?.bot?.token);
  });

  it('is not installed by a browser that did not ask for it', async () => {
    const back = bench.slack.userDoes.allow(await authorizeUrl(), 'U0AADA', 'T0A');
    cookie = '';
    expect([(await goBack(back)).status, stored]).toEqual([500, []]);
  });

  it('hears "access_denied" where the person cancels', async () => {
    const answer = await goBack(bench.slack.userDoes.deny(await authorizeUrl()));
    expect([answer.status, stored]).toEqual([500, []]);
  });

  it.each<[string, (url: URL) => void, string]>([
    ['another app', (url) => url.searchParams.set('client_id', '9.9'), 'invalid_client_id'],
    ['no scopes', (url) => url.searchParams.set('scope', ''), 'invalid_scope_requested'],
    ['scopes that are none', (url) => url.searchParams.set('scope', 'chat:write,<b>'), 'invalid_scope'],
    ['no way back', (url) => url.searchParams.delete('redirect_uri'), 'bad_redirect_uri'],
  ])('is not asked for %s', async (_case, change, error) => {
    const url = new URL(await authorizeUrl());
    change(url);
    const page = await fetch(url);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain(error);
  });

  it('is not given by a guest', async () => {
    const url = await authorizeUrl();
    expect(() => bench.slack.userDoes.allow(url, 'U0AGIL', 'T0A')).toThrow('user_is_restricted');
  });
});

describe('the consent page', () => {
  it('names what is asked, and "Allow" on it leads back with code and state', async () => {
    const url = await authorizeUrl();
    const page = await (await fetch(url)).text();
    expect(page).toContain('Send messages <code>chat:write</code>');
    const body = new URLSearchParams({ team: 'T0B', user: 'U0BADA', answer: 'allow' });
    const origin = bench.slack.url;
    const allowed = await fetch(url, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
    const back = new URL(allowed.headers.get('location') ?? '');
    expect(back.searchParams.get('state')).toBe(new URL(url).searchParams.get('state'));
    expect((await goBack(back)).status).toBe(200);
    expect(stored).toMatchObject([{ team: { id: 'T0B' }, user: { id: 'U0BADA' } }]);
  });

  it('takes no answer from another site', async () => {
    const body = new URLSearchParams({ team: 'T0B', user: 'U0BADA', answer: 'allow' });
    const foreign = { method: 'POST', body, headers: { origin: 'https://evil.example' }, redirect: 'manual' as const };
    expect((await fetch(await authorizeUrl(), foreign)).status).toBe(403);
  });
});

describe('a code', () => {
  const codeOf = async (): Promise<{ code: string; redirect_uri: string }> => {
    const back = bench.slack.userDoes.allow(await authorizeUrl(), 'U0AADA', 'T0A');
    return { code: new URL(back).searchParams.get('code') ?? '', redirect_uri: `${base}/slack/oauth_redirect` };
  };

  it('is good once', async () => {
    const given = await codeOf();
    expect([await access(given), await access(given)]).toEqual(['ok', 'code_already_used']);
  });

  it('is good for ten minutes', async () => {
    const given = await codeOf();
    bench.time.now += 600_000;
    expect(await access(given)).toBe('invalid_code');
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another app', { client_id: '9.9' }, 'invalid_client_id'],
    ['the wrong secret', { client_secret: 'guess' }, 'bad_client_secret'],
    ['an invented code', { code: 'none' }, 'invalid_code'],
    ['another way back', { redirect_uri: 'https://evil.example/' }, 'bad_redirect_uri'],
  ])('is not taken with %s', async (_case, change, error) => {
    expect(await access({ ...(await codeOf()), ...change })).toBe(error);
  });
});

describe('an organisation', () => {
  it('gives one token for all its workspaces', async () => {
    expect((await install('U0AADA', ENTERPRISE.id)).status).toBe(200);
    expect(stored).toMatchObject([{ enterprise: ENTERPRISE, isEnterpriseInstall: true, bot: { userId: 'U0BOTA' } }]);
    expect(stored[0]?.team).toBeUndefined();
    const client = clientOf(bench.slack, stored[0]?.bot?.token);
    expect(await client.auth.test()).toMatchObject({ is_enterprise_install: true, enterprise_id: ENTERPRISE.id });
    await client.chat.postMessage({ channel: 'C0A', text: 'to A' });
    await client.chat.postMessage({ channel: 'C0B', text: 'to B' });
    expect(bench.slack.messages('C0B')).toMatchObject([{ text: 'to B', team: 'T0B', user: 'U0BOTB' }]);
    expect(await errorOf(client.conversations.list({}))).toBe('invalid_arguments');
    const { channels = [] } = await client.conversations.list({ team_id: 'T0B' });
    expect(channels.map(({ id }) => id)).toEqual(['C0B']);
    expect(await errorOf(client.conversations.list({ team_id: 'T0NONE' }))).toBe('team_not_found');
    await bench.slack.userDoes.command('C0B', 'U0BADA', '/stakewatch list');
    expect(bench.app.received.at(-1)?.payload).toMatchObject({
      team_id: 'T0B',
      enterprise_id: ENTERPRISE.id,
      is_enterprise_install: 'true',
    });
  });

  it('is not given away by somebody who is no admin', async () => {
    const url = await authorizeUrl();
    expect(() => bench.slack.userDoes.allow(url, 'U0AGIL', ENTERPRISE.id)).toThrow('user_is_restricted');
  });
});

describe('the end', () => {
  const events = () => bench.app.received.map(({ payload }) => (payload['event'] as { type: string }).type);

  it('a workspace takes the app away: the app is told, and its token is dead', async () => {
    await install();
    bench.slack.userDoes.uninstall('T0A');
    await expect.poll(events).toEqual(['app_uninstalled', 'tokens_revoked']);
    expect(bench.app.received[1]?.payload).toMatchObject({
      team_id: 'T0A',
      event: { tokens: { oauth: [], bot: ['U0BOTA'] } },
    });
    expect(await errorOf(clientOf(bench.slack, stored[0]?.bot?.token).auth.test())).toBe('account_inactive');
    await install();
    expect(stored[1]?.bot?.token).not.toBe(stored[0]?.bot?.token);
  });

  it('the app gives its token back', async () => {
    await install();
    const client = clientOf(bench.slack, stored[0]?.bot?.token);
    expect(await client.auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await client.auth.revoke()).toMatchObject({ revoked: true });
    expect(await errorOf(client.auth.test())).toBe('token_revoked');
    await expect.poll(events).toContain('tokens_revoked');
  });

  it('the app uninstalls itself, with its own id and secret', async () => {
    await install();
    const client = clientOf(bench.slack, stored[0]?.bot?.token);
    const app = { client_id: OAUTH.clientId, client_secret: OAUTH.clientSecret };
    expect(await errorOf(client.apps.uninstall({ ...app, client_secret: 'guess' }))).toBe('bad_client_secret');
    expect(await errorOf(client.apps.uninstall(app))).toBe('ok');
    await expect.poll(events).toContain('app_uninstalled');
    expect(await errorOf(client.auth.test())).toBe('account_inactive');
  });
});
