// What the port promises about workspaces: installations, organisations, and that a workspace can be forgotten whole.
import { expect, it } from 'vitest';
import type { AlertMark, SealedInstallation } from '../../../src/domain.ts';
import type { Store } from '../../../src/ports.ts';
import { owe, type Stores } from '../contract.ts';
import { NOW, aFeed, aStory, aWatchlist, anAlert, anArticle } from '../samples.ts';
import { claimAll, claimed, sentAt, settle } from './claims.ts';

const installed = (id: string, change: Partial<SealedInstallation> = {}): SealedInstallation => ({
  id,
  sealed: `sealed for ${id} 日本語 "{}"`,
  at: NOW,
  ...change,
});

export function workspacePromises({ store, another, reopen }: Stores): void {
  it('keeps installations, replaces them, and lists them by id', async () => {
    expect(await store().installation('T1')).toBeNull();
    expect(await store().installations()).toEqual([]);
    for (const id of ['T2', 'E1', 'T1']) await store().saveInstallation(installed(id));
    const renewed = installed('T1', { sealed: 'x'.repeat(50_000), at: NOW + 1 });
    await store().saveInstallation(renewed);
    await reopen();
    expect(await store().installation('T1')).toEqual(renewed);
    expect(await store().installation('T')).toBeNull();
    expect(await store().installations()).toEqual([installed('E1'), renewed, installed('T2')]);
  });

  it('removes an installation once', async () => {
    for (const id of ['T1', 'T2']) await store().saveInstallation(installed(id));
    const other = await another();
    const removed = await Promise.all([store().removeInstallation('T1'), other.removeInstallation('T1')]);
    expect(removed.toSorted()).toEqual([false, true]);
    expect(await store().installation('T1')).toBeNull();
    expect(await store().installations()).toEqual([installed('T2')]);
    expect(await store().removeInstallation('no such workspace')).toBe(false);
  });

  it('lists every installation, however many there are', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => `T${String(n).padStart(3, '0')}`);
    for (const id of ids) await store().saveInstallation(installed(id));
    expect((await store().installations()).map(({ id }) => id)).toEqual(ids);
  });

  it('remembers the organisation of a workspace, and its workspaces', async () => {
    expect(await store().orgOf('T1')).toBeNull();
    expect(await store().teamsOf('E1')).toEqual([]);
    for (const team of ['T2', 'T1', 'T1']) await store().linkTeam(team, 'E1');
    await store().linkTeam('T3', 'E2');
    await reopen();
    expect([await store().orgOf('T1'), await store().orgOf('T3')]).toEqual(['E1', 'E2']);
    expect(await store().teamsOf('E1')).toEqual(['T1', 'T2']);
    await store().linkTeam('T1', 'E2');
    expect(await store().orgOf('T1')).toBe('E2');
    expect([await store().teamsOf('E1'), await store().teamsOf('E2')]).toEqual([['T2'], ['T1', 'T3']]);
  });

  it('lists the watchlists of one workspace, by channel, however many there are', async () => {
    expect(await store().watchlistsOf('T1')).toEqual([]);
    const names = Array.from({ length: 450 }, (_, n) => `C${String(n).padStart(3, '0')}`);
    for (const channelId of names.toReversed()) await store().saveWatchlist(aWatchlist({ channelId }), [], []);
    for (const teamId of ['T', 'T0', 'T10', 'T2', 'T1A'])
      await store().saveWatchlist(aWatchlist({ teamId, channelId: 'C1' }), [], []);
    expect((await store().watchlistsOf('T1')).map(({ channelId }) => channelId)).toEqual(names);
    expect(await store().watchlistsOf('T10')).toEqual([aWatchlist({ teamId: 'T10' })]);
    expect(await store().watchlistsOf('T3')).toEqual([]);
  });

  it('forgets all of a workspace, and nothing of another', async () => {
    await store().saveFeed(aFeed(), NOW);
    const stories = [{ story: aStory(), companyKeys: ['borealis'] }];
    await store().commit({ article: anArticle(), stories, alerts: [] });
    await fillTeam(store(), 'T10');
    const others = await seen(store(), 'T10');
    const counts = await store().counts();
    await fillTeam(store(), 'T1');
    const { alerts } = await store().counts();
    expect(alerts).toEqual({ due: 4, held: 2, sent: 2, dead: 2, digested: 2 });

    await store().forgetTeam('T1');
    await reopen();
    const { articles, ...rest } = await store().counts();
    expect({ ...rest, articles: 3 }).toEqual({ ...counts, articles: 3 });
    expect(articles).toBeGreaterThan(counts.articles);
    expect(await seen(store(), 'T10')).toEqual(others);
    expect(await seen(store(), 'T1')).toEqual({ ...NOTHING, told: [] });
    expect((await store().toldAbout(['story-1'])).map(({ teamId }) => teamId)).toEqual(['T10', 'T10']);
    expect(await store().watchlistsFor(['borealis'])).toMatchObject([{ teamId: 'T10' }]);
    expect((await store().installations()).map(({ id }) => id)).toEqual(['T10']);
    expect(await store().teamsOf('E1')).toEqual(['T10']);
    expect(await store().story('story-1')).toEqual(aStory());
    expect(await store().storiesOf(['borealis'], 0, 10)).toHaveLength(1);
  });

  it('forgets what is on its way: no outcome, no mark, nothing more to claim', async () => {
    await owe(store(), anAlert({ id: 'a' }), anAlert({ id: 'b', storyId: 'story-2' }));
    const claim = await claimed(store(), NOW, 0);
    await store().forgetTeam('T1');
    const held = { alertId: claim.alert.id, token: claim.token };
    expect(await store().holdChannel(held, NOW + 9)).toBe(false);
    expect(await settle(store(), claim, sentAt(NOW))).toBe(false);
    expect(await store().mark('a', { kind: 'acknowledged', by: 'U1', at: NOW })).toBeNull();
    expect(await claimAll(store(), NOW + 999_999)).toEqual([]);
    expect(await store().counts()).toMatchObject({ oldestDueAt: null, alerts: { due: 0, sent: 0 } });
  });

  it('starts anew in a workspace that was forgotten', async () => {
    await fillTeam(store(), 'T1');
    const before = await seen(store(), 'T1');
    await store().forgetTeam('T1');
    await store().forgetTeam('T1');
    await fillTeam(store(), 'T1', 'again');
    expect(await seen(store(), 'T1')).toEqual(before);
  });

  it('forgets a workspace that never was', async () => {
    await fillTeam(store(), 'T1');
    const before = await store().counts();
    await store().forgetTeam('T2');
    expect(await store().counts()).toEqual(before);
  });
}

