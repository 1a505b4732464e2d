// Rows of the table of wordings (rules.ts): the people and a licence, without the company.
import type { Rule } from './rules.ts';

export const LICENCE_HIRE_RULES: Rule[] = [
  {
    name: "Bar's founders join Foo in a $2bn licensing deal",
    reads:
      /\b[A-Z][\w.&-]{1,24}(?: [A-Z][\w.&-]{1,24})?(?:'s|s'|) (?:(?:ceo|co-?founders?|founders?|team|employees|staff|researchers|engineers|top|key|and|part|of|some|most|its|the|core|chief|leaders?|leadership|executives?|talent) ){1,8}(?:will |to |have |has |are |is )?join(?:s|ed|ing)?\b(?=(?:[^.;]|\.\d){0,140}\b(?:licens|licenc|acqui-?hire))/gi,
    kind: 'license-and-hire',
    acquirer: 'object',
    target: 'inside',
    seller: 'none',
    weight: 0.75,
    named: true,
  },
  {
    name: 'Foo hires the founders of Bar and licenses its technology',
    reads:
      /\b(?:hir(?:e|es|ed|ing)|poach(?:es|ed|ing)?|nab(?:s|bed)?|snag(?:s|ged)?|snap(?:s|ped)? up|recruit(?:s|ed)?|lur(?:e|es|ed)|scoop(?:s|ed)? up|land(?:s|ed)?|acqui-?hir(?:e|es|ed|ing)|tak(?:e|es|ing)(?: on)?|bring(?:s|ing)?(?: in| on| over)?)\b(?=(?:[^.;]|\.\d){0,90}\b(?:founders?|co-?founders?|team|staff|ceo|employees|researchers|engineers|executives?|leaders|leadership|talent)\b)(?=(?:[^.;]|\.\d){0,160}\b(?:licens|licenc|(?:reverse[- ])?acqui-?hire))/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'of',
    seller: 'none',
    weight: 0.75,
  },
  {
    name: 'Foo acqui-hires Bar',
    reads: /(?<!\b(?:reverse|an|latest|the|his|her|their) )\bacqui-?hir(?:e|es|ed|ing)\b(?! (?:of|deal|by)\b)/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.8,
  },
  {
    name: "Foo's acquihire of Bar",
    reads: /\bacqui-?hires?(?: deal)? of\b/gi,
    kind: 'license-and-hire',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'none',
    weight: 0.7,
    named: true,
  },
  {
    name: 'Foo signs a $2bn licence deal that brings the CEO of Bar over',
    reads:
      /\b(?:licens(?:e|es|ed|ing)|licenc(?:e|es|ed|ing))\b(?=(?:[^.;]|\.\d){0,120}\b(?:hir(?:e|es|ed|ing)|join(?:s|ed|ing)?|poach\w*|bring(?:s|ing)?)\b(?:[^.;]|\.\d){0,60}\b(?:founders?|co-?founders?|team|ceo|staff|employees|researchers|engineers|executives?)\b)/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'from',
    seller: 'none',
    weight: 0.7,
    named: true,
  },
  {
    name: 'Foo takes non-exclusive rights to the models of Bar, and its founders',
    reads:
      /\b(?:co-?founders?|founders?|team|ceo|engineers|staff|researchers|employees)\b[^;]{0,80}?\bnon-?exclusive (?:rights?|licen[cs]e|licensing)\b|\bnon-?exclusive (?:rights?|licen[cs]e|licensing)\b(?=[^;]{0,120}\b(?:founders?|co-?founders?|team|engineers|staff|researchers|employees|ceo)\b)/gi,
    kind: 'license-and-hire',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.68,
  },
];
