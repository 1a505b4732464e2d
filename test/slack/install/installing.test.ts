// The app installed by OAuth into workspaces and a whole organisation: pages, sealed tokens, keys that change, clients.
import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { NEEDED_SCOPES } from '../../../src/slack/scopes.ts';
import { MINUTE } from '../../../src/time.ts';
import { CLIENT_SECRET, ENTERPRISE, STATE_SECRET, type House } from '../house.ts';
import { onEitherStore } from '../houses.ts';
onEitherStore((openHouse) => {
  let house: House;
  afterEach(() => house.close());

  describe('the install page', () => {
    it('leads to Slack with exactly our scopes, and is framed, cached and referred to by nobody', async () => {
      house = await openHouse();
      const answer = await house.browse(`${house.base()}/slack/install`);
      const html = await answer.text();
      expect(answer.status).toBe(200);
      expect(html).toContain('Add to Slack');
      expect(html).toContain(`scope=${encodeURIComponent(NEEDED_SCOPES.join(','))}&amp;`);
      expect(html).not.toContain(CLIENT_SECRET);
      expect(answer.headers.get('set-cookie')).toMatch(/^slack-app-oauth-state=[^;]+; Secure; HttpOnly; Path=\//);
      expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    });
    it('ends on a page that says what comes next', async () => {
      house = await openHouse();
      const { status, html } = await house.install('T0A', 'U0AADA');
      expect(status).toBe(200);
      expect(html).toContain('Stakewatch is installed in Team A');
      expect(html).toContain('/invite @stakewatch');
      expect(html).not.toContain('xoxb-');
    });
    it('for an organisation says that an admin adds its workspaces; its name is escaped', async () => {
      house = await openHouse();
      const { html } = await house.install(ENTERPRISE.id, 'U0CADA');
      expect(html).toContain('House of &lt;Fennick&gt;');
      expect(html).toContain('adds it to the workspaces');
    });
    it.each<[string, (house: House) => Promise<string>, number, RegExp]>([
      [
        'Cancel at Slack',
        async ({ base, browse }) => {
          await browse(`${base()}/slack/install`);
          return `${base()}/slack/oauth_redirect?error=access_denied`;
        },
        200,
        /pressed Cancel/,
      ],
      ['no code', async ({ base }) => `${base()}/slack/oauth_redirect?state=x`, 400, /not reached from Slack/],
      ['no state', async ({ base }) => `${base()}/slack/oauth_redirect?code=x`, 400, /not reached from our own/],
      [
        'a state of nobody',
        async ({ base }) => `${base()}/slack/oauth_redirect?code=x&state=forged`,
        400,
        /in this browser/,
      ],
    ])('%s: nothing is installed, and the page says why', async (_, go, status, says) => {
      house = await openHouse();
      const answer = await house.browse(await go(house));
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(says);
      expect(await house.store.installations()).toEqual([]);
    });
    it("somebody else's state, in a browser that did not begin, installs nothing", async () => {
      house = await openHouse();
      const page = await (await house.browse(`${house.base()}/slack/install`)).text();
      const link = /href="([^"]+oauth[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const back = new URL(house.slack.userDoes.allow(link, 'U0AADA', 'T0A'));
      const answer = await fetch(`${house.base()}/slack/oauth_redirect${back.search}`);
      expect(answer.status).toBe(400);
      expect(await house.store.installations()).toEqual([]);
    });
    it('a code that Slack does not take: a plain page, and nothing is installed', async () => {
      house = await openHouse();
      const page = await (await house.browse(`${house.base()}/slack/install`)).text();
      const state = new URL(
        /href="([^"]+oauth[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '',
      ).searchParams.get('state');
      const answer = await house.browse(`${house.base()}/slack/oauth_redirect?code=invented&state=${state}`);
      expect(answer.status).toBe(500);
      expect(await answer.text()).toContain('Nothing was changed here');
      expect(await house.store.installations()).toEqual([]);
    });
  });

  describe('an installation', () => {
    it('answers commands and posts alerts in its workspace, with its own token', async () => {
      house = await openHouse();
      await house.install('T0A', 'U0AADA');
      await house.install('T0B', 'U0BADA');
      expect(await house.ask('watch Labelsmith', 'C0AVENDORS', 'U0AADA')).toContain('Labelsmith');
      await house.owe('A');
      await house.owe('B');
      expect([await house.deliver(), await house.deliver()]).toEqual(['sent', 'sent']);
      expect(house.slack.messages('C0AVENDORS')).toHaveLength(1);
      expect(house.slack.messages('C0BVENDORS')).toHaveLength(1);
    });
    it('of an organisation serves all of its workspaces, each by itself', async () => {
      house = await openHouse();
      await house.install(ENTERPRISE.id, 'U0CADA');
      expect(await house.app().clientFor('T0D')).toBeNull(); // nothing came from there yet
      await house.ask('watch Labelsmith', 'C0CVENDORS', 'U0CADA');
      await house.ask('watch Tern', 'C0DVENDORS', 'U0DADA');
      expect(await house.store.teamsOf(ENTERPRISE.id)).toEqual(['T0C', 'T0D']);
      await house.owe('D');
      expect(await house.deliver()).toBe('sent');
      expect(house.slack.messages('C0DVENDORS')).toHaveLength(1);
      expect(house.slack.messages('C0CVENDORS')).toEqual([]);
    });
    it("a workspace's own goes before its organisation's", async () => {
      house = await openHouse();
      await house.install(ENTERPRISE.id, 'U0CADA');
      await house.ask('list', 'C0CVENDORS', 'U0CADA');
      await house.install('T0C', 'U0CADA');
      const own = await house.app().clientFor('T0C');
      await house.ask('list', 'C0DVENDORS', 'U0DADA');
      const ofOrg = await house.app().clientFor('T0D');
      expect([own?.token, ofOrg?.token].every((token) => token?.startsWith('xoxb-preview-'))).toBe(true);
      expect(own?.token).not.toBe(ofOrg?.token);
    });
    it('that is nowhere: the alert is laid aside with the reason, and a command is answered', async () => {
      house = await openHouse();
      await house.install('T0A', 'U0AADA');
      await house.owe('B');
      expect(await house.deliver()).toBe('dead');
      await house.store.removeInstallation('T0A');
      house.pass(2 * MINUTE);
      expect(await house.ask('list', 'C0AVENDORS', 'U0AADA')).toContain('install it again');
    });
    it('is read once for requests that come together', async () => {
      let reads = 0;
      const counting = (real: Store): Store => ({ ...real, installation: (id) => (reads++, real.installation(id)) });
      house = await openHouse({ store: counting });
      await house.install('T0A', 'U0AADA');
      reads = 0;
      await Promise.all(
        Array.from({ length: 20 }, () => house.slack.userDoes.command('C0AVENDORS', 'U0AADA', '/stakewatch help')),
      );
      expect(reads).toBe(1);
    });
  });

  describe('tokens and secrets', () => {
    const keys = [randomBytes(32), randomBytes(32)] as const;
    it('stand in no log line, no error and no byte of the store', async () => {
      house = await openHouse({ keys: [keys[0]] });
      await house.install('T0A', 'U0AADA');
      await house.ask('watch Labelsmith', 'C0AVENDORS', 'U0AADA');
      await house.owe('A');
      await house.deliver();
      const token = house.slack.tokenOf('T0A') ?? '';
      house.slack.userDoes.uninstall('T0A');
      await expect.poll(() => house.log()).toContain('workspace-forgotten');
      const secrets = [token, CLIENT_SECRET, STATE_SECRET, keys[0].toString('hex'), keys[0].toString('base64')];
      expect(token).toMatch(/^xoxb-preview-/);
      expect(secrets.filter((secret) => house.log().includes(secret))).toEqual([]);
      expect(secrets.filter((secret) => house.dump().includes(secret))).toEqual([]);
    });
    it('a new key before the old: everything is sealed anew at the start, and the old key may go', async () => {
      house = await openHouse({ keys: [keys[0]] });
      await house.install('T0A', 'U0AADA');
      await house.install(ENTERPRISE.id, 'U0CADA');
      const before = await house.store.installations();
      await house.restart([keys[1], keys[0]]);
      const after = await house.store.installations();
      expect(after.map(({ id, at }) => [id, at])).toEqual(before.map(({ id, at }) => [id, at]));
      expect(after.map(({ sealed }) => sealed)).not.toEqual(before.map(({ sealed }) => sealed));
      await house.restart([keys[1]]);
      expect(await house.ask('help', 'C0AVENDORS', 'U0AADA')).toContain('`watch Scale AI`');
    });
    it('a key taken away too soon: alerts wait, nothing is lost, and the log says what to do', async () => {
      house = await openHouse({ keys: [keys[0]] });
      await house.install('T0A', 'U0AADA');
      await house.restart([keys[1]]);
      const alert = await house.owe('A');
      expect(await house.deliver()).toBe('later');
      expect((await house.store.alert(alert.id))?.lastError).toContain('STAKEWATCH_TOKEN_KEYS does not have');
      expect(house.log()).toContain('installation-closed');
      await house.restart([keys[1], keys[0]]);
      house.pass(11 * MINUTE);
      expect(await house.deliver()).toBe('sent');
    });
    it('an installation moved to another workspace in the store opens nothing there', async () => {
      house = await openHouse({ keys: [keys[0]] });
      await house.install('T0A', 'U0AADA');
      const stolen = await house.store.installation('T0A');
      await house.store.saveInstallation({ id: 'T0B', sealed: stolen?.sealed ?? '', at: 0 });
      await expect(house.app().clientFor('T0B')).rejects.toThrow('was changed, or sealed for another workspace');
    });
  });
});
