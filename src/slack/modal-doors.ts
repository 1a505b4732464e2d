// Nothing in, the windows that commands and buttons open out: null where there is none, and the answer is in words alone.
import type { Answer } from './answer.ts';
import type { OpenSettings } from './commands/settings.ts';
import type { Asker } from './permissions.ts';
import type { Services } from './services.ts';

/** Who asks, with the trigger that opens a window: it lives three seconds. */
export type Opening = Asker & { triggerId: string };

export interface ModalDoors {
  /** The editor of one watched company. False where it could not be opened; the asker then hears of it in words. */
  openEditor: ((asker: Opening, services: Services, companyName: string) => Promise<boolean>) | null;
  /** Bulk paste and CSV. False as above. */
  openImport: ((asker: Opening, services: Services) => Promise<boolean>) | null;
  /** The watchlist as a file, or what stands in its way. */
  sendExport: ((asker: Asker, services: Services) => Promise<Answer>) | null;
  openSettings: OpenSettings | null;
}

export const MODAL_DOORS: ModalDoors = { openEditor: null, openImport: null, sendExport: null, openSettings: null };
