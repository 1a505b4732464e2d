// Pieces of regular expressions that the tables of wordings share: words in between, sums, shares of a company, deals.

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

/** What a purchase is called. */
export const DEAL_NOUN = '(?:acquisition|takeover|take-over|buyout|buy-out|purchase|acquistion)';

/** "sells", "offloads", "parts with". */
export const SELL =
  '(?:sell(?:s|ing)?(?: off)?|sold(?: off)?|divest(?:s|ed|ing)?|offload(?:s|ed|ing)?|unload(?:s|ed|ing)?|dispos(?:e|es|ed|ing) of|shed(?:s|ding)?|hiv(?:e|es|ed|ing) off|jettison(?:s|ed|ing)?|part(?:s|ed|ing)? (?:ways )?with)\\b';

/** The beginning of a printed sum, with what stands in front of it. */
export const MONEY =
  '(?:(?:up to|about|around|over|more than|nearly|almost|roughly|at least|some|an additional|another|as much as|approximately|over|a further|a fresh|fresh|massive|a massive|an initial|just|its first|whopping|a whopping|~|an? (?:\\w+ )?) ?){0,6}(?:(?:(?:US|A|C|HK|S|AU|CA|NZ|R|NT)?[$€£¥₹₩₪~]|(?:Rs\\.?|RMB|CHF|SEK|NOK|DKK|EUR|USD|GBP|INR|AUD|CAD|SGD|JPY|KRW|AED|SAR|PLN|ILS|BRL|ZAR|MYR|IDR|kr) ?)[\\d~$€£]|half a billion|a (?:quarter|half) billion|a billion|(?:seven|eight|nine|ten|eleven)-figure)';
