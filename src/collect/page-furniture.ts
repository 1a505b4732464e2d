// What surrounds an article on a web page → known by its element, its class or id, and its words.

/** Elements whose text nobody reads, or that hold no article. */
export const NOT_READ = new Set(
  (
    'script style noscript template svg math iframe object embed video audio canvas button select option textarea input ' +
    'nav dialog figcaption map datalist menu'
  ).split(' '),
);
/** Elements that are an article's surroundings, unless the article itself lies in them. */
export const AROUND = new Set(['aside', 'footer', 'form']);
export const AROUND_ROLES = new Set('navigation complementary contentinfo banner search dialog alert'.split(' '));

/**
 * Words of a class or id that name furniture, each alone ("share-bar", "relatedPosts"). A word within another ("share" in
 * "shareholders") does not count.
 */
const WORDS = new Set(
  (
    'related recommended recommendations recirc recirculation trending popular readmore morestories mostread mostpopular ' +
    'share sharing shares social sharebar sharedaddy addtoany newsletter newsletters signup subscribe subscription ' +
    'promo promotion promotions advert advertisement advertising ads ad sponsor sponsored outbrain taboola cookie cookies ' +
    'consent gdpr onetrust paywall regwall comment comments disqus breadcrumb breadcrumbs nav navigation menu sidebar ' +
    'footer byline author authorbox authors bio toolbar tags taglist topics skip popup modal overlay banner widget ' +
    'caption credit disclaimer copyright masthead teaser teasers upnext'
  ).split(' '),
);
/** Pairs of words that only together are furniture: "read" and "next" alone are in the names of article bodies too. */
const PAIRS =
  /(?:^| )(?:read (?:more|next|also)|more (?:from|on|in|stories|news|like)|most (?:read|popular|viewed)|see also|also (?:read|see)|you may|up next|keep reading|sign up|follow us|next (?:article|story|post)|editors? picks?|top stories|latest news)(?: |$)/;

/** "relatedPosts sw-share" → "related posts sw share". */
const wordsOf = (names: string): string =>
  names
    .slice(0, 400)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();

/** Whether a class or id names furniture. */
export function namesFurniture(names: string): boolean {
  const words = wordsOf(names);
  return words.split(' ').some((word) => WORDS.has(word)) || PAIRS.test(words);
}

/**
 * Lines that belong to the page. Each says so by its end too: "Recommended" heads a list, and "Recommended cash offer for
 * Foo" is news, as is "Facebook buys Foo".
 */
const LINES: RegExp[] = [
  /^(?:related|recommended|trending|popular|most (?:read|popular|viewed)|top|latest|more)(?: (?:articles?|stories|news|topics?|reading|posts?|content|links?|coverage|videos?|for you|now|from .{1,40}|on this|like this))?\s?:?$/i,
  /^(?:you (?:may|might) (?:also )?(?:like|be interested in)|don[’']t miss|up next|keep reading|explore more)\s?:?$/i,
  /^(?:read (?:more|next|also)|see also|also read|related|watch|listen|don[’']t miss)(?: (?:articles?|stories|news|on|about))?\s?[:|–—-]/i,
  /^(?:(?:share|tweet|email|print|copy|save|bookmark|follow|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|on|via|this|us|article|story|page|link|by|the|to)(?:[\s:|·,•&-]{1,3}|$)){1,12}$/i,
  /^(?:sign up|subscribe|register|get) .{0,80}\b(?:newsletters?|inbox|briefings?|alerts|for free|free trial|account)\b/i,
  /^(?:log ?in|sign ?in|subscribe|register)(?: (?:now|here|to .{1,60}))?[.!]?$|^already (?:a|have an?) (?:subscriber|member|account)/i,
  /^(?:by (?:clicking|continuing|submitting|signing up)\b.{0,80}\b(?:agree|terms|polic)|we (?:and our partners )?use cookies|this (?:site|website) uses cookies|accept (?:all(?: cookies)?|cookies)$|manage (?:cookies|preferences)$|privacy (?:policy|notice)$)/i,
  /^(?:advertisement|sponsored(?: content)?|(?:story|article) continues.{0,40}|continue reading.{0,60}|scroll to continue.{0,40}|loading(?:\.{3}|…)?|skip to .{0,40}|all rights reserved.{0,80})$/i,
  /^(?:image|photo(?:graph)?|picture|illustration)s?(?: credits?| by)?\s?:|^\(?getty images|^(?:©|copyright (?:©|\(c\)|\d{4}))/i,
];
const LINE = 180; // characters

/** Whether a paragraph is the page's, not the article's. */
export function isFurnitureLine(text: string): boolean {
  return text.length <= LINE && LINES.some((line) => line.test(text));
}

/** A page that stops before the article does, and asks for something. */
const WALLS =
  /subscribe (?:now )?to (?:continue|read|unlock|keep)|to (?:continue|keep) reading|(?:sign|log) ?in to (?:continue|read|view)|register (?:for free )?to (?:continue|read)|(?:this|the) (?:article|story|content) is (?:for|only|reserved|exclusive|available (?:only )?(?:to|for))|subscribers? only|unlock (?:this|the|full)|already a (?:subscriber|member)|create (?:a free|an) account to/i;
/** What answers in place of the page. */
const CHALLENGES =
  /^(?:just a moment|attention required|access denied|are you (?:a )?(?:robot|human)|before you continue|403 forbidden|page not found|verify(?:ing)? you are|one more step|pardon our interruption)/i;

/** Whether a text of an article ends at a wall; `text` is what could be read of the page. */
export function isWalled(text: string): boolean {
  return WALLS.test(text.slice(0, 200_000));
}
export function isChallenge(title: string): boolean {
  return CHALLENGES.test(title.trim());
}
