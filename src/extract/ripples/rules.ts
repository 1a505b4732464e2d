// The table: wording → ripple. Rows propose; who acts, when, and for how much is read by ripple-subjects.ts and ripple-details.ts.
import type { RippleKind } from '../../domain.ts';
import { marked } from './marks.ts';

/**
 * A row reads a verb and its object in a sentence whose names are marked (ripple-marks.ts); its auxiliaries are read backwards from it.
 * All rows are tried on every sentence; what they propose is merged per company afterwards, so their order decides nothing.
 * - `who: subject`: the companies that are the subject of the predicate; `speaker`: who says it; `object`: the `<O>` in it.
 * - `linked`: true where the words themselves name the vendor; else the statement must, or the article must be about its customers.
 * A negation inside the auxiliaries turns leaving into staying and staying into leaving.
 */
export interface RippleRow {
  name: string;
  kind: RippleKind;
  who: 'subject' | 'speaker' | 'object';
  linked: boolean;
  reads: RegExp;
  /** The same with any company in the vendor's place, for articles without an event. */
  generic: RegExp;
  /** Stems of its own verbs and nouns, without one of which it cannot read (stems.ts). */
  needs: readonly string[];
  /** One of these, too. */
  also: readonly string[];
}

/** "plans to", "has already begun to", "chose some weeks ago to": read backwards from the verb. */
const AUXILIARIES = new RegExp(
  "(?<![\\p{L}\\p{N}'’-])(?:(?:is|are|was|were|has|have|had|will|would|be|been|do|does|did|also|now|already|since|soon|reportedly|quietly|quickly|" +
    "urgently|similarly|likewise|even|both|then|temporarily|abruptly|immediately|directly|not|never|no longer|no plans|no intention of|don['’]t|" +
    "won['’]t|doesn['’]t|didn['’]t|isn['’]t|hasn['’]t|wouldn['’]t|plans?|planned|planning|intends?|intending|wants?|wanted|seeks?|seeking|" +
    'sought|looks?|looking|hopes?|hoped|aims?|aiming|decides?|decided|chose|chooses|goes|going|set|said|expected|due|preparing|prepares|considering|' +
    'considers|begins?|began|begun|starts?|started|resolves?|resolved|agrees?|agreed|vows?|vowed|threatens?|threatened|threatening|moved|moving|racing|' +
    'rushing|scrambling|about|poised|ready|opted|likely|could|may|might|followed suit|to) ' +
    '(?:(?:a few |several |some )?(?:months|weeks) ago |last \\w{3,9} |this \\w{3,9} )?){1,8}$',
  'iu',
);
const LONGEST_AUXILIARIES = 100; // characters

/** The auxiliaries that end at an offset; empty where there are none. */
export function auxiliariesBefore(marks: string, at: number): string {
  return AUXILIARIES.exec(marks.slice(Math.max(0, at - LONGEST_AUXILIARIES), at))?.[0] ?? '';
}

/** What a customer has with a vendor: its work, its contracts, "the scale of cooperation". */
const RELATION =
  '(?:(?:the|its|their|our|all|any|most|some|part|much|many|several|certain|majority|bulk|of|a|an|on|scale|amount|number|volume|key|existing|current|' +
  "multi-year|annual|remaining|new|planned|close|long-standing|data|AI|cloud|commercial|business|processing|payment|hosting|research|manufacturing|delivery|shipping|advertising|long-term|supply|exclusive|that|this|those|ongoing|joint|<C>|<C>['’]s) ){0,7}" +
  '(?:work|co-?operation|collaborations?|partnerships?|contracts?|orders?|spending|dealings|ties|relationships?|relations|business(?= (?:with|at|from))|' +
  'projects?|workloads?|purchases|use of|reliance on|dependence on|exposure to|subscriptions?|deliveries|shipments|supplies|' +
  '(?:supply|services?|licen[cs]ing|distribution|customer|commercial) (?:deal|agreement)s?)\\b';
