// A name that nothing is known by → the nearest names, for "did you mean …?".
import { distance } from 'fastest-levenshtein';
import type { Registry } from './aliases.ts';
import { isLookAlike, nameKey } from './name-key.ts';

const MOST_SUGGESTED = 3;

/**
 * The nearest names, best first, at most three: by spelling (one slip in three letters) or by a leading word.
 * @param extraNames names outside the registry, such as those on the channel's watchlist; they win a tie
 */
export function suggestNames(registry: Registry, extraNames: string[], typed: string): string[] {
  const wanted = nameKey(typed);
  // Of one or two letters every short name is near; and a known look-alike is no slip of the pen.
  if (wanted.length < 3 || isLookAlike(registry.lookAlikes, typed)) return [];
  const best = new Map<string, number>();
  const names = [...extraNames, ...[...registry.byId.values()].flatMap((c) => [c.name, ...c.aliases])];
  const seen = new Set<string>();
  for (const name of names) {
    const key = nameKey(name);
    if (seen.has(key)) continue;
    seen.add(key);
    const far = farness(wanted, key);
    const shown = registry.byName.get(key)?.company.name ?? name;
    if (far !== null && far < (best.get(shown) ?? Infinity)) best.set(shown, far);
  }
  // The sort is stable, so that among equals the list's own names stay first.
  return [...best]
    .sort((a, b) => a[1] - b[1])
    .slice(0, MOST_SUGGESTED)
    .map(([name]) => name);
}

/** Slips of the pen between two keys; null when they are too far apart to be the same name. */
function farness(wanted: string, key: string): number | null {
  if (key === wanted) return 0;
  const allowed = Math.max(1, Math.floor(Math.min(wanted.length, key.length) / 3));
  if (key.startsWith(`${wanted} `) || wanted.startsWith(`${key} `)) return 0.5;
  if (wanted.length >= 3 && key.startsWith(wanted)) return 0.9;
  if (Math.abs(key.length - wanted.length) > allowed) return null;
  const slips = distance(wanted, key);
  return slips <= allowed ? slips : null;
}
