// A wording with its roles → why it tells no event, where the roles themselves say so.
import type { Analysed, Party } from '../names/phrases.ts';
import type { Roles } from '../roles/roles-elsewhere.ts';
import type { Rule } from './rules.ts';

const OWNABLE =
  /\b(?:company|companies|firms?|units?|divisions?|business(?:es)?|subsidiar(?:y|ies)|arms?|operations?|assets|affiliates?|brands?|plants?|portfolio|stores?|mines?|ventures?|branch(?:es)?|network|propert(?:y|ies)|fields?|interests?|activities|segments?|franchises?|stations?|facilit(?:y|ies)|refiner(?:y|ies)|group|chain|restaurants?|hotels?|casinos?|banks?|newspapers?|magazines?|publisher|airline|railroad|pipelines?|terminals?|hospitals?|clinics?|schools?|centers?|centres?|agency|agencies|dealerships?|offices?|building|complex|factory|factories|refinery|startups?|start-ups?|landlord|fintech|unicorn|chipmaker|carmaker|automaker|drugmaker|carrier|airport|ports?|broadcaster|exchange|marketplace|consultancy|lab|labs|maker|manufacturer|provider|developer|retailer|producer|operator|distributor|insurer|broker|brokerage|lender|thrift|utility|shares|stock|stake|equity|common|control|majority|minority|shareholding|practice|studio|label|club|team|platform|app|services|project|reserves|acreage|royalt(?:y|ies)|rights to|licen[cs]ee|concern|partnership|fund|trust|firm|specialist|supplier|line|lines|site|locations?|storage|community|communities|park|tower|portfolio)\b/i;

/** "sells Construction Supplies, a leading distributor": what stands behind the comma says that it is a company. */
const APPOSED =
  /^,? (?:an?|the|one of) [^,;]{0,70}\b(?:company|provider|distributor|manufacturer|maker|firm|platform|business|startup|operator|developer|supplier|retailer|producer|agency|specialist)\b/i;

export function roleProblem(
  read: Analysed,
  rule: Rule,
  roles: Roles,
  start: number,
  end: number,
): { name: string; read: string } | undefined {
  const words = read.flat.slice(start, end).trim();
  const { target, acquirer, seller } = roles;
  const named = target !== null && target.name !== null && (target.kind === 'company' || target.owner !== null);
  if (rule.named === true && !named) return { name: `no company is named: ${rule.name}`, read: words };
  // A headline's "Foo to acquire …" buys a company, whatever ordinary words its name is made of; so does a purchase for a sum.
  const acquires =
    acquirer?.kind === 'company' &&
    read.sentence.zone === 'title' &&
    (/^acqui/i.test(words) || (/^(?:buy|bought)/i.test(words) && / (?:for|in|in an?) (?:US)?[$€£]\d/.test(read.flat)));
  if (
    rule.ownable === true &&
    !(acquires && /\p{Lu}/u.test(target?.name ?? '')) &&
    target?.kind === 'part' &&
    target.owner === null &&
    !OWNABLE.test(target.name ?? '') &&
    !OWNABLE.test(between(read, end, target)) &&
    !(/\p{Lu}/u.test(target.name ?? '') && APPOSED.test(read.flat.slice(read.words[target.to]?.end ?? end)))
  ) {
    return { name: 'what is bought or sold is no company', read: `${words} ${target.name ?? ''}` };
  }
  if (target?.name == null && acquirer?.name == null && seller?.name == null)
    return { name: 'nobody is named', read: words };
  if (rule.ownable === true && target === null && !/stake|interest|shares/.test(read.flat.slice(end, end + 30)))
    return { name: 'nothing is bought or sold', read: words };
  return undefined;
}

function between(read: Analysed, end: number, target: Party): string {
  return read.flat.slice(end, read.words[target.to]?.end ?? end);
}
