// Commands, presses and events at fifty a second, over a store that takes 200 ms for everything, to the real app: how soon
// each is acknowledged, and how soon a command is answered.
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
/** @param answerAt where the app sends its answer */
const KINDS: Record<Kind, (answerAt: string) => { body: string; type: string }> = {
  command: (answerAt) => {
    const more = {
      channel_name: 'vendor-risk',
      trigger_id: randomUUID(),
      response_url: answerAt,
    };
    const body = new URLSearchParams({ command: '/stakewatch', text: 'list', ...place, ...more }).toString();
    return { body, type: 'application/x-www-form-urlencoded' };
  },
  button: (answerAt) => {
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
      response_url: answerAt,
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

/** Where answers come in: the time of each, by the id in its path. */
interface Answers {
  url: string;
  server: Server;
  cameAt: Map<string, number>;
}
async function openAnswers(): Promise<Answers> {
  const cameAt = new Map<string, number>();
  const server = createServer((request, response) => {
    cameAt.set((request.url ?? '').slice(1), performance.now());
    request.resume().on('end', () => response.end('ok'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, cameAt };
}

interface Sent {
  id: string;
  start: number;
  /** ms until the acknowledgement. */
  took: number;
}

async function sendOne(house: House, kind: Kind, answers: Answers): Promise<Sent> {
  const id = randomUUID();
  const { body, type } = KINDS[kind](`${answers.url}/${id}`);
  const stamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${signature}` };
  const start = performance.now();
  const answer = await fetch(`${house.base()}/slack/events`, { method: 'POST', body, headers });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${kind}: expected 200, got ${answer.status}`);
  return { id, start, took: performance.now() - start };
}

async function run(house: House, kind: Kind, answers: Answers): Promise<Sent[]> {
  const sent: Promise<Sent>[] = [];
  const start = performance.now();
  for (let i = 0; i < A_SECOND * SECONDS; i++) {
    await wait(Math.max(0, start + (i * 1000) / A_SECOND - performance.now()));
    sent.push(sendOne(house, kind, answers));
  }
  return Promise.all(sent);
}

/** ms from each request to its answer, once all have come. */
async function answered(sent: Sent[], { cameAt }: Answers): Promise<number[]> {
  for (let i = 0; i < 100 && !sent.every(({ id }) => cameAt.has(id)); i++) await wait(100);
  return sent.flatMap(({ id, start }) => {
    const at = cameAt.get(id);
    return at === undefined ? [] : [at - start];
  });
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
  const answers = await openAnswers();
  const house = await openHouse({ store: slowed });
  try {
    await house.install('T0A', 'U0AADA');
    await house.watch('A');
    await house.restart([house.key]); // nothing is known of the installation yet
    for (const kind of ['command', 'button', 'event'] as const) {
      const sent = await run(house, kind, answers);
      out.write(
        row(
          `${kind}, acknowledged`,
          sent.map(({ took }) => took),
        ),
      );
      if (kind !== 'event') out.write(row(`${kind}, answered`, await answered(sent, answers)));
    }
    const failed = house.logged.filter(({ level }) => level === 50).length;
    out.write(`Failures in the log: ${failed}\n`);
  } finally {
    await house.close();
    answers.server.close();
  }
}