const MOST = "(?:most|the majority|the bulk|the lion['’]s share|all|the rest|much) of ";
const PART = '(?:part|some|a part|a portion|portions|a share|half|more) of ';
const ITS =
  '(?:its|their|our|the|that|this)(?: [\\w-]{2,20})? (?:business|work|orders|workloads?|spending|projects|data)\\b';
/** What may follow a verb that names no object: "wants to leave as well". */
const END =
  '(?=["”’\']?(?: (?:as well|too|altogether|soon|next)\\b|[,.;]|$| (?:and|but|while|after|following|since)\\b))';
/** Verb forms: "end||s|ed|ing" → end, ends, ended, ending; "_" is a space. */
const verb = (forms: string): string =>
  `(?:${forms
    .trim()
    .split(/\s+/)
    .map((form) => {
      const [stem = '', ...endings] = form.split('|');
      return endings.length === 0 ? stem : `${stem}(?:${endings.join('|')})`;
    })
    .join('|')})`.replaceAll('_', ' ');

/** What RELATION reads has one of these. */
const RELATED =
  'work operat collab partner contract order spending dealings ties relation business project purchases use_of reliance ' +
  'dependence exposure_to subscription deliver shipment supplies deal agreement';
const stems = (words: string): string[] => words.split(/\s+/).map((stem) => stem.replaceAll('_', ' '));

/** `needs`: stems, perhaps a bar and further stems of which there must be one, too; "_" is a space. */
const row = (
  kind: RippleKind,
  name: string,
  needs: string,
  pattern: string,
  more: Partial<RippleRow> = {},
): RippleRow => ({
  name,
  kind,
  who: 'subject',
  linked: false,
  needs: stems(needs.split(' | ')[0] ?? ''),
  also: needs.includes(' | ') ? stems(needs.split(' | ')[1] ?? '') : [],
  reads: marked(`(?<![\\p{L}\\p{N}'’-])${pattern}`),
  generic: marked(`(?<![\\p{L}\\p{N}'’-])${pattern.replaceAll('<T>', '<C>')}`),
  ...more,
});

