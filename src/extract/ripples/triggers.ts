// A sentence → which rows of the ripple tables may read in it, so that no other row is tried and no other sentence is marked.
import { EXECUTIVES, RIPPLES, type ExecutiveRow, type RippleRow } from './rules.ts';
import { stemReader } from '../reading/stems.ts';

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

const OFFICES = 'ceo,cfo,cto,coo,cio,chief,founder,chair,president,managing director,boss,head of,who '.split(',');
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

const NO_ROWS: RippleRow[] = [];
const NO_MOVES: ExecutiveRow[] = [];

export function triggersOf(text: string): Triggers {
  const seen = STEMS.read(text);
  // Plain loops: this runs on every sentence of every article.
  let [customers, gains, executives]: [RippleRow[], RippleRow[], ExecutiveRow[]] = [NO_ROWS, NO_ROWS, NO_MOVES];
  for (let i = 0; i < RIPPLES.length; i += 1) {
    const row = RIPPLES[i];
    if (seen[2 * i] === 0 || row === undefined || (row.also.length > 0 && seen[2 * i + 1] === 0)) continue;
    if (row.kind === 'competitor-gains') gains = [...gains, row];
    else customers = [...customers, row];
  }
  for (let i = 0; i < EXECUTIVES.length; i += 1) {
    const row = EXECUTIVES[i];
    if (seen[ROWS + i] === 1 && row !== undefined) executives = [...executives, row];
  }
  return {
    customers,
    gains,
    executives,
    officer: seen[PEOPLE] === 1,
    says: seen[PEOPLE + 1] === 1,
    answers: seen[PEOPLE + 2] === 1,
    rivals: seen[PEOPLE + 3] === 1,
  };
}
