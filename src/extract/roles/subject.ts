// An analysed sentence and a wording in it → who is the subject of the wording, to its left.
import { nameAtWord, partyOf, textOf, UNIT, type Analysed, type Located, type Party } from '../names/phrases.ts';
import { FUNCTION_WORDS, NO_COMPANY } from '../names/lexicon.ts';
import type { Word } from '../reading/words.ts';

const HARD = /^(?:[;:—–|]|-|\.|\?|!)$/;
const SUBORDINATE =
  /^(?:after|as|while|when|because|since|if|where|whether|but|although|though|amid|before|unless|until|that|which|who|whose)$/;
const ASIDE =
  /^(?:a|an|the|which|who|whose|that|formerly|one|based|backed|owned|maker|makers|after|as|while|when|following|including|led|part|home|parent|owner|known|once|already|both|with|of|in|on|for|at|by|previously|now|best|like|such|recently|still|through|its|operator|headquartered|founded|together|along|from|like|previously|provider|developer|leader|innovator|inc|llc|ltd|an?)$/;
const PREPOSITION =
  /^(?:of|by|in|with|for|from|at|to|on|behind|like|than|over|under|against|into|about|through|via|between|among|per|near|outside|including|alongside|versus|toward|towards|joining|without|despite|amid|as)$/;
const OBJECT_VERB =
  /^(?:acquir\w+|buy\w*|bought|purchas\w+|sell\w*|sold|owns|owned|owning|tak(?:es|ing)|took|merg(?:es|ed|ing)|joins?|joined|joining|backs|backing|beats?|calls?|called|gets?|got|wins?|won|receives?|received|taps?|tapped|hires?|hired|names?|named|told|tells|asks?|asked|urg(?:es|ed|ing)|makes?|making|develops?|operates?|operating|runs?|valu(?:es|ed|ing))$/;
const PRONOUN = /^(?:it|they|he|she|we|its|their|his|her|our)$/;
const GENERIC_SUBJECT =
  /^(?:company|firm|group|bank|startup|giant|airline|retailer|maker|carmaker|automaker|insurer|fund|buyer|bidder|business|chipmaker|drugmaker|lender|miner|thrift|partnership|investor|corporation|parent|concern|conglomerate|manufacturer|unit|subsidiary|trust)$/;

/** Whose act the words at index `at` tell; null where nobody stands to the left. */
export function subjectBefore(read: Analysed, at: number): Party | null {
  const { words } = read;
  let end = at - 1;
  let nearest = true;
  let steps = 0;
  if (words[end]?.text === ',') [end, nearest] = [end - 1, false]; // "Lantern, founded by a student, raises …"

  while (end >= 0 && steps < 12) {
    steps += 1;
    let start = end;
    while (start > 0 && !isBreak(words, start - 1) && !(nearest && isSubordinate(words, start - 1))) start -= 1;
    const opener = words[start]?.lower ?? '';
    const aside = !nearest && start > 0 && ASIDE.test(opener) && words[start - 1]?.text === ',';
    const found = aside ? null : subjectIn(read, start, end);
    if (found !== null) return withOthersBefore(read, found);
    const before = words[start - 1];
    if (before === undefined || before.text !== ',') {
      if (
        before !== undefined &&
        nearest &&
        isSubordinate(words, start - 1) &&
        /^(?:which|who|that|whose)$/.test(before.lower)
      ) {
        return relativeSubject(read, start - 1);
      }
      break;
    }
    nearest = false;
    end = start - 2;
  }
  return speakerBefore(read, at);
}

/** "FOO CORP - ENTERED AGREEMENT TO BUY BAR": an agency's note, and who made it. */
function speakerBefore({ words, names, sentence }: Analysed, at: number): Party | null {
  const name = names.find(({ kind }) => kind === 'company');
  if (name === undefined || name.from > 1 || name.to + 1 >= at || sentence.zone === 'related') return null;
  const dash = words[name.to + 1];
  if (dash === undefined || !/^[-–—:]$/.test(dash.text) || dash.start === words[name.to]?.end) return null;
  return names.some(({ from, kind }) => kind === 'company' && from > name.to && from < at) ? null : partyOf(name);
}

function isBreak(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined) return true;
  if (word.text === ',') return true;
  if (word.text === '-') return words[at - 1]?.end !== word.start;
  return HARD.test(word.text);
}

function isSubordinate(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !SUBORDINATE.test(word.lower)) return false;
  return (
    !(word.lower === 'that' && /^(?:said|says|say|announced|confirmed|reported)$/.test(words[at - 1]?.lower ?? '')) ||
    word.lower !== 'that'
  );
}