const LEAVES: RippleRow[] = [
  row(
    'customer-leaves',
    'Nordwell plans to end most of its work with Larkfield',
    `end sever terminat cancel scrap stop discontinu wind phas exit quit withdr break broke cut | ${RELATED}`,
    `(?:${verb(`
      end||s|ed|ing sever||s|ed|ing terminat|e|es|ed|ing cancel||s|ed|led|ing|ling scrap||s|ped|ping
      stop||s|ped|ping discontinu|e|es|ed|ing wind|_down|s_down|ing_down phas|e_out|es_out|ed_out|ing_out
      exit||s|ed|ing quit||s|ting withdr|aw_from|aws_from|ew_from|awing_from break|_off|s_off|ing_off broke_off
      cut|_off|s_off|ting_off
    `)} |cut(?:s|ting)? (?=${MOST}|all |(?:its |their )?ties|every ))(?:${MOST})?${RELATION}`,
  ),
  row(
    'customer-leaves',
    'the bank is dropping Larkfield as a supplier',
    'leav drop ditch abandon quit dump desert',
    `${verb(`
      leav|e|es|ing drop||s|ped|ping ditch||es|ed|ing abandon||s|ed|ing quit||s|ting dump||s|ed|ing
      desert||s|ed|ing
    `)} <T>`,
    { linked: true },
  ),
  row(
    'customer-leaves',
    'Pinecrest wants to leave as well',
    'leav exit quit depart walk_away walking_away pull_out pulling_out',
    `(?<=\\b(?:to|is|are) )${verb(`
      leave leaving exit exiting quit quitting depart departing walk_away walking_away pull_out pulling_out
    `)}${END}`,
  ),
  row(
    'customer-leaves',
    'Nordwell resolves to "disconnect" from Larkfield',
    'disconnect decoupl withdr away pull part_ways parts_ways parted_ways parting_ways',
    `["“'‘]?${verb(`
      disconnect||s|ed|ing decoupl|e|es|ed|ing withdr|aw|aws|ew|awing walk|_away|s_away|ed_away|ing_away
      pull|_out|s_out|ed_out|ing_out break|_away|s_away|ing_away mov|e_away|es_away|ed_away|ing_away
      part|_ways|s_ways|ed_ways|ing_ways
    `)}["”'’]?(?: itself)? (?:from|of|with) (?:<T>|the (?:company|supplier|vendor|provider|partnership))`,
  ),
  row(
    'customer-leaves',
    'Nordwell leads the exodus from Larkfield',
    'exodus retreat flight stampede departure withdrawal | lead led join head',
    `(?:leads?|leading|led|joins?|joining|joined|heads|heading) (?:the|an?|this) (?:[\\w-]{2,20} ){0,2}["“'‘]?(?:exodus|retreat|flight|stampede|departures?|withdrawal)\\b`,
  ),
  row(
    'customer-leaves',
    'it hoped to shift most of the workload soon',
    'shift mov transfer migrat divert tak | business work order spending project data',
    `${verb(`
      shift||s|ed|ing mov|e|es|ed|ing transfer||s|red|ring migrat|e|es|ed|ing divert||s|ed|ing tak|e|es|ing
    `)} ${MOST}${ITS}`,
  ),
  row(
    'customer-leaves',
    'the studio has stopped working with Larkfield',
    'working_with using buying_from doing_business partnering_with | stop quit ceas ending',
    `(?:stop(?:s|ped|ping)?|quits?|ceas(?:es|ed|ing)|ending) (?:working with|using|buying from|doing business with|partnering with) (?:<T>)`,
    { linked: true },
  ),
  row(
    'customer-leaves',
    'it has turned to its competitors',
    'competitors rivals',
    `(?:turn(?:s|ed|ing)? to|switch(?:es|ed|ing)? to|in talks with|talking to|mov(?:es|ed|ing) to) (?:several |other |some )?(?:(?:its|<T>[’']s?|<T>) (?:competitors|rivals)|(?:competitors|rivals) of <T>)`,
  ),
  row(
    'customer-leaves',
    'Nordwell has switched from Larkfield to Vellum',
    'switch replac swap instead_of rather_than in_place_of',
    '(?:switch(?:es|ed|ing)? (?:over )?(?:from <T> to|to <O>, (?:an?|another|one) (?:[\\w-]{2,14} ){0,2}(?:rival|competitor) (?:of|to) <T>)|(?:replac|swap)(?:e|es|ed|ing|s|ped|ping)? <T> (?:with|by|for) |' +
      '(?:sourc(?:e|es|ed|ing)|buy|buys|buying|bought|orders?|ordering|ordered|uses?|using|choos(?:e|es|ing)|chose|picks?|picked) [^.;]{1,80}? (?:instead of|rather than|in place of) (?:from )?<T>)',
    { linked: true },
  ),
  row(
    'customer-leaves',
    'the shop is moving its payments away from Larkfield',
    'mov shift pull migrat withdr tak transfer | away_from off out_of from',
    `${verb(`
      mov|e|es|ed|ing shift||s|ed|ing pull||s|ed|ing migrat|e|es|ed|ing withdr|aw|aws|ew|awing tak|e|es|ing transfer||s|red|ring
    `)} (?:all |most of |the bulk of )?(?:its|their|our|all) (?:[\\w-]{2,20} ){1,4}(?:away from|off|out of|from) <T>`,
    { linked: true },
  ),
  row(
    'customer-leaves',
    'Larkfield has lost Nordwell as a customer',
    'customer client | los',
    '<T>(?: has| is| will| would)?(?: also)? (?:los(?:es|t|ing|e)) ' +
      '(?:(?:its )?(?:[\\w-]{3,12} ){0,2}(?:customers?|clients?),? <O>|<O> as (?:an?|its) (?:[\\w-]{3,12} ){0,2}(?:customer|client))',
    { who: 'object', linked: true },
  ),
];

