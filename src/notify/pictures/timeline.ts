// A company's stories → a picture of them along one line of time: each story's stages as marks, joined, with their words.
import type { Role, Sentence, Stage, UnixMs } from '../../domain.ts';
import { STAGE_WORDS } from '../headlines.ts';
import { plain } from '../sentences.ts';
import { altText } from './alt-text.ts';
import { textWidth } from './letters.ts';
import { BODY, card, COLOURS, flow, HEADING, heading, INNER, MARK_WORDS, paragraph, roleChip, space } from './look.ts';
import { createNamer, saidName, type Namer } from './names.ts';
import { MARK, stageColour, stageMark } from './stage-marks.ts';
import { at, element, line, stacked, words, type Picture, type Piece } from './svg.ts';
import { dateInWords, spread, timeAxis, type Axis } from './time-axis.ts';

/** A story as its line in the picture tells it. */
export interface PicturedStory {
  /** What the deal is, its names as strong pieces, without roles. */
  headline: Sentence;
  /** Every stage that it reached, oldest first. At least one. */
  stages: { stage: Stage; at: UnixMs }[];
  /** Its companies that are watched, besides the one the picture is about. */
  watched: { name: string; role: Role }[];
}

export interface TimelineParts {
  company: { name: string; role: Role | null };
  /** Newest first. */
  stories: PicturedStory[];
  /** How many more there are that were not read. */
  unread?: number;
  now: UnixMs;
}

const MOST_STORIES = 5; // more make a picture that nobody opens
const MOST_STAGES = 6; // of one story, the latest
const MOST_CHIPS = 3;
const MOST_DATES = 4; // along the axis
const LONGEST_NAME = 460; // units; two names still share two lines
const BETWEEN_MARKS = 2 * MARK + 8;

const ENDED: ReadonlySet<Stage> = new Set(['completed', 'called-off', 'blocked', 'denied']);

/** The picture; without stories it says so. Draws the latest five, and how many are older. */
export function timelinePicture({ company, stories, unread = 0, now }: TimelineParts): Picture {
  const namer = createNamer();
  const drawn = stories.slice(0, MOST_STORIES);
  const older = stories.length - drawn.length + unread;
  const name = namer.drawn(company.name);
  const says = `${inNumbers(stories.length + unread)} · as of ${dateInWords(now)}`;
  const top = heading(name, company.role, stories.length === 0 ? `Timeline · as of ${dateInWords(now)}` : says);
  const body = drawn.length === 0 ? [emptyPiece()] : chartPieces(drawn, namer, now);
  const foot = older === 0 ? [] : [space(20), paragraph(olderWords(older), BODY, { fill: COLOURS.quiet })];
  return { ...card([top, space(18), ...body, ...foot]), alt: altOf(company, drawn, older, now), notes: namer.notes() };
}

function emptyPiece(): Piece {
  return stacked([
    rule(),
    space(22),
    paragraph('No story of it is known yet.', HEADING),
    space(6),
    paragraph('The first one will stand here.', BODY, { fill: COLOURS.quiet }),
  ]);
}
const rule = (): Piece => ({
  svg: line(
    [
      [0, 0],
      [INNER, 0],
    ],
    { stroke: COLOURS.edge, width: 2 },
  ),
  height: 2,
});

function chartPieces(stories: PicturedStory[], namer: Namer, now: UnixMs): Piece[] {
  const moments = stories.flatMap(({ stages }) => shownStages(stages).map((stage) => stage.at));
  const axis = timeAxis({ from: Math.min(now, ...moments), to: now, width: INNER, most: MOST_DATES });
  const lanes = stories.map((story) => lane(story, { namer, axis, now }));
  return [axisHead(axis, now), space(20), stacked(lanes, 32)];
}

const TODAY = 'today';

/** Dates along the top; one that would run into "today" is left out. */
function axisHead(axis: Axis, now: UnixMs): Piece {
  const half = (label: string): number => textWidth(label, BODY) / 2;
  const todayAt = Math.min(axis.x(now), INNER - half(TODAY));
  const free = axis.ticks.filter(({ x, label }) => x + half(label) + 16 < todayAt - half(TODAY));
  const dates = free.map(({ x, label }) =>
    words(label, { x: Math.max(x, half(label)), y: 28, ...BODY, fill: COLOURS.quiet, anchor: 'middle' }),
  );
  const mark = words(TODAY, { x: todayAt, y: 28, ...BODY, fill: COLOURS.ink, anchor: 'middle' });
  const ticks = [...free.map(({ x }) => x), axis.x(now)].map((x) => upright(x, 38, 50, COLOURS.edge));
  const rule = line(
    [
      [0, 50],
      [INNER, 50],
    ],
    { stroke: COLOURS.edge, width: 2 },
  );
  return { svg: dates.join('') + mark + ticks.join('') + rule, height: 52 };
}

function upright(x: number, from: number, to: number, stroke: string, dash?: string): string {
  return line(
    [
      [x, from],
      [x, to],
    ],
    { stroke, width: 2, ...(dash === undefined ? {} : { dash }) },
  );
}

