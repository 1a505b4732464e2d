// The table of look-alikes: wordings that tell no change of ownership, each named by the sentence that taught it.
import { rowFilter } from '../reading/row-filter.ts';

export interface VetoContext {
  /** The sentence, flat. */
  flat: string;
  /** Offsets of the wording that proposed the event. */
  start: number;
  end: number;
  /** Name of the rule that proposed it, and its kind. */
  rule: string;
  kind: string;
  title: boolean;
  target: string | null;
  /** Whether the target is a company (or part of one) by name. */
  named: boolean;
  acquirer: string | null;
  seller: string | null;
}

export interface Veto {
  name: string;
  /** Read on the words from 60 characters before the wording to 90 after it. */
  around?: RegExp;
  /** Read on the words right before the wording. */
  before?: RegExp;
  /** Read on the words right after it. */
  after?: RegExp;
  /** Read on the whole sentence. */
  sentence?: RegExp;
  /** Read on what stands in the target's place. */
  target?: RegExp;
  /** Only for these rows of the table of wordings. */
  rules?: readonly string[];
  /** Only for these kinds. */
  kinds?: readonly string[];
  /** Both `before` and `after` must read. */
  together?: true;
  /** Only where the title does not say it. */
  bodyOnly?: true;
  /** Only where the words before are not the acquirer's name. */
  wordOnly?: true;
  /** Only where no company is named as target. */
  unnamed?: true;
}

const CONTROL = ['acquisition', 'stake', 'buyout', 'merger', 'investment', 'insolvency-sale'] as const;

/** What only a list of goods or papers is called: in small letters, or in a headline of capitals; a name ("Costa Coffee") is none. */
const GOODS =
  'convertibles|notes|debentures|bonds|certificates|preferred|preferred shares|preferred stock|privately|corn|wheat|soybeans|soymeal|soyoil|' +
  'cotton|cocoa|sugar|rice|barley|sorghum|peanut products|processed products|dairy products|vegetable oil|vegetable oils|palm oil|palm olein|' +
  'flour|dollars|yen|marks|sterling|dlrs|tap|bitcoin|bitcoins|dogecoin|ether';

