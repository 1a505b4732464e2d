// The words of an object that hold no name → the name behind them, or the words themselves.
import { partyOf, textOf, type Analysed, type Party } from '../names/phrases.ts';

const GENERIC_OBJECT =
  /^(?:it|them|company|companies|firm|firms|startup|startups|rival|rivals|business|businesses|group|competitor|competitors|target|targets|peer|peers|more|stake|shares|stock|assets|others|another|something|everything|anything|what|one|ones|player|players|provider|supplier|maker|customer|deal|deals|acquisition|acquisitions|transaction|offer|bid|unit|time|interest|entity)$/;

/** "its rival, Bar", "a rival called Bar": the name behind the words. */
export function appositionAfter(read: Analysed, to: number): Party | null {
  const next = read.words[to + 1];
  const joint =
    next?.text === ',' || (next?.text === ':' && read.sentence.zone === 'title')
      ? to + 2
      : /^(?:called|named|dubbed)$/.test(next?.lower ?? '')
        ? to + 2
        : -1;
  if (joint < 0) return null;
  const name = read.names.find(({ from, kind }) => from >= joint && from <= joint + 1 && kind === 'company');
  return name === undefined ? null : partyOf(name);
}

/** Words without a name: "the company" is a pronoun, "a brass mill" is told as printed; null where they say nothing. */
export function namelessParty(read: Analysed, from: number, to: number): Party | null {
  const apposed = appositionAfter(read, to);
  if (apposed !== null) return apposed;
  const words = read.words.slice(from, to + 1);
  const content = words.filter(
    ({ lower, type }) =>
      type !== 'mark' &&
      !/^(?:the|a|an|of|its|their|his|this|that|other|new|another|small|large|private|public|local|foreign|us|u\.s|several|more|certain|two|three)$/.test(
        lower,
      ),
  );
  if (content.length === 0) return null;
  if (
    content.length <= 2 &&
    content.every(({ lower }) => GENERIC_OBJECT.test(lower)) &&
    !/^its?$|^their$/.test(read.words[from - 1]?.lower ?? '')
  ) {
    return { name: null, owner: null, others: [], kind: 'pronoun', from, to };
  }
  const end = Math.min(to, from + 8);
  return {
    name: textOf(read, from, end).replace(/^(?:the|a|an|its|their) /i, ''),
    owner: null,
    others: [],
    kind: 'part',
    from,
    to: end,
  };
}
