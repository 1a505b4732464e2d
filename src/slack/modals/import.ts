// Who asks and their trigger in, the window for lines and files out; submitted, a preview; saved, what it means.
import { ROLES, type Role, type WatchedCompany } from '../../domain.ts';
import type { WatchlistRow } from '../../ports.ts';
import { whyNotChange, type Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { readFailure } from '../slack-errors.ts';
import { changeWatchlist } from '../watchlists.ts';
import { downloadFile } from './download-file.ts';
import { readPasted } from './import-lines.ts';
import { importSentences, planImport, planText, type ImportPlan } from './import-plan.ts';
import { countsLine, importView, previewView } from './import-view.ts';
import { meaningLines } from './meaning.ts';
import { channelMemory, printOf, type PreviewMemory } from './memory.ts';
import type { Filled, GivenFile } from './state.ts';
import { message, openWindow, pushWindow, tellIn, type Opened, type Shown, type Window } from '../window.ts';

const TITLE = 'Paste or import';
const MOST_ROWS = 5_000;

/**
 * Opens the window to paste lines or give a file.
 * @param push true: on top of the window in which the button was pressed
 * @throws what the store or Slack throws; the window stands there by then, or could not be opened
 */
export async function openImport(
  asker: Asker,
  services: Services,
  { triggerId, push = false }: { triggerId: string; push?: boolean },
): Promise<Opened> {
  const opened = await (push ? pushWindow : openWindow)(asker.client, triggerId, TITLE);
  if (opened.state !== 'open') return opened;
  const { window } = opened;
  const watchlist = (await services.store.watchlist(asker.teamId, asker.channelId)) ?? services.defaultWatchlist;
  const refusal = await whyNotChange(asker, watchlist);
  if (refusal === null) await showImport(asker, window);
  else await window.show(message(TITLE, [`🔒 ${refusal}`]));
  return opened;
}

/** Slack refuses a window that asks for files where the app may not read them. */
async function showImport(asker: Asker, window: Window): Promise<void> {
  const memory = channelMemory(asker);
  try {
    await window.show(importView(memory, true));
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused') throw error;
    await window.show(importView(memory, false));
  }
}

/** What was given to be imported. */
export interface GivenImport {
  from: { lines: string } | { url: string; name: string };
  role: Role;
}

/** What was filled in, or what is missing, at its field. */
export function readImport(
  filled: Filled,
  file: GivenFile | null,
): { ok: true; given: GivenImport } | { ok: false; errors: Record<string, string> } {
  const lines = filled['lines'] ?? '';
  const role = ROLES.find((one) => one === filled['role']) ?? 'vendor';
  if (lines !== '' && file !== null)
    return { ok: false, errors: { file: 'Either lines or a file, not both: take one away.' } };
  if (lines !== '') return { ok: true, given: { from: { lines }, role } };
  if (file === null) return { ok: false, errors: { lines: 'Paste at least one company, or give a file.' } };
  if (file.size > 1_000_000) return { ok: false, errors: { file: 'The file is larger than 1 MB: divide it.' } };
  if (file.url.length > 1_500)
    return { ok: false, errors: { file: 'Slack does not give this file. Paste its lines instead.' } };
  return { ok: true, given: { from: { url: file.url, name: file.name.slice(0, 200) }, role } };
}

/** The same for the window that shows what each line became: its lines may have been corrected. */
export function readPreview(
  filled: Filled,
  { from }: PreviewMemory,
): { ok: true; given: GivenImport } | { ok: false; errors: Record<string, string> } {
  const role = ROLES.find((one) => one === filled['role']) ?? 'vendor';
  if (from !== 'lines') return { ok: true, given: { from, role } };
  const lines = filled['lines'] ?? '';
  if (lines === '') return { ok: false, errors: { lines: 'Paste at least one company.' } };
  return { ok: true, given: { from: { lines }, role } };
}

interface ReadRows {
  rows: WatchlistRow[];
  mistakes: string[];
}

/** @returns a sentence where nothing can be read */
async function rowsOf(asker: Asker, services: Services, { from }: GivenImport): Promise<ReadRows | string> {
  const file = services.watchlistFile;
  if ('lines' in from) return readPasted(from.lines, file);
  const downloaded = await downloadFile(asker.client, from.url);
  if (!downloaded.ok) return downloaded.sentence;
  const read = readPasted(file.decode(downloaded.bytes), file);
  if (read.rows.length > MOST_ROWS)
    return `The file has ${read.rows.length} companies; at most ${MOST_ROWS} are taken at a time. Divide it.`;
  return read;
}

/** Shows what each line becomes; saves nothing. */
export async function submitImport(
  asker: Asker,
  services: Services,
  { window, given }: { window: Window; given: GivenImport },
): Promise<Shown> {
  const read = await rowsOf(asker, services, given);
  if (typeof read === 'string') return tellIn(window, TITLE, [`❌ ${read}`]);
  return preview(asker, services, { window, given, read, lead: [] });
}

async function preview(
  asker: Asker,
  services: Services,
  { window, given, read, lead }: { window: Window; given: GivenImport; read: ReadRows; lead: string[] },
): Promise<Shown> {
  const { companies } = (await services.store.watchlist(asker.teamId, asker.channelId)) ?? services.defaultWatchlist;
  const plan = planImport(services, { rows: read.rows, companies, otherwise: given.role });
  const { from, role } = given;
  const memory: PreviewMemory = {
    ...channelMemory(asker),
    from: 'lines' in from ? 'lines' : from,
    print: printOf(planText(plan)),
  };
  const lines = 'lines' in from ? from.lines : null;
  const view = previewView({ memory, plan, mistakes: read.mistakes, lines, role, lead });
  return { lines: [countsLine(plan)], isThere: await window.show(view) };
}

/** Saves what was looked at. Where it would come to something else by now, that is shown first. */
export async function submitPreview(
  asker: Asker,
  services: Services,
  { window, memory, given }: { window: Window; memory: PreviewMemory; given: GivenImport },
): Promise<Shown> {
  const read = await rowsOf(asker, services, given);
  if (typeof read === 'string') return tellIn(window, TITLE, [`❌ ${read}`]);
  let plan: ImportPlan = { outcomes: [], companies: [] };
  let isSeen = false;
  const outcome = await changeWatchlist(services, asker, ({ companies }) => {
    plan = planImport(services, { rows: read.rows, companies, otherwise: given.role });
    isSeen = printOf(planText(plan)) === memory.print;
    const changes = plan.outcomes.some(({ state }) => state === 'new' || state === 'changed');
    return isSeen && changes ? { companies: plan.companies, audit: importSentences(plan) } : null;
  });
  if (outcome.state === 'refused') return tellIn(window, TITLE, [`🔒 ${outcome.sentence}`]);
  if (!isSeen) {
    const lead = ['👀 Something has changed since you last looked. This is what each line becomes now:'];
    return preview(asker, services, { window, given, read, lead });
  }
  if (outcome.state === 'unchanged')
    return tellIn(window, TITLE, ['Nothing to save: all of it is on the watchlist already.']);
  const touched = plan.outcomes.flatMap((one): WatchedCompany[] =>
    one.state === 'new' || one.state === 'changed' ? [one.company] : [],
  );
  return tellIn(window, TITLE, [
    '✅ *Imported.*',
    countsLine(plan),
    ...(await meaningLines(services, outcome.watchlist, touched)),
    'To see the list: `/stakewatch list`, to edit it: `/stakewatch edit`.',
  ]);
}
