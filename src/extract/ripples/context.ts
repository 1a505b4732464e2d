// An article's sentences → each marked in its place when it is asked for, and what its readers must know of the whole article.
import { bareName } from '../names/companies.ts';
import { everyMatch } from '../reading/every-match.ts';
import type { MarkedSentence } from './marks.ts';
import { COMPETITORS } from './rules.ts';
import { topicAfter } from './subjects.ts';
import type { Triggers } from './triggers.ts';

/** What the readers of one sentence must know of its article. */
export interface Context {
  articleId: string;
  /** The company that the ripples are about, as printed. */
  about: string;
  /** False where no event was read: then every ripple must name the vendor itself. */
  hasEvent: boolean;
  /** The article speaks of customers or suppliers. */
  speaksOfCustomers: boolean;
  /** Bare full names of companies that the article calls competitors or rivals. */
  competitors: ReadonlySet<string>;
  /** Surnames in lower case → the office that the person holds, and where. */
  offices: ReadonlyMap<string, Office>;
}

/** `title` as printed ("chief executive"); null where only the company is known. */
export interface Office {
  company: string;
  title: string | null;
}

/** A sentence among its neighbours. */
export interface Place {
  sentence: MarkedSentence;
  triggers: Triggers;
  readonly previous: MarkedSentence | null;
  readonly next: MarkedSentence | null;
  /** Whom "it" means where the sentence does not say. */
  readonly topic: string | null;
}

/** The sentences of an article, each marked when somebody first asks for it: most are never asked for. */
export interface Marked {
  at(index: number): MarkedSentence | null;
  /** The topic before the sentence. */
  topic(index: number): string | null;
}

export function markLazily(count: number, mark: (index: number) => MarkedSentence | null): Marked {
  const found: (MarkedSentence | null | undefined)[] = [];
  const topics: (string | null)[] = [null];
  const at = (index: number): MarkedSentence | null => {
    if (index < 0 || index >= count) return null;
    const known = found[index];
    return known === undefined ? (found[index] = mark(index)) : known;
  };
  const topic = (index: number): string | null => {
    for (let i = topics.length; i <= index; i += 1) {
      const [before, sentence] = [topics[i - 1] ?? null, at(i - 1)];
      topics.push(sentence?.zone === 'body' ? topicAfter(sentence, before) : before);
    }
    return topics[index] ?? null;
  };
  return { at, topic };
}

export function placeAt(marked: Marked, index: number, sentence: MarkedSentence, triggers: Triggers): Place {
  return {
    sentence,
    triggers,
    get previous() {
      return marked.at(index - 1);
    },
    get next() {
      return marked.at(index + 1);
    },
    get topic() {
      return marked.topic(index);
    },
  };
}

/** Bare full names of the companies that the article calls competitors or rivals. */
export function competitorsIn(sentences: readonly MarkedSentence[]): Set<string> {
  const found = new Set<string>();
  for (const { marks, companies } of sentences) {
    for (const reads of COMPETITORS) {
      for (const { index, 0: words } of everyMatch(reads, marks)) {
        for (const c of companies)
          if (c.role === 'other' && c.start >= index && c.end <= index + words.length) found.add(bareName(c.name));
      }
    }
  }
  return found;
}
