// Slash commands from Bolt in, ephemeral answers out: acknowledged first, whatever the store is doing.
import type { App } from '@slack/bolt';
import { ephemeral, say } from '../answer.ts';
import { answerCommand, opensWindow } from '../commands/commands.ts';
import type { CommandServices } from '../commands/command.ts';
import type { Listening } from './listen.ts';
import { placeOf } from '../place.ts';
import { escapeWithin } from '../text.ts';

export function registerCommands(
  app: App,
  { services, listening }: { services: CommandServices; listening: Listening },
): void {
  // Every command, so that one which the manifest has and we do not is answered instead of timing out.
  app.command(/^/, async ({ command, ack, respond, client }) => {
    await ack();
    const { team_id: teamId, channel_id: channelId, user_id: userId, trigger_id: trigger } = command;
    const place = placeOf({ teamId, channelId, userId }, command.channel_name);
    await listening.run(
      // A window must be opened before the store is asked, however slow it is.
      trigger && !opensWindow(command.text ?? '') ? `command:${trigger}` : null,
      async () => {
        const known = command.command === '/stakewatch';
        const answer = known
          ? await answerCommand(command.text ?? '', { ...place, client, triggerId: trigger || null }, services)
          : say(`I do not know ${escapeWithin(command.command, 80)}: try \`/stakewatch help\`.`);
        if (answer.lines.length > 0) await respond(ephemeral(answer)); // a window says it all
      },
      (sentence) => respond(ephemeral(say(sentence))),
    );
  });
}
