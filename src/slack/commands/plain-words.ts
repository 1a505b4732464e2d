// A question in plain words in, the command that answers it out: a table of phrasings, no model; null where none is known.
import { KINDS } from '../../domain.ts';
import { DAY } from '../../time.ts';
import { readSpan } from './read-span.ts';

/** One way to ask. `from` is a sentence that it reads. */
interface Phrasing {
  from: string;
  says: RegExp;
  /** The command, from what the brackets hold; `days` is the span that was asked for. */
  as: (words: string[], days: number | null) => string;
}

const LONGEST = 500; // characters; what is longer is no question to a bot

const LIST = String.raw`(?:the |our |my |this )?(?:watch ?list|list|channel)`;
const SEES = '(?:watch(?:ing|ed)?|follow(?:ing|ed)?|track(?:ing|ed)?|monitor(?:ing|ed)?)';
const ROLE = '(vendor|supplier|rival|competitor|partner)s?';
const ROLE_COMMAND: Record<string, string> = {
  vendor: 'watch',
  supplier: 'watch',
  rival: 'rival',
  competitor: 'rival',
  partner: 'partner',
};
const phrase = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'i');

/** On the words as they were said, in the order tried. */
const REQUESTS: Phrasing[] = [
  {
    from: 'what can you do?',
    says: phrase(
      "help(?: me)?|what (?:can|do) (?:you|i) (?:do|ask|say)(?: here)?|(?:who|what) are you|how do(?:es)? (?:you|this|it) work|how (?:do|can) (?:i|we) use (?:you|this|it)|hello|hi|hey|start|thanks?(?: you)?(?: very much| a lot)?|good (?:morning|afternoon|evening)|what(?:['’]s| is) this",
    ),
    as: () => 'help',
  },
  {
    from: 'how do I mute something?',
    says: phrase(
      'how (?:do|can|could|should|would) (?:i|we|you|one) (watch|unwatch|mute|unmute|import|export|search|edit|alias|simulate)(?: .{1,100})?',
    ),
    as: ([word = '']) => `help ${word.toLowerCase()}`,
  },
  {
    from: 'read https://news.example/rss',
    says: phrase(
      '(?:read|follow|subscribe to|add)(?: the)?(?: feed| site| page| source| news(?: of| from)?)? (<?https?://\\S+)',
    ),
    as: ([address = '']) => `feed add ${address}`,
  },
  {
    from: 'which feeds do you read?',
    says: phrase(
      '(?:what|which)(?: news)? (?:feeds|sources|news|papers|sites) (?:do|are) (?:you|we) (?:read|reading|watch|watching|follow|following|use|using)|what (?:do|are) you read(?:ing)?|where do you get your news(?: from)?|where does (?:your|the) news come from',
    ),
    as: () => 'feeds',
  },
  {
    from: 'why did I get A-7K3QF?',
    says: /^(?:why|explain)\b[^\n]{0,200}?\b(A-[0-9A-Z]{5})\b/i,
    as: ([code = '']) => `why ${code}`,
  },
  { from: 'A-7K3QF', says: /^(A-[0-9A-Z]{5})$/i, as: ([code = '']) => `why ${code}` },
  {
    from: 'why did you tell us this?',
    says: /^why (?:did|do|does|was|were|is|am|are)\b[^\n]{0,80}\b(?:alert|alerts|told|tell|message|this|get|posted|post)\b/i,
    as: () => 'why',
  },
  {
    from: 'what is muted?',
    says: phrase("(?:what|who|which companies)(?:['’]s| is| are| do we have)? (?:muted|silenced|snoozed)(?: here)?"),
    as: () => 'mutes',
  },
  {
    from: 'stop telling us about Foo',
    says: phrase(
      '(?:stop telling (?:me|us) (?:about|of)|no more (?:news |alerts )?(?:about|of|on)|be quiet about|silence|snooze|mute) (.+)',
    ),
    as: ([name = '']) => `mute ${name}`,
  },
  {
    from: 'tell us about Foo again',
    says: phrase('tell (?:me|us) (?:about|of) (.+) again'),
    as: ([name = '']) => `unmute ${name}`,
  },
  {
    from: 'who do we watch here?',
    says: phrase(
      `(?:who|whom|what|which companies)(?:['’]s)? (?:do (?:we|you)|are (?:we|you)|is|are|is being) ${SEES}(?: here| for us| in this channel)?|what(?:['’]s| is) (?:on )?${LIST}|(?:show |list )?(?:me |us )?(?:the|our|my) (?:watch ?list|companies)`,
    ),
    as: () => 'list',
  },
  {
    from: 'who are our rivals?',
    says: phrase(`(?:(?:who|what|which) (?:are|is) |show |list )?(?:me |us )?(?:the |our |my )${ROLE}`),
    as: ([role = '']) => `list ${role.toLowerCase()}`,
  },
  {
    from: 'add Foo to the watchlist',
    says: phrase(`(?:add|put) (.+?) (?:to|on) ${LIST}((?: as .{1,30})?)`),
    as: ([name = '', role = '']) => `watch ${name}${role}`,
  },
  {
    from: 'stop watching Foo',
    says: phrase(`(?:please )?(?:stop|quit|no longer|do not|don['’]?t) ${SEES}(?: for)? (.+)`),
    as: ([name = '']) => `unwatch ${name}`,
  },
  {
    from: 'take Foo off the list',
    says: phrase(`(?:remove|drop|delete|take|strike) (.+?) (?:from|off) ${LIST}`),
    as: ([name = '']) => `unwatch ${name}`,
  },
  {
    from: 'keep an eye on Foo',
    says: phrase(
      '(?:start )?(?:watch(?:ing)?|follow(?:ing)?|track(?:ing)?|monitor(?:ing)?|keep (?:an eye|tabs|watch) on|look out for) (?!out\\b|list\\b)(.+?)(?: for (?:me|us))?',
    ),
    as: ([name = '']) => `watch ${name}`,
  },
  {
    from: 'we compete with Foo',
    says: phrase('we compete (?:with|against) (.+)'),
    as: ([name = '']) => `rival ${name}`,
  },
  {
    from: 'we depend on Foo',
    says: phrase('we (?:depend|rely) (?:up)?on (.+)|we (?:use|buy from|work with) (.+)'),
    as: ([needed = '', used = '']) => `watch ${needed || used}`,
  },
  {
    from: 'Foo is our rival',
    says: phrase(
      `(?!who\\b|what\\b|which\\b|is\\b|are\\b|how\\b|why\\b)(.+?) (?:is|are) (?:an?|our|my|one of our) (?:\\w{1,12} )?${ROLE}`,
    ),
    as: ([name = '', role = '']) => `${ROLE_COMMAND[role.toLowerCase()] ?? 'watch'} ${name}`,
  },
  {
    from: 'we are Foo',
    says: /^[Ww]e(?: are|['’]re)(?: called| named)? (\p{Lu}.*)$/u,
    as: ([name = '']) => `self ${name}`,
  },
  {
    from: 'are you alive?',
    says: phrase(
      "(?:are you|is it|you) (?:ok|okay|alive|there|up|running|working|awake|fine|well)|how are you(?: doing)?|(?:is )?everything (?:ok|okay|fine|alright)|what(?:['’]s| is) your status|do you work",
    ),
    as: () => 'status',
  },
  {
    from: 'what does an alert look like?',
    says: phrase(
      '(?:show|give|send|post)(?: me| us)? (?:an? )?(?:sample|example|test)(?: alert| message| of an alert)?|what (?:does|do) (?:an alert|alerts) look like',
    ),
    as: () => 'test',
  },
  {
    from: 'who changed the list?',
    says: /^who (?:changed|edited|touched|muted|set)\b[^\n]{0,120}$/i,
    as: () => 'audit',
  },
  {
    from: 'what are our settings?',
    says: phrase(
      "(?:what(?:['’]s| is| are) |show |open |change )?(?:me )?(?:the|our|your|my) (?:settings|preferences|configuration)|how loud are you",
    ),
    as: () => 'settings',
  },
  {
    from: 'when does the digest come?',
    says: phrase('when (?:does|is|will|do) (?:the|our|my) (?:next )?digests?(?: come| due| sent| arrive)?'),
    as: () => 'digest',
  },
  {
    from: 'send us the digest',
    says: phrase('(?:send|post|give|show)(?: me| us)? (?:the|a|our) digest(?: now)?'),
    as: () => 'digest now',
  },
  {
    from: 'look for “board seat”',
    says: phrase('(?:search|find|look|grep)(?: for| up)? (.+)'),
    as: ([words = '']) => `search ${words}`,
  },
  {
    from: 'which stories mention data centres?',
    says: phrase(
      '(?:any|which|what|are there)(?: any)? (?:stories|story|news|articles?) (?:that )?(?:mention|contain|with|say)(?:s|ing)? (.+)',
    ),
    as: ([words = '']) => `search ${words}`,
  },
];

const OWNS =
  '(?:owns?|owned|bought|buys|buying|acquired|acquires|acquiring|holds?|controls?|controlling|behind|backs?|backing|backed|funds?|funded|invest(?:s|ed)? in|taking over|took over|runs|(?:has|have|holds?|took|takes|bought)(?: an?| any| the)? (?:\\w{1,12} )?(?:stakes?|shares?|interests?) in|the (?:\\w{1,12} )?(?:owners?|parent(?: company)?|shareholders?|investors?|buyers?|backers?) (?:of|behind|in))';
const SELDOM = '(?:now|currently|really|actually|ultimately|still|all|else) ';
const DEALS =
  '(?:been |being |get |getting |got |gets |going to be |to be |up )?(?:bought|sold|acquired|taken over|owned|for sale|merge[ds]?|merging|bought out|independent|public|listed|rumou?red|buy|buys|buying|sell|sells|selling|acquires?|acquiring|invest(?:ed|ing)?|change[ds]? (?:hands|owners?))';

/** On the words before any span of time, in the order tried. */
const QUESTIONS: Phrasing[] = [
  {
    from: 'what would you have told us last month?',
    says: phrase(
      'what would (?:you|this list|our list|the watchlist) have (?:said|told|posted|alerted|reported)(?: (?:to )?(?:us|me))?',
    ),
    as: (_, days) => `simulate${days === null ? '' : ` ${days}`}`,
  },
  {
    from: 'what happened lately?',
    says: phrase(
      "what(?:['’]?s| is| has| have| did| was)?(?: been)? (?:new|happened|happening|happen|going on|changed|up|there|i (?:miss|missed))(?: here| around here| in the news)?|what did (?:i|we) miss|any(?:thing)?(?: new| news)?|any (?:news|deals|stories|updates?|changes|alerts)|(?:the )?latest(?: news)?|news|recent (?:news|stories|deals)|is there any(?:thing new| news)|(?:did|has) anything (?:happen|change)(?:ed|d)?|anything happen(?:ed)?",
    ),
    as: (_, days) => `recent${days === null ? '' : ` ${days}`}`,
  },
  {
    from: 'any acquisitions this month?',
    says: phrase(
      `(?:were there |are there |show me |list )?(?:any |which |what |recent |latest |new |the |all )*(${KINDS.join('|')})s?(?: happened| were there| are there| have there been)?`,
    ),
    as: ([kind = ''], days) => `recent ${days ?? 30} ${kind.toLowerCase()}`,
  },
  {
    from: 'who owns Foo?',
    says: phrase(
      `(?:who|whom|which compan(?:y|ies)|what compan(?:y|ies))(?:['’]s| is| are| was| has| does)? (?:${SELDOM})?${OWNS} (.+)`,
    ),
    as: show,
  },
  {
    from: 'who is Foo owned by?',
    says: phrase(
      '(?:who|what|whom) (?:is|are|was|were) (.+?) (?:owned|bought|held|backed|controlled|acquired|funded) by',
    ),
    as: show,
  },
  {
    from: 'who does Foo belong to?',
    says: phrase('(?:who|whom|what|to whom) (?:does|do|did) (.+?) (?:now )?belong(?: to)?'),
    as: show,
  },
  {
    from: 'what is Foo’s parent company?',
    says: phrase(
      "(?:who|what)(?:['’]s| is| are) (.+?)['’]s? (?:\\w{1,12} )?(?:owners?|parent(?: company)?|shareholders?|investors?|buyers?)",
    ),
    as: show,
  },
  {
    from: 'what did Foo buy?',
    says: phrase(
      '(?:what|which companies|who|whom) (?:does|did|has|have|do|is|are) (.+?) (?:own|owns|owned|buy|bought|buying|acquired?|acquiring|hold|held|invest(?:ed)? in|sell|sold|selling|control|been buying)',
    ),
    as: show,
  },
  { from: 'whose is Foo?', says: phrase('whose(?: company)? is (.+)'), as: show },
  {
    from: 'what happened to Foo?',
    says: phrase(
      "what(?:['’]?s| has| is| did| was| have)?(?: ever)?(?: been)? (?:happened|happening|happen|going on|new|up|changed|the (?:latest|news|story|matter|status|deal)) (?:to|with|at|on|about|around|for|of|in) (.+)",
    ),
    as: show,
  },
  {
    from: 'any news about Foo?',
    says: phrase(
      '(?:is there |are there |do you have |have you |got |show me )?(?:any(?:thing)?|the latest|latest|some|recent|what)? ?(?:news|new|updates?|story|stories|word|deals?|alerts?|rumou?rs?) (?:about|on|of|from|for|with|around|regarding|concerning) (.+)',
    ),
    as: show,
  },
  {
    from: 'what do you know about Foo?',
    says: phrase(
      "(?:(?:what (?:do|does|did|can|should) (?:you|we|i|stakewatch)|what(?:['’]s| is)|do you|have you|has anybody|tell|heard|more|info|information|details|anything|something|and|how|what)(?: (?:know|known|tell|say|heard|hear|anything|something|me|us|more))* )?(?:about|of|on) (.+)",
    ),
    as: show,
  },
  {
    from: 'has anybody bought Foo?',
    says: phrase(
      '(?:did|has|have|does|is|will) (?:any|some)(?:one|body) (?:going to |planning to )?(?:buy|bought|buying|buys|acquired?|acquiring|own|owns|invest(?:ed)? in|take over|taken over) (.+)',
    ),
    as: show,
  },
  {
    from: 'has Foo been sold?',
    says: phrase(`(?:did|has|have|is|are|was|were|will|does|do) (.+?) ${DEALS}(?: .*)?`),
    as: show,
  },
  {
    from: 'Foo was bought by Bar?',
    says: phrase(
      `(?!who\\b|what\\b|which\\b|why\\b|when\\b|how\\b)(.+?) (?:is|was|were|has|have|got) ${DEALS}(?: .*)?`,
    ),
    as: show,
  },
  {
    from: 'show me Foo',
    says: phrase(
      '(?:show|display|pull up)(?: me| us) (?:everything (?:on|about) |what you (?:have|know) (?:on|about|of) )?(.+)',
    ),
    as: show,
  },
  { from: 'who is Foo?', says: phrase("(?:who|what|how)(?:['’]s| is| are) (.+)"), as: show },
];

function show([name = '']: string[]): string {
  return `show ${bareName(name)}`;
}

/** "our vendor Foo", "the company Foo", "20% of Foo" → "Foo". */
function bareName(name: string): string {
  return name
    .replace(
      /^(?:(?:about |nearly |over )?\d{1,3}(?:\.\d{1,3})?%|half|most|all|part|parts|shares?|an? (?:\w{1,12} )?stake|the rest) (?:of|in) (?=\S)/i,
      '',
    )
    .replace(/^(?:(?:the|our|my|a) )?(?:company|vendor|supplier|rival|competitor|partner|firm|startup)s? (?=\S)/i, '')
    .trim();
}

/** Before the question begins, each as often as it comes. */
const LEAD =
  /^(?:(?:hi|hey|hello|ok|okay|so|well|please|pls|um|er|dear|yo|and|quick question|good (?:morning|afternoon|evening))\b[,!.: ]*(?=[^\s,!.:])|@?stakewatch\b[,:!]? +|(?:can|could|would|will) (?:you|somebody|anyone|anybody) (?:please )?(?:tell (?:me|us) (?=who|what|which|why|when|if|whether|how)|let (?:me|us) know )?|(?:do you know|does (?:anyone|anybody|somebody) know|any idea|i wonder|tell (?:me|us)) (?:if|whether) |(?:do you know|does (?:anyone|anybody|somebody) know|any idea|i(?:['’]d| would) like to know|i want to know|i wonder|i am wondering|i['’]m wondering|remind me|tell (?:me|us)|let me know|show (?:me|us)|i(?:['’]d| would) like (?:you )?to|i want (?:you )?to|we(?:['’]d| would) like (?:you )?to|let['’]?s)[, ]+(?:if |whether )?(?=who|what|which|why|when|how|whose|whom|is|are|has|have|did|does|was|watch|follow|track|mute|search|find|add|remove|stop))/i;
const TAIL = /(?:[\s,]+(?:please|pls|thanks|thank you|thx|cheers|for me|btw|by the way|then)|[?!.…\s]+)$/i;
const MOST_FILLERS = 8;

function withoutFillers(text: string): string {
  let words = text.replace(/\s+/g, ' ').trim();
  for (let i = 0; i < MOST_FILLERS; i++) {
    const shorter = words.replace(LEAD, '').replace(TAIL, '').trim();
    if (shorter === words || shorter === '') break;
    words = shorter;
  }
  return words;
}

/** @param text as it was said, mentions of the bot taken out, nothing escaped */
export function readQuestion(text: string): string | null {
  if (text.length > LONGEST) return null;
  const words = withoutFillers(text);
  const asked = firstOf(REQUESTS, words, null);
  if (asked !== null) return asked;
  const span = readSpan(words);
  const days = span.ms === null ? null : Math.max(1, Math.ceil(span.ms / DAY));
  return span.words === '' ? null : firstOf(QUESTIONS, withoutFillers(span.words), days);
}

function firstOf(rows: Phrasing[], words: string, days: number | null): string | null {
  for (const { says, as } of rows) {
    const found = says.exec(words);
    if (found !== null)
      return as(
        found.slice(1).map((group: string | undefined) => group ?? ''),
        days,
      );
  }
  return null;
}

/** A sentence of each row, for tests and for whoever wants to know what is understood. */
export const PHRASINGS: string[] = [...REQUESTS, ...QUESTIONS].map(({ from }) => from);

/** A few words that begin like a name and are no sentence: what is asked is who that is. */
export function looksLikeName(text: string): boolean {
  const words = withoutFillers(text);
  return /^["“„«]?[\p{Lu}\p{N}]/u.test(words) && words.split(' ').length <= 5 && words.length <= 80;
}
