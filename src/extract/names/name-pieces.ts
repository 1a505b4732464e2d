// The words of a sentence → the runs of words that are names, with what stands in front of a name and behind it cut off.
import { DEMONYMS, FUNCTION_WORDS, LEGAL_FORMS, NAME_ENDINGS, PLACES } from './lexicon.ts';
import { COMPANIONS, isShopName, speaksAsOne, TRADES } from './one-name.ts';
import type { Word } from '../reading/words.ts';

/** Indexes of its first and last word. */
export interface Piece {
  from: number;
  to: number;
}

export const TITLES =
  /^(?:mr|mrs|ms|dr|sir|lord|president|chairman|chairwoman|chief|ceo|cfo|cto|coo|founder|co-founder|director|vice|executive|senator|judge|secretary|minister|governor|prime|king|queen|prince|prof|professor|billionaire|investor|tycoon|mogul|analyst)$/;

/** Runs of name words with their joints: "Bank of Foo", "Miller & Baker", "Foo, Inc.". */
export function piecesOf(words: readonly Word[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const angle =
      words[i]?.text === '<' ? words.findIndex(({ text }, at) => at > i && at < i + 12 && text === '>') : -1;
    if (angle > i + 1) {
      pieces.push({ from: i + 1, to: angle - 1 }); // agencies print a new name whole between angle brackets
      i = angle;
      continue;
    }
    if (words[i]?.type !== 'name') continue;
    let to = i;
    for (let next = nextOfName(words, to); next > to; next = nextOfName(words, to)) to = next;
    pieces.push({ from: i, to });
    i = to;
  }
  return pieces;
}

const OF_HEADS =
  /^(?:bank|board|university|college|church|house|department|ministry|bureau|city|state|republic|government|kingdom|institute|museum|port|university|union|federation|commonwealth|trust|banco|cie|compagnie|societe|academy|society|sons|daughters|body|lord|ring|league|prince|cream|best)$/;

/** The index of the next word of the same name; `at` itself where the name ends. */
function nextOfName(words: readonly Word[], at: number): number {
  const [word, next, after, beyond] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
  if (word === undefined || next === undefined || next.whole === true) return at;
  if (word.possessive)
    return next.type === 'name' && (LEGAL_FORMS.has(next.lower) || isOneName(words, at) || isShopName(words, at))
      ? at + 1
      : at;
  if (next.type === 'name') {
    if (OFFICE.test(next.lower) && !NAME_ENDINGS.has(next.lower)) return at;
    return /^(?:inc|corp|ltd|plc|llc|nv|ag|gmbh)$/.test(word.lower) && !LEGAL_FORMS.has(next.lower) ? at : at + 1;
  }
  if (after === undefined) return at;
  if (next.text === '&' && after.type === 'name') return at + 2;
  if (next.text === ',' && LEGAL_FORMS.has(after.lower) && /^\p{Lu}/u.test(after.text)) return at + 2;
  if (/^(?:de|la|du|des|dos|das|do|von|van|der|del|di|da|le|d)$/.test(next.lower) && after.type === 'name')
    return at + 2;
  if (next.lower === 'of' && after.type === 'name' && OF_HEADS.test(word.lower)) return at + 2;
  if (next.lower === 'of' && after.type === 'name' && endsInLegalForm(words, at + 2)) return at + 2;
  if (next.lower === 'of' && after.lower === 'america' && LEGAL_FORMS.has(word.lower)) return at + 2; // "Foo Corp of America"
  if (next.lower === 'of' && after.lower === 'the' && beyond?.type === 'name' && OF_HEADS.test(word.lower))
    return at + 3;
  if (/^(?:und|et|y|e)$/.test(next.text) && after.type === 'name') return at + 2; // "Foo und Bar GmbH"
  if (/^(?:co|corp|inc|ltd|plc|pty)$/.test(next.text) && /^\p{Ll}/u.test(next.text)) return at + 1; // "Foo Holding corp"
  if (next.lower === 'and' && COMPANIONS.test(after.text)) return at + 2;
  if (next.lower === 'and' && TRADES.has(word.lower) && TRADES.has(after.lower) && after.type === 'name') return at + 2;
  if (next.lower === 'and' && after.type === 'name' && beyond?.type === 'name' && isPair(words, at)) return at + 2;
  if (next.lower === 'and' && after.type === 'name' && speaksAsOne(words, at)) return at + 2;
  if (next.lower === 'and' && word.lower === 'securities' && after.lower === 'exchange') return at + 2;
  if (next.text === '/' && after.type === 'name' && next.start === word.end) return at + 2;
  return at;
}

