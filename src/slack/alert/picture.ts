// A pressed "picture" in, the pictures of the watched company in the alert's thread out; the person is told at once.
import { MINUTE } from '../../time.ts';
import { ephemeral, say } from '../answer.ts';
import { messageOf, type OnAlert, type Pressed } from './pressed.ts';
import { uploadPictures, type PicturesOutcome } from '../pictures/pictures.ts';
import type { Services } from '../services.ts';
import { escapeWithin } from '../text.ts';

/** ms; a second press within it means the picture that is being drawn, or stands there by now. */
const DRAWN_ONCE = MINUTE;

export async function postPicture(on: OnAlert & Pick<Pressed, 'tell'>, services: Services): Promise<void> {
  const { alert, tell } = on;
  const { store, clock } = services;
  const { name } = alert.content.watched;
  const threadTs = on.messageTs ?? (await messageOf(services, alert));
  const drawing = `picture:${alert.id}`;
  if (!(await store.firstTime(drawing, clock(), DRAWN_ONCE))) {
    await tell(
      ephemeral(say('The pictures were asked for a moment ago: they stand in the thread, or come there soon.')),
    );
    return;
  }
  let outcome: PicturesOutcome | null = null;
  try {
    await tell(
      ephemeral(say(`Drawing *${escapeWithin(name, 160)}*: the pictures come into the thread in a few seconds.`)),
    );
    outcome = await uploadPictures({ ...on, channelId: alert.channelId }, services, name, threadTs);
  } finally {
    if (outcome?.state !== 'posted') await store.unseen(drawing); // a press after a failure draws anew
  }
  if (outcome.state !== 'posted') await tell(ephemeral(say(outcome.sentence)));
}
