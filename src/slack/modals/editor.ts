// Who asks and their trigger in, the watchlist's window out: the list of companies, or one company's form.
import type { Role, Watchlist } from '../../domain.ts';
import { suggestNames } from '../../match/suggest.ts';
import { LONGEST_NAME, nameKey } from '../../match/name-key.ts';
import { bold } from '../commands/role-words.ts';
import { whyNotChange, type Asker } from '../permissions.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { textsOf } from './company-fields.ts';
import { companyNamed } from './company-save.ts';
import { blankTexts, companyView } from './company-view.ts';
import type { ModalView } from './elements.ts';
import { listView, START } from './list-view.ts';
import { channelMemory, printsOf, type CompanyMemory, type ListPlace } from './memory.ts';
import { message, openWindow, pushWindow, tellIn, type Opened, type Window } from '../window.ts';

const TITLE = 'Watchlist';

/** The channel's list, or what it would start with. */
async function watchlistOf(
  { store, defaultWatchlist }: Services,
  asker: Asker,
): Promise<Pick<Watchlist, 'companies' | 'settings'>> {
  return (await store.watchlist(asker.teamId, asker.channelId)) ?? defaultWatchlist;
}

/**
 * Opens the watchlist's window; with a company its form alone.
 * @param refusal a sentence where the asker may not see it, asked once the window stands
 * @throws what the store or Slack throws; the window stands there by then, or could not be opened
 */
export async function openEditor(
  asker: Asker,
  services: Services,
  { triggerId, company, refusal }: { triggerId: string; company?: string; refusal?: () => Promise<string | null> },
): Promise<Opened> {
  const opened = await openWindow(asker.client, triggerId, TITLE);
  if (opened.state !== 'open') return opened;
  const refused = (await refusal?.()) ?? null;
  if (refused !== null) {
    await tellIn(opened.window, TITLE, [refused]);
    return opened;
  }
  if (company === undefined) await showList(asker, services, { window: opened.window, place: START });
  else await showCompany(asker, services, { window: opened.window, name: company, list: null });
  return opened;
}

/** Shows the list in an open window, from the store. */
export async function showList(
  asker: Asker,
  services: Services,
  { window, place }: { window: Window; place: ListPlace },
): Promise<void> {
  const watchlist = await watchlistOf(services, asker);
  const refusal = await whyNotChange(asker, watchlist);
  await window.show(listView({ channel: channelMemory(asker), companies: watchlist.companies, place, refusal }));
}

/** One company's form on top of the list. */
export async function pushCompany(
  asker: Asker,
  services: Services,
  { triggerId, name, list }: { triggerId: string; name: string; list: ListPlace },
): Promise<void> {
  const opened = await pushWindow(asker.client, triggerId, TITLE);
  if (opened.state === 'open') await showCompany(asker, services, { window: opened.window, name, list });
}

/** The form of a new company, on top of the list: nothing is read for it. */
export async function pushNewCompany(
  asker: Asker,
  { triggerId, role, list }: { triggerId: string; role: Role; list: ListPlace },
): Promise<void> {
  const opened = await pushWindow(asker.client, triggerId, TITLE);
  if (opened.state === 'open') await opened.window.show(newCompanyView(asker, { role, list, lead: [] }));
}

function newCompanyView(
  asker: Asker,
  { role, list, lead, name }: { role: Role; list: ListPlace | null; lead: string[]; name?: string },
): ModalView {
  const memory: CompanyMemory = { ...channelMemory(asker), name: null, prints: {}, list };
  return companyView({
    memory,
    role,
    texts: { ...blankTexts(role), ...(name === undefined ? {} : { name }) },
    lead,
    notes: {},
  });
}

async function showCompany(
  asker: Asker,
  services: Services,
  { window, name, list }: { window: Window; name: string; list: ListPlace | null },
): Promise<void> {
  const watchlist = await watchlistOf(services, asker);
  const refusal = await whyNotChange(asker, watchlist);
  if (refusal !== null) {
    await window.show(message(TITLE, [`🔒 ${refusal}`]));
    return;
  }
  const company = companyNamed(services, watchlist.companies, name);
  if (company === null) {
    const near = suggestNames(
      services.registry,
      watchlist.companies.map((one) => one.name),
      name,
    )[0];
    const hint = near === undefined || nameKey(near) === nameKey(name) ? '' : ` Did you mean ${bold(near)}?`;
    const lead = [`“${escapeWithin(name, 160)}” is not on this watchlist.${hint} Here you can add it.`];
    await window.show(newCompanyView(asker, { role: 'vendor', list, lead, name: name.slice(0, LONGEST_NAME) }));
    return;
  }
  const texts = textsOf(company);
  const memory: CompanyMemory = { ...channelMemory(asker), name: company.name, prints: printsOf(texts), list };
  await window.show(companyView({ memory, role: company.role, texts, lead: [], notes: {} }));
}
