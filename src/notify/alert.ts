// Matches and what channels were told → the alerts owed to them: new, an update, or silence.
import {
  ROLES,
  type Alert,
  type AlertRecord,
  type Match,
  type RoleMatch,
  type Sentence,
  type Stage,
  type StoryFacts,
  type UnixMs,
} from '../domain.ts';
import { changesSince } from './changes.ts';
import { codeOf, idOf } from './identity.ts';
import { decideSeverity, louder, type Verdict } from './severity.ts';
import { alertContent } from './wording.ts';

/** What a channel was last told, or is owed, about a story. */
export type LastTold = Pick<Alert, 'storyId' | 'teamId' | 'channelId' | 'storyRevision' | 'severity' | 'stage'> & {
  state: AlertRecord['state'];
};

export interface Plan {
  /** The facts of each story that changed. A match whose story is not among them is an error of the caller. */
  after: StoryFacts[];
  /** Story × channel, the muted ones left out. */
  matches: Match[];
  /** The latest alert of each story and channel, where there is one. */
  told: LastTold[];
  now: UnixMs;
}

const RUMORS: ReadonlySet<Stage> = new Set(['rumored', 'in-talks']);
/** The end of a rumour is one more word about it. */
const ENDED: ReadonlySet<Stage> = new Set(['called-off', 'blocked', 'denied']);

/** The alerts owed, at most one for each match; none where nothing changed for the channel's readers. */
export function planAlerts({ after, matches, told, now }: Plan): Alert[] {
  const factsOf = new Map(after.map((one) => [one.storyId, one]));
  return matches.flatMap((match) => {
    const known = factsOf.get(match.story.id);
    if (!known) throw new Error(`planAlerts: expected the facts of story ${match.story.id}, got none`);
    const last = told.find((one) => isFor(one, match));
    const alert = planAlert(match, known, last ?? null, now);
    return alert === null ? [] : [alert];
  });
}

function isFor(told: LastTold, { story, watchlist }: Match): boolean {
  return told.storyId === story.id && told.teamId === watchlist.teamId && told.channelId === watchlist.channelId;
}

function planAlert(found: Match, facts: StoryFacts, told: LastTold | null, now: UnixMs): Alert | null {
  const match = { ...found, roles: inOrder(found.roles) };
  const { story } = match;
  const verdict = decideSeverity(match, facts);
  // A channel never told hears of an older story only by what its newest article brought: a change of settings never
  // alerts about the past.
  const revision = told?.storyRevision ?? story.revision - 1;
  const isFirst = told === null && !hasHeard(match, now);
  const changes = isFirst ? [] : changesSince({ revision, told }, story, facts, verdict.severity);
  if (!isFirst && changes.length === 0) return null;
  // What stands in the channel, or is owed to it, is edited; what was held, or stood in a digest, has no message.
  const last = told === null || NO_MESSAGE.has(told.state) ? null : told;
  return alertOf(match, facts, { verdict, last, changes, now });
}
const NO_MESSAGE: ReadonlySet<AlertRecord['state']> = new Set(['held', 'digested']);

/**
 * What a channel that has heard nothing yet would be told of stories as they stand now: a look at what a watchlist or a
 * setting means, never what is owed. `createdAt` is when the story was last news. Facts and matches as of a Plan.
 */
export function firstAlerts({ after, matches }: Pick<Plan, 'after' | 'matches'>): Alert[] {
  const factsOf = new Map(after.map((one) => [one.storyId, one]));
  return matches.flatMap((match) => {
    const facts = factsOf.get(match.story.id);
    if (facts === undefined) return [];
    const verdict = decideSeverity(match, facts);
    return [alertOf(match, facts, { verdict, last: null, changes: [], now: match.story.updatedAt })];
  });
}

/** @param last what the message shows that stands in the channel; null where there is none */
function alertOf(
  match: Match,
  facts: StoryFacts,
  { verdict, last, changes, now }: { verdict: Verdict; last: LastTold | null; changes: Sentence[]; now: UnixMs },
): Alert {
  const { story, watchlist } = match;
  const { severity } = verdict;
  const { teamId, channelId } = watchlist;
  return {
    // The id is that of one message owed; the code stays with the story in its channel, so that an edit does not change it.
    id: idOf([story.id, story.revision, teamId, channelId]),
    code: codeOf('A', [story.id, teamId, channelId]),
    kind: last === null ? 'new' : 'update',
    severity,
    stage: story.stage,
    loud: last === null || last.state === 'dead' || louder(severity, last.severity) || last.stage !== story.stage,
    held: last === null && isBelow(match, verdict),
    content: alertContent(match, facts, verdict, last === null ? [] : changes), // a first message has nothing to compare with
    createdAt: now,
    storyId: story.id,
    storyRevision: story.revision,
    teamId,
    channelId,
  };
}

const AS_ORDER: RoleMatch['as'][] = ['acquirer', 'target', 'seller', 'ripple'];

/** As the headline goes, so that the order in which a watchlist names its companies changes no word. */
function inOrder(roles: readonly RoleMatch[]): RoleMatch[] {
  const rank = ({ as, role, party, company }: RoleMatch): (number | string)[] => [
    AS_ORDER.indexOf(as),
    ROLES.indexOf(role),
    party.name,
    company.name,
  ];
  return roles
    .map((role) => ({ role, key: rank(role) }))
    .sort((a, b) => {
      const at = a.key.findIndex((part, i) => part !== b.key[i]);
      return at === -1 ? 0 : (a.key[at] ?? 0) < (b.key[at] ?? 0) ? -1 : 1;
    })
    .map(({ role }) => role);
}

/** Whether an earlier article could reach the channel: one that is not the newest, from a source it has not muted. */
function hasHeard({ story, watchlist }: Match, now: UnixMs): boolean {
  const inForce = watchlist.mutes.filter(({ scope, until }) => scope === 'source' && (until === null || until > now));
  const muted = new Set(inForce.map(({ value }) => value.toLowerCase()));
  return story.sources.slice(0, -1).some(({ source }) => !muted.has(source.toLowerCase()));
}

/** Kept for the digest: below the channel's floor, or never more than a rumour where rumours are not wanted. */
function isBelow({ story, watchlist }: Match, { severity }: Verdict): boolean {
  const { floor, rumors } = watchlist.settings;
  const isRumor =
    RUMORS.has(story.stage) ||
    (ENDED.has(story.stage) && story.stages.every(({ stage }) => RUMORS.has(stage) || ENDED.has(stage)));
  return louder(floor, severity) || severity === 'digest' || (!rumors && isRumor);
}
