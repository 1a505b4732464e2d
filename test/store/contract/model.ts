// Random sequences of owing, claiming, settling, digesting and waiting → the same answers as a model in forty lines of arrays.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Alert, AlertRecord } from '../../../src/domain.ts';
import type { DeliveryOutcome, Store } from '../../../src/ports.ts';
import { owe, type Place } from '../contract.ts';
import { NOW, anAlert } from '../samples.ts';

const LEASE = 60;
const PACE = 10;

/** An alert and what the port's words make of it. */
interface Owed {
  alert: Alert;
  state: AlertRecord['state'];
  attempts: number;
  lastError: string | null;
  ts: string | null;
  dueAt: number;
  until: number | null;
  lost: boolean;
  firstClaimedAt: number | null;
  claims: number;
}

interface World {
  now: number;
  owed: Owed[];
  freeAt: Map<string, number>;
  roots: Map<string, { ts: string; alertId: string }>;
  /** Every claim there was: which alert, which of its claims, and the token that the store gave. */
  claims: { of: Owed; nth: number; token: number }[];
}

const channelOf = ({ alert }: Owed) => `${alert.teamId} ${alert.channelId}`;
const threadOf = (owed: Owed) => `${channelOf(owed)} ${owed.alert.storyId}`;

/** The alert that may be claimed now, by the words of the port. */
function nextOf({ now, owed, freeAt }: World): Owed | null {
  const due = owed.filter(({ state }) => state === 'due');
  const may = due.filter(
    (one) =>
      one.dueAt <= now &&
      (one.until === null || one.until <= now) &&
      (freeAt.get(channelOf(one)) ?? 0) <= now &&
      !due.some((other) => threadOf(other) === threadOf(one) && other.alert.storyRevision < one.alert.storyRevision),
  );
  return may.toSorted((a, b) => a.alert.createdAt - b.alert.createdAt)[0] ?? null; // a stable sort: then as committed
}

type Step =
  /** `early`: of a revision before all others of its story. */
  | { do: 'owe'; story: number; channel: number; held: boolean; age: number; early: boolean }
  | { do: 'claim' }
  /** A digest of a channel, with all that is held in it, or (`all` false) with whatever the first alerts are. */
  | { do: 'digest'; channel: number; all: boolean }
  | {
      do: 'settle';
      which: number;
      outcome: 'sent' | 'later' | 'dead';
      delay: number;
      busy: number | null;
      attempt: boolean;
      /** Of a sent one: it is a root; of a later one: it is ambiguous. */
      flag: boolean;
    }
  /** Below zero: the clock is set back. */
  | { do: 'wait'; for: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('owe' as const),
    story: fc.nat(1),
    channel: fc.nat(1),
    held: fc.nat(4).map((n) => n === 0),
    age: fc.nat(30),
    early: fc.nat(5).map((n) => n === 0),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('claim' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      which: fc.nat(3),
      outcome: fc.constantFrom('sent' as const, 'later' as const, 'dead' as const),
      delay: fc.nat(40),
      busy: fc.option(fc.nat(80)),
      attempt: fc.boolean(),
      flag: fc.boolean(),
    }),
  },
  fc.record({ do: fc.constant('digest' as const), channel: fc.nat(1), all: fc.boolean() }),
  fc.record({ do: fc.constant('wait' as const), for: fc.constantFrom(1, PACE, LEASE, -PACE, -LEASE) }),
);

/** @param newPlace an empty place for each sequence */
export function deliveryModel(newPlace: () => Promise<Place>): void {
  it('owes, claims, settles and expires as the port says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const place = await newPlace();
        const store = await place.open();
        const world: World = { now: NOW, owed: [], freeAt: new Map(), roots: new Map(), claims: [] };
        try {
          for (const one of steps) await take(one, world, store);
          await expectSameRecords(world, store);
        } finally {
          await store.close();
          await place.remove();
        }
      }),
      { numRuns: 60 },
    );
  });
}

async function take(one: Step, world: World, store: Store): Promise<void> {
  if (one.do === 'wait') world.now += one.for;
  else if (one.do === 'owe') await oweOne(one, world, store);
  else if (one.do === 'claim') await claimOne(world, store);
  else if (one.do === 'digest') await digestOne(one, world, store);
  else await settleOne(one, world, store);
}

async function oweOne(one: Step & { do: 'owe' }, world: World, store: Store): Promise<void> {
  const alert = anAlert({
    storyId: `story-${one.story}`,
    storyRevision: 1_000 + (one.early ? -1 : 1) * world.owed.length,
    channelId: `C${one.channel}`,
    held: one.held,
    createdAt: world.now - one.age,
  });
  await owe(store, alert);
  world.owed.push(newlyOwed(alert));
}

function newlyOwed(alert: Alert): Owed {
  const untouched = { attempts: 0, lastError: null, ts: null, dueAt: 0, until: null, lost: false };
  return { alert, state: alert.held ? 'held' : 'due', ...untouched, firstClaimedAt: null, claims: 0 };
}

