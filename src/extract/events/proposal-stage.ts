// A wording in its sentence → the stage that it tells, by its tense, by who says it, by what the rule knows.
import type { Kind } from '../../domain.ts';
import type { Analysed } from '../names/phrases.ts';
import type { Rule } from '../rules/rules.ts';
import { readStage, type StageReading } from '../rules/stages.ts';

/** "Foo sold its entire stake in Bar", "Foo acquired Bar, a source says": what a past verb tells is done. */
export function doneAlready(
  rule: Rule,
  told: StageReading,
  words: string,
  read: Analysed,
  start: number,
): StageReading {
  if (told.said) return told;
  const past = rule.done?.words.test(words) === true && rule.done.also?.test(read.flat) !== false;
  if (past) return { ...told, stage: 'completed' };
  return isDone(rule, words, read, start)
    ? { ...told, stage: 'completed', row: 'Foo has bought Bar', said: true }
    : told;
}

/** Kinds of which running text says by its tense alone that they are done. */
const BY_TENSE: ReadonlySet<Kind> = new Set(['acquisition', 'divestiture', 'stake', 'buyout', 'insolvency-sale']);
const PAST =
  /^(?:acquired|bought|purchased|took over|taken over|swallowed|absorbed|snapped up|snapped|picked up|scooped up|offloaded|sold|divested|disposed of|parted with|placed|paid|raised|lifted|increased|upped|cut|trimmed|reduced)\b/i;
const ONLY_PERFECT = /^(?:taken over)\b/i;
const PERFECT = /\b(?:has|have|had|having)(?: (?:\w+ly|now|today|also|just|already|since))? $/i;
const NOT_PAST =
  /\b(?:be|been|being|is|are|was|were|gets?|got|to|would|could|might|may|if|not|never|which|that|who|newly|previously|recently)(?: (?:have|has|had))?(?: \w+ly)? $/i;

/** "Foo has bought Bar" anywhere, "Foo bought Bar" in running text: it is done. A title's "Foo bought", "After Foo bought Bar": the deal alone. */
function isDone(rule: Rule, words: string, { flat, sentence }: Analysed, start: number): boolean {
  if (!BY_TENSE.has(rule.kind) || !PAST.test(words)) return false;
  const lead = flat.slice(Math.max(0, start - 34), start);
  if (NOT_PAST.test(lead)) return false;
  if (PERFECT.test(lead)) return true;
  if (ONLY_PERFECT.test(words)) return false;
  const running = sentence.zone === 'body' || /[a-z][.!?]["”)]?$/.test(flat); // a title that is a sentence tells as text does
  return running && !/^(?:after|following|since|as|when|now that)\b/i.test(flat);
}

/** "Foo aims to raise $1bn in its IPO": the sum of an offering that is on its way is no rumour. */
export function offering(told: StageReading, flat: string): StageReading {
  if (
    told.stage === 'completed' &&
    !told.said &&
    /\b(?:upcoming|gear(?:s|ing) up|prepar(?:es|ing)|plan(?:s|ned|ning)?|expected|looming|possible|potential|eye(?:s|ing))\b/i.test(
      flat,
    )
  )
    return { ...told, stage: /\b(?:sources?|reportedly|people familiar)\b/i.test(flat) ? 'rumored' : 'announced' };
  const open = told.stage === 'rumored' || told.stage === 'in-talks';
  if (!open || /\b(?:sources?|report(?:ed|edly|s)?|people familiar|consider|weigh|mull|explor|eye)/i.test(flat))
    return told;
  const aims =
    /\b(?:aim(?:s|ing)?|seek(?:s|ing)?|look(?:s|ing)?|target(?:s|ing)?|hop(?:es|ing)) (?:to raise|(?:up to |as much as |about )?(?:US)?[$€£₹]\d)/i.exec(
      flat,
    );
  return aims === null ? told : { stage: 'announced', row: 'aims to raise in its offering', read: aims[0], said: true };
}

const TOLD_BY_OWNER =
  /\b(?:said (?:on \w{3,6}day )?(?:that )?(?:it|they)\b|told (?:analysts|investors|shareholders|staff|the)|announced|has (?:put|hired|given|appointed|retained|called in|begun|started|launched))/i;
const BY_OTHERS =
  /\b(?:sources?|people|person|reports?|reported|reportedly|consider\w*|could|may|might|mull\w*|weigh\w*|explor\w*|possible|options|understood|believed)\b/i;

export function staged(rule: Rule, read: Analysed, start: number, end: number, words: string): StageReading {
  const around = readStage(read.flat, start, end);
  if (around.said && around.row === 'considers a bid') return around;
  const settled = around.row === 'sources say it has happened'; // that they have picked banks
  if (around.said && !settled && around.stage !== 'rumored' && around.stage !== 'announced') return around;
  if (
    around.said &&
    around.stage === 'announced' &&
    /definitive|agreed|agrees|signed|accept|recommend|binding|mandatory/i.test(around.read)
  )
    return around;
  // "Foo said it wants to find a buyer for Bar": the owner itself tells it.
  if (
    rule.stage === 'rumored' &&
    rule.kind === 'divestiture' &&
    TOLD_BY_OWNER.test(read.flat) &&
    !BY_OTHERS.test(read.flat)
  )
    return { stage: 'announced', row: 'the owner itself says so', read: words, said: true };
  return { stage: rule.stage ?? 'announced', row: rule.name, read: words, said: true };
}
