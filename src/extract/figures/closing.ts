// The sentences of an article that tells a deal → when it is expected to close, in the article's own words.
import type { Sentence } from '../reading/clean.ts';

const DEAL =
  '(?:deal|transaction|acquisition|merger|takeover|sale|purchase|buyout|offer|combination|divestiture|closing|completion|it)';
const TIME =
  '((?:(?:sometime|later|early|late|effective|no later than) ){0,2}(?:by|in|on|within|before|during|at|around|this|next)\\b[^.;,()]{2,60})';
/** Tried in this order on one sentence; the first group is the time. */
const CLOSINGS: { row: string; reads: RegExp }[] = [
  {
    row: 'The deal is expected to close in June',
    reads: new RegExp(
      `\\b${DEAL}\\b[^.;]{0,80}?\\b(?:expected|anticipated|due|scheduled|set|slated|likely|planned|projected|targeted|should|will|would)\\b(?: [\\w-]+){0,3}? (?:close|complete|completed|finali[sz]ed|concluded|conclude|consummated|effective)(?: [\\w-]+){0,2}? ${TIME}`,
      'i',
    ),
  },
  {
    row: 'Foo expects to close the deal in June',
    reads: new RegExp(
      `\\b(?:expects?|anticipates?|plans?|aims?|hopes?|intends?)\\b(?: [\\w-]+){0,4}? (?:close|complete|completed|finali[sz]e|conclude|consummate)(?: [\\w'-]+){0,5}? ${TIME}`,
      'i',
    ),
  },
  {
    row: 'Closing is due in June',
    reads: new RegExp(
      `\\b(?:closing|completion)\\b(?: of [^.;,]{2,60})? (?:is|was) (?:expected|anticipated|due|scheduled|set|planned|targeted)(?: (?:to occur|to take place|to happen|for))? ${TIME}`,
      'i',
    ),
  },
];
const HAS_TIME =
  /\b(?:quarter|half|months?|years?|year-end|weeks?|days?|spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|(?:19|20)\d\d|q[1-4]|h[12]|mid-\w+|tomorrow|today|monday|tuesday|wednesday|thursday|friday)\b/i;
const GOES_ON =
  /\s(?:subject|pending|following|after|and|but|once|upon|if|when|while|with|for|assuming|the company|which)\b.*$/i;
const MAY_TELL = /\bclos(?:e|ing)|complet|finali[sz]e|conclude|consummat|effective/i;

export interface Closing {
  /** "by the end of the third quarter". */
  closesBy: string;
  row: string;
  sentence: Sentence;
}

/** The first of its own sentences that says when; null where none does. */
export function readClosing(sentences: readonly Sentence[]): Closing | null {
  for (const sentence of sentences) {
    if ((sentence.zone !== 'title' && sentence.zone !== 'body') || !MAY_TELL.test(sentence.text)) continue;
    const flat = sentence.text.replace(/\s/g, ' ');
    for (const { row, reads } of CLOSINGS) {
      const time = reads.exec(flat)?.[1]?.replace(GOES_ON, '').trim();
      if (time !== undefined && HAS_TIME.test(time)) return { closesBy: time, row, sentence };
    }
  }
  return null;
}
