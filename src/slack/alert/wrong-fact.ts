// A fact that somebody holds for wrong in, both figures kept out: on the message side by side, and said in its thread.
import type { types } from '@slack/bolt';
import type { AlertContent, AlertRecord, Objection, Story } from '../../domain.ts';
import { say, type Answer } from '../answer.ts';
import { context, section } from '../blocks.ts';
import { messageOf, redrawPressed } from './pressed.ts';
import type { Services } from '../services.ts';
import { latestTold } from './shown.ts';
import { cut, escapeWithin, person } from '../text.ts';
import type { Filled, Submitted } from './view-answers.ts';
import { about, form, type ViewMemory } from './views.ts';
import { choiceField, textField } from './form.ts';
import { sayInThread } from './say-in-thread.ts';

export const WRONG_FACT_VIEW = 'wrong-fact';
const LONGEST_FACT = 120; // characters of its name
const LONGEST = { says: 200, note: 500 }; // characters

type Fact = AlertContent['facts'][number];

/** Everything of an alert that may be wrong: its facts, then who is in it, then the rest. */
function factsOf({ content }: AlertRecord, { acquirers, target, seller }: Story): Fact[] {
  const parties: Fact[] = [
    ...(acquirers.length === 0 ? [] : [{ label: 'Buyer', value: acquirers.map(({ name }) => name).join(', ') }]),
    ...(target === null ? [] : [{ label: 'Company', value: target.name }]),
    ...(seller === null ? [] : [{ label: 'Seller', value: seller.name }]),
  ];
  return [...content.facts, ...parties, { label: OTHER, value: '' }];
}
const OTHER = 'Something else';

/** @param shown the alert whose facts the message shows now */
export function wrongFactView(shown: AlertRecord, story: Story, memory: ViewMemory): types.ModalView {
  const choices = factsOf(shown, story).map(({ label, value }) => ({
    value: cut(label, LONGEST_FACT),
    label: value === '' ? label : `${label}: ${value}`,
  }));
  const distinct = choices.filter(({ value }, i) => choices.findIndex((other) => other.value === value) === i);
  return form({ callback: WRONG_FACT_VIEW, title: 'Wrong fact', submit: 'Send', memory }, [
    section(about(shown)),
    choiceField({ id: 'fact', label: 'Which fact is wrong?', choices: distinct, initial: null, optional: false }),
    textField({
      id: 'says',
      label: 'What should it be?',
      initial: null,
      most: LONGEST.says,
      optional: false,
    }),
    textField({
      id: 'note',
      label: 'Where do you have it from?',
      hint: 'A source, a link or a comment.',
      initial: null,
      most: LONGEST.note,
      multiline: true,
    }),
    context('Both stay: the message shows what was printed, and beside it what you say.'),
  ]);
}

/** Errors by field; null where there is none. */
export function checkWrongFact(filled: Filled): Record<string, string> | null {
  return (filled['says'] ?? '').trim() === '' ? { says: 'Please say what it should be.' } : null;
}

/** @returns what the person is told */
export async function submitWrongFact(submitted: Submitted, services: Services): Promise<Answer> {
  const { alert, story, filled, userId, client } = submitted;
  const note = (filled['note'] ?? '').trim();
  const objection: Objection = {
    fact: cut(filled['fact'] ?? OTHER, LONGEST_FACT),
    says: cut((filled['says'] ?? '').replace(/\s+/g, ' ').trim(), LONGEST.says),
    ...(note === '' ? {} : { note: cut(note, LONGEST.note) }),
    by: userId,
    at: services.clock(),
  };
  await services.store.mark(alert.id, { kind: 'objected', objection });
  const notDrawn = await redrawPressed(services, submitted);
  const shown = await latestTold(services.store, alert);
  const printed = factsOf(shown, story).find(({ label }) => label === objection.fact)?.value ?? '';
  const threadTs = submitted.messageTs ?? (await messageOf(services, alert));
  const notSaid = await sayInThread(client, { channel: alert.channelId, threadTs }, inThread(objection, printed));
  const lines = [notDrawn, notSaid].filter((line) => line !== null);
  return say('Thank you. What was printed and what you say stand side by side.', ...lines);
}

/** What the thread is told, mrkdwn of at most 2,900 characters. @param printed empty: the news print no such fact */
export function inThread({ fact, says, note, by }: Objection, printed: string): string {
  const was = printed === '' ? '' : `: printed as *${escapeWithin(printed, 300)}*`;
  const from = note === undefined ? '' : `\n> ${escapeWithin(note, 1_000).replace(/\n/g, '\n> ')}`;
  return `✏️ ${person(by)} holds *${escapeWithin(fact, 160)}* for wrong${was}. They say *${escapeWithin(says, 400)}*.${from}`;
}
