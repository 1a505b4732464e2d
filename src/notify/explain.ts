// An alert and its story → the answer to "why this alert?", and a story → one line for a list.
import type {
  Alert,
  AlertContent,
  Match,
  Phrase,
  Sentence,
  Severity,
  Source,
  Stake,
  Story,
  StoryEvent,
  StoryFacts,
  TrailStep,
} from '../domain.ts';
import { headlineOf } from './headline.ts';
import { STAGE_WORDS } from './headlines.ts';
import { surePercent } from './review.ts';
import { rivalSentence } from './rivals.ts';
import { day, joined, shortened } from './sentences.ts';
import { decideSeverity } from './severity.ts';
import { reasonsInWords, STEP_WORDS, stepInWords, trailParts } from './trail.ts';
import { whatIf } from './what-if.ts';

const LONGEST_READ = 120; // characters of the words that a row read
const MOST_EVENTS = 6; // tellings shown; the surest
const MOST_REASONS = 3; // of how sure it is; the largest
const MOST_QUOTES = 2;

/** Why an alert came. */
export interface Explanation {
  opening: Sentence;
  /** What was read, one of each source before a second of the same. */
  quotes: Sentence[];
  /** For anybody: who is who here and why that is so loud, what would have changed it, how sure it is. */
  plainly: Sentence[];
  /** For whoever checks it: each article's rows with the words they read, the look-alikes tried, what made it sure. */
  inDetail: Sentence[];
}

/**
 * @param now the story's match with the channel's watchlist as it is today; null where it matches no more. Where the two would
 * be of another severity today, that is said, and what would have changed it is left out
 */
export function explainAlert(alert: Alert, story: Story, now: { match: Match; facts: StoryFacts } | null): Explanation {
  const { content, code } = alert;
  const sources = new Map(story.sources.map((source) => [source.articleId, source]));
  const events = [...story.events].sort((a, b) => b.confidence - a.confidence).slice(0, MOST_EVENTS);
  return {
    opening: [{ strong: code }, ' came because this was read:'],
    quotes: quotesRead(content),
    plainly: [
      [{ strong: `Why it is ${severityInWords(content.severity)} here:` }, ' ', ...content.reason],
      ...loudness(alert, now),
      [{ strong: 'How sure:' }, ' ', ...howSure(content, story)],
      ...(story.related ?? []).flatMap((related) => rivalSentence(story, related)),
    ].map(joined),
    inDetail: [
      [`The rule: “${content.rule}”.`],
      ...events.flatMap((event) => explainEvent(event, sources.get(event.articleId))),
    ].map(joined),
  };
}

function severityInWords(severity: Severity): string {
  return severity === 'digest' ? 'a passing mention' : severity;
}

function quotesRead({ quotes }: AlertContent): Sentence[] {
  const first = quotes.filter((a, i) => quotes.findIndex((b) => b.source === a.source) === i);
  return first
    .slice(0, MOST_QUOTES)
    .map(({ text, source, url }) => [`“${text}” — `, url === null ? source : { link: url, label: source }]);
}

function loudness({ content }: Alert, now: { match: Match; facts: StoryFacts } | null): Sentence[] {
  const heading: Phrase = { strong: 'Louder or quieter:' };
  if (now === null) return [[heading, ' the watchlist has changed since; today it would not be told here.']];
  const { severity } = decideSeverity(now.match, now.facts);
  if (severity !== content.severity)
    return [[heading, ` with the watchlist as it is today it would be ${severityInWords(severity)}.`]];
  return whatIf(now.match, now.facts, severity);
}

/** "99% sure, from 2 articles of 1 independent source: Foo Wire (retelling Bar), Daily Baz. Needs review: …" */
function howSure({ articles, independentSources, review }: AlertContent, story: Story): Sentence {
  const surest = Math.max(0, ...story.events.map(({ confidence }) => confidence));
  const from = `${count(articles, 'article')}, ${count(independentSources, 'independent source')}`;
  return [
    `${surePercent(surest)}% sure, from ${from}: `,
    ...story.sources.flatMap((source, i) => [i === 0 ? '' : ', ', ...sourceInWords(source)]),
    '.',
    ...(review === undefined ? [] : [` Needs review: ${review}.`]),
  ];
}

function explainEvent(event: StoryEvent, source: Source | undefined): Sentence[] {
  const sure = `${surePercent(event.confidence)}% sure`;
  const read: Sentence = [
    ...(source ? sourceInWords(source) : ['An article']),
    ` was read as ${event.kind}, ${STAGE_WORDS[event.stage]} (${sure}):`,
  ];
  const quotes = event.evidence.slice(0, 1).map(({ quote }): Sentence => [`“${quote}”`]);
  const parts = trailParts(event.trail);
  const { tried } = parts;
  const checked: Sentence[] = tried === null ? [] : [[`${STEP_WORDS.tried}: ${tried.row} reads here`]];
  const reasons = reasonsInWords(parts, MOST_REASONS);
  return [
    read,
    ...quotes,
    ...byStep(parts.read),
    ...checked,
    ...byStep(parts.turnedAway),
    ...(reasons === null ? [] : [[reasons]]),
  ];
}

/** One line for all steps of a kind: "A figure: “49%” (…); “$29 billion” (…)". */
function byStep(steps: TrailStep[]): Sentence[] {
  const kinds = [...new Set(steps.map(({ step }) => step))];
  return kinds.map((kind) =>
    steps
      .filter(({ step }) => step === kind)
      .map((step) => stepInWords(step, shortened(step.read, LONGEST_READ)))
      .reduce((line, sentence) => [...line, '; ', ...withoutLabel(sentence)]),
  );
}

function withoutLabel([first, ...rest]: Sentence): Sentence {
  return typeof first === 'string' ? [first.slice(first.indexOf(': ') + 2), ...rest] : [first ?? '', ...rest];
}

function sourceInWords({ source, url, origin }: Source): Sentence {
  const retells =
    origin.report === 'named' && origin.name !== null
      ? ` (retelling ${origin.name})`
      : origin.report === 'unnamed'
        ? ' (retelling other media)'
        : '';
  return [url === null ? source : { link: url, label: source }, retells];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** "2025-06-13 · **Meta** takes **49%** of **Scale AI** · announced · 2 articles". */
export function storyLine(story: Story): Sentence {
  const headline = headlineOf({
    story,
    stake: surest(story, (e) => e.stake),
    price: surest(story, (e) => e.price),
    roles: [],
  });
  const told = story.sources.at(-1);
  const at = day(told?.publishedAt ?? story.updatedAt);
  return joined([
    `${at} · `,
    ...headline,
    ` · ${STAGE_WORDS[story.stage]} · ${count(story.sources.length, 'article')}`,
  ]);
}

/** The figure of the surest event that prints one, exact before approximate. */
function surest<T extends { approximate: boolean; currency?: string | null } | Stake>(
  story: Story,
  of: (event: StoryEvent) => T | null,
): T | null {
  const worth = (event: StoryEvent, value: T) =>
    event.confidence +
    (event.headlineOnly ? 0 : 4) +
    (value.approximate ? 0 : 2) +
    ('currency' in value && value.currency === null ? 0 : 1);
  const said = story.events.flatMap((event) => {
    const value = of(event);
    return value === null ? [] : [{ value, worth: worth(event, value) }];
  });
  return said.sort((a, b) => b.worth - a.worth)[0]?.value ?? null;
}
