// Tables of words beside a name → what they say of it: that a company is meant, another organisation, or an everyday word.

const words = (list: string, flags = 'i'): RegExp => new RegExp(`^(?:${list.trim().split(/\s+/).join('|')})$`, flags);

/** Behind a name of one word they make another organisation of it, whichever company's name it is. */
export const OTHER_ORGANISATION = words(
  `Bank Bancorp Bancshares Bankshares Foundation Hospitality University College Institute Museum Church School Park Stadium Arena Beach
  Island Lake River Bridge Airport Street Avenue Award Prize Bowl Cup Dental Hospital Savings Realty REIT Restaurants Minerals Mining`,
  '',
);

/** Behind a name in running text they are no part of it, though they have capitals. */
export const OFFICE =
  /^(?:CEO|CFO|COO|CTO|CIO|Chief|President|Chairman|Chairwoman|Chair|Founder|Co-founder|Executive|Vice|Director|Inc|Corp|Ltd|PLC|plc|LLC|Shares|Stock|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mr|Ms|Dr|AI|US|USA|UK|EU)\.?$/;

/** Words that may open a sentence, or stand in a headline, right before a company. */
export const LEAD_WORD = words(
  `a after ahead also although amid and as at because before besides both but by chipmaker carmaker automaker retailer startup start-up
  fintech insurer lender bank giant maker developer owner parent rival rivals exclusive breaking update report reports sources why how
  when where while will can could should would does did is was are if in like meanwhile now once only since so still that then though
  through today unless until with without via from for to of on over under says said ex-partner partner supplier vendor customer
  client company group ceo cfo founder billionaire investor investors us uk eu u.s. chinese american british german french indian
  japanese korean israeli canadian australian european swiss dutch swedish ai ev saas social tech payments payment software cloud
  data chip video game e-commerce online streaming ride-hailing food-delivery dating crypto security cybersecurity networking`,
);

/** Before a word they say that it is a thing. */
export const DETERMINER = words(
  `the a an this that these those its their his her our my your one no any some every each another next first second last new old price
  inflation emissions climate sales profit growth revenue earnings annual missed hit misses hits ahead set sets raises cuts`,
);

/** What companies do, right behind the name. */
export const COMPANY_ACTS = words(
  `says said buys bought acquires acquired acquiring raises raised sells sold selling agrees agreed plans planned seeks sought takes took
  invests invested snaps lands landed launches launched unveils unveiled announces announced reports reported posts posted names named
  hires hired lays files filed sues sued wins won closes closed completes completed merges merged joins joined backs backed leads led
  exits exited divests divested spins eyes eyed mulls mulled nears weighs weighed considers considered explores explored rejects
  rejected accepts accepted offers offered bids pays paid gets secures secured nabs nabbed bags scoops scooped expands expanded opens
  opened shuts beats expects warns warned sees tells told confirms confirmed denies denied declines declined signs signed partners
  teams taps tapped approaches approached abandons scraps drops withdraws inks reaches reached receives received becomes became owns
  owned operates employs serves makes bolsters enters entered poised considering buying ceo cfo cto coo shares stock investors
  shareholders shareholder board executives executive unit spokesperson spokesman spokeswoman employees founder founders parent
  chairman subsidiary has had will would recalls recalled soars jumps plunges tumbles slumps surges`,
);

/** "to buy", "is in talks", "was founded". */
export const IS_ACTING =
  /^(?:in (?:advanced |exclusive |early )?talks|to (?:acquire|buy|sell|merge|invest|take|pay|spin|be (?:acquired|bought|sold|taken)|raise|cut|launch|open|join|lead|expand|replace|add|become|offer|lay|shut|divest|go (?:public|private)|list|purchase|form|combine|snap|back|fund|partner|explore|hire|split|separate|move|shed|unload|test|use|build)|(?:is|was|are|were) (?:acquiring|buying|in talks|selling|consider|explor|set to|said to|reported|looking|planning|close to|near|rais|acquired|bought|founded|sold|valued|seek|weigh|going|being|expected|in advanced|mulling|investing|taking|laying|spinning|preparing|ready to))/i;

/** What a thing raises. */
export const QUESTIONS =
  /^ (?:(?:new|fresh|more|serious|big) )?(?:questions|doubts|concerns?|fears|hopes|alarms?|eyebrows)\b/i;

/** Right before a name they put a company there. */
export const BEFORE_A_COMPANY =
  /(?:\b(?:acquir(?:e|es|ed|ing)|buy|buys|buying|bought|purchas(?:e|es|ed|ing)|sell|sells|sold|takes? over|snaps? up|snapped up|by|from|back|backs|sues?|sued|joins?|joined|leaves|left|beats?|rival|rivals|versus|vs\.?|with|into|poach(?:es|ed)?|invests? in|invested in|merge|merges|and) |\b(?:stake|stakes|interest|shares|investment|holding|position|% |percent) (?:in|of) |\b(?:owner|parent|acquisition|takeover|purchase|sale|control|shares|part|all|rest|bid|offer|buyout|ceo|maker|half|spin-?off) (?:of|for) )$/i;

/** What ends a name in a headline. */
export const STOPS_A_NAME = words(
  `for in to as with amid after over from by at and or on of via into following before despite but while under who which that if than
  stake shares deal bid takeover acquisition merger unit buyout`,
);

/** The compounds that companies stand in ("Meta-backed"). */
export const COMPOUND = words(
  `backed owned led controlled funded affiliated run linked founded operated branded made developed built acquired invested supported
  sponsored friendly exclusive only based dominated style like deal merger takeover tie`,
);

/** Per everyday word: what it stands before when no company is meant. */
export const NOT_BEFORE: Readonly<Record<string, RegExp>> = {
  amazon: words('river rainforest basin jungle forest region deforestation delta tribe tribes tribal rain soy fires'),
  apple: words('juice pie pies cider orchard orchards tree trees varieties grower growers harvest sauce crop blossom'),
  block: words('trade trades size sizes party booking sale sales grant chain'),
  box: words('office set sets score lunch truck'),
  chase: words('scene scenes sequence after'),
  compass: words('point points needle rose'),
  delta: words('variant variants force wave region air airlines smelter state works dental strain'),
  figure: words('skating skater skaters shows showed out'),
  gap: words('year years insurance between in narrows widens analysis narrowed widened'),
  match: words('day point points fixing report funds makers winner'),
  meta: words('analysis data tag tags description study description keywords'),
  orange: words('county juice groves crop bowl revolution order peel grove'),
  scale: words('model models matters up down economies'),
  shell: words('company companies script casing corporation corporations firm firms shock game out'),
  snap: words('election elections poll decision judgment judgement strike inspection peas'),
  square: words('feet foot metres meters miles mile kilometres kilometers footage root peg off inch enix one'),
  stripe: words('pattern patterns'),
  target: words('price prices date audience market markets range rate rates zone zones practice fund figure of group'),
  unity: words('government candidate talks pact bank list against'),
  visa: words(
    'rules rule applications application applicants holders holder fee fees requirement requirements waiver waivers ban bans policy restrictions program programme free on-arrival status processing interview interviews backlog sponsorship curbs',
  ),
  zoom: words('lens in out call calls meeting meetings'),
};
