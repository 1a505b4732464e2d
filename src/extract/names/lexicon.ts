// Word lists that tell names from ordinary words, most of all in headlines, where every word is capitalised.

const list = (words: string): Set<string> => new Set(words.trim().split(/\s+/));

/** Words that hold a sentence together; never part of a name at its ends. */
export const FUNCTION_WORDS = list(`
  a an the this that these those some any each every all both no another other others such own same few many much more most several
  i you he she it we they me him her us them my your his its our their mine yours who whom whose which what where when why how
  and or but nor so yet if then than as at by for from in into of off on onto out over per to up upon with within without about above
  across after against along amid among around before behind below beneath beside besides between beyond despite down during except
  inside like near outside past since through throughout till toward towards under until unlike via versus vs while whilst because
  although though unless whether once also too very just only even still already again ever never not soon now here there today
  tomorrow yesterday tonight is are was were be been being am has have had having do does did doing done will would shall should can
  could may might must ought cannot n't 's s etc either neither nearly almost roughly approximately about least instead however
  meanwhile moreover recently separately reportedly elsewhere`);

/** Everyday and business words, as lemmas; plural, -ed, -ing and -ly forms are found through them. */
export const COMMON_WORDS = list(`
  abandon ability able accelerate accept access accord account accuse achieve acquire acquirer acquisition act action activist activity add
  addition adviser advisor advise affiliate afternoon agency agenda agree agreement ahead aid aim air airline alert alliance allow ally
  alternative ambition amend amount analysis analyst announce announcement annual answer antitrust app appeal appear application
  apply appoint approach approval approve april arm army art article ask asset assistant attack attempt attract auction audit
  august auto automaker automate automation available average avoid await award back backer backing balance ban bank banker banking
  bankruptcy bar base battle beat become begin believe benefit best bet better bid bidder big bigger biggest bill billion billionaire
  biotech bitcoin blank-check block blockbuster board bond book boom boost border borrow boss brand break breakup bring broad
  broker brokerage budget build builder building burn business businesses busy buy buyback buyer buying buyout call campaign cap
  capability capacity capital car carmaker carrier case cash cause caution center centre ceo cfo coo cto chain chair chairman challenge
  chance change charge chart chase cheap check chemical chief chip chipmaker choice choose city claim class clean clear clearance
  clearing client climate close closer closing cloud club coal coffee collapse collect collection combination combine come comment
  commercial commission commit commitment commodity common communication community company compare compete competition competitive
  competitor complain complaint complete completion compliance computer concede concern condition conference confidential confidentially
  confirm conglomerate connect consider consideration consolidate consolidation consortium construction consult consultancy consulting
  consumer contact content contest continue contract contractor control controversy convert cooperate copper corporate corporation cost
  could council country court cover crack crash create creator credit creditor crisis critic crop cross crown crude crypto culture
  currency current customer cut cyber cybersecurity daily damage data database date day deal dealer debt debut december decide
  decision decline deepen defence defend defense definitive delay delist deliver delivery demand demerge demerger deny department
  depart deploy deposit design designer detail develop developer development device dig digital dip direct director disclose
  discontinue discount discover discuss discussion dismiss dispose disposal dispute distress distribute distribution distributor diversify divest
  divestiture divestment dividend division doctor dollar domestic double doubt downgrade dozen draft drag draw dream drill drive drop
  drug drugmaker dual due duty eager early earn earnings ease eastern easy economic economy edge edition effect effort elect election
  electric electricity electronic eliminate embattled emerge emergency emission employ employee employer enable end endorse energy
  enforce engage engine engineer engineering enhance enjoy enlarge ensure enter enterprise entertainment entire entity entry environment
  environmental equal equipment equity establish estate estimate euro event eventual exclusive execute executive exercise exit expand
  expansion expect expert explain exploration explore export expose extend extension extra eye eyed face facility factory fail failure
  fall family far farm fast faster fear february fed federal fee feed field fierce fight figure file filing film final finalise finalize
  finance financial financing find finish fintech fire firm first fiscal five fix fixed flagship flat fleet flight float flow focus
  follow food force foreign forge form former formerly forward found founder four fourth frame franchise free freeze fresh friday
  fuel full fully fund funding fundraise fundraising further future gain game gap garage gas gather gear general generate generation
  get giant give global go goal gold good goods government governor grab grade grant great green grid grocery gross ground group grow
  growth guarantee guidance guide halt hand handle happen hard hardware head headline headquarters health healthcare hear hearing
  heavy hedge heir held help hesitate high higher hike hint hire history hit hold holder home hope hospital hostile hot hotel house
  housing huge hunt hurdle idea immediate impact implement import improve improvement inaugural include increase independent index indicate
  individual industrial industry inflation influence information infrastructure initial initiate initiative injection innovation innovative
  insider institution institutional insurance insurer integrate integrated integration intend intent interest internal international
  internet intervene introduce inventory invest investigate investigation investment investor invite involve issue item ivy
  january job join joint judge july jump june jury keep key kick kill king knock know lab label labor labour lack land lapse large
  larger largest last late later latest launch law lawmaker lawsuit lawyer lay layoff lead leader leadership leading league leap learn
  lease leave legal lend lender letter level leverage liability license licence licensing lie life lift light likely limit limited
  line link liquidate liquidity list listing litigation little live load loan local location lock logistics long look lose loss
  low lower luxury machine magazine main maintain major majority make maker manage management manager mandate manufacture manufacturer
  manufacturing march margin mark market marketing marketplace massive match material matter mature maximum may mean measure media
  medical medicine meet meeting member memory merge merger message metal method might military million mind mine miner mineral mining minister
  minority miss mission mobile model modern momentum monday money monitor month monthly mortgage motion motor move movie mull multiple
  multibillion nab name national nationwide natural near need negotiate negotiation net network new newest newly news newspaper next
  night nod north note notice november number october offer offering offeror office officer official oil old one online only open opening operate
  operation operator opinion opportunity oppose opposition opt option order organic organisation organization original oust outcome
  outlet outlook output outsider outstanding outstrip overhaul oversee overtake own owner ownership pace pact page pair panel paper
  parent part partial partly partner partnership party pass passenger past patent path patient pause pave pay payment peer pending
  pension people per percent performance permanent permit person personal petition pharma pharmaceutical phase phone pick picture piece
  pilot pioneer pipeline pitch pivot place plan plane planned plant platform play player please pledge plot plunge point poise police
  policy poll pool poor popular port portfolio position positive possible post potential power prefer preferred preliminary premium
  prepare presence present president press pressure previous previously price pricing primary prime principal prior priority private privately privatise
  privatize probe problem proceed proceeds process produce producer product production profile profit program programme progress
  project promise promote prompt propose proposal proposed property prospect protect protection prove provide provider public publish publisher pull
  pump purchase purchaser pursue push put quarter quarterly question quick quit quiet race raid rail railroad raise raising rally
  range rank rare rate rating raw reach react read ready real reap reason rebound rebrand rebuff receive recent recommend record
  recover recovery recruit redeem reduce refinance refuse regain region regional register regulate regulation regulator regulatory
  reject relate relation release relief rely remain remaining remove rename renew renewable rent reorganize repay repeat replace reply
  report repurchase request require rescue research reserve resign resist resolve resort resource respond response responsible rest
  restaurant restructure restructuring result resume retail retailer retain retire retirement return reveal revenue reverse review revise
  revive revolution reward ride right rights rise rival road robot robotics roll rollup room round route royalty rule ruling rumor rumour run
  rush safe safety salary sale sales satellite save say scale scandal scheme school science scientist scoop score scrap screen scrutiny
  seal search season seat second secondary secret section sector secure security see seed seek seem segment seize select self sell
  seller selling selloff senate send senior september series serve service session set settle settlement seven severe shake shape share shareholder
  shed shelf shift ship shipment shipping shop shopping short shortage show shut side sign signal signing similar simple single site sit
  situation six size slam slash slate slide slip slow slump small smart snag snap soar social software solar sold solution solve source
  south space spac spark speak special specialist specialty specific spend spending spin spin-off spinoff spinout split sponsor spokesman
  spokesperson sport spread spur square stable staff stage stake stall stand standard start startup start-up state statement station status
  stay steady steal steel step stick stock stop storage store story strategic strategy stream street strength strengthen stress strike
  strip strong structure struggle student studio study stumble subject submit subscribe subsidiary succeed success suffer suit suitor
  sum summary summer sunday supplement supplier supply support surge surprise survey survive suspend sustainable swap sweeten swing switch
  system table tackle take takeover talk talent tally tap target tariff task tax team tech technology telecom television ten tender
  term terminate termination test thing think third thousand threat threaten three thursday ticket tie tight time tip title toehold
  tool top topple total touch tough tour track trade trader trading traffic train training transact transaction transfer transform transformation
  transit transition transport travel treasury treat trial trigger trim triple trouble truck trust try tuesday tumble turn turmoil twice two
  unanimous uncertain unconditional undergo undisclosed unicorn unify union unit unite unlock unsolicited unveil update upgrade urge
  use used user utility vacate valuation value valued vehicle vendor venture verdict veteran veto viable victory video view violate visit voice volume
  vote vow wage wait walk wall want war warn warning warrant wary waste watch watchdog water wave weak wealth weapon wear website
  wednesday week weekend weekly weigh welcome well west wholesale wholly wide widen wife wild win wind window wipe withdraw withdrawal
  woe woman wood woo word work worker world worry worth would write writer year yield york young zone backed based owned led listed
  following includes including nine eight half quarter twelve dozen hundred mln bln dlr dlrs pct stg cts qtr yr shr net vs rev
  affect offshore onshore multiple outright undisclosed unspecified pending proposed planned potential possible reported rumored
  accretive transformative transformational complementary premier leader innovator startup scaleup soccer football baseball
  basketball nfl nba player athlete star artist singer actor painting album catalog catalogue song music ship vessel yacht mansion
  apartment condo penthouse skyscraper tower warehouse parcel acre land hectare unit-holder stakeholder shareholding stockholder holding
  boost bolster broaden deepen strengthen expand enhance supercharge accelerate extend double triple enter build create form
  located successful receipt binding interim letter issuance certain advanced intent voluntary friendly memorandum
  together earlier additional separately ok oks okay nursery bakery brewery dairy ranch florist grocer grocery pharmacy tavern foundry quarry cannery bottler printer administrator receiver liquidator trustee creditor exchange financial insurance pharmaceutical medical industrial commercial electronic outline expire tentatively comply
  practice blueberry hostile decisive tentative renewed amended newly geographic footprint leisure newly-formed
  nurse nurses doctor doctors teacher teachers lawyer lawyers accountant accountants farmer farmers parents moms dads kids plumber plumbers
  dentist dentists architect architects chef chefs pilots scientist scientists hacker hackers thieves cops bankers
  disability dispute mid early late pre post non ex earlier yen period tonnes wheat div deficit income surplus ago debentures less forecast way
  sugar convertible coupon francs additional nations basis grain risk effective adjusted corn subordinated going area areas payable par excludes
  intervention recession political extraordinary economists underwriting significant probably buffer morning package barrels barrel risks scheduled
  expectations unchanged slightly quotas quota sharp quoted certificates existing nation enough reduction nil coverage sterling factors tonne
  respectively sharply role declared reflect difficult using bpd rather delegates denominations minimum important plus interview overall declares
  franc winter eurobond forecasts away weather text turnover trend substantial legislation consumption necessary provision offset soybean together
  unlikely authorities lot principle different stability concession refinery normal seasonally itself expenses particularly periods quality diluted
  ore pound provisions assistance maize highest overseas spot reflected equivalent active unemployment guilders gasoline purposes negative
  conversion percentage ton pretax economist consensus lowest confidence cited registration temporary band bad significantly calendar especially
  ways various serious rescheduling regular predicted beef requirements whole basic maturity goes willing relatively possibility external exposure
  represents advisory repayment connection fact adjustment tons redemption excess prevent cotton abroad requirement representing cattle
  substantially exclude sanctions determined bonus feet technical sole subsidies carry speculation borrowings confident sheet portion acreage
  provisional encourage rice soybeans vegetable actual ordinary comparable authorized pandemic obligations restrictions speech primarily
  anticipated aggressive subcommittee nominal cubic cargo exceed worst remarks difficulties workforce factor rand cent sentiment complex decade
  maturities medium ratio cumulative increasingly employment expressed zero course reforms participation harvest mixed suspension soft particular
  barley let advance separate restated components curb debate suggested traditional resistance comprise always heat optimistic reflects
  profitability example drought temperatures bulk downturn straight representatives decades experience underlying floor rapidly syndicate imposed
  identified subsidy writedown weakness address advantage trip repayments formal reflecting bilateral shortfall overnight citing exchanges sure
  profitable kind advances retaliation slowdown uncertainty impose hurt disease nothing described ceiling accrued seamen expensive mostly
  participants bottom meant unfair depressed lire critical expire depreciation preference expenditure alone feel obtain extent certificate
  recommendation crucial agent extremely underwriters rains determine favor aide reasonable comprehensive often compromise ongoing flexible speed
  contained direction calculated stimulate tightening arrangement parity reaction appropriate moderate intention adopted guilder flexibility
  attributed movements actually reductions circumstances protest modest comprised excluding bushels underwriter revolving placement usually iron
  frozen evidence volatility heavily surpluses something reference movement reorganization possibly thus shown unable attention grains
  protectionist contribution bullish bit regarding decrease maintenance contributed expense narrow downward anything cargoes invasion danger
  powerful fair contribute missiles adjustments elaborate owed tell assess upward respect alleged occur seasonal remainder uncertainties
  circulation expires cents diplomats documents tried worse incentives benchmark stabilize carrying trends fats expertise quite default sinking
  encouraging tranches comprising stabilise businessmen earthquake burden thanks reversal depending resignation coalition proven pounds seriously
  obligation felt represent deferred therefore cautious feature adopt fine themselves contain retaliate favour introduction barriers spokeswoman
  eligible identify consecutive breakout obtained simply competitiveness residents moratorium easier levy sufficient satisfactory aggregate arrange
  extensive version tighten foster headquartered fluctuations revision represented features operational stance tied consistent realized slight
  aside conducted debenture unsecured incurred sulphur temporarily suggest implications repair optimism fairly relative divided nearby aware
  variety refined drain arranged depend resolution purpose relationship usage widespread liquid multilateral indication appreciation true adequate
  heard cabinet differentials solid else podcast underwritten fifth province actively attend livestock normally effectively participate
  expenditures journalists arrangements assigned bushel plantings dumping rebate debit testimony otherwise reopen steep formally type concentrate
  narrowed registrations repaid consist considerable concluded depth informal ounce cope reality hour fill candidates residential premarket brief
  sound convinced restricted encouraged excessive reiterated proportion criteria satisfied callable sorghum protectionism beet essential comply
  entitled perhaps exchangeable acceptable delegation civil excluded formation speculated qualified redeemable deficits weight pretty excited
  everything sovereign sustained outflows restart deregulation suggests vulnerable wake willingness declare curbs illegal destinations contains
  apparent easily apparently assume expiration difference referring minus amendment tankers bearish understanding newsletter autumn telling
  lockdowns windfall speculative reputation boycott indirect recommendations decree occurred devaluation arranger careful historic importance
  healthy differ bloc inflationary aggressively front scope violations fastest conflict proceedings permission structural breakdown defined
  consists objective unadjusted tonnage industrialised favourable fewer counter favorite combat death restrict volatile outlined suggesting midday
  efficient outflow acknowledged protests unusual useful concessions ultimately dealings reluctant upper productivity subsidized thereafter
  imbalance virtually someone virus cryptocurrency squeeze deficiency assumptions wrong continent dependence mounting indications dead diplomatic
  compensation unknown recapitalization sixth climbed ferry fundamental favorable degree proprietary belief smelter attributable oilseeds kilo
  exchanged industrialized turnaround familiar outbreak robust alongside allowance rural keen climb physical cancelled electrical historical
  containing guest delegate adverse respective expired denominated merchandise imbalances privatisation disaster exactly unclear packages dedicated
  procedure decreased gallon implementation tensions exceeding couple depends desire exceeded strains projections vast supposed procedures
  elsewhere lumber attached contrast midnight guidelines satisfy exercisable acceptances inflow unique evaluating candidate conduct persuade
  controversial gradually necessarily rich odds pollution difficulty absorb impossible abortion underway standstill adjust tone adoption consuming
  obtaining differences assumption intentions resale subsequent contingent writedowns microchips prospective tells responsibility disruptions
  sluggish heatwave worsening absence arrive assumed afford intense arrived population traditionally correct prosecutors underground flour proxy
  jobless assuming comparison unilateral consent refineries document predict feasibility annum rebates prevailing coupled superior steering
  sweeping everyone closure disruption dramatic sudden analyze refiners committees urgent author died bankrupt understand earliest imminent
  provisionally feeling basically setup unrest implied conclude types gradual compensate somewhat happy pursuant latter informed postponed
  provinces syndicated specify moisture feels disclosure subscription creation specifically experienced reopening stem avert hole enforcement
  weakened shrinking expectation door knowledge none austerity determination predictions argue dominant affirmed likelihood steadily edible nice
  payout attending excellent snow telex unavailable underwrite visible deterioration inadequate stabilisation slaughter carefully surrounding laid
  missile evaluate framework conditional agents drying turbulence crunch hanging stretch restrictive confirmation unprecedented criminal assist
  liquidation preceding diplomat assessment petrol examine declaration sown himself administrative authorised personnel accordance preparation
  cooperative indebtedness rescheduled liquids rapeseed sunflower retaliatory attitude gilts whites incentive elevated tries backlog withdrawn
  assembly tanker mix preserve crime coronavirus anticipates reschedule defaults posed fertilizer obstacles criticized disappointed spell pop
  strict advice criticised regard mood conclusion usual arranging blamed argued ounces specializing objectives referred residual entitle prospectus
  adversely allocation harvesting hog upturn exception consultations wish dependent rainfall emphasis sensitive blow oxide anniversary mild
  prolonged cancel shocks maybe spoke governing images anger friends inquiry principles arbitrage valid passage exceptional restraint manner
  broadcast notably participating corresponding friction indirectly mechanism drastic oilseed reluctance downside disappointing vaccine generic
  renewal appetite indefinitely lobbying canceled anyone channels pose performed thin forecasting independence preventing curbing bearing realistic
  stimulus relationships caught instrument idle fined indebted attended barely bound arrested suggestion destroyed suggestions judgment precious
  greatest availability anticipation tension objections exist overhead descending continuous thereby wet barge elimination facilitate revaluation
  politically slack arising communique arrears advertisement pullback correction politicians procurement rigs complicated insufficient convince
  lessen sustain specializes worsen fulfill exceeds peaked whatever cartel capable escalating unsuccessful replacement unexpectedly badly
  reaffirmed troops consequences flood explosion alcohol incoming removal automobile sued applicable evaluation butter contraction pour taxation
  annualized donors reconsider parliamentary continuation monopoly warm regarded injunction consisting foresee conventional comparative allocated
  brackets mandatory marginal crushers undertaken offsetting liberalisation redundancies gilt accumulated quoting withdrew precise probable
  depletion economically bag sues pickup holes disposition kinds adjusting fled calculate conjunction arguing restored hopeful grappling flooding
  scenario strategists highlighted fossil fluctuate brink overcome battered ski protesting comparisons anxious median narrowing murder modestly
  inject concentrated smelting qualify context consistently criticism indices repeal refusal minutes assured owing anticipate precedent customary
  meaningful diversification crushing lesser defer bullion capitalisation delegations annualised quake upwards assays prepayments oversold counties
  autonomous doors predicts liquefied remote lobby bonuses froze flying allegedly inroads allegations cryptocurrencies turbocharging richest
  bargain inflows popularity shutdown sink age risky definitely homebuyers constructive incident frequent recognize detected child bodies routine
  definition engagement exempt regime revisions postings constant unexpected ratios severance conversation pure lets promissory repeatedly
  specialized establishment owes essentially technological printed membership contributions techniques limitation amortization aspects sizeable
  acid subsequently doubtful unacceptable writeoff grey bauxite accident warships calculations argument coordination enormous perfect toll
  deployment enrollment parallel multinational strain setback command marijuana filled warming collateral thrown sue slid eighth retreat insisted
  throwing stockpiles lag assessed mitigate swathes speculate tightened hefty infections acute unpaid magnitude spare surface dangerous modified
  miles humans harmful wealthy refund clothing harm trademark oilfield populous persistent historically weakening threshold assurances calm realize
  testified salvage unusually nicely weighted mentioned heavier considerably dilution unnamed unprofitable tactics foreseeable automatically
  numerous assure whereby soymeal receivables envisaged propane downwards microchip nervous successive concerted drawings designated defendants
  merely reservations length cocoas softening softer ambitious valuable advantages deeper pod compensated dominated argues fraction breached
  undermine sooner fines poorest blame crush alleging colleagues proper persist capitalization influential accurate honor desert documentation
  shooting beaten farmland painful expiring tourism forgiveness existence meters arrival performing timetable alleges penalties compound waive
  weaken prevented marginally panic derivatives apart accompanied exec tremendous imposing briefly bondholders sometime language violation
  ourselves renegotiation appreciate professionals undertake assumes accompanying constitute outlays satisfaction understood calculating inquiries
  irrigation conducting mechanisms embassy sugarcane plywood plantations instalments placements insist echoed tallow significance possibilities
  yearend varying cutbacks installations depended restraining discoveries countertrade defensive overbought footwear tangible lagging typically
  habits adults fans shutdowns alleviate install cease crackdown effectiveness honour chicken involvement postpone heated installed letting
  landmark rout futuristic bailout solely probability climbs hottest guesses squeezed strongest backsliding deeply mop enacted illegally defuse
  powerhouse dramatically tourists alarm carnage counterparts legislative boycotts copy urban prison stabilizing harvests protesters exposures
  downtrend injured barrier conspiracy regardless slowest categories incomes assessing credibility arrives deadlock admitted absolutely rejection
  coincide repairs sophisticated complement earmarked inevitable contingency capitalized payroll optional disagreed abolish unwilling spokesmen
  refiner specified mailed differential pellets quantity quantities alumina confrontation writeoffs favoured ethanol stabilising obviously waterway
  strictly abide clause nonperforming covenants stockbrokers perception unrelated hogs warplanes darlings darling outage outages mogul moguls heir
  heirs trove stealthy insiders playlist playlists teens teen tween gamers gamer influencer influencers streamer streamers creators creator bots
  bot chatbot chatbots copilot wearables gadgets gadget earbuds headphones vibe cringe hype frenzy bubble boom bust meltdown doldrums sequel
  prequel reboot finale cliffhanger roundup recap explainer listicle quiz briefing dive teardown hands-on unboxing rumor leak leaks leaked spoiler
  spat feud showdown standoff clash slugfest brawl battle duel rivalry saga drama tussle ousted ouster exodus departures defections layoffs shakeup
  shake-up overhaul pivot pivots eyeing mulls pauses teases tease unveils debuts rolls touts slams blasts pans lauds hails decries vows warns urges
  insists quips jokes weighs vies jostles courts woos lures whopping staggering eye-popping jaw-dropping mind-boggling record-breaking biggest-ever
  first-ever long-awaited much-hyped much-anticipated buzzy splashy scrappy plucky fledgling nascent upstart midterm midterms voters ballot mixture
  experts expert weights tensor neural parameters inference prompts prompt tokens dataset datasets
  administrator liquidator receiver lender bondholder noteholder holder manager management suitor predator regulator watchdog
  flotation venture bidding creditor backer insider lawmaker minister trustee`);

