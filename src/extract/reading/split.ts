// A piece of text → the places where its sentences begin and end.
import { everyMatch } from './every-match.ts';

/** A full stop after one of these ends no sentence, unless the next word can only open one. */
const ABBREVIATIONS = new Set(
  (
    'inc corp co cos ltd plc llc lp bros mr mrs ms dr prof sr jr st vs no nos gen sen rep gov hon rev etc e.g i.e approx est dept mrd mio mld ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.k u.n e.u n.v s.a s.p.a a.g b.v l.p ' +
    'l.l.c p.l.c d.c a.m p.m pty bhd tbk cie intl int’l mfg assn bancorp fla calif mass conn ill mich minn tex wash pa va ga colo ' +
    'ariz ala tenn ore wis okla nev md ky ore'
  ).split(' '),
);
const OPENERS = new Set(
  'the it its in a an this that these those he she they we i but and for on at as if when while after before under both terms his her our there with however meanwhile financial shares analysts'.split(
    ' ',
  ),
);
const STOP = /[.!?]["”’')\]]*(?=\s+["“‘'([]*[\p{Lu}\p{N}$€£¥*<#@])|;\s(?=\p{Lu})/gu;

const LONGEST = 1_200; // characters; no sentence of an article is longer, only lists and markup

export interface Span {
  start: number;
  end: number;
}

/** Spans of the sentences in `text` between two offsets, trimmed, none empty; runs in one pass. */
export function splitSentences(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  const piece = text.slice(from, to);
  let start = 0;
  for (const match of everyMatch(STOP, piece)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('.') && !endsSentence(piece, match.index, end)) continue;
    pushTrimmed(spans, piece, start, end, from);
    start = end;
  }
  pushTrimmed(spans, piece, start, piece.length, from);
  return spans;
}

function endsSentence(piece: string, stop: number, end: number): boolean {
  const before = /[\p{L}\p{N}.'’&-]{1,20}$/u.exec(piece.slice(Math.max(0, stop - 20), stop))?.[0] ?? '';
  const next = /^[\s"“‘'([]*([\p{L}\p{N}]{1,20})/u.exec(piece.slice(end, end + 30))?.[1] ?? '';
  const abbreviated = ABBREVIATIONS.has(before.toLowerCase()) || /^(?:\p{Lu}|\p{Lu}(?:\.\p{Lu})+)$/u.test(before);
  if (!abbreviated) return true;
  return /^\p{Lu}\p{Ll}/u.test(next) ? OPENERS.has(next.toLowerCase()) : next === 'A';
}

function pushTrimmed(spans: Span[], piece: string, start: number, end: number, offset: number): void {
  let [a, b] = [start, end];
  while (a < b && /\s/.test(piece.charAt(a))) a += 1;
  while (b > a && /\s/.test(piece.charAt(b - 1))) b -= 1;
  // Every rule downstream reads one sentence, so a bound here bounds the time a hostile page can take.
  while (b - a > LONGEST) {
    const space = a + piece.slice(a, a + LONGEST + 1).lastIndexOf(' '); // never looked for outside: that would be a square
    const cut = space > a ? space : a + LONGEST;
    spans.push({ start: offset + a, end: offset + cut });
    a = space > a ? cut + 1 : cut;
  }
  if (b > a) spans.push({ start: offset + a, end: offset + b });
}
