// A digest in, its one Slack message out: items by company with link and code, the rest counted; and the same as plain text.
import type { Digest, DigestGroup, DigestItem } from '../../domain.ts';
import { SEVERITIES } from '../../domain.ts';
import { daysInWords } from '../../notify/clock-times.ts';
import { ROLE_WORDS } from '../../notify/headline.ts';
import { DAY } from '../../time.ts';
import { SEVERITY_SHOWN } from '../alert/alert-blocks.ts';
import { context, section, sectionsOf, type MessageBlock, type SlackMessage } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { escapeWithin, linkTo, sentenceText } from '../text.ts';

const LONGEST_ITEM = 1_200; // characters of one item; an address that makes it longer is left out
const SHORTEST_ITEM = 40; // characters
const ROOM = LIMITS.messageTotal - 1_000; // characters for items and their headings
const MOST_GROUPS = 40; // each is a block at least; a section of 2,900 characters begins another one
const PLAIN = 3_500; // characters of the message without blocks, which Slack shows whole

/** Within LIMITS, whatever the digest holds. @param timeZone IANA name, in which days are told */
export function renderDigest(digest: Digest, notification: string, timeZone: string): SlackMessage {
  const { shown, left } = fitting(digest, timeZone);
  const blocks: MessageBlock[] = [
    section(`📰  *Digest* · ${heading(digest, timeZone)}`),
    ...shown.flatMap(({ group, lines }) => sectionsOf([groupHeading(group), ...lines])),
    ...(left === 0 ? [] : [section(leftOut(digest, left))]),
    context(countsText(digest), 'Why one of them was kept: `/stakewatch why` and its code'),
  ];
  return { text: escapeWithin(`📰 ${notification}`, 1_000), blocks };
}

/** For a workspace that refuses the blocks. */
export function renderDigestPlainly(digest: Digest, timeZone: string): string {
  const { shown } = fitting(digest, timeZone);
  const all = shown.flatMap(({ group, lines }) => [groupHeading(group), ...lines]);
  const lines: string[] = [`📰 Digest · ${heading(digest, timeZone)}`];
  let room = PLAIN;
  for (const line of all) {
    room -= line.length + 1;
    if (room < 0) break;
    lines.push(line);
  }
  const left = digest.counts.kept - lines.filter((line) => line.startsWith('•')).length;
  return [...lines, ...(left === 0 ? [] : [leftOut(digest, left)]), countsText(digest)].join('\n');
}

interface ShownGroup {
  group: DigestGroup;
  lines: string[];
}

/** The most severe items of all companies while there is room, then each with its company. */
function fitting({ groups }: Digest, timeZone: string): { shown: ShownGroup[]; left: number } {
  const all = groups.flatMap((group) => group.items.map((item) => ({ group, item })));
  const byRank = [...all].sort((a, b) => SEVERITIES.indexOf(b.item.severity) - SEVERITIES.indexOf(a.item.severity));
  const taken = new Map<DigestItem, string>();
  const opened = new Set<DigestGroup>();
  let room = ROOM;
  for (const { group, item } of byRank) {
    if (room < SHORTEST_ITEM) break;
    const line = itemLine(item, timeZone);
    const size = line.length + 1 + (opened.has(group) ? 0 : groupHeading(group).length + 1);
    if (size > room || (!opened.has(group) && opened.size === MOST_GROUPS)) continue;
    room -= size;
    opened.add(group);
    taken.set(item, line);
  }
  const shown = groups.flatMap((group) => {
    const lines = group.items.flatMap((item) => taken.get(item) ?? []);
    return lines.length === 0 ? [] : [{ group, lines }];
  });
  return { shown, left: all.length - taken.size };
}

function heading({ from, to, counts }: Digest, timeZone: string): string {
  const stories = counts.kept === 1 ? '1 story' : `${counts.kept} stories`;
  return `${daysInWords(from, to, timeZone)} · ${stories} that could wait`;
}

function groupHeading({ company, role }: DigestGroup): string {
  return `*${escapeWithin(company, 160)}* (${ROLE_WORDS[role]})`;
}

/** "•  🔹 Low: Foo takes 3% of Bar — Example Wire · Tue 17 Nov · A-7K3QF". */
function itemLine({ code, severity, headline, source, url, at }: DigestItem, timeZone: string): string {
  const { sign, word } = SEVERITY_SHOWN[severity];
  const said = `•  ${sign} ${word}: ${sentenceText(headline, 500)}`;
  const end = `${daysInWords(at, at, timeZone)} · ${escapeWithin(code, 40)}`;
  const name = source === '' ? 'link' : source;
  const linked = source === '' && url === null ? '' : ` — ${linkTo(url, name)}`;
  const line = `${said}${linked} · ${end}`;
  return line.length <= LONGEST_ITEM ? line : `${said} — ${linkTo(null, name)} · ${end}`;
}

function leftOut({ from, to }: Digest, left: number): string {
  const days = Math.max(1, Math.ceil((to - from) / DAY));
  return `… and ${left} more: \`/stakewatch recent ${days}\``;
}

function countsText({ counts: { told, kept, articles } }: Digest): string {
  const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  return `In these days: ${count(told, 'story', 'stories')} told at once, ${count(kept, 'story', 'stories')} kept for the digest, from ${count(articles, 'article', 'articles')}`;
}
