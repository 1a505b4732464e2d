// Rows of the table of wordings (rules.ts): approaches, talks and auctions, before anything is offered.
import type { Rule } from './rules.ts';
import { gap } from './wording-parts.ts';

const DEAL =
  '(?:takeover|take-over|merger|merging|tie-up|deal|bid|offer|acquisition|buyout|buy-out|combination|sale|buying|acquiring|stake|investment|purchase|taking it over|to buy|to acquire|to sell|to merge|to combine)';
const BIDDERS =
  '(?:bidders?|suitors?|buyers|acquirers?|private equity|buyout (?:firms?|houses?|groups?|funds?|shops?)|(?:equity|investment|hedge|sovereign) (?:firms?|funds?)|funds|predators?|vultures|raiders?|activists?|rivals?|giants?|tycoons?|billionaires?|consorti(?:um|a)|groups?|firms|parties)';
const FOR_JOBS =
  '(?! (?:the |a |an |its )?(?:[^\\s.;:]{1,16} ){0,3}(?:job|role|post|ceo|chief|contract|contracts|licen[cs]es?|order|tender|title|presidency|leadership|nomination|crown|world cup|olympics|seat|election|prize|award|fans|talent|workers|staff|customers|users|votes?|homes?|flats?|tickets?|players?|striker|rights|spectrum|party|mayor|governor|senate|congress|republican|democratic|tory|labour|conservative|foreign|prime|art|painting|gas|power|oil|project)\\b)';

