// A request that came without a token of its workspace in, the person told why, and what to do, out.
import { errorText, type Log } from '../../log.ts';
import { SECOND } from '../../time.ts';
import { ephemeral, say } from '../answer.ts';
import { withoutLogins } from '../text.ts';

const WITHIN = 10 * SECOND;

export async function tellUninstalled(body: object, log: Log): Promise<void> {
  const lines = [
    'Stakewatch has no (valid) permission for this workspace, so it can do nothing here.',
    'Ask whoever runs Stakewatch for its install page, and install it again.',
  ];
  await tellAt(body, lines, log);
}

/** Answers where the request carries an address to answer at. Never throws. */
export async function tellAt(body: object, lines: string[], log: Log): Promise<void> {
  const url = 'response_url' in body ? body.response_url : null;
  if (typeof url !== 'string' || !URL.canParse(url)) return;
  const answer = ephemeral(say(...lines));
  try {
    const headers = { 'content-type': 'application/json' };
    await fetch(url, { method: 'POST', headers, body: JSON.stringify(answer), signal: AbortSignal.timeout(WITHIN) });
  } catch (error) {
    log.warn({ event: 'asker-not-told', error: withoutLogins(errorText(error)) });
  }
}
