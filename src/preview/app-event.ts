// An event of the workspace in, its delivery to the app (and the repeats of it) out.
import type { Doors } from './doors.ts';
import { readAck, retryReason, type Ack } from './deliver-to-app.ts';
import type { JsonObject } from './json.ts';
import { newId } from './world.ts';

/** An event, and its repeats until the app takes it. */
export async function deliverEvent(doors: Doors, event: JsonObject): Promise<Ack> {
  const { workspace } = doors.world;
  const payload = {
    token: 'preview',
    team_id: workspace.teamId,
    api_app_id: workspace.appId,
    event: { ...event, event_ts: (doors.world.clock() / 1000).toFixed(6) },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(doors.world.clock() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.teamId,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
  let outcome = await doors.send('events_api', payload, null);
  for (const [index, pause] of doors.eventRetries.entries()) {
    const reason = retryReason(outcome);
    if (reason === null || !(await doors.wait(pause))) break;
    outcome = await doors.send('events_api', payload, { num: index + 1, reason });
  }
  return readAck(outcome);
}