interface Drawing {
  namer: Namer;
  axis: Axis;
  now: UnixMs;
}

function lane(story: PicturedStory, drawing: Drawing): Piece {
  const { namer } = drawing;
  const headline = namer.sentence(story.headline, { type: HEADING, most: LONGEST_NAME });
  const chips = story.watched.slice(0, MOST_CHIPS).map(({ name, role }) => roleChip(role, cutName(namer.drawn(name))));
  return stacked(
    [
      paragraph(headline, HEADING, { lines: 2 }),
      ...(chips.length === 0 ? [] : [flow(chips, { gap: 12, width: INNER })]),
      track(story, drawing),
      stageList(story, drawing.now),
    ],
    8,
  );
}

function cutName(name: string): string {
  const letters = [...name];
  return letters.length <= 22 ? name : `${letters.slice(0, 21).join('').trimEnd()}…`;
}

/** The latest stages, where a story went through very many. */
function shownStages(stages: PicturedStory['stages']): PicturedStory['stages'] {
  return stages.slice(-MOST_STAGES);
}

/** The marks on the line of time. What is open runs on to today, dotted. */
function track({ stages }: PicturedStory, { axis, now }: Drawing): Piece {
  const height = 2 * MARK + 18;
  const shown = shownStages(stages);
  const last = shown.at(-1);
  const room = INNER - 2 * MARK;
  const places = spread(
    shown.map((stage) => axis.x(stage.at) - MARK),
    BETWEEN_MARKS,
    room,
  ).map((x) => x + MARK);
  const y = height / 2;
  const joins = shown.slice(1).map(({ stage }, i) => join(places[i] ?? 0, places[i + 1] ?? 0, y, stage));
  const end = places.at(-1) ?? 0;
  const open = last !== undefined && !ENDED.has(last.stage) && axis.x(now) > end + MARK + 12;
  const tail = open
    ? line(
        [
          [end, y],
          [axis.x(now), y],
        ],
        { stroke: COLOURS.line, width: 3, dash: '0.1 9' },
      )
    : '';
  const marks = shown.map(({ stage }, i) => at(places[i] ?? 0, y, stageMark(stage)));
  const strip =
    element('rect', { width: INNER, height, rx: 10, fill: COLOURS.strip }) +
    axis.ticks.map(({ x }) => upright(x, 6, height - 6, COLOURS.edge)).join('') +
    upright(axis.x(now), 6, height - 6, COLOURS.line, '0.1 6');
  return { svg: strip + tail + joins.join('') + marks.join(''), height };
}

/** Solid only where it leads to what is done. */
function join(from: number, to: number, y: number, stage: Stage): string {
  const done = stage === 'completed';
  return line(
    [
      [from, y],
      [to, y],
    ],
    {
      stroke: done ? stageColour(stage) : COLOURS.line,
      width: done ? 5 : 3,
      ...(done ? {} : { dash: '9 8' }),
    },
  );
}

/** "○ rumoured 3 Mar 2025 → ◆ announced 12 Jun": what each mark means, and when it was; no year is the year before it, first of all this one. */
function stageList({ stages }: PicturedStory, now: UnixMs): Piece {
  const shown = shownStages(stages);
  const items = shown.map(({ stage, at: moment }, i) => {
    const before = shown[i - 1];
    const year = new Date(before?.at ?? now).getUTCFullYear();
    const text = `${STAGE_WORDS[stage]} ${dateInWords(moment, year)}${i < shown.length - 1 ? ' →' : ''}`;
    const svg = at(MARK, 19, stageMark(stage)) + words(text, { x: 2 * MARK + 10, y: 28, ...BODY, fill: COLOURS.ink });
    return { svg, height: 38, width: 2 * MARK + 10 + textWidth(text, BODY) };
  });
  return flow(items, { gap: 12, width: INNER });
}

function inNumbers(count: number): string {
  return `Timeline · ${count} ${count === 1 ? 'story' : 'stories'}`;
}

function olderWords(older: number): string {
  return `… and ${older} older ${older === 1 ? 'story' : 'stories'}`;
}

function altOf(company: TimelineParts['company'], drawn: PicturedStory[], older: number, now: UnixMs): string {
  const first = `Timeline of ${saidName(company.name)}${company.role === null ? '' : ` (${MARK_WORDS[company.role]})`}, as of ${dateInWords(now)}.`;
  if (drawn.length === 0) return `${first} No story of it is known yet.`;
  return altText(first, drawn.map(sentenceOf), { count: older, of: older === 1 ? 'story' : 'stories' });
}

function sentenceOf({ headline, stages, watched }: PicturedStory): string {
  const reached = shownStages(stages).map(({ stage, at: moment }) => `${STAGE_WORDS[stage]} ${dateInWords(moment)}`);
  const marks = watched.slice(0, MOST_CHIPS).map(({ name, role }) => `${saidName(name)} is ${MARK_WORDS[role]}`);
  const names = headline.map((phrase) =>
    typeof phrase !== 'string' && 'strong' in phrase ? { strong: saidName(phrase.strong) } : phrase,
  );
  return `${plain(names)}: ${reached.join(', then ')}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}.`;
}
