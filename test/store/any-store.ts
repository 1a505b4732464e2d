// Random steps of everything that a store can be asked for → a store with something of everything in it.
import fc from 'fast-check';
import type { Store } from '../../src/ports.ts';
import { owe } from './contract.ts';
import { LEASE } from './contract/claims.ts';
import { NOW, aFeed, aStory, aWatchlist, anAlert, anArticle } from './samples.ts';

interface Step {
  do: keyof typeof STEPS;
  a: number;
  b: number;
  flag: boolean;
  text: string;
}

interface World {
  store: Store;
  n: number;
  claims: { alertId: string; token: number }[];
}

type Take = (world: World, step: Omit<Step, 'do'>) => Promise<unknown>;
const placeOf = ({ a, flag }: Pick<Step, 'a' | 'flag'>) => ({ teamId: flag ? 'T1' : 'T2', channelId: `C${a}` });

const STEPS: Record<
  | 'owe'
  | 'claim'
  | 'settle'
  | 'hold'
  | 'digest'
  | 'mark'
  | 'feed'
  | 'poll'
  | 'subscribe'
  | 'story'
  | 'see'
  | 'watch'
  | 'note'
  | 'install'
  | 'link'
  | 'request',
  Take
> = {
  owe: ({ store, n }, step) =>
    owe(
      store,
      anAlert({
        ...placeOf(step),
        storyId: `story-${step.a}`,
        storyRevision: 100 + (step.b === 0 ? -n : n),
        held: step.b === 1,
        createdAt: NOW + step.b,
        code: `A-${step.b}`,
        id: `${step.text} ${n}`,
      }),
    ),
  async claim(world, { a }) {
    const claim = await world.store.claimAlert(NOW + 10 + (a === 0 ? LEASE : 0), LEASE, a);
    if (claim) world.claims.push({ alertId: claim.alert.id, token: claim.token });
  },
  async settle({ store, claims, n }, { a, b, flag, text }) {
    const claim = claims.at(-1);
    if (!claim) return;
    const later = {
      state: 'later',
      at: NOW + b,
      error: text,
      channelFreeAt: flag ? NOW + b : null,
      attempt: flag,
    } as const;
    if (a === 0) await store.settleAlert(claim, { state: 'sent', ts: `1.${n}`, at: NOW + b, root: flag });
    else if (b === 0) await store.settleAlert(claim, { state: 'dead', error: text });
    else await store.settleAlert(claim, { ...later, ambiguous: b > 5, ...(b > 7 && { lookUp: `page ${text}` }) });
  },
  async hold({ store, claims }, { b }) {
    const claim = claims.at(-1);
    if (claim) await store.holdChannel(claim, NOW + b);
  },
  async digest({ store, n }, step) {
    const held = await store.alertsIn(placeOf(step).teamId, placeOf(step).channelId, ['held'], 5);
    const digest = anAlert({ ...placeOf(step), id: `digest ${n}`, storyId: `digest ${n}`, kind: 'digest' });
    await store.oweDigest(
      digest,
      held.map(({ id }) => id),
    );
  },
  async mark({ store }, step) {
    const [alert] = await store.alertsIn(placeOf(step).teamId, placeOf(step).channelId, [], 1);
    const [by, at] = [`U${step.b}`, NOW + step.b];
    if (!alert) return;
    if (step.b < 3) await store.mark(alert.id, { kind: 'acknowledged', by, at });
    else if (step.b < 6) await store.mark(alert.id, { kind: 'assigned', to: step.b === 3 ? null : 'U1', by, at });
    else await store.mark(alert.id, { kind: 'objected', objection: { fact: 'Stake', says: step.text, by, at } });
  },
  feed: ({ store }, { a, b, text }) => store.saveFeed(aFeed({ id: `feed-${a}`, title: text }), NOW + b),
  async poll({ store }, { b, flag }) {
    const claim = await store.claimFeed(NOW + 10, LEASE);
    if (claim && flag)
      await store.settleFeed({ feedId: claim.feed.id, token: claim.token }, { ...claim.state, nextPollAt: NOW + b });
  },
  subscribe: ({ store }, { a, b, text }) =>
    store.saveSubscription({
      ...{ feedId: `feed-${a}`, revision: 1, callback: `callback ${a}`, hub: 'https://hub.example/', topic: text },
      ...{ secret: 's', state: 'wanted', leaseUntil: null, dueAt: NOW + b, since: NOW, failures: 0, lastError: null },
      ...{ provenAt: null, lastPushAt: null, pushes: 0, forged: 0 },
    }),
  async story({ store, n }, { a, b, text }) {
    const before = await store.story(`story-${a}`);
    const story = aStory({ id: `story-${a}`, revision: (before?.revision ?? 0) + 1, updatedAt: NOW + n });
    const companyKeys = [...new Set(['borealis', `key ${text}`])].slice(0, b % 3);
    await store.commit({
      article: anArticle({ id: `story article ${n}` }),
      stories: [{ story, companyKeys }],
      alerts: [],
    });
  },
  see: ({ store, n }, { text }) =>
    store.seeArticles([{ id: `seen ${n}`, keys: [`guid:${text}`, `url:${n}`] }], NOW + n),
  async watch({ store, n }, step) {
    const { teamId, channelId } = placeOf(step);
    const revision = ((await store.watchlist(teamId, channelId))?.revision ?? 0) + 1;
    const audit = { teamId, channelId, by: 'U1', at: NOW + n, what: `watched ${step.text}` };
    const list = aWatchlist({ teamId, channelId, revision, channelName: step.text });
    await store.saveWatchlist(list, ['borealis', `key ${step.b}`].slice(0, step.b % 3), step.b > 5 ? [audit] : []);
  },
  note: ({ store, n }, step) => store.noteChange({ ...placeOf(step), by: 'U2', at: NOW + n, what: step.text }),
  install: ({ store, n }, { flag, text }) =>
    store.saveInstallation({ id: flag ? 'T1' : 'E1', sealed: `sealed ${text}`, at: NOW + n }),
  link: ({ store }, { a, flag }) => store.linkTeam(flag ? 'T1' : 'T2', `E${a}`),
  request: ({ store }, { a, b }) => store.firstTime(`request ${a}`, NOW, b * 60_000),
};

export const anyStore: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom(
      ...(['owe', 'owe', 'claim', 'claim', 'settle', 'settle'] as const),
      ...(Object.keys(STEPS) as (keyof typeof STEPS)[]),
    ),
    a: fc.nat(2),
    b: fc.nat(9),
    flag: fc.boolean(),
    text: fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0')),
  }),
  { minLength: 5, maxLength: 60 },
);

export async function fill(store: Store, steps: Step[]): Promise<void> {
  const world: World = { store, n: 0, claims: [] };
  for (const step of steps) {
    world.n += 1;
    await STEPS[step.do](world, step);
  }
}
