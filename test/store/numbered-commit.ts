// A number → a commit that no other number makes, of every part that a commit has.
import type { Alert } from '../../src/domain.ts';
import { aStory, anAlert, anArticle } from './samples.ts';

/** The n-th commit, from 1: an article that tells a story of its own, and the next revision of a shared one. */
export function numberedCommit(n: number) {
  const stories = [
    { story: aStory({ id: `own ${n}` }), companyKeys: [`key ${n}`] },
    { story: aStory({ id: 'shared', revision: n }), companyKeys: ['borealis'] },
  ];
  return { article: anArticle({ id: `article ${n}` }), stories, alerts: alertsOf(n) };
}

function alertsOf(n: number): Alert[] {
  return ['C1', 'C2'].map((channelId) => anAlert({ storyId: `own ${n}`, channelId }));
}
