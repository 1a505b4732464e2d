// An alert in, its Slack message out: one plain sentence first, and what is too much for one message as its thread.
import type { Alert, AlertContent, AlertRecord, Mute, Severity, UnixMs } from '../domain.ts';
import { STAGE_WORDS } from '../notify/headlines.ts';
import { howSure, inPieces, isLong, alertParts, timesText, type Part } from './alert-parts.ts';
import {
  buttons,
  columns,
  context,
  packMessages,
  section,
  sectionsOf,
  sizeOf,
  type ButtonSpec,
  type MessageBlock,
  type SlackMessage,
} from './blocks.ts';
import { LIMITS } from './limits.ts';
import { cut, escapeWithin, person, sentenceText, visible, when } from './text.ts';

/** What stands around an alert in its channel, besides what it says. */
export interface Shown {
  /** The alert whose message it is: the buttons carry it, so that they work at any age and after every update. */
  rootId: string;
  acknowledged: AlertRecord['acknowledged'];
  /** A mute of this story that is on in this channel. */
  muted: Mute | null;
  postedAt: UnixMs;
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

/** Draws an alert as its channel sees it now. Everything within LIMITS, whatever the content. */
export function renderAlert(alert: Alert, shown: Shown): AlertMessage {
  const top = [section(headline(alert.content)), context(statusText(alert)), ...reason(alert.content)];
  const bottom = [
    context(howSure(alert.content)),
    ...marks(shown),
    buttons(alertButtons(shown)),
    ...lateLine(shown.late),
    context(timesText(alert.content, alert.code, shown.postedAt)),
  ];
  const { inMessage, inThread } = share(
    alertParts(alert.content),
    LIMITS.messageTotal - sizeOf([...top, ...bottom]) - 200,
  );
  const detail = detailMessages(inThread);
  const note = detail.length === 0 ? [] : [context('More detail stands in the thread.')];
  return { text: notificationText(alert.content), blocks: [...top, ...inMessage, ...note, ...bottom], detail };
}

/** The thread reply to an update: what changed, said plainly. The message above it is edited to the whole new state. */
export function renderChanges(alert: Alert, late: string | null = null): AlertMessage {
  const changes = alert.content.changes.map((change) => `•  ${sentenceText(change, 1_500)}`);
  const lines = changes.length === 0 ? ['The message above was brought up to date.'] : changes;
  const blocks = [
    section(`*Update* · ${headline(alert.content)}`),
    ...sectionsOf(lines),
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

function reason({ reason, rule }: AlertContent): MessageBlock[] {
  const why = sentenceText(reason, 900);
  const lines = [
    why === '' ? '' : `*Why it matters here:* ${why}`,
    rule === '' ? '' : `_Rule: ${escapeWithin(rule, 300)}_`,
  ];
  return sectionsOf(lines.filter((line) => line !== ''));
}

function lateLine(late: string | null | undefined): MessageBlock[] {
  return late === null || late === undefined ? [] : [context(`🕐 ${late}`)];
}

function marks({ acknowledged, muted }: Shown): MessageBlock[] {
  const lines: string[] = [];
  if (acknowledged !== null) lines.push(`✅ Acknowledged by ${person(acknowledged.by)}, ${when(acknowledged.at)}`);
  if (muted !== null)
    lines.push(
      `🔕 This story is muted here by ${person(muted.by)}${muted.until === null ? '' : ` until ${when(muted.until)}`}`,
    );
  return lines.length === 0 ? [] : [context(...lines)];
}

function alertButtons({ rootId, acknowledged }: Shown): ButtonSpec[] {
  const acknowledge: ButtonSpec = { action: 'acknowledge', label: 'Acknowledge', value: rootId, style: 'primary' };
  return [
    ...(acknowledged === null ? [acknowledge] : []),
    { action: 'not-relevant', label: 'Not relevant…', value: rootId },
    { action: 'mute', label: 'Mute…', value: rootId },
    { action: 'show-sources', label: 'Show sources', value: rootId },
    { action: 'why', label: 'Why this alert?', value: rootId },
  ];
}

/** Parts by rank while there is room, shown in their own order; the rest, whole lines, for the thread. */
function share(parts: Part[], room: number): { inMessage: MessageBlock[]; inThread: MessageBlock[] } {
  const kept = new Map<Part, string[]>();
  let left = room;
  for (const part of [...parts].sort((a, b) => a.rank - b.rank)) {
    const lines: string[] = [];
    left -= part.heading.length + 4;
    for (const line of part.lines) {
      if (lines.length === part.keep || isLong(line) || line.length + 1 > left) break; // in order: none is skipped
      lines.push(line);
      left -= line.length + 1;
    }
    kept.set(part, lines);
  }
  return {
    inMessage: parts.flatMap((part) => partBlocks(part, kept.get(part) ?? [])),
    inThread: parts.flatMap((part) =>
      partBlocks(part, part.lines.slice(kept.get(part)?.length ?? 0).flatMap(inPieces)),
    ),
  };
}

function partBlocks({ heading, as }: Part, lines: string[]): MessageBlock[] {
  if (lines.length === 0) return [];
  if (as === 'small') return [context(`*${heading}:* ${lines.join(' · ')}`)];
  const title = heading === '' ? [] : [`*${heading}*`];
  if (as === 'quotes') return lines.map(section); // apart, or Slack draws two quotes as one
  if (as === 'lines') return sectionsOf([...title, ...lines]);
  const rows: MessageBlock[] = [];
  for (let i = 0; i < lines.length; i += LIMITS.fields) rows.push(columns(lines.slice(i, i + LIMITS.fields)));
  return [...title.map(section), ...rows];
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

/** Plain text for a notification; Slack reads `text` as mrkdwn, so it is escaped too. */
function notificationText({ notification, severity }: AlertContent, lead = ''): string {
  const words = cut(visible(notification), 300).trim() || 'An ownership change around a company on your watchlist';
  return escapeWithin(`${SEVERITY_SHOWN[severity].sign} ${lead}${words}`, 1_000);
}
