// How far a deal has come and what the watched company is to the channel → what to do now.
import type { Role, Stage } from '../domain.ts';

type Phase = 'early' | 'announced' | 'closing' | 'ended';
const PHASE: Record<Stage, Phase> = {
  rumored: 'early',
  'in-talks': 'early',
  announced: 'announced',
  regulatory: 'announced',
  completed: 'closing',
  'called-off': 'ended',
  blocked: 'ended',
  denied: 'ended',
};

const VENDOR_STEPS: Record<Phase, string[]> = {
  early: [
    'List what data and systems the vendor can reach.',
    'Find the contract: renewal date, change-of-control clause, notice period.',
    'Name one alternative you could move to.',
  ],
  announced: [
    'Ask the vendor in writing who will have access to your data, and from when.',
    'Check the change-of-control clause and its notice period.',
    'Hold new data and new commitments until that is answered.',
    'Start a comparison of alternatives.',
  ],
  closing: [
    'Confirm in writing what data stays separate from the new owner.',
    'Decide whether to use the change-of-control clause before its notice period ends.',
    'Review access rights, integrations and the renewal date.',
  ],
  ended: ['Note the outcome, and keep the alternatives found.', 'Ask the vendor whether other offers are open.'],
};

const OTHER_STEPS: Record<Role, Record<Phase, string[]>> = {
  vendor: VENDOR_STEPS,
  partner: VENDOR_STEPS,
  rival: {
    early: ['Check whether you buy from, or share data with, the company concerned.'],
    announced: [
      'Check whether you buy from, or share data with, the company concerned.',
      'Tell whoever follows this rival.',
    ],
    closing: [
      'Check whether you buy from, or share data with, the company concerned.',
      'Tell whoever follows this rival.',
    ],
    ended: ['Tell whoever follows this rival that the deal is off.'],
  },
  self: {
    early: ['Pass it to your legal and communications teams; do not comment.'],
    announced: ['Pass it to your legal and communications teams.'],
    closing: ['Check which of your own contracts have change-of-control clauses.'],
    ended: ['Pass it to your legal and communications teams.'],
  },
};

/** What to do now, the most pressing first. */
export function nextSteps(role: Role, stage: Stage): string[] {
  return OTHER_STEPS[role][PHASE[stage]];
}
