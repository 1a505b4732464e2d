// Rows of the table of wordings (rules.ts): new money for shares, as who gives it tells it.
import type { Rule } from './rules.ts';
import { ABOUT, MONEY, SUM } from './wording-parts.ts';

export const INVESTMENT_RULES: Rule[] = [
  {
    name: 'Foo invests $2bn in Bar',
    reads: new RegExp(
      `\\b(?:invest(?:s|ed|ing)?|inject(?:s|ed|ing)?|(?:pump|pour|plough|plow|put|sink)(?:s|ed|ing|ting)?(?= (?:\\S+ ){0,3}(?:${MONEY}|millions|billions|money))) (?:(?:[^\\s.;:]|\\.\\d){1,24} ){0,6}?(?:in|into)\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.6,
    named: true,
  },
  {
    name: 'Foo makes an investment in Bar',
    reads:
      /\b(?:(?:strategic|minority|majority|significant|growth|equity|undisclosed|major|new|follow-on|capital|seed|private equity|control|initial|additional|further|(?:US)?[$€£][\d.]+ ?(?:[a-z]{1,8})?) ){0,8}investment (?:in|into)\b/gi,
    kind: 'investment',
    acquirer: 'owner-or-subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
  },
  {
    name: 'Foo backs Bar',
    reads:
      /(?<!-)\b(?:back(?:s|ed)?|to back)\b(?= (?:(?:[^\s.;:,]|\.\d){1,24} ){0,5}(?:startup|venture|company|firm|maker|rival|start-up)\b)/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.45,
  },
  {
    name: 'Foo backs Bar in $30M round',
    reads:
      /(?<!-)\b(?:back(?:s|ing)?|backed(?! by))\b(?= [^.;:]{1,60}\b(?:round|funding|fundraise|raise|series [a-k]|seed|investment|financing)\b| [^.;:]{1,50} with (?:[^\s.;]{1,14} ){0,2}[$€£₹])/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
    plain: 'completed',
  },
  {
    name: 'Foo doubles down on Bar with fresh $100M',
    reads:
      /\b(?:doubl(?:e|es|ed|ing) down on|bets? (?:big )?on|bets [$€£][\d.]+ ?(?:billion|million|bn|mn|m|b)? on)\b(?=(?:[^.;]|\.\d){0,90}(?:\b(?:startup|round|funding|stake|investment|series [a-k]|seed|raise)\b|(?:fresh|another|additional|new|further) (?:US)?[$€£]\d))/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.5,
    named: true,
    plain: 'completed',
  },
  {
    name: "Foo leads Bar's $25M Series A",
    reads:
      /\b(?:(?:co-)?lead(?:s|ing)?|(?:co-)?led|join(?:s|ed|ing)?|back(?:s|ed)?|anchor(?:s|ed)?|participat(?:es|ed) in|invests? in|invested in) (?:(?:[^\s.;:,]|\.\d){1,24} ){0,5}?[^\s.;:,']{1,24}(?:'s|s') (?:(?:[^\s.;:,]|\.\d){1,24} ){0,5}?(?:round|series [a-k]\d?|seed|pre-seed|funding|financing|fundraise|fundraising|raise)\b/gi,
    kind: 'investment',
    acquirer: 'subject',
    target: 'inside-last',
    seller: 'none',
    weight: 0.6,
    named: true,
    plain: 'completed',
  },
  {
    name: 'Foo bankrolls pump startup Bar',
    reads: new RegExp(
      `\\b(?:bankroll(?:s|ed|ing)?(?= (?:[^\\s.;:,]{1,20} ){0,4}(?:startup|start-up|venture|maker|firm|company|rival))|(?:writ(?:e|es|ing)|wrote|cut(?:s|ting)?|sign(?:s|ed)) (?:a |an |its |another )?${ABOUT}${SUM} (?:che(?:que|ck)) (?:to|for|into))\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
    plain: 'completed',
  },
  {
    name: 'Foo tips £9m into Bar',
    reads: new RegExp(
      `\\b(?:tip(?:s|ped|ping)?|shovel(?:s|led)?|channel(?:s|led)?|commit(?:s|ted|ting)?|steer(?:s|ed)?|plung(?:es|ed)|inject(?:s|ed)?|sink(?:s)?|sank|pour(?:s|ed)?|pump(?:s|ed)?|put(?:s)?|plough(?:s|ed)?|plow(?:s|ed)?) ${ABOUT}${SUM} (?:more |of (?:equity|capital|new money|fresh capital) |in (?:equity|cash|fresh capital) )?(?:in|into|to)\\b`,
      'gi',
    ),
    kind: 'investment',
    acquirer: 'subject',
    target: 'object',
    seller: 'none',
    weight: 0.55,
    named: true,
  },
];