/** What a vendor does for a customer, and what a customer has of it. */
const SERVING =
  '(?:supplying|serving|selling (?:[\\w-]{2,20} ){0,3}to|shipping (?:[\\w-]{2,20} ){0,3}to|delivering (?:[\\w-]{2,20} ){0,3}to|licensing (?:[\\w-]{2,20} ){0,3}to|' +
  'working (?:with|for)|doing business with|processing payments for|supporting|providing (?:[\\w-]{2,20} ){1,4}(?:to|for))';
const SUPPLY =
  '(?:access|supply|supplies|licen[cs]es?|contracts?|accounts?|orders|subscriptions?|service|deliveries|shipments|capacity|support|allocation)';
/** From the vendor, or from its new owner, to the verb. */
const THEY =
  '(?:<T>|<A>)(?: (?:has|have|had|will|would|is|was|to|also|now|already|soon|plans?|planned|planning|intends?|decided|going|abruptly|immediately|quietly|temporarily|reportedly|said it (?:will|would))){0,5} ';

const CUTS_OFF: RippleRow[] = [
  row(
    'vendor-cuts-off',
    'Larkfield stops supplying Nordwell',
    'stop ceas halt suspend end quit | supplying serving selling shipping delivering licensing working doing processing supporting providing',
    `${THEY}(?:stop(?:s|ped|ping)?|ceas(?:e|es|ed|ing)|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|end(?:s|ed|ing)?|quits?) ${SERVING} <O>`,
    { who: 'object', linked: true },
  ),
  row(
    'vendor-cuts-off',
    'Larkfield cuts off Nordwell',
    'cut shut lock freez froz',
    `${THEY}(?:cut(?:s|ting)? off|shut(?:s|ting)? (?:off|out)|lock(?:s|ed|ing)? out|freez(?:e|es|ing) out|froze out) <O>`,
    { who: 'object', linked: true },
  ),
  row(
    'vendor-cuts-off',
    "Larkfield revokes Nordwell's access",
    'revok withdr end cancel terminat suspend block restrict limit cut | access suppl licen contract account order subscri service deliver shipment capacity support allocation',
    `${THEY}(?:revok(?:e|es|ed|ing)|withdraws?|withdrew|withdrawing|end(?:s|ed|ing)?|cancel(?:s|led|ling|ed|ing)?|terminat(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|block(?:s|ed|ing)?|restrict(?:s|ed|ing)?|limit(?:s|ed|ing)?|cut(?:s|ting)?(?: off)?) <O>['’]s? (?:[\\w-]{2,20} ){0,3}${SUPPLY}\\b`,
    { who: 'object', linked: true },
  ),
  row(
    'vendor-cuts-off',
    'Larkfield ends its supply agreement with Nordwell',
    'end cancel terminat suspend sever scrap | agreement contract deal partnership ties',
    `${THEY}(?:end(?:s|ed|ing)?|cancel(?:s|led|ling|ed|ing)?|terminat(?:e|es|ed|ing)|suspend(?:s|ed|ing)?|sever(?:s|ed|ing)?|scrap(?:s|ped|ping)?) (?:its|the|all|a) (?:[\\w-]{2,20} ){0,3}(?:agreements?|contracts?|deals?|partnerships?|ties) with <O>`,
    { who: 'object', linked: true },
  ),
  row(
    'vendor-cuts-off',
    'Nordwell was cut off by Larkfield',
    'cut_off dropped locked_out shut_out denied | by from',
    `<O> (?:was|were|is|has been|had been|is being|will be|would be) (?:abruptly |suddenly )?(?:cut off|dropped|locked out|shut out) (?:by|from) (?:<T>|<A>)`,
    { who: 'object', linked: true },
  ),
  row(
    'vendor-cuts-off',
    "Nordwell lost access to Larkfield's models",
    'los | access suppl licen service support',
    `<O> (?:has |have |had |will |would |is |was )?(?:also )?(?:lost|loses?|losing) (?:its |their |all )?(?:access|supply|supplies|licen[cs]es?|service|support) (?:to|of|from) <T>`,
    { who: 'object', linked: true },
  ),
];

