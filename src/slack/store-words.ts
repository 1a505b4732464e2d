// Why the store failed and what was done before in, the sentence that a person is told out.
import type { StoreFailure, StoreTrouble } from '../store-failure.ts';
import type { UnderWay } from './under-way.ts';

const WHY: Record<StoreTrouble, string> = {
  away: "I can't reach my store right now",
  full: 'My store is full and takes nothing new right now',
  shut: "My store can't be used right now",
};
const THEN: Record<StoreTrouble, string> = {
  away: 'Please try again in a minute.',
  full: 'Please tell whoever runs Stakewatch, and try again later.',
  shut: 'Please tell whoever runs Stakewatch, and try again later.',
};

/** Plain; never says that nothing was changed where something may have been. */
export function storeSentence(
  { trouble }: Pick<StoreFailure, 'trouble'>,
  changed: UnderWay['changed'] = 'nothing',
): string {
  if (changed === 'nothing') return `${WHY[trouble]}, so nothing was changed. ${THEN[trouble]}`;
  const what = changed === 'perhaps' ? "I can't tell whether this was saved" : 'Part or all of this is saved already';
  return `${WHY[trouble]}. ${what}: please look in a minute, before you do it again.`;
}
