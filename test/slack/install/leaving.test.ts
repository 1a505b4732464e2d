// The app taken away: by a workspace, by an organisation; the two events in any order, again, late, and after a new install.
import { afterEach, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/preview/json.ts';
import { ENTERPRISE, type House } from '../house.ts';
import { onEitherStore } from '../houses.ts';
onEitherStore((openHouse) => {
  let house: House;
  afterEach(() => house.close());

  const UNINSTALLED = { type: 'app_uninstalled' };
  const REVOKED = { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BOTA'] } };
  /** What of a workspace is in the store. */
  const left = async (letter: string) => {
    const [teamId, channelId] = [`T0${letter}`, `C0${letter}VENDORS`];
    const { store } = house;
    return {
      installed: (await store.installation(teamId)) !== null,
      watchlists: (await store.watchlistsOf(teamId)).length,
      audit: (await store.auditOf(teamId, channelId, 10)).length,
      alerts: (await store.alertsIn(teamId, channelId, [], 10)).length,
      org: await store.orgOf(teamId),
    };
  };
  const NOTHING = { installed: false, watchlists: 0, audit: 0, alerts: 0, org: null };
  const furnish = async (...letters: string[]): Promise<void> => {
    for (const letter of letters) {
      await house.watch(letter);
      await house.owe(letter);
    }
  };
  /** Told and done: every event so far was worked on. */
  const hear = async (event: JsonObject, teamId: string): Promise<void> => {
    const ack = await house.slack.userDoes.event(event, teamId);
    expect(ack.error).toBeNull();
  };

  describe('a workspace takes the app away', () => {
    it('everything of it is forgotten, and nothing of another workspace', async () => {
      house = await openHouse();
      await house.install('T0A', 'U0AADA');
      await house.install('T0B', 'U0BADA');
      await furnish('A', 'B');
      const other = await left('B');
      house.slack.userDoes.uninstall('T0A');
      await expect.poll(() => left('A')).toEqual(NOTHING);
      expect(await left('B')).toEqual(other);
      expect(other).toMatchObject({ installed: true, watchlists: 1, audit: 1, alerts: 1 });
      await expect.poll(() => house.log().match(/workspace-forgotten/g)?.length).toBe(2); // once for each event: the second finds nothing
      expect(await house.app().clientFor('T0A')).toBeNull();
    });
    it.each([
      ['the app first', [UNINSTALLED, REVOKED, UNINSTALLED]],
      ['the tokens first', [REVOKED, UNINSTALLED, REVOKED]],
      ['one of the two alone', [REVOKED]],
    ])('%s: the same', async (_, events) => {
      house = await openHouse();
      await house.install('T0A', 'U0AADA');
      await furnish('A');
      const client = await house.app().clientFor('T0A');
      // Dead already, and the app has not heard of it.
      await client?.auth.revoke();
      await expect.poll(() => left('A')).toEqual(NOTHING);
      await furnish('A').catch(() => undefined);
      for (const event of events) await hear(event, 'T0A');
      await expect.poll(() => left('A')).toMatchObject({ installed: false, watchlists: 0, audit: 0 });
    });
    it('installed anew at once: late events about the first end change nothing', async () => {
      house = await openHouse();
      await house.install('T0A', 'U0AADA');
      house.slack.userDoes.uninstall('T0A');
      await expect.poll(() => house.log().match(/workspace-forgotten/g)?.length).toBe(2);
      await house.install('T0A', 'U0AADA');
      await furnish('A');
      const before = await left('A');
      for (const event of [UNINSTALLED, REVOKED]) await hear(event, 'T0A');
      await house.ask('list', 'C0AVENDORS', 'U0AADA');
      expect(await left('A')).toEqual(before);
      expect(before).toMatchObject({ installed: true, watchlists: 1 });
    });
    it("a person's token revoked is none of ours", async () => {
      house = await openHouse();
      await house.install('T0A', 'U0AADA');
      await furnish('A');
      await hear({ type: 'tokens_revoked', tokens: { oauth: ['U0AADA'], bot: [] } }, 'T0A');
      await house.ask('list', 'C0AVENDORS', 'U0AADA');
      expect(await left('A')).toMatchObject({ installed: true, watchlists: 1 });
    });
  });

  describe('an organisation', () => {
    const enter = async (): Promise<void> => {
      house = await openHouse();
      await house.install(ENTERPRISE.id, 'U0CADA');
      await house.install('T0A', 'U0AADA');
      await house.ask('help', 'C0CVENDORS', 'U0CADA');
      await house.ask('help', 'C0DVENDORS', 'U0DADA');
      await furnish('A', 'C', 'D');
    };
    it('takes the app away: all of its workspaces are forgotten, and no other', async () => {
      await enter();
      house.slack.userDoes.uninstall('T0C');
      await expect.poll(() => left('C')).toEqual(NOTHING);
      await expect.poll(() => left('D')).toEqual(NOTHING);
      await expect.poll(() => house.store.installation(ENTERPRISE.id)).toBeNull();
      expect(await left('A')).toMatchObject({ installed: true, watchlists: 1, alerts: 1 });
    });
    it('takes it out of one workspace: that one alone', async () => {
      await enter();
      await hear({ type: 'team_access_revoked', team_ids: ['T0D', 'T0A', 7] }, 'T0C');
      await expect.poll(() => left('D')).toEqual(NOTHING);
      expect(await left('C')).toMatchObject({ watchlists: 1, alerts: 1, org: ENTERPRISE.id });
      expect(await left('A')).toMatchObject({ installed: true, watchlists: 1 });
      expect(await house.store.installation(ENTERPRISE.id)).not.toBeNull();
    });
  });
});