/** "X, which acquired Y": the name that the relative clause hangs on. */
function relativeSubject(read: Analysed, at: number): Party | null {
  const { words } = read;
  let end = at - 1;
  if (words[end]?.text === ',') end -= 1;
  const name = nameAtWord(read, end);
  return name === undefined ? null : partyOf(name);
}

function subjectIn(read: Analysed, start: number, end: number): Party | null {
  const { words } = read;
  let weak: Located | null = null;
  for (let i = read.names.length - 1; i >= 0; i -= 1) {
    const name = read.names[i];
    if (name === undefined || name.to > end || name.kind === 'outlet') continue;
    if (name.from < start) break;
    if (isInBrackets(read, name, start)) continue;
    const before = wordBeforePhrase(words, name.from, start);
    if (name.possessive) {
      const unit = unitAfter(read, name, end);
      if (unit !== null) return unit;
      weak ??= name;
      continue;
    }
    if (before === 'of' && HOLDERS.test(headOf(words, name.from))) return partyOf(name);
    if (before !== undefined && (PREPOSITION.test(before) || OBJECT_VERB.test(before))) {
      const theirs = /^(?:of|for|by|behind)$/.test(before) && !isBacker(words, name.from, start);
      weak ??= theirs ? name : null;
      continue;
    }
    if (
      name.kind === 'place' &&
      !/^(?:to|government|takes?|will|is|has|plans?|says|said|in|and)$/.test(words[name.to + 1]?.lower ?? '')
    )
      continue;
    // "the Commission has declined to clear Foo's plan to buy Bar": it is Foo that buys.
    if (weak?.possessive === true && REGULATOR.test(name.name)) return partyOf(weak);
    return somebodySaid(words, name.to, end) ?? partyOf(name);
  }
  for (let i = end; i >= start; i -= 1) {
    const word = words[i];
    if (word === undefined) continue;
    if (PRONOUN.test(word.lower) || GENERIC_SUBJECT.test(word.lower)) {
      if (weak === null && isSomebody(words, i))
        return { name: null, owner: null, others: [], kind: 'part', from: i, to: i };
      return weak !== null &&
        /^(?:company|firm|group|bank|startup|unit|subsidiary|airline)$/.test(word.lower) &&
        weak.from > i
        ? partyOf(weak)
        : {
            name: null,
            owner: weak?.possessive === true ? weak.name : null,
            others: [],
            kind: 'pronoun',
            from: i,
            to: i,
          };
    }
  }
  if (weak !== null) return partyOf(weak);
  // "Lantern, which …, raised": an ordinary word as a name, alone at the head of the sentence.
  const only = words[start];
  if (
    start === 0 &&
    end === 0 &&
    only !== undefined &&
    /^\p{Lu}/u.test(only.text) &&
    only.type === 'word' &&
    !FUNCTION_WORDS.has(only.lower) &&
    !NO_COMPANY.has(only.lower) &&
    !/s$/.test(only.lower)
  ) {
    return { name: only.text, owner: null, others: [], kind: 'company', from: 0, to: 0 };
  }
  return null;
}

/** Who rules on a purchase buys nothing. */
const REGULATOR =
  /\b(?:Commission|Authority|Tribunal|Court|Watchdog|Regulator|Bureau|Ministry|Department|Office|Agency|CMA|FTC|DOJ|OFT|ACCC|SEC|EU|Bundeskartellamt)$/i;

/** "a group of investors offered": nobody whom the article has named. */
function isSomebody(words: readonly Word[], at: number): boolean {
  return (
    /^(?:group|firm|company|investor|buyer|bidder|bank|fund|partnership|concern|corporation)$/.test(
      words[at]?.lower ?? '',
    ) && words.slice(Math.max(0, at - 4), at).some(({ lower }) => /^(?:a|an|another|unidentified|unnamed)$/.test(lower))
  );
}

/** "Foo said a group of investors offered": Foo only tells it. */
function somebodySaid(words: readonly Word[], from: number, end: number): Party | null {
  let said = end;
  while (said > from && !/^(?:said|says|confirmed|announced)$/.test(words[said]?.lower ?? '')) said -= 1;
  if (said <= from) return null;
  for (let i = end; i > said; i -= 1)
    if (i - 2 <= said + 4 && isSomebody(words, i))
      return { name: null, owner: null, others: [], kind: 'part', from: i, to: i };
  return null;
}

/** "Foo said holders of Bar approved": it is Bar that acts. */
const HOLDERS = /^(?:shareholders?|stockholders?|holders|directors|board|members|owners|creditors)$/;