/** A workspace with something of everything: two channels, and an alert in every state. */
export async function fillTeam(store: Store, teamId: string, articles = teamId): Promise<void> {
  await store.saveInstallation(installed(teamId));
  await store.linkTeam(teamId, 'E1');
  const audit = { teamId, channelId: 'C1', by: 'U1', at: NOW, what: 'put Borealis on the watchlist as rival' };
  await store.saveWatchlist(aWatchlist({ teamId }), ['borealis'], [audit]);
  await store.noteChange({ ...audit, channelId: 'feeds', what: 'added the feed Foo' });
  const named = (id: string) => ({ id: `${teamId} ${id}`, code: `A-${id}`, teamId });
  const alerts = [
    anAlert({ ...named('sent') }),
    anAlert({ ...named('dead'), storyId: 'story-2' }),
    anAlert({ ...named('due'), storyRevision: 2 }),
    anAlert({ ...named('held'), channelId: 'C2', held: true }),
    anAlert({ ...named('digested'), channelId: 'C2', storyId: 'story-3', held: true }),
  ];
  const article = anArticle({ id: `article for ${articles}` });
  expect(await store.commit({ article, stories: [], alerts })).toBe('committed');
  const sent = await claimed(store, NOW, 0);
  expect(sent.alert.id).toBe(`${teamId} sent`);
  await settle(store, sent, sentAt(NOW));
  const mark: AlertMark = { kind: 'assigned', to: 'U1', by: 'U2', at: NOW };
  await store.mark(sent.alert.id, mark);
  const dead = await claimed(store, NOW, 0);
  expect(dead.alert.id).toBe(`${teamId} dead`);
  await settle(store, dead, { state: 'dead', error: 'is_archived' });
  const later = { state: 'later', at: NOW + 500, error: 'busy', channelFreeAt: NOW + 500, attempt: true } as const;
  await settle(store, await claimed(store, NOW, 0), later);
  const digest = anAlert({
    ...named('digest'),
    storyId: 'digest',
    channelId: 'C2',
    kind: 'digest',
    createdAt: NOW + 99,
  });
  expect(await store.oweDigest(digest, [`${teamId} digested`])).toBe(true);
}

/** What `seen` says of a workspace that the store knows nothing of. */
const NOTHING = {
  installation: null,
  org: null,
  watchlists: [],
  watchlist: null,
  audit: [],
  alerts: [[], []],
  byCode: null,
  byId: null,
  thread: { root: null, latestSent: null },
};

async function seen(store: Store, teamId: string) {
  const told = await store.toldAbout(['story-1', 'story-2', 'story-3', 'digest']);
  return {
    installation: await store.installation(teamId),
    org: await store.orgOf(teamId),
    watchlists: await store.watchlistsOf(teamId),
    watchlist: await store.watchlist(teamId, 'C1'),
    audit: [...(await store.auditOf(teamId, 'C1', 10)), ...(await store.auditOf(teamId, 'feeds', 10))],
    alerts: [await store.alertsIn(teamId, 'C1', [], 10), await store.alertsIn(teamId, 'C2', [], 10)],
    byCode: await store.alertByCode(teamId, 'C1', 'A-SENT'),
    byId: await store.alert(`${teamId} due`),
    thread: await store.thread(teamId, 'C1', 'story-1'),
    told: told.filter((one) => one.teamId === teamId),
  };
}
