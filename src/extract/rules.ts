// The table of wordings that tell a change of ownership: what is read, which kind it is, and where its parties stand.
import type { Kind, Stage } from '../domain.ts';
import { BID_RULES } from './rules-bids.ts';
import { HANDOVER_RULES } from './rules-handovers.ts';
import { IDIOM_RULES } from './rules-idioms.ts';
import { LISTING_RULES } from './rules-listing.ts';
import { ROUND_RULES } from './rules-rounds.ts';
import { STAKE_RULES } from './rules-stakes.ts';
import { stemReader } from './stems.ts';

/**
 * Where a role stands, seen from the words that were read: the subject to the left, the object to the right, behind a
 * preposition to the right, the owner right before ("Meta's acquisition"), the name right before ("the Bar deal"), the name
 * that a relative clause hangs on ("Bar, in which …").
 */
export type Place =
  | 'subject'
  | 'object'
  | 'by'
  | 'to'
  | 'from'
  | 'of'
  | 'inside'
  | 'with'
  | 'in'
  | 'owner'
  | 'owner-or-subject'
  | 'before'
  | 'antecedent'
  | 'led-by'
  | 'subject-all'
  | 'inside-object' // what stands behind "of" or "in" within the words
  | 'inside-else-subject'
  | 'object-or-subject'
  | 'owner-or-first' // else the first company of the sentence
  | 'behind' // the company behind the next preposition
  | 'none';

export interface Rule {
  /** The sentence that taught it. */
  name: string;
  /** Without one of these, in lower case, the sentence is not even tried: that is what makes reading fast. */
  needs: readonly string[];
  /** The same again: one of these, too. */
  also?: readonly string[];
  /** Read on one sentence, with straight quotes and single spaces; global. */
  reads: RegExp;
  kind: Kind;
  acquirer: Place;
  target: Place;
  seller: Place;
  /** 0-1: how surely these words alone tell a change of ownership. */
  weight: number;
  /** Stage that the words themselves say; else stages.ts reads it around them. */
  stage?: Stage;
  /** Stage where nothing around the words says one; "announced" where this is absent. */
  plain?: Stage;
  /** True where nothing is an event without a company in the target's place. */
  named?: boolean;
  /** True where nothing is an event unless the object is a company, a part of one, or its shares ("sells the unit", not "sells cars"). */
  ownable?: boolean;
  /** True where the object names both parties ("talks between Foo and Bar"). */
  pair?: boolean;
}

const BUY =
  '(?:acquir(?:e|es|ed|ing)|re-?acquir(?:e|es|ed|ing)|buy(?:s|ing)?(?: out| up| back)?|bought(?: out| up| back)?|purchas(?:e|es|ed|ing)(?! (?:price|agreement|order|plan|option|obligation|accounting|right|contract|program|decision|method|consideration))|' +
  'snap(?:s|ped|ping)? up|scoop(?:s|ed|ing)? up|pick(?:s|ed|ing)? up|gobbl(?:e|es|ed|ing) up|swallow(?:s|ed|ing)?(?: up)?|swoop(?:s|ed)? (?:in )?(?:on|for)|tak(?:e|es|ing) over|took over|taken over)\\b';
const PARTICIPLE =
  '(?:acquired|bought(?: out| up)?|purchased|taken over|snapped up|scooped up|swallowed(?: up)?|taken private|absorbed)';
const BE = '(?:is|are|was|were|be|been|being|gets?|got|getting|becomes?)(?: \\w+ly)?';
const DEAL_NOUN = '(?:acquisition|takeover|take-over|buyout|buy-out|purchase|acquistion)';
const STAKE_NOUN = '(?:stakes?|interests?|shareholding|holdings?|stock|position)';
const SELL =
  '(?:sell(?:s|ing)?(?: off)?|sold(?: off)?|divest(?:s|ed|ing)?|offload(?:s|ed|ing)?|unload(?:s|ed|ing)?|dispos(?:e|es|ed|ing) of|shed(?:s|ding)?|hiv(?:e|es|ed|ing) off|jettison(?:s|ed|ing)?|part(?:s|ed|ing)? (?:ways )?with)\\b';
const MONEY =
  '(?:(?:up to|about|around|over|more than|nearly|almost|roughly|at least|some|an additional|another|as much as|approximately|over|a further|a fresh|fresh|massive|a massive|an initial|just|its first|whopping|a whopping|~|an? (?:\\w+ )?) ?)*(?:US|A|C|HK|S)?[$€£¥₹~][\\d~$€£]';
const ROUND =
  '(?:(?:pre-)?seed(?= (?:round|funding|financing|investment|extension|capital|raise|money))|pre-[a-z](?= round)|series [a-k]\\d?|(?:equity|venture|growth|funding|financing|investment|fundraising|late-stage|early-stage|bridge|angel|seed|strategic|growth equity|investment|a|new|fresh) (?:round|funding|financing|investment|fundraise|raise))';

