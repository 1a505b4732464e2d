// A pressed button of an answer in, what it does out: the command it stands for, a picture, the editor, a sample's word.
import type { Pressed } from '../alert/pressed.ts';
import { answering } from '../alert/do-press.ts';
import { ephemeral, say } from '../answer.ts';
import { answerCommand } from './commands.ts';
import type { CommandServices } from './command.ts';
import { openEditor } from '../modals/editor.ts';
import { uploadPictures } from '../pictures/pictures.ts';
import { wouldDo } from './sample-alert.ts';

/** As if it were typed. An answer that only the asker sees is replaced; one that others see stays. */
async function run(pressed: Pressed, services: CommandServices): Promise<void> {
  const { value, messageTs, triggerId, tell } = pressed;
  const asked = { ...pressed, triggerId: triggerId === '' ? null : triggerId };
  await tell(ephemeral(await answerCommand(value, asked, services), messageTs === null));
}

async function picture(pressed: Pressed, services: CommandServices): Promise<void> {
  const outcome = await uploadPictures(pressed, services, pressed.value, pressed.threadTs);
  if (outcome.state !== 'posted') await pressed.tell(ephemeral(say(outcome.sentence)));
}

async function editCompany(pressed: Pressed, services: CommandServices): Promise<void> {
  const { triggerId, value } = pressed;
  const { state } = await openEditor(pressed, services, { triggerId, company: value });
  if (state !== 'expired') return;
  await pressed.tell(ephemeral(say('The window could not be opened in time: please press the button again.')));
}

async function sample(pressed: Pressed): Promise<void> {
  await pressed.tell(ephemeral(say(wouldDo(pressed.value))));
}

/** By action_id, up to a colon. */
export const COMMAND_ACTIONS = {
  run: answering(run),
  'company-picture': answering(picture),
  'edit-company': answering(editCompany),
  sample: answering(sample),
};