/** "Miller's Pumps Inc said": at the head of a sentence, one short owner and a name in full that speaks are one name. */
function isOneName(words: readonly Word[], at: number): boolean {
  if (at !== 0) return false;
  let i = at + 1;
  while (i < at + 5 && words[i + 1]?.type === 'name') i += 1;
  return (
    LEGAL_FORMS.has(words[i]?.lower ?? '') && /^(?:said|says|announced|to|has|will)$/.test(words[i + 1]?.lower ?? '')
  );
}

/** "Old Bancorp of North Dakota Inc" is one name. */
function endsInLegalForm(words: readonly Word[], at: number): boolean {
  let i = at;
  while (i < at + 4 && words[i + 1]?.type === 'name' && words[i]?.possessive === false) i += 1;
  return i > at && LEGAL_FORMS.has(words[i]?.lower ?? '');
}

/** "Miller and Baker Inc" is one name; "Google and Apple" are two. */
function isPair(words: readonly Word[], at: number): boolean {
  const [before, word, after, ending] = [words[at - 1], words[at], words[at + 2], words[at + 3]];
  if (word === undefined || after === undefined || ending === undefined || before?.type === 'name') return false;
  if (PLACES.has(word.lower)) return false; // "a group from France and Foo Corp"
  if (DEMONYMS.has(word.lower) && !DEMONYMS.has(after.lower)) return endsInLegalForm(words, at + 2); // "British and Harbour Plc"
  return (
    ending.type === 'name' &&
    (LEGAL_FORMS.has(ending.lower) || /^(?:sons|brothers|partners|associates)$/.test(ending.lower))
  );
}

/** Titles, nationalities and generic capitals in front of a name are no part of it. */
export function trimPiece(words: readonly Word[], { from, to }: Piece): Piece | null {
  let [a, b] = [from, to];
  while (a <= b && isLead(words, a, b)) a += 1;
  while (b >= a && isTrail(words, a, b)) b -= 1;
  for (let i = b - 1; i > a; i -= 1) {
    // "Pump Making Company Foo": a headline's description in front of the name.
    const next = words[i + 1]?.lower ?? '';
    if (
      DESCRIPTION.test(words[i]?.lower ?? '') &&
      !LEGAL_FORMS.has(next) &&
      !NAME_ENDINGS.has(next) &&
      words[i + 1]?.type === 'name'
    )
      return { from: i + 1, to: b };
  }
  return a > b ? null : { from: a, to: b };
}

const DESCRIPTION =
  /^(?:company|firm|startup|start-up|provider|maker|retailer|developer|specialist|insurer|manufacturer|operator|competitor|distributor|business)$/;

const OFFICE =
  /^(?:president|chairman|chairwoman|chief|ceo|cfo|cto|coo|founder|co-founder|director|executive|analyst)$/;
const NEW_PLACES = /^(?:hampshire|york|jersey|zealand|england|mexico|orleans|world|haven|line|balance)$/;
const LEADS_NAME =
  /^(?:exclusive|rival|startup|startups|fintech|biotech|unicorn|giant|maker|group|ai|ev|pe|it|hr|vc|saas|ex|former|new|big|report|source|sources|update|state-owned|privately-held|yc-backed|the|series|tech|edtech|adtech|medtech|healthtech|proptech|insurtech|cpg|b2b|m&a|spac|genai|iot|3d|e-commerce)$/;

