// A story, its figures and the roles of its companies → the headline, with and without roles.
import type { Money, Party, Role, RoleMatch, Sentence, Stake, Story } from '../domain.ts';
import { moneyInWords, stakeInWords, upperBound } from './figures-in-words.ts';
import { HEADLINES, type Shape } from './headlines.ts';
import { capitalised, fill, joined, listed } from './sentences.ts';

const MOST_NAMED = 3; // acquirers; the rest is "and 4 others"

export const ROLE_WORDS: Record<Role, string> = {
  vendor: 'your vendor',
  rival: 'your rival',
  self: 'your own company',
  partner: 'your partner',
};

/** What a headline is made of; `roles` empty for one that no channel reads. */
export interface HeadlineParts {
  story: Pick<Story, 'kind' | 'stage' | 'acquirers' | 'target' | 'seller'> & Partial<Pick<Story, 'events'>>;
  stake: Stake | null;
  price: Money | null;
  roles: RoleMatch[];
}

/** "**Meta** (your rival) takes **49%** of **Scale AI** (your vendor)". */
export function headlineOf({ story, stake, price, roles }: HeadlineParts): Sentence {
  const shape = shapeOf(story, stake);
  const target = story.target === null ? [unnamedTarget(story)] : named(story.target, roles);
  const sellers = story.seller === null ? [] : named(story.seller, roles);
  const buyers = acquirersNamed(story.acquirers, roles);
  const isThreeWay = shape === 'merge' && story.acquirers.length > 1; // "Foo, Bar and Baz agree to merge"
  const slots: Record<string, Sentence> = {
    A: isThreeWay ? joined(buyers.flatMap((one, i) => (i === 0 ? one : [', ', ...one]))) : listed(buyers),
    T: shape === 'venture' && story.target !== null ? [' with ', ...target] : shape === 'venture' ? [] : target,
    S: sellers,
    part: partOf(story, stake),
    sum: [price === null ? 'new money' : { strong: moneyInWords(price) }],
  };
  const template = isSold(story, shape) ? SOLD : HEADLINES[shape][story.stage];
  const sentence = fill(template, slots, story.acquirers.length > 1);
  const [first, ...rest] = sentence;
  const opened = typeof first === 'string' ? [capitalised(first), ...rest] : sentence;
  const isNamed = story.seller !== null && story.target?.name.includes(story.seller.name) === true; // "Foo's pumps arm"
  const fromSeller = sellers.length > 0 && !isNamed && ['buy', 'take', 'rescue'].includes(shape);
  return fromSeller ? [...opened, ' from ', ...sellers] : opened;
}

/** Who acts and what is known decide the shape, in this order. */
function shapeOf({ kind, acquirers, target, seller }: HeadlineParts['story'], stake: Stake | null): Shape {
  const hasBuyer = acquirers.length > 0;
  if (kind === 'ipo') return 'list';
  if (kind === 'merger' && hasBuyer && target !== null) return 'merge';
  if (kind === 'merger' && acquirers.length > 1) return 'merge-all';
  if (kind === 'joint-venture' && hasBuyer) return 'venture';
  if (kind === 'spin-off' && seller !== null) return 'spin-off';
  if (seller !== null && !hasBuyer) return 'sell';
  if (seller !== null && kind === 'divestiture') return 'sell-to';
  if (kind === 'license-and-hire' && hasBuyer) return 'hire';
  if (kind === 'insolvency-sale' && hasBuyer) return 'rescue';
  const isPart = isPartial(stake) || kind === 'stake';
  if (kind === 'investment' && !isPartial(stake)) return hasBuyer ? 'raise-from' : 'raise';
  if (isPart) return hasBuyer ? 'take' : 'taken';
  if (!hasBuyer) return 'bought';
  return kind === 'buyout' ? 'take-private' : 'buy';
}

function isPartial(stake: Stake | null): stake is Stake {
  const percent = stake === null ? null : upperBound(stake);
  return percent !== null && percent < 100;
}

/** A sale that the news tells as done; a plan says so ("plans to sell", "to sell"). */
const SOLD = '{S} sells {part}{T}';
const PLANNED =
  /\b(?:to|will|may|could|would|might) (?:\w{1,20} ){0,2}(?:sell|divest|offload|cut|reduce)\b|\bplan(?:s|ned|ning)?\b|\bagree/i;
const DONE =
  /\b(?:sells|sold|offload(?:s|ed)|divest(?:s|ed)|trim(?:s|med)|exit(?:s|ed)|dump(?:s|ed)|disposes|disposed)\b/i;
function isSold({ stage, events = [] }: HeadlineParts['story'], shape: Shape): boolean {
  if (shape !== 'sell' || stage !== 'announced') return false;
  const quotes = events.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
  return quotes.some((quote) => DONE.test(quote)) && !quotes.some((quote) => PLANNED.test(quote));
}

/** "Sells its shares in Y" without a figure is a part, of which nobody says how large. */
const SHARES = /\b(?:stakes?|shares|shareholdings?|holdings?)\b/i;
function partOf({ kind, seller, events = [] }: HeadlineParts['story'], stake: Stake | null): Sentence {
  if (isPartial(stake)) return [{ strong: stakeInWords(stake) }, ' of '];
  if (kind === 'divestiture' && seller !== null && events.some(saysShares)) return ['its stake in '];
  return kind === 'stake' || kind === 'investment' ? ['a stake in '] : [];
}

function saysShares({ evidence }: Story['events'][number]): boolean {
  return evidence.some(({ quote }) => SHARES.test(quote));
}

function unnamedTarget({ seller }: HeadlineParts['story']): string {
  return seller === null ? 'a company not named' : 'a part of its business';
}

/** Watched acquirers first, so that no rival hides among "others". */
function acquirersNamed(acquirers: Party[], roles: RoleMatch[]): Sentence[] {
  if (acquirers.length === 0) return [['A buyer not named']];
  const isWatched = (party: Party) => roles.some((role) => role.as === 'acquirer' && role.party.key === party.key);
  const ordered = [...acquirers.filter(isWatched), ...acquirers.filter((party) => !isWatched(party))];
  const shown = ordered.length > MOST_NAMED ? ordered.slice(0, MOST_NAMED - 1) : ordered;
  const others = ordered.length - shown.length;
  return [...shown.map((party) => named(party, roles)), ...(others > 0 ? [[`${others} others`]] : [])];
}

/** "**Meta** (your rival)", "**Google** (belongs to Alphabet, your rival)", "**Alphabet** (owner of Google, …)". */
export function named(party: Party, roles: RoleMatch[]): Sentence {
  const mine = roles.filter((role) => role.as !== 'ripple' && role.party.key === party.key);
  const words = [...new Set(mine.map(roleInWords))];
  return words.length === 0 ? [{ strong: party.name }] : [{ strong: party.name }, ` (${words.join('; ')})`];
}

export function roleInWords({ role, via, company, party }: RoleMatch): string {
  if (via === null) return ROLE_WORDS[role];
  const tie = via.startsWith(`${party.name} `) ? 'belongs to' : 'owner of';
  return `${tie} ${company.name}, ${ROLE_WORDS[role]}`;
}
