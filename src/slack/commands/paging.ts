// Many lines in, one page of them out: as much as one message holds, with buttons to the page before and after.
import type { Answer } from '../answer.ts';
import type { ButtonSpec } from '../blocks.ts';
import { LIMITS } from '../limits.ts';

/** A line of a long list, and the button that belongs to it. */
export interface Item {
  text: string;
  button?: ButtonSpec;
  /** Heading above the first of its group, on every page that has some of it. */
  group?: string;
}
export interface Paging {
  /** Lines above and below the items of every page. */
  head: string[];
  foot?: string[];
  /** From 1; one beyond the last shows the last. */
  page: number;
  /** The command that shows it again, without a page ("recent 7"). */
  again: string;
}

const MOST = 20; // items on a page
const MOST_WITH_BUTTONS = 10;
const ROOM = LIMITS.messageTotal - 2_500; // characters of items; heads, feet and buttons have the rest

/** A button that does what typing the command would. */
export function runButton(label: string, command: string): ButtonSpec {
  return { action: 'run', label, value: command };
}

export function paged(items: Item[], { head, foot = [], page, again }: Paging): Answer {
  const pages = pagesOf(items);
  const at = Math.min(page, pages.length);
  const shown = pages[at - 1] ?? [];
  const turns = [
    ...(at > 1 ? [runButton('Page before', `${again} page ${at - 1}`)] : []),
    ...(at < pages.length ? [runButton('Next page', `${again} page ${at + 1}`)] : []),
  ];
  const where = pages.length > 1 ? [`_Page ${at} of ${pages.length}_`] : [];
  return {
    lines: [
      ...head,
      ...shown.flatMap(({ text, group }, i) => (headed(group, shown[i - 1]) ? [group, text] : [text])),
      ...where,
      ...foot,
    ],
    buttons: [...shown.flatMap(({ button }) => (button === undefined ? [] : [button])), ...turns],
  };
}

function headed(group: string | undefined, before: Item | undefined): group is string {
  return group !== undefined && group !== before?.group;
}

function pagesOf(items: Item[]): Item[][] {
  const pages: Item[][] = [];
  let open: Item[] = [];
  let size = 0;
  for (const item of items) {
    const buttons = open.filter(({ button }) => button !== undefined).length;
    const isFull = open.length === MOST || size + item.text.length > ROOM || buttons === MOST_WITH_BUTTONS;
    if (isFull && open.length > 0) {
      pages.push(open);
      open = [];
      size = 0;
    }
    open.push(item);
    size += item.text.length + 1;
  }
  return open.length > 0 || pages.length === 0 ? [...pages, open] : pages;
}
