// The part of a store, of either kind, that keeps the workspaces.
import type { Store } from '../ports.ts';

export type Workspaces = Pick<
  Store,
  | 'saveInstallation'
  | 'installation'
  | 'installations'
  | 'removeInstallation'
  | 'linkTeam'
  | 'orgOf'
  | 'teamsOf'
  | 'forgetTeam'
>;
