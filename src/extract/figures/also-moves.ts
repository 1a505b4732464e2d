// A sentence that tells a deal → what changes hands with the shares: board seats, executives, access to data.
import type { AlsoMoves } from '../../domain.ts';
import { rowFilter } from '../reading/row-filter.ts';

interface MoveRow {
  /** The sentence that taught it. */
  name: string;
  moves: AlsoMoves;
  reads: RegExp;
}

const DATA =
  '(?:customer|user|client|patient|training|proprietary|usage|company|sales|personal|consumer|shopper|subscriber|driver|its|their|the)';
const MOVES: MoveRow[] = [
  {
    name: 'Foo gets two board seats',
    moves: 'board-seat',
    reads:
      /\bboard seats?\b|\bseats? on (?:\S{1,24} ){1,3}board\b|\bboard (?:representation|observer)\b|\bnominat\w+ (?:\w+ ){0,3}directors?\b/i,
  },
  {
    name: "Foo gets access to Bar's customer data as part of the deal",
    moves: 'data-access',
    reads: new RegExp(
      `(?<!\\b(?:no|not|without|never|lose|loses|losing|limit|limits|restrict|restricts|block|blocks|deny|denies|prevent|prevents) (?:\\S{1,16} ){0,4})\\b(?:access to|rights? to use|use of|share of|hands? over|handing over|transfer of) (?:[^\\s.;]{1,24} ){0,4}?(?:${DATA} ){0,2}(?:data(?! cent)|datasets?|databases?|customer records|user base's data)\\b`,
      'i',
    ),
  },
  {
    name: "Bar's CEO will join Foo as part of the deal",
    moves: 'executive',
    reads:
      /\b(?:ceo|cto|coo|chief executive(?: officer)?|founders?|co-founders?|chief \w{1,16} officer)\b(?:[^.;]|\.\d){0,60}\b(?:will (?:also )?join|is joining|are joining|joins|to join|join|will move to|moves to|is moving to|are moving to|will lead|to lead|leaves? for)\b(?! (?:forces|the board|its board))|\b(?:hir(?:es|ed|ing)|poach(?:es|ed|ing)|bring(?:s|ing) (?:over|on|in)) (?:[^\s.;]{1,24} ){0,6}?(?:ceo|founders?|co-founders?|chief executive)\b/i,
  },
];
const NEEDS_DEAL =
  /\b(?:deal|transaction|agreement|stake|investment|acquisition|takeover|purchase|acquir\w+|licen[sc]\w+|in exchange|in return)\b|\bwill (?:also )?(?:get|gain|receive|have|take)\b/i;

const ROWS = rowFilter(MOVES.map(({ reads }) => [reads]));

/**
 * What one sentence says moves with the shares.
 * @param flat the sentence (phrases.ts)
 * @returns each kind once, in the order of the table; empty for most sentences
 */
export function movesTold(flat: string): AlsoMoves[] {
  ROWS.read(flat);
  return [...ROWS.found]
    .sort((a, b) => a - b)
    .flatMap((row) => MOVES[row] ?? [])
    .filter(({ moves, reads }) => reads.test(flat) && (moves === 'board-seat' || NEEDS_DEAL.test(flat)))
    .map(({ moves }) => moves);
}
