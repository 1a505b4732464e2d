// A way to open a store → every promise of the Store port, held against it. Both adapters pass the same tests.
import { afterEach, beforeEach, describe } from 'vitest';
import type { Alert } from '../../src/domain.ts';
import type { Store } from '../../src/ports.ts';
import { alertPromises } from './contract/alerts.ts';
import { auditPromises } from './contract/audit.ts';
import { deliveryPromises } from './contract/delivery.ts';
import { digestPromises } from './contract/digests.ts';
import { duePromises } from './contract/due.ts';
import { feedPromises } from './contract/feeds.ts';
import { markPromises } from './contract/marks.ts';
import { deliveryModel } from './contract/model.ts';
import { outcomePromises } from './contract/outcomes.ts';
import { storyPromises } from './contract/stories.ts';
import { storyPagePromises } from './contract/story-pages.ts';
import { subscriptionPromises } from './contract/subscriptions.ts';
import { upkeepPromises } from './contract/upkeep.ts';
import { watchlistPromises } from './contract/watchlists.ts';
import { workspacePromises } from './contract/workspaces.ts';
import { anArticle } from './samples.ts';

/** Where one store's data lie; each `open` is a process more on the same data. */
export interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

/** What a test gets: a store on empty data, and more of them on the same data. */
export interface Stores {
  store: () => Store;
  another: () => Promise<Store>;
  /** Closes the first store and opens it again. */
  reopen: () => Promise<void>;
}

/** @param newPlace an empty place for each test */
export function describeStore(name: string, newPlace: () => Promise<Place>): void {
  describe(`the ${name} store`, () => {
    let place: Place;
    let open: Store[] = [];
    const another = async (): Promise<Store> => {
      const store = await place.open();
      open.push(store);
      return store;
    };
    const stores: Stores = {
      store: () => {
        if (!open[0]) throw new Error('expected a store that is open');
        return open[0];
      },
      another,
      reopen: async () => {
        await open[0]?.close();
        open[0] = await place.open();
      },
    };
    beforeEach(async () => {
      place = await newPlace();
      await another();
    });
    afterEach(async () => {
      await Promise.all(open.map((store) => store.close()));
      open = [];
      await place.remove();
    });

    describe('feeds', () => feedPromises(stores));
    describe('subscriptions', () => subscriptionPromises(stores));
    describe('articles and stories', () => storyPromises(stores));
    describe('all stories', () => storyPagePromises(stores, newPlace));
    describe('watchlists', () => watchlistPromises(stores));
    describe('the audit trail', () => auditPromises(stores));
    describe('alerts', () => alertPromises(stores));
    describe('marks', () => markPromises(stores));
    describe('digests', () => digestPromises(stores));
    describe('delivery', () => deliveryPromises(stores));
    describe('what is due', () => duePromises(stores));
    describe('outcomes', () => outcomePromises(stores));
    describe('workspaces', () => workspacePromises(stores));
    describe('the rest', () => upkeepPromises(stores));
    describe('any sequence', () => deliveryModel(newPlace));
  });
}

/** Owes alerts as a commit of one article without stories does. */
export async function owe(store: Store, ...alerts: Alert[]): Promise<void> {
  const article = anArticle({ id: `article of ${alerts.map((alert) => alert.id).join(', ')}` });
  const done = await store.commit({ article, stories: [], alerts });
  if (done !== 'committed') throw new Error(`owing alerts: expected a commit, got ${done}`);
}