/** The word before the "of" in front of a name. */
function headOf(words: readonly Word[], from: number): string {
  for (let i = from - 1; i > Math.max(0, from - 5); i -= 1)
    if (words[i]?.lower === 'of') return words[i - 1]?.lower ?? '';
  return '';
}

/** "Foo Plc (formerly Bar) said": Foo speaks. */
function isInBrackets({ words, names }: Analysed, { from, to }: Located, start: number): boolean {
  let open = from - 1;
  while (open > Math.max(start, from - 5) && words[open]?.text !== '(' && words[open]?.text !== ')') open -= 1;
  if (
    words[open]?.text !== '(' ||
    !names.some((other) => other.to < open && other.to >= open - 3 && other.from >= start)
  )
    return false;
  return words.slice(to + 1, to + 5).some(({ text }) => text === ')');
}

/** The word that governs a name: articles, adjectives and nouns in front of it are skipped ("in troubled chipmaker Foo"). */
function wordBeforePhrase(words: readonly Word[], from: number, start: number): string | undefined {
  for (let i = from - 1; i >= Math.max(start, from - 6); i -= 1) {
    const word = words[i];
    if (word === undefined) return undefined;
    if (PREPOSITION.test(word.lower) || OBJECT_VERB.test(word.lower)) return word.lower;
    if (word.type !== 'word' && word.type !== 'name') return undefined;
    if (/day$|^(?:today|yesterday)$/.test(word.lower)) return undefined; // "said on Friday Foo will buy"
    if (
      /^(?:said|says|and|or|will|would|is|are|was|has|have|confirms?|reports?|say|expects?|if|that|when)$/.test(
        word.lower,
      )
    )
      return undefined;
  }
  return undefined;
}

/** "a venture backed by Foo": whose money it has is not who acts. */
function isBacker(words: readonly Word[], from: number, start: number): boolean {
  for (let i = from - 1; i > Math.max(start, from - 6); i -= 1) {
    if (words[i]?.lower === 'by')
      return (
        !/^(?:consortium|group|investors|syndicate|club)$/.test(words[i - 2]?.lower ?? '') &&
        /^(?:backed|founded|co-founded|led|created|started|launched|built|funded|owned|run)$/.test(
          words[i - 1]?.lower ?? '',
        )
      );
  }
  return false;
}

function unitAfter(read: Analysed, name: Located, end: number): Party | null {
  for (let i = name.to + 1; i <= Math.min(end, name.to + 5); i += 1) {
    const inner = nameAtWord(read, i);
    if (inner !== undefined && !inner.possessive && inner.kind === 'company')
      return { ...partyOf(inner), owner: name.name };
    const word = read.words[i];
    if (word === undefined || word.type !== 'word') return null;
    if (UNIT.test(word.lower)) {
      const to = /^(?:arm|unit|division|business|fund)$/.test(read.words[i + 1]?.lower ?? '') ? i + 1 : i;
      return { name: textOf(read, name.from, to), owner: name.name, others: [], kind: 'part', from: name.from, to };
    }
  }
  return null;
}

/** "A, B and C to buy": the names in front of the one found that are joined to it. */
export function withOthersBefore(read: Analysed, party: Party): Party {
  const others: string[] = [];
  let from = party.from;
  for (let guard = 0; guard < 8; guard += 1) {
    const joint = read.words[from - 1];
    if (joint === undefined) break;
    let end = from - 2;
    while (read.words[end]?.type === 'ticker') end -= 1; // "FOO <FOO>, BAR <BAR> TO MERGE"
    if (/^(?:and|&)$/.test(joint.lower)) {
      if (read.words[end]?.text === ',') end -= 1;
    } else if (!(joint.text === ',' && others.length > 0) && !(joint.text === ',' && nameAtWord(read, end)?.from === 0))
      break;
    if (read.words[end]?.lower === 'it' && party.name !== null) {
      // "Foo said it and Bar agreed to buy": it is Foo.
      const speaker = read.names.find(({ to, kind, possessive }) => to < end && kind === 'company' && !possessive);
      if (speaker !== undefined) others.unshift(speaker.name);
      break;
    }
    const name = nameAtWord(read, end);
    if (name === undefined || name.possessive || name.kind === 'place' || name.kind === 'outlet') break;
    if (name.kind === 'company' || name.kind === 'person') others.unshift(name.name);
    from = name.from;
  }
  return others.length === 0 || party.name === null
    ? party
    : { ...party, name: others[0] ?? party.name, others: [...others.slice(1), party.name], from };
}
