// OPML, in which feed readers exchange their lists ↔ feeds with their folders, and what is wrong with which line.
import { escapeUTF8 } from 'entities';
import { Parser } from 'htmlparser2';
import { feedIdOf, openableUrl } from './canonical-url.ts';
import { LONGEST_URL } from './limits.ts';
import { allowedCharacters } from './xml-text.ts';

export interface OpmlFeed {
  url: string;
  /** null where the list gives it none. */
  title: string | null;
  /** Names from the outermost in, "/" between them; null where it lies in none. */
  folder: string | null;
}
/** A feed as it stands in a file, on a line counted from 1. */
export type OpmlEntry = OpmlFeed & { line: number };
export interface Opml {
  /** In the order of the file, each feed once. */
  feeds: OpmlEntry[];
  /** Outlines that give no feed; `says` is a plain clause. */
  problems: { line: number; says: string }[];
}

const MOST_FEEDS = 100_000;
const LONGEST_NAME = 200; // characters of a title or of one folder
const DEEPEST = 20; // folders within one another
const MOST_OPEN = 500; // outlines within one another; the parser's own stack costs the square of its depth
const LOOKED_AT = 5_000; // characters in which OPML shows itself

/** One line of characters that XML allows; null where nothing is left. */
function nameOf(text: string | undefined): string | null {
  const line = (text ?? '').slice(0, 10 * LONGEST_NAME).replace(/\s+/g, ' ').trim(); // prettier-ignore
  return allowedCharacters(line.slice(0, LONGEST_NAME)).trim() || null;
}

/** A "/" parts folders, so within a name it becomes a look-alike. */
const folderName = (text: string | undefined): string | null => nameOf(text)?.replaceAll('/', '∕') ?? null;

/** OPML 2.0: "/News/Business,/Deals"; the first is the folder. */
function categoryOf(text: string | undefined): string | null {
  const levels = (text ?? '').split(',', 1)[0]?.split('/') ?? [];
  return pathOf(levels.map(folderName));
}

function pathOf(names: (string | null)[]): string | null {
  const path = names.filter((name) => name !== null).slice(0, DEEPEST);
  return path.length === 0 ? null : path.join('/');
}

/** `feed:` before an address, or in place of http, is how some readers mark it. */
function addressOf(text: string): string | null {
  const url = text.trim().replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'https://'); // prettier-ignore
  return url.length <= LONGEST_URL && openableUrl(url) !== null ? new URL(url).href : null;
}

const shown = (text: string | null): string => (text === null ? 'an outline without a name' : `“${text}”`);

/** Whether a text is OPML, by how it begins. */
export function isOpml(text: string): boolean {
  return /<opml[\s>]/i.test(text.slice(0, LOOKED_AT));
}

interface Outline {
  line: number;
  name: string | null;
  isFeed: boolean;
  /** Anything within it. */
  holds: boolean;
}

/**
 * Reads a list of feeds. Outlines within others lie in their folders; a feed that stands twice is taken once.
 * @returns never throws: what is wrong is said by line
 */
export function readOpml(text: string): Opml {
  const feeds: OpmlEntry[] = [];
  const problems: Opml['problems'] = [];
  const lines = new Map<string, number>(); // feed id → where it stood first
  const open: Outline[] = [];
  let line = 1;
  let counted = 0; // characters whose line breaks are in `line`

  function lineAt(at: number): number {
    for (; counted < at; counted++) if (text.charCodeAt(counted) === 10) line += 1;
    return line;
  }
  function addFeed(printed: string, title: string | null, category: string | undefined, at: number): void {
    const url = addressOf(printed);
    if (url === null) {
      problems.push({ line: at, says: `${shown(title)} has no web address: ${shown(nameOf(printed))}` });
      return;
    }
    const id = feedIdOf(url);
    const before = lines.get(id);
    if (before !== undefined) problems.push({ line: at, says: `${shown(title)} is the feed of line ${before} again` });
    else if (feeds.length < MOST_FEEDS) {
      lines.set(id, at);
      const folder = pathOf(open.filter(({ isFeed }) => !isFeed).map(({ name }) => folderName(name ?? undefined)));
      feeds.push({ url, title, folder: folder ?? categoryOf(category), line: at });
    }
  }
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name !== 'outline') return;
        const at = lineAt(parser.startIndex);
        for (const around of open.slice(-1)) around.holds = true;
        const { text: label, title, xmlurl, url, type, category } = attributes;
        const address = xmlurl ?? (/^(?:rss|atom|feed)$/i.test(type ?? '') ? url : undefined);
        const called = nameOf(title) ?? nameOf(label);
        if (address !== undefined) addFeed(address, called, category, at);
        open.push({ line: at, name: called, isFeed: address !== undefined, holds: false });
        if (open.length < MOST_OPEN) return;
        problems.push({ line: at, says: 'outlines lie too deep in one another from here on' });
        parser.pause();
      },
      onclosetag(name, implied) {
        if (name === 'opml' && implied)
          problems.push({ line: lineAt(text.length), says: 'the file breaks off before its end' });
        if (name !== 'outline') return;
        const closed = open.pop();
        if (closed && !closed.isFeed && !closed.holds)
          problems.push({ line: closed.line, says: `${shown(closed.name)} names no feed` });
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(text);
  if (feeds.length === 0 && problems.length === 0)
    problems.push({ line: 1, says: 'this is no OPML, or lists no feed' });
  return { feeds, problems: problems.sort((a, b) => a.line - b.line) };
}

/** The list as OPML 2.0, in its order; neighbours in one folder stand in one outline. */
export function writeOpml(feeds: OpmlFeed[], title: string): string {
  const rows: string[] = [];
  let open: string[] = [];
  const indent = (): string => '  '.repeat(open.length + 2);
  function enter(path: string[]): void {
    const shared = open.findIndex((name, level) => name !== path[level]);
    for (const keep = shared < 0 ? open.length : shared; open.length > keep;) {
      open = open.slice(0, -1);
      rows.push(`${indent()}</outline>`);
    }
    for (const name of path.slice(open.length)) {
      rows.push(`${indent()}<outline text="${attribute(name)}">`);
      open = [...open, name];
    }
  }
  for (const feed of feeds) {
    enter((feed.folder ?? '').split('/').map((name) => folderName(name)).filter((name) => name !== null)); // prettier-ignore
    const name = nameOf(feed.title ?? undefined);
    const called = name === null ? 'text=""' : `text="${attribute(name)}" title="${attribute(name)}"`;
    rows.push(`${indent()}<outline type="rss" ${called} xmlUrl="${attribute(feed.url)}"/>`);
  }
  enter([]);
  const head = `<head>\n    <title>${attribute(title)}</title>\n  </head>`;
  const body = rows.length === 0 ? '<body/>' : `<body>\n${rows.join('\n')}\n  </body>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  ${head}\n  ${body}\n</opml>\n`;
}

const attribute = (text: string): string => escapeUTF8(allowedCharacters(text));
