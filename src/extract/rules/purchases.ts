// Rows of the table of wordings (rules.ts): a company that is bought, as headlines and running text say it plainly.
import type { Rule } from './rules.ts';
import { DEAL_NOUN, MONEY } from './wording-parts.ts';

const BUY =
  '(?:acquir(?:e|es|ed|ing)|re-?acquir(?:e|es|ed|ing)|buy(?:s|ing)?(?: out| up| back)?|bought(?: out| up| back)?|purchas(?:e|es|ed|ing)(?! (?:price|agreement|order|plan|option|obligation|accounting|right|contract|program|decision|method|consideration))|' +
  'snap(?:s|ped|ping)? up|scoop(?:s|ed|ing)? up|pick(?:s|ed|ing)? up|gobbl(?:e|es|ed|ing) up|swallow(?:s|ed|ing)?(?: up)?|swoop(?:s|ed)? (?:in )?(?:on|for)|tak(?:e|es|ing) over|took over|taken over)\\b';
const PARTICIPLE =
  '(?:acquired|bought(?: out| up)?|purchased|taken over|snapped up|scooped up|swallowed(?: up)?|taken private|absorbed)';
const BE = '(?:is|are|was|were|be|been|being|gets?|got|getting|becomes?)(?: \\w+ly)?';

