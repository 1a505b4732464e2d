// An article's sentences → whose report it tells: its own, another's by name, or unnamed "media reports".
import type { Origin } from '../../domain.ts';
import type { Sentence } from './clean.ts';
import { rowFilter } from './row-filter.ts';
import { stemReader } from './stems.ts';

/**
 * Names of those who report first, as printed, with the form to count them by. A paper that is not listed is still read where the
 * words leave no doubt ("as first reported by The Example Post").
 */
const REPORTERS: [RegExp, string][] = [
  [/^reuters$/i, 'Reuters'],
  [/^bloomberg(?: news)?$/i, 'Bloomberg'],
  [/^(?:the )?(?:wall street journal|wsj)$|^the journal$/i, 'Wall Street Journal'],
  [/^(?:the )?(?:financial times|ft)$/i, 'Financial Times'],
  [/^(?:the )?(?:new york times|nyt)$/i, 'New York Times'],
  [/^(?:the )?associated press$|^AP$/i, 'Associated Press'],
  [/^(?:agence france-presse|afp)$/i, 'Agence France-Presse'],
  [/^dow jones(?: newswires)?$/i, 'Dow Jones'],
  [/^nikkei(?: asia)?$/i, 'Nikkei'],
];
const KNOWN =
  '(?:Reuters|Bloomberg(?: News)?|[Tt]he Journal(?! of)|(?:[Tt]he )?(?:Wall Street Journal|WSJ|Financial Times|FT|New York Times|NYT|Washington Post|Guardian|Telegraph|' +
  'Economist|Information|Associated Press|Globe and Mail|Verge|Times of London|Sunday Times|Economic Times|South China Morning Post)|AP|AFP|' +
  'Agence France-Presse|Dow Jones(?: Newswires)?|Nikkei(?: Asia)?|CNBC|CNN|BBC(?: News)?|Sky News|Axios|TechCrunch|Politico|Semafor|' +
  "Business Insider|Forbes|Fortune|Barron['’]s|MarketWatch|Handelsblatt|Les Echos|Caixin|Yonhap|Xinhua|Kyodo|Mergermarket)" +
  '(?![\\p{L}\\p{N}]| \\p{Lu})'; // "Fortune Brands" and "Guardian Life" report nothing
const NAMED = `(?:${KNOWN}|(?:[Tt]he )?\\p{Lu}[\\p{L}&-]{2,20}(?: (?:of )?\\p{Lu}[\\p{L}&-]{1,20}){0,3})`;

/**
 * Where a report is named (first group). Tried in this order in each sentence; the first sentence about the article's main news
 * that names one decides. `opening`: only among an article's first sentences; later it is a comment, not the report.
 */
