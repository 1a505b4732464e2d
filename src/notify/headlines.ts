// The table of headlines: what kind of change × how far it has come → the sentence a channel reads first.
import type { AlsoMoves, Stage } from '../domain.ts';

export type Shape =
  | 'buy'
  | 'bought'
  | 'take-private'
  | 'take'
  | 'taken'
  | 'raise'
  | 'raise-from'
  | 'sell'
  | 'sell-to'
  | 'spin-off'
  | 'list'
  | 'merge'
  | 'merge-all'
  | 'venture'
  | 'hire'
  | 'rescue';

/**
 * {A} acquirers, {T} target, {S} seller, {part} "49% of " or "a stake in ", {sum} " $50 million" where one is printed.
 * [one|several] goes by the number of acquirers.
 */
export const HEADLINES: Record<Shape, Record<Stage, string>> = {
  buy: {
    rumored: '{A} [is|are] reported to want to buy {T}',
    'in-talks': '{A} [is|are] in talks to buy {T}',
    announced: '{A} [agrees|agree] to buy {T}',
    regulatory: '{A} [waits|wait] for approval to buy {T}',
    completed: '{A} [completes|complete] the purchase of {T}',
    'called-off': '{A} [drops its|drop their] bid for {T}',
    blocked: '{A} [is|are] barred from buying {T}',
    denied: 'A report that {A} [wants|want] to buy {T} is denied',
  },
  bought: {
    rumored: '{T} is reported to be for sale',
    'in-talks': '{T} is in talks to be bought',
    announced: '{T} is to be bought',
    regulatory: '{T} waits for approval to be bought',
    completed: '{T} is bought',
    'called-off': 'The sale of {T} is called off',
    blocked: 'The sale of {T} is barred',
    denied: 'A report that {T} is for sale is denied',
  },
  'take-private': {
    rumored: '{A} [is|are] reported to want to take {T} private',
    'in-talks': '{A} [is|are] in talks to take {T} private',
    announced: '{A} [agrees|agree] to take {T} private',
    regulatory: '{A} [waits|wait] for approval to take {T} private',
    completed: '{A} [takes|take] {T} private',
    'called-off': '{A} [drops its|drop their] plan to take {T} private',
    blocked: '{A} [is|are] barred from taking {T} private',
    denied: 'A report that {A} [wants|want] to take {T} private is denied',
  },
  take: {
    rumored: '{A} [is|are] reported to want {part}{T}',
    'in-talks': '{A} [is|are] in talks to take {part}{T}',
    announced: '{A} [takes|take] {part}{T}',
    regulatory: '{A} [waits|wait] for approval to take {part}{T}',
    completed: '{A} [completes|complete] taking {part}{T}',
    'called-off': '{A} [drops its|drop their] plan to take {part}{T}',
    blocked: '{A} [is|are] barred from taking {part}{T}',
    denied: 'A report that {A} [wants|want] {part}{T} is denied',
  },
  taken: {
    rumored: 'Somebody not named is reported to want {part}{T}',
    'in-talks': '{T} is in talks to let somebody not named take {part}it',
    announced: '{part}{T} is to change hands',
    regulatory: '{part}{T} is to change hands, subject to approval',
    completed: '{part}{T} changes hands',
    'called-off': 'The sale of {part}{T} is called off',
    blocked: 'The sale of {part}{T} is barred',
    denied: 'A report that {part}{T} is to change hands is denied',
  },
  raise: {
    rumored: '{T} is reported to be raising {sum}',
    'in-talks': '{T} is in talks to raise {sum}',
    announced: '{T} raises {sum}',
    regulatory: '{T} waits for approval to raise {sum}',
    completed: '{T} raises {sum}',
    'called-off': '{T} drops its plan to raise {sum}',
    blocked: '{T} is barred from raising {sum}',
    denied: 'A report that {T} is raising {sum} is denied',
  },
  'raise-from': {
    rumored: '{T} is reported to be raising {sum} from {A}',
    'in-talks': '{T} is in talks to raise {sum} from {A}',
    announced: '{T} raises {sum} from {A}',
    regulatory: '{T} waits for approval to raise {sum} from {A}',
    completed: '{T} raises {sum} from {A}',
    'called-off': '{T} does not raise {sum} from {A} after all',
    blocked: '{T} is barred from raising {sum} from {A}',
    denied: 'A report that {T} is raising {sum} from {A} is denied',
  },
  sell: {
    rumored: '{S} is reported to want to sell {part}{T}',
    'in-talks': '{S} is in talks to sell {part}{T}',
    announced: '{S} plans to sell {part}{T}',
    regulatory: '{S} waits for approval to sell {part}{T}',
    completed: '{S} sells {part}{T}',
    'called-off': '{S} drops its plan to sell {part}{T}',
    blocked: '{S} is barred from selling {part}{T}',
    denied: 'A report that {S} wants to sell {part}{T} is denied',
  },
  'sell-to': {
    rumored: '{S} is reported to want to sell {part}{T} to {A}',
    'in-talks': '{S} is in talks to sell {part}{T} to {A}',
    announced: '{S} agrees to sell {part}{T} to {A}',
    regulatory: '{S} waits for approval to sell {part}{T} to {A}',
    completed: '{S} sells {part}{T} to {A}',
    'called-off': '{S} drops its plan to sell {part}{T} to {A}',
    blocked: '{S} is barred from selling {part}{T} to {A}',
    denied: 'A report that {S} wants to sell {part}{T} to {A} is denied',
  },
  'spin-off': {
    rumored: '{S} is reported to want to spin off {T}',
    'in-talks': '{S} considers spinning off {T}',
    announced: '{S} plans to spin off {T}',
    regulatory: '{S} waits for approval to spin off {T}',
    completed: '{S} spins off {T}',
    'called-off': '{S} drops its plan to spin off {T}',
    blocked: '{S} is barred from spinning off {T}',
    denied: 'A report that {S} wants to spin off {T} is denied',
  },
  list: {
    rumored: '{T} is reported to want to list its shares',
    'in-talks': '{T} prepares to list its shares',
    announced: '{T} plans to list its shares',
    regulatory: '{T} files to list its shares',
    completed: '{T} lists its shares',
    'called-off': '{T} drops its plan to list its shares',
    blocked: '{T} is barred from listing its shares',
    denied: 'A report that {T} wants to list its shares is denied',
  },
  merge: {
    rumored: '{A} and {T} are reported to want to merge',
    'in-talks': '{A} and {T} are in talks to merge',
    announced: '{A} and {T} agree to merge',
    regulatory: '{A} and {T} wait for approval to merge',
    completed: '{A} and {T} complete their merger',
    'called-off': '{A} and {T} drop their merger',
    blocked: '{A} and {T} are barred from merging',
    denied: 'A report that {A} and {T} want to merge is denied',
  },
  'merge-all': {
    rumored: '{A} are reported to want to merge',
    'in-talks': '{A} are in talks to merge',
    announced: '{A} agree to merge',
    regulatory: '{A} wait for approval to merge',
    completed: '{A} complete their merger',
    'called-off': '{A} drop their merger',
    blocked: '{A} are barred from merging',
    denied: 'A report that {A} want to merge is denied',
  },
  venture: {
    rumored: '{A} [is|are] reported to be planning a joint venture{T}',
    'in-talks': '{A} [is|are] in talks about a joint venture{T}',
    announced: '{A} [agrees|agree] on a joint venture{T}',
    regulatory: '{A} [waits|wait] for approval of a joint venture{T}',
    completed: '{A} [sets|set] up a joint venture{T}',
    'called-off': '{A} [drops|drop] a joint venture{T}',
    blocked: '{A} [is|are] barred from a joint venture{T}',
    denied: 'A report that {A} [plans|plan] a joint venture{T} is denied',
  },
  hire: {
    rumored: '{A} [is|are] reported to want to hire the people of {T} and license its technology',
    'in-talks': '{A} [is|are] in talks to hire the people of {T} and license its technology',
    announced: '{A} [hires|hire] the people of {T} and [licenses|license] its technology',
    regulatory: '{A} [waits|wait] for approval to hire the people of {T} and license its technology',
    completed: '{A} [hires|hire] the people of {T} and [licenses|license] its technology',
    'called-off': '{A} [drops its|drop their] plan to hire the people of {T} and license its technology',
    blocked: '{A} [is|are] barred from hiring the people of {T} and licensing its technology',
    denied: 'A report that {A} [hires|hire] the people of {T} and [licenses|license] its technology is denied',
  },
  rescue: {
    rumored: '{A} [is|are] reported to want to buy {T} out of insolvency',
    'in-talks': '{A} [is|are] in talks to buy {T} out of insolvency',
    announced: '{A} [agrees|agree] to buy {T} out of insolvency',
    regulatory: '{A} [waits|wait] for approval to buy {T} out of insolvency',
    completed: '{A} [buys|buy] {T} out of insolvency',
    'called-off': '{A} [drops its|drop their] bid to buy {T} out of insolvency',
    blocked: '{A} [is|are] barred from buying {T} out of insolvency',
    denied: 'A report that {A} [wants|want] to buy {T} out of insolvency is denied',
  },
};

export const STAGE_WORDS: Record<Stage, string> = {
  rumored: 'rumoured',
  'in-talks': 'in talks',
  announced: 'announced',
  regulatory: 'awaiting approval',
  completed: 'completed',
  'called-off': 'called off',
  blocked: 'blocked',
  denied: 'denied',
};

export const MOVES_WORDS: Record<AlsoMoves, string> = {
  'board-seat': 'a board seat',
  executive: 'an executive',
  'data-access': 'access to data',
};
