// show, why: what is known of one company, and why one alert came.
import { isOfStory, type AlertRecord, type Story, type Watchlist } from '../../domain.ts';
import { ownersOf } from '../../match/aliases.ts';
import { storyFacts } from '../../match/facts.ts';
import { matchWatchlists } from '../../match/match.ts';
import { ownersSaid } from '../../match/owners-said.ts';
import { suggestNames } from '../../match/suggest.ts';
import { holdingsOf, type Holding } from '../../match/ownership.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import { STAGE_WORDS } from '../../notify/headlines.ts';
import { stakeInWords } from '../../notify/figures-in-words.ts';
import { explainAlert } from '../../notify/wording.ts';
import { say, type Answer } from '../answer.ts';
import type { ButtonSpec } from '../blocks.ts';
import { askWhich, didYouMean, whoIsMeant } from './choose.ts';
import { quoteName, readTypedNames, type TypedName } from './command-grammar.ts';
import { companyAbout, type CompanyAbout } from './company-about.ts';
import { nameRefused } from './name-mistakes.ts';
import { paged, runButton } from './paging.ts';
import { isDirect } from '../place.ts';
import type { Services } from '../services.ts';
import { latestTold } from '../alert/shown.ts';
import { storyItems } from './story-list.ts';
import { escapeWithin, sentenceText, when } from '../text.ts';
import type { Asked, Command } from './command.ts';

const STORIES = 100; // newest; an older one is found in the channel's own history

async function show(asked: Asked, services: Services): Promise<Answer> {
  const all = readTypedNames(asked.rest);
  const first: TypedName | undefined =
    all.length > 1 ? { name: all.map(({ name }) => name).join(', '), exact: false } : all[0];
  if (first === undefined) return say('Which company? For example: `/stakewatch show Scale AI`');
  const mistake = nameRefused(first.name);
  if (mistake !== null) return say(mistake);
  const isHere = !isDirect(asked);
  const watchlist = isHere ? await services.store.watchlist(asked.teamId, asked.channelId) : null;
  const meant = await whoIsMeant(services, watchlist, first);
  if (meant.state === 'several') {
    const { line, buttons } = askWhich(first.name, meant.names, { before: 'show' }, `“${first.name}” itself`);
    return { lines: [line], buttons };
  }
  const about = companyAbout(services, watchlist, first.name);
  const stories = (await services.store.storiesOf(about.keys, 0, STORIES)).slice(0, STORIES);
  if (stories.length === 0 && about.watched === null && !about.known)
    return unknownCompany(services, watchlist, first.name);
  const answer = paged(await storyItems(services.store, stories, isHere ? asked : null), {
    head: [
      `*${escapeWithin(about.name, 160)}*${about.watched === null ? '' : ` — ${watchedAs(about.watched)}`}`,
      ...owners(services, about, stories),
      stories.length === 0 ? 'No story of it is known yet.' : `*Stories* (${stories.length}), newest first`,
    ],
    page: asked.page,
    again: `show ${quoteName(about.name)}`,
  });
  return { ...answer, buttons: [...companyButtons(about, stories), ...(answer.buttons ?? [])] };
}

function companyButtons({ name, watched, known }: CompanyAbout, stories: Story[]): ButtonSpec[] {
  const picture: ButtonSpec = { action: 'company-picture', label: 'Picture', value: name };
  const edit: ButtonSpec = { action: 'edit-company', label: 'Edit', value: name };
  return [...(stories.length > 0 || known ? [picture] : []), ...(watched !== null ? [edit] : [])];
}