/** Words that end the name of a company and are part of it. */
export const LEGAL_FORMS = list(`
  inc incorporated corp corporation co company cos ltd limited plc llc llp lp l.p l.l.c p.l.c sa s.a nv n.v ag a.g bv b.v se spa s.p.a srl ab oy oyj asa as a/s gmbh
  kg kgaa pty kk pte bhd tbk sarl sas ulc n.a`);

/** Words that make a name of what stands before them ("Harbour Partners"), though they are ordinary words elsewhere. */
export const NAME_ENDINGS = list(`
  group holdings holding capital partners partner bank bancorp bancshares financial finance industries international technologies
  technology systems energy resources pharmaceuticals pharmaceutical pharma therapeutics biosciences biotech biopharma sciences labs lab
  networks network media entertainment studios foods airlines airways motors motor electric power oil gas petroleum mining minerals metals steel
  chemical chemicals materials products services solutions software interactive games gaming digital data cloud ai robotics health healthcare medical
  insurance assurance trust fund ventures venture equity investments investment investors management advisors associates properties property realty estate
  reit hotels resorts restaurants stores brands retail logistics transport shipping lines railway railroad telecom communications
  wireless semiconductor semiconductors electronics devices instruments engineering construction homes enterprises corporation
  global america americas usa europe asia university hospital institute foundation church county authority agency association federation
  union club team consulting security analytics intelligence wealth credit savings exchange markets trading marketing design works
  space aerospace aviation defense defence marine water waste environmental solar wind renewables nuclear utilities utility gold silver copper
  lithium uranium publishing press news broadcasting television radio pictures films music records sports fitness beauty cosmetics
  fashion apparel pet dental vision surgical diagnostics imaging genetics genomics agriculture farms dairy beverage beverages brewing
  coffee tea water wines spirits tobacco cannabis paper packaging plastics rubber glass tire tires auto automotive
  parts tools machinery equipment manufacturing controls sensors lighting optical photonics display storage computing computer
  computers internet online payments pay wallet lending mortgage realty leasing rental rentals staffing education learning schools
  college travel tours cruises delivery express freight trucking supply distribution trading commerce brokerage
  acquisition merger opportunity opportunities growth innovation innovations ii iii iv v vi`);

