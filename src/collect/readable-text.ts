// An article's web page → its own paragraphs as plain HTML, without the page around them.
import { Readability } from '@mozilla/readability';
import { escapeText } from 'entities';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { lightPage } from './light-page.ts';
import { AROUND, AROUND_ROLES, isChallenge, isFurnitureLine, isWalled, namesFurniture } from './page-furniture.ts';

export interface ReadableText {
  /** `<p>…</p>`, one paragraph each, text only. */
  html: string;
  /** The same as one plain text. */
  text: string;
  /** The page's own names for itself. */
  titles: string[];
  /** It stops at a wall, or says that it is paid for. */
  isWalled: boolean;
}

const LONGEST_TEXT = 100_000; // characters
const MOST_PARAGRAPHS = 1_000;
const SHORTEST_ARTICLE = 250; // characters that Readability looks for before it tries again with less care
const LARGEST_PART = 0.4; // of a page's text; what holds more is no furniture, whatever it is called
const LINKED = 0.8; // of a paragraph's letters; a line that is a link as a whole leads elsewhere
const LONGEST_LINK_LINE = 220; // characters; a longer one is a sentence with links in it
/** Elements that part paragraphs. */
const BLOCKS = new Set(
  (
    'address article aside blockquote br center dd div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li main ol ' +
    'p pre section table tbody td tfoot th thead tr ul'
  ).split(' '),
);

type Page = ReturnType<typeof parseHTML>['document'];

/** Takes furniture out of the page; what holds much of its text, a heading or the article stays. */
function removeFurniture(document: Page): void {
  const { body } = document;
  const most = (body.textContent ?? '').length * LARGEST_PART;
  for (const element of document.querySelectorAll('aside,footer,form,[class],[id],[role]')) {
    const name = element.localName;
    if (/^(?:html|body|main|article|h1|p)$/.test(name) || !body.contains(element)) continue;
    const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
    const around = AROUND.has(name) || AROUND_ROLES.has(element.getAttribute('role') ?? '');
    if (!around && !namesFurniture(names)) continue;
    const holdsArticle = element.querySelector('article,h1,main,[itemprop="articleBody"]') !== null;
    if (!holdsArticle && (element.textContent ?? '').length <= most) element.remove();
  }
}

/** Paragraphs of a piece of HTML, without headings of one word, lines of links and lines of the page. */
function paragraphsOf(html: string): string[] {
  const paragraphs: string[] = [];
  let text = '';
  let linked = 0; // characters of it that stand in links
  let links = 0;
  let kept = 0;
  const end = (): void => {
    const line = text.replace(/\s+/g, ' ').trim(); // prettier-ignore
    const isLink = line.length <= LONGEST_LINK_LINE && linked > line.length * LINKED;
    if (line !== '' && !isLink && !isFurnitureLine(line) && paragraphs.length < MOST_PARAGRAPHS) {
      if (kept + line.length <= LONGEST_TEXT) paragraphs.push(line);
      kept += line.length;
    }
    [text, linked] = ['', 0];
  };
  const parser = new Parser({
    onopentag(name) {
      if (name === 'a') links += 1;
      if (BLOCKS.has(name)) end();
    },
    ontext(piece) {
      text += piece;
      if (links > 0) linked += piece.trim().length;
    },
    onclosetag(name) {
      if (name === 'a') links -= 1;
      if (BLOCKS.has(name)) end();
    },
  });
  parser.end(html);
  end();
  return paragraphs;
}

/**
 * The article that a page shows. Costs a bounded time, whatever the page: it is cut in length, depth and number of
 * elements before a DOM is built of it.
 * @returns null where the page shows no article (a list, an error, a robot check); never throws
 */
export function readableText(html: string): ReadableText | null {
  try {
    const light = lightPage(html);
    if (light.titles.some(isChallenge)) return null;
    const { document } = parseHTML(`<!DOCTYPE html><html><body>${light.html}</body></html>`);
    const whole = document.body.textContent ?? '';
    removeFurniture(document);
    const article = new Readability(document, { charThreshold: SHORTEST_ARTICLE, disableJSONLD: true }).parse();
    const paragraphs = paragraphsOf(article?.content ?? '');
    if (paragraphs.length === 0) return null;
    return {
      html: paragraphs.map((line) => `<p>${escapeText(line)}</p>`).join('\n'),
      text: paragraphs.join('\n'),
      titles: [...light.titles, article?.title ?? ''],
      isWalled: light.isPaid || isWalled(whole),
    };
  } catch {
    return null; // a page that the DOM or Readability cannot take costs that page
  }
}
