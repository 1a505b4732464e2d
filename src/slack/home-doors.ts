// Nothing in, what buttons of the Home tab and of the first message open out: null where there is none, and words stand in.
import type { Pressed } from './actions.ts';
import type { Services } from './services.ts';

export interface HomeDoors {
  /** The watchlist editor of the channel that `pressed` names. It opens its window itself, while the trigger lives. */
  openEditor: ((pressed: Pressed, services: Services) => Promise<unknown>) | null;
  /** Shows what an alert looks like to whoever pressed. */
  sampleAlert: ((pressed: Pressed, services: Services) => Promise<unknown>) | null;
}

export const HOME_DOORS: HomeDoors = { openEditor: null, sampleAlert: null };
