// What somebody wants to hear no more of in, the company, kind or source that is meant out; or the question, or a refusal.
import { KINDS, type Watchlist } from '../../domain.ts';
import { typedCompany } from '../../match/aliases.ts';
import { nameKey } from '../../match/name-key.ts';
import type { MuteTarget } from '../alert/views.ts';
import { say, type Answer } from '../answer.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';
import { findWatched } from '../watchlists.ts';
import { askWhich, whoIsMeant } from './choose.ts';
import { quoteName, readTypedNames, type TypedName } from './command-grammar.ts';
import { companyAbout } from './company-about.ts';
import { nameRefused } from './name-mistakes.ts';
import { runButton } from './paging.ts';

export type Meant = { target: MuteTarget } | { answer: Answer };

/** "company Foo", "source Foo Wire": which of them is meant, said before the name. */
const SAID_FIRST = /^(?:the )?(company|source|feed|kind)s?:? (?=\S)/i;
const RUMORS = /^(?:all )?rumou?rs?$/i;

/**
 * @param words without a length of time
 * @param again the words of that length, for a button that asks once more
 */
export async function readMuteTarget(
  words: string,
  again: string,
  { services, watchlist }: { services: Services; watchlist: Watchlist | null },
): Promise<Meant | null> {
  const isName = findWatched(services, watchlist?.companies ?? [], readTypedNames(words)[0]?.name ?? '') !== null;
  const said = isName ? undefined : SAID_FIRST.exec(words)?.[1]?.toLowerCase();
  const [typed] = readTypedNames(said === undefined ? words : words.replace(SAID_FIRST, ''));
  if (typed === undefined) return null;
  if (said === undefined && !typed.exact && RUMORS.test(typed.name)) return { answer: RUMORS_ARE_A_SETTING };
  const kind = kindOf(typed.name);
  if (kind !== undefined && said !== 'company' && !typed.exact) return isTarget('kind', kind);
  if (said === 'kind') return { answer: say(`“${escapeWithin(typed.name, 80)}” is no kind: ${KINDS.join(', ')}.`) };
  if (said === 'source' || said === 'feed') return ofSource(typed, services);
  const mistake = nameRefused(typed.name);
  if (mistake !== null) return { answer: say(mistake) };
  const source = said === 'company' || isName ? null : await sourceNamed(typed.name, services);
  if (source === null) return ofCompany(typed, again, { services, watchlist });
  if (typedCompany(services.registry, typed.name) === null) return isTarget('source', source);
  return { answer: whichOne(source, again) };
}

const RUMORS_ARE_A_SETTING: Answer = {
  lines: ['Rumours are no company: `/stakewatch rumors off` keeps them for the digest.'],
  buttons: [runButton('Rumours off', 'rumors off')],
};

const isTarget = (scope: MuteTarget['scope'], value: string): Meant => ({ target: { scope, value, label: value } });

function kindOf(name: string): string | undefined {
  const typed = name.toLowerCase();
  return KINDS.find((one) => one === typed || `${one}s` === typed);
}

async function ofSource(typed: TypedName, services: Services): Promise<Meant> {
  const source = await sourceNamed(typed.name, services);
  if (source !== null) return isTarget('source', source);
  const name = escapeWithin(typed.name, 120);
  return {
    answer: say(
      `No feed is called “${name}”: \`/stakewatch feeds\` lists them. Of an alert, “Mute…” offers its sources.`,
    ),
  };
}

/** The title of the feed that bears this name; null where none does. */
async function sourceNamed(name: string, { store }: Services): Promise<string | null> {
  const key = nameKey(name);
  return (await store.feeds()).find(({ feed }) => nameKey(feed.title) === key)?.feed.title ?? null;
}

async function ofCompany(
  typed: TypedName,
  after: string,
  { services, watchlist }: { services: Services; watchlist: Watchlist | null },
): Promise<Meant> {
  const meant = await whoIsMeant(services, watchlist, typed);
  if (meant.state === 'several') {
    const { line, buttons } = askWhich(typed.name, meant.names, { before: 'mute', after }, `Another: “${typed.name}”`);
    return { answer: { lines: [line], buttons } };
  }
  const { name, key } = companyAbout(services, watchlist, meant.name);
  return { target: { scope: 'company', value: key, label: name } };
}

/** A newspaper is a company too. */
function whichOne(name: string, after: string): Answer {
  const button = (label: string, said: string) => runButton(label, `mute ${said} ${quoteName(name)} ${after}`.trim());
  return {
    lines: [`Shall this channel not hear what *${escapeWithin(name, 120)}* writes, or not hear of that company?`],
    buttons: [button('What it writes', 'source'), button('News of the company', 'company')],
  };
}
