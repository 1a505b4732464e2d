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

/** Lines that belong to the page, at their beginning; a paragraph of the article is longer than `LINE`. */
const LINES: RegExp[] = [
  /^(?:related|read (?:more|next|also)|see also|also read|more (?:from|on|in|like this)|recommended|don[’']t miss|trending|most (?:read|popular)|you (?:may|might) (?:also )?like|up next|keep reading|explore more)\b/i,
  /^(?:share|tweet|email|print|copy link|save|bookmark|listen|follow us|like us|join (?:us|our)|facebook|twitter|linkedin|whatsapp|telegram|reddit)\b(?:[\s:|·,•-]|$)/i,
  /^(?:sign up|subscribe|register|log ?in|sign in|get (?:our|the|this) .{0,40}(?:newsletter|briefing|inbox)|already (?:a|have an?) )/i,
  /^(?:by (?:clicking|continuing|using|submitting|signing)|we (?:and our partners )?use cookies|this (?:site|website) uses cookies|accept (?:all|cookies)|manage (?:cookies|preferences)|privacy (?:policy|notice))/i,
  /^(?:advertisement|sponsored|story continues|article continues|continue reading|scroll to continue|loading|skip to|image(?: credit|:)|photo(?: credit|:|graph:)|\(?getty|all rights reserved|©|copyright)/i,
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