/** Adjectives of places, and place words in front of a company ("Swiss group Foo", "US chipmaker"). */
export const DEMONYMS = list(`
  american british english scottish welsh irish french german italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish
  finnish icelandic polish czech hungarian romanian bulgarian greek turkish russian ukrainian israeli saudi emirati qatari kuwaiti
  iranian iraqi egyptian nigerian kenyan african indian pakistani bangladeshi chinese japanese korean taiwanese thai vietnamese
  malaysian singaporean indonesian philippine filipino australian canadian mexican brazilian argentine argentinian chilean colombian
  peruvian european asian nordic baltic western eastern northern southern us u.s uk u.k eu e.u uae european latin`);

/** Places that are no companies when they stand alone. */
export const PLACES = list(`
  america usa us u.s u.s.a uk u.k britain england scotland wales ireland france germany italy spain portugal netherlands belgium luxembourg switzerland austria
  sweden norway denmark finland iceland poland czechia hungary romania bulgaria greece turkey russia ukraine israel arabia
  emirates uae qatar kuwait iran iraq egypt nigeria kenya africa india pakistan bangladesh china japan korea taiwan thailand vietnam
  malaysia singapore indonesia philippines australia zealand canada mexico brazil argentina chile colombia peru europe asia eu
  london paris berlin munich frankfurt hamburg madrid barcelona milan rome amsterdam rotterdam brussels zurich geneva vienna stockholm
  oslo copenhagen helsinki warsaw prague budapest athens istanbul moscow kyiv dubai abu dhabi riyadh doha cairo lagos nairobi
  johannesburg mumbai delhi bangalore bengaluru chennai hyderabad gurugram beijing shanghai shenzhen hangzhou guangzhou hong kong
  tokyo osaka seoul taipei bangkok hanoi jakarta manila sydney melbourne perth auckland toronto montreal vancouver calgary ottawa
  york manhattan brooklyn boston chicago houston dallas austin denver seattle portland phoenix miami atlanta philadelphia detroit
  pittsburgh cleveland cincinnati minneapolis nashville charlotte orlando tampa angeles diego francisco jose california texas florida
  illinois ohio michigan georgia virginia maryland massachusetts connecticut pennsylvania colorado arizona nevada utah oregon
  minnesota wisconsin missouri tennessee kentucky alabama louisiana oklahoma kansas iowa nebraska indiana delaware jersey hampshire
  vermont maine hawaii alaska idaho montana wyoming dakota carolina mississippi arkansas washington ontario quebec alberta columbia
  manitoba saskatchewan queensland victoria nyc sf la d.c dc calif fla mass conn ill mich minn tex pa beijing brasil paulo
  tel aviv silicon valley wall street midwest northeast southwest southeast northwest atlantic pacific gulf nordics emea apac latam
  bermuda cayman bahamas jamaica cuba venezuela ecuador bolivia uruguay zimbabwe zambia ghana morocco algeria tunisia libya congo
  guyana suriname trinidad senegal gabon malawi rwanda cameroon armenia azerbaijan belarus serbia croatia slovenia slovakia estonia
  latvia lithuania bosnia albania macedonia montenegro moldova cyprus malta lebanon syria yemen oman bahrain afghanistan paraguay
  panama guatemala honduras nicaragua haiti luxembourg greenland gujarat
  tanzania ethiopia uganda angola mozambique namibia botswana sri lanka nepal myanmar cambodia laos mongolia kazakhstan uzbekistan`);

