// An analysed sentence and a wording in it → the party behind a preposition, or the owner right before.
import { nameAtWord, partyOf, STOP, withOthersAfter, type Analysed, type Party } from '../names/phrases.ts';
import { withOthersBefore } from './joined-before.ts';

/** The company behind one of these prepositions, within the same clause after index `at`. */
export function partyAfter(read: Analysed, at: number, preposition: RegExp, within = 26): Party | null {
  for (let i = at; i < Math.min(read.words.length, at + within); i += 1) {
    const word = read.words[i];
    if (word === undefined || /^[;:?!—–|]$/.test(word.text)) return null; // a full stop here ends an abbreviation
    if (/^(?:said|says|while|but|which|who|when|where|because|although)$/.test(word.lower)) return null;
    if (!preposition.test(word.lower) || (word.lower === 'from' && NOT_A_PARTY.test(read.words[i - 1]?.lower ?? '')))
      continue;
    const found = agentAt(read, i + 1);
    if (found !== null) return found;
  }
  return null;
}

/** "after winning approval from the watchdog". */
const NOT_A_PARTY = /^(?:approvals?|clearance|nod|consent|opposition|scrutiny|pressure|backlash|permission)$/;

function agentAt(read: Analysed, start: number): Party | null {
  for (let i = start; i < start + 9; i += 1) {
    const name = nameAtWord(read, i);
    const word = read.words[i];
    if (word === undefined) return null;
    if (name === undefined) {
      const joined = word.text === '-' && read.words[i - 1]?.end === word.start; // "U.S.-based"
      if (word.type === 'mark' && !/^["'<]$/.test(word.text) && !joined) return null;
      const led =
        /^(?:called|led|named)$/.test(word.lower) || (word.lower === 'by' && read.words[i - 1]?.lower === 'led');
      if (word.type === 'number' || (STOP.test(word.lower) && !led)) return null;
      continue;
    }
    if (name.kind === 'place' || name.kind === 'outlet') {
      i = name.to;
      continue;
    }
    const next = read.words[name.to + 1];
    if (name.possessive || /^(?:unit|subsidiary|division|affiliate|arm|owner|parent)$/.test(next?.lower ?? '')) {
      const inner = read.names.find(({ from, kind }) => from > name.to && from <= name.to + 4 && kind === 'company');
      if (inner !== undefined) return { ...partyOf(inner), owner: name.name };
    }
    return withOthersAfter(read, partyOf(name));
  }
  return null;
}

/** "reached an agreement with Foo to buy": the other side of the deal, left of the wording at word `at`. */
export function partnerBefore(read: Analysed, at: number): Party | null {
  const { words } = read;
  if (!/^(?:to|for|on|under|in|covering|of)$/.test(words[at - 1]?.lower ?? '')) return null;
  for (let i = at - 2; i >= Math.max(1, at - 16); i -= 1) {
    if (/^[;:]$/.test(words[i]?.text ?? '')) return null;
    const offered = words[i]?.lower === 'to' && /^(?:proposal|offer|bid)$/.test(words[i - 1]?.lower ?? '');
    if (words[i]?.lower !== 'with' && !offered) continue;
    const deal = words.slice(Math.max(0, i - 6), i);
    if (
      !deal.some(({ lower }) =>
        /^(?:agreements?|deal|pact|intent|contract|accord|terms|talks|negotiations|proposal|offer|bid)$/.test(lower),
      )
    )
      return null;
    const party = agentAt(read, i + 1);
    return party !== null && party.to < at - 1 && party.kind === 'company' ? party : null;
  }
  return null;
}

/** "Meta's acquisition of", "its purchase of": who owns the noun at index `at`. */
export function ownerBefore(read: Analysed, at: number): Party | null {
  for (let i = at - 1; i >= Math.max(0, at - 8); i -= 1) {
    const word = read.words[i];
    if (word === undefined) return null;
    const name = nameAtWord(read, i);
    if (name !== undefined) {
      if (name.kind === 'place') return null; // "Foo completes Germany's biggest acquisition"
      if (name.possessive) return withOthersBefore(read, partyOf(name));
      i = name.from;
      continue;
    }
    if (/^(?:its|their|his|her|our)$/.test(word.lower))
      return { name: null, owner: null, others: [], kind: 'pronoun', from: i, to: i };
    if (
      (word.type === 'mark' && !/^[$€£"-]$/.test(word.text)) ||
      /^(?:the|a|an|of|for|in|to|by|and|with)$/.test(word.lower)
    )
      return null;
  }
  return null;
}