function watchedAs({ role, owner, data, renewalOn }: Watchlist['companies'][number]): string {
  const notes = [
    `watched here as ${ROLE_WORDS[role]}`,
    owner === null ? '' : `owner of the relationship: ${escapeWithin(owner, 80)}`,
    data === null ? '' : `data: ${escapeWithin(data, 200)}`,
    renewalOn === null ? '' : `renewal ${escapeWithin(renewalOn, 20)}`,
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

function owners({ registry }: Services, { key }: CompanyAbout, stories: Story[]): string[] {
  const chain = ownersOf(registry, key).map(({ name }) => escapeWithin(name, 120));
  const lines = chain.length === 0 ? [] : [`•  belongs to ${chain.join(', which belongs to ')}`];
  lines.push(...saidOwners(registry, key, stories));
  const holdings = holdingsOf(stories, key);
  lines.push(...holdings.slice(-MOST_HOLDINGS).map((holding) => holdingLine(holding, key)));
  if (holdings.length > MOST_HOLDINGS)
    lines.push(`… and ${holdings.length - MOST_HOLDINGS} older: the picture and the stories below have them`);
  return lines.length === 0 ? ['Nothing is known of its owners.'] : ['*Owners and holdings*', ...lines];
}

/** Owners that the news names and the registry does not. */
function saidOwners(registry: Services['registry'], key: string, stories: Story[]): string[] {
  const known = new Set(ownersOf(registry, key).map((owner) => owner.id));
  const said = stories.flatMap((story) => ownersSaid(registry, story)).filter(({ company }) => company.key === key);
  const each = said.filter(
    ({ owner }, i) => !known.has(owner.key) && said.findIndex((other) => other.owner.key === owner.key) === i,
  );
  return each
    .slice(0, MOST_SAID)
    .map(({ owner, saidBy }) => `•  belongs to ${escapeWithin(owner.name, 120)}, says ${escapeWithin(saidBy, 80)}`);
}
const MOST_SAID = 5;
const MOST_HOLDINGS = 10; // newest

/** What is announced has not happened yet. */
const HOLDING_VERBS = {
  bought: { done: 'took', open: 'is to take' },
  sold: { done: 'gave up', open: 'is to give up' },
} as const;

function holdingLine({ holder, company, change, stake, stage, at }: Holding, key: string): string {
  const what = stake === null ? 'a stake of unknown size' : escapeWithin(stakeInWords(stake), 80);
  const other = escapeWithin(company.key === key ? holder.name : company.name, 120);
  const end = `(${STAGE_WORDS[stage]}, ${when(at)})`;
  const verb = HOLDING_VERBS[change][stage === 'completed' ? 'done' : 'open'];
  if (company.key === key) return `•  ${other} ${verb} ${what} ${end}`;
  return `•  it ${verb} ${what} of ${other} ${end}`;
}

function unknownCompany({ registry }: Services, watchlist: Watchlist | null, typed: string): Answer {
  const near = didYouMean(suggestNames(registry, watchlist?.companies.map(({ name }) => name) ?? [], typed), 'show');
  return {
    lines: [
      `Nothing is known of “${escapeWithin(typed, 160)}” yet.${near === null ? '' : ` ${near.line}`}`,
      `To hear of it from now on: \`/stakewatch watch ${escapeWithin(typed, 160)}\``,
    ],
    buttons: near?.buttons ?? [],
  };
}

async function why(asked: Asked, services: Services): Promise<Answer> {
  const code = asked.rest.trim().replace(/^["'“”]|["'“”]$/g, '');
  if (code === '') {
    const lead = 'Which alert? Its code stands at the foot of each one. For example: `/stakewatch why A-7K3QF`';
    return withLatest(asked, services, lead);
  }
  const asCode = /^a-/i.test(code) ? code : `A-${code}`;
  const alert = await services.store.alertByCode(asked.teamId, asked.channelId, asCode);
  if (alert !== null) return explain(services, alert);
  const about = await alertsAbout(asked, services, code);
  if (about[0] !== undefined && about.length === 1) return explain(services, about[0]);
  const name = escapeWithin(code, 120);
  if (about.length > 1) return listed(`Which alert about *${name}*?`, about.slice(0, LATEST));
  if (/^(?:a-)?[0-9a-z]{5}$/i.test(code))
    return withLatest(asked, services, `No alert of this channel has the code “${escapeWithin(code, 40)}”.`);
  return withLatest(asked, services, `No alert of this channel is about “${name}”.`);
}

/** The channel's alerts about a company, the newest first. */
async function alertsAbout(asked: Asked, services: Services, typed: string): Promise<AlertRecord[]> {
  const { store } = services;
  const watchlist = await store.watchlist(asked.teamId, asked.channelId);
  const [name] = readTypedNames(typed);
  const { keys } = companyAbout(services, watchlist, name?.name ?? typed);
  const stories = new Set((await store.storiesOf(keys, 0, STORIES_ABOUT)).map(({ id }) => id));
  return (await latestAlerts(asked, services)).filter(({ storyId }) => stories.has(storyId));
}

const STORIES_ABOUT = 100; // newest of the company

const LATEST = 5;

/** The latest alerts of the channel, each with a button that explains it. */
async function withLatest(asked: Asked, services: Services, lead: string): Promise<Answer> {
  const latest = (await latestAlerts(asked, services)).slice(0, LATEST);
  return latest.length === 0 ? say(lead, 'No alert has come here yet.') : listed(lead, latest, '*The latest here*');
}

/** What was told here, each story once, the newest first. */
async function latestAlerts({ teamId, channelId }: Asked, { store }: Services): Promise<AlertRecord[]> {
  const alerts = await store.alertsIn(teamId, channelId, ['sent', 'digested'], 10 * LATEST);
  return alerts.filter((alert, i) => isOfStory(alert) && alerts.findIndex(({ code }) => code === alert.code) === i);
}

function listed(lead: string, alerts: AlertRecord[], heading?: string): Answer {
  const lines = alerts.map(
    ({ code, content }) => `•  ${escapeWithin(code, 40)} — ${escapeWithin(content.notification, 200)}`,
  );
  return {
    lines: [lead, ...(heading === undefined ? [] : [heading]), ...lines],
    buttons: alerts.map(({ code }) => runButton(code, `why ${code}`)),
  };
}

/** Why an alert came: in plain words first, then the rows that spoke with the words they read, in small print. */
export async function explain({ store, registry }: Services, root: AlertRecord): Promise<Answer> {
  const alert = await latestTold(store, root);
  const [story, watchlist] = await Promise.all([
    store.story(alert.storyId),
    store.watchlist(alert.teamId, alert.channelId),
  ]);
  if (story === null) return say('The story behind this alert is not known any more.');
  const [match] = watchlist === null ? [] : matchWatchlists([story], [watchlist], registry);
  const now = match === undefined ? null : { match, facts: storyFacts(story) };
  const { opening, quotes, plainly, inDetail } = explainAlert(alert, story, now);
  return {
    lines: [
      sentenceText(opening, 200),
      ...quotes.map((quote) => `> ${sentenceText(quote, 2_400)}`),
      ...plainly.map((sentence) => sentenceText(sentence, 2_400)),
    ],
    small: ['*How it was read, to check it*', ...inDetail.map((sentence) => sentenceText(sentence, 1_900))],
    more: 'press *Show sources* below the alert, or `/stakewatch show` and the company',
  };
}

export const COMPANY_COMMANDS: Command[] = [
  {
    name: 'show',
    usage: 'show <company>',
    says: 'what is known of a company: its role here, its owners, its stories',
    example: 'show Scale AI',
    anywhere: true,
    hasPages: true,
    answer: show,
  },
  {
    name: 'why',
    usage: 'why [alert]',
    says: 'why an alert came, and what would have made it louder or quieter',
    example: 'why A-7K3QF',
    anywhere: false,
    answer: why,
  },
];
