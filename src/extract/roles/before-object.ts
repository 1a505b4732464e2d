// A place in an analysed sentence → whether the word there only leads up to what is bought or sold ("all of the shares of").
import { nameAtWord, type Analysed } from '../names/phrases.ts';

export const PREAMBLE = new Set(
  (
    'all of the its their his her any and or remaining outstanding issued common ordinary preferred voting capital share shares stock equity interest ' +
    'interests stake stakes in majority minority controlling substantial substantially most part portion percent pct % a an additional another ' +
    'further up about approximately nearly almost half more than as much significant large big small control ownership assets securities 100 ' +
    'mln million remainder rest balance sole full complete entire whole rival fellow struggling troubled embattled ailing bankrupt both ' +
    'roughly around some over least at to shareholding holding strategic non-controlling economic equity-stake certain selected ' +
    'participation per cent other third two-thirds one-third quarter class b series equivalent each every participating units two three four five six seven eight nine ten limited partnership'
  ).split(' '),
);
/** A word that stands before the name of what is bought. */
export function isPreamble(read: Analysed, at: number): boolean {
  const word = read.words[at];
  if (word === undefined) return false;
  if (nameAtWord(read, at) !== undefined) return false;
  return (
    word.type === 'number' ||
    word.text === '%' ||
    word.text === '~' ||
    (word.text === '-' && /^(?:percent|pct|per|share|stake)$/.test(read.words[at + 1]?.lower ?? '')) ||
    PREAMBLE.has(word.lower) ||
    isHowHeld(read, at) ||
    /^\d/.test(word.text)
  );
}

/** "privately held", "family-run", "wholly owned": how the company is held, before its name. */
function isHowHeld({ words }: Analysed, at: number): boolean {
  const how = /^(?:privately|closely|publicly|family|wholly|majority|jointly|state)$/;
  const held = /^(?:held|owned|traded|run|listed|controlled)$/;
  const word = words[at]?.lower ?? '';
  if (how.test(word)) return held.test(words[at + 1]?.lower ?? '') || words[at + 1]?.text === '-';
  if (held.test(word)) return how.test(words[at - 1]?.lower ?? '') || how.test(words[at - 2]?.lower ?? '');
  return /^(?:privately|closely|publicly|family|state|founder|employee)-(?:held|owned|traded|run|listed|controlled)$/.test(
    word,
  );
}

/** "the assets and business of Foo Inc": the words between "assets" and "of". */
export function isRestOfAssets({ words }: Analysed, at: number): boolean {
  if (!/^(?:business(?:es)?|operations|liabilities|inventor(?:y|ies)|goodwill)$/.test(words[at]?.lower ?? ''))
    return false;
  return words[at - 1]?.lower === 'and' && words[at + 1]?.lower === 'of';
}

/** "Woodhaven, Colo., builder Foo Inc": the builder, not its town. */
export function pastTown(read: Analysed, at: number): number {
  const town = nameAtWord(read, at);
  if (town?.kind !== 'place' || read.words[town.to + 1]?.text !== ',') return at;
  const state = nameAtWord(read, town.to + 2);
  if (state?.kind !== 'place') return at;
  let next = state.to + 1;
  if (read.words[next]?.text === '.') next += 1;
  return read.words[next]?.text === ',' ? next + 1 : at;
}
