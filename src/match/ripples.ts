// Ripples → the stories they follow from; several tellings of one ripple → one.
import { distance } from 'fastest-levenshtein';
import type { MergedRipple, Ripple, Story, StoryRipple } from '../domain.ts';
import { resolveParty, type Registry } from './aliases.ts';
import { nameKey } from './name-key.ts';
import { sameName, sameParty } from './same-party.ts';

/**
 * The stories a ripple belongs to: of its own article the one whose target it is about, or the first where it does not
 * say; of an article that tells no deal the open story of that company told last.
 * @param own stories that the ripple's article tells in its text, the main one first
 */
export function storiesOfRipple(registry: Registry, ripple: Ripple, own: Story[], open: Story[]): Story[] {
  const about = ripple.about ?? (ripple.kind === 'vendor-replies' ? ripple.company : null);
  if (about === null) return own.slice(0, 1);
  const company = resolveParty(registry, about);
  const isOf = (story: Story) => story.target !== null && sameParty(registry, story.target, company);
  const mine = own.filter(isOf);
  if (mine.length > 0) return mine.slice(0, 1);
  return open
    .filter((story) => isOf(story) && !isListedOnly(story))
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, 1);
}

function isListedOnly(story: Story): boolean {
  return story.events.every((event) => event.headlineOnly);
}

/**
 * What the articles tell of the same company and person in the same way is one ripple, in its fullest telling. In the order
 * first told: what later articles add changes no ripple's place.
 */
export function mergeRipples(ripples: StoryRipple[]): MergedRipple[] {
  const merged: MergedRipple[] = [];
  for (const ripple of ripples) {
    const at = merged.findIndex((known) => isSameRipple(known.ripple, ripple));
    const known = merged[at];
    if (!known) merged.push({ ripple, articleIds: [ripple.articleId] });
    else {
      merged[at] = {
        ripple: {
          ...officeOf(known.ripple, ripple),
          ...(fullness(ripple) > fullness(known.ripple) ? ripple : known.ripple),
          amount: surerAmount(known.ripple.amount, ripple.amount),
        },
        articleIds: [...new Set([...known.articleIds, ripple.articleId])],
      };
    }
  }
  return merged;
}

/** An office that one of two tellings prints; the fuller telling's own wins. */
function officeOf(...tellings: StoryRipple[]): Pick<Ripple, 'office'> {
  const office = tellings.find((told) => told.office !== undefined)?.office;
  return office === undefined ? {} : { office };
}

function isSameRipple(a: StoryRipple, b: StoryRipple): boolean {
  if (a.kind !== b.kind || !sameName(nameKey(a.company), nameKey(b.company))) return false;
  return a.person === null || b.person === null || samePerson(a.person, b.person);
}

/** "Up to $200 million" says more than "hundreds of millions", whoever tells the rest better. */
function surerAmount(a: Ripple['amount'], b: Ripple['amount']): Ripple['amount'] {
  return [a, b].find((amount) => amount !== null && amount.max !== null && !amount.approximate) ?? a ?? b;
}

/** A sum, a factor, a person and a time each say more than a longer clause. */
function fullness({ amount, factor, person, timing, text }: StoryRipple): number {
  return [amount, factor, person, timing].filter((part) => part !== null).length + Math.min(text.length, 200) / 1_000;
}

/** The surname equal, the first names a slip apart or an initial: Alexander and Alexandr Wang are one person. */
export function samePerson(a: string, b: string): boolean {
  const [x, y] = [nameKey(a).split(' '), nameKey(b).split(' ')];
  if (x.at(-1) !== y.at(-1)) return false;
  if (x.length === 1 || y.length === 1) return true;
  const [first, second] = [x[0] ?? '', y[0] ?? ''];
  if (first.length === 1 || second.length === 1) return first[0] === second[0];
  if (first.startsWith(second) || second.startsWith(first)) return true;
  return distance(first, second) <= (Math.min(first.length, second.length) >= 5 ? 2 : 1);
}