export const VETOES: Veto[] = [
  // Products and services
  {
    name: 'they even had to purchase the assistant Devmate',
    before:
      /\b(?:had to|need(?:s|ed)? to|have to|forced to|customers?|consumers?|users?|people|households|tourists|shoppers|drivers|clients?|farmers|patients|you|we|who|how to|where to|time to|easier to|help\w* (?:\w+ ){0,4}|lets? (?:\w+ ){0,4}|allow\w* (?:\w+ ){0,4}to|ability to|able to|looking to|i|i've|i'd|you can|you'll|can) (?:\w+ ){0,2}$/i,
    bodyOnly: true,
  },
  {
    name: 'where you can buy the console',
    before:
      /\b(?:you|your|i|i've|you've|customers?|consumers?|users?|people|shoppers|households|patients|drivers|who|how to|where to|when to|if you)(?:'ve|'d|'ll|'re)? (?:\w+ ){0,3}$/i,
  },
  {
    name: 'buys 40 aircraft',
    target:
      /(?:^|[ -])(?:aircraft|planes?|jets?|helicopters?|trucks?|cars?|vehicles?|buses|ships?|vessels?|tankers?|chips?|gpus?|tickets?|products?|groceries|food|oil|crude|wheat|corn|soybeans?|grain|sugar|coffee|cocoa|rice|tonnes?|barrels?|bushels|bags|goods|clothes|homes?|houses|apartments|land|equipment|software|licen[cs]es?|weapons|missiles|drones?|tanks|power|electricity|energy|credits|carbon|panels|copies|ads|advertising|advertisements|time|insurance|medicines?|drugs?|vaccines?|doses|services?|data|bitcoins?|ether|ethereum|crypto(?:currency|currencies)?|tokens?|gold|silver|bullion|dollars?|yen|sterling|euros?|currency|bonds?|treasur(?:y|ies)|notes|securities|debt|loans?|mortgages?|debentures?|paintings?|artworks?|players?|striker|midfielder|defender|goalkeeper|quarterback|skills?|knowledge|customers|users|talent|habit|taste|reputation|furniture|gifts?|phones?|devices?|hardware|supplies|materials|steel|copper|cement|cattle|livestock|books?|dip|season|contract|contracts|time|votes?|digital assets|projectors|planes|max)(?: (?:of|for|from|in|to|with|at) .*)?$/i,
    unnamed: true,
  },
  {
    name: 'SELLS CONVERTIBLES, BUYS PEANUT PRODUCTS',
    target: new RegExp(
      `^(?:[a-z][\\w' -]{0,24} )?(?:${GOODS})$|^(?:[A-Z][A-Z.'-]{0,15} ){0,3}(?:${GOODS.toUpperCase()})$`,
    ),
    kinds: ['acquisition', 'divestiture', 'stake'],
  },
  {
    name: 'the striker was acquired from the club',
    sentence:
      /\b(?:striker|midfielder|goalkeeper|defender|quarterback|running back|linebacker|wide receiver|pitcher|shortstop|outfielder|infielder|point guard|free agent|waivers|draft pick|transfer window|loan deal|right-back|left-back|winger|left-hander|right-hander|batter|catcher|trade deadline)\b/i,
  },
  {
    name: 'Friends of the museum raised $600,000 for the painting',
    sentence:
      /\b(?:museums?|charit(?:y|ies)|donations?|donors?|fundraisers?|appeal fund|seascape|painting|artwork|sculpture|masterpiece)\b/i,
  },
  {
    name: 'a mansion, a yacht or a jersey sold at auction',
    sentence:
      /\b(?:auction house|sotheby|christie|masterpiece|memorabilia|manuscript|jersey worn|guitar|violin|mansion|penthouse|bedroom|superyacht|yacht|villa|beach house|NFT)s?\b/i,
    unnamed: true,
  },
  {
    name: 'buys its own shares back',
    around:
      /\b(?:shares?|stock|share|common)[ -](?:buy-?backs?|repurchases?|repurchase program)|\bbuyback\b|\b(?:its|their) own (?:common |outstanding |ordinary )?(?:shares|stock)|\b(?:shares?|stock|pct|%) of its (?:own |outstanding |common |issued )*(?:common|stock|shares)/i,
    kinds: [...CONTROL],
  },
  {
    name: 'buys back $2bn of stock',
    around:
      /\b(?:buy(?:ing|s)? ?back|bought back|repurchas\w+)\b(?![^.;]{0,40}\b(?:from|rights?|stake|company|unit|business)\b)/i,
    kinds: [...CONTROL],
    unnamed: true,
  },
  { name: 'Foo repurchases shares', before: /\b(?:re)-?$/i },
  {
    name: 'Buy Foo hand over fist',
    sentence:
      /^(?:why |should you |is it time to |time to |reasons? to |\d+ (?:\w+ )*stocks? to |here's why |stocks? to |when to |don't |how to |where to |best )?(?:buy|sell|hold)\b(?! out| up|ing)|\b(?:buy|sell|hold|outperform|overweight|underweight|neutral) (?:rating|recommendation|call|signal|the dip|list|side|point|zone|alert)|\b(?:rated?|rating|upgrade[sd]?|downgrade[sd]?|initiat\w+|reiterat\w+)\b[^.;]{0,40}\b(?:buy|sell|hold|outperform)\b|\bstocks? (?:to|i|we|you) (?:\w+ )?(?:buy|sell)|\bbuying opportunity|\b(?:a|strong|still a|is a|good|screaming) (?:buy|sell)\b|\bsell-?offs?\b(?! of (?:its|the))/i,
  },
  {
    name: 'traders sell stocks',
    before:
      /\b(?:traders?|investors|funds|hedge funds|speculators|retail investors|dealers|foreigners|foreign investors|shorts?|bears|bulls|market|insiders?|executives?|ceo|cfo|director|officer|president|chairman|congress\w*|senator)(?: \w+){0,3} $/i,
    unnamed: true,
  },
  {
    name: 'insider sells $2m of shares',
    sentence:
      /\b(?:insider|ceo|cfo|cto|coo|director|officer|president|chairman|svp|evp)\b[^.;]{0,30}\b(?:sells?|sold|buys?|bought|purchas\w+) (?:[$\d][^.;]{0,40})?\b(?:shares?|stock)\b/i,
  },
  {
    name: 'a law firm asks whether the sale of Foo is fair',
    sentence:
      /\b(?:is investigating whether|investigat(?:es|ing) (?:the )?(?:adequacy|fairness|proposed|potential)|is fair to (?:its )?(?:shareholders|stockholders)|(?:stock|investor|shareholder|stockholder) alert|reminds (?:its )?(?:shareholders|investors|stockholders)|class action)\b/i,
  },
  {
    name: 'put credit spread sold',
    sentence:
      /\b(?:put|call)s? (?:credit |debit |option )?(?:spreads?|buy(?:er|ing|s)?|sold|bought|volume)\b|\b(?:credit|debit) spread\b|\bcalls (?:bought|sold)\b|\$\d{1,5}[PC]\b|\bswing size\b/i,
  },
  {
    name: 'Delta orders 100 Boeing planes',
    around:
      /\b(?:buy(?:s|ing)?|bought|purchas\w+|acquir\w+|sell(?:s|ing)?|sold|sale of|deal for|order(?:s|ed)? for) (?:up to |as many as |about |another |an additional |more |new |one |two |four |five |[\d,]{1,6} )?(?:[^\s.;,]{1,20} ){0,4}(?:planes?|aircraft|jets?|jetliners|airliners|tankers|vessels|ships|buses|trucks|helicopters|missiles|tanks|projectors|locomotives|satellites|A\d{3}\w*|7\d7s?)\b(?![ -](?:maker|manufacturer|leas|compan|business|unit|division|arm|firm|group|operator|parts|engine|services))/i,
    kinds: ['acquisition', 'divestiture', 'stake'],
  },
  {
    name: 'It is years since Foo acquired Bar',
    before: /\bsince (?:[A-Z][\w.&'-]*,? ){1,4}(?:had )?$/,
    around:
      /\b(?:years|months|decade|decades)\b[^.;]{0,20}\bsince (?:[A-Z][\w.&'-]* ){1,4}(?:acquired|bought|took over)\b/,
  },
  {
    name: 'the buy of the decade',
    around:
      /\b(?:the|a|top|best) (?:buys?|sell) (?:of|for|now|right)\b|\breasons? to (?:buy|sell)\b|\b(?:don't|do not|never|should i|should you|when to|why i) (?:did )?(?:buy|sell|bought|sold)\b|\b(?:buy|sell) (?:this|these|that) (?:stock|one|name|now)s?\b|\bstrong (?:dividend )?buys?\b|\bdividend buys\b/i,
  },
  {
    name: 'selected to sell wines',
    before: /\b(?:selected|chosen|licen[sc]ed|authori[sz]ed|allowed|permitted|appointed|allows|lets|approved) to $/i,
    kinds: ['divestiture'],
  },
  {
    name: 'the US-China deal',
    target:
      /^(?:US|U\.S\.?|EU|UK|China|Russia|Ukraine|Iran|Israel|India|Japan|Saudi|Sino|America|Canada|Mexico|Gaza|Turkey|Korea)[-–/]/,
  },
  {
    name: 'a $52 billion funding bill, a funding gap',
    around:
      /\b(?:fund|funding|spending|financing|raise|seed|round) (?:bill|package|gap|shortfall|deficit|crunch|freeze|cuts?|boost|pledge|request)\b|\bfrom (?:the )?(?:nih|nasa|darpa|department|ministry|national|european commission|pentagon|army|navy|air force)\b/i,
    kinds: ['investment'],
    unnamed: true,
  },
  {
    name: 'sells shares at $37 in its IPO',
    around:
      /\b(?:in|through|via) (?:its |an? |the |us |u\.s\. |upsized |initial ){0,3}(?:IPO|initial public offering|public offering)\b/i,
    kinds: ['divestiture'],
  },
  {
    name: 'buys H20 processors',
    after:
      /^ (?:(?!and |from |in |to |for |with |by |at )[^\s.;,]{1,24} ){0,5}(?:processors|chips|gpus|servers|phones|smartphones|laptops|tablets|headsets|consoles|routers|printers|appliances|turbines|batteries|engines|reactors|trucks|vans|scooters|robots|vaccines|doses|tickets|merchandise|vouchers)\b(?! (?:inc|corp|ltd|llc|holdings|solutions|systems|technologies|maker|manufactur|compan|business|unit|division|arm|firm|group|operator|startup|start-up|design|developer|designer|supplier|provider|tech|retailer|assets|operations|line|brand|subsidiary|producer|recycler|rental|division))/i,
    rules: ['Foo buys Bar'],
  },
  {
    name: 'carves out its own niche',
    after:
      /^ (?:its|their|his|her|an?|the|some|more) (?:\w+ ){0,2}(?:identity|niche|spaces?|role|place|time|share|market|exemptions?|exceptions?|reputation|path|career|position|territory|deal|names?)\b/i,
    kinds: ['spin-off'],
  },
  {
    name: 'pays $20m for ads',
    after:
      /^ (?:[^\s.;,]{1,24} ){0,5}(?:ads?|adverts?|commercials?|chips?|services?|rights|licen[cs]es?|data|tickets?|content|compute|capacity|power|electricity|energy|goods|music|songs?|claims|damages|access|work|labou?r|repairs|lobbying|marketing|sponsorship|naming)\b(?! (?:startup|start-up|company|firm|group|provider|platform|business|unit|maker|tech|cent(?:er|re)))/i,
    before: /\b(?:fined|to settle|settlement) [^.;]{0,30}$/i,
    rules: ['Foo pays $2bn for Bar', "Foo's $3 billion deal for Bar", 'Foo strikes deal for Bar'],
  },
  {
    name: 'buys an office tower or land',
    target:
      /^(?:[\w' -]{0,40} )?(?:office (?:tower|space)|skyscrapers?|land|acres|plots?|farmland|homes?|houses?|mansions?|ranch(?:es)?|island|parking lots?)$/i,
    kinds: ['acquisition', 'divestiture'],
    unnamed: true,
  },
  {
    name: 'buys time',
    after:
      /^ (?:some |more |itself |himself |themselves |a little )?(?:time|breathing (?:room|space)|peace|goodwill|votes|into the (?:idea|hype))\b/i,
  },
  {
    name: 'get a gift card with purchase of a tablet',
    around:
      /\b(?:with|for|on) (?:the |a |any |every |your )?(?:\w+ )?purchase of\b(?=[^.;]{0,60}\b(?:tablet|phone|laptop|watch|console|tv|earbuds|headphones|ticket|device|subscription)\b)|\bgift cards?\b|\bproof of purchase\b|\bin-app purchases?\b/i,
  },
  {
    name: 'raises $20M ahead of midterms',
    sentence:
      /\b(?:midterms?|re-?election|campaigns? (?:raised|raises|hauls?)|super pac|pac (?:backed|raised|raises|launches)|political (?:action|group|committee)|presidential (?:bid|campaign|race)|gubernatorial|senate (?:race|bid|campaign)|candidates? (?:raised|raises)|lawmakers?|shelter|gofundme|crowdfund(?:ed|ing) campaign|for charit\w+|scholarships?|telethon|marathon runners?|hurricane relief|victims? of)\b/i,
    kinds: ['investment'],
  },
  // Debt and funds
  {
    name: 'raises $500M in debt',
    around:
      /(?<!\bfresh off [^,;]{0,40})\b(?:in debt|debt (?:financing|offering|round|facility)|(?:bond|notes?|debentures?|convertible|senior notes|term loan|credit (?:facility|line)|loan|mortgage|bonds) (?:offering|sale|issue|deal|due)|notes due|of (?:senior )?notes|eurobonds?|bond sale|green bonds?|in loans|securitization)\b/i,
    kinds: ['investment', 'ipo', 'divestiture'],
  },
  {
    name: 'closes a $500M fund',
    around:
      /\b(?:(?:clos\w+|rais\w+|launch\w+|secur\w+|target\w+) (?:[^\s.;]{1,24} ){0,7}(?:fund\b|vehicle\b|funds\b(?! (?:from|to|for|led|of)))|fund (?:i{1,3}|iv|v|vi|[1-9])\b|debut fund|flagship fund|venture fund|final close|limited partners|for (?:its|their) (?:\w+ ){0,3}fund\b|new fund\b|first fund|finance fund|in new capital|in transactions|fundraising)/i,
    kinds: ['investment'],
  },
  {
    name: 'raises $5M in a stock and warrants offering',
    around:
      /\b(?:stocks?|equity|units?|warrants?|shares?|direct|rights|secondary|follow-on|at-the-market) offering\b|\boffering of (?:\w+ ){0,3}(?:units|shares|stock|securities)\b|\bflow-through\b|\blong-term capital\b/i,
    kinds: ['investment'],
  },
  {
    name: 'the first round of the talks',
    around:
      /\brounds? (?:of|in) (?:the )?(?:[^\s.;]{1,20} ){0,3}?(?:talks|voting|votes?|leadership|negotiations|layoffs|playoffs|tariffs|sanctions|cuts|strikes|election|draft|primary|race|tournament|hikes)\b/i,
    kinds: ['investment'],
  },
  {
    name: 'invests in a second battery factory',
    after:
      /^ (?:[^\s.;,]{1,24} ){0,8}(?:factory|factories|plants?|data cent(?:er|re)s?|campus|warehouses?|facility|facilities|fab|fabs|headquarters|infrastructure|gigafactory)\b(?! (?:platform|company|operator|provider|firm|business|developer|startup|start-up|reit|maker|owner|specialist))/i,
    around: /\bcapital investments? in\b/i,
    kinds: ['investment'],
  },
  {
    name: 'raises its forecast',
    around:
      /\b(?:rais\w+|lift\w+|boost\w+|increas\w+|hik\w+|cut\w*|lower\w*|reduc\w+) (?:[^\s.;$€£₹]{1,24} ){0,4}(?:forecasts?|guidance|outlook|dividends?|payout|estimates?|target|targets|price target|prices?|rates?|interest rates?|ratings?|taxes|tariffs?|minimum wage|wages?|awareness|concerns?|questions?|eyebrows|stakes\b(?! in)|alarm|fears?|hopes?|expectations|limit|ceiling|capital (?:expenditure|spending)|capex|production|output|quota)\b/i,
    kinds: ['investment', 'stake', 'divestiture'],
  },
  {
    name: 'the interest rate',
    around:
      /\binterest (?:rates?|payments?|income|expenses?|costs?|charges?|due|coverage|deduction|rate)\b|\b(?:short|open|public|national|consumer|self|vested|special|own|best|renewed|strong|growing|human|customer|buyer|love) interests?\b(?! in\b)/i,
    kinds: ['stake', 'divestiture'],
  },
  {
    name: 'holding company',
    after: /^ (?:company|companies|pattern|back|steady|talks|court|rates|firm on|ground)\b/i,
    kinds: ['stake'],
  },
  {
    name: 'raises the stakes',
    around:
      /\b(?:at stake|raises? the stakes|high[- ]stakes|stake (?:out|its claim|a claim|their claim)|stakes? (?:are|is) high|burned at|stakes claim)\b/i,
  },
  // Contracts, hiring
  {
    name: 'this divestment process of contracts',
    after: /^ (?:process|pressure|movement|campaign|protest)/i,
    bodyOnly: true,
  },
  {
    name: 'the university divests from fossil fuels',
    around:
      /\b(?:fossil fuels?|from (?:south africa|israel)|investments? in (?:south africa|israel)|apartheid|tobacco stocks|endowment|pension fund divest)\b/i,
    kinds: ['divestiture'],
  },
  {
    name: 'sells products to customers',
    target:
      /^(?:[\w' -]{0,30} )?(?:products?|services?|goods|cars?|vehicles?|software|chips?|tickets?|subscriptions?|copies|units sold|drugs?|phones?|devices?|ads|advertising|data|stocks?|equities|dollars?|yen|sterling|bonds?|notes|treasur(?:y|ies)|debt|securities|futures|options|contracts|crude|oil|wheat|corn|grain|sugar|gold|power|electricity|energy|clothes|clothing|food|coffee|homes?|houses|tonnes|cattle|debentures?|loans?|mortgages?|merchandise|merch|tokens?|bitcoins?|crypto|weapons|arms|aircraft|planes|jets|gas|lng|inventory|commercial paper|certificates|bills|paper|warrants|insurance|policies|receivables|leases|it|them|online|well|out|short|more|less|books?|records?|albums?|fish|fruit|guns|drinks?|beer|wine|things|everything|something|stuff|itself|himself|furniture|equipment|machines|tools|accounts|access|user data|information|content|video|music|shoes|sneakers|toys|games|computers|pcs|laptops|servers|short|hard|well|best|price|prices)$/i,
    kinds: ['divestiture', 'acquisition'],
    unnamed: true,
  },
  {
    name: 'sold 40,000 tonnes of wheat',
    around:
      /\b(?:tonnes?|long tons|short tons|metric tons|tons of|bushels?|barrels? (?:of|a day|per day)|cargoes|bales|bags of|wheat|soybeans?|soyoil|soymeal|maize|barley|palm oil|rapeseed|crude oil|gasoil|jet fuel|rice|beef|pork|cattle|hogs|export bonus|tariff bid|bpd)\b(?! (?:processor|producer|packer|farm|maker|mill|group|compan|firm|business|supplier|trader|grower|unit|specialist|brand|chain|giant|exporter|importer|startup|start-up))/i,
    kinds: ['acquisition', 'divestiture', 'stake'],
  },
  {
    name: 'the central bank bought bills',
    around:
      /\b(?:bank bills|treasury (?:bills|bonds?|notes?|stock|yields?|auctions?)|treasuries|gilts?|bunds?|money market|repurchase agreements?|customer repurchase|government (?:bonds|securities)|tap stock|commercial paper|certificates of deposit|dollars for yen|sold (?:dollars|yen|marks)|foreign exchange|eurobonds?|debentures|mortgage-backed|collaterali[sz]ed|preferred stock offering|convertible (?:debt|bonds|notes))\b/i,
    kinds: ['acquisition', 'divestiture', 'stake', 'investment'],
  },
  {
    name: 'cut to Hold, lifted to Buy',
    around:
      /\b(?:started|upped|lifted|cut|raised|initiated|resumed|boosted|moved|coverage|assumed|reinstated|downgrade[sd]?|upgrade[sd]?|catalyst call|analyst|analysts|price target|PT)\b[^.;]{0,40}\b(?:buy|sell|hold|neutral|outperform|overweight|underperform)\b|\b(?:buy|sell|hold)\b[^.;]{0,20} (?:at|by) (?:[A-Z][\w.&]+ ?){1,3}(?:,|$| as| on| after| with| amid| following| ahead)|\brecommends? (?:buying|selling)|\bshort[- ]sell|\btime to (?:buy|sell)|\bto (?:buy|sell) (?:now|before|this|today|right now|or)\b|\bnew buy\b/i,
  },
  // State, opinion, history
  {
    name: 'Foo, which holds a 49% stake',
    before: /\bwhich (?:already )?(?:holds?|owns?|has(?! (?:said|agreed|told|offered|made|been)\b))\b[^.;,]{0,40}$/i,
    bodyOnly: true,
  },
  {
    name: 'Foo, which acquired Bar last year, launches an app',
    before: /, (?:which|who|that) (?:had |has )?$/i,
    after:
      /^[^;]{0,60}\b(?:last (?:year|month|fall|spring|summer|winter|week)|in (?:(?:early|late|mid)[- ])?(?:19|20)\d\d|(?:\w+ )?(?:years?|months) ago|earlier this year|back in|in (?:january|february|march|april|may|june|july|august|september|october|november|december))\b[^;]{0,30}, /i,
    together: true,
  },
  {
    name: 'says its CEO, after raising $300M in May',
    before: /\b(?:after|since|following|having|had|previously|already) $/i,
    after:
      /^(?:[^.;]|\.\d){0,40}\b(?:in (?:(?:early|late|mid)[- ])?(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december)|last (?:year|month|week|fall|spring|summer|winter)|(?:\w+ )?(?:years?|months|weeks) ago|earlier (?:this|in))\b/i,
    kinds: ['investment'],
    together: true,
  },
  {
    name: 'How Bar, acquired by Foo in 2021, became a money pit',
    before: /, (?:which was |once |first |originally )?$/i,
    after:
      /^(?:[^.;,]|\.\d){1,50} in (?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december)\b[^;,]{0,20},/i,
    together: true,
  },
  {
    name: 'shuts down Bar, the app it bought for $200M in 2021',
    before:
      /\b(?:app|startup|company|firm|service|unit|site|platform|maker|business|brand|game|studio|product|tool|rival) (?:that )?(?:it|they|he|she) (?:had |has )?$/,
  },
  {
    name: 'which it acquired in 2014',
    around:
      /(?<!\bin )\b(?:which|whom|that(?<!\b(?:announc(?:es|ed|ing|e)|said|says|reports|reported|confirm(?:s|ed)|disclosed|revealed|stated|agreed)(?: \w+){0,2} that)) (?:it|he|she|they|we|the \w+|[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*)?) (?:had |has |have )?(?:acquired|bought|purchased|sold|took over|merged|spun off|invested)\b/i,
    bodyOnly: true,
  },
  {
    name: 'bought in 2014',
    after:
      /^(?![^.;]{0,60}\b(?:it|which|that|they|he) (?:had |has )?(?:acquired|bought|purchased|formed|founded)\b)[^.;]{0,60}\b(?:in|since|back in|during|of|until) (?:(?:early|late|mid|january|february|march|april|may|june|july|august|september|october|november|december)[ -])?(?:19[5-9]\d|200\d|201\d|202[0-3])\b/i,
    bodyOnly: true,
  },
  {
    name: 'years after it was acquired',
    before:
      /\b(?:years?|months?|decades?|weeks) (?:after|since|before|earlier|later)(?: \S+){0,4} $|\bsince (?:being |its |the |it was |their )?$|\b(?:previous(?:ly)?|formerly|originally|earlier) $/i,
    after: /^[^.;,]{0,60}\b(?:(?:years?|months?|decades?|weeks) (?:ago|earlier|before)|last year)\b/i,
    bodyOnly: true,
  },
  {
    name: 'months after acquiring Bar',
    around:
      /\b(?:years?|months|decade) (?:later|on|after)\b(?=$|[,.?:]| (?:it|its|the|being|he|she|they|what|how|why)\b)|\b(?:history|anniversary|lessons?|legacy|aftermath) of\b|\bwhat (?:happened|he learned|she learned|I learned|we learned)\b|\b(?:years?|months?|weeks|days) after (?:acquiring|buying|its (?:acquisition|ipo|takeover|purchase|merger)|the (?:acquisition|ipo|takeover|merger)|being (?:acquired|bought)|raising|going public)\b|\bsince (?:acquiring|buying|its (?:ipo|acquisition|takeover|listing)|the (?:ipo|acquisition|takeover|merger)|going public|being acquired)\b/i,
  },
  {
    name: 'After selling to Foo, the founders are back',
    sentence: /^after (?:selling|buying|acquiring|raising) (?:[^,]{1,60}), /i,
  },
  {
    name: 'earnings notes tell old sales',
    sentence:
      /\b(?:net|results?|earnings|profits?|loss(?:es)?|income|revenues?|gain)\b[^.;]{0,60}\b(?:includ(?:e|es|ed|ing)|exclud(?:e|es|ed|ing)|reflect(?:s|ed)?|due to|from)\b[^.;]{0,90}\b(?:gains?|charges?|loss(?:es)?|credits?|sale|acquisitions?|disposal|divestiture)|\b(?:gains?|loss|charge|profit)\b[^.;]{0,30}\b(?:on|from|of) (?:the |its )?(?:\S+ ){0,3}(?:sale|disposal|disposition|divestiture)|\b(?:prior(?! to\b)|previous|restated|pro forma|discontinued operations|poolings?|4th qtr|1st qtr|2nd qtr|3rd qtr)\b/i,
    bodyOnly: true,
  },
  {
    name: 'a firm that acquires pump makers',
    before:
      /(?<!\b(?:shows?|showed|says?|said|reports?|reported|found|finds|learn(?:ed|t|s)|means|announced|confirms?|confirmed|believes?|understands?|indicates?|reveals?|revealed|suggests?|knows?|told \w{2,20}) )\b(?:which|that|who)(?: also| has| have)? $/i,
    bodyOnly: true,
  },
  {
    name: 'Foo, which acquires pump makers',
    before: /\b(?:which|that|who) (?:also )?$/i,
    unnamed: true,
  },
  { name: 'Foo, which sells pumps, raised', before: /\b(?:which|that|who) (?:also )?$/i, kinds: ['divestiture'] },
  {
    name: 'could be bought, an analyst thinks',
    sentence:
      /\bforced to (?:buy|sell)\b|\b(?:would|will|could) be forced\b|\banniversary of\b|^if\b[^,]{0,60}\b(?:buys|bought|sells|sold)\b|^(?:why|how|what|should|could|would|will|is|are|does|do|can|who|when|where)\b[^.]{5,200}\?$|\b(?:wish list|wishlist|would be a good fit|would make sense|should (?:buy|acquire|sell|merge))\b/i,
  },
  {
    name: 'the option to acquire more shares',
    before:
      /(?<!\bexercis(?:e|es|ed|ing) (?:its |the |their |an |all )?)\b(?:warrants?|options?|rights?|right|convertible|exercisable|poison pill|rights plan)(?: \w+){0,3} to (?:\w+ )?$/i,
  },
  {
    name: 'an acquisition strategy',
    after:
      /^s? (?:strategy|strategies|spree|opportunit\w+|criteria|pipeline|costs?|charges?|expenses?|activity|program|related|vehicle|accounting|currency|integration|debt|growth|team|front|target list|finance|financing|loan|adviser|specialist|lawyer|law|rules|code|panel|premium|multiples|market|boom|wave|mania|frenzy|fund)\b/i,
    unnamed: true,
  },
  {
    name: 'customer acquisition',
    wordOnly: true, // "Target buys" has a company there
    before:
      /\b(?:customer|user|talent|data|land|language|knowledge|client|subscriber|member|patient|student|traffic|skill|skills|image|signal|target|content) $/i,
  },
  { name: 'mergers and acquisitions adviser', around: /\bmergers (?:and|&) acquisitions\b|\bM&A\b/i, unnamed: true },
  {
    name: 'earnings growth through acquisitions',
    around:
      /\b(?:future|any|further|additional|other|strategic|potential|possible|past|recent|prior|more|new|through|via|by|making|make|seek|pursue|for|of|bolt-on|tuck-in|growth|selective|accretive|including|from|several|two|three|four|numerous|many) acquisitions\b(?! of\b)/i,
    unnamed: true,
    bodyOnly: true,
  },
  // Ordinary offers, bids, deals
  {
    name: 'offers customers a discount',
    around:
      /\b(?:offers?|offering|offered) (?:customers|users|clients|consumers|support|discounts?|free|new|more|insights?|help|services|products|hope|clues|advice|a (?:way|look|chance|range|glimpse|discount|new|variety|free)|employees|jobs?|tips|opportunit\w+|access|an? (?:alternative|update)|solutions?|coverage|training|protection|details)\b/i,
  },
  {
    name: 'a bid to win re-election',
    around:
      /\bbids? (?:to (?!(?:buy|acquire|take|purchase|merge|gain control))|(?:price|ask|rate|yield|farewell|for (?:re-?election|(?:the )?(?:\w+ )?leadership|(?:the )?(?:\w+ )?nomination|the (?:presidency|white house|olympics|world cup|title)|(?:the )?(?:contract|power|freedom|peace|asylum|bail|office|mayor|governor|president|attention|growth|survival|dismissal|independence|new trial)))\b)/i,
  },
  {
    name: 'a licence deal for a drug',
    around:
      /\b(?:supply|licensing|license|content|distribution|trade|peace|ceasefire|plea|nuclear|tariff|budget|debt|labou?r|wage|union|streaming|tv|television|broadcast|sponsorship|partnership|cloud|computing|energy|power|chip|data|book|film|movie|advertising|marketing|rights|media|contract|settlement|brexit|climate|hostage|security|defen[cs]e|arms|fishing|border|new|better|great|good|best|big|no|raw|first|lease|rental|financing|credit) (?:deals?|agreements?|pacts?) (?:for|of|between)\b/i,
    kinds: ['acquisition', 'merger'],
  },
  {
    name: 'a firm that aims to combine research with software',
    before: /\b(?:aims|aiming|wants|hopes|seeks|designed|used|able) (?:to )?$/i,
    around: /\b(?:aims|aiming|wants|hopes|seeks|designed|used|able) to combin/i,
    kinds: ['merger'],
    unnamed: true,
  },
  {
    name: 'combines two ideas',
    around:
      /\b(?:combin(?:e|es|ed|ing) (?:the|its|a|an|with|two|both|his|her|our|their|\w+ and|to(?! form))|combined (?:total|market|revenue|value|force))\b(?![^.;]{0,60}\b(?:compan|firms|business|operations|units?|groups?|banks?|merger|insurer|lender|giant|champion|airline|retailer|miner|(?:to form|to create|creating|forming) [^.;]{0,40}(?:maker|producer|operator|provider|player)))/i,
    kinds: ['merger'],
  },
  {
    name: 'in combination with another drug',
    sentence: /\b(?:trials?|clinical|patients?|dosed|phase [1-4i]|therapy|tumou?rs?|cancer|monotherapy)\b/i,
    kinds: ['merger'],
  },
  {
    name: 'the merged entity',
    around: /\bmerged (?:company|entity|group|firm|bank|business)\b/i,
    bodyOnly: true,
    unnamed: true,
  },
  {
    name: 'merge branches, code or lanes',
    around:
      /\bmerg(?:e|es|ed|ing) (?:its |the |all |some |their |two |several |multiple |[A-Z]\w+ and ){0,6}(?:\w+ ){0,3}(?:teams?|apps?|playlists?|accounts?|models?|weights|chats?|calls?|tabs?|conflicts?|pull requests?|branches|features?|platforms|services|inbox(?:es)?|lists?|files|documents?|tools|functions|datasets?|lanes|requests?|tags|profiles|libraries|columns|cells)\b|\bmerge (?:conflict|request)|\b(?:can|could) (?:now )?be merged\b|\bmerg(?:e|es|ed|ing) (?:its |the )?(?:art|real|physical|digital|code|branches|lanes|traffic|ideas|styles|music|departments|ministries|agencies|schools|parties|teams)\b/i,
    kinds: ['merger'],
  },
  {
    name: 'the firm invests in research',
    target:
      /\b(?:research|development|r&d|technology|infrastructure|people|staff|training|growth|capacity|plants?|factory|factories|facilities|facility|education|manufacturing|production|ai|innovation|marketing|data cent(?:er|re)s?|projects?|stocks?|shares|bonds?|real estate|property|equities|renewables?|energy|future|equipment|region|country|economy|communities|community|expansion|network|safety|security|cloud|gold|bitcoin|crypto|startups|companies|businesses|market|markets|industry|sector|housing|home|workforce|jobs|itself|him|themselves|us|europe|china|india|america|africa|uk|software)\b/i,
    kinds: ['investment'],
    unnamed: true,
  },
  {
    name: 'invest in the country',
    around:
      /\binvest(?:s|ed|ing|ments?)? (?:[^\s.;]{1,20} ){0,5}(?:in|into) (?:the )?(?:u\.?s\.?|us|uk|u\.k\.|united states|united kingdom|britain|china|india|america|europe|africa|germany|france|japan|mexico|texas|ohio|canada|australia|brazil|russia|vietnam|indonesia|ireland|spain|poland|arizona|georgia|new york|california|ukraine|saudi|asia)\b(?! [A-Z])/i,
    kinds: ['investment'],
  },
  // Listings that are none
  {
    name: 'job listings, shares listed already',
    around:
      /\b(?:job|property|home|real estate|product|housing|apartment|vacancy|terror|terrorist|sanctions|exchange) listings?\b|\bpublic (?:debut of|with (?:its|his|her|the|details|allegations))\b|\bwent public with\b|\bpublic (?:opinion|statement|health|sector|safety|interest|debt)\b/i,
    kinds: ['ipo'],
  },
  {
    name: 'since its IPO',
    around:
      /\b(?:since|after|post|following|before|pre)(?:-| )(?:its |the |their |an? |last (?:year|month)'s |recent |\w+ )?(?:ipo|initial public offering|listing|market debut)\b|\bIPO (?:lock-?up|market|pipeline|window|activity|candidates?|boom|drought|stocks?|investors|proceeds|price(?:d)? (?:of|in 20))\b|\bIPO market\b/i,
    kinds: ['ipo'],
  },
  {
    name: 'debut of a product',
    around: /\b(?:trading debut|market debut)\b(?=[^.;]{0,30}\b(?:test|anniversary|film|album))/i,
    kinds: ['ipo'],
  },
  {
    name: 'Best IPO stocks',
    sentence:
      /\b(?:best|top|biggest|largest|worst|upcoming|recent|hot) (?:\w+ )?(?:ipos|ipo stocks)\b|\bipos? (?:to watch|this week|calendar|of the year)\b/i,
    kinds: ['ipo'],
  },
  // Spin-off look-alikes
  {
    name: 'Bar, a spin-off from Foo, raised',
    sentence: /, (?:an?|the|which is an?) [^,;]{0,60}spin-?(?:offs?|outs?) (?:from|of) [^,;]{1,40},/i,
    kinds: ['spin-off'],
  },
  {
    name: 'a TV spin-off',
    sentence:
      /\b(?:tv|series|sequel|season|netflix series|movie|film|franchise|prequel|sitcom|show|anime|podcast)\b[^.;]{0,60}\bspin-?offs?\b|\bspin-?offs?\b[^.;]{0,60}\b(?:series|season|movie|film|sequel|prequel|sitcom|show|podcast)\b/i,
    kinds: ['spin-off'],
  },
  {
    name: 'stock split',
    around: /\b(?:stock|share|\d+-for-\d+|for-one|reverse) splits?\b|\bsplit (?:on|over|decision|its stock|shares)\b/i,
    kinds: ['spin-off'],
  },
  // Takeovers that are none
  {
    name: 'a hostile takeover of the party',
    around:
      /\b(?:military|taliban|government|police|hostile|conservatorship|state|communist|republican|democratic|gop|party|control of the (?:house|senate)) takeover of (?:the )?(?:capital|country|city|party|government|kabul|washington|police|dc|d\.c\.)\b|\btak(?:e|es|ing|en) over (?:as|from|for|the (?:role|reins|job|world|presidency|helm|leadership|show|internet)|leadership|duties|responsibilit\w+|at|in|when|running|management)\b|\btook over (?:as|from|in|at|the (?:role|reins|job|helm|presidency|sky|streets|internet|world))\b/i,
  },
  {
    name: 'picks up speed',
    around:
      /\bpick(?:s|ed|ing)? up (?:the|a|speed|pace|steam|in|where|momentum|on|more|some|from|again|slightly|their|his|her)\b|\bsnap(?:s|ped|ping)? up (?:bargains|tickets|shares|stocks|homes)\b/i,
    unnamed: true,
  },
  {
    name: 'strategic alternatives plan ended',
    around: /\bbacked (?:by|away|off|up|down|out|into)\b/i,
    kinds: ['investment'],
    unnamed: true,
  },
  {
    name: 'backs a bill',
    around:
      /\bback(?:s|ed) (?:away|off|up|down|the|a|an|his|her|plan|plans|bill|ban|new|calls?|by|trump|biden|ukraine|israel)\b/i,
    kinds: ['investment'],
    unnamed: true,
  },
];

/** Which rows may read in a sentence; what stands in the target's place may be printed elsewhere. */
const IN_SENTENCE = rowFilter(VETOES.map(({ around, before, after, sentence }) => [around, before, after, sentence]));

/** The first look-alike that these words are; undefined where they tell a real change. */
export function findVeto(context: VetoContext): { name: string; read: string } | undefined {
  const { flat, start, end } = context;
  const next = flat.slice(end, end + 90);
  const another = next.search(/ and (?:will|would|said|says|plans|also)\b/); // what the sentence tells besides
  const around = flat.slice(Math.max(0, start - 60), end) + (another < 0 ? next : next.slice(0, another));
  const before = flat.slice(Math.max(0, start - 60), start);
  const after = flat.slice(end, end + 110);
  const seen = IN_SENTENCE.read(flat);
  for (const [row, veto] of VETOES.entries()) {
    if (seen[row] === 0 && veto.target === undefined) continue;
    if (veto.kinds !== undefined && !veto.kinds.includes(context.kind)) continue;
    if (veto.rules !== undefined && !veto.rules.includes(context.rule)) continue;
    if (veto.bodyOnly === true && context.title) continue;
    if (veto.unnamed === true && context.named) continue;
    if (veto.together === true && !((veto.before?.test(before) ?? false) && (veto.after?.test(after) ?? false)))
      continue;
    if (veto.wordOnly === true && context.acquirer !== null && before.trimEnd().endsWith(context.acquirer)) continue;
    const hit =
      veto.around?.exec(around) ??
      veto.before?.exec(before) ??
      veto.after?.exec(after) ??
      veto.sentence?.exec(flat) ??
      veto.target?.exec(context.target ?? '');
    if (hit !== null && hit !== undefined) return { name: veto.name, read: hit[0].trim() };
  }
  return undefined;
}
