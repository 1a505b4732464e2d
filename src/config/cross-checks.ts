// Entries that are right each by itself → what is wrong between them: twice the same, too fast, an unknown owner.
import ipaddr from 'ipaddr.js';
import { ROLES, type Company, type WatchedCompany } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { fullKey, isLookAlike, nameKey } from '../match/name-key.ts';
import { registryMistakes } from '../match/registry-mistakes.ts';
import { SECOND } from '../time.ts';
import { shown, type Mistake } from './mistakes.ts';
import type { Parts } from './right-parts.ts';
import { ROLE_KEYS, type FeedsFile } from './shapes.ts';

/** The shortest time between two polls of a feed that others pay for, ms. */
export const FASTEST = 10 * SECOND;

// ── feeds.yaml ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A feed that stands twice, and one of the public internet that would be polled too fast. */
export function feedMistakes({ value, indexOf }: Parts<FeedsFile>, place: string): Mistake[] {
  const mistakes: Mistake[] = [];
  const first = new Map<string, string>();
  const fast = `at least ${FASTEST / SECOND}s for a feed of the public internet`;
  value.feeds.forEach(({ url, every }, i) => {
    const path = `feeds[${indexOf('feeds', i)}]`;
    const twin = first.get(feedKey(url));
    if (twin === undefined) first.set(feedKey(url), path);
    else mistakes.push({ place, path: `${path}.url`, value: shown(url), expected: `a feed other than ${twin}` });
    if (every !== undefined && every !== null && every < FASTEST && !isNear(url))
      mistakes.push({ place, path: `${path}.every`, value: `${every / SECOND}s`, expected: fast });
  });
  const others = value.feeds.filter(({ every }) => every === undefined);
  // Without feeds of the file it is for those that teams add, and nobody knows where they are.
  if (
    value.every !== null &&
    value.every < FASTEST &&
    (value.feeds.length === 0 || others.some(({ url }) => !isNear(url)))
  )
    mistakes.push({ place, path: 'every', value: `${value.every / SECOND}s`, expected: fast });
  const { fastest, slowest } = value;
  if (fastest < FASTEST) mistakes.push({ place, path: 'fastest', value: `${fastest / SECOND}s`, expected: fast });
  if (slowest < fastest)
    mistakes.push({
      place,
      path: 'slowest',
      value: `${slowest / SECOND}s`,
      expected: `fastest (${fastest / SECOND}s) or more`,
    });
  return mistakes;
}

/** http or https, `www.`, a slash at the end and a fragment make no other feed. */
function feedKey(url: string): string {
  const { hostname, port, pathname, search } = new URL(url);
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/$/, '')}${search}`;
}

/** True for this machine and for hosts of a private network, by their address or by a name that only such have. */
function isNear(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(host)) return ipaddr.process(host).range() !== 'unicast';
  return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa)$/.test(host);
}

// ── companies.yaml ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Names claimed twice, unknown owners, circles. A company whose entry is wrong still counts as an owner and a name. */
export function companyMistakes({ value, dropped }: Parts<Company[]>, place: string): Mistake[] {
  const stubs = dropped('').flatMap((raw) => stubOf(raw));
  const said = registryMistakes([...value, ...stubs]);
  return said.map((clash) => ({ place, path: '', value: clash, expected: 'names that mean one company' }));
}

function stubOf(raw: unknown): Company[] {
  if (typeof raw !== 'object' || raw === null || !('id' in raw) || typeof raw.id !== 'string') return [];
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(raw.id)) return []; // said as a mistake of shape
  const name = 'name' in raw && typeof raw.name === 'string' && nameKey(raw.name) !== '' ? raw.name : raw.id;
  return [{ id: raw.id, name, aliases: [], notAliases: [], tickers: [], parent: null }];
}

// ── watchlist.yaml ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Where an entry stands in its file ("vendors[2]"). */
type PathOf = (company: WatchedCompany, nthOfRole: number) => string;

/** A company that stands on one watchlist twice, whatever its roles; the registry knows that Facebook is Meta. */
export function watchlistMistakes(
  companies: WatchedCompany[],
  registry: Registry,
  world: { place: string; pathOf: PathOf },
): Mistake[] {
  const { place, pathOf } = world;
  const seen = new Map<string, { path: string; name: string; isName: boolean }>();
  return ROLES.flatMap((role) => companies.filter((company) => company.role === role).flatMap(checkOne));

  function checkOne(company: WatchedCompany, nth: number): Mistake[] {
    const path = pathOf(company, nth);
    const own = companyKey(company.name, registry);
    const forms = [own, ...company.aliases.map((alias) => companyKey(alias, registry))].filter(Boolean);
    const twin = forms.map((key) => seen.get(key)).find((found, i) => found && (found.isName || forms[i] === own));
    for (const key of forms)
      if (seen.get(key)?.isName !== true) seen.set(key, { path, name: company.name, isName: key === own });
    if (twin === undefined) return [];
    const expected = `each company once (it stands at ${twin.path} as ${shown(twin.name)})`;
    return [{ place, path, value: shown(company.name), expected }];
  }
}

function companyKey(name: string, registry: Registry): string {
  const known = registry.byName.get(fullKey(name));
  if (known !== undefined) return known.company.id;
  if (isLookAlike(registry.lookAlikes, name)) return `full ${fullKey(name)}`;
  return registry.byName.get(nameKey(name))?.company.id ?? nameKey(name);
}

/** The path of an entry of watchlist.yaml: below `channels` for a channel's own. */
export function pathsIn(parts: Pick<Parts<unknown>, 'indexOf'>, below: string): PathOf {
  return ({ role }, nth) => {
    const list = `${below}${ROLE_KEYS[role]}`;
    return `${list}[${parts.indexOf(list, nth)}]`;
  };
}