const REDUCES: RippleRow[] = [
  row(
    'customer-reduces',
    'Pinecrest is also reducing its work with Larkfield',
    `reduc scal cut trim curb shrink slash limit lower back | ${RELATED}`,
    `${verb(`
      reduc|e|es|ed|ing scal|e_back|es_back|ed_back|ing_back|e_down|ing_down
      cut||_back_on|s_back_on|ting_back_on|_back|s_back|ting_back|_down_on|ting_down_on|s|ting trim||s|med|ming
      curb||s|ed|ing shrink||s|ing slash||es|ed|ing limit||s|ed|ing lower||s|ed|ing dial_back pare_back
      pulling_back_on
    `)} ${RELATION}`,
  ),
  row(
    'customer-reduces',
    'Pinecrest distances itself from Larkfield',
    'distanc',
    `distanc(?:e|es|ed|ing) (?:itself|themselves)(?: from (?:<T>|the (?:company|supplier|vendor)))?`,
  ),
  row(
    'customer-reduces',
    'Pinecrest is pulling back',
    'back away | pull step draw back',
    `${verb('pull||s|ed|ing step||s|ped|ping draw||s|ing back||s|ed|ing')} (?:back|away)(?: from <T>|${END})`,
  ),
  row(
    'customer-reduces',
    'the lab has paused its projects with Larkfield',
    `paus suspend freez froze halt put | ${RELATED}`,
    `${verb(`
      paus|e|es|ed|ing suspend||s|ed|ing freez|e|es|ing froze halt||s|ed|ing put||s|ting
    `)} ${RELATION}`,
  ),
  row(
    'customer-reduces',
    'the airline is reviewing its contract with Larkfield',
    `review reconsider reassess re-evaluat reevaluat rethink | ${RELATED}`,
    `${verb(`
      review||s|ed|ing reconsider||s|ed|ing reassess||es|ed|ing re-evaluat|e|es|ed|ing reevaluat|e|es|ed|ing
      rethink||s|ing
    `)} ${RELATION}`,
  ),
  row(
    'customer-reduces',
    'it had moved some of its work to other firms',
    'part_of some_of portion share_of half_of more_of | mov shift transfer divert switch',
    `${verb(`
      mov|e|es|ed|ing shift||s|ed|ing transfer||s|red|ring divert||s|ed|ing switch||es|ed|ing
    `)} ${PART}${ITS}`,
  ),
];

