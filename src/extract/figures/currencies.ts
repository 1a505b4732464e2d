// A sign or a word for a currency → its code of ISO 4217; and the patterns that read such signs and words.

const SIGNS: Record<string, string> = {
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  hk$: 'HKD',
  s$: 'SGD',
  nz$: 'NZD',
  r$: 'BRL',
  nt$: 'TWD',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  rs: 'INR',
  'rs.': 'INR',
  rmb: 'CNY',
  sfr: 'CHF',
  fr: 'CHF',
  '₽': 'RUB',
  '₺': 'TRY',
  '₪': 'ILS',
  '₫': 'VND',
};
export const CODES =
  'USD|EUR|GBP|JPY|CNY|INR|CHF|SEK|NOK|DKK|AUD|CAD|NZD|HKD|SGD|KRW|TWD|BRL|MXN|ZAR|RUB|TRY|ILS|AED|SAR|QAR|PLN|CZK|HUF|THB|MYR|IDR|PHP|VND|NGN|KES|EGP|PKR|CLP|COP';
const CODE = new RegExp(`^(?:${CODES})$`);
const NAMES: [RegExp, string][] = [
  [/^(?:us |u\.s\.? )?(?:dollars?|dlrs?|bucks)$/, 'USD'],
  [/^canadian (?:dollars?|dlrs?)$/, 'CAD'],
  [/^(?:australian|australia|aust) (?:dollars?|dlrs?)$/, 'AUD'],
  [/^(?:hong kong|h\.?k\.?) (?:dollars?|dlrs?)$/, 'HKD'],
  [/^singapore (?:dollars?|dlrs?)$/, 'SGD'],
  [/^(?:new zealand|n\.?z\.?) (?:dollars?|dlrs?)$/, 'NZD'],
  [/^euros?$/, 'EUR'],
  [/^(?:pounds?(?: sterling)?|stg|sterling)$/, 'GBP'],
  [/^yen$/, 'JPY'],
  [/^(?:yuan|renminbi|rmb)$/, 'CNY'],
  [/^(?:rupees?|rs)$/, 'INR'],
  [/^swiss francs?$/, 'CHF'],
  [/^(?:french )?francs?$/, 'FRF'],
  [/^belgian francs?$/, 'BEF'],
  [/^(?:marks|deutschemarks|d-marks)$/, 'DEM'],
  [/^(?:guilders)$/, 'NLG'],
  [/^lire$/, 'ITL'],
  [/^pesetas$/, 'ESP'],
  [/^(?:swedish )?(?:crowns|kronor|krona)$/, 'SEK'],
  [/^(?:norwegian )(?:crowns|kroner)$/, 'NOK'],
  [/^(?:danish )(?:crowns|kroner)$/, 'DKK'],
  [/^(?:won)$/, 'KRW'],
  [/^(?:reais|real)$/, 'BRL'],
  [/^(?:shekels)$/, 'ILS'],
  [/^(?:dirhams)$/, 'AED'],
  [/^(?:riyals)$/, 'SAR'],
  [/^(?:rand)$/, 'ZAR'],
  [/^(?:rubles|roubles)$/, 'RUB'],
  [/^(?:zlotys?)$/, 'PLN'],
];
export const WORD_CURRENCY =
  '(?:us |u\\.s\\.? |canadian |australian |australia |aust |hong kong |singapore |new zealand |swiss |french |belgian |swedish |norwegian |danish )?(?:dollars?|dlrs?|euros?|pounds?(?: sterling)?|stg|sterling|yen|yuan|renminbi|rmb|rupees?|francs?|marks|guilders|lire|pesetas|crowns|kronor|krona|kroner|won|reais|shekels|dirhams|riyals|rand|rubles|roubles|zlotys?)';
export const SIGN = `(?:US|A|AU|C|CA|HK|S|NZ|R|NT)?\\$|[€£¥₹₩₽₺₪₫]|\\b(?:Rs\\.?|RMB|${CODES})(?=[ \\d])`;

/** By the sign before a number, or else by the word behind it; null where neither names one. */
export function currencyOf(sign: string | undefined, word: string | undefined): string | null {
  if (sign !== undefined) {
    const key = sign.toLowerCase();
    return SIGNS[key] ?? (CODE.test(sign.toUpperCase()) ? sign.toUpperCase() : null);
  }
  if (word === undefined) return null;
  if (word === '€') return 'EUR';
  const lower = word.toLowerCase().replace(/\s+/g, ' ');
  for (const [reads, code] of NAMES) if (reads.test(lower)) return code;
  return CODE.test(word) ? word : null;
}
