// A database file → the Store in it: first run, small teams, tests. A second process may open the same file.
import type { Store } from '../ports.ts';
import { databaseTrouble, openDatabase } from './database.ts';
import { embeddedAlerts } from './embedded/alerts.ts';
import { embeddedDelivery } from './embedded/delivery.ts';
import { embeddedDueChannels } from './embedded/due-channels.ts';
import { embeddedFeeds } from './embedded/feeds.ts';
import { embeddedMarks } from './embedded/marks.ts';
import { embeddedMoving } from './embedded/moving.ts';
import { embeddedStories } from './embedded/stories.ts';
import { embeddedSubscriptions } from './embedded/subscriptions.ts';
import { embeddedUpkeep } from './embedded/upkeep.ts';
import { embeddedWatchlists } from './embedded/watchlists.ts';
import { embeddedWorkspaces } from './embedded/workspaces.ts';
import { migrate } from './schema.ts';
import { telling } from './telling.ts';

/**
 * @param path the file, created where it is missing; its folder must exist
 * @throws when the file cannot be opened, is no database, or holds data of a newer version
 */
export function openEmbedded(path: string): Store {
  const db = openDatabase(path);
  try {
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  const store = {
    ...embeddedFeeds(db),
    ...embeddedSubscriptions(db),
    ...embeddedStories(db),
    ...embeddedWatchlists(db),
    ...embeddedAlerts(db),
    ...embeddedMarks(db),
    ...embeddedDelivery(db),
    ...embeddedDueChannels(db),
    ...embeddedWorkspaces(db),
    ...embeddedMoving(db),
    ...embeddedUpkeep(db, path),
  };
  return telling(store, databaseTrouble);
}
