// Commands, presses and events at fifty a second, over a store that takes 200 ms for everything, to the real app: how soon
// each is acknowledged, and how soon a command is answered.
import { createHmac, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/ports.ts';
import { openHouse, SECRET, type House } from '../slack/house.ts';

const A_SECOND = 50;
const SECONDS = 20;
const SLOWED = 200; // ms

/** Every method of the store, each later by that long. */
function slowed(store: Store): Store {
  const later = Object.entries(store).map(([name, method]) => [
    name,
    async (...given: unknown[]) => {
      await wait(SLOWED);
      return (method as (...given: unknown[]) => unknown).apply(store, given);
    },
  ]);
  return Object.fromEntries(later) as Store;
}

const place = { team_id: 'T0A', channel_id: 'C0AVENDORS', user_id: 'U0AADA' };
type Kind = 'command' | 'button' | 'event';
const KINDS: Record<Kind, (house: House) => { body: string; type: string }> = {
  command: (house) => {
    const more = {
      channel_name: 'vendor-risk',
      trigger_id: randomUUID(),
      response_url: `${house.slack.url}/response/none`,
    };
    const body = new URLSearchParams({ command: '/stakewatch', text: 'list', ...place, ...more }).toString();
    return { body, type: 'application/x-www-form-urlencoded' };
  },
  button: (house) => {
    const payload = {
      type: 'block_actions',
      user: { id: place.user_id },
      team: { id: place.team_id },
      channel: { id: place.channel_id, name: 'vendor-risk' },
      container: { type: 'message', message_ts: '1.000001', channel_id: place.channel_id },
      actions: [
        { type: 'button', action_id: 'why', block_id: 'b', value: 'none', text: { type: 'plain_text', text: 'x' } },
      ],
      trigger_id: randomUUID(),
      response_url: `${house.slack.url}/response/none`,
    };
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return { body, type: 'application/x-www-form-urlencoded' };
  },
  event: () => {
    const event = { type: 'app_home_opened', user: place.user_id, tab: 'home', channel: 'D0AADA' };
    const of = { team_id: place.team_id, event_id: `Ev${randomUUID()}`, event_time: Math.floor(Date.now() / 1000) };
    const authorizations = [
      { team_id: place.team_id, user_id: 'U0BOTA', enterprise_id: null, is_enterprise_install: false },
    ];
    return { body: JSON.stringify({ type: 'event_callback', ...of, event, authorizations }), type: 'application/json' };
  },
};

/** @returns ms until the acknowledgement */
async function sendOne(house: House, kind: Kind): Promise<number> {
  const { body, type } = KINDS[kind](house);
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${signature}` };
  const start = performance.now();
  const answer = await fetch(`${house.base()}/slack/events`, { method: 'POST', body, headers });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${kind}: expected 200, got ${answer.status}`);
  return performance.now() - start;
}

async function run(house: House, kind: Kind): Promise<number[]> {
  const sent: Promise<number>[] = [];
  const start = performance.now();
  for (let i = 0; i < A_SECOND * SECONDS; i++) {
    await wait(Math.max(0, start + (i * 1000) / A_SECOND - performance.now()));
    sent.push(sendOne(house, kind));
  }
  return Promise.all(sent);
}

function row(name: string, times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number): string =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)} ms`;
  const cells = [String(times.length), at(0.5), at(0.99), at(1)].map((cell) => cell.padStart(11));
  return `${cells.join('')}  ${name}\n`;
}

export async function benchAck(): Promise<void> {
  const out = process.stdout;
  out.write(`\nAcknowledgement at ${A_SECOND} a second, every call of the store slowed by ${SLOWED} ms\n`);
  out.write(`${['requests', 'p50', 'p99', 'most'].map((head) => head.padStart(11)).join('')}\n`);
  const house = await openHouse({ store: slowed });
  try {
    await house.install('T0A', 'U0AADA');
    await house.watch('A');
    await house.restart([house.key]); // nothing is known of the installation yet
    for (const kind of ['command', 'button', 'event'] as const) out.write(row(kind, await run(house, kind)));
    const failed = house.logged.filter(({ level }) => level === 50).length;
    out.write(`Failures in the log: ${failed}\n`);
  } finally {
    await house.close();
  }
}