const STAYS: RippleRow[] = [
  row(
    'customer-stays',
    'Nordwell would keep working with Larkfield',
    'continu keep kept carr | work business us buy maintain partner rely operat collab',
    `(?:continu(?:e|es|ed|ing)(?: to)?|keeps?|keeping|kept|carr(?:y|ies|ying) on) (?:work|working|do business|doing business|use|using|buy|buying|maintain|maintaining|partner|partnering|rely|relying|co-?operat(?:e|ing)|collaborat(?:e|ing)) ?(?:with|on|from|a business relationship|its|their|the|<T>)`,
  ),
  row(
    'customer-stays',
    'the company is keeping Larkfield as one of several suppliers',
    'keep kept retain | supplier provider vendor partner contractor customer client',
    `(?:keep(?:s|ing)?|kept|retain(?:s|ed|ing)?) <T> (?:on )?as (?:[\\w-]{1,12} ){0,4}(?:suppliers?|providers?|vendors?|partners?|contractors?|customer|client)`,
    { linked: true },
  ),
  row(
    'customer-stays',
    'Larkfield would be kept on as a supplier',
    'supplier provider vendor | retained kept remain stay',
    `<T> (?:will |would |is to |is |was )?(?:be )?(?:retained|kept on|kept|remains?|stays?) (?:as )?(?:[\\w-]{1,12} ){0,4}(?:suppliers?|providers?|vendors?)`,
    { who: 'speaker', linked: true },
  ),
  row(
    'customer-stays',
    'the bank remains a customer of Larkfield',
    'customer client | remain stay',
    `(?:remains?|remaining|stays?|staying) (?:an? |one of )?(?:[\\w-]{1,12} ){0,2}(?:customers?|clients?)\\b(?: of <T>)?`,
  ),
  // Staying, of which "not" and "no longer" make leaving.
  row(
    'customer-stays',
    'the airline will not renew its contract with Larkfield',
    `renew | ${RELATED}`,
    `renew(?:s|ed|ing)? ${RELATION}`,
  ),
  row(
    'customer-stays',
    'the bank will no longer work with Larkfield',
    'no_longer',
    '(?<=\\bno longer )(?:works? with|uses?|buys? from|does business with|do business with|partners? with) <T>',
    { linked: true },
  ),
  row(
    'customer-stays',
    'the insurer is sticking with Larkfield',
    'stick stuck stand stood stay',
    `(?:stick(?:s|ing)? with|stuck with|stand(?:s|ing)? by|stood by|stay(?:s|ing|ed)? with) <T>`,
    { linked: true },
  ),
];

const DEMAND =
  '(?:demand|inquiries|enquiries|consultations|requests|sign-?ups|inbound(?: interest| leads)?|interest|leads|orders|calls|bookings)';
const GREW =
  '(?:doubl(?:ed|es|ing)|tripl(?:ed|es|ing)|trebled|quadrupl(?:ed|es|ing)|surg(?:ed|es|ing)|soar(?:ed|s|ing)|jump(?:ed|s|ing)|grew|grown|grows|growing|increas(?:ed|es|ing)|rose|risen|rises|rising|explod(?:ed|es|ing)|spik(?:ed|es|ing)|climb(?:ed|s|ing)|multiplied)';
const GAINS: RippleRow[] = [
  row(
    'competitor-gains',
    'Vellum expects new orders',
    'expect forecast anticipat project predict | order revenue sales customer client business contract',
    `(?:expect(?:s|ed|ing)?|forecasts?|anticipat(?:es|ed|ing)|projects|projected|predict(?:s|ed))(?= )[^.;]{1,110}?\\b(?:orders?|revenues?|sales|customers?|clients?|business|contracts?)\\b`,
  ),
  row(
    'competitor-gains',
    'demand for its experts had tripled',
    'demand inquir enquir consultation request sign-up signup inbound interest lead order call booking | doubl tripl trebl quadrupl surg soar jump grew grow increas rose rise rising explod spik climb multipl',
    `(?:(?:the|our|its|their) (?:number|volume) of |(?:our|its|their|the|customer|client) )?${DEMAND}(?: (?:for|from|of|at|in|to) [^,.;]{1,50}?)?(?: (?:has|have|had|is|are|already|since|also|more than|nearly|almost|roughly|about)){0,4} ${GREW}`,
    { who: 'speaker' },
  ),
  row(
    'competitor-gains',
    'the start-up reports a surge in inquiries',
    'demand inquir enquir consultation request sign-up signup inbound interest lead order call booking | report see saw enjoy experienc receiv field describ',
    `(?:report(?:s|ed|ing)?|see(?:s|ing|n)?|saw|enjoy(?:s|ed|ing)|experienc(?:es|ed|ing)|receiv(?:es|ed|ing)|fielding|fielded|field|describ(?:es|ed)) (?:an? |the )?(?:[\\w-]{2,20} ){0,2}(?:(?:surge|jump|spike|rise|flood|wave|influx|increase|rush|flurry|uptick) (?:in|of) (?:[\\w-]{2,20} ){0,2}?${DEMAND}|calls from|inquiries from|enquiries from)\\b`,
  ),
  row(
    'competitor-gains',
    'Quarry saw its bookings jump',
    'demand inquir enquir consultation request sign-up signup inbound interest lead order call booking | see saw',
    `(?:sees?|seeing|seen|saw) (?:its |their |the )?(?:[\\w-]{2,20} ){0,2}${DEMAND} (?:more than |nearly |almost )?(?:jump|rise|surge|soar|double|triple|treble|grow|climb|spike|explode|increase)\\b`,
  ),
  row(
    'competitor-gains',
    'Quarry has signed three former customers of Larkfield',
    'customer client | sign win won gain land pick poach attract add hir',
    `(?:signed|signs|signing|won|wins|winning|gained|gains|landed|lands|picked up|picks up|poached|attracted|added|adds) (?:[\\w-]{2,20} ){0,3}(?:former |departing )?(?:<T>(?:['’]s)? (?:customers|clients)|(?:customers|clients) of <T>)`,
    { linked: true },
  ),
  row(
    'competitor-gains',
    'it has won customers from Larkfield',
    'customer client contract business order | won win gain sign pick attract poach land lur',
    `(?:won|wins?|winning|gain(?:s|ed|ing)?|signed up|signing up|pick(?:s|ed|ing)? up|attract(?:s|ed|ing)?|poach(?:es|ed|ing)?|land(?:s|ed|ing)?|lur(?:es|ed|ing)) [^.;]{0,50}?\\b(?:customers?|clients?|contracts?|business|orders)\\b [^.;]{0,30}?\\b(?:from|of|lost by|leaving|that) [^.;]{0,20}?<T>`,
    { linked: true },
  ),
];

