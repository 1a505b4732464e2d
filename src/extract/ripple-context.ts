// An article's marked sentences → each in its place, and what its readers must know of the whole article.
import { bareName } from './companies.ts';
import type { MarkedSentence } from './ripple-marks.ts';
import { COMPETITORS } from './ripple-rules.ts';
import { topicAfter } from './ripple-subjects.ts';

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
  /** Surnames in lower case → the company whose office the person holds. */
  offices: ReadonlyMap<string, string>;
}

/** A sentence among its neighbours. */
export interface Place {
  sentence: MarkedSentence;
  previous: MarkedSentence | null;
  next: MarkedSentence | null;
  /** Whom "it" means where the sentence does not say. */
  topic: string | null;
}

/** Every sentence with its neighbours and its topic, in the order printed. */
export function placesOf(sentences: MarkedSentence[]): Place[] {
  let topic: string | null = null;
  return sentences.map((sentence, i) => {
    const place = { sentence, previous: sentences[i - 1] ?? null, next: sentences[i + 1] ?? null, topic };
    if (sentence.zone === 'body') topic = topicAfter(sentence, topic);
    return place;
  });
}

/** Bare full names of the companies that the article calls competitors or rivals. */
export function competitorsIn(sentences: MarkedSentence[]): Set<string> {
  const found = new Set<string>();
  for (const { marks, companies } of sentences) {
    for (const reads of COMPETITORS) {
      for (const { index, 0: words } of marks.matchAll(reads)) {
        for (const c of companies)
          if (c.role === 'other' && c.start >= index && c.end <= index + words.length) found.add(bareName(c.name));
      }
    }
  }
  return found;
}