/** "Box-maker Foo", "IPO-bound Foo", "Bar-backed Foo", "Cash-strapped Foo": a description in front of a name. */
const DESCRIBES =
  /^[\p{L}\d.&'’]+-(?:maker|owner|operator|developer|seller|builder|producer|provider|lender|miner|trader|grower|publisher|focus(?:s)?ed|bound|backed|based|owned|controlled|led|run|listed|traded|quoted|born|founded|headquartered|strapped|hit|laden|ridden|starved|stricken|plagued|linked|sponsored|funded|held|rich|hungry|loving|friendly|sharing|tracking|tech)$/u;

function isLead(words: readonly Word[], at: number, last: number): boolean {
  const word = words[at];
  if (word?.whole === true) return false;
  if (word === undefined || (LEGAL_FORMS.has(word.lower) && at === last)) return word !== undefined;
  if (at === last) return false;
  const next = words[at + 1];
  const ending = words[last]?.lower ?? '';
  if (FUNCTION_WORDS.has(word.lower) && !NAME_ENDINGS.has(ending) && !LEGAL_FORMS.has(ending)) return true;
  if (
    DEMONYMS.has(word.lower) &&
    !(word.lower === 'u.s' && LEGAL_FORMS.has(ending) && last - at > 1) &&
    !(next !== undefined && (NAME_ENDINGS.has(next.lower) || LEGAL_FORMS.has(next.lower)) && at + 1 === last)
  ) {
    return (
      !/^(?:american|british|western|southern|northern|eastern|pacific|european|german|french|canadian|australian|indian|japanese|swiss|us|u\.s|uk)$/.test(
        word.lower,
      ) ||
      (/^(?:u\.?s|uk|u\.k|swiss|french|german|chinese|indian|japanese)$/.test(word.lower) &&
        last - at > 0 &&
        !NAME_ENDINGS.has(next?.lower ?? ''))
    );
  }
  if (TITLES.test(word.lower) && !(LEGAL_FORMS.has(ending) && last - at > 1)) return true; // "Prime Harbour Services Inc"
  if (DESCRIBES.test(word.lower) && next?.type === 'name') return true;
  // "New Harbour Group Inc", "U.S. Harbour Corp": the legal form closes a name that begins with the word.
  if (/^(?:new|u\.s)$/.test(word.lower) && LEGAL_FORMS.has(ending) && last - at > 1) return false;
  if (word.lower === 'new' && NEW_PLACES.test(next?.lower ?? '')) return false;
  return (
    LEADS_NAME.test(word.lower) &&
    !(next !== undefined && LEGAL_FORMS.has(next.lower)) &&
    !NAME_ENDINGS.has(next?.lower ?? '-')
  );
}

function isTrail(words: readonly Word[], first: number, at: number): boolean {
  const word = words[at];
  if (word === undefined || word.whole === true) return false;
  if (at === first) return false;
  return (
    /^(?:ceo|cfo|cto|coo|chairman|president|chief|co-founder|founder|ipo|shares|stock|stake|deal|shareholders|spokesman|spokesperson|spokeswoman|unit|division|subsidiary|says|said|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
      word.lower,
    ) ||
    (/^(?:january|february|march|april|june|july|august|september|october|november|december)$/.test(word.lower) &&
      at > first)
  );
}

/** "Miller's said", "Miller's": an 's with nothing after it that could be owned belongs to the name. */
export function endsWithS(words: readonly Word[], at: number): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || /s$/i.test(word.text) || LEGAL_FORMS.has(word.lower)) return false;
  return (
    next?.type === 'ticker' ||
    /^(?:said|says|to|has|will|would|agreed|agrees|buys|sells|acquires)$/.test(next?.lower ?? '')
  );
}
