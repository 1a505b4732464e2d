// The table of what a printed sum is: a price, a valuation, revenue, debt …; by the words around it.

/** What a sum is. Only `price` was paid, or would be, for what changes hands; `share-price` is per share. */
export type SumOf =
  | 'price'
  | 'valuation'
  | 'share-price'
  | 'revenue'
  | 'contract-spend'
  | 'debt'
  | 'fund'
  | 'total'
  | 'earlier'
  | 'market-value'
  | 'other';

/** What a sum is, told by the words before it (`before`, to its left edge) or after it; the first row that reads wins. */
export const SUM_ROWS: { row: string; of: SumOf; before?: RegExp; after?: RegExp }[] = [
  {
    row: '$18 a share',
    of: 'share-price',
    after:
      /^\s?(?:in cash |cash )?(?:a|per|an?|each|for each|for every|\/)[\s-]?(?:\w+ ){0,3}(?:share|shr|unit|ads|adr|american depositary)\b/i,
  },
  { row: '34 dlrs cash each', of: 'share-price', after: /^\s?(?:in cash |cash )?(?:apiece|each)\b/i },
  {
    row: 'a $120 share price',
    of: 'share-price',
    after: /^[ -]?(?:per[ -]share|a[ -]share|share price|strike price|conversion price)/i,
  },
  {
    row: 'at a $14 billion valuation',
    of: 'valuation',
    after: /^[ -](?:(?:pre|post)[ -]?money )?(?:valuation|pre-money|post-money)\b/i,
  },
  {
    row: 'a market value of $9bn',
    of: 'market-value',
    before:
      /\b(?:market (?:cap(?:itali[sz]ation)?|value)|capitali[sz]ed at|fortune|net worth|assets under management|total assets|assets) (?:of |worth |at |is |totall?ing )?(?:[\w~]+ ){0,3}$/i,
  },
  {
    row: 'a $50B market cap',
    of: 'market-value',
    after:
      /^[ -](?:market (?:cap|value)|fortune|in assets|of assets|assets|asset manager|in aum|under management|company|giant|group|conglomerate|firm|hedge fund|asset)\b/i,
  },
  {
    row: 'collaboration worth $300m',
    of: 'contract-spend',
    before:
      /\b(?:collaboration|contracts?|orders?|business|services|work)(?: with [\p{Lu}][\p{L} ]{1,30})? (?:worth|valued at) (?:\w+ ){0,3}$/u,
  },
  {
    row: 'valued at $29 billion',
    of: 'valuation',
    before:
      /(?<![$€£¥₹]\d[\d.]{0,5} ?(?:billion|million|bn|mn|[bmBM])?\+? )\b(?:valu(?:ing|es?|ed|ation)|worth)\b(?! of the (?:deal|transaction))(?:[^.;$€£¥]{0,70}?)\b(?:at|of|to|from|above|hits?|over|between|worth|surpass\w*)? ?(?:(?:about|around|roughly|nearly|almost|up to|as much as|more than|over|at least|approximately|some|least|an?|potential|possible|~) ?){0,3}$/i,
  },
  { row: 'a $500M fund', of: 'fund', after: /^[ -](?:\w+[ -]){0,3}?funds?\b(?!ing)/i },
  {
    row: 'revenue of $5m',
    of: 'revenue',
    before:
      /\b(?:revenues?|revs|sales|turnover|profits?|earnings|income|ebitda|loss(?:es)?|arr|run[ -]rate|bookings|dividends?|net|gain|proceeds of sales)\b[^.;,]{0,40}$/i,
  },
  {
    row: '$30M annualized revenue',
    of: 'revenue',
    after:
      /^[ -](?:(?!to |for |by |as |from |led )\w+[ -]){0,3}(?:run[ -]rate|revenues?|sales|turnover|profits?|earnings|income|ebitda|loss(?:es)?|arr|gain|dividend|charge|write-?down|write-?off)\b/i,
  },
  {
    row: '$200 million a year of fees',
    of: 'contract-spend',
    before:
      /\b(?:spen[dt]s?|spending|pays?|paid|paying|fees?|orders?|contracts?|services? worth|work worth|commit\w*)\b(?:[^.;,$]{0,50})$/i,
    after:
      /^[^.;,]{0,60}\b(?:fees?|services?|contracts?|orders?|a year|per year|annually|this year|subscriptions?|cloud|chips|computing|compute|data)\b/i,
  },
  {
    row: '$300M worth of contracts',
    of: 'contract-spend',
    after: /^[ -](?:worth of )?(?:\w+ ){0,3}(?:contracts?|orders?|fees|services|in data service)\b/i,
  },
  {
    row: 'break-up fee of $2bn',
    of: 'other',
    before:
      /\b(?:fees?|penalt(?:y|ies)|fines?|synerg(?:y|ies)|savings?|costs?|damages|settlement|tax(?:es)?|charge|premium|salary|bonus|grant|judg(?:e)?ment|budget|reward|bounty|ransom)\b[^.;,]{0,30}$/i,
  },
  {
    row: '$50 million in synergies',
    of: 'other',
    after:
      /^[ -](?:\w+[ -]){0,4}(?:synergies|savings|fees?|fine|penalty|lawsuit|settlement|damages|tax|cost|bonus|budget|breakup|break-up|judg(?:e)?ment|grant|project|plant|factory)\b/i,
  },
  {
    row: 'the assumption of $299m of debt',
    of: 'debt',
    before:
      /\b(?:assum(?:e|es|ed|ing|ption)|debts?|loans?|notes|bonds?|credit (?:line|facility)|mortgage|borrow\w*|liabilities|debentures?|indebtedness)\b[^.;,]{0,40}$/i,
  },
  {
    row: '$1bn in debt',
    of: 'debt',
    after:
      /^[ -](?!(?:in cash |cash )?(?:including|and|plus|with|excluding|before|net) )(?:\w+[ -]){0,4}(?:debts?|loans?|notes|bonds?|credit facility|credit line|term loan|mortgage|debentures?|borrowings|liabilities|debt financing)\b/i,
  },
  {
    row: 'taking total funding to $60M',
    of: 'total',
    before:
      /\b(?:total(?:s|ing|ling)?(?: funding| raised| capital)?|cumulative|to date|lifetime|raised to)\b[^.;]{0,30}$/i,
  },
  {
    row: '$60M to date',
    of: 'total',
    after: /^\s?(?:in total|to date|so far|in total funding|total|altogether|since (?:its|inception|\d{4}))\b/i,
  },
  {
    row: 'after raising a $16M Series A in 2025',
    of: 'earlier',
    before:
      /\b(?:previous(?:ly)?(?! announced)|last(?! (?:week|month|night|\w{3,6}day)\b)|earlier(?! (?:today|on|this week)\b)|prior|originally|already|up from|compared with|after (?:raising|an?)|follow(?:s|ing)|had(?! (?:agreed|offered|signed|reached|struck|entered|accepted|bid)\b)|led \w+(?:['’]s)?|in 20\d\d)\b[^.;]{0,45}$/i,
  },
  {
    row: 'a data firm: it had raised $4M',
    of: 'earlier',
    before: /^[^.;]{0,40}:[^.;]{0,40}\braised (?:a |about |around |roughly |~)?$/i,
  },
  {
    row: '$37M in 2022',
    of: 'earlier',
    after:
      /^[^.;,]{0,40}\b(?:in (?:19|20)\d\d|last (?:year|month|january|february|march|april|may|june|july|august|september|october|november|december)|(?:\w+ )?(?:years?|months) ago|earlier this year)\b/i,
  },
];
