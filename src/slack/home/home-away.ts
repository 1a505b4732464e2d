// A Home tab that cannot be drawn in, the sentence that says why out in its place, with a button to try again.
import type { WebClient } from '../client.ts';
import { buttons, section } from '../blocks.ts';
import type { Heard } from '../requests/heard.ts';

/** Puts the sentence where the tab's content would stand. @throws what Slack throws */
export async function homeNotDrawn(
  { client, userId }: { client: WebClient; userId: string },
  sentence: string,
): Promise<void> {
  const blocks = [section(`⚠️ ${sentence}`), buttons([{ label: 'Refresh', action: 'refresh-home', value: 'home' }])];
  await client.views.publish({ user_id: userId, view: { type: 'home', blocks } });
}

/** The same for a tab that was just opened. */
export async function homeNotOpened({ event, client }: Heard, sentence: string): Promise<void> {
  const { user: userId, tab } = event;
  if (typeof userId === 'string' && (tab === undefined || tab === 'home'))
    await homeNotDrawn({ client, userId }, sentence);
}
