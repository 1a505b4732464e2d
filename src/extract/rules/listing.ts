// Rows of the table of wordings (rules.ts): shares that go to a stock exchange for the first time.
import type { Rule } from './rules.ts';
import { ABOUT, SUM, gap } from './wording-parts.ts';

const MARKET =
  '(?:new york|nyse|nasdaq|wall street|hong kong|london|aim|lse|shanghai|shenzhen|star market|chinext|beijing|u\\.?s\\.?|mumbai|bombay|bse|nse|toronto|tsx|frankfurt|tokyo|osaka|seoul|kosdaq|kospi|taipei|singapore|sgx|amsterdam|paris|euronext|brussels|lisbon|dublin|milan|madrid|zurich|swiss|vienna|warsaw|stockholm|oslo|copenhagen|helsinki|nordic|istanbul|athens|riyadh|tadawul|dubai|abu dhabi|doha|kuwait|cairo|johannesburg|jse|lagos|nairobi|casablanca|sydney|asx|auckland|nzx|jakarta|bangkok|manila|kuala lumpur|bursa|hanoi|sao paulo|são paulo|b3|santiago|bogota|mexico city|buenos aires)';
const OFFERING =
  '(?:ipo|initial public offering|float|flotation|(?:stock market |stock exchange |share |public |market )?listing|share sale|(?:stock market |market )?debut|public offering)';
const BANKS =
  '(?:banks?|bankers?|underwriters?|advisers?|advisors?|bookrunners?|lead managers?|(?:[^\\s.;:]{1,24} ){0,4}(?:and )?[^\\s.;:]{1,24})';