const BY_NAME: { name: string; reads: RegExp; opening?: true }[] = [
  {
    name: 'CITY (Reuters) -',
    reads: new RegExp(`\\((Reuters|AP|AFP|Bloomberg|Dow Jones|Nikkei|Kyodo|Xinhua|Yonhap)\\)\\s?[-–—]`, 'u'),
  },
  {
    name: 'as first reported by The Example Post',
    reads: new RegExp(`\\b(?:first|originally|earlier) reported by (${NAMED})`, 'u'),
  },
  {
    name: 'according to Reuters',
    reads: new RegExp(
      `\\b[Aa]ccording to (?:an? |the )?(?:[\\w-]{1,20} )?(?:reports? (?:by|from|in) )?(${KNOWN})`,
      'u',
    ),
  },
  {
    name: 'according to a report by The Example Post',
    reads: new RegExp(
      `\\b[Aa]ccording to (?:an? |the )(?:[\\w-]{1,20} ){0,2}(?:reports?|article|stor(?:y|ies)) (?:by|from|in) (${NAMED})`,
      'u',
    ),
  },
  {
    name: 'Reuters reported',
    reads: new RegExp(
      `(?<![\\p{L}-])(${KNOWN})(?:,? citing [^.;]{2,80},?)? (?:first |exclusively |earlier )?(?:reported|reports|has reported|had reported|revealed|wrote|said(?! it\\b))`,
      'u',
    ),
  },
  {
    name: 'reported by Reuters',
    reads: new RegExp(`\\b(?:reported|reports?|seen|revealed) (?:on \\w{3,9} )?(?:by|from|in) (${KNOWN})`, 'u'),
  },
  {
    name: 'told the Financial Times',
    reads: new RegExp(`\\b(?:told|tells|confirmed to|in an interview with|a statement to) (${KNOWN})`, 'u'),
    opening: true,
  },
  {
    name: 'Sky News has learned',
    reads: new RegExp(
      `(?<![\\p{L}-])(${KNOWN}) (?:has learn(?:ed|t)|understands|(?:was|were) (?:the )?first to report)\\b`,
      'u',
    ),
  },
  {
    name: 'Foo wants Bar, per Reuters',
    reads: new RegExp(`(?:^|[,;–—-] )(?:[Pp]er|[Vv]ia) (?:an? |the )?(${KNOWN})`, 'u'),
    opening: true,
  },
  {
    name: 'a Reuters report says',
    reads: new RegExp(
      `\\b(?:[Aa]n?|[Tt]he) (${KNOWN}) (?:report|article|story) (?:\\w{3,9} ){0,2}?(?:say|said|suggest|claim|indicate)`,
      'u',
    ),
  },
  {
    name: 'a report in The Example Post said',
    reads: new RegExp(
      `\\b[Aa] (?:\\w{3,9} )?(?:report|article|story) (?:by|from|in) (${NAMED}),? (?:said|says|claimed|claims|suggested|suggests|revealed)\\b`,
      'u',
    ),
  },
  { name: 'Reuters: …', reads: new RegExp(`^(${KNOWN}):\\s`, 'u') },
  { name: '… - Reuters', reads: new RegExp(`\\s[-–—]\\s?(?:source: )?(${KNOWN})$`, 'u') },
  {
    name: '… reported, Reuters reports',
    reads: new RegExp(`, (${KNOWN}) (?:reports|reported|says|said|writes)\\b`, 'u'),
  },
];
/** Reports without a name. "People familiar" alone is the article's own reporting. */
const UNNAMED: { name: string; reads: RegExp }[] = [
  {
    name: 'media reports indicated',
    reads: /\b(?:media|news|press|local|recent|multiple|several|various|published|the same|numerous) reports?\b/i,
  },
  {
    name: 'local media reported',
    reads:
      /\b(?:local|national|domestic|several|multiple|various|other|some) (?:media|news ?papers|outlets|press)(?: outlets)? (?:reported|reports?|said|say)\b/i,
  },
  {
    name: 'according to reports',
    reads:
      /\b(?:according to|citing|amid) (?:the |a |an |some |several )?(?:\w+ )?reports?(?! (?:and accounts|card|on form))\b/i,
  },
  {
    name: 'reports cite sources',
    reads:
      /(?:^|[.,;] )(?:the |some )?reports? (?:cited?|say|said|says|point(?:s|ed)? out|indicate[sd]?|suggest(?:s|ed)?|claim(?:s|ed)?|emphasi[sz]e[sd]?|emerged|surfaced|that)\b/i,
  },
  {
    name: 'it was reported',
    reads:
      /\b(?:it (?:was|has been|is being) (?:widely )?reported|is reported to|are reported to|was reported to|is reportedly|are reportedly)\b/i,
  },
];
/** A report on something else, or an older one: "according to previous reports from …", "…, as … reported earlier". */
const ASIDE =
  /\b(?:previous(?:ly)?|earlier|last (?:year|month)|prior|separate(?:ly)?|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b[^.;]{0,40}\breport|\breport(?:s|ed)?\b[^.;]{0,30}\b(?:previously|earlier(?! (?:on|today|this|that|in the day))|last (?:year|month)|separately)\b/i;
const FIRST = /\bearlier (?:reported|revealed) by\b|\bfirst\b/i;

/** Without one of these no row above can read: names of reporters, words before other names, and "report". */
const STEMS = stemReader([
  (
    'reuters|bloomberg|wall street journal|wsj|financial times| ft|new york times|nyt|washington post|guardian|telegraph|economist|' +
    'information|associated press|globe and mail|verge|times of london|sunday times|economic times|south china morning post| ap| afp|(ap|(afp|@ap|@afp|@ft|"ap|“ap|' +
    'agence france|dow jones|nikkei|cnbc|cnn|bbc|sky news|axios|techcrunch|politico|semafor|business insider|forbes|fortune|barron|' +
    'the journal|marketwatch|handelsblatt|les echos|caixin|yonhap|xinhua|kyodo|mergermarket'
  ).split('|'),
  ['reported by', 'according to', 'report in ', 'report by ', 'report from ', 'article in ', 'story in '],
  ['report'],
]);
const ROWS = rowFilter(BY_NAME.map(({ reads }) => [reads]));
const BY_ANY_NAME = [
  'as first reported by The Example Post',
  'according to a report by The Example Post',
  'a report in The Example Post said',
];

/**
 * Whose report the article tells.
 * @param sentences of the whole article; a dateline may stand in the zone boilerplate
 * @returns `named` with the reporter's usual name; `unnamed` for reports without one; else `own`
 */
export function readOrigin(sentences: readonly Sentence[]): Origin {
  let unnamed = false;
  for (const [i, { text, zone }] of sentences.entries()) {
    const dateline = zone === 'boilerplate' && i < 4;
    if (zone === 'related' || (zone === 'boilerplate' && !dateline)) continue;
    const [known, anyName, report] = STEMS.read(text);
    if (known === 0 && anyName === 0 && report === 0) continue;
    if (report === 1 && ASIDE.test(text) && !FIRST.test(text)) continue;
    const name = known === 1 || anyName === 1 ? reporterIn(text, dateline, i, known === 1) : null;
    if (name !== null)
      return unnamed && !isEarly(i, sentences.length) ? { report: 'unnamed', name: null } : { report: 'named', name };
    if (!dateline && report === 1) unnamed ||= UNNAMED.some(({ reads }) => reads.test(text));
  }
  return unnamed ? { report: 'unnamed', name: null } : { report: 'own', name: null };
}

/** The news stands in the first half; a name that comes later, after unnamed reports, belongs to a side fact. */
function isEarly(index: number, count: number): boolean {
  return index * 2 <= count;
}

const OPENING = 5; // sentences

function reporterIn(text: string, dateline: boolean, index: number, known: boolean): string | null {
  const seen = ROWS.read(text);
  for (const [row, { name, reads, opening }] of BY_NAME.entries()) {
    if (seen[row] === 0 || (dateline && row > 0)) continue;
    if ((opening === true && index >= OPENING) || (!known && !BY_ANY_NAME.includes(name))) continue;
    const printed = reads.exec(text)?.[1];
    if (printed !== undefined) return usualName(printed);
  }
  return null;
}

function usualName(printed: string): string {
  const known = REPORTERS.find(([reads]) => reads.test(printed))?.[1];
  return known ?? printed.replace(/^the /i, '').replace(/[.,]$/, '');
}
