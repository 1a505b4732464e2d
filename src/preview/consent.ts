// A wish to install the app in, what Slack says to it out: why not, or a code that a person's "Allow" sends back.
import { randomBytes } from 'node:crypto';
import { MINUTE } from '../time.ts';
import type { OAuthCode, Site } from './site.ts';
import type { Enterprise, User } from './workspace.ts';
import type { World } from './world.ts';

const CODE_LIVES = 10 * MINUTE;
/** Codes are dropped beyond this many. */
const CODES_KEPT = 1_000;

/** What the app's link to the consent page asks for. */
export interface Wish {
  scopes: string[];
  state: string | null;
  redirectUri: string;
  /** True where the app named the address itself: it must then name it again when it gives in the code. */
  namedRedirect: boolean;
  teamId: string | null;
}
/** Where a person wants the app: one workspace, or the whole organisation. */
export interface Choice {
  userId: string;
  world: World;
  wholeOrg: boolean;
}

/** Reads the query of `/oauth/v2/authorize`; a string is the error that Slack prints on the page. */
export function readWish(site: Site, query: URLSearchParams): Wish | string {
  const { oauth } = site;
  if (!oauth || query.get('client_id') !== oauth.clientId) return 'invalid_client_id';
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  if (scopes.length === 0) return 'invalid_scope_requested';
  if (scopes.some((scope) => !/^[a-z_]+(?:[:.][a-z_.]+)*$/.test(scope))) return 'invalid_scope';
  const allowed = oauth.redirectUrls ?? [];
  const named = query.get('redirect_uri');
  const redirectUri = named ?? allowed[0];
  if (redirectUri === undefined || !URL.canParse(redirectUri)) return 'bad_redirect_uri';
  const isAllowed = allowed.length === 0 || allowed.some((one) => redirectUri.startsWith(one));
  if (!isAllowed) return 'bad_redirect_uri';
  return { scopes, state: query.get('state'), redirectUri, namedRedirect: named !== null, teamId: query.get('team') };
}

/** Why this person cannot install it there; null where they can. */
export function refuseConsent(site: Site, { userId, world, wholeOrg }: Choice): string | null {
  const user: User | undefined = world.workspace.users.get(userId);
  if (!user || user.isBot || user.deleted) return 'unknown_user';
  if (user.isRestricted || user.isUltraRestricted || user.isStranger) return 'user_is_restricted';
  if (!wholeOrg) return null;
  if (world.workspace.enterprise === null || site.oauth?.orgReady !== true) return 'org_install_not_possible';
  return user.isAdmin || user.isOwner ? null : 'not_an_admin';
}

/** The address that "Allow" leads to, with code and state. */
export function allow(site: Site, wish: Wish, choice: Choice): string {
  const { enterprise } = choice.world.workspace;
  const org: Enterprise | null = choice.wholeOrg ? enterprise : null;
  const worlds = org === null ? [choice.world] : site.worlds.filter((one) => one.workspace.enterprise?.id === org.id);
  const code: OAuthCode = {
    worlds,
    org,
    userId: choice.userId,
    scopes: wish.scopes,
    redirectUri: wish.namedRedirect ? wish.redirectUri : null,
    expiresAt: site.clock() + CODE_LIVES,
    used: false,
  };
  const word = randomBytes(24).toString('hex');
  site.codes.set(word, code);
  const [oldest] = site.codes.keys();
  if (site.codes.size > CODES_KEPT && oldest !== undefined) site.codes.delete(oldest);
  return back(wish, { code: word });
}

/** The address that "Cancel" leads to. */
export const deny = (wish: Wish): string => back(wish, { error: 'access_denied' });

function back({ redirectUri, state }: Wish, says: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(says)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}
