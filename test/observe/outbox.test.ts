// What is due still: which of it is late, and which waits by the will or the fault of its channel.
import { describe, expect, it } from 'vitest';
import type { AlertRecord } from '../../src/domain.ts';
import { lookAtOutbox, type Outbox } from '../../src/observe/outbox.ts';
import { whyWaits } from '../../src/slack/delivery/why-waiting.ts';
import { HOUR, MINUTE } from '../../src/time.ts';
import { NOW } from '../store/samples.ts';
import { dueAlert } from './samples.ts';

const LATE = 15 * MINUTE;
const ago = (minutes: number) => NOW - minutes * MINUTE;
const QUIET = 'waits for the end of the quiet hours at 07:00';
const REVOKED =
  'token_revoked: Slack does not accept the bot token: install the app again (and with one workspace set SLACK_BOT_TOKEN anew)';
const NOT_IN =
  'not_in_channel: Stakewatch is not in this channel, or it was deleted: invite it there with /invite @stakewatch';

function look(due: AlertRecord[]): Promise<Outbox> {
  const store = { dueAlerts: (limit: number, skip: number) => Promise.resolve(due.slice(skip, skip + limit)) };
  return lookAtOutbox(store, { now: NOW, late: LATE, whyWaits });
}

describe('why an alert waits', () => {
  it.each([
    [null, 'owed'],
    ['Slack asked for a pause (429)', 'owed'],
    ['Slack cannot be reached: connect ECONNREFUSED', 'owed'],
    ['internal_error: it broke', 'owed'],
    [QUIET, 'quiet'],
    [REVOKED, 'token'],
    [NOT_IN, 'refused'],
    ['a_new_word_of_slack: Slack refused the message', 'refused'],
    [
      'missing_scope (needed: chat:write): the app lacks a permission: compare its scopes with config/slack-manifest.json and reinstall it',
      'refused',
    ],
  ])('%s', (lastError, why) => expect(whyWaits({ lastError })).toBe(why));
});

describe('the outbox', () => {
  it('is late from the minute on, with the oldest and what its last try said', async () => {
    const lastError = 'Slack cannot be reached: connect ECONNREFUSED';
    const due = [dueAlert({ id: 'a', createdAt: ago(18), lastError }), dueAlert({ id: 'b', createdAt: ago(15) })];
    expect(await look([...due, dueAlert({ id: 'c', createdAt: ago(14) })])).toEqual({
      late: 2,
      oldest: { since: ago(18), error: lastError },
      isClear: false,
      refusedTokens: new Map(),
    });
  });
  it('is neither late nor clear in between', async () => {
    expect(await look([dueAlert({ createdAt: ago(8) })])).toMatchObject({ late: 0, oldest: null, isClear: false });
    expect(await look([dueAlert({ createdAt: ago(7) })])).toMatchObject({ late: 0, oldest: null, isClear: true });
  });
  it.each([
    ['quiet hours', QUIET],
    ['a channel that Stakewatch is not in', NOT_IN],
    ['a token', REVOKED],
  ])('is not late for %s, nor for what waits behind it in the thread', async (_, lastError) => {
    const due = [
      dueAlert({ id: 'first', storyId: 's1', createdAt: NOW - 9 * HOUR, lastError }),
      dueAlert({ id: 'behind', storyId: 's1', storyRevision: 2, createdAt: NOW - 8 * HOUR }),
    ];
    expect(await look(due)).toMatchObject({ late: 0, isClear: true });
    const other = dueAlert({ id: 'other', storyId: 's2', createdAt: NOW - 8 * HOUR });
    expect(await look([...due, other])).toMatchObject({ late: 1, oldest: { since: NOW - 8 * HOUR } });
  });
  it('knows the workspaces whose tokens Slack refuses, however short it waits', async () => {
    const due = [
      dueAlert({ id: 'a', createdAt: ago(1), lastError: REVOKED }),
      dueAlert({ id: 'b', teamId: 'T2', createdAt: ago(1), lastError: NOT_IN }),
    ];
    expect((await look(due)).refusedTokens).toEqual(new Map([['T1', REVOKED]]));
  });
  it('does not wait for a warning of its own', async () => {
    expect(await look([dueAlert({ kind: 'warning', createdAt: ago(99) })])).toMatchObject({ late: 0, isClear: true });
  });
  it('finds what is late behind a night of quiet alerts', async () => {
    const quiet = Array.from({ length: 700 }, (_, n) =>
      dueAlert({ id: `q${n}`, storyId: `q${n}`, createdAt: ago(500), lastError: QUIET }),
    );
    expect(await look([...quiet, dueAlert({ id: 'late', storyId: 'late', createdAt: ago(20) })])).toMatchObject({
      late: 1,
    });
  });
});
