// A match and the story's facts → how loud, which rule says so, and why it matters here. One table.
import type { Match, RoleMatch, Sentence, Severity, StoryFacts } from '../domain.ts';
import { SEVERITIES } from '../domain.ts';
import { roleInWords } from './headline.ts';
import {
  CONTROL,
  hitsClause,
  isLarge,
  isPrincipal,
  isRivalDeal,
  isTarget,
  movesAccess,
  reaches,
  scenesOf,
  sizeInWords,
  weakensVendor,
  whyLarge,
  type Scene,
} from './scene.ts';
import { joined, listed } from './sentences.ts';

export interface Verdict {
  severity: Severity;
  /** Name of the row that spoke. */
  rule: string;
  /** Why it matters to this channel. */
  reason: Sentence;
}

interface Row {
  rule: string;
  severity: Severity;
  when: (scene: Scene) => boolean;
  because: (scene: Scene) => string;
}

/** The first row that holds decides. */
const ROWS: Row[] = [
  {
    rule: 'a rival takes a large part of a vendor, or access to it',
    severity: 'critical',
    when: (s) =>
      isRivalDeal(s) && s.phase === 'firm' && (reaches(s, s.thresholds.critical) || hitsClause(s) || movesAccess(s)),
    because: (s) => whyLarge(s),
  },
  {
    rule: 'a rival is reported to be after a large part of a vendor',
    severity: 'high',
    when: (s) =>
      isRivalDeal(s) && s.phase === 'rumor' && (reaches(s, s.thresholds.critical) || hitsClause(s) || movesAccess(s)),
    because: (s) => `${whyLarge(s)}; it is not announced yet`,
  },
  {
    rule: 'a rival buys into a vendor',
    severity: 'high',
    when: (s) => isRivalDeal(s) && s.phase !== 'ended' && (s.size === null || reaches(s, s.thresholds.high)),
    because: (s) =>
      s.size === null
        ? 'how much it takes is not known'
        : `${sizeInWords(s)} is at or above your threshold of ${s.thresholds.high}%`,
  },
  {
    rule: 'a vendor is acquired',
    severity: 'high',
    when: (s) => s.vendor !== null && s.phase !== 'ended' && s.size !== null && s.size > CONTROL,
    because: () => 'it gets a new owner',
  },
  {
    rule: 'a deal reaches the change-of-control clause of a contract',
    severity: 'high',
    when: (s) => s.vendor !== null && s.phase !== 'ended' && hitsClause(s),
    because: (s) => `${sizeInWords(s)} reaches the ${s.clause ?? 0}% of your contract's change-of-control clause`,
  },
  {
    rule: 'a deal over a vendor ends',
    severity: 'medium',
    when: (s) => s.vendor !== null && s.phase === 'ended' && (s.rivalBuyer !== null || (s.size ?? 0) > CONTROL),
    because: () => 'the deal does not go on',
  },
  {
    rule: 'a rival buys, sells or is bought',
    severity: 'medium',
    when: (s) => s.phase !== 'ended' && isPrincipal(s.match, 'rival'),
    because: () => 'it changes what your rival owns, or who owns it',
  },
  {
    rule: 'a vendor sells a part of itself',
    severity: 'medium',
    when: (s) => s.phase !== 'ended' && s.match.roles.some((role) => role.role === 'vendor' && role.as === 'seller'),
    because: () => 'what you use may be what it parts with',
  },
  {
    rule: 'a large part of a vendor changes hands',
    severity: 'medium',
    when: (s) => s.vendor !== null && s.phase !== 'ended' && isLarge(s),
    because: (s) =>
      s.size === null
        ? 'how much changes hands is not known'
        : `${sizeInWords(s)} is at or above your threshold of ${s.thresholds.high}%`,
  },
  {
    rule: 'customers or executives leave a vendor',
    severity: 'medium',
    when: (s) => weakensVendor(s),
    because: () => 'what follows from the deal weakens it',
  },
  {
    rule: 'your own company or a partner changes hands',
    severity: 'medium',
    when: (s) =>
      s.phase !== 'ended' &&
      (isTarget(s, 'self') || (isTarget(s, 'partner') && (s.size === null || s.size >= s.thresholds.high))),
    because: () => 'who owns it changes',
  },
  {
    rule: 'a small change around a company you watch',
    severity: 'low',
    when: (s) => s.match.roles.some(({ as }) => as !== 'ripple'),
    because: (s) =>
      s.phase === 'ended'
        ? 'the deal does not go on'
        : s.size === null
          ? 'little of it changes hands'
          : `only ${sizeInWords(s)} changes hands, or it is the buyer`,
  },
  { rule: 'a passing mention', severity: 'digest', when: () => true, because: () => 'it is no party to the deal' },
];

/** How loud this story is for this channel; over several vendors the loudest verdict. */
export function decideSeverity(match: Match, facts: StoryFacts): Verdict {
  const verdicts = scenesOf(match, facts).map(verdictOf);
  const loudest = verdicts.reduce((a, b) => (louder(b.severity, a.severity) ? b : a));
  // A headline without its article is never taken for more than a hint.
  if (!facts.headlineOnly || !louder(loudest.severity, 'medium')) return loudest;
  return {
    ...loudest,
    severity: 'medium',
    reason: [...loudest.reason, ' Only a headline says so; it is held at medium.'],
  };
}

/** True when a is louder than b. */
export function louder(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b);
}

function verdictOf(scene: Scene): Verdict {
  const row = ROWS.find(({ when }) => when(scene));
  if (!row) throw new Error('severity: the last row holds for every scene');
  return { severity: row.severity, rule: row.rule, reason: reasonOf(scene, row) };
}

function reasonOf(scene: Scene, row: Row): Sentence {
  const roles = listed(
    distinctRoles(scene.match.roles).map((role) => [{ strong: role.party.name }, ` ${beingInWords(role)}`]),
  );
  return joined([...roles, `: ${row.because(scene)}.`]);
}

/** "is your vendor", "belongs to Meta, your rival", "is the owner of Google, your vendor". */
function beingInWords(role: RoleMatch): string {
  const words = roleInWords(role);
  if (words.startsWith('belongs to ')) return words;
  return words.startsWith('owner of ') ? `is the ${words}` : `is ${words}`;
}

function distinctRoles(roles: RoleMatch[]): RoleMatch[] {
  const principals = roles.filter(({ as }) => as !== 'ripple');
  const shown = principals.length > 0 ? principals : roles;
  return shown
    .filter((role, i) => shown.findIndex((r) => r.party.key === role.party.key && r.role === role.role) === i)
    .slice(0, 4);
}
