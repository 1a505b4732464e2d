// A person's answer on the consent page in, the address that their browser is sent back to out.
import { allow, deny, readWish, refuseConsent, type Wish } from './consent.ts';
import type { Site } from './site.ts';
import { worldOf } from './site.ts';

export interface Consents {
  /**
   * Presses "Allow" at the address that the app's install page leads to. `place` is a workspace, or the organisation.
   * @returns the address with code and state; throws with Slack's word where it cannot be allowed
   */
  allow(authorizeUrl: string, userId: string, place: string): string;
  /** Presses "Cancel". */
  deny(authorizeUrl: string): string;
}

export function consents(site: Site): Consents {
  return {
    allow(authorizeUrl, userId, place) {
      const inOrg = site.worlds.filter((world) => world.workspace.enterprise?.id === place);
      const world = worldOf(site.worlds, place) ?? inOrg.find((one) => one.workspace.users.has(userId));
      if (!world) throw new Error(`preview: place: expected a workspace or an organisation, got ${place}`);
      const choice = { userId, world, wholeOrg: inOrg.length > 0 };
      const refused = refuseConsent(site, choice);
      if (refused !== null) throw new Error(`preview: userId: expected somebody who may install it: ${refused}`);
      return allow(site, wishOf(site, authorizeUrl), choice);
    },
    deny: (authorizeUrl) => deny(wishOf(site, authorizeUrl)),
  };
}

function wishOf(site: Site, authorizeUrl: string): Wish {
  const wish = readWish(site, new URL(authorizeUrl).searchParams);
  if (typeof wish === 'string') throw new Error(`preview: authorizeUrl: expected one that Slack would show: ${wish}`);
  return wish;
}