export const RULES: Rule[] = [
  ...STAKE_RULES,
  ...HANDOVER_RULES,
  ...ROUND_RULES,
  ...BID_RULES,
  ...IDIOM_RULES,
  ...LISTING_RULES,
  // ── A relative clause ──
  {
    name: 'Bar, in which Foo has acquired a 49% stake',
    needs: ['in which '],
    also: ['stake', 'interest', 'holding', 'position'],
    reads: new RegExp(
      `\\bin which (?:[^\\s.;,]{1,24} ){1,6}?(?:acquir(?:e|es|ed|ing)|b(?:uy|uys|ought|uying)|tak(?:e|es|ing|en)|took|purchas(?:e|es|ed|ing)|secured) (?:[^\\s.;,]{1,24} ){0,6}?${STAKE_NOUN}\\b`,
      'gi',
    ),
    kind: 'stake',
    acquirer: 'inside',
    target: 'antecedent',
    seller: 'none',
    weight: 0.7,
    named: true,
  },
  // ── Passive ──
  {
    name: 'Bar agreed to be acquired by Foo',
    needs: ['acquired', 'bought', 'purchased', 'taken', 'snapped', 'scooped', 'swallowed', 'absorbed'],
    reads: new RegExp(`\\b(?:${BE} )${PARTICIPLE}(?: \\w+ly)?(?: by\\b| (?:for|in) )`, 'gi'),
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'from',
    weight: 0.8,
  },
  {
    name: 'the startup acquired by Foo',
    needs: ['acquired by', 'bought by', 'purchased by', 'over by', 'up by', 'out by', 'private by', 'absorbed by'],
    reads: new RegExp(`\\b${PARTICIPLE} by\\b`, 'gi'),
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
  },
  {
    name: 'The unit was sold to Foo',
    needs: ['sold', 'divested', 'transferred'],
    reads: new RegExp(`\\b${BE} (?:sold|divested|transferred)(?: off)? (?:to|for)\\b`, 'gi'),
    kind: 'divestiture',
    acquirer: 'to',
    target: 'subject',
    seller: 'by',
    weight: 0.6,
  },
  {
    name: 'Bar sold to Foo for $9 billion',
    needs: ['sold to'],
    // Right behind a name: "Foo's trucks sold to Bar" sells trucks.
    reads: /(?<=\b[A-Z][\w.&-]{0,30} )sold(?: off)? to\b/g,
    kind: 'acquisition',
    acquirer: 'to',
    target: 'subject',
    seller: 'none',
    weight: 0.65,
    named: true,
  },
  {
    name: 'its pending sale to Foo',
    needs: ['sale to'],
    reads:
      /\b(?:its|their|the)? ?(?:pending|proposed|planned|announced|successful|upcoming|potential|possible|\$?[\d.]+ ?(?:bn|mn|mln|m|b|billion|million))? ?sale to\b/gi,
    kind: 'acquisition',
    acquirer: 'to',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.7,
  },
  // ── People and a licence, without the company ──
  {
    name: 'Foo hires the founders of Bar and licenses its technology',
    needs: ['licens'],
    reads:
      /\b(?:hir(?:e|es|ed|ing)|poach(?:es|ed)?|acqui-?hir(?:e|es|ed|ing)|tak(?:e|es|ing)|bring(?:s|ing)?)\b(?=[^.;]{0,90}\b(?:founders?|co-?founders?|team|staff|ceo|employees|researchers)\b)(?=[^.;]{0,160}\blicens)/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'of',
    seller: 'none',
    weight: 0.75,
  },
  {
    name: 'Foo acqui-hires Bar',
    needs: ['acqui-hir', 'acquihir'],
    reads: /\bacqui-?hir(?:e|es|ed|ing)\b/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.8,
  },
  {
    name: 'Foo signs a $2bn licence deal that brings the CEO of Bar over',
    needs: ['licens', 'licenc'],
    reads:
      /\b(?:licens(?:e|es|ed|ing)|licenc(?:e|es|ed|ing))\b(?=[^.;]{0,120}\b(?:hir(?:e|es|ed|ing)|join(?:s|ed|ing)?|poach\w*|bring(?:s|ing)?)\b[^.;]{0,60}\b(?:founders?|co-?founders?|team|ceo|staff|employees)\b)/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'from',
    seller: 'none',
    weight: 0.7,
    named: true,
  },
  // ── Out of insolvency ──
  {
    name: 'Foo rescues Bar out of administration',
    needs: ['administration', 'bankruptcy', 'insolvency', 'receivership', 'liquidation', 'chapter', 'collapse'],
    reads:
      /\b(?:rescu(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|buy(?:s|ing)?|bought|acquir(?:e|es|ed|ing))\b(?=[^.;]{0,70}\b(?:out of|from) (?:administration|bankruptcy|insolvency|receivership|liquidation|chapter 11|collapse))/gi,
    kind: 'insolvency-sale',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.8,
  },
  // ── Taken private ──
  {
    name: 'Foo takes Bar private',
    needs: ['private'],
    reads: /\b(?:tak(?:e|es|ing)|took)\b(?=(?: [^\s.;,]{1,30}){1,6} private\b)/gi,
    kind: 'buyout',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.85,
  },
  {
    name: 'Bar agrees $2bn take-private deal',
    needs: ['-private'],
    reads: /\b(?:take-private|going-private|go-private)\b/gi,
    kind: 'buyout',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.75,
  },
  {
    name: 'Bar to go private',
    needs: [' private'],
    reads: /\b(?:go|goes|going|went) private\b/gi,
    kind: 'buyout',
    acquirer: 'with',
    target: 'subject',
    seller: 'none',
    weight: 0.7,
  },
  {
    name: 'a leveraged buyout of Bar',
    needs: ['buyout', 'buy-out'],
    reads: /\b(?:leveraged|management|management-led|employee) (?:buyout|buy-out) (?:of|for)\b/gi,
    kind: 'buyout',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'none',
    weight: 0.8,
  },
  // ── A stake ──
  {
    name: 'Foo raises its stake in Bar to 12%',
    needs: ['stake', 'interest', 'holding', 'stock', 'position'],
    also: [' in ', ' of '],
    reads: new RegExp(
      `\\b(?:tak(?:e|es|ing|en)|took|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|up(?:s|ped|ping)|build(?:s|ing)?(?: up)?|built(?: up)?|grab(?:s|bed)?|secur(?:e|es|ed|ing)|amass(?:es|ed)?|disclos(?:e|es|ed)|reveal(?:s|ed)?|report(?:s|ed)?|seek(?:s|ing)?|win(?:s|ning)?|won|obtain(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|gain(?:s|ed|ing)?|accumulat(?:e|es|ed|ing)|receiv(?:e|es|ed|ing)|get(?:s|ting)?|eye(?:s|d|ing)?|want(?:s|ed)?|up|upped|have acquired|unveil(?:s|ed)?|add(?:s|ed|ing)? to) (?:[^\\s.;:]{1,24} ){0,9}?${STAKE_NOUN}(?: (?:(?:of|over|above|at|to|about|nearly|almost|more|than) ){0,3}[\\d.]{1,5} ?(?:%|pct|percent))? (?:in|of)\\b`,
      'gi',
    ),
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'from',
    weight: 0.7,
    named: true,
  },
  {
    name: 'Foo plans to take 30% in Bar',
    needs: ['%', 'pct', 'percent'],
    also: ['tak', 'took', 'buy', 'acqui'],
    reads:
      /\b(?:tak(?:e|es|ing)|took|acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought) (?:[^\s.;:]{1,14} ){0,3}?[\d.]{1,5} ?(?:%|pct|per ?cent|percent) (?:in|of)\b(?! (?:its|their) own)/gi,
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'from',
    weight: 0.68,
    named: true,
  },
  {
    name: 'Foo raises Bar stake to 12%',
    needs: ['stake', 'interest', 'holding'],
    reads:
      /\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|boost(?:s|ed)?|lift(?:s|ed)?|up(?:s|ped)|hik(?:e|es|ed)|tak(?:e|es|ing)|took|buy(?:s|ing)?|bought|acquir(?:e|es|ed)|ha(?:s|ve)|holds|owns)\b(?=(?: [^\s.;:,]{1,24}){1,5} (?:stake|holding|holdings|interest)\b(?! in\b| of\b| rate))/gi,
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'from',
    weight: 0.55,
    named: true,
  },
  {
    name: 'Foo cuts its stake in Bar',
    needs: ['stake', 'interest', 'holding', 'stock', 'position'],
    also: [
      'cut',
      'reduc',
      'trim',
      'lower',
      'halv',
      'narrow',
      'par',
      'slash',
      'exit',
      'liquidat',
      'dump',
      'sell',
      'sold',
      'divest',
      'load',
      'dispos',
      'shed',
      'hiv',
      'jettison',
    ],
    reads: new RegExp(
      `\\b(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing)|trim(?:s|med|ming)?|lower(?:s|ed|ing)?|halv(?:e|es|ed|ing)|narrow(?:s|ed|ing)?|par(?:e|es|ed)|slash(?:es|ed)?|exit(?:s|ed|ing)?|liquidat(?:e|es|ed|ing)|dump(?:s|ed|ing)?|${SELL.slice(3)} (?:[^\\s.;:]{1,24} ){0,10}?${STAKE_NOUN} (?:in|of)\\b`,
      'gi',
    ),
    kind: 'divestiture',
    acquirer: 'none',
    target: 'object',
    seller: 'subject',
    weight: 0.7,
    named: true,
  },
  {
    name: 'Foo cuts Bar stake',
    needs: ['stake', 'holding', 'interest', 'shares'],
    also: ['cut', 'reduc', 'trim', 'lower', 'halv', 'sell', 'sold', 'exit', 'dump', 'offload', 'divest'],
    reads:
      /\b(?:cut(?:s|ting)?|reduc(?:e|es|ed|ing)|trim(?:s|med)?|lower(?:s|ed)?|halv(?:e|es|ed)|sell(?:s|ing)?|sold|exit(?:s|ed)?|dump(?:s|ed)?|offload(?:s|ed)?|divest(?:s|ed)?)\b(?=(?: [^\s.;:,]{1,24}){1,6} (?:stake|stakes|holding|interest|shares)\b(?! in\b| of\b| rate| price))/gi,
    kind: 'divestiture',
    acquirer: 'to',
    target: 'object',
    seller: 'subject',
    weight: 0.6,
    named: true,
  },
  {
    name: 'the sale of its 30% stake in Bar',
    needs: ['sale', 'disposal', 'divest'],
    reads: new RegExp(
      `\\b(?:sale|disposal|divestment|divestiture) of (?:[^\\s.;:]{1,24} ){0,8}?${STAKE_NOUN} (?:in|of)\\b`,
      'gi',
    ),
    kind: 'divestiture',
    acquirer: 'to',
    target: 'object',
    seller: 'owner-or-subject',
    weight: 0.7,
  },
  {
    name: 'Foo has a 9.9 pct stake in Bar',
    needs: ['% ', '%-', 'pct', 'cent'],
    also: ['ha', 'hold', 'own', 'control', 'with', 'and '],
    reads: new RegExp(
      `\\b(?:ha(?:s|ve|d)|hold(?:s|ing)?|held|own(?:s|ed|ing)?|control(?:s|led)?|with|and) (?:[^\\s.;:]{1,24} ){0,4}?\\d[\\d./-]{0,7} ?(?:%|pct|per ?cent|percent) (?:[^\\s.;:]{1,24} ){0,4}?(?:${STAKE_NOUN} in|of(?: the)?(?: outstanding| common| total| voting| issued)?(?: (?:stock|shares|common|voting|outstanding|equity|capital))*(?: of)?)\\b`,
      'gi',
    ),
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.35,
    named: true,
  },
  // ── New money ──
  {
    name: 'Foo invests $2bn in Bar',
    needs: ['invest', 'inject', 'pump', 'pour', 'plough', 'plow', 'put ', 'puts ', 'putting ', 'sink'],
    also: [' in'],
    reads: new RegExp(
      `\\b(?:invest(?:s|ed|ing)?|inject(?:s|ed|ing)?|(?:pump|pour|plough|plow|put|sink)(?:s|ed|ing|ting)?(?= (?:\\S+ ){0,3}(?:${MONEY}|millions|billions|money))) (?:[^\\s.;:]{1,24} ){0,6}?(?:in|into)\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.6,
    named: true,
  },
  {
    name: 'Foo makes an investment in Bar',
    needs: ['investment in'],
    reads:
      /\b(?:(?:strategic|minority|majority|significant|growth|equity|undisclosed|major|new|follow-on|capital|seed|private equity|control|initial|additional|further|(?:US)?[$€£][\d.]+ ?(?:[a-z]{1,8})?) )*investment (?:in|into)\b/gi,
    kind: 'investment',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
  },
  {
    name: 'Foo backs Bar',
    needs: ['back'],
    reads:
      /(?<!-)\b(?:back(?:s|ed)?|to back)\b(?= (?:[^\s.;:,]{1,24} ){0,5}(?:startup|venture|company|firm|maker|rival|start-up)\b)/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.45,
  },
  {
    name: 'Bar receives a strategic investment from Foo',
    needs: ['investment'],
    reads:
      /\b(?:receiv(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|get(?:s|ting)?|got|land(?:s|ed|ing)?|win(?:s|ning)?|won|announc(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|accept(?:s|ed)?|obtain(?:s|ed)?|attract(?:s|ed)?) (?:[^\s.;:]{1,24} ){0,8}?investments? (?:from|by|led by)\b/gi,
    kind: 'investment',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.7,
    plain: 'completed',
  },
  {
    name: 'A founder raises $8M for Bar',
    needs: ['rais', 'land', 'secur', 'nab', 'snag'],
    reads: new RegExp(
      `\\b(?:vets?|veterans?|alums?|alumni|founders?|co-founders?|entrepreneurs?|duo|trio|executives?|engineers?|researchers?|leads|execs?|siblings|brothers|sisters|billionaire|mogul)(?: [a-z]{1,12}){0,3} (?:rais(?:e|es|ed|ing)|land(?:s|ed)?|secur(?:e|es|ed)|nab(?:s|bed)?|snag(?:s|ged)?) (?:${MONEY})\\S* ?(?:million|billion|m|bn|mn)?(?: [^\\s.;:]{1,20}){0,4}? for\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'object',
    seller: 'none',
    weight: 0.65,
    named: true,
    plain: 'completed',
  },
  {
    name: 'Bar hits $3B valuation',
    needs: ['valuation'],
    reads: new RegExp(
      `\\b(?:hit(?:s|ting)?|reach(?:es|ed|ing)?|ey(?:e|es|ed|eing|ing)|confirm(?:s|ed)?|tripl(?:e|es|ed|ing)|doubl(?:e|es|ed|ing)|achiev(?:e|es|ed)|seek(?:s|ing)?|top(?:s|ped)|cross(?:es|ed)|rais(?:e|es|ed|ing)|at|to) (?:(?:a|an|its|new|possible|potential|its valuation to) ){0,3}(?:${MONEY})[\\d.,]*\\+? ?(?:million|billion|bn|m|b)?\\+? (?:pre-money |post-money )?valuation\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.52,
    plain: 'completed',
  },
  {
    name: 'Bar raised a $32M Series A led by Foo',
    needs: ['$', '€', '£', '¥', '₹', '~'],
    also: [
      'rais',
      'secur',
      'land',
      'nab',
      'snag',
      'scor',
      'bag',
      'pull',
      'clos',
      'rak',
      'bank',
      'get',
      'got',
      'grab',
      'lock',
      'haul',
      'net',
      'attract',
      'receiv',
      'collect',
      'pick',
      'launch',
      'stealth',
      'emerg',
      'garner',
      'confirm',
    ],
    reads: new RegExp(
      `\\b(?:rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|land(?:s|ed|ing)?|nab(?:s|bed|bing)?|snag(?:s|ged|ging)?|scor(?:e|es|ed|ing)|bag(?:s|ged|ging)?|pull(?:s|ed)? in|clos(?:e|es|ed|ing)(?: on)?|rak(?:e|es|ed) in|bank(?:s|ed)?|get(?:s|ting)?|got|grab(?:s|bed)?|lock(?:s|ed) (?:up|down)|haul(?:s|ed) in|net(?:s|ted)?|attract(?:s|ed)?|receiv(?:e|es|ed)|collect(?:s|ed)?|pick(?:s|ed)? up|launch(?:es|ed)? with|stealth with|emerg(?:e|es|ed) with|garner(?:s|ed)?|confirms?) (?:${MONEY})(?![^.;,]{0,50}\\b(?:orders?|contracts?|grants?|awards?|loan|credit|facility|notes|bonds?|fine|penalty|verdict|settlement|damages|program|programme|commitment|budget|gift|donation|endow\\w*|public offering|deal with|project)\\b)`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.6,
    plain: 'completed',
  },
  {
    name: 'Bar raised 30 million euros in a Series B',
    needs: ['series', 'seed', 'pre-', 'round', 'funding', 'financing', 'investment', 'fundrais', 'raise'],
    also: ['rais', 'secur', 'clos', 'complet', 'announc', 'land', 'receiv', 'nab', 'get', 'scor', 'snag', 'in '],
    reads: new RegExp(
      `\\b(?:rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|complet(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|land(?:s|ed|ing)?|receiv(?:e|es|ed)|nab(?:s|bed)?|get(?:s)?|score[sd]?|snag(?:s|ged)?|in)(?: on| its| a| an)? (?:[^\\s.;:]{1,24} ){0,7}?${ROUND}(?: ${ROUND})*(?: (?:round|funding|financing|raise|investment|extension|capital))?\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    plain: 'completed',
  },
  {
    name: 'Bar in talks to raise funding at a $12B valuation',
    needs: ['rais', 'seek'],
    also: ['fund', 'money', 'capital', 'cash', 'round', 'financing'],
    reads:
      /\b(?:rais(?:e|es|ed|ing)|seek(?:s|ing)?) (?:[^\s.;:]{1,24} ){0,4}?(?:funding|money|capital|cash|funds|round|financing)\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.45,
  },
  {
    name: 'its Foo-led $100 million Series D',
    needs: ['-led'],
    reads:
      /-led (?:[$€£][\d.]+ ?(?:million|billion|m|bn|b)? ?)?(?:series [a-k]|seed|round|funding|financing|investment|raise)\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    plain: 'completed',
  },
  {
    name: 'a funding round led by Foo',
    needs: ['led by'],
    reads: new RegExp(
      `\\b${ROUND}(?: ${ROUND})*(?: (?:round|funding|financing|raise|investment|extension))?,? (?:co-)?led by\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    plain: 'completed',
  },
  {
    name: 'New funding at a $2B valuation',
    needs: ['funding', 'round', 'raise', 'financing'],
    also: ['new', 'fresh', 'massive', 'mega', 'latest', 'recent', 'huge', 'giant'],
    reads: /\b(?:new|fresh|massive|mega|latest|recent|huge|giant) (?:\S{1,20} )?(?:funding|round|raise|financing)\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.4,
    plain: 'completed',
  },
  {
    name: 'The round, which values it at $2bn, was co-led by Foo',
    needs: ['led by'],
    reads:
      /\b(?:round|funding|financing|raise|series [a-k]|investment|seed|investors)\b[^.;]{0,90}?\b(?:co-)?led by\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    plain: 'completed',
  },
  {
    name: "Foo's $14.3 billion investment",
    needs: ['investment'],
    reads:
      /(?:\d ?(?:billion|million|bn|mln|m|b)?|strategic|minority|equity|huge|big|massive) (?:\w+ )?investment\b(?! (?:in|into|of|from|by|plan|bank|firm|trust|fund|adviser|manager|company|portfolio|program|budget)\b)/gi,
    kind: 'investment',
    acquirer: 'owner',
    target: 'none',
    seller: 'none',
    weight: 0.45,
  },
  {
    name: 'Foo leads a $20M round in Bar',
    needs: ['round', 'funding', 'financing', 'investment', 'raise'],
    reads:
      /\b(?:lead(?:s|ing)?|led|join(?:s|ed|ing)?|co-led|co-leads|anchor(?:s|ed)?|participat(?:e|es|ed|ing) in) (?:[^\s.;:]{1,24} ){0,6}?(?:rounds?|funding|financing|investment|raise) (?:in|for|of)\b/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.6,
    named: true,
    plain: 'completed',
  },
  // ── Buying, plain ──
  {
    name: 'Foo buys Bar',
    needs: [
      'acqui',
      'buy',
      'bought',
      'purchas',
      'snap',
      'scoop',
      'pick',
      'gobbl',
      'swallow',
      'swoop',
      'take over',
      'taking over',
      'takes over',
      'took over',
      'taken over',
    ],
    reads: new RegExp(`\\b${BUY}(?![-'])(?! by\\b)`, 'gi'),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'from',
    weight: 0.7,
    ownable: true,
  },
  {
    name: "Foo's acquisition of Bar",
    needs: ['acquisition', 'acquistion', 'takeover', 'take-over', 'buyout', 'buy-out', 'purchase'],
    reads: new RegExp(
      `\\b${DEAL_NOUN}s?(?: (?:bid|offer|deal|agreement|proposal|attempt|approach|plan))? (?:of|for)\\b`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'from',
    weight: 0.65,
    ownable: true,
  },
  {
    name: 'the acquisition by Foo of Bar',
    needs: ['acquisition', 'takeover', 'take-over', 'buyout', 'buy-out', 'purchase'],
    reads: new RegExp(`\\b${DEAL_NOUN} by\\b`, 'gi'),
    kind: 'acquisition',
    acquirer: 'by',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.65,
  },
  {
    name: 'completes the Bar acquisition',
    needs: ['acquisition', 'acquistion', 'takeover', 'take-over', 'buyout', 'buy-out', 'purchase', 'tender', 'bid'],
    reads: new RegExp(
      `\\b(?:${DEAL_NOUN}|tender offer|takeover bid|takeover offer|buyout offer|buyout bid|bid)s?\\b(?! (?:of|for|by|price|agreement|order|orders|option|program|power|decision|contract|protection|announcement|vehicle|strategy|spree|target|company|corp|targets|costs|code|panel|rumou?rs|activity|financing))`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'owner-or-subject',
    target: 'before',
    seller: 'none',
    weight: 0.5,
    named: true,
  },
  // ── Bids and offers ──
  {
    name: 'Foo makes a $3bn bid for Bar',
    needs: ['bid', 'offer', 'tender', 'approach', 'proposal', 'run for', 'swoop', 'play for'],
    also: ['for'],
    reads:
      /\b(?:bid(?:s|ding)?|offer(?:s|ed|ing)?|tender offer|tender|approach|proposal|counter-?offer|counterbid|exchange offer|swoop)(?: (?:[$€£]?[\d.,-]+[^\s.;:]{0,4}|cash|mln|bln|dlrs?|stg|billion|million|bn|a|an|per|each|shares?|shrs?|of|up|to|in|about|worth|stock|all|hostile|formal|takeover|agreed|pence|cents?|euros?|yen|pounds?|and|dollars?|unit|its|deal)){0,9} for\b/gi,
    kind: 'acquisition',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Bar receives a takeover offer from Foo',
    needs: ['bid', 'offer', 'proposal', 'approach', 'interest', 'overture'],
    also: [
      'takeover',
      'buyout',
      'acquisition',
      'merger',
      'buy-out',
      'tender',
      'unsolicited',
      'cash',
      'hostile',
      'revised',
      'sweetened',
      'improved',
      'raised',
      'all-',
      'preliminary',
      'non-binding',
      'go-private',
      'preferential',
    ],
    reads:
      /\b(?:receiv(?:e|es|ed|ing)|get(?:s|ting)?|got|reject(?:s|ed|ing)?|accept(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|confirm(?:s|ed)?|back(?:s|ed)?|recommend(?:s|ed)?|draw(?:s|n)?|drew|attract(?:s|ed)?|consider(?:s|ed|ing)?|review(?:s|ed|ing)?|welcom(?:e|es|ed)|approv(?:e|es|ed)|oppos(?:e|es|ed)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|field(?:s|ed|ing)?|study(?:ing)?|studie[sd]|refus(?:e|es|ed)|urg(?:e|es|ed)) (?:[^\s.;:]{1,24} ){0,7}?(?:(?:takeover|buyout|acquisition|merger|buy-out|tender|unsolicited|cash|hostile|revised|sweetened|improved|raised|all-cash|all-stock|preliminary|non-binding|go-private|preferential) )+(?:bid|offer|proposal|approach|interest|overture|approaches|offers|proposals|bids)s?\b/gi,
    kind: 'acquisition',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.65,
    stage: 'in-talks',
  },
  {
    name: "Bar accepts Foo's offer",
    needs: ['bid', 'offer', 'takeover', 'buyout', 'merger', 'proposal'],
    also: ['accept', 'reject', 'rebuff', 'spurn', 'back', 'recommend', 'approv', 'agree'],
    reads:
      /\b(?:accept(?:s|ed|ing)?|reject(?:s|ed|ing)?|rebuff(?:s|ed)?|spurn(?:s|ed)?|back(?:s|ed)?|recommend(?:s|ed)?|approv(?:e|es|ed)|agree(?:s|d)? to) (?:[^\s.;:]{1,24} ){1,6}?(?:bid|offer|takeover|buyout|merger)s?\b/gi,
    kind: 'acquisition',
    acquirer: 'inside',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    stage: 'in-talks',
  },
  {
    name: 'Bar agrees to $1bn takeover',
    needs: ['takeover', 'buyout', 'acquisition', 'merger', 'buy-out', 'sale'],
    reads:
      /\b(?:agree(?:s|d)?(?: to| on)?|near(?:s|ed|ing)?|strik(?:e|es|ing)|struck|reach(?:es|ed)|sign(?:s|ed)?|seal(?:s|ed)?|ink(?:s|ed)?|clinch(?:es|ed)?|announc(?:e|es|ed)) (?:[^\s.;:]{1,24} ){0,6}?(?:takeover|buyout|acquisition|merger|buy-out|sale) (?:deal|agreement|pact|bid|offer|by|with)\b/gi,
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.6,
  },
  {
    name: 'Bar shares soar on takeover interest',
    needs: ['takeover', 'buyout', 'acquisition', 'merger'],
    reads:
      /\b(?:takeover|buyout|acquisition|merger) (?:interest|talks|speculation|target|approach|report|rumou?rs?|battle|fight|discussions|negotiations)\b/gi,
    kind: 'acquisition',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.45,
    named: true,
    stage: 'rumored',
  },
  {
    name: 'Foo strikes deal for Bar',
    needs: ['deal for', 'agreement for', 'pact for'],
    reads:
      /\b(?:strik(?:e|es|ing)|struck|reach(?:es|ed)|seal(?:s|ed)|clinch(?:es|ed)|near(?:s|ing)?|agree(?:s|d)|in) (?:[^\s.;:]{1,20} ){0,4}?(?:deal|agreement|pact) for\b/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.42,
    named: true,
  },
  // ── Bids that say no more ──
  {
    name: 'Bar gets bid from Foo',
    needs: ['bid', 'offer', 'proposal', 'tender'],
    also: ['from', ' by'],
    reads:
      /\b(?:receiv(?:e|es|ed|ing)|get(?:s|ting)?|got|reject(?:s|ed|ing)?|accept(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|stud(?:y|ying|ies)|consider(?:s|ed|ing)?|review(?:s|ed|ing)?|evaluat(?:e|es|ed|ing)) (?:[^\s.;:]{1,20} ){0,6}?(?:bid|offer|proposal|tender)s? (?:from|by)\b/gi,
    kind: 'acquisition',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo bids $2bn for Bar, holders of Bar and a tender offer',
    needs: ['tender offer', 'takeover offer', 'takeover bid', 'unsolicited', 'buyout offer', 'hostile'],
    reads:
      /\b(?:tender offer|takeover (?:offer|bid)|(?:unsolicited|hostile) (?:[^\s.;:]{1,20} ){0,3}?(?:bid|offer|proposal|takeover)|buyout offer)\b(?! (?:for|of|by|from|to))/gi,
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.45,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo buys into Bar',
    needs: ['into'],
    also: ['buy', 'bought'],
    reads: /\b(?:buy(?:s|ing)?|bought) into\b/gi,
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.6,
  },
  // ── Press wires in other languages: the plain announcement only ──
  {
    name: "Foo annonce l'acquisition de Bar; l'acquisizione di Bar; la adquisición de Bar; die Übernahme von Bar",
    needs: ["'acquisition d", "'acquisizione d", 'adquisición de', 'übernahme von', 'übernahme de', 'rachat d'],
    reads:
      /(?<!\p{L})(?:l'acquisition(?: \p{Ll}{3,14}){0,2} (?:de la |de l'|de |du |des |d'(?=\p{Lu}))|(?:l|dell|un|nell|all)'acquisizione(?: \p{Ll}{3,14}){0,2} (?:di |del |della |dell'|dei )|adquisición (?:\p{Ll}{3,14} )?(?:de la |de |del )|übernahme (?:von |der |des )|rachat (?:de |du |d'(?=\p{Lu})))/giu,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.62,
    named: true,
  },
  {
    name: 'Foo acquiert Bar, acquisisce Bar, adquiere Bar, übernimmt Bar',
    needs: ['acquiert', 'acquérir', 'acquis', 'rachète', 'adquiere', 'adquirir', 'adquirido', 'übernimmt', 'erwirbt'],
    reads:
      /(?<!\p{L})(?:acquiert|acquièrent|(?:d')?acquérir|a acquis|rachète|acquisisce|ha acquisito|(?:per|di|ad) acquisire|adquiere|adquirir|ha adquirido|übernimmt|erwirbt)(?!\p{L})(?! (?:une|un|una) (?:participation|quota|participación))/giu,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.62,
    named: true,
  },
  {
    name: 'Foo acquiert une participation de 49 % dans Bar',
    needs: ['participation', 'quota', 'participación'],
    also: ['acqui', 'adqui'],
    reads:
      /(?<!\p{L})(?:acquiert|a acquis|acquisition d'|acquisisce|ha acquisito|acquisizione di|adquiere|ha adquirido)(?: [^\s.;]{1,20}){0,6}? ?(?:une participation|una quota|una participación)(?: [^\s.;]{1,20}){0,5} (?:dans|in|nella|nel|en)(?!\p{L})/giu,
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.65,
    named: true,
  },
  // ── Mergers ──
  {
    name: 'Bar to go public through a merger with a blank-check firm',
    needs: ['spac', 'blank', 'reverse'],
    reads:
      /\b(?:spac|blank-check|blank check|reverse) (?:[^\s.;:]{1,20} )?(?:merger|deal|combination|takeover)\b|\b(?:merger|combination|merge|deal) with (?:an? )?(?:[^\s.;:]{1,20} )?(?:spac|blank[- ]check)\b/gi,
    kind: 'merger',
    acquirer: 'with',
    target: 'subject',
    seller: 'none',
    weight: 0.65,
  },
  {
    name: 'Foo and Bar complete merger',
    needs: ['merger'],
    also: ['complet', 'clos', 'announc', 'agree', 'finali'],
    reads:
      /\b(?:complete[sd]?|close[sd]?|announce[sd]?|agree[sd]?(?: to| on)?|finali[sz]e[sd]?) (?:\S{1,16} ){0,2}?merger\b(?! (?:with|of|into|between|agreement with))/gi,
    kind: 'merger',
    acquirer: 'none',
    target: 'subject-all',
    seller: 'none',
    weight: 0.6,
  },
  {
    name: 'Foo and Bar agree to merge',
    needs: ['merg', 'combin'],
    reads:
      /\b(?:merg(?:e|es|ed|ing)|combine[sd]? (?=(?:in|to form|their|operations|businesses))|agree[sd]? to combine|to combine)\b(?! ?(?:with|into)\b)/gi,
    kind: 'merger',
    acquirer: 'none',
    target: 'subject-all',
    seller: 'none',
    weight: 0.55,
  },
  {
    name: 'Foo to merge with Bar',
    needs: ['merg', 'combin', 'tie-up', 'amalgam'],
    reads:
      /\b(?:merg(?:e|es|ed|ing)|combin(?:e|es|ed|ing)|merger|amalgamation|amalgamation agreement|tie-up|combination|business combination(?: agreement)?|merger agreement|merger deal|merger talks|merger of equals|merger proposal)(?: (?:it|its [^\s.;,]{1,20}(?: [^\s.;,]{1,20}){0,3}|deal|agreement))? with\b/gi,
    kind: 'merger',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'none',
    weight: 0.65,
  },
  {
    name: 'Bar to merge into Foo',
    needs: ['merg', 'amalgamat'],
    also: [' into'],
    reads: /\b(?:merg(?:e|es|ed|ing|er)|amalgamat(?:e|es|ed|ing|ion)) (?:it |itself )?into\b/gi,
    kind: 'merger',
    acquirer: 'object',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.6,
  },
  {
    name: 'the merger of Foo and Bar',
    needs: ['merger', 'combination', 'tie-up', 'amalgamation', 'deal between', 'deal of'],
    also: [' of', ' between'],
    reads: /\b(?:merger|combination|tie-up|amalgamation|deal) (?:of|between)\b/gi,
    kind: 'merger',
    acquirer: 'none',
    target: 'object',
    seller: 'none',
    weight: 0.55,
  },
  {
    name: 'the Foo-Bar merger',
    needs: ['merger'],
    reads: /\bmergers?\b(?! (?:of|with|into|between|and acquisition))/gi,
    kind: 'merger',
    acquirer: 'owner-or-subject',
    target: 'before',
    seller: 'none',
    weight: 0.45,
  },
  // ── Selling ──
  {
    name: 'Bar agrees to sell itself to Foo',
    needs: ['itself'],
    reads: /\bsell(?:s|ing)? itself\b/gi,
    kind: 'acquisition',
    acquirer: 'to',
    target: 'subject',
    seller: 'none',
    weight: 0.75,
  },
  {
    name: 'Foo sells its pumps unit to Bar',
    needs: [
      'sell',
      'sold',
      'divest',
      'offload',
      'unload',
      'dispos',
      'shed',
      'hiv',
      'jettison',
      'part with',
      'parts with',
      'parted with',
      'parting with',
      'parted ways',
      'part ways',
    ],
    reads: new RegExp(`\\b${SELL}(?![-'])(?! to\\b)`, 'gi'),
    kind: 'divestiture',
    acquirer: 'to',
    target: 'object',
    seller: 'subject',
    weight: 0.6,
    ownable: true,
  },
  {
    name: "Foo's sale of its pumps unit to Bar",
    needs: ['sale', 'disposal', 'divest', 'spin', 'carve'],
    reads:
      /\b(?:sale|disposal|divestment|divestiture|spin|carve-out) of\b(?! (?:new|additional|common|bonds?|notes|shares of its))/gi,
    kind: 'divestiture',
    acquirer: 'to',
    target: 'object',
    seller: 'owner-or-subject',
    weight: 0.6,
    ownable: true,
  },
  {
    name: 'Foo explores a sale',
    needs: ['sale', 'auction', 'divest'],
    reads:
      /\b(?:explor(?:e|es|ed|ing)|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|stud(?:y|ies|ied|ying)|seek(?:s|ing)?|plan(?:s|ned|ning)?|near(?:s|ing)?|prepar(?:e|es|ed|ing)(?: for)?|eye(?:s|d|ing)?|pursu(?:e|es|ed|ing)|evaluat(?:e|es|ed|ing)|including|potential|possible|discuss(?:es|ed|ing)?|agree[sd]?(?: to)?|push(?:es|ed|ing)? for|kick(?:s|ed)? off|launch(?:es|ed)?|restart(?:s|ed)?|options (?:for|including)) (?:a |an |the |its |potential |possible |outright |partial |full |\$?[\d.]+ ?(?:bn|billion|million)[ -]?(?:plus )?|auction ){0,4}(?:sale|auction|divestiture|divestment)\b(?! of\b| to\b)/gi,
    kind: 'divestiture',
    acquirer: 'to',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    stage: 'rumored',
  },
  {
    name: 'Foo puts Bar up for sale',
    needs: ['sale', 'block', 'buyer', 'strategic'],
    reads:
      /\b(?:up for sale|on the block|on the auction block|for sale|seek(?:s|ing)? (?:a )?buyers?|strategic alternatives|strategic options)\b/gi,
    kind: 'divestiture',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.4,
    stage: 'rumored',
  },
  // ── Spin-offs ──
  {
    name: 'Foo to spin off Bar',
    needs: ['spin', 'spun', 'carv', 'split', 'hiv', 'demerg'],
    reads:
      /(?<!\ba )\b(?:spin(?:s|ning)?|spun|carv(?:e|es|ed|ing)|split(?:s|ting)?|hiv(?:e|es|ed|ing))(?: \S{1,20}){0,3}? (?:off|out)(?= )(?! (?:of|from)\b)|\bdemerg(?:e|es|ed|ing)\b/gi,
    kind: 'spin-off',
    acquirer: 'none',
    target: 'object',
    seller: 'subject',
    weight: 0.7,
  },
  {
    name: 'the spin-off of Bar',
    needs: ['spin', 'demerger', 'carve-out'],
    reads: /\b(?:spin-?offs?|spinoffs?|demerger|spin-out|spinout|carve-out) of\b/gi,
    kind: 'spin-off',
    acquirer: 'none',
    target: 'object',
    seller: 'owner-or-subject',
    weight: 0.7,
  },
  {
    name: 'Foo to split in two',
    needs: ['into t'],
    reads:
      /\b(?:split(?:s|ting)?|break(?:s|ing)? up|separat(?:e|es|ed|ing)|divid(?:e|es|ed|ing)) (?:up |itself )?into (?:two|three)\b/gi,
    kind: 'spin-off',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.65,
  },
  {
    name: 'Bar, a spin-off from Foo',
    needs: ['spin', 'demerger'],
    reads: /\b(?:spin-?off|spinoff|spinout|spin-out|demerger)s?\b(?! of\b)/gi,
    kind: 'spin-off',
    acquirer: 'none',
    target: 'before',
    seller: 'owner-or-subject',
    weight: 0.4,
  },
  // ── Listings ──
  {
    name: 'Bar pops in its Nasdaq debut',
    needs: ['debut', 'first day', 'first-day', 'market entry'],
    reads:
      /\b(?:nasdaq|nyse|stock market|public market|market|wall street|trading|exchange|stock|public) (?:debut|entry)\b|\bfirst[- ]day (?:of )?(?:trading|on (?:the )?(?:nasdaq|nyse|new york))\b|\bdebut(?:s|ed)? on (?:the )?(?:nasdaq|nyse|new york|stock|london|hong kong)/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    plain: 'completed',
  },
  {
    name: 'Bar files for an IPO',
    needs: ['ipo', 'public', 'listing', 'debut'],
    reads: /\b(?:IPOs?|initial public offerings?|public listing|stock market listing|stock exchange debut)\b/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
  },
  {
    name: 'Bar goes public',
    needs: ['public'],
    reads: /\b(?:go(?:es|ing)?|went|gone|tak(?:e|es|ing) (?:\S{1,24} ){1,4}|took (?:\S{1,24} ){1,4})public\b/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
  },
  {
    name: 'Bar to list in New York',
    needs: [' list', 'to list'],
    reads:
      /\b(?:to list|plans? to list|list(?:s|ing)?) (?:[^\s.;:]{1,20} ){0,4}?(?:in|on) (?:the )?(?:new york|nyse|nasdaq|hong kong|london|shanghai|shenzhen|us\b|u\.s\.|mumbai|toronto|frankfurt|tokyo|amsterdam|stock|exchange)/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
  },
  // ── Joint ventures ──
  {
    name: 'Foo and Bar form a joint venture',
    needs: ['joint venture', 'jv'],
    reads:
      /\b(?:form(?:s|ed|ing)?|creat(?:e|es|ed|ing)|launch(?:es|ed)?|establish(?:es|ed)?|set(?:s|ting)? up|announc(?:e|es|ed)|sign(?:s|ed)?|enter(?:s|ed)?(?: into)?|agree[sd]? (?:to|on)) (?:[^\s.;:]{1,24} ){0,6}?(?:joint venture|jv)\b/gi,
    kind: 'joint-venture',
    acquirer: 'subject',
    target: 'with',
    seller: 'none',
    weight: 0.6,
  },
];

export interface Wording {
  rule: Rule;
  /** Offsets in the sentence. */
  start: number;
  end: number;
}

/** Which rows of the table may read a sentence at all: `needs` are the even groups, `also` the odd ones. */
const STEMS = stemReader(RULES.flatMap(({ needs, also }) => [needs, also ?? []]));

/** Every wording of the table in a sentence; where two overlap, the row nearer the top comes first. `flat`: see phrases.ts. */
export function findWordings(flat: string): Wording[] {
  const seen = STEMS.read(flat);
  const found: Wording[] = [];
  for (const [row, rule] of RULES.entries()) {
    if (seen[2 * row] === 0 || (rule.also !== undefined && seen[2 * row + 1] === 0)) continue;
    rule.reads.lastIndex = 0;
    for (let match = rule.reads.exec(flat); match !== null; match = rule.reads.exec(flat))
      found.push({ rule, start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return found;
}
