// An alert in, its Slack message out: one plain sentence first, and what is too much for one message as its thread.
import type { Alert, AlertContent, AlertRecord, Mute, Severity } from '../../domain.ts';
import { STAGE_WORDS } from '../../notify/headlines.ts';
import { addExposureButton, alertButtons, alertMenu } from './buttons-shown.ts';
import type { ExposureNow } from './exposure-now.ts';
import { otherObjections } from './facts-shown.ts';
import { foldedBlocks, foldedText, foldParts, type Folded } from './fold.ts';
import { timesText, type Times } from './times-shown.ts';
import { alertParts, howSure } from './alert-parts.ts';
import {
  buttons,
  context,
  packMessages,
  section,
  sectionsOf,
  sizeOf,
  type MessageBlock,
  type SlackMessage,
} from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { cut, escapeWithin, person, sentenceText, visible, when } from '../text.ts';

/** What stands around an alert in its channel, besides what it says. */
export interface Shown extends Pick<AlertRecord, 'acknowledged' | 'assigned' | 'objections'> {
  /** The alert whose message it is: the buttons carry it, so that they work at any age and after every update. */
  rootId: string;
  /** A mute of this story that is on in this channel. */
  muted: Mute | null;
  times: Times;
  /** What the watchlist says now; null where it has nothing to say, and the alert's own words stand. */
  exposure: ExposureNow | null;
  /** mrkdwn: that it came late, and why; null or left out where it did not. */
  late?: string | null;
}

/** The message, and the thread messages for detail that has no room in it (mostly none). */
export interface AlertMessage extends SlackMessage {
  detail: SlackMessage[];
}

/** Severity by sign and by word: colour alone says nothing to many readers. */
export const SEVERITY_SHOWN: Record<Severity, { sign: string; word: string }> = {
  critical: { sign: '🚨', word: 'Critical' },
  high: { sign: '❗', word: 'High' },
  medium: { sign: '🔶', word: 'Medium' },
  low: { sign: '🔹', word: 'Low' },
  digest: { sign: '▫️', word: 'Passing mention' },
};

const THREAD_MESSAGES = 3; // more detail than 27,000 characters helps nobody; the sources have it

/** Draws an alert as its channel sees it now, with what has no room there. Within LIMITS, whatever the content. */
export function renderAlert(alert: Alert, shown: Shown): AlertMessage & { folded: Folded[] } {
  const content = { ...alert.content, ...shown.exposure };
  const top = [section(headline(content)), context(`${statusText(alert)} · ${howSure(content)}`), ...reason(content)];
  const bottom = [
    ...marks(content, shown),
    buttons(alertButtons(shown), alertMenu(shown, content.exposure)),
    ...lateLine(shown.late),
    context(timesText(shown.times, alert.code)),
  ];
  const parts = alertParts(content, { objections: shown.objections, add: addExposureButton(shown.rootId) });
  const { inMessage, folded } = foldParts(parts, LIMITS.messageTotal - sizeOf([...top, ...bottom]) - SPARE);
  const text = notificationText(content);
  // What is worth no thread of its own goes with what is.
  if (folded.every(({ called }) => called === null))
    return { text, blocks: [...top, ...inMessage, ...bottom], detail: [], folded: [] };
  return {
    text,
    blocks: [...top, ...inMessage, context(foldedText(folded)), ...bottom],
    detail: detailMessages([section('*More on this alert*'), ...folded.flatMap(foldedBlocks)]),
    folded,
  };
}
const SPARE = 300; // characters for the line about what is folded

/**
 * The thread reply to an update: what changed, said plainly. The message above it is edited to the whole new state.
 * @param folded what that state has no room for and the thread does not hold yet
 */
export function renderChanges(alert: Alert, late: string | null = null, folded: Folded[] = []): AlertMessage {
  const changes = alert.content.changes.map((change) => `•  ${sentenceText(change, 1_500)}`);
  const lines = changes.length === 0 ? ['The message above was brought up to date.'] : changes;
  const blocks = [
    section(`*Update* · ${headline(alert.content)}`),
    ...sectionsOf(lines),
    ...folded.flatMap(foldedBlocks),
    ...lateLine(late),
    context(`${statusText(alert)} · seen ${when(alert.content.seenAt)} · ${escapeWithin(alert.code, 40)}`),
  ];
  const [first = [], ...more] = packMessages(blocks, 400);
  const text = notificationText(alert.content, 'Update: ');
  return { text, blocks: first, detail: detailMessages(more.flat()) };
}

/** The alert without blocks, for a workspace that refuses them: never lose the news over its looks. */
export function renderPlainly(alert: Alert): string {
  const { content, code } = alert;
  const source = content.quotes[0]?.url ?? '';
  return `${notificationText(content)}\n${statusText(alert)} · ${escapeWithin(code, 40)}\n${escapeWithin(source, 1_500)}`;
}

function headline({ severity, headline }: AlertContent): string {
  return `${SEVERITY_SHOWN[severity].sign}  ${sentenceText(headline, 900)}`;
}

function statusText({ severity, stage }: Alert): string {
  return `*${SEVERITY_SHOWN[severity].word}* · ${STAGE_WORDS[stage]}`;
}

function reason({ reason }: AlertContent): MessageBlock[] {
  const why = sentenceText(reason, 900);
  return why === '' ? [] : [section(`*Why it matters here:* ${why}`)];
}

function lateLine(late: string | null | undefined): MessageBlock[] {
  return late === null || late === undefined ? [] : [context(`🕐 ${late}`)];
}

/** What people did: who looks into it, who has seen it, what they object to, and that it is muted. */
function marks({ facts }: AlertContent, { acknowledged, assigned, muted, objections }: Shown): MessageBlock[] {
  const lines: string[] = [];
  if (assigned !== null) {
    const by = assigned.by === assigned.to ? '' : `, asked by ${person(assigned.by)}`;
    lines.push(`👤 ${person(assigned.to)} looks into it${by}, ${when(assigned.at)}`);
  }
  if (acknowledged !== null) lines.push(`✅ Acknowledged by ${person(acknowledged.by)}, ${when(acknowledged.at)}`);
  lines.push(...otherObjections(facts, objections));
  if (muted !== null)
    lines.push(
      `🔕 This story is muted here by ${person(muted.by)}${muted.until === null ? '' : ` until ${when(muted.until)}`}`,
    );
  return lines.map((line) => context(line));
}

function detailMessages(blocks: MessageBlock[]): SlackMessage[] {
  const messages = packMessages(blocks, 400).map((packed) => ({
    text: 'More detail on the alert above',
    blocks: packed,
  }));
  const cutOff = messages.length > THREAD_MESSAGES;
  const last = messages[THREAD_MESSAGES - 1];
  if (cutOff && last !== undefined)
    last.blocks.push(context('There is more than fits here: press *Show sources* above.'));
  return messages.slice(0, THREAD_MESSAGES);
}

const NOTIFICATION = 150; // characters; what a phone shows
const NOTHING_SAID = 'An ownership change around a company on your watchlist';

/** Plain text for a notification; Slack reads `text` as mrkdwn, so it is escaped too. */
function notificationText({ notification, severity }: AlertContent, lead = ''): string {
  const start = `${SEVERITY_SHOWN[severity].sign} ${lead}`;
  const words = visible(notification).replace(/\s+/g, ' ').trim() || NOTHING_SAID;
  return escapeWithin(start + cut(words, NOTIFICATION - start.length), 1_000);
}
