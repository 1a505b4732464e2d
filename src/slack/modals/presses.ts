// A pressed button of a window in, what it does out: a page of the list, a window on top, a company taken off.
import { ROLES } from '../../domain.ts';
import type { Services } from '../services.ts';
import { tellAlone } from '../alert/view-answers.ts';
import { submitRemoval } from './company-answer.ts';
import { pushCompany, pushNewCompany, showList } from './editor.ts';
import { sendExport } from './export.ts';
import { ACTIONS } from './ids.ts';
import { openImport } from './import.ts';
import type { ListMemory } from './memory.ts';
import { openSettings } from './settings.ts';
import type { Submitted } from './submissions.ts';
import { message, pushWindow, type Window } from '../window.ts';

export interface Pressed extends Omit<Submitted, 'filled' | 'file'> {
  triggerId: string;
  value: string;
  /** The window in which it was pressed. */
  window: Window;
}

/** By action_id, up to a colon: what follows it only tells equal buttons of one window apart. */
export const PRESSES: Record<string, (pressed: Pressed, services: Services) => Promise<unknown>> = {
  [ACTIONS.edit]: ({ asker, memory, triggerId, value }, services) =>
    pushCompany(asker, services, { triggerId, name: value, list: placeIn(memory) }),
  [ACTIONS.add]: ({ asker, memory, triggerId, value }) => {
    const role = ROLES.find((one) => one === value) ?? 'vendor';
    return pushNewCompany(asker, { triggerId, role, list: placeIn(memory) });
  },
  [ACTIONS.page]: ({ asker, memory, value, window }, services) =>
    showList(asker, services, { window, place: { ...placeIn(memory), page: Number(value) } }),
  [ACTIONS.role]: ({ asker, memory, value, window }, services) => {
    const role = ROLES.find((one) => one === value) ?? null;
    return showList(asker, services, { window, place: { ...placeIn(memory), role, page: 0 } });
  },
  [ACTIONS.remove]: async ({ asker, value, window, refreshList }, services) => {
    const shown = await submitRemoval(asker, services, { window, name: value });
    if (!shown.isThere) await tellAlone(asker, { lines: shown.lines });
    await refreshList();
  },
  [ACTIONS.import]: ({ asker, triggerId }, services) => openImport(asker, services, { triggerId, push: true }),
  [ACTIONS.settings]: ({ asker, triggerId }, services) => openSettings(asker, services, { triggerId, push: true }),
  [ACTIONS.export]: async ({ asker, triggerId }, services) => {
    const opened = await pushWindow(asker.client, triggerId, 'Export');
    if (opened.state !== 'open') return;
    const answer = await sendExport(asker, services);
    if (!(await opened.window.show(message('Export', answer.lines)))) await tellAlone(asker, answer);
  },
};

function placeIn(memory: unknown): Pick<ListMemory, 'role' | 'words' | 'page'> {
  const { role, words, page } = memory as ListMemory;
  return { role, words, page };
}
