// The tables of page furniture: which lines of an article are not its own news, so that nobody reads an event out of them.

/** Rows are tried on one line (a paragraph) in this order; the first that reads decides. */
export interface FurnitureRow {
  name: string;
  reads: RegExp;
  /** related: headlines follow; headline: it is one itself; line: only it is furniture; rest: so is all that follows. */
  opens: 'related' | 'headline' | 'line' | 'rest';
}

export const FURNITURE: FurnitureRow[] = [
  {
    name: 'Related articles',
    reads:
      /^[\W_]{0,3}(?:related (?:articles?|stor(?:y|ies)|news|reading|posts?|content|coverage|topics?|links?)|more (?:on this|from|in|stories|news|headlines)|you (?:may|might) also (?:like|be interested)|what to read next|most (?:read|popular|viewed)|trending(?: now)?|popular (?:now|stories|posts)|latest (?:news|stories|articles|headlines)|top stories|further reading|editors?['’]?s?['’]? picks?|don['’]t miss|read (?:more|next|also)|also read|see also|other (?:news|stories))\b[^.]{0,40}$/i,
    opens: 'related',
  },
  {
    name: 'Read more: a headline on the same line',
    reads: /^[\W_]{0,3}(?:read (?:more|also|next|this)|also read|see also|related|more)\s?:\s?\S/i,
    opens: 'headline',
  },
  {
    name: 'Recommended',
    reads:
      /^[\W_]{0,3}(?:recommended|sponsored|promoted|advertisement|tags?|topics?|categories|comments?|share|print|email)\b\W?.{0,24}$/i,
    opens: 'line',
  },
  {
    name: 'Copy article title and URL',
    reads: /^[\W_]{0,3}copy (?:the )?(?:article|link|title|url)\b/i,
    opens: 'line',
  },
  { name: 'in Business, Posted by', reads: /\bposted (?:by|in|on|under)\b.{0,60}$/i, opens: 'line' },
  {
    name: 'By A. Writer',
    reads: /^(?:by|words by|written by|reported by|story by) [\p{Lu}][^.!?]{2,60}$/u,
    opens: 'line',
  },
  { name: 'Reporting by', reads: /^\(?(?:additional )?(?:reporting|writing|editing|compiled) by\b/i, opens: 'line' },
  {
    name: 'Further company coverage',
    reads: /^\W{0,3}(?:further company coverage|source text(?: for eikon)?)\b/i,
    opens: 'line',
  },
  {
    name: 'Follow us, subscribe',
    reads:
      /^\W{0,3}(?:follow (?:us|@)|subscribe|sign up|join (?:our|the) (?:newsletter|mailing)|click here|share this|share on|like us|get the latest|view source|read the full|image:|photo(?: credit)?:|picture:|source:|via:|credit:|listen to|watch:|©|copyright|all rights reserved|this (?:article|story) (?:was )?(?:originally )?(?:appeared|published))/i,
    opens: 'line',
  },
  {
    name: 'Forward-looking statements',
    reads:
      /^\W{0,3}(?:(?:cautionary (?:note|statement)s?|caution|special note|note|safe harbor)\b.{0,60})?(?:forward[- ]looking (?:statements?|information)|safe harbor)\b.{0,40}$/i,
    opens: 'rest',
  },
  {
    name: 'No offer or solicitation',
    reads:
      /^\W{0,3}(?:no offer or solicitation|(?:important )?additional information(?: and where to find it)?|participants in the solicitation|important notice|disclaimer|media contacts?|investor contacts?|contacts?|for (?:more|further) information)\b.{0,40}$/i,
    opens: 'rest',
  },
  { name: 'About the company', reads: /^\W{0,3}[Aa]bout (?:the )?[\p{Lu}\d][^.!?:]{1,70}:?$/u, opens: 'rest' },
];

/** Sentences that are furniture wherever they stand; `needs`: stems without which the row cannot read (stems.ts). */
export const FURNITURE_SENTENCES: { name: string; needs: readonly string[]; reads: RegExp }[] = [
  {
    name: 'forward-looking statement',
    needs: ['forward-look', 'forward look', 'safe harbor', 'private securities'],
    reads: /\bforward[- ]looking (?:statement|information)|\bsafe harbor\b|private securities litigation reform act/i,
  },
  {
    name: 'no offer',
    needs: ['not constitute', 'nor shall', 'not be', 'not form', 'not intended to'],
    reads:
      /\b(?:does not|shall not|nor shall|not intended to) (?:constitute|be|form).{0,40}\b(?:an? )?(?:offer|solicitation)\b/i,
  },
  {
    name: 'further information',
    needs: ['www.', 'http', '@', 'contact', 'visit', 'tel'],
    reads:
      /^(?:for (?:more|further) (?:information|details)|(?:please )?visit|learn more at|contact)\b.{0,200}(?:www\.|https?:|@|contact|visit|tel)/i,
  },
  {
    name: 'Further company coverage',
    needs: ['further company', 'source text'],
    reads: /^(?:further company coverage|source text)\b/i,
  },
  {
    name: 'Reporting by',
    needs: ['('],
    reads: /^\((?:reporting|writing|editing|compiled|\p{Lu}[\w. ]{2,30}newsroom)/iu,
  },
  { name: 'Reuter', needs: ['reuter'], reads: /^\W{0,3}reuters?\W{0,3}$/i },
];

/** What stands before the news on its line: dateline, ticker, label. Matched at the start of a paragraph that has one of `needs`. */
export const LEADS: { name: string; needs: readonly string[]; reads: RegExp }[] = [
  { name: 'CITY, State--(WIRE)--', needs: ['--'], reads: /^[\p{Lu}][^()\n]{2,60}\s?--\s?\([^()\n]{2,40}\)\s?--\s?/u },
  {
    name: 'CITY, March 19 (Agency) -',
    needs: ['(', '/'],
    reads:
      /^(?:[\p{Lu}][\p{L}., /-]{1,40}, )?\p{Lu}\p{L}{2,9}\.? \d{1,2}(?:, \d{4})? ?[(/][^()/\n]{2,40}[)/] ?(?:[-–—]{1,2} ?)/u,
  },
  { name: 'CITY (Agency) -', needs: ['('], reads: /^[\p{Lu}][\p{Lu}., /-]{2,40} ?\([^()\n]{2,30}\) ?[-–—]{1,2} ?/u },
  {
    name: 'Town, State, March 19 -',
    needs: ['-', '–', '—'],
    reads:
      /^\p{Lu}[\p{L}'’. ]{2,24}(?:, \p{Lu}[\p{L}. ]{1,20}){0,2}, (?:\p{Lu}\p{L}{2,9}\.? \d{1,2}|\d{1,2} \p{Lu}\p{L}{2,9}\.?)(?:,? \d{4})? ?(?:-{1,2}|–|—) ?(?=\S{0,30} ?\p{L})/u,
  },
  {
    name: 'TOWN, State -',
    needs: ['-', '–', '—'],
    reads:
      /^(?!BRIEF|UPDATE)\p{Lu}{3}[\p{Lu}'’. ]{0,20}(?:, \p{Lu}[\p{L}. ]{1,20})? ?(?:--|–|—| - ) ?(?=[^\n]{0,80}\p{Ll}{3})/u,
  },
  {
    name: '(Town, 16 October 2013)',
    needs: ['('],
    reads: /^\(\p{Lu}[\p{L} .]{2,20}, (?:\d{1,2} \p{L}{3,9}|\p{L}{3,9}\.? \d{1,2}),? \d{4}\) /u,
  },
  { name: 'CITY, Date /Wire/ --', needs: ['/'], reads: /^[\p{Lu}][^\n/]{2,60}\/[\p{L} -]{3,30}\/ ?[-–—]{1,2} ?/u },
  {
    name: 'BRIEF-',
    needs: ['-', ':', '|', '–', '—'],
    reads:
      /^(?:brief|update ?\d{0,2}|refile|correct(?:ed|ion)|exclusive|breaking(?: news)?|just in|alert|watch|listen|wrapup ?\d?|rpt|report|reports|news|scoop|deals of the day|factbox|analysis|opinion|podcast|video)\s?[-:|–—]+\s?/i,
  },
  { name: '$TICK -', needs: ['$'], reads: /^(?:\$[A-Z][A-Z.]{0,6}[, ]*)+(?:[-:|–—]+ ?)?/ },
  { name: 'bullet', needs: [...'*•・·▪●○►>–—-'], reads: /^[*•・·▪●○►>–—-]+\s+/u },
];

/** The writer and the paper after a headline: "(A. Writer/The Paper)", " - The Paper". Matched at its end. */
export const TAILS: { name: string; reads: RegExp }[] = [
  { name: '(A. Writer/The Paper)', reads: /\s\((?:[\p{Lu}][^()/]{2,60}\/)?[\p{Lu}\d][^()/]{1,50}\)$/u },
  { name: '#hashtags', reads: /(?:\s+#\w{2,40}\.?)+$/ },
  { name: 'link', reads: /\s+https?:\/\/\S{3,300}$/ },
];

/** Where an agency's own notes begin at the end of a line: nothing behind them is news. */
export const NOTES =
  /\s\(?(?:source text\b|further company coverage|\(reporting by|\(compiled by|\(bengaluru newsroom)/i;
