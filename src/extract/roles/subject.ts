// An analysed sentence and a wording in it → who is the subject of the wording, to its left.
import { nameAtWord, partyOf, type Analysed, type Party } from '../names/phrases.ts';
import type { Word } from '../reading/words.ts';
import { withOthersBefore } from './joined-before.ts';
import { subjectIn } from './subject-clause.ts';

const HARD = /^(?:[;:—–|]|-|\.|\?|!)$/;

const SUBORDINATE =
  /^(?:after|as|while|when|because|since|if|where|whether|but|although|though|amid|before|unless|until|that|which|who|whose)$/;

const ASIDE =
  /^(?:a|an|the|which|who|whose|that|formerly|one|based|backed|owned|maker|makers|after|as|while|when|following|including|led|part|home|parent|owner|known|once|already|both|with|of|in|on|for|at|by|previously|now|best|like|such|recently|still|through|its|operator|headquartered|founded|together|along|from|like|previously|provider|developer|leader|innovator|inc|llc|ltd|an?)$/;

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
