// Open stories in memory, for the command line: the same joining as the bot's, without a store.
import type { Article, Reading, Story, UnixMs } from '../domain.ts';
import type { Registry } from '../match/aliases.ts';
import { STORY_OPEN_FOR } from '../match/same-deal.ts';
import { companyKeys, storyKeys } from '../match/story-keys.ts';
import { joinStories, type Joined } from '../match/story.ts';

export interface Shelf {
  /** Joins the article's events to the open stories. @returns the stories that changed or opened */
  add(article: Article, reading: Reading, now: UnixMs): Joined[];
}

/** An empty shelf. Looking up costs no more as it fills: stories are found through their companies' keys. */
export function createShelf(registry: Registry): Shelf {
  const stories = new Map<string, Story>();
  const idsByKey = new Map<string, Set<string>>();

  function open(keys: string[], now: UnixMs): Story[] {
    const ids = new Set(keys.flatMap((key) => [...(idsByKey.get(key) ?? [])]));
    return [...ids]
      .flatMap((id) => stories.get(id) ?? [])
      .filter((story) => Math.abs(now - story.updatedAt) <= STORY_OPEN_FOR)
      .sort((a, b) => b.updatedAt - a.updatedAt);
  }
  function keep(story: Story): void {
    stories.set(story.id, story);
    for (const key of storyKeys(registry, story)) {
      const ids = idsByKey.get(key);
      if (ids === undefined) idsByKey.set(key, new Set([story.id]));
      else ids.add(story.id);
    }
  }
  return {
    add(article, reading, now) {
      const before = open(companyKeys(registry, reading), now);
      const joined = joinStories({ before, reading, article, registry, now });
      for (const { story } of joined) keep(story);
      return joined;
    },
  };
}
