// A submitted window in, what it does out: the mistakes at its fields, or work to be done once it is acknowledged.
import type { Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { submitCompany } from './company-answer.ts';
import { readTexts } from './company-fields.ts';
import { showList } from './editor.ts';
import { VIEWS } from './ids.ts';
import { readImport, readPreview, submitImport, submitPreview } from './import.ts';
import type { CompanyMemory, ListMemory, PreviewMemory, SettingsMemory } from './memory.ts';
import { submitSettings } from './settings.ts';
import { readSettings } from './settings-fields.ts';
import type { Filled, GivenFile } from './state.ts';
import type { Shown, Window } from '../window.ts';

/** What is wrong at which field; or the work, and what the window says while it is done. */
export type Submission =
  { errors: Record<string, string> } | { title: string; says: string; work: (window: Window) => Promise<Shown | null> };

export interface Submitted {
  asker: Asker;
  /** What the window remembered. */
  memory: unknown;
  filled: Filled;
  file: GivenFile | null;
  /** Shows the list below anew; nothing where the window stands alone. */
  refreshList: () => Promise<void>;
}

/** By callback_id. Nothing is read but the request itself: errors stand at their field at once. */
export const SUBMISSIONS: Record<string, (submitted: Submitted, services: Services) => Submission> = {
  [VIEWS.list]: ({ asker, memory, filled }, services) => ({
    title: 'Watchlist',
    says: 'Searching…',
    work: async (window) => {
      const place = { ...(memory as ListMemory), words: filled['search'] ?? '', page: 0 };
      await showList(asker, services, { window, place });
      return null;
    },
  }),
  [VIEWS.company]: ({ asker, memory, filled, refreshList }, services) => {
    const { texts, value, errors } = readTexts(filled);
    if (Object.keys(errors).length > 0) return { errors };
    return {
      title: 'Watchlist',
      says: 'Saving…',
      work: async (window) => {
        const form = { window, memory: memory as CompanyMemory, filled: { texts, value } };
        const shown = await submitCompany(asker, services, form);
        await refreshList();
        return shown;
      },
    };
  },
  [VIEWS.settings]: ({ asker, memory, filled }, services) => {
    const { value, errors } = readSettings(filled);
    if (Object.keys(errors).length > 0) return { errors };
    const work = (window: Window): Promise<Shown> =>
      submitSettings(asker, services, { window, memory: memory as SettingsMemory, value });
    return { title: 'Settings', says: 'Saving…', work };
  },
  [VIEWS.import]: ({ asker, filled, file }, services) => {
    const read = readImport(filled, file);
    if (!read.ok) return { errors: read.errors };
    const work = (window: Window): Promise<Shown> => submitImport(asker, services, { window, given: read.given });
    return { title: 'What it becomes', says: 'Reading…', work };
  },
  [VIEWS.preview]: ({ asker, memory, filled, refreshList }, services) => {
    const read = readPreview(filled, memory as PreviewMemory);
    if (!read.ok) return { errors: read.errors };
    return {
      title: 'Paste or import',
      says: 'Saving…',
      work: async (window) => {
        const form = { window, memory: memory as PreviewMemory, given: read.given };
        const shown = await submitPreview(asker, services, form);
        await refreshList();
        return shown;
      },
    };
  },
};