export const PURCHASE_RULES: Rule[] = [
  // ── Passive ──
  {
    name: 'Bar agreed to be acquired by Foo',
    reads: new RegExp(`\\b(?:${BE} )${PARTICIPLE}(?: \\w+ly)?(?: by\\b| (?:for|in) )`, 'gi'),
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'from',
    weight: 0.8,
  },
  {
    name: 'the startup acquired by Foo',
    reads: new RegExp(`\\b${PARTICIPLE} by\\b`, 'gi'),
    kind: 'acquisition',
    acquirer: 'by',
    target: 'subject',
    seller: 'none',
    weight: 0.55,
  },
  {
    name: 'The unit was sold to Foo',
    reads: new RegExp(`\\b${BE} (?:sold|divested|transferred)(?: off)? (?:to|for)\\b`, 'gi'),
    kind: 'divestiture',
    acquirer: 'to',
    target: 'subject',
    seller: 'by',
    weight: 0.6,
  },
  {
    name: 'Bar sold to Foo for $9 billion',
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
    name: "Foo's assets sold to Bar",
    reads:
      /(?<=\b(?:assets|business(?:es)?|stores|shops|brands?|division|unit|subsidiary|arm|operations|estate|hotels|restaurants|plants?|factory|stake|portfolio|chain) )sold(?: off)? to\b/gi,
    kind: 'acquisition',
    acquirer: 'to',
    target: 'subject',
    seller: 'by',
    weight: 0.62,
  },
  {
    name: 'its pending sale to Foo',
    reads:
      /\b(?:its|their|the)? ?(?:pending|proposed|planned|announced|successful|upcoming|potential|possible|\$?[\d.]+ ?(?:bn|mn|mln|m|b|billion|million))? ?sale to\b(?! (?:fund|finance|raise|help|pay|cut|reduce|boost|meet|focus|bolster|repay|support|strengthen|refinance|build|buy|comply|avoid|satisfy|ease|win|clear|end|settle|close|go|be|take|the (?:public|market))\b)/gi,
    kind: 'acquisition',
    acquirer: 'to',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.7,
  },
  // ── The names before the noun ──
  {
    name: "Foo's $3B Bar takeover",
    reads:
      /\b[A-Z][\w.&-]{0,24}(?: [A-Z][\w.&-]{1,24}){0,2}'s (?:(?:proposed|planned|pending|blockbuster|contested|[$€£][\d.]+(?:bn|mn|m|b|B|M)?|billion|million) ){0,4}[A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24}){0,2} (?:acquisition|takeover|buyout|purchase|buy|merger|tie-up|bid)(?=$|[,.;:?]| (?:to|in|is|was|has|will|by|over|on|for|with|after|amid|as|and|deal|could|faces|gets|wins|clears|hits|would|may|plan)\b)/g,
    kind: 'acquisition',
    acquirer: 'inside',
    target: 'inside-last',
    seller: 'none',
    weight: 0.6,
    named: true,
  },
  {
    name: 'Foo wins nod for $3 billion Bar buy',
    reads: /(?<=\b[A-Z][\w.&-]{1,24} )buy(?=$|[,.;:]| (?:deal|bid|after|amid|with|from|as)\b)/g,
    kind: 'acquisition',
    acquirer: 'owner-or-subject',
    target: 'before',
    seller: 'none',
    weight: 0.55,
    named: true,
  },
  {
    name: "watchdog probes Foo's Bar deal",
    reads:
      /\b(?:prob(?:e|es|ed|ing)(?: into)?|clear(?:s|ed)?|approv(?:e|es|ed|al (?:for|of))|block(?:s|ed)?|challeng(?:e|es|ed)|review(?:s|ed|ing)?(?: of)?|investigat(?:es|ed|ing|ion (?:of|into))|scrutini[sz](?:es|ed|ing)|scrutiny (?:of|over)|nod (?:for|to)|okays?|conditions on|oppos(?:es|ed)|sues? to (?:block|stop|halt)|concerns? (?:over|about)|doubts? (?:over|on)) (?:(?:the|proposed|planned|pending) ){0,2}[A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24}){0,2}(?:'s|\/[A-Z][\w.&-]{1,24})?(?: (?:[$€£][\d.]+(?:bn|mn|m|b|B|M)?|billion|million|[A-Z][\w.&-]{1,24})){0,4} deal\b/g,
    kind: 'acquisition',
    acquirer: 'inside-or-subject',
    target: 'inside-last',
    seller: 'none',
    weight: 0.5,
    named: true,
    stage: 'regulatory',
  },
  {
    name: 'Foo walks away from Bar deal',
    reads:
      /\b(?:walk(?:s|ed|ing)? away from|abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|pull(?:s|ed|ing)? out of|call(?:s|ed|ing)? off|drop(?:s|ped)?|terminat(?:es|ed)|end(?:s|ed)|back(?:s|ed) (?:out of|away from)) (?:(?:the|its|their|a|planned|proposed) ){0,2}(?:(?:[$€£][\d.]+(?:bn|mn|m|b|B|M)?|billion|million) ){0,2}(?:[A-Z][\w.&-]{1,24} ){1,3}(?:deal|takeover|acquisition|merger|bid|buyout|pursuit)\b|\b(?:drop(?:s|ped)?|end(?:s|ed)|abandon(?:s|ed)) (?:its |their )?pursuit of [A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24}){0,2}\b/g,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'inside-last',
    seller: 'none',
    weight: 0.6,
    named: true,
    stage: 'called-off',
  },
  {
    name: 'the Foo-Bar deal',
    reads:
      /\b[A-Z][\w.&]{1,24}[-–/][A-Z][\w.&]{1,24}(?: [A-Z][\w.&-]{1,24})? (?:deal|tie-up|takeover|acquisition|merger)(?=$|[,.;:]| (?:valued|worth|is|faces|gets|clears|could|would|falls|collapses|hits|wins|closes|to|after|amid|on|in|off|terminated|blocked)\b)/g,
    kind: 'acquisition',
    acquirer: 'none',
    target: 'inside',
    seller: 'none',
    weight: 0.42,
    named: true,
    hyphened: true,
  },
  {
    name: "Foo's $3 billion deal for Bar",
    reads:
      /(?<='s )(?:(?:[$€£][\d.]+\w{0,2}|billion|million|planned|proposed|pending|blockbuster|all-stock|all-cash) ){0,4}(?:deal|agreement) (?:for|to (?:buy|acquire|purchase))\b/gi,
    kind: 'acquisition',
    acquirer: 'owner',
    target: 'object',
    seller: 'none',
    weight: 0.52,
    named: true,
  },
  // ── One joins the other ──
  {
    name: 'Foo absorbs Bar',
    reads: /\babsorb(?:s|ed|ing)?\b(?! (?:by|the|some|all|into|costs?|losses|heat|energy|higher))/gi,
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.48,
    named: true,
  },
  {
    name: 'Bar, the podcast app, is joining Foo',
    reads:
      /(?<=^[^,;:]{1,60}), (?:the|an?) (?:[^\s,;.]{1,24} ){0,8}?(?:startup|start-up|app|maker|company|platform|firm|lab|agency|studio|service|tool)(?: [^\s,;.]{1,24}){0,6}?, (?:is joining|are joining|joins|has joined|will join)(?! (?:forces|the|as|a|an|its|hands|list|ranks)\b)/g,
    kind: 'acquisition',
    acquirer: 'object',
    target: 'subject',
    seller: 'none',
    weight: 0.5,
    named: true,
  },
  {
    name: 'Note-taking startup Bar joins Foo',
    reads:
      /\b(?:startup|start-up|app|maker|platform|studio)(?: [A-Z][\w.-]{1,24}){1,3} (?:is joining|joins|has joined|will join|to join)(?= [A-Z])(?! (?:[A-Z][\w.-]{1,24} ){1,4}(?:program|programme|accelerator|alliance|board|cohort|network|foundation|initiative|consortium|index|team as|as|group of|unicorn|list|marketplace|ecosystem|club|race)\b)(?! [A-Z][\w.-]{1,24}(?: [A-Z][\w.-]{1,24})?'s )/g,
    kind: 'acquisition',
    acquirer: 'object',
    target: 'inside',
    seller: 'none',
    weight: 0.5,
    named: true,
  },
  {
    name: 'Bar is joining Foo to build agents',
    reads:
      /(?<=^(?:[A-Z][\w.&-]{1,24} ){1,3})(?:is|are) joining(?= [A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24})?(?:$|[.!]| to (?:build|bring|accelerate|make|create|power|advance|help)\b))/g,
    kind: 'acquisition',
    acquirer: 'object',
    target: 'subject',
    seller: 'none',
    weight: 0.42,
    named: true,
  },
  // ── Buying ──
  {
    name: 'Foo buys Bar',
    reads: new RegExp(`(?<!\\bbest )\\b${BUY}(?![-'])(?! by\\b)`, 'gi'),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'from',
    weight: 0.7,
    ownable: true,
    done: {
      words: /^(?:acquired|bought)$/i,
      also: /\b(?:an? source says|sources? sa(?:y|id)|filings? shows?|quietly|earlier this (?:year|month)|last (?:month|week|year))\b/i,
    },
  },
  {
    name: "Foo's acquisition of Bar",
    reads: new RegExp(
      `\\b${DEAL_NOUN}s?(?: (?:bid|offer|deal|agreement|proposal|attempt|approach|plan))? (?:of|for(?! [$€£]))\\b`,
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
    reads: new RegExp(`\\b${DEAL_NOUN} by\\b`, 'gi'),
    kind: 'acquisition',
    acquirer: 'by',
    target: 'owner-or-subject',
    seller: 'none',
    weight: 0.65,
    ofBehindAcquirer: true,
  },
  {
    name: 'Foo pays $2bn for Bar',
    reads: new RegExp(
      `\\b(?:pay(?:s|ing)?|paid|shell(?:s|ed|ing)? out|fork(?:s|ed|ing)? (?:out|over)|spend(?:s|ing)?|spent|splash(?:es|ed|ing)?(?: out)?|splurg(?:es|ed)|drop(?:s|ped)|plunk(?:s|ed)? down|cough(?:s|ed)? up) (?:a total of |cash of )?(?:${MONEY}|\\d)[^\\s;:]{0,12}(?: (?:million|billion|trillion|crore|bn|mn|mln|bln|m|b|dlrs?|dollars|euros?|pounds|stg|marks|francs|yen|u\\.s\\.|canadian|in|cash|stock|and)){0,6} (?:for|on)\\b(?! (?:it|them|a|an|its|each|every|the right)\\b)`,
      'gi',
    ),
    kind: 'acquisition',
    acquirer: 'subject',
    target: 'object',
    seller: 'from',
    weight: 0.48,
    named: true,
  },
  // ── Press wires in other languages: the plain announcement only ──
  {
    name: "Foo annonce l'acquisition de Bar; l'acquisizione di Bar; la adquisición de Bar; die Übernahme von Bar",
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
    reads:
      /(?<!\p{L})(?:acquiert|a acquis|acquisition d'|acquisisce|ha acquisito|acquisizione di|adquiere|ha adquirido)(?: [^\s.;]{1,20}){0,6}? ?(?:une participation|una quota|una participación)(?: [^\s.;]{1,20}){0,5} (?:dans|in|nella|nel|en)(?!\p{L})/giu,
    kind: 'stake',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.65,
    named: true,
  },
];
