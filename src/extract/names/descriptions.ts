// The words in a target's place → whether they only describe it ("Florida nursery"), so that the article's text may name it.
import { DEMONYMS, FUNCTION_WORDS, PLACES, isCommonWord } from './lexicon.ts';

/** Last words of a description; a company's own name may end in some of them, but is not made of ordinary words alone. */
const HEADS =
  /^(?:compan(?:y|ies)|firms?|units?|business(?:es)?|subsidiar(?:y|ies)|divisions?|arms?|operations?|assets?|affiliates?|concerns?|makers?|groups?|banks?|thrifts?|s\/l|s\/ls|insurers?|brokers?|brokerages?|retailers?|chains?|startups?|start-ups?|agenc(?:y|ies)|publishers?|newspapers?|papers?|magazines?|stations?|systems?|plants?|mills?|sawmills?|mines?|refiner(?:y|ies)|hotels?|casinos?|restaurants?|stores?|hospitals?|clinics?|nurser(?:y|ies)|complex|facilit(?:y|ies)|propert(?:y|ies)|buildings?|projects?|fields?|interests?|acreage|licen[cs]es?|brands?|labs?|developers?|providers?|producers?|manufacturers?|distributors?|dealers?|dealerships?|suppliers?|operators?|ventures?|platforms?|practices?|outlets?|centers?|centres?|schools?|bottlers?|brewer(?:y|ies)|baker(?:y|ies)|dair(?:y|ies)|farms?|ranch|railroads?|airlines?|carriers?|shippers?|utilit(?:y|ies)|pipelines?|terminals?|vessels?|studios?|labels?|teams?|clubs?|apps?|services?|lines?|portfolios?|holdings?)$/;

/** "info tech firm", "South African operations", "subsidiary"; false for a name ("Old Harbour Bank" is one in running text). */
export function isDescription(name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (!HEADS.test(last)) return false;
  return words.every(
    (word) =>
      HEADS.test(word) ||
      isCommonWord(word) ||
      FUNCTION_WORDS.has(word) ||
      DEMONYMS.has(word) ||
      PLACES.has(word) ||
      /^\d|^[a-z]{2}$|-|'s$|^(?:african|latam|pr|tv|info|tech|auto|central|radio|cable|bio\w*|agri\w*|med\w*|petro\w*|tele\w*)$/.test(
        word,
      ),
  );
}
