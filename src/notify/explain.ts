// An alert and its story → the answer to "why this alert?", and a story → one line for a list.
import type { Alert, Sentence, Source, Stake, Story, StoryEvent, TrailStep } from '../domain.ts';
import { headlineOf } from './headline.ts';
import { STAGE_WORDS } from './headlines.ts';
import { surePercent } from './review.ts';
import { rivalSentence } from './rivals.ts';
import { day, joined, shortened } from './sentences.ts';
import { reasonsInWords, STEP_WORDS, stepInWords, trailParts } from './trail.ts';

const LONGEST_READ = 120; // characters of the words that a row read
const MOST_EVENTS = 6; // tellings shown; the surest
const MOST_REASONS = 3; // of how sure it is; the largest

/** The rule that fired, the roles, what each article was read to say and by which rows, and how sure it is. */
export function explainAlert(alert: Alert, story: Story): Sentence[] {
  const { content, code } = alert;
  const sources = new Map(story.sources.map((source) => [source.articleId, source]));
  const events = [...story.events].sort((a, b) => b.confidence - a.confidence).slice(0, MOST_EVENTS);
  return [
    [{ strong: code }, ` is ${content.severity} by the rule "${content.rule}".`],
    content.reason,
    ...events.flatMap((event) => explainEvent(event, sources.get(event.articleId))),
    ...reviewReason(alert),
    ...(story.related ?? []).flatMap((related) => rivalSentence(story, related)),
    [
      `${count(content.articles, 'article')}, ${count(content.independentSources, 'independent source')}: `,
      ...story.sources.flatMap((source, i) => [i === 0 ? '' : ', ', ...sourceInWords(source)]),
      '.',
    ],
  ].map(joined);
}

function explainEvent(event: StoryEvent, source: Source | undefined): Sentence[] {
  const sure = `${surePercent(event.confidence)}% sure`;
  const read: Sentence = [
    ...(source ? sourceInWords(source) : ['An article']),
    ` was read as ${event.kind}, ${STAGE_WORDS[event.stage]} (${sure}):`,
  ];
  const quotes = event.evidence.slice(0, 1).map(({ quote }): Sentence => [`“${quote}”`]);
  const parts = trailParts(event.trail);
  const inWords = (step: TrailStep): Sentence => stepInWords(step, shortened(step.read, LONGEST_READ));
  const { tried } = parts;
  const checked: Sentence[] = tried === null ? [] : [[`${STEP_WORDS.tried}: ${tried.row} reads here`]];
  const reasons = reasonsInWords(parts, MOST_REASONS);
  return [
    read,
    ...quotes,
    ...parts.read.map(inWords),
    ...checked,
    ...parts.turnedAway.map(inWords),
    ...(reasons === null ? [] : [[reasons]]),
  ];
}

/** Why a person should look before anybody acts on it. */
function reviewReason({ content }: Alert): Sentence[] {
  return content.review === undefined ? [] : [[`Needs review: ${content.review}.`]];
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