async function digestOne(one: Step & { do: 'digest' }, world: World, store: Store): Promise<void> {
  const id = `digest-${world.owed.length}`;
  const digest = anAlert({ id, storyId: id, channelId: `C${one.channel}`, kind: 'digest', createdAt: world.now });
  const { owed } = world;
  const mine = owed.filter(({ state, alert }) => state === 'held' && alert.channelId === digest.channelId);
  const ids = (one.all ? mine : owed.slice(0, 2)).map(({ alert }) => alert.id);
  expect(await store.oweDigest(digest, ids)).toBe(true);
  expect(
    await store.oweDigest(
      digest,
      mine.map(({ alert }) => alert.id),
    ),
  ).toBe(false);
  for (const held of mine) if (ids.includes(held.alert.id)) held.state = 'digested';
  owed.push(newlyOwed(digest));
}

async function claimOne(world: World, store: Store): Promise<void> {
  const claim = await store.claimAlert(world.now, LEASE, PACE);
  const expected = nextOf(world);
  expect(claim?.alert.id).toBe(expected?.alert.id);
  if (!claim || !expected) return;
  if (expected.until !== null) {
    expected.lost = true;
    expected.attempts += 1;
  }
  expected.until = world.now + LEASE;
  expected.firstClaimedAt ??= world.now;
  expected.claims += 1;
  world.freeAt.set(channelOf(expected), world.now + PACE);
  expect({ ...claim, alert: claim.alert.attempts }).toEqual({
    alert: expected.attempts,
    token: claim.token,
    until: expected.until,
    ambiguous: expected.lost,
    lookUp: null,
    firstClaimedAt: expected.firstClaimedAt,
    root: world.roots.get(threadOf(expected)) ?? null,
  });
  for (const earlier of world.claims) if (earlier.of === expected) expect(claim.token).toBeGreaterThan(earlier.token);
  world.claims.push({ of: expected, nth: expected.claims, token: claim.token });
}

/** Settles one of the last claims, which may be stale or settled by now. */
async function settleOne(one: Step & { do: 'settle' }, world: World, store: Store): Promise<void> {
  const claim = world.claims.at(-1 - one.which);
  if (!claim) return;
  const { of: owed, nth, token } = claim;
  const outcome = outcomeOf(one, world.now, `${owed.alert.id} ${nth}`);
  const holds = owed.state === 'due' && owed.until !== null && nth === owed.claims;
  expect(await store.settleAlert({ alertId: owed.alert.id, token }, outcome)).toBe(holds);
  if (!holds) return;
  owed.until = null;
  if (outcome.state === 'later') {
    owed.dueAt = outcome.at;
    owed.lastError = outcome.error;
    owed.attempts += outcome.attempt ? 1 : 0;
    owed.lost ||= outcome.ambiguous === true;
    const freeAt = Math.max(world.freeAt.get(channelOf(owed)) ?? 0, outcome.channelFreeAt ?? 0);
    world.freeAt.set(channelOf(owed), freeAt);
    return;
  }
  owed.state = outcome.state;
  owed.lastError = outcome.state === 'dead' ? outcome.error : null;
  if (outcome.state !== 'sent') return;
  owed.ts = outcome.ts;
  if (outcome.root) world.roots.set(threadOf(owed), { ts: outcome.ts, alertId: owed.alert.id });
}

function outcomeOf(one: Step & { do: 'settle' }, now: number, name: string): DeliveryOutcome {
  switch (one.outcome) {
    case 'sent':
      return { state: 'sent', ts: name, at: now, root: one.flag };
    case 'dead':
      return { state: 'dead', error: name };
    case 'later': {
      const channelFreeAt = one.busy === null ? null : now + one.busy;
      return {
        state: 'later',
        at: now + one.delay,
        error: name,
        channelFreeAt,
        attempt: one.attempt,
        ambiguous: one.flag,
      };
    }
  }
}

async function expectSameRecords({ owed, roots }: World, store: Store): Promise<void> {
  for (const one of owed) {
    const { teamId, channelId, storyId } = one.alert;
    const { root, latestSent } = await store.thread(teamId, channelId, storyId);
    const sent = owed.filter((other) => threadOf(other) === threadOf(one) && other.state === 'sent');
    const latest = sent.toSorted((a, b) => a.alert.storyRevision - b.alert.storyRevision).at(-1);
    expect([root, latestSent?.id]).toEqual([roots.get(threadOf(one)) ?? null, latest?.alert.id]);
  }
  for (const { alert, state, attempts, lastError, ts } of owed)
    expect(await store.alert(alert.id)).toMatchObject({ ...alert, state, attempts, lastError, ts });
  const alerts = { due: 0, held: 0, sent: 0, dead: 0, digested: 0 };
  for (const { state } of owed) alerts[state] += 1;
  const due = owed.filter(({ state }) => state === 'due').map(({ alert }) => alert.createdAt);
  expect(await store.counts()).toMatchObject({ alerts, oldestDueAt: due.length > 0 ? Math.min(...due) : null });
}
