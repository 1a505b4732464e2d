// The deals that were told, the store and Slack's channels in; what was owed, posted, lost, doubled and out of order out.
import type { AlertRecord } from '../../src/domain.ts';
import type { Store } from '../../src/ports.ts';
import type { SlackServer } from '../../src/preview/slack-server.ts';
import type { MadeDeal } from './made-deals.ts';
import { TEAM } from '../e2e/test-slack.ts';

export interface Reckoning {
  /** Alerts that the store owes or owed, and those that it should. */
  owed: number;
  /** Alerts whose message stands in its channel. */
  posted: number;
  /** Each a line: what, where. */
  lost: string[];
  doubled: string[];
  /** A thread that does not tell its story in the order it was told to us. */
  outOfOrder: string[];
  /** Alerts the store gave up. */
  dead: string[];
}

interface Marked {
  ts: string;
  threadTs: string | null;
  alertId: string;
  part: number;
}

/** @param channels all that may have been told something */
export async function reckon(
  store: Store,
  slack: SlackServer,
  { deals, channels }: { deals: MadeDeal[]; channels: string[] },
): Promise<Reckoning> {
  const sum: Reckoning = { owed: 0, posted: 0, lost: [], doubled: [], outOfOrder: [], dead: [] };
  for (const channel of channels) {
    const alerts = await store.alertsIn(TEAM, channel, ['due', 'sent', 'dead'], 1_000_000);
    const marked = markedIn(slack, channel);
    const missing = deals.filter((deal) => deal.channels.includes(channel)).flatMap((deal) => owes(deal, alerts));
    const told = new Set(marked.filter(({ part }) => part === 0).map(({ alertId }) => alertId));
    sum.owed += alerts.length + missing.filter((line) => line.startsWith('never')).length;
    sum.posted += told.size;
    const unposted = alerts.filter(({ id }) => !told.has(id)).map(({ id, state }) => `${state} and not posted: ${id}`);
    const known = new Set(alerts.map(({ id }) => id));
    const unknown = [...told].filter((id) => !known.has(id)).map((id) => `posted, and nobody owes it: ${id}`);
    const twice = missing.filter((line) => line.startsWith('twice'));
    sum.lost.push(
      ...[...missing.filter((line) => !twice.includes(line)), ...unposted].map((what) => `${channel} ${what}`),
    );
    sum.doubled.push(...[...twice, ...repeated(marked), ...unknown].map((what) => `${channel} ${what}`));
    sum.outOfOrder.push(...disorder(marked, alerts).map((what) => `${channel} ${what}`));
    sum.dead.push(
      ...alerts.filter(({ state }) => state === 'dead').map(({ id, lastError }) => `${channel} ${id}: ${lastError}`),
    );
  }
  return sum;
}

/** What a channel should have been owed for a deal: one first alert, and one that says it is done. */
function owes({ vendor, closes }: MadeDeal, alerts: AlertRecord[]): string[] {
  const ofDeal = alerts.filter(({ content }) => content.watched.name === vendor);
  const firsts = ofDeal.filter(({ kind }) => kind === 'new').length;
  const dones = ofDeal.filter(({ stage }) => stage === 'completed').length;
  return [
    ...(firsts === 0 ? [`never owed: ${vendor}`] : []),
    ...(firsts > 1 ? [`twice a first alert: ${vendor}`] : []),
    ...(closes && dones === 0 ? [`never owed as done: ${vendor}`] : []),
    ...(dones > 1 ? [`twice done: ${vendor}`] : []),
  ];
}

/** Messages that carry an alert's id, oldest first. */
function markedIn(slack: SlackServer, channel: string): Marked[] {
  return slack.messages(channel).flatMap((message) => {
    const [, alertId, part] = /alert_id":"([^"]+)","part":(\d+)/.exec(JSON.stringify(message)) ?? [];
    if (alertId === undefined) return [];
    return [{ ts: message.ts, threadTs: message.thread_ts ?? null, alertId, part: Number(part) }];
  });
}

function repeated(marked: Marked[]): string[] {
  const seen = new Set<string>();
  return marked.flatMap(({ alertId, part }) => {
    const mark = `${alertId} part ${part}`;
    if (seen.has(mark)) return [`posted twice: ${mark}`];
    seen.add(mark);
    return [];
  });
}

/** Every thread: its root tells the first alert of its story, and what follows tells later and later revisions of the same. */
function disorder(marked: Marked[], alerts: AlertRecord[]): string[] {
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  return marked
    .filter(({ threadTs }) => threadTs === null)
    .flatMap((root) => {
      const thread = [root, ...marked.filter(({ threadTs }) => threadTs === root.ts)];
      const told = thread.flatMap(({ alertId }) => byId.get(alertId) ?? []);
      const ofOneStory = told.every(({ storyId }) => storyId === told[0]?.storyId);
      const inOrder = told.every(
        ({ storyRevision }, i) => i === 0 || storyRevision >= (told[i - 1]?.storyRevision ?? 0),
      );
      const rootIsFirst = told[0]?.kind !== 'update';
      return ofOneStory && inOrder && rootIsFirst ? [] : [`thread of ${root.alertId}`];
    });
}