export const RIPPLES: RippleRow[] = [...LEAVES, ...CUTS_OFF, ...REDUCES, ...STAYS, ...GAINS];

// ── Executives and voices ────────────────────────────────────────────────────────────────────────────────────────────

/** What a person does; the person stands right before the words, or (in a hire) right after them. */
export interface ExecutiveRow {
  name: string;
  person: 'before' | 'after';
  /** Whether the words name where the person goes (`<C>` at their end) or only that the person goes. */
  to: boolean;
  reads: RegExp;
  /** As in a RippleRow. */
  needs: readonly string[];
}
const executive = (
  name: string,
  person: ExecutiveRow['person'],
  to: boolean,
  needs: string,
  pattern: string,
): ExecutiveRow => ({
  name,
  person,
  to,
  needs: stems(needs),
  reads: marked(`(?<![\\p{L}\\p{N}'’-])${pattern}`),
});
export const EXECUTIVES: ExecutiveRow[] = [
  executive(
    "Orbix has hired away Larkfield's chief executive",
    'after',
    false,
    'hir poach recruit lur snap bring brought tapp taps taking_on takes_on took_on',
    `(?:hir(?:e|es|ed|ing)|poach(?:es|ed|ing)?|recruit(?:s|ed|ing)?|lur(?:e|es|ed|ing)|snap(?:s|ped|ping)? up|bring(?:s|ing)? (?:in|on|over)|brought (?:in|on|over)|tapped|taps|tapping|tak(?:es|ing) on|took on)(?: away| over)? `,
  ),
  executive(
    "Larkfield's CEO is to join Orbix",
    'before',
    true,
    'join enter mov go went head defect leav left depart',
    `(?:join|joins|joined|joining|enter|enters|move to|moves to|moved to|moving to|goes to|go to|went to|heads to|head to|defects to|defected to|(?:leave|leaves|left|leaving|departs?|departed|departing)(?: <C>)? (?:for|to join)) <C>`,
  ),
  executive(
    "she will become president of Orbix's unit",
    'before',
    true,
    'become serve named appointed lead head run oversee take_over',
    `(?:become|becomes|serve as|serves as|named|appointed|lead|leads|head|run|oversee|take over) (?:[\\w’'-]{1,20} ){0,6}(?:of|at|for) (?:the )?<C>`,
  ),
  executive(
    'the chief executive will step down when the deal closes',
    'before',
    false,
    'step resign leav depart retir exit',
    `(?:step(?:s|ped|ping)? (?:down|aside)|resign(?:s|ed|ing)?|leaves?|leaving|departs?|departed|departing|retires?|retired|retiring|exits?|exiting)(?= (?:as|from|when|after|once|following|upon|at|on|with|the|in|(?:an?|one|two|three|some) (?:days?|weeks?|months?)|days|weeks|<C>)|[,.;]|$)`,
  ),
];

