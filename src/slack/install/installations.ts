// The store and the keys in, where the app is installed out: tokens sealed on their way in, a client for each workspace.
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import { errorText, type Log } from '../../log.ts';
import type { Clock, Store } from '../../ports.ts';
import { MINUTE } from '../../time.ts';
import { createClient, type OnLimited, type WebClient } from '../client.ts';
import type { Sealer } from './seal.ts';

/** ms; how long another process may go on with what this one removed or renewed. */
const KEPT_FOR = MINUTE;

/** An installation as it is known here, opened. */
export interface Installed {
  /** The workspace's id, or the organisation's. */
  id: string;
  installation: Installation;
  /** When it was (last) installed. */
  at: number;
}

export interface Installations {
  /** What Bolt installs into and reads from. */
  installationStore: InstallationStore;
  /** The workspace's own installation, else its organisation's; null where the app is in neither. */
  of(teamId: string): Promise<Installed | null>;
  /** By its own id; null where there is none. @throws a plain sentence where no key opens it */
  byId(id: string): Promise<Installed | null>;
  clientFor: (teamId: string) => Promise<WebClient | null>;
  /** A client for an installation itself; of an organisation's, without a workspace. */
  clientOf(installed: Installed): WebClient;
  /** Drops what is known of an installation here: it was removed. */
  drop(id: string): void;
  /** Seals anew what an older key sealed, so that this key may go. @returns how many, and why others could not be opened */
  sealAnew(): Promise<{ sealed: number; closed: string[] }>;
}

interface Deps {
  store: Store;
  sealer: Sealer;
  clock: Clock;
  log: Log;
  /** Where the Web API answers; null: Slack itself. */
  apiUrl: string | null;
  onLimited?: OnLimited | undefined;
}

export function createInstallations({ store, sealer, clock, log, apiUrl, onLimited }: Deps): Installations {
  /** Promises, so that fifty requests at once read one installation once. */
  const known = new Map<string, { until: number; found: Promise<Installed | null> }>();
  /** What was linked here, so that not every request writes it. */
  const linked = new Map<string, { until: number; orgId: string }>();
  const orgKnown = (teamId: string): string | null => {
    const link = linked.get(teamId);
    return link !== undefined && clock() < link.until ? link.orgId : null;
  };

  async function save(id: string, installation: Installation, at: number): Promise<void> {
    await store.saveInstallation({ id, sealed: sealer.seal(id, JSON.stringify(installation)), at });
    known.delete(id);
  }

  async function read(id: string): Promise<Installed | null> {
    const stored = await store.installation(id);
    if (stored === null) return null;
    const { text } = sealer.open(id, stored.sealed);
    return { id, installation: JSON.parse(text) as Installation, at: stored.at };
  }

  function byId(id: string): Promise<Installed | null> {
    const cached = known.get(id);
    if (cached !== undefined && clock() < cached.until) return cached.found;
    const entry = { until: clock() + KEPT_FOR, found: read(id) };
    known.set(id, entry);
    const forget = (): void => void (known.get(id) === entry && known.delete(id));
    // What is not there may come at any moment, and a failure is no answer.
    entry.found.then((found) => found === null && forget(), forget);
    return entry.found;
  }

  async function of(teamId: string): Promise<Installed | null> {
    const own = await byId(teamId);
    if (own !== null) return own;
    const org = orgKnown(teamId) ?? (await store.orgOf(teamId));
    return org === null ? null : byId(org);
  }

  /** A request of an organisation's installation tells which workspaces it serves. */
  async function learn(teamId: string | undefined, orgId: string): Promise<void> {
    if (teamId === undefined || teamId === orgId || orgKnown(teamId) === orgId) return;
    await store.linkTeam(teamId, orgId);
    linked.set(teamId, { orgId, until: clock() + KEPT_FOR });
  }

  async function fetch({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>) {
    const whole = isEnterpriseInstall && enterpriseId !== undefined;
    const installed = whole ? await byId(enterpriseId) : teamId === undefined ? null : await of(teamId);
    if (installed === null)
      throw new Error(`Stakewatch is not installed in ${teamId ?? enterpriseId ?? 'no workspace'}`);
    if (whole) await learn(teamId, enterpriseId);
    return installed.installation;
  }

  return {
    installationStore: {
      async storeInstallation(installation) {
        const id = idOf(installation);
        await save(id, installation, clock());
        log.info({ event: 'installed', id, by: installation.user.id });
      },
      fetchInstallation: fetch,
    },
    of,
    byId,
    async clientFor(teamId) {
      const installed = await of(teamId);
      const token = installed?.installation.bot?.token;
      if (installed === null || token === undefined) return null;
      // An organisation's token serves many workspaces: some methods have to be told which.
      return createClient(token, apiUrl, log, { teamId: installed.id === teamId ? undefined : teamId, onLimited });
    },
    clientOf: ({ installation }) => createClient(installation.bot?.token ?? '', apiUrl, log, { onLimited }),
    drop(id) {
      known.delete(id);
      for (const [teamId, { orgId }] of linked) if (teamId === id || orgId === id) linked.delete(teamId);
    },
    async sealAnew() {
      const closed: string[] = [];
      let sealed = 0;
      for (const { id, sealed: text, at } of await store.installations()) {
        try {
          const opened = sealer.open(id, text);
          if (!opened.outdated) continue;
          await save(id, JSON.parse(opened.text) as Installation, at);
          sealed += 1;
        } catch (error) {
          closed.push(errorText(error));
        }
      }
      return { sealed, closed };
    },
  };
}

/** The id an installation is kept under. */
function idOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const id = isEnterpriseInstall === true ? enterprise?.id : team?.id;
  if (id === undefined) throw new Error('Slack named neither a workspace nor an organisation that the app is in');
  return id;
}
