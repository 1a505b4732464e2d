// Rows of the table of wordings (rules.ts): new money for shares, as who takes it tells it.
import type { Rule } from './rules.ts';
import { ABOUT, MONEY, SUM, gap } from './wording-parts.ts';

const ROUND =
  '(?:(?:pre-)?seed(?= (?:round|funding|financing|investment|extension|capital|raise|money))|pre-[a-z](?= round)|series [a-k]\\d?|(?:equity|venture|growth|funding|financing|investment|fundraising|late-stage|early-stage|bridge|angel|seed|strategic|growth equity|investment|a|new|fresh) (?:round|funding|financing|investment|fundraise|raise))';
const NO_ROUND =
  '(?![^.;,]{0,50}\\b(?:orders?|contracts?|grants?|awards?|loans?|credit|facility|notes|bonds?|fine|penalty|verdict|settlement|damages|subsid(?:y|ies)|program|programme|budget|gift|donation|sale of|from (?:the )?(?:sale|government|state|taxpayers?|eu\\b|ministry|us department|insurers?))\\b)';

export const ROUND_RULES: Rule[] = [
  {
    name: 'With $25M in new funding, Bar wants to',
    reads: new RegExp(
      `^(?:[^\\s:]{1,14}: )?(?:(?:armed with|flush with|fresh off|buoyed by) (?:a |an |its )?(?:${MONEY})|(?:with|after|following) (?:(?:raising|landing|securing|closing|a|an|its) )?(?:${MONEY})(?=[^,;]{0,50}(?:fund|rais|round|series|seed|back|capital|invest|financ)))[^,;]{0,70},(?= )`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'object',
    seller: 'none',
    weight: 0.5,
    named: true,
    plain: 'completed',
  },
  {
    name: 'Bar valued at $10bn in secondary share sale',
    reads:
      /\bsecondary (?:share |stock |shares )?(?:sale|sales|round|transaction|deal)\b|\b(?:employee|staff|insider)s?'? (?:(?:share|stock|tender) )?(?:sale|tender offer|share sale|stock sale)s?\b|\btender offer (?:for|to) (?:its |current |former |the ){0,6}(?:employees|staff|workers)\b|\b(?:lets?|letting|allow(?:s|ed|ing)?|enabl(?:e|es|ing)|helps) (?:its |current |former |some |and ){0,3}(?:employees|staff|workers) (?:to )?(?:sell|cash out|offload)\b|\b(?:employees|staff|workers)(?: \S{1,14}){0,3} (?:sell|sold|offload) (?:(?:[^\s.;:]|\.\d){1,20} ){0,5}?shares? (?:worth|at|in|valu)/gi,
    kind: 'investment',
    acquirer: 'to',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    named: true,
  },
  {
    name: 'Bar receives a strategic investment from Foo',
    reads:
      /\b(?:receiv(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|get(?:s|ting)?|got|land(?:s|ed|ing)?|win(?:s|ning)?|won|announc(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|accept(?:s|ed)?|obtain(?:s|ed)?|attract(?:s|ed)?) (?:(?:[^\s.;:]|\.\d){1,24} ){0,8}?(?:investments?|backing|funding|(?:capital|cash|equity) (?:infusion|injection)|cash) (?:from|by|led by)\b/gi,
    kind: 'investment',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.7,
    plain: 'completed',
  },
  {
    name: 'A founder raises $8M for Bar',
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
    reads: new RegExp(
      `\\b(?:hit(?:s|ting)?|near(?:s|ing|ed)?|(?:soar|jump)(?:s|ed)? to|reach(?:es|ed|ing)?|ey(?:e|es|ed|eing|ing)|confirm(?:s|ed)?|(?:quadrupl|tripl|doubl)(?:e|es|ed|ing)(?: to)?|achiev(?:e|es|ed)|seek(?:s|ing)?|top(?:s|ped)|cross(?:es|ed)|rais(?:e|es|ed|ing)|at|to) (?:(?:a|an|its|new|possible|potential|its valuation to) ){0,3}(?:${MONEY})[\\d.,]*\\+? ?(?:million|billion|bn|m|b)?\\+? (?:pre-money |post-money )?valuation\\b|\\b(?:valued (?:at|over)|worth) (?:${MONEY})[\\d.,]*\\+? ?(?:million|billion|bn|m|b|trillion|crore)? (?:in|after|following|by|with|on) ${gap(5)}(?:round|raise|funding|fundraise|fundraising|financing|investment|series [a-k]|share sale)\\b`,
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
    reads: new RegExp(
      `\\b(?:rais(?:e|es|ed|ing)|secur(?:e|es|ed|ing)|land(?:s|ed|ing)?|nab(?:s|bed|bing)?|snag(?:s|ged|ging)?|scor(?:e|es|ed|ing)|bag(?:s|ged|ging)?|pull(?:s|ed)? in|clos(?:e|es|ed|ing)(?: on)?|rak(?:e|es|ed) in|bank(?:s|ed)?|get(?:s|ting)?|got|grab(?:s|bed)?|lock(?:s|ed) (?:up|down)|haul(?:s|ed) in|net(?:s|ted)?|attract(?:s|ed)?|receiv(?:e|es|ed)|collect(?:s|ed)?|pick(?:s|ed)? up|launch(?:es|ed)? with|debuts with|comes? out with|finali[sz](?:es|ed|ing)|rustl(?:es|ed) up|notch(?:es|ed)|pocket(?:s|ed)|reel(?:s|ed) in|draws|stealth with|emerg(?:e|es|ed) with|garner(?:s|ed)?|confirms?) (?:${MONEY})(?![\\d.,~]*\\+? ?(?:million|billion|bn|mn|m|b|k|crore)? (?:in |of |worth of )?(?:(?!to |for |from )[\\w-]{1,20} ){0,2}?(?:acquisition|takeover|buyout|merger|purchase|lease|tax|credits?|rebates?|gift|prizes?|subsid(?:y|ies)|refund|bail|ransom|bounty|off|discount)\\b)(?![^.;,]{0,50}\\b(?:orders?|contracts?|grants?|awards?|loan|credit|facility|notes|bonds?|fine|penalty|verdict|settlement|damages|program|programme|commitment|budget|gift|donation|endow\\w*|public offering|deal with|project)\\b)`,
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
    reads: new RegExp(
      `\\b(?:rais(?:e|es|ed|ing)|add(?:s|ed)?|extend(?:s|ed)?|finali[sz](?:es|ed|ing)|secur(?:e|es|ed|ing)|clos(?:e|es|ed|ing)|complet(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|land(?:s|ed|ing)?|receiv(?:e|es|ed)|nab(?:s|bed)?|get(?:s)?|score[sd]?|snag(?:s|ged)?|in)(?: on| its| a| an)? (?:(?:[^\\s.;:]|\\.\\d){1,24} ){0,7}?${ROUND}(?: ${ROUND}){0,4}(?: (?:round|funding|financing|raise|investment|extension|capital))?\\b`,
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
    reads:
      /\b(?:rais(?:e|es|ed|ing)|seek(?:s|ing)?) (?:(?:[^\s.;:]|\.\d){1,24} ){0,4}?(?:funding|money|capital|cash|funds|round|financing)\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.45,
  },
  {
    name: 'its Foo-led $100 million Series D',
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
    name: 'New funding at a $2B valuation',
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
    reads:
      /\b(?:round|funding|financing|fundrais(?:e|ing)|raise|series [a-k]|investment|seed|investors)\b(?:[^.;]|\.\d){0,90}?\b(?:co-)?led by\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    plain: 'completed',
  },
  {
    name: 'Bar becomes a unicorn with $120M round',
    reads: new RegExp(
      `\\b(?:with|after|on|via|following) (?:(?:a|an|its|new|fresh|latest|first|another) ){0,3}(?:${MONEY})[\\d.,]*\\+? ?(?:million|billion|bn|mn|m|b|crore|cr)? (?:(?:[^\\s.;:,]|\\.\\d){1,20} ){0,2}?(?:round|raise|fundraise|funding|financing|series [a-k]\\d?|seed)\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.48,
    named: true,
    plain: 'completed',
  },
  {
    name: "Foo's $14.3 billion investment",
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
    reads:
      /\b(?:lead(?:s|ing)?|led|join(?:s|ed|ing)?|co-led|co-leads?|co-leading|anchor(?:s|ed)?|participat(?:e|es|ed|ing) in) (?:(?:[^\s.;:]|\.\d){1,24} ){0,6}?(?:rounds?|funding|financing|investment|raise|fundraise|series [a-k]\d?|seed) (?:in|for|of|into)\b/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.6,
    named: true,
    plain: 'completed',
  },
  {
    name: 'Bar becomes a unicorn',
    reads:
      /\b(?:hit(?:s|ting)?|becom(?:e|es|ing)|became|reach(?:es|ed|ing)?|attain(?:s|ed)?|achiev(?:e|es|ed)|gain(?:s|ed)?|earn(?:s|ed)?|enter(?:s|ed)?|join(?:s|ed)?|turn(?:s|ed)?|mint(?:s|ed)?|win(?:s)?|secur(?:es|ed)|crown(?:s|ed)?|cross(?:es|ed)? into) (?:(?:a|an|the|its|as|into|latest|newest|first|second|third|[^\s.;:]{3,12}(?:'s)?) ){0,5}?(?:unicorn|decacorn)(?: status| club| territory| valuation| milestone)?\b/gi,
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.52,
    plain: 'completed',
  },
  {
    name: 'Bar tops up its Series B with $40M from Foo',
    beside: ['series', 'seed', 'round', 'raise', 'funding', 'extension'],
    reads: new RegExp(
      `\\b(?:top(?:s|ped|ping)? (?:up|off)|extend(?:s|ed|ing)?|expand(?:s|ed|ing)?|upsiz(?:e|es|ed|ing)|reopen(?:s|ed)?|swell(?:s|ed)?|bump(?:s|ed)? (?:up )?|stretch(?:es|ed)?|enlarg(?:e|es|ed)) (?:its |the |a |an )?${gap(3)}(?:pre-seed|seed|series [a-k]\\d?|angel|bridge|funding|investment|latest|round|raise)(?: (?:round|funding|raise|financing))?\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.58,
    plain: 'completed',
  },
  {
    name: 'Bar gets $40M injection from Foo',
    reads: new RegExp(
      `${SUM} (?:[^\\s.;:]{1,20} ){0,3}?(?:injection|infusion|lifeline|top-up|cheque|check|extension|backing|equity commitment|cash boost|funding boost)(?= (?:from|by|led by)\\b)${NO_ROUND}`,
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
    name: 'Bar in line for $400M from Foo',
    reads: new RegExp(
      `\\b(?:in line (?:for|to (?:get|receive|raise|land))|set (?:for|to (?:raise|receive|get|land|secure|bag))|poised (?:for|to (?:raise|receive|land|secure))|lin(?:es|ed|ing) up|close to (?:securing|raising|landing|closing)|near(?:s|ing)|about to (?:raise|land|close)|in (?:advanced |early |final |late-stage )?talks (?:for|to (?:raise|secure|land|receive|close)|over|about|on)) ${ABOUT}${SUM} ${gap(5)}(?:(?=from\\b)|round|funding|financing|raise|investment|injection|series [a-k]|in (?:fresh|new) (?:capital|equity|funding|money))${NO_ROUND}`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    stage: 'in-talks',
  },
  {
    name: 'valuation of Bar trebles to $3bn after a round',
    reads: new RegExp(
      `\\bvaluation (?:trebl(?:es|ed)|tripl(?:es|ed)|doubl(?:es|ed)|quadrupl(?:es|ed)|soar(?:s|ed)|jump(?:s|ed)|climb(?:s|ed)|swell(?:s|ed)|ris(?:es|en)|rose|leap(?:s|t)|surg(?:es|ed)|hit(?:s)?|balloon(?:s|ed)|slump(?:s|ed)|fall(?:s)?|fell|halv(?:es|ed)|drop(?:s|ped)) (?:to|past|above|at|from) ${ABOUT}${SUM}(?=[^;]{0,80}\\b(?:round|funding|raise|invest(?:ment|or|ors|s)?|fundraising|share sale)\\b)`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'led-by',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.52,
    named: true,
    plain: 'completed',
  },
];