/** Capital letters that name a thing, a body or an office, not a party to a deal. */
export const NO_COMPANY = list(`
  ai ip pac pacs tech vcs insiders samr drhp sebi rbi cci nclt accc asic bafin fca ev evs ipo ipos ceo cfo coo cto cmo cio ceos sec ftc fcc fda doj epa cma eu saas b2b vc pe m&a api gpu gpus cpu llm llms it hr pr esg etf etfs
  reit spac spacs nyse nasdaq lse otc ftse dow s&p gdp cpi fed ecb boe opec nato un imf gmt est edt pst cet utc am pm q1 q2 q3 q4 h1 h2 fy r&d tv usd eur gbp jpy cny
  inr cad aud arr ebitda eps p/e series seed round class phase covid covid-19 nft nfts dvd dna crm erp iot ar vr xr ml genai gen agi sdk
  january february march april may june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
  i ii iii iv mr mrs ms dr sir lord president chairman chief officer director secretary minister senator governor judge congress
  senate parliament commission supreme court justice treasury white house pentagon kremlin fed reserve state department
  christmas easter internet web bitcoin ethereum crypto form schedule 13d 13g 10-k 10-q 8-k s-1 s-4 f-1 exhibit section act rule chapter
  source sources exclusive breaking update report reports inc corp co ltd plc llc inc. sa nv ag company board street
  hart-scott-rodino hsr nasd amex gaap non-gaap mou loi jv spa dlr dlrs mln bln pct stg n.y adr adrs`);