const SAYS =
  '(?:said|says|told|tells|stated|states|emphasi[sz](?:ed|es)|insist(?:ed|s)|repl(?:ied|ies)|respond(?:ed|s)|added|wrote|writes|confirmed|promised|reiterated|stressed|denied|rejected|assured|commented|argued|declared|pledged)';
export const SAYING = new RegExp(`\\b${SAYS}\\b`, 'i');

/** The vendor's own words. `substance`: only where they answer the worry: its customers, their data, its independence. */
export const REPLIES: { name: string; substance: boolean; reads: RegExp }[] = [
  {
    name: 'a spokesperson for Larkfield said',
    substance: false,
    reads: marked(
      `(?:<T>(?:['’]s?)? (?:spokes(?:person|man|woman)|representative)|(?:spokes(?:person|man|woman)|representative) (?:for|of|at) <T>)[^.;]{0,60}?(?= ${SAYS}\\b)`,
      'iu',
    ),
  },
  {
    name: 'Larkfield said in a statement',
    substance: true,
    reads: marked(`<T>(?:, [^,;]{2,80},)?(?: also| has| later| itself)?(?= ${SAYS}\\b)`, 'iu'),
  },
  {
    name: "Larkfield's CEO told staff",
    substance: true,
    reads: marked(`<T>(?:['’]s?)?(?: [\\w-]{1,20}){0,3} <title>(?:,? <P>)?,?(?: also)?(?= ${SAYS}\\b)`, 'u'),
  },
];
export const SUBSTANCE =
  /\b(?:independen(?:t|tly|ce)|neutral(?:ity)?|committed to|(?:is|remains?|stays?) strong|stay (?:neutral|independent)|serve all|protect\w*|safeguard\w*|continue to (?:operate|serve|work)|(?:its|our|their) (?:customers?|clients?)|(?:customers?|clients?)['’]s? data|(?:customer|client) data|data of|firewall|confidential\w*)\b/i;
export const DECLINES =
  /\b(?:declin(?:ed|es|ing)|refus(?:ed|es)|would not|could not comment|no (?:details|comment)|will comment|did not (?:immediately )?(?:comment|respond|reply))\b/i;

// ── Context ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** An article that speaks of customers: there "reducing the cooperation" needs no "with Larkfield". */
export const CUSTOMERS = /\b(?:customers?|clients?|suppliers?|vendors?|providers?)\b/i;
/** Words of ownership; an article without an event of its own must have one, else its ripples belong to no deal. */
export const OWNERSHIP =
  /\b(?:stake|acqui(?:re|red|res|ring|sition)|takeover|bought|buyout|merger|merged|invest(?:s|ed|ing|ment)|shareholders?|new owner|ownership)\b/i;
/** Who competes with the vendor. */
export const COMPETITORS: RegExp[] = [
  marked(
    '(?:competitors?|rivals?|challengers?|alternatives?)(?: companies| firms)?,?(?: such as| like| including)? <O>(?:(?:, and |, | and | or )<O>){0,6}',
  ),
  marked(
    '<O>(?: and <O>)?, (?:an?|another|one|which|who|also)\\b[^.;]{0,50}?(?:competitors?|rivals?|competes?|competing)\\b',
  ),
];