export const LISTING_RULES: Rule[] = [
  {
    name: 'Foo picks banks for its float',
    reads: new RegExp(
      `\\b(?:pick(?:s|ed|ing)?|hir(?:e|es|ed|ing)|tap(?:s|ped|ping)?|appoint(?:s|ed|ing)?|select(?:s|ed|ing)?|choos(?:e|es|ing)|chose|chosen|mandat(?:e|es|ed|ing)|lin(?:e|es|ed|ing) up|interview(?:s|ed|ing)?|sound(?:s|ed|ing)? out|recruit(?:s|ed|ing)?|enlist(?:s|ed|ing)?|engag(?:e|es|ed|ing)|nam(?:e|es|ed|ing)|work(?:s|ing) with) ${BANKS} (?:to (?:lead|run|manage|advise on|handle|work on|prepare|arrange|underwrite)|for|on|ahead of|as it (?:plans|prepares|eyes)) ${gap(6)}${OFFERING}\\b|\\b(?:tap(?:s|ped)|pick(?:s|ed)|hir(?:es|ed)|select(?:s|ed)|chooses|chose|interview(?:s|ing)|lin(?:es|ing) up|mandat(?:es|ed)|appoint(?:s|ed))\\b(?:[^.;]|\\.\\d){1,90}?\\b(?:IPO|initial public offering|listing)\\b`,
      'gi',
    ),
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.6,
    stage: 'rumored',
  },
  {
    name: 'Bar pops in its Nasdaq debut',
    reads:
      /\b(?:nasdaq|nyse|stock market|public market|market|wall street|trading|exchange|stock|public) (?:debut|entry)\b|\bfirst[- ]day (?:of )?(?:trading|on (?:the )?(?:nasdaq|nyse|new york))\b|\b(?:begins?|starts?|began|started|opens?) trading (?:on|in|under)\b|\b(?:shares|stock) (?:list|listed|lists|debut|debuted|debuts) (?:at|up|with|\d)|\bdebut(?:s|ed)? on (?:the )?(?:nasdaq|nyse|new york|stock|london|hong kong)/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    plain: 'completed',
  },
  {
    name: 'Bar files for an IPO',
    reads: /\b(?:IPOs?|initial public offerings?|public listing|stock market listing|stock exchange debut)\b/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
  },
  {
    name: 'Bar goes public',
    reads:
      /\b(?:go(?:es|ing)?|went|gone|(?:tak(?:e|es|ing)|took)(?: \S{1,24}){1,4}) public\b(?! with\b(?! (?:a |an )?(?:ipo|offering|spac|merger|\$)))/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
  },
  {
    name: 'Foo plans separate listing for its pumps unit',
    reads:
      /\b(?:(?:ipo|initial public offering|listing|float|flotation|share sale|spin-off) (?:of|for)(?= (?:its |the |their |a )?(?:[^\s.;:,]{1,24} ){0,5}(?:units?|arm|business(?:es)?|division|subsidiary|affiliate|operations|brand)\b)|(?:list|lists|listing|float|floats|floating|ipo)(?= (?:its|their|the) (?:[^\s.;:,]{1,24} ){0,5}(?:units?|arm|business(?:es)?|division|subsidiary|affiliate|operations)\b)(?! the (?:pros|ways|reasons)))/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'object',
    seller: 'subject',
    weight: 0.58,
  },
  {
    name: 'Foo files draft papers for an issue of shares',
    reads:
      /\b(?:(?:confidentially|quietly|publicly|formally) )?(?:re-?)?(?:fil(?:e|es|ed|ing)|submit(?:s|ted|ting)?|lodg(?:e|es|ed|ing)|publish(?:es|ed|ing)?)(?: (?:for|with|its|a|an|the|draft|preliminary|updated|fresh|confidential|red herring|amended|initial|ipo|public|registration|listing|offer|sebi|sec|hkex|regulators?|regulator|to|us|u\.s\.)){0,6} (?:(?:draft|ipo|listing|offer|flotation|float) (?:(?:red herring|offer) )?(?:papers?|prospectus|documents?|paperwork|application)|drhp|draft|red herring prospectus|prospectus|registration (?:statement|document|filing)|form s-1|s-1|f-1|listing application)\b(?! (?:guidance|rules?|law|plan|bill|agreement|legislation|order|budget|report|resolution|regulations?))/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.58,
    plain: 'announced',
  },
  {
    name: 'Foo abandons its planned London listing',
    reads: new RegExp(
      `(?<!\\b(?:dual|secondary|primary|second|job|property|product|house|home|primary-|sanctions|terror|of the|life|milk|carnival|parade|root beer|to) )\\b(?:(?:${MARKET}|stock[- ]market|stock[- ]exchange|bourse|blockbuster|mega|planned|proposed|long-awaited|mooted|\\d{4}|public|market|share|equity|ipo|${SUM}) (?:ipo |stock[- ]market |stock[- ]exchange |share |public )?(?:listing|float|flotation)|(?:\\w's|its|their|for a|of a|a|on|plans|plan|delays|postpones|shelves|pulls|scraps|revives|prepares|abandons|explores|eyes|weighs|considers|seeks|targets|launches|mulls) (?:possible |potential |planned |proposed |partial )?(?:flotation|float)|(?:eyes|weighs|considers|seeks|plans|mulls|prices|delays|postpones|shelves|pulls|scraps|revives|explores|targets|launches|abandons|completes|approves|for) (?:a |its |their |the )?(?:possible |potential |planned |proposed |partial )?listing)\\b(?! (?:requirements?|rules?|standards?|fees?|price of|reform|regime|authority|status|services?|sites?|agents?|plan for homes|tank|valve|glass|therapy))(?=(?:$|[ ,.;:!?'"—–-]))`,
      'gi',
    ),
    kind: 'ipo',
    acquirer: 'none',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.52,
    named: true,
  },
  {
    name: 'Foo to float on the London stock market',
    reads: new RegExp(
      `\\b(?:float(?:s|ed|ing)?|(?:re-?)?list(?:s|ed|ing)?(?: (?:its )?shares| itself)?|debut(?:s|ed|ing)?|ipo(?:s|ed|ing)?) (?:(?:its |the |a )?(?:[^\\s.;:]{1,20} ){0,2})?(?:in|on|at) (?:the )?(?:${MARKET}|stock (?:market|exchange)|bourse|main market|growth market|exchange|public markets?)\\b`,
      'gi',
    ),
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    named: true,
  },
  {
    name: 'Foo shares jump 40% on their first day of dealings',
    reads:
      /\b(?:soar(?:s|ed|ing)?|surg(?:e|es|ed|ing)|jump(?:s|ed|ing)?|leap(?:s|t|ed)?|pop(?:s|ped|ping)?|ris(?:e|es|ing)|rose|climb(?:s|ed|ing)?|rall(?:y|ies|ied)|gain(?:s|ed)?|rocket(?:s|ed)?|doubl(?:e|es|ed)|tripl(?:e|es|ed)|fall(?:s|ing)?|fell|slump(?:s|ed)?|sink(?:s)?|sank|slid(?:e|es)?|tumbl(?:e|es|ed)|drop(?:s|ped)?|plung(?:e|es|ed)|flop(?:s|ped)?|open(?:s|ed)?|clos(?:e|es|ed)|end(?:s|ed)?|start(?:s|ed)?|begin(?:s)?|began|mak(?:e|es|ing)|made|enjoy(?:s|ed)?|flat|muted|valued)(?: (?:[^\s.;:]|\.\d){1,16}){0,7}? (?:(?:stock market |market |trading |share |public |blockbuster |bumper |muted |strong |weak |long-awaited |first-day |exchange |bourse |\w+ )?debut(?! (?:album|novel|film|single|feature|season|book|record|collection|in the (?:league|premier)|for (?:the )?(?:club|team|country)|goal|match|game))|first day (?:of (?:trading|dealings|conditional)|on (?:the )?(?:market|exchange|stock|nasdaq|nyse|public)|as a (?:public|listed))|first-day (?:trading|pop|dealings|gain)|market bow|(?:ipo|offer|issue|listing) price)\b/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.45,
    named: true,
    plain: 'completed',
  },
  {
    name: 'debut values Foo at $4bn',
    reads: new RegExp(
      `\\b(?:debut|ipo|float|listing|flotation|share sale) (?:that |which |to |could |may |would |will )?(?:valu(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|fetch(?:es|ed)?)\\b`,
      'gi',
    ),
    kind: 'ipo',
    acquirer: 'none',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.55,
  },
  {
    name: 'Foo prices its shares at the top of the range',
    reads: new RegExp(
      `\\bpric(?:e|es|ed|ing) (?:its |the |their )?(?:[^\\s.;:]{1,16} ){0,2}?(?:ipo|float|flotation|listing|shares|share sale|initial public offering)\\b(?: (?:at|above|below|within|near))|\\b(?:sets?|set|raises?|lifts?|cuts?|narrows?) (?:the |its )?(?:[^\\s.;:]{1,16} ){0,2}?(?:ipo|float|listing|offer) (?:price|range|price range)\\b|\\b(?:has |have )?set the price of its shares\\b|\\b(?:top|bottom|middle|midpoint|above) (?:end )?(?:of )?(?:the |its )?(?:indicated |marketed |ipo )?(?:price )?range\\b`,
      'gi',
    ),
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    plain: 'announced',
  },
  {
    name: 'Foo seeks up to $500m in its share sale',
    reads: new RegExp(
      `\\b(?:rais(?:e|es|ed|ing)|seek(?:s|ing)?|target(?:s|ed|ing)?|fetch(?:es|ed|ing)?|bring(?:s|ing)? in|net(?:s|ted)?|launch(?:es|ed|ing)?|open(?:s|ed|ing)?) (?:to raise )?${ABOUT}${SUM} (?:[^\\s.;:]{1,20} ){0,4}?(?:share sale|float|flotation|(?:[^\\s.;:]{1,16} )?listing|ipo|public (?:issue|offer|offering)|initial (?:share sale|offering)|offer for sale)\\b`,
      'gi',
    ),
    kind: 'ipo',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
  },
  {
    name: 'exchange clears Foo for listing',
    beside: ['clear', 'approv', 'nod', 'green', 'go-ahead', 'okay', 'permission', 'wav'],
    reads:
      /\b(?:clear(?:s|ed)?|approv(?:e|es|ed)|green-?lights?|green-?lit|okays?|waves? through|gets?|wins?|secures?|receives?) (?:(?:[^\s.;:]|\.\d){1,24} ){0,6}?(?:nod |approval |go-ahead |clearance |green light |permission )?(?:for |to )?(?:its |the |a |proposed |planned |(?:[^\s.;:]|\.\d){1,16} ){0,3}(?:listing|float|ipo|flotation|initial public offering)\b(?! (?:rules|requirements|reforms?|fees))/gi,
    kind: 'ipo',
    acquirer: 'none',
    target: 'inside-else-subject',
    seller: 'none',
    weight: 0.5,
    named: true,
    plain: 'regulatory',
  },
];