/** Who prints or tells news; no party where "reported", "says" or "according to" stands beside it. */
export const OUTLETS = list(`
  reuter reuters bloomberg wsj ft nyt cnbc cnn bbc axios techcrunch politico forbes fortune barron's barrons marketwatch nikkei kyodo xinhua caixin afp
  ap pitchbook crunchbase techmeme wired verge information semafor handelsblatt spiegel monde figaro echos insider guardian telegraph
  times journal post businesswire globenewswire prnewswire refinitiv lseg dealogic mergermarket variety deadline billboard theflyonthewall
  businessweek economist yonhap tass interfax scmp sky`);

const FIRST_NAMES = list(`
  aaron adam alan albert alex alexander alexandr alexandra alice allen amanda amy andrea andreas andrew andy angela anna anne anthony
  antonio aravind arthur barbara ben benjamin bernard beth bill bob brad brandon brian bruce carl carlos carol caroline catherine charles charlie chris
  christian christine christopher claire colin craig dan daniel dario dave david dean deborah dennis diana diane don donald doug douglas
  dylan ed eddie edward elaine elizabeth ellen elon emily emma eric erik eva evan frank fred gary gavin george gerald giovanni glenn gordon grace greg gregory
  guy hans harold harry heather helen henry howard hugh ian ivan jack jacob jacques james jamie jan jane janet jason jay jean jeff
  jeffrey jennifer jensen jeremy jerome jerry jessica jim jimmy joan joe john jonathan jordan jose joseph josh joshua juan judith julia julie karen
  karl kate katherine kathy keith kelly ken kenneth kevin kim kyle larry laura lauren lawrence lee leon leonard leslie linda lisa louis
  louise lucas luis luke lynn manu marc marcus margaret maria marie mario marissa mark martha martin mary masayoshi matt matthew melissa michael michel michelle
  miguel mike mohammed monica nancy nathan neil nicholas nick nicolas nicole nigel noah norman oliver olivia oscar otto pamela pat patricia patrick
  paul pedro peter phil philip pierre rachel ralph ray raymond rebecca reid renee richard rick rob robert roger ron ronald rosa ross roy
  rupert russell ruth ryan sally sam samantha samuel sandra sara sarah satya scott sean sergey sharon shawn sheryl simon sophie stacy stanley stefan stephanie stephen steve
  steven stuart sundar susan ted teresa theodore thomas tim timothy tobias tobi todd tom tony travis tyler uwe vanessa victor victoria vincent vitalik walter warren wayne wendy
  werner will william wolfgang xavier yann zach garrett`);

