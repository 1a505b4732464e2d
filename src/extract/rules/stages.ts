// The words around a deal → how far it has come.
import type { Stage } from '../../domain.ts';
import { rowFilter } from '../reading/row-filter.ts';

export interface StageReading {
  stage: Stage;
  row: string;
  read: string;
  /** False where nothing was said and "announced" stands by default. */
  said: boolean;
}

/**
 * Tried in this order on the clause that tells the deal; the first row that reads wins. `near`: only within the words
 * right before the wording or right after it. `open`: says that nothing is settled yet, so not where the wording itself is
 * a settled verb ("acquires Foo, hoping to …").
 */
const STAGES: { row: string; stage: Stage; reads: RegExp; near?: true; open?: true }[] = [
  {
    row: 'denies talks',
    stage: 'denied',
    reads:
      /\b(?:den(?:y|ies|ied|ying)|not in (?:talks|discussions|negotiations)|no (?:active )?(?:talks|negotiations|discussions|plans? to (?:sell|buy|acquire|merge|list|go public))|dismiss(?:es|ed|ing) (?:\w+ ){0,3}(?:report|rumou?r|speculation|talk|chatter|suggestion)|reject(?:s|ed|ing) (?:suggestion|report|speculation|claim)|no truth|no interest in (?:buying|acquiring|selling|merging|taking|bidding|a (?:bid|deal|merger|takeover|sale))|rules? out|ruled out|has no intention|no intention of(?! (?:seeking|gaining|acquiring|obtaining|taking) (?:\w+ )?control)|not for sale|not interested in)\b/i,
  },
  {
    row: 'blocked',
    stage: 'blocked',
    reads:
      /\b(?:(?<!\bthe (?:auction |chopping )?|auction )block(?! (?:deals?|trades?)\b)(?:s|ed|ing)?|prohibit(?:s|ed)?|veto(?:es|ed)?|strike[s]? down|struck down|forbid(?:s|den)?|bars|barred)\b(?! (?:trade|trades|of|sale))(?=[^.;]{0,80}\b(?:deal|takeover|merger|acquisition|sale|purchase|bid|buyout|(?:from|to) (?:buy|buying|acquire|acquiring|merge|merging|take|taking))|[^.;]{0,10}$)|\bstop(?:s|ped) (?:[^\s.;]{1,20} ){1,6}from (?:buying|acquiring|merging|taking)\b|\b(?:declin|refus)(?:es|ed) to clear\b|\b(?:court|judge|tribunal|watchdog|regulators?|commission|government|ministry) (?:has |have )?(?:thrown out|threw out|throws out|turned down|strikes down|outlawed)\b|\b(?:watchdog|regulators?|commission|authority|government|minister|court)\b[^.;]{0,40}\b(?:cannot|can't|may not|must not) (?:buy|acquire|take over|merge|purchase)\b|\b(?:deal|takeover|merger|acquisition|sale|purchase|bid|buyout)\b[^.;]{0,40}\b(?:is|was|been|be) (?:block|prohibit|reject|veto)(?:ed|ted)\b/i,
  },
  {
    row: 'called off',
    stage: 'called-off',
    reads:
      /\b(?:call(?:s|ed|ing)? (?:it |everything |the (?:deal|merger|whole thing) )?off|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|walk(?:s|ed|ing)? away|pull(?:s|ed|ing)? (?:out of|(?:the |its |planned |\S{1,12} ){0,2}(?:ipo|listing|float|bid|offer|sale)\b)|withdr(?:aw|aws|ew|awn|awing)|terminat(?:e|es|ed|ing|ion)|drop(?:s|ped|ping)? (?:\S+ ){0,4}(?:bid|offer|plan|idea|deal|takeover|merger|pursuit|sale|attempt|ipo|acquisition|proposal|talks|effort|spin)|end(?:s|ed|ing)? (?:\S+ ){0,3}(?:talks|negotiations|discussions|deal|agreement|merger)|break(?:s|ing)? off|broke off|broken off|fall(?:s|en)? (?:through|apart)|fell (?:through|apart)|(?<!rescues |rescued |saves |of |buys |bought |acquires |the |chain |retailer |company |firm |group |airline |bank )collaps(?:e|es|ed)(?! (?:\S{1,16} ){0,3}(?:startup|maker|company|firm|bank|lender|exchange|retailer|chain|airline|group|brand|unicorn|fintech))|cancel(?:s|led|ed|ling)?|shelv(?:e|es|ed|ing)|ditch(?:es|ed|ing)?|revers(?:e|es|ed) (?:its|a|the)|nix(?:es|ed)?|axe[sd]?|unravel(?:s|ed)?|back(?:s|ed|ing)? out|lapse[sd]?|no longer|(?:give|gives|given|gave) up(?! (?:\w+ ){0,2}(?:\w+s|control) to )(?! (?:\d+|two|three|four|five|six) )|t(?:ear|ears|ore|orn) up|failure to (?:clinch|win|buy|secure|agree)|let(?:s|ting)? (?:\S+ )?(?:offer|bid) (?:expire|lapse)|expired|paus(?:e|es|ed|ing)|postpone[sd]?|halt(?:s|ed)?)\b/i,
  },
  {
    row: 'completes the acquisition',
    stage: 'completed',
    reads:
      /\b(?:(?:has |have |had |having |been |successfully |officially |now )*(?:(?<![’']s )complet(?:es|ed|ion of)|(?<!to |will |would |could )complete(?= (?:\S{1,16} ){0,2}(?:merger|acquisition|takeover|sale|purchase|deal))|finali[sz](?:es|ed)|clos(?:es|ed)(?! in\b)|consummat(?:es|ed)|conclud(?:es|ed)|wrap(?:s|ped) up)|completing|clos(?:ing|ure) of (?:its|the)|bec(?:a|o)me (?:a |an |the )?(?:wholly|fully)[- ]owned|(?:deal|transaction|acquisition|merger|sale) (?:has )?(?:been )?(?:closed|complete|completed|finali[sz]ed)|(?:bec(?:a|o)mes?|bec(?:a|o)me|is now|now) effective|took (?:place|effect)|(?:declared|went|goes|become|becomes|became) (?:wholly )?unconditional|now (?:owns|part of|holds|controls))\b(?! (?:a|the|an|its|their)? ?(?:definitive |previously )?(?:agreement|due diligence|deal with|review|financing))/i,
  },
  {
    row: 'expected to close',
    stage: 'announced',
    reads:
      /\b(?:definitive|binding|signed|(?<!\b(?:to|could|may|might|will) (?:confidentially )?)(?:files?|filed|filing|confidentially)|agreed to (?:buy|acquire|purchase|sell|merge|be|take|combine|pay)|accept(?:s|ed) (?:an?|the|its) (?:\S{1,20} ){0,3}(?:offer|bid)|recommend(?:s|ed) (?:an?|the|its) (?:\S{1,20} ){0,3}(?:offer|bid)|binding offer|mandatory (?:\w+ )?(?:offer|bid)|agrees to|enter(?:s|ed) into)\b/i,
    near: true,
  },
  {
    row: 'wins regulatory approval',
    stage: 'regulatory',
    reads:
      /\b(?:regulat(?:or|ors|ory)|antitrust|competition (?:authority|watchdog|regulator|commission|bureau|tribunal)|CMA|FTC|OFT|ACCC|office of fair trading|trade commission|commerce commission|cartel (?:office|court)|DOJ|justice department|european commission|EU\b|watchdog|HSR|Hart-Scott|federal reserve(?: board)?|ICC|FCC|department of transportation|SAMR|CFIUS|court|shareholders?|stockholders?|cleared|clears)\b[^.;]{0,60}\b(?:approv(?:e|es|ed|al)|clear(?:s|ed|ance)?|okay(?:s|ed)?|nod|green ?light|inquiry|in-depth|phase (?:two|2|one|1)|referred|ruling|unconditional|authori[sz](?:e|es|ed|ation)|probe|review(?:s|ing)?|investigat\w+|scrutin\w+|conditions?|challenge[sd]?|sue[sd]?|back(?:s|ed)?|vote[sd]?|ask(?:s|ed) for|asked [^.;]{1,40} (?:for more|to (?:sell|spin|divest))|more (?:time|information)|provisional(?:ly)?|concerns?|wav(?:es|ed) (?:it )?through)\b/i,
  },
  {
    row: 'receives approval for',
    stage: 'regulatory',
    reads:
      /\b(?:receiv(?:e|es|ed)|gets?|got|win(?:s|ning)?|won|obtain(?:s|ed)?|secur(?:e|es|ed)|grant(?:s|ed)?|await(?:s|ing)?|seek(?:s|ing)?|gain(?:s|ed)?|given)\b[^.;]{0,50}\b(?:approvals?|clearance|consent|nod|green light|go-ahead|okay)\b|\b(?:giv(?:e|es|en|ing)|gave) (?:its |their |the |an? )?(?:conditional|unconditional|final|formal|preliminary|regulatory|antitrust) (?:approval|clearance|consent|go-ahead|green light)\b|\b(?:approves?|approved|clears?|cleared|okays?|okayed|wav(?:es|ed) through)\b(?=[^.;]{0,50}\b(?:acquisition|merger|takeover|purchase|sale|deal|buyout|ipo|listing))/i,
  },
  {
    row: 'in talks to buy',
    stage: 'in-talks',
    near: true,
    open: true,
    reads:
      /\b(?:in (?:advanced |early |exclusive |final |preliminary |late-stage |active |early-stage )*(?:talks|discussions|negotiations)|(?:talks|discussions|negotiations|negotiating|discuss(?:ing|ed|es)?) (?:to|with|over|about|on|for|a)\b|near(?:s|ing)? (?:a |an |the )?(?:\S+ ){0,3}(?:deal|agreement|takeover|acquisition|purchase|sale|merger|buyout)|close to (?:a |an |the )?(?:\S+ ){0,3}(?:deal|agreement|agreeing|buying|acquiring|selling|takeover|acquisition|merger)|(?:is|are|was|were) (?:\w+ly )?(?:negotiating|discussing)|sound(?:s|ed|ing)? out|(?:first-round|second-round|final|indicative|binding) bids|(?:received|preliminary|takeover) approach|nearing|held talks|holds talks|letter of intent|agreement in principle|exclusiv(?:e|ity) (?:talks|negotiations)|takeover approach|approached|proposes?|proposed (?:to|a)|proposal to|unsolicited|hostile|non-binding|preliminary (?:offer|bid|proposal)|offers? to (?:buy|acquire|purchase|take)|offered to|made an offer|makes? (?:an? )?(?:\S+ ){0,3}(?:offer|bid|approach)|bids?\b|tender offer|seek(?:s|ing)? (?:to (?:buy|acquire|take|merge|sell|raise)|control|(?:new |fresh |more |additional |further |up to |about |as much as ){0,3}(?:funding|capital|money|cash|financing|funds|investment|investors|(?:US)?[$€£₹]\d))|finali[sz]ing|nears? (?:a |an |its )?(?:[$€£]\S{1,10} )?(?:\S{1,12} )?(?:valuation|round|funding)|wants to (?:buy|acquire|take over)|rais(?:e|es|ed|ing) (?:its |the )?(?:bid|offer)|reject(?:s|ed|ing)?|rebuff(?:s|ed)?|memorandum of understanding|counter-?offer|is raising|talks)\b/i,
  },
  {
    row: 'Foo said it intends to sell Bar',
    stage: 'announced',
    near: true,
    reads:
      /\b(?:said|says|announced|confirmed)\b(?: on \w{3,6}day)?(?: that)? (?:it|they) (?:\w{2,9} ){0,2}?(?:intend(?:s|ed)?|plan(?:s|ned)?|look(?:s|ing)|want(?:s|ed)?|aim(?:s|ed)?) to (?:sell|float|list|spin|dispose|divest|demerge|hive|offload)\b|\bhas put (?:\S{1,20} ){1,7}(?:up for sale|on the (?:auction )?block|on the market)\b/i,
  },
  {
    row: 'considers a bid',
    stage: 'rumored',
    near: true,
    open: true,
    reads:
      /\b(?:consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|explor(?:e|es|ed|ing)|mull(?:s|ed|ing)?|stud(?:ies|ying) |eye(?:s|d|ing)\b|could (?:buy|acquire|sell|merge|be|take|raise|list|value|bid)|may (?:buy|acquire|sell|merge|be|seek|bid|take|list|raise)|might|possible|potential|speculat\w+|rumou?r\w*|(?<!(?:%|cent|pct|majority|controlling|minority|equity|strategic|an|its|\d) )interest in|interested in|look(?:s|ing)? (?:to|at|into)|evaluat\w+|working on|prepar(?:es|ing)|aim(?:s|ing)? to|hop(?:es|ing) to|seeking|reportedly|up for sale|strategic alternatives|strategic options|seek(?:s)? (?:a )?buyers?|gear(?:s|ing) up|intend(?:s|ed)?|expected to (?:go|raise|list|buy|acquire|bid)|(?:picks|taps|hires|selects|chooses|interviews|lines up|mandates|appoints|working with|works with|hired|tapped) (?:\S{1,16} ){0,6}?(?:banks?|bankers?|advis[eo]rs?|underwriters?)|plans for|ponder\w*|contemplat\w+|planning|read(?:y|ies|ying)|lin(?:es|ing) up|courting|circling|under consideration|run(?:s|ning)? the numbers|(?:sale|merger|deal|takeover|bid) (?:\S+ ){0,5}could follow)\b/i,
  },
  {
    row: 'sources say',
    stage: 'rumored',
    open: true,
    reads:
      /^(?:\W)?(?:[\w ]{0,20}\b)?(?:sources?|report|reports|media)\b[^:]{0,30}:|\b(?:sources say|people familiar|according to (?:people|sources|a (?:source|person|report))|media reports|sources said|source says)\b/i,
  },
];

/** Right before the wording, up to it: "Foo will not | buy Bar" tells no purchase. Tried before the table above. */
const NEGATIONS: { row: string; stage: Stage; reads: RegExp }[] = [
  {
    row: 'Foo will not buy Bar',
    stage: 'denied',
    reads:
      /\b(?:not|never|cannot|\w{2,6}n[’']t)(?: (?:be|been|being|going to|planning to|plan to|looking to|seeking to|trying to|intend to|want to|agreed to|agree to|currently|yet|ever|even|actually|now)){0,3} $/i,
  },
  {
    row: 'Foo refuses to sell Bar',
    stage: 'denied',
    reads: /\b(?:refus(?:e|es|ed)|declin(?:e|es|ed)|no longer \w{2,10}) to $/i,
  },
  { row: 'Foo decides against buying Bar', stage: 'called-off', reads: /\b(?:against|fail(?:s|ed)? (?:to|in)) $/i },
];

/** Which rows may read in a sentence. */
const IN_SENTENCE = rowFilter(STAGES.map(({ reads }) => [reads]));

/**
 * How far the deal is, by the words of its sentence.
 * @param flat the sentence
 * @param start where the deal's wording begins
 * @param end where it ends
 * @param plain the stage where nothing is said
 */
export function readStage(flat: string, start: number, end: number, plain: Stage = 'announced'): StageReading {
  const lead = flat.slice(Math.max(0, start - 60), start);
  for (const { row, stage, reads } of NEGATIONS) {
    const read = reads.exec(lead)?.[0];
    if (read !== undefined) return { stage, row, read: read.trim(), said: true };
  }
  const clause = clauseAround(flat, start, end);
  const nearby = nearbyWords(flat, start, end);
  const settled =
    SETTLED.test(flat.slice(start, end)) &&
    !/\b(?:to|be|been|being|is|was|are|were|could|would|may|might|if|raising|raise|talks|money|funding|capital|round|nears?)(?: \w+ly)? $/i.test(
      flat.slice(Math.max(0, start - 24), start),
    );
  const seen = IN_SENTENCE.read(flat);
  for (const [i, { row, stage, reads, near, open }] of STAGES.entries()) {
    if (seen[i] === 0 || (open === true && settled)) continue;
    const read = reads.exec(near === true ? nearby : clause)?.[0];
    if (read !== undefined) return { stage, row, read: read.trim(), said: true };
  }
  if (settled && /^\W?sources?\b[^:]{0,20}:/i.test(flat) && /ed\b|bought|sold|took/i.test(flat.slice(start, end))) {
    return { stage: 'completed', row: 'sources say it has happened', read: flat.slice(start, end).trim(), said: true };
  }
  // "Foo sold its pumps unit": told as done. "Bar sold to Foo" and "to be sold" have another verb.
  if (
    /^sold\b/i.test(flat.slice(start, end)) &&
    !PASSIVE.test(lead) &&
    !/^ (?:off )?(?:to|for|by)\b/i.test(flat.slice(start + 4))
  )
    return { stage: 'completed', row: 'Foo sold its pumps unit', read: flat.slice(start, end).trim(), said: true };
  return { stage: plain, row: 'nothing else is said', read: flat.slice(start, end).trim(), said: false };
}

const PASSIVE = /\b(?:be|been|being|is|are|was|were|gets?|got|to have|would have|could have)(?: \w+ly)? $/i;

/** A verb in the past or the present: what it tells is settled. */
const SETTLED =
  /^(?:acquires|acquired|buys|bought|purchases|purchased|takes|took|sells|sold|raises|raised|secures|secured|lands|landed|nabs|nabbed|snags|snagged|closes|closed|gets|got|invests|invested|merges|merged|scores|scored|snaps|snapped|scoops|scooped|picks|picked|divests|divested|launch\w*|emerg\w*|stealth|hits|hit|reach\w*|receives|received|completes|completed|spun|at )/i;

/** The words before the wording back to a comma but one, and after it up to the next. */
function nearbyWords(flat: string, start: number, end: number): string {
  const before = flat.slice(Math.max(0, start - 70), start);
  const after = flat.slice(end, end + 45);
  const comma = after.search(/[,;:(]/);
  const opens = Math.max(before.lastIndexOf('; '), before.lastIndexOf(': '));
  return before.slice(opens < 0 ? 0 : opens + 2) + flat.slice(start, end) + (comma < 0 ? after : after.slice(0, comma));
}

function clauseAround(flat: string, start: number, end: number): string {
  const before = Math.max(flat.lastIndexOf('; ', start), 0);
  const stop = flat.indexOf('; ', end);
  return flat.slice(Math.max(before, start - 160), stop < 0 ? end + 160 : Math.min(stop, end + 160));
}
