// Two workspaces in one Stakewatch: whatever the one sends, forged ids of the other in it, it sees and touches nothing there.
import { createHmac, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SECRET, type House } from '../house.ts';
import { onEitherStore } from '../houses.ts';

/** Words that stand in the other workspace's data alone. */
const CANARY = 'Rival of B';
onEitherStore((openHouse) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
    await house.install('T0A', 'U0AADA');
    await house.install('T0B', 'U0BADA');
    await house.watch('A');
    await house.watch('B');
    await house.owe('B', { code: 'A-BBBBB' });
    await house.deliver();
  });
  afterEach(() => house.close());

  /** Everything of the other workspace, to be compared. */
  const ofB = async (): Promise<string> => {
    const { store, slack } = house;
    const own = await Promise.all([
      store.watchlistsOf('T0B'),
      store.auditOf('T0B', 'C0BVENDORS', 50),
      store.alertsIn('T0B', 'C0BVENDORS', [], 50),
    ]);
    return JSON.stringify([own, slack.messages('C0BVENDORS'), slack.home('U0BADA')]);
  };
  /** A request of workspace A, signed by Slack, whatever stands in it. */
  const send = async (body: object): Promise<number> => {
    const form = new URLSearchParams({ payload: JSON.stringify(body) }).toString();
    const stamp = String(Math.floor(Date.now() / 1000));
    const signature = `v0=${createHmac('sha256', SECRET).update(`v0:${stamp}:${form}`).digest('hex')}`;
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': signature,
    };
    return (await fetch(`${house.base()}/slack/events`, { method: 'POST', body: form, headers })).status;
  };
  const common = () => ({
    user: { id: 'U0AADA', team_id: 'T0A' },
    team: { id: 'T0A' },
    trigger_id: randomUUID(),
    is_enterprise_install: false,
  });
  const told = () =>
    house.slack.calls().filter(({ method }) => method === 'response_url' || method === 'chat.postEphemeral');
  /** Sends it, waits until it was worked on, and returns what A was told of it. */
  const done = async (body: object): Promise<string> => {
    const before = told().length;
    expect(await send(body)).toBe(200);
    // One more request of A's, begun after it; then the app is stopped, which waits for what is under way.
    await house.ask('help', 'C0AVENDORS', 'U0AADA');
    await house.restart([house.key]);
    return JSON.stringify(told().slice(before));
  };

  describe('commands', () => {
    it.each(['list', 'status', 'feeds', 'show Quarry Data', 'why A-BBBBB', 'settings', 'help', 'digest'])(
      '/stakewatch %s shows nothing of the other',
      async (text) => {
        const before = await ofB();
        expect(await house.ask(text, 'C0AVENDORS', 'U0AADA')).not.toContain(CANARY);
        expect(await ofB()).toBe(before);
      },
    );
    it('a company that the other alone watches is known to nobody here; its name stands there as it was typed', async () => {
      const answer = await house.ask(`show ${CANARY}`, 'C0AVENDORS', 'U0AADA');
      expect(answer).toContain(`Nothing is known of “${CANARY}” yet.`);
      expect(answer).not.toMatch(/watched here|Stories|belongs to/);
      expect(answer).not.toContain(`Did you mean *${CANARY}*`);
    });
    it('an alert is known by its code in its own channel alone', async () => {
      expect(await house.ask('why A-BBBBB', 'C0BVENDORS', 'U0BADA')).toContain('Borealis');
      expect(await house.ask('why A-BBBBB', 'C0AVENDORS', 'U0AADA')).not.toContain('Borealis');
    });
    it('status counts nothing of all workspaces together', async () => {
      await house.owe('C', { id: 'waits', code: 'A-CCCCC' });
      expect((await house.store.counts()).alerts.due).toBeGreaterThan(0);
      const status = await house.ask('status', 'C0AVENDORS', 'U0AADA');
      expect(status).toContain('*Stakewatch 1.2.3*');
      expect(status).toContain('Watchlists of this workspace: 1');
      expect(status).not.toMatch(/Read so far|wait to be posted/);
    });
    it.each(['feed add https://news.example/rss', 'feed remove https://news.example/rss'])(
      '%s: the feeds are the same for all, and the operator’s',
      async (text) => {
        expect(await house.ask(text, 'C0AVENDORS', 'U0AADA')).toContain('whoever runs Stakewatch sets them up');
        expect(await house.store.feeds()).toEqual([]);
      },
    );
  });

  describe('buttons that carry an id of the other', () => {
    const press = (actionId: string, value: string, channel = 'C0AVENDORS') => ({
      ...common(),
      type: 'block_actions',
      channel: { id: channel, name: 'vendor-risk' },
      container: { type: 'message', message_ts: '1.000001', channel_id: channel },
      actions: [{ type: 'button', action_id: actionId, block_id: 'b', value, text: { type: 'plain_text', text: 'x' } }],
      response_url: `${house.slack.url}/response/none`,
    });
    it.each(['acknowledge', 'show-sources', 'why', 'take-it', 'picture'])('%s', async (action) => {
      const before = await ofB();
      const said = await done(press(action, 'alert-of-B'));
      expect(said).toContain('This alert is not known any more');
      expect(said).not.toContain('Borealis');
      expect(await ofB()).toBe(before);
    });
    it.each(['mute', 'not-relevant', 'assign', 'wrong-fact', 'add-exposure'])(
      '%s: its window says so, and never showed anything of it',
      async (action) => {
        const before = await ofB();
        const client = await house.app().clientFor('T0A');
        const text = { type: 'plain_text' as const, text: 'x' };
        const elements = [{ type: 'button' as const, action_id: action, value: 'alert-of-B', text }];
        const blocks = [{ type: 'actions' as const, elements }];
        const { ts = '' } = (await client?.chat.postMessage({ channel: 'C0AVENDORS', text: 'x', blocks })) ?? {};
        await house.slack.userDoes.press({ userId: 'U0AADA', channelId: 'C0AVENDORS', ts, actionId: action });
        await expect
          .poll(() => JSON.stringify(house.slack.views('U0AADA')))
          .toContain('This alert is not known any more');
        const views = house.slack.calls().filter(({ method }) => method.startsWith('views.'));
        expect(views.map(({ method, result }) => `${method} ${result}`)).toEqual(['views.open ok', 'views.update ok']);
        expect(JSON.stringify(views)).not.toMatch(/Borealis|Quarry Data/);
        expect(await ofB()).toBe(before);
      },
    );
    it.each(['mute', 'not-relevant'])('%s, too late for a window: nothing is read', async (action) => {
      const said = await done(press(action, 'alert-of-B'));
      expect(said).toContain('That took too long for Slack to open the window');
      expect(said).not.toContain('Borealis');
    });
    it.each(['acknowledge', 'why'])('%s, in a channel of the other', async (action) => {
      const before = await ofB();
      await done(press(action, 'alert-of-B', 'C0BVENDORS'));
      expect(await ofB()).toBe(before);
    });
    it('the undoing of its mute', async () => {
      const watchlist = await house.store.watchlist('T0B', 'C0BVENDORS');
      if (watchlist === null) throw new Error('expected the watchlist of B');
      const mute = {
        id: 'mute-of-B',
        scope: 'company' as const,
        value: 'x',
        label: CANARY,
        until: null,
        by: 'U0BADA',
        at: 0,
      };
      await house.store.saveWatchlist({ ...watchlist, revision: 2, mutes: [mute] }, [], []);
      const before = await ofB();
      expect(await done(press('undo-mute', 'mute-of-B'))).toContain('undone already');
      expect(await done(press('undo-mute', 'mute-of-B', 'C0BVENDORS'))).not.toContain(CANARY);
      expect(await ofB()).toBe(before);
    });
    it.each(['open-watchlist', 'set-up'])('%s in the Home tab, with its channel', async (action) => {
      const before = await ofB();
      const client = await house.app().clientFor('T0A');
      const text = { type: 'plain_text' as const, text: 'x' };
      const elements = [{ type: 'button' as const, action_id: action, value: 'C0BVENDORS', text }];
      await client?.views.publish({
        user_id: 'U0AADA',
        view: { type: 'home', blocks: [{ type: 'actions', elements }] },
      });
      await house.slack.userDoes.press({
        userId: 'U0AADA',
        actionId: action,
        viewId: house.slack.home('U0AADA')?.id ?? '',
      });
      const shown = () => JSON.stringify(house.slack.views('U0AADA'));
      await expect.poll(shown).toContain('You are not in that channel');
      expect(shown()).not.toContain(CANARY);
      expect(await ofB()).toBe(before);
    });
  });

  describe('submitted modals with forged memory', () => {
    it.each(['mute', 'not-relevant'])('%s', async (callback) => {
      const before = await ofB();
      for (const channelId of ['C0AVENDORS', 'C0BVENDORS']) {
        const memory = { alertId: 'alert-of-B', channelId, messageTs: null };
        const view = { callback_id: callback, private_metadata: JSON.stringify(memory), state: { values: {} } };
        await done({ ...common(), type: 'view_submission', view });
      }
      expect(await ofB()).toBe(before);
      expect(JSON.stringify(house.slack.ephemerals('U0AADA', 'C0AVENDORS'))).not.toContain('Borealis');
    });
  });

  describe('the Home tab', () => {
    it('shows the channels of its own workspace alone', async () => {
      await house.slack.userDoes.openHome('U0AADA');
      const home = await house.slack.waitFor('the Home tab', () => house.slack.home('U0AADA'));
      const shown = JSON.stringify(home);
      expect(shown).toContain('C0AVENDORS');
      expect(shown).not.toMatch(/C0BVENDORS|Borealis|Rival of B/);
    });
  });

  describe('people of another workspace in a shared channel', () => {
    it('read, and change nothing: Slack names them by their own workspace', async () => {
      const before = JSON.stringify(await house.store.watchlistsOf('T0A'));
      const user = { id: 'U0BADA', team_id: 'T0B' };
      const press = {
        ...common(),
        user,
        type: 'block_actions',
        channel: { id: 'C0AVENDORS', name: 'vendor-risk' },
        container: { type: 'message', message_ts: '1.000001', channel_id: 'C0AVENDORS' },
        actions: [
          {
            type: 'button',
            action_id: 'undo-mute',
            block_id: 'b',
            value: 'x',
            text: { type: 'plain_text', text: 'x' },
          },
        ],
        response_url: `${house.slack.url}/response/none`,
      };
      await done(press);
      expect(JSON.stringify(await house.store.watchlistsOf('T0A'))).toBe(before);
    });
  });
});