/** True for a word that is a common given name, in lower case. */
export function isFirstName(word: string): boolean {
  return FIRST_NAMES.has(word);
}

const STEMS: [RegExp, string[]][] = [
  [/ies$/, ['y']],
  [/(?:es|ed)$/, ['', 'e']],
  [/ing$/, ['', 'e']],
  [/s$/, ['']],
  [/ly$/, ['']],
  [/ied$/, ['y']],
  [/(?:er|or)s?$/, ['', 'e']],
];
const IRREGULAR = list(`
  bought sold made took taken held led lent left won went gone said told gave given got gotten built cut set put hit saw seen found
  broke broken chose chosen drew drawn drove driven fell fallen flew grew grown knew known met paid ran rose risen sought sent shook shot
  shut spent spun stood stole struck swung taught thought threw wrote written became began begun brought came dealt fought kept lost
  men women children people says wins its mulls eyes nears preps taps tops bags inks beefs pays vets pct mulling planning swapping
  dropping stopping getting cutting setting putting running winning bidding stepping planned dropped stopped snapped snapping tapping
  nabbed nabbing scrapped scrapping snagged bagged equipped shipped tapped topped mulled merged`);

/** True for an ordinary word in any of its forms; `word` in lower case. */
export function isCommonWord(word: string): boolean {
  if (COMMON_WORDS.has(word) || FUNCTION_WORDS.has(word) || IRREGULAR.has(word)) return true;
  if (word.length < 4) return false;
  for (const [ending, replacements] of STEMS) {
    if (!ending.test(word)) continue;
    const stem = word.replace(ending, '');
    if (stem.length >= 3 && replacements.some((end) => COMMON_WORDS.has(stem + end))) return true;
    const undoubled = stem.length > 3 && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : '';
    if (undoubled !== '' && COMMON_WORDS.has(undoubled)) return true;
  }
  return false;
}
