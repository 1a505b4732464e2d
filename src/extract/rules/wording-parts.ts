// Pieces of regular expressions that the tables of wordings share: words in between, sums, shares of a company.

/** Up to `most` words in between, fewest first; a full stop or a colon only inside a figure ("$2.35bn", "60:40"). */
export function gap(most: number, least = 0): string {
  return `(?:(?:[^\\s.;:]|[.:]\\d){1,24} ){${least},${most}}?`;
}

/** A printed sum, from its sign or code to its unit. */
export const SUM =
  '(?:(?:US|AU|CA|NZ|HK|NT|A|C|S|R)?[$€£¥₹₩₪]|(?:Rs\\.?|INR|CHF|SEK|NOK|DKK|EUR|GBP|USD|RMB|SAR|AED) ?)\\d[\\d.,]{0,14}(?:-(?=[a-z]))?(?: ?(?:billion|million|trillion|crore|lakh|bln|mln|bn|mn|cr|tn|[bmk])\\b)?\\+?';

/** "some", "up to", "another": what stands in front of a sum. */
export const ABOUT =
  '(?:(?:a|an|its|about|around|roughly|nearly|almost|some|up to|as much as|over|more than|at least|another|further|additional|fresh|new|extra|just|only|reported|planned|estimated) ){0,3}';

export const PERCENT = '\\d{1,3}(?:[.,]\\d{1,3})? ?(?:%|pct|per ?cent)';

/** What a holding in a company is called. */
export const HOLDING = '(?:stake|stakes|holding|holdings|shareholding|interest|position)';
