// What a window carries to its submission, and the short prints by which it knows what was changed meanwhile.
import { createHash } from 'node:crypto';
import type { Role } from '../../domain.ts';
import { LONGEST_NAME } from '../../match/name-key.ts';
import { cut } from '../text.ts';
import type { Asker } from '../permissions.ts';

/** Which channel the window is about. */
export interface ChannelMemory {
  channelId: string;
  channelName: string;
}
/** Where somebody is in the list of companies. */
export interface ListPlace {
  /** null: all roles. */
  role: Role | null;
  words: string;
  page: number;
}
export type ListMemory = ChannelMemory & ListPlace;

/** How each field stood when the window opened, by field. */
export type Prints = Record<string, string>;

export interface CompanyMemory extends ChannelMemory {
  /** The company as the list called it, by `keptName`; null: it is a new one. */
  name: string | null;
  prints: Prints;
  /** The list below it; null where the window stands alone. */
  list: ListPlace | null;
}
export interface SettingsMemory extends ChannelMemory {
  prints: Prints;
}
export type ImportMemory = ChannelMemory;
export interface PreviewMemory extends ChannelMemory {
  /** What was looked at: the pasted lines (which stand in the window), or a file. */
  from: 'lines' | { url: string; name: string };
  /** Of the outcome that the window shows. */
  print: string;
}

export const channelMemory = ({ channelId, channelName }: Asker): ChannelMemory => ({
  channelId,
  channelName: cut(channelName, 100),
});

/** Eight hex digits of a text: whether it is still the same, without carrying it. */
export function printOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** A company's name as a window carries it: an older list may hold a longer one than a window has room for. */
export function keptName(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${cut(name, LONGEST_NAME - 20)} #${printOf(name)}`;
}

export function printsOf(texts: Record<string, string>): Prints {
  return Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, printOf(text)]));
}

/** What each side made of a field since the window opened. */
export type Meeting = 'same' | 'mine' | 'theirs' | 'conflict';

/** @param opened the print of the field as it was when the window opened */
export function meetingOf(opened: string | undefined, mine: string, stored: string): Meeting {
  if (mine === stored) return 'same';
  const isMine = printOf(mine) !== opened;
  const isTheirs = printOf(stored) !== opened;
  return isMine && isTheirs ? 'conflict' : isMine ? 'mine' : 'theirs';
}
