// An alert's parts and the room of its message in, what stands there and what is folded into its thread out: whole lines.
import type { AlertContent } from '../../domain.ts';
import { inPieces, isLong, type Part } from './alert-parts.ts';
import { columns, context, section, sectionsOf, sectionWith, type MessageBlock } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { sentenceText } from '../text.ts';

/** What did not fit the message of an alert: whole lines under the heading of their part. */
export interface Folded extends Pick<Part, 'heading' | 'as' | 'called' | 'inPlace'> {
  lines: string[];
  /** Place of the first of them in their part: so many lines stand in the message. */
  from: number;
}

const MARKS = 3; // characters that join a line to the one before it

/** Parts by rank while there is room, shown in their own order; the rest for the thread. @param room characters */
export function foldParts(parts: Part[], room: number): { inMessage: MessageBlock[]; folded: Folded[] } {
  const kept = new Map<Part, string[]>();
  let left = room;
  for (const part of [...parts].sort((a, b) => a.rank - b.rank)) {
    const lines: string[] = [];
    left -= part.heading.length + (part.button?.label.length ?? 0) + MARKS;
    for (const line of part.lines) {
      // In order: none is skipped. A note says its heading on each line.
      const size = line.length + MARKS + (part.as === 'notes' ? part.heading.length + MARKS : 0);
      if (lines.length === part.keep || isLong(part, line) || size > left) break;
      lines.push(line);
      left -= size;
    }
    kept.set(part, lines);
  }
  return {
    inMessage: parts.flatMap((part) => partBlocks(part, kept.get(part) ?? [])),
    folded: parts.flatMap((part) => {
      const from = kept.get(part)?.length ?? 0;
      const { heading, as, called, inPlace } = part;
      const lines = part.lines.slice(from);
      return lines.length === 0 ? [] : [{ heading, as, called, lines, from, ...(inPlace ? { inPlace } : {}) }];
    }),
  };
}

/** "🧵 In the thread: 2 more quotes · 6 more consequences". */
export function foldedText(folded: Folded[]): string {
  const counts = folded.flatMap(({ called, lines }) =>
    called === null ? [] : [`${lines.length} more ${lines.length === 1 ? called[0] : called[1]}`],
  );
  return `🧵 In the thread: ${counts.join(' · ')}`;
}

/** For a thread, where each line has its own room. */
export function foldedBlocks({ heading, as, lines }: Folded): MessageBlock[] {
  const pieces = lines.flatMap(inPieces);
  if (as !== 'small' && as !== 'notes') return partBlocks({ heading, as }, pieces);
  return partBlocks(
    { heading, as: 'lines' },
    pieces.map((line) => `•  ${line}`),
  );
}

/** What is folded now and stood neither folded before nor among the changes that the thread is told. */
export function foldedSince(now: Folded[], before: Folded[], { changes }: Pick<AlertContent, 'changes'>): Folded[] {
  const known = new Set(before.flatMap(({ lines }) => lines));
  const told = new Set(changes.map((change) => `•  ${sentenceText(change, 1_500)}`));
  return now.flatMap((one) => {
    // A change is the same sentence with a full stop.
    const isTold = (line: string): boolean => known.has(line) || told.has(line) || told.has(`${line}.`);
    const earlier = one.inPlace === true ? before.find(({ heading }) => heading === one.heading) : undefined;
    const isRetold = (place: number): boolean =>
      earlier !== undefined && place >= earlier.from && place < earlier.from + earlier.lines.length;
    const lines = one.lines.filter((line, i) => !isTold(line) && !isRetold(one.from + i));
    return lines.length === 0 || one.called === null ? [] : [{ ...one, lines }];
  });
}

function partBlocks({ heading, as, button }: Pick<Part, 'heading' | 'as' | 'button'>, lines: string[]): MessageBlock[] {
  if (lines.length === 0) return [];
  if (as === 'small') return [context(`*${heading}:* ${lines.join(' · ')}`)];
  if (as === 'notes') return lines.map((line) => context(`*${heading}* on ${line}`));
  const title = heading === '' ? [] : [`*${heading}*`];
  if (as === 'quotes') return lines.map(section); // apart, or Slack draws two quotes as one
  if (as === 'lines') return withButton(sectionsOf([...title, ...lines]), button);
  const rows: MessageBlock[] = [];
  for (let i = 0; i < lines.length; i += LIMITS.fields) rows.push(columns(lines.slice(i, i + LIMITS.fields)));
  return [...title.map(section), ...rows];
}

function withButton(sections: MessageBlock[], button: Part['button']): MessageBlock[] {
  if (button === undefined) return sections;
  return sections.map((block, i) =>
    i === 0 && block.type === 'section' ? sectionWith(block.text?.text ?? '', button) : block,
  );
}
