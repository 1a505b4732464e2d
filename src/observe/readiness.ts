// The store, Slack's word on the token and the last sweep in, whether this process can do its work out, part by part.
import { setTimeout } from 'node:timers/promises';
import type { UnixMs } from '../domain.ts';
import { errorText } from '../log.ts';
import type { Clock, Store } from '../ports.ts';
import { MINUTE, SECOND } from '../time.ts';
import type { InWords } from './warnings.ts';

export interface Part {
  ok: boolean;
  /** A plain sentence without secrets. */
  says: string;
}
export interface Readiness {
  ready: boolean;
  version: string;
  parts: { store: Part; slack: Part; sweep: Part };
}

/** What Slack says of a token. `unreached`: it says nothing. */
export type TokenWord = { state: 'accepted' } | { state: 'refused' | 'unreached'; reason: string };

/** ms; the address asks for no password, and a durable write for each request would let anybody wear the disk down. */
const KEPT_FOR = 10 * SECOND;
const ANSWERED_WITHIN = 3 * SECOND; // ms; who asks gives up after a few seconds
const SWEEP_LATE = MINUTE; // ms; it comes every second
const TOKEN_ASKED_EVERY = MINUTE; // ms

export interface ReadinessDeps {
  store: Pick<Store, 'check'>;
  clock: Clock;
  version: string;
  inWords: InWords;
  /** Asks Slack; null: there is no one token, each workspace has its own. */
  askToken: (() => Promise<TokenWord>) | null;
  /** False: this process looks for no due work, others do. */
  sweeps: boolean;
  /** ms that the store may take; left out: 3 s. */
  answerWithin?: number;
}

export interface ReadinessKeeper {
  /** Requests that come while it is being looked, or soon after, get the same answer. Never throws. */
  look(): Promise<Readiness>;
  /** Slack's word on the token, at most a minute old; null where there is no one token. */
  token(): Promise<TokenWord | null>;
  /** The process has looked for due work just now. */
  swept(): void;
}

export function createReadiness(deps: ReadinessDeps): ReadinessKeeper {
  const { store, clock, version, askToken } = deps;
  let sweptAt: UnixMs | null = null;
  const token = kept(TOKEN_ASKED_EVERY, clock, async () => (askToken === null ? null : await askToken()));
  const look = kept(KEPT_FOR, clock, async (): Promise<Readiness> => {
    const parts = {
      store: await storePart(store, deps.answerWithin),
      slack: slackPart(await token()),
      sweep: sweepPart(deps, sweptAt),
    };
    return { ready: Object.values(parts).every(({ ok }) => ok), version, parts };
  });
  return { look, token, swept: () => void (sweptAt = clock()) };
}

/** The same answer for whoever asks within `keptFor` ms; a clock that was set back asks anew. */
function kept<T>(keptFor: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let last: { at: UnixMs; answer: Promise<T> } | null = null;
  return () => {
    const now = clock();
    if (last === null || now < last.at || now >= last.at + keptFor) last = { at: now, answer: ask() };
    return last.answer;
  };
}

async function storePart(store: Pick<Store, 'check'>, within = ANSWERED_WITHIN): Promise<Part> {
  const late = new AbortController();
  const tooLate = setTimeout(within, null, { signal: late.signal }).catch(() => null);
  try {
    const checked = await Promise.race([store.check(), tooLate]);
    if (checked === null) return { ok: false, says: `The store did not answer within ${within / SECOND} seconds.` };
    return { ok: true, says: `The ${checked.kind} store can be written.` };
  } catch (error) {
    return { ok: false, says: `The store cannot be used: ${errorText(error)}` };
  } finally {
    late.abort();
  }
}

/** A Slack that is away makes nothing unready: alerts wait for it, and another process would not reach it either. */
function slackPart(word: TokenWord | null): Part {
  if (word === null)
    return { ok: true, says: 'Each workspace has a token of its own, which is tried as messages go out.' };
  if (word.state === 'accepted') return { ok: true, says: 'Slack accepts the bot token.' };
  if (word.state === 'unreached')
    return { ok: true, says: `Slack says nothing of the token at the moment, and accepted it before: ${word.reason}` };
  return { ok: false, says: `Slack refuses the bot token: ${word.reason}` };
}

function sweepPart({ clock, sweeps, inWords }: ReadinessDeps, sweptAt: UnixMs | null): Part {
  if (!sweeps) return { ok: true, says: 'Looking for due feeds and alerts is the work of other processes.' };
  if (sweptAt === null) return { ok: false, says: 'Nobody has looked for due feeds and alerts yet.' };
  const ago = Math.max(0, clock() - sweptAt);
  return ago < SWEEP_LATE
    ? { ok: true, says: 'Due feeds and alerts were looked for within the minute.' }
    : { ok: false, says: `Due feeds and alerts were last looked for ${inWords(ago)} ago; every second is usual.` };
}
