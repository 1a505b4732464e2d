// A word → whether it is an everyday word (or a place, a planet, a first name) that companies have for a name as well.

const ORDINARY = new Set(
  `accord ace adept adobe advance advent affirm agile alight allegiant alliance alliant ally alphabet amazon amber
  ambition ampere amplitude anchor anthem apex apollo apple arc arch ares arm arrow ascend ascent aspect aspen atlas
  audible aurora avalon avid axiom axis azure bank banner barracuda basis beacon bell bench benefit berkshire bessemer
  better beyond bird block bloom blue bold bolt bond boost border bounce box brand brave breeze bridge bright
  brilliant bumble bunker butter buzz cable cadence calm canoe canopy capital capture card cardinal care cargo
  catalyst cedar century cerberus certain chain chart chase check chef cherry chewy chief chime choice circle citadel
  citizens city clarity clear cloud cloudy clover coach coast cobalt code cognition cohere coherent coin coke column
  comet comfort command compass concert confluent constellation contact contour copper copy core cosmos craft cream
  credit creed crescent crest crew crown cruise crystal cue current cursor curve custom cut cycle daily dash data dawn
  deck deel deep delta depot descent desk desktop dial diamond digit digital direct discord discover discovery
  dispatch dollar domain door dot double dow draft dream drift drive drop dune dusk duty dynamo eagle earth ease east
  echo eclipse edge elastic element elevate embark ember emerge empire encore energy enigma entrust entry epic equal
  equity era espresso essence etched ether everest evergreen every evolve exact exchange expel express extreme eye
  fabric factor factory faculty fair faith falcon family fast feather fiddler fidelity field figure finance fire fish
  flag flame flare fleet flex flight float flock flow focus food foot force ford forest forge formation fort fortune
  forward found foundry fountain fox frame freedom front frontier fuel fusion future gain galaxy game gap garden
  garnet gas gate gear gem general genesis giant gift glass glean glide globe glow gold golden gong grab grail grain
  grand granite gravity green grid ground group guard guardian guild gulf gusto hall halo hand handshake harbor
  hardware harness harvest hatch haven hawk health heap heart hedge helium heritage hero high hill hinge hive hobby
  holdings home honey honor hood hook hopper horizon house hub human humane hunter huntress ice icon idea ideal iliad
  image imagine impact impossible index indigo infinity inflection information ink insight instant instrument
  instruments insurance intercom intuit ion iridium iris iron island ivy jade jasper jet jewel jolt journey joy jump
  juniper jupiter justice kayak kernel key keystone kind kit kite knight knot kraken lab labor labs lake lambda lance
  land landmark lane lark laser lattice laurel lead leaf league leap ledger legacy legend lemonade lens level lever
  liberty life lift light lightning lilly lily lime linear link lion liquid list live local lock loft log logic looker
  lookout loom loop lore lotus loyal lucid luna lush macro magic magnet magnolia main mandate manpower map maple
  marathon marble marine mark marker market markets mars mast match mate matter maven maverick maze meadow media memo
  mercury meridian merit mesa mesh meta meteor method metro micron mind mine mint miro mirror mission mistral mix
  mobile mode model modern mollie moment momentum monday monster mood moon moonshot mosaic moss motion motive mountain
  move mural muse nasdaq nation native nature navigator neat neon nerve nest net network never next noble node nomad
  north note notion nova nuance nut nutrition oak oasis observe obsidian ocean octopus oil olive omega omen omni
  onward onyx opal open opera optic optimum option oracle orange orbit orchard orchid origin oscar otter outlook
  outreach oval oxygen pace pact page paint pair palm pandora panel panorama panther paper paradigm parallel parallels
  paramount park part partners pass passage patch path patriot patron pave pay peach peak pearl pebble peloton pen
  pendulum people perch perk perplexity persona petal phase phoenix piano pick pillar pilot pin pine pinecone pinnacle
  pioneer pitch pivot pixel plaid plain plan plane planet plant plate platform play plex plot plug plume plus pluto
  pocket poet point polar pole poly pond pool poolside pop port portal porter post postman power premier premium press
  pride prime print prism prize profit progress progressive project promise proof prop prosper prudential public pulse
  pump pure push quantum quartz quest quick quill quote rabbit race radar radiant rain raise rally ramp range ranger
  rank rapid rate raven raw ray reach ready real rebel record recursion red redwood reef reform regent relate relay
  reliance relic remedy render rent republic reserve resolve rest restore result return reveal revel revolution ride
  ridge right ring ripple rippling rise river rivet robin robinhood rock rocket role root rope rose round route rover
  row royal rule run runway rush safe sage sail salt samsara sand sapphire saturn save savers scale scene school scope
  score scout screen script sea seal season seat second securities security seed seek segment seismic select sense
  sentinel sentry sequoia serve services set shade shadow shape share shark sheet shell shield shift shine ship shop
  shore short show side sierra sight sign signal signature signet silk silo silver simple sirius site six skill skin
  sky slack slate sleep slice slide slope smart smile smoke snap snorkel snow snowflake soda soft software soil solar
  sole solid solutions song sonic sort soul sound source southern space span spark speak spectrum speed spell sphere
  spice spike spin spire spirit splash split sport spot spread spring sprint sprout spruce square stable stack stadium
  staff stage stake stamp stand staples star starburst stash state station stay steel stellar stem step sterling
  stitch stock stone stop store storm story strait strategy stream street stride string stripe strive strong studio
  style sugar suit summit sun super sure surf surge sway sweet swift switch sycamore symphony synapse system systems
  table tableau tag tail tale talent talk tally tango tank tap tapestry target task taste team tech technology
  telegram temple tempo temporal tempus tenable tenet term test tether text theme thesis thread thrive thrust thunder
  ticket tide tier tiffany tiger tile timber time tinder tink tip titan toast together toll tone tool top topic torch
  total touch tour tower town toy trace track trade trail train transfer transit traveler travelers tree trek trend
  trial triangle tribe trident trinity trip tripwire triton triumph true trust tube tune turing turn twin twist twitch
  ultra unify union unit unity universal update upside upstart uptake urban valley valor value van vanguard vantage
  vault vector vega veil velvet venture venus verge verse vertex vertical vessel vest via vibe victory view villa vine
  visa vision visit vista vital viva voice volt volume vote vulcan wagon walk wall wander warm watch water wave way
  wealth web wedge welcome well west whale wheat wheel whisper white whole wide wildfire will willow win wind window
  windsurf wine wing winnow winter wire wisdom wise wish wit wolf wonder wood wool word work workday world worldwide
  wrap writer yard yield young zara zeal zenith zephyr zest zip zone zoom`
    .split(/\s+/)
    .filter(Boolean),
);

/** True for an everyday word, in lower case. */
export function isOrdinaryWord(word: string): boolean {
  return ORDINARY.has(word);
}
