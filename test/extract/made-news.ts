// A number → invented news of that number, always the same: deals, look-alikes and other news about companies that do not exist.

/** A news item as a feed gives it. */
export interface MadeItem {
  id: string;
  title: string;
  body: string;
  deal: boolean;
}

/** Sentences that tell a change of ownership; {A}, {B}, {C} are companies, {P} a person, {n} and {m} numbers. */
export const DEALS: readonly string[] = [
  '{A} to acquire {B} for ${n} million in cash.',
  '{A} said on Tuesday it had agreed to buy {B} from {C} for about ${n} million.',
  '{A} takes a {m}% stake in {B}, valuing the company at ${n} million.',
  '{B} raised ${n} million in a Series B round led by {A}, with participation from {C}.',
  '{C} is in talks to sell its pumps unit to {A}, people familiar with the matter said.',
  '{A} and {B} have agreed to merge in an all-stock deal.',
  '{B} agreed to be acquired by {A} for ${m} a share.',
  '{A} has completed its acquisition of {B}.',
  'Regulators have approved the takeover of {B} by {A}.',
  '{A} dropped its ${n} million bid for {B} after talks with {C} failed.',
  '{A} plans to spin off {B} next year.',
  '{B} files for an IPO that may raise ${n} million.',
  '{C} sells {m} pct of {B} to {A} for {n} mln euros.',
  '{A} snaps up {B} out of administration.',
];

/** Sentences that look like one and are none. */
export const LOOKALIKES: readonly string[] = [
  '{A} won a ${n} million contract from {B} to run its data centres.',
  '{A}, which bought {B} in 2014, opens a second factory.',
  'Shares in {A} rose {m}% after {B} reported a strong quarter.',
  'How to buy the new tablet from {A} before it sells out.',
  '{A} raises its forecast for the year to ${n} million.',
  '{A} will buy back ${n} million of its own shares.',
  '{A} hires {P} from {B} as finance chief.',
  '{A} acquires a customer every {m} minutes, {P} said.',
  '{A} sold {n} tonnes of wheat to {B} last month.',
  'An analyst thinks that {A} could be bought one day.',
];

/** Sentences about anything else. */
export const OTHERS: readonly string[] = [
  '{A} has launched a phone that folds twice and lasts {m} hours.',
  '{P}, who runs {A}, said the company would hire {n} people next year.',
  '{A} reported revenue of ${n} million for the third quarter, up {m}% from a year earlier.',
  'A court in the capital has ordered {A} to pay ${n} million to {B} over a patent.',
  'The new engine from {A} needs a third less fuel than the old one, tests show.',
  'Workers at {A} voted to strike from Monday unless wages rise by {m}%.',
  'The update brings darker menus, a quicker search and {m} new languages.',
  'Prices for copper fell to a {m}-month low as demand from builders stayed weak.',
  '{A} recalls {n} heaters after a fault in a valve.',
  'The ministry wants every new roof to carry solar panels within {m} years.',
  '{A} and {B} will test driverless buses in three cities this summer.',
  'The outage at {A} lasted {m} hours and hit shops across the country.',
  'Researchers have found a way to store heat in sand for {m} months.',
  'The festival drew {n} visitors, more than ever before, the organisers said.',
  '{P} wrote the book in {m} weeks while the snow kept him indoors.',
  'The league will play its first match of the season in the rain-soaked north.',
  'Parents in the town have asked for a crossing near the school since spring.',
  'A trial of the vaccine began with {n} people; results are due in {m} months.',
];

const [FRONTS, BACKS, ENDINGS] = [
  'Bra Quil Tor Ven Hal Mos Cal Fen Lar Orr Pel Sto Tam Ull Wes Yar Zel Dun Gre Jas Kel Nor Ros Tid Vel'.split(' '),
  'wick beam dale mont lex ora gate field water line nick den by stead more ton ley via ric'.split(' '),
  'Systems,Holdings,Robotics,Energy,AI,Foods,Group,Bio,Networks,Labs,Software,Marine,Inc.,plc,Ltd,,,,'.split(','),
];
const [GIVEN, FAMILY] = [
  'Ada Jo Maria Emil Clara Oskar Ines Hugo'.split(' '),
  'Brandt Lind Stenholm Okoro Varga Moreau'.split(' '),
];

/** Draws whole numbers below `below`, the same ones for the same seed. */
export function drawing(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1_013_904_223) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The company of that number; the first 475 differ in their first word. */
export function madeCompany(number: number): string {
  const front = FRONTS[number % FRONTS.length] ?? '';
  const back = BACKS[Math.floor(number / FRONTS.length) % BACKS.length] ?? '';
  const round = Math.floor(number / (FRONTS.length * BACKS.length));
  const middle =
    round === 0
      ? ''
      : ` ${FRONTS[round % FRONTS.length] ?? ''}${BACKS[Math.floor(round / FRONTS.length) % BACKS.length] ?? ''}`;
  const ending = ENDINGS[(number * 7) % ENDINGS.length] ?? '';
  return `${front}${back}${middle}${ending === '' ? '' : ` ${ending}`}`;
}

/** A sentence of the list with its blanks filled. */
export function filled(sentence: string, draw: (below: number) => number, companies = 400): string {
  const names = new Map<string, string>();
  return sentence.replace(/\{([A-Zmn])\}/g, (_, blank: string) => {
    const known = names.get(blank);
    if (known !== undefined) return known;
    const said =
      blank === 'n'
        ? String(10 + draw(890))
        : blank === 'm'
          ? String(2 + draw(47))
          : blank === 'P'
            ? `${GIVEN[draw(GIVEN.length)] ?? ''} ${FAMILY[draw(FAMILY.length)] ?? ''}`
            : madeCompany(draw(companies));
    names.set(blank, said);
    return said;
  });
}

/** The item of that number: one in ten tells a deal, one in seven looks like one; about the first so many companies. */
export function madeItem(number: number, companies = 400): MadeItem {
  const draw = drawing(number);
  const pick = (list: readonly string[]): string => filled(list[draw(list.length)] ?? '', draw, companies);
  const deal = number % 10 === 3;
  const opening = deal ? pick(DEALS) : number % 7 === 5 ? pick(LOOKALIKES) : pick(OTHERS);
  const body = Array.from({ length: 1 + draw(3) }, () => pick(OTHERS));
  return {
    id: `made-${number}`,
    title: opening.replace(/\.$/, ''),
    body: (draw(3) === 0 ? body.map((sentence) => `<p>${sentence.replaceAll('&', '&amp;')}</p>`) : body).join(' '),
    deal,
  };
}
