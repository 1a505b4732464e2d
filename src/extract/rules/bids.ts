// Rows of the table of wordings (rules.ts): bids and offers.
import type { Rule } from './rules.ts';
import { DEAL_NOUN, SUM, gap } from './wording-parts.ts';

const BUYING = '(?:deal|buy|purchase|acquisition|takeover|buyout|swoop|offer|bid|approach)';

export const BID_RULES: Rule[] = [
  {
    name: 'Bar agrees to Foo buyout',
    reads:
      /\b(?:agree[sd]? to|accept(?:s|ed)) (?:an? |the )?(?:[$€£][\d.]+\w{0,2} (?:billion |million )?)?[A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24}){0,2}(?:'s)? (?:(?:[^\s.;:]|\.\d){1,20} ){0,3}?(?:offer|bid|takeover|buyout|proposal|take-private)\b/g,
    kind: 'acquisition',
    acquirer: 'inside-or-from',
    target: 'subject',
    seller: 'none',
    weight: 0.65,
    stage: 'announced',
  },
  {
    name: 'Bar shareholders back Foo takeover',
    reads:
      /\b(?:shareholders|stockholders|investors|holders|board|directors|unitholders|board members)(?: (?:of|in) [A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24})?)? (?:overwhelmingly |unanimously |to |have |has )?(?:back|approv|okay|vot|reject|oppos|support|accept|recommend|rebuff|spurn|clear|bless|greenlight)\w{0,3} (?:(?:for|on|in favor of|down|against) )?(?:(?:[^\s.;:]|\.\d){1,24} ){0,6}?(?:takeover|buyout|bid|offer|sale|take-private)(?: (?:bid|offer|deal|proposal))?\b/gi,
    kind: 'acquisition',
    acquirer: 'inside-or-from',
    target: 'subject',
    seller: 'none',
    weight: 0.58,
    stage: 'regulatory',
  },
  {
    name: 'completes the Bar acquisition',
    reads: new RegExp(
      `\\b(?:${DEAL_NOUN}|tender offer|takeover bid|takeover offer|buyout offer|buyout bid|bid)s?\\b(?! (?:of|for(?! [$€£])|by|price|agreement|order|orders|option|program|power|decision|contract|protection|announcement|vehicle|strategy|spree|target|company|corp|targets|costs|code|panel|rumou?rs|activity|financing))`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'owner-or-subject',
    target: 'before',
    seller: 'none',
    weight: 0.5,
    named: true,
  },
  {
    name: 'Foo makes a $3bn bid for Bar',
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
    reads:
      /\b(?:receiv(?:e|es|ed|ing)|get(?:s|ting)?|got|reject(?:s|ed|ing)?|accept(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|confirm(?:s|ed)?|back(?:s|ed)?|recommend(?:s|ed)?|draw(?:s|n)?|drew|attract(?:s|ed)?|consider(?:s|ed|ing)?|review(?:s|ed|ing)?|welcom(?:e|es|ed)|approv(?:e|es|ed)|oppos(?:e|es|ed)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|field(?:s|ed|ing)?|study(?:ing)?|studie[sd]|refus(?:e|es|ed)|urg(?:e|es|ed)) (?:(?:[^\s.;:]|\.\d){1,24} ){0,7}?(?:(?:takeover|buyout|acquisition|merger|buy-out|tender|unsolicited|cash|hostile|revised|sweetened|improved|raised|all-cash|all-stock|preliminary|non-binding|go-private|preferential) )+(?:bid|offer|proposal|approach|interest|overture|approaches|offers|proposals|bids)s?\b/gi,
    kind: 'acquisition',
    acquirer: 'inside-or-from',
    target: 'subject',
    seller: 'none',
    weight: 0.65,
    stage: 'in-talks',
  },
  {
    name: 'Bar shares surge on report that Foo considers a bid',
    beside: ['shares', 'stock', 'jump', 'surg', 'soar', 'ris', 'rall', 'pop'],
    reads:
      /\b(?:consider(?:s|ing)?|weigh(?:s|ing)?|mull(?:s|ing)?|prepar(?:es|ing)(?: for)?|plan(?:s|ning)?|ready(?:ing)?|explor(?:es|ing)) (?:a |an |the |takeover |possible |potential |rival |higher |new |cash ){0,4}(?:bid|offer|takeover)\b(?! for| of| to)/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'first',
    seller: 'none',
    weight: 0.5,
    stage: 'rumored',
    named: true,
  },
  {
    name: "Bar accepts Foo's offer",
    reads:
      /\b(?:accept(?:s|ed|ing)?|reject(?:s|ed|ing)?|rebuff(?:s|ed)?|spurn(?:s|ed)?|back(?:s|ed)?|recommend(?:s|ed)?|approv(?:e|es|ed)|agree(?:s|d)? to) (?:(?:[^\s.;:]|\.\d){1,24} ){1,6}?(?:bid|offer|takeover|buyout|merger)s?\b(?! (?:into|with)\b)/gi,
    kind: 'acquisition',
    acquirer: 'inside-or-from',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    stage: 'in-talks',
  },
  {
    name: 'Bar agrees to $1bn takeover',
    reads:
      /\b(?:agree(?:s|d)?(?: to| on)?|near(?:s|ed|ing)?|strik(?:e|es|ing)|struck|reach(?:es|ed)|sign(?:s|ed)?|seal(?:s|ed)?|ink(?:s|ed)?|clinch(?:es|ed)?|announc(?:e|es|ed)) (?:(?:[^\s.;:]|\.\d){1,24} ){0,6}?(?:takeover|buyout|acquisition|merger|buy-out|sale) (?:deal|agreement|pact|bid|offer|by|with)\b/gi,
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.6,
  },
  {
    name: 'Bar shares soar on takeover interest',
    reads:
      /\b(?:takeover|buyout|acquisition|merger) (?:interest|talks|speculation|target|approach|report|rumou?rs?|battle|fight|discussions|negotiations)\b(?! with\b)/gi,
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
    reads:
      /\b(?:strik(?:e|es|ing)|struck|reach(?:es|ed)|seal(?:s|ed)|clinch(?:es|ed)|near(?:s|ing)?|agree(?:s|d)|in) (?:(?:[^\s.;:]|\.\d){1,20} ){0,4}?(?:deal|agreement|pact) for\b/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.42,
    named: true,
  },
  {
    name: "Bar weighs Foo's bid, a bid by Foo",
    reads:
      /\b(?:takeover|acquisition|tender|buyout|hostile|unsolicited|cash|merger|unfriendly|share|purchase|all-cash) (?:takeover |cash |tender )?(?:bids?|offers?|proposals?) (?:launched |made |announced )?(?:by|from)\b/gi,
    kind: 'acquisition',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo bids $2bn for Bar, holders of Bar and a tender offer',
    reads:
      /\b(?:tender offer|takeover (?:offer|bid)|(?:unsolicited|hostile) (?:(?:[^\s.;:]|\.\d){1,20} ){0,3}?(?:bid|offer|proposal|takeover)|buyout offer)\b(?! (?:for|of|by|from|to))/gi,
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.45,
    named: true,
    stage: 'in-talks',
  },
  {
    name: "Bar turns down Foo's approach",
    reads: new RegExp(
      `\\b(?:receiv(?:es|ed)|reject(?:s|ed|ing)?|rebuff(?:s|ed)?|spurn(?:s|ed)?|snub(?:s|bed)?|turn(?:s|ed)? down|dismiss(?:es|ed)?|fend(?:s|ed)? off|fights?(?: off)?|resists?|repels?|weighs?|welcom(?:es|ed)|considers?|backs?|recommends?|accepts?|agrees? to|says? (?:no|yes) to) (?:[^\\s.;:']{1,24} ){0,3}[^\\s.;:']{1,24}'s? ${gap(5)}(?:approach|overtures?|advances?|proposal|(?<!resignation |peace |ceasefire |job |plea )offer|bid)\\b(?! (?:to|of)\\b)`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'inside',
    target: 'subject',
    seller: 'none',
    weight: 0.52,
    stage: 'in-talks',
  },
  {
    name: 'Foo sweetens its Bar offer',
    reads: new RegExp(
      `(?<=\\b(?:extend(?:s|ed)?|sweeten(?:s|ed)?|rais(?:es|ed)|improv(?:es|ed)|lift(?:s|ed)?|increas(?:es|ed)|ups|upped|hik(?:es|ed)|cuts?|withdr(?:aws|ew)|drop(?:s|ped)?|pull(?:s|ed)?|launch(?:es|ed)?|mak(?:es|ing)|made|tabl(?:es|ed)|lodg(?:es|ed)|submit(?:s|ted)?|weigh(?:s|ing)|read(?:ies|ying)|prepar(?:es|ing)|plan(?:s|ning)?|with|via|through|cools? on|mull(?:s|ing)|plot(?:s|ting)|ey(?:es|eing)|consider(?:s|ing)|pursu(?:es|ing)|reviv(?:es|ed)|renew(?:s|ed)|financ(?:es|ing)|fund) (?:its |a |an |the |for |${SUM} |hostile |planned |proposed |improved |takeover |rival |revised ){0,4}\\p{Lu}[^;,]{0,30} )${BUYING}\\b(?! (?:of|for|by|to|with|from|price|on)\\b)`,
      'gu',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'before',
    seller: 'none',
    weight: 0.45,
    named: true,
  },
  {
    name: "regulator clears Foo's Bar deal",
    reads:
      /(?<=\b(?:wav(?:es?|ed) through|clear(?:s|ed)?|approv(?:es?|ed|al (?:of|for))|okays?|block(?:s|ed)?|refer(?:s|red)?|prob(?:es?|ed|ing)|opposes?|challeng(?:es?|ed)|complet(?:es?|ed)|clos(?:es?|ed)|seal(?:s|ed)?|abandon(?:s|ed)?|scrap(?:s|ped)?|drop(?:s|ped)?|pulls? out of|pulled out of|walk(?:s|ed)? away from|back(?:s|ed)? (?:out of)?|call(?:s|ed)? off|halt(?:s|ed)?|delay(?:s|ed)?|veto(?:es|ed)?|near(?:s|ing)?|nods? (?:to|for)|review(?:s|ing)?|investigat\w+|scrutini\w+|ditch(?:es|ed)?|axe[sd]?|kill(?:s|ed)?|finali[sz]e[sd]?|agree(?:s|d)?|sues? (?:to (?:block|stop)|over)|probe into|inquiry into|nod for|approval for|go-ahead for|clearance for|green light for|doubts? over|threat to) (?:[^;]{0,50} )?)(?:deal|takeover deal|tie-up|swoop|buyout deal|merger deal|takeover bid)\b(?! (?:with|for|to|on|over|between|of)\b)/gi,
    kind: 'acquisition',
    acquirer: 'owner-or-subject',
    target: 'before',
    seller: 'none',
    weight: 0.42,
    named: true,
  },
  {
    name: 'Foo goes hostile with Bar',
    reads:
      /\b(?:go(?:es|ing)?|went|turn(?:s|ed|ing)?) hostile (?:on|for|with|against|in (?:its |the )?(?:pursuit|bid|battle) (?:of|for))\b/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.6,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'a sale could value Bar at €1.5 billion',
    reads: new RegExp(
      `\\b(?:sale|deal|takeover|transaction|bid|offer|buyout|auction|purchase|acquisition|disposal) (?:process )?(?:that |which )?(?:could|would|might|may|will|is expected to|is likely to|is set to|was expected to|expected to|to) (?:value|fetch(?= [^.;$€£¥]{0,4}${SUM} for))(?: (?:all of|the whole of))?(?! (?:it|the (?:company|business|group|firm))\\b)`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'none',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
    stage: 'in-talks',
  },
];
