// A sentence → which rows of the ripple tables may read in it, so that no other row is tried and no other sentence is marked.
import { EXECUTIVES, RIPPLES, type ExecutiveRow, type RippleRow } from './ripple-rules.ts';
import { stemReader } from './stems.ts';

export interface Triggers {
  /** Rows about customers and about gains. */
  customers: readonly RippleRow[];
  gains: readonly RippleRow[];
  executives: readonly ExecutiveRow[];
  /** Somebody's office is named. */
  officer: boolean;
  /** Somebody speaks. */
  says: boolean;
  /** A spokesperson is named, or a word of what a vendor answers with. */
  answers: boolean;
  /** Competitors are spoken of. */
  rivals: boolean;
}

const OFFICES = 'ceo,cfo,cto,coo,cio,chief,founder,chair,president,managing director,boss,who '.split(',');
const SAYS =
  'said says told tells stat emphasi insist repl respond add wrote writes confirm promised reiterat stress den reject assured comment argued declared pledged'.split(
    ' ',
  );
const ANSWERS =
  'spokes,representative,independen,neutral,committed to,strong,protect,safeguard,continue to,customer,client,data of,firewall,confidential'.split(
    ',',
  );
const RIVALS = ['compet', 'rival', 'challenger', 'alternative'];
const STEMS = stemReader([
  ...RIPPLES.flatMap(({ needs, also }) => [needs, also]),
  ...EXECUTIVES.map(({ needs }) => needs),
  OFFICES,
  SAYS,
  ANSWERS,
  RIVALS,
]);
const [ROWS, PEOPLE] = [RIPPLES.length * 2, RIPPLES.length * 2 + EXECUTIVES.length];

export function triggersOf(text: string): Triggers {
  const seen = STEMS.read(text);
  const customers: RippleRow[] = [];
  const gains: RippleRow[] = [];
  const executives: ExecutiveRow[] = [];
  for (const [i, row] of RIPPLES.entries()) {
    if (seen[2 * i] === 0 || (row.also.length > 0 && seen[2 * i + 1] === 0)) continue;
    (row.kind === 'competitor-gains' ? gains : customers).push(row);
  }
  for (const [i, row] of EXECUTIVES.entries()) if (seen[ROWS + i] === 1) executives.push(row);
  const [officer, says, answers, rivals] = [0, 1, 2, 3].map((i) => seen[PEOPLE + i] === 1);
  return {
    customers,
    gains,
    executives,
    officer: officer === true,
    says: says === true,
    answers: answers === true,
    rivals: rivals === true,
  };
}