export const TALKS_RULES: Rule[] = [
  {
    name: 'Foo in talks with Bar on a takeover',
    reads: new RegExp(
      `\\b(?:talks|discussions|negotiations|negotiating) with ${gap(7, 1)}(?:over|about|on|regarding|for) (?:a |an |the |its |possible |potential |proposed |recommended |friendly |all-share |outright |full ){0,6}(?:takeover|acquisition|buyout|(?:offer|bid|merger|merging|combination|tie-up)(?! (?:of|for)\\b))\\b`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'inside',
    seller: 'none',
    weight: 0.58,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Bar in exclusive talks with Foo over sale',
    reads:
      /\bin (?:\w{1,12} )?(?:talks|negotiations|discussions)(?= with [^.;:]{1,60}? (?:over|about|on|for|regarding) (?:an? |its |the |potential |possible |outright ){0,3}sale\b)/gi,
    kind: 'acquisition',
    acquirer: 'with',
    target: 'subject',
    seller: 'none',
    weight: 0.58,
    stage: 'in-talks',
  },
  {
    name: 'Bar is in talks on being acquired',
    beside: ['talk', 'discuss', 'negotiat', 'consider', 'interest', 'possib', 'explor', 'propos', 'agree'],
    reads:
      /\b(?:on|about|of|in|over|to|consider(?:s|ing)?|regarding) (?:its )?(?:possibly )?(?:being|be) (?:acquired|bought|taken over)\b(?! by\b)/gi,
    kind: 'acquisition',
    acquirer: 'none',
    target: 'subject',
    seller: 'none',
    weight: 0.6,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Bar rejects approach from Foo',
    reads: new RegExp(
      `\\b(?:receiv(?:e|es|ed|ing)|get(?:s|ting)?|got|reject(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|snub(?:s|bed|bing)?|shun(?:s|ned)?|turn(?:s|ed|ing)? down|turn(?:s|ed)? away|knock(?:s|ed)? back|dismiss(?:es|ed)?|fend(?:s|ed|ing)? off|bat(?:s|ted)? (?:away|off)|brush(?:es|ed)? off|fight(?:s|ing)?(?: off)?|fought off|resist(?:s|ed|ing)?|repel(?:s|led)?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|mull(?:s|ed|ing)?|stud(?:y|ies|ying)|review(?:s|ed|ing)?|evaluat(?:e|es|ed|ing)|confirm(?:s|ed)?|field(?:s|ed|ing)?|attract(?:s|ed|ing)?|draw(?:s|ing)?|drew|welcom(?:e|es|ed)|open to|receptive to|warm(?:s|ed)? to|accept(?:s|ed)?|entertain(?:s|ed|ing)?|agree(?:s|d)? to|says? no to|said no to) ${gap(8)}(?:approach(?:es)?|overtures?|advances?|courtship|entreat(?:y|ies)|(?:takeover|preliminary|buyout|acquisition|early|strong|bid|initial|inbound|unsolicited) interest|proposals?|offers?|bids?|tenders?) (?:from|by)\\b`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.52,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Bar spurns suitor Foo',
    reads:
      /\b(?:reject(?:s|ed|ing)?|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|snub(?:s|bed|bing)?|jilt(?:s|ed)?|turn(?:s|ed)? (?:down|away)|fend(?:s|ed|ing)? off|hold(?:s|ing)? off|fights? off|shrug(?:s|ged)? off|wards? off|escapes?|evades?|accept(?:s|ed)?|pick(?:s|ed)?|choos(?:es|e)|chose|favou?r(?:s|ed)?|back(?:s|ed)?) (?:[^\s.;:]{1,16} ){0,4}?(?:suitor|bidder|predator|raider|pursuer)\b/gi,
    kind: 'acquisition',
    acquirer: 'object',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
    stage: 'in-talks',
  },
  {
    name: 'Bar confirms it has received an approach',
    reads:
      /\b(?:receiv(?:es|ed)|in receipt of|confirm(?:s|ed)|reveal(?:s|ed)|disclos(?:es|ed)|subject to|subject of|weigh(?:s|ing)|stud(?:ies|ying)) (?:an? |the )?(?:[^\s.;:]{1,16} ){0,4}?approach\b(?! (?:to|of|that|which|in|on|by (?:the )?police)\b)/gi,
    kind: 'acquisition',
    acquirer: 'from',
    target: 'subject',
    seller: 'none',
    weight: 0.48,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo approaches Bar about a takeover',
    reads: new RegExp(
      `\\b(?:approach(?:es|ed|ing)|court(?:s|ed|ing)|woo(?:s|ed|ing)|pursu(?:es|ed|ing)|chas(?:es|ed|ing)|stalk(?:s|ed|ing)|sound(?:s|ed|ing)? out)\\b(?! (?:a|an|the)? ?(?:${DEAL})\\b)(?= [^;]{2,80}\\b(?:takeover|take-over|merger|tie-up|buyout|buy-out|acquisition|combination|bid|sale|purchase|(?:over|about|on|for|with|in|of|discuss|explore) (?:a |an |its |the )?(?:[^\\s.;]{1,16} ){0,3}(?:deal|offer|stake))\\b)`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Bar has been approached by Foo',
    beside: ['bid', 'takeover', 'offer', 'share', 'buyer', 'deal', 'sale', 'acqui', 'merg', 'suitor'],
    reads: /\b(?:been|was|were|being|is) (?:\w+ly )?approached by\b(?! (?:police|a man|two men|reporters|members))/gi,
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo revives its pursuit of Bar',
    reads:
      /\b(?:(?:reviv|end|drop|abandon|resum|renew|continu|intensif|step|giv|push|launch|restart|halt|paus|clos)\w{0,4} (?:up |on |with |off )?(?:its |their |his |the )?(?:[^\s.;:]{1,16} ){0,3}?|'s (?:[^\s.;:]{1,16} ){0,3}?)(?:pursuit|courtship) of\b(?! (?:happiness|growth|profit|excellence|justice|peace|truth))/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo closes in on a deal for Bar',
    first: true,
    reads: new RegExp(
      `\\b(?:clos(?:e|es|ed|ing)|zero(?:es|ed|ing)?|hom(?:e|es|ed|ing)|zeroing) in on ${gap(5)}(?:(?:takeover|acquisition|purchase|buyout|buy-out|sale) (?:of|for|by)|(?:deal|agreement|bid|pact|offer) (?:for|to (?:buy|acquire|take over|purchase)))\\b`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo in talks with Baz over the sale of Bar',
    first: true,
    reads: new RegExp(
      `\\b(?:talks|discussions|negotiations|negotiating|exclusivity|exclusive talks) with ${gap(9, 1)}(?:over|about|on|for|to|regarding) (?:the |a |an |its |possible |potential |partial |full ){0,6}?(?:sale of|disposal of|divestment of|sell|selling|offload|divest|buyout of)\\b`,
      'gi',
    ),
    kind: 'divestiture',
    acquirer: 'inside',
    target: 'object',
    seller: 'subject',
    weight: 0.6,
    stage: 'in-talks',
  },
  {
    name: 'Talks between Foo and Bar over a 20% stake',
    reads:
      /\b(?:talks|negotiations|discussions|deal) between\b(?=[^;]{5,140}\b(?:over|about|on|for) (?:a |an |the )?(?:[^\s;]{1,16} ){0,4}(?:stake|investment|holding)\b)/gi,
    kind: 'stake',
    acquirer: 'none',
    target: 'object',
    seller: 'none',
    weight: 0.6,
    named: true,
    pair: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo and the owners of Bar have been in talks',
    beside: ['talks', 'negotiat', 'agree', 'offer', 'bid ', 'approach', 'call it off', 'terms', 'deal'],
    reads:
      /\b(?:and|with|to|by) (?:the |private equity |its |their )?(?:[^\s.;:]{1,14} )?(?:owners?|majority owners?|controlling (?:shareholders?|family)|family behind) of\b(?! (?:the )?(?:building|land|site|property|homes?|cars?|vehicles?|pets?|dogs?|bitcoin|shares|phones?))/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.46,
    named: true,
    stage: 'in-talks',
  },
  // ── Auctions ──
  {
    name: 'Foo joins bidding war for Bar',
    reads:
      /\b(?:bidding war|takeover battle|bidding battle) (?:for|over)\b|\boutbid(?:s|ding)?(?: [^\s.;:]{1,24}){0,4}? (?:for|to (?:buy|acquire|win))\b|\b(?:suitors?|bidders?|frontrunners?|front-runners?)(?: (?:emerge|emerges|circling|vying|vie|competing|shortlisted))? (?:for|to (?:buy|acquire|win))\b/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo among bidders for Bar',
    reads: new RegExp(
      `\\b(?:among|amongst|one of|join(?:s|ed|ing)?|enter(?:s|ed|ing)?|remain(?:s|ing)? in|lead(?:s|ing)?|led|top(?:s|ped)?|win(?:s|ning)?|won|los(?:e|es|ing)|lost|emerg(?:e|es|ed|ing) as|seen as|nam(?:e|ed)|tipped as|pick(?:ed)?|chosen|selected|is|are|becom(?:e|es)|became|as|in|on|quits?|drops? out of|pulls? out of|exits?|left in|still in|considered) ${gap(4)}(?:bidders?|suitors?|buyers?|bidding(?: war| process| contest| race)?|(?<!\\b(?:primary|presidential|leadership|mayoral|senate|gubernatorial|space|arms|title|party) )race|auction(?: process)?|contest|contenders?|(?:bidding|takeover) battle|front-?runners?|front runners?|favourites?|the running|pole position|interested parties|shortlist(?:ed)?|preferred bidder|the hunt|the fray) (?:for|to (?:buy|acquire|take over|purchase|win|land|own|clinch|snap up)|in (?:the )?(?:race|auction|sale|contest) (?:for|of))\\b${FOR_JOBS}`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Bidding war for Bar heats up',
    reads: new RegExp(
      `\\b(?:bidding(?: war| contest| process)?|auction(?: process)?|shortlist(?:s|ed)?|(?:${BIDDERS}) (?:line(?:s)? up|queue(?:s)?(?: up)?|jostle|vie|vying|jostling|compete|competing|emerge|battle|tussle|in (?:a )?(?:race|battle|scramble)|shortlisted)|(?:takeover|bid|bidding|boardroom) (?:battle|fight|tussle|contest|war|race|saga)|(?:final|binding|first-round|second-round|indicative|preliminary|non-binding|rival|competing|initial|formal|multiple|several|two|three|four|takeover|new|fresh|last-minute|improved) (?:bids|offers)) (?:for|of)\\b${FOR_JOBS}`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'none',
    target: 'object',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Foo and Baz vie for Bar',
    reads:
      /\b(?:vie|vies|vied|vying|battl(?:e|es|ing)|compet(?:e|es|ing)|jostl(?:e|es|ing)|duel|tussl(?:e|es|ing)|fight(?:ing)?|rac(?:e|es|ing)|go(?:ing)? head-to-head|lock(?:ing)? horns|slug(?:ging)? it out) (?:to (?:buy|acquire|take over|win control of)|(?:for|over) (?:control|ownership) of)\b|\b(?:vie|vies|vied|vying|battl(?:e|ing)|jostl(?:e|es|ing)|duel|tussl(?:e|es|ing)) for\b(?! (?:a |an |the )?(?:[^\s.;:]{1,16} ){0,3}(?:rights|contracts?|orders?|customers|users|talent|share|market|title|trophy|points|votes?|seats?|players?|fans|workers|spectrum|licen[cs]es?|jobs?|survival|supremacy|dominance|crown|attention|leadership|party|nomination|presidency|prize|cup|league|access|control of the)\b)/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.42,
    named: true,
    stage: 'in-talks',
  },
  {
    name: 'Suitors circle Bar',
    reads: new RegExp(
      `\\b(?:circl(?:e|es|ed|ing)(?: around| over)?(?! back)|hover(?:s|ed|ing)? over|swoop(?:s|ed|ing)? (?:in )?(?:on|for)|pounc(?:e|es|ed|ing) (?:on|for)|set(?:s|ting)? (?:its|their|his|her) sights on|(?:its|their) sights (?:set )?on|on the prowl for|kick(?:s|ed|ing)? the ty?i?res (?:on|of|at)|run(?:s|ning)? (?:the|a) (?:slide )?rule over|sniff(?:s|ed|ing)? around|siz(?:es|ed|ing) up|mak(?:e|es|ing) (?:a |another |its |fresh |new ){1,2}(?:(?:bold|surprise|hostile|formal|takeover|opening|first|second) ){0,2}(?:move|play|run|swoop|pitch) (?:for|on|at))\\b${FOR_JOBS}`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.45,
    named: true,
    stage: 'rumored',
  },
];
