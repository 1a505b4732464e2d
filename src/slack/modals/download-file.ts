// A file that a person put into a window in, its bytes out: read with the bot's token, from Slack alone, up to a size.
import { CALL_TIMEOUT, type WebClient } from '../client.ts';
import { errorText } from '../../log.ts';

const MOST_BYTES = 1_000_000; // a list of ten thousand companies fits

export type Downloaded = { ok: true; bytes: Uint8Array } | { ok: false; sentence: string };

const refused = (sentence: string): Downloaded => ({ ok: false, sentence });
const TOO_LARGE = refused('The file is larger than 1 MB. Divide it, or paste a part of it.');

/** Never throws; a sentence is plain. */
export async function downloadFile(client: WebClient, url: string): Promise<Downloaded> {
  if (!isSlacks(client, url)) return refused('Slack did not say where the file is. Paste its lines instead.');
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
      redirect: 'manual', // to the sign-in page: the token may not read files
      signal: AbortSignal.timeout(CALL_TIMEOUT),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      return refused(
        response.status >= 300 && response.status < 400
          ? 'The app may not read files (`files:read`). Paste its lines instead.'
          : `Slack did not give the file (${response.status}). Try again, or paste its lines.`,
      );
    }
    const bytes = await readUpTo(response, MOST_BYTES);
    return bytes === null ? TOO_LARGE : { ok: true, bytes };
  } catch (error) {
    return refused(`The file could not be read (${errorText(error)}). Try again, or paste its lines.`);
  }
}

/** The token goes to Slack alone, and to its stand-in. */
function isSlacks({ slackApiUrl }: WebClient, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))) return true;
  return origin === new URL(slackApiUrl).origin;
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Node's body is an async iterable, which the types of fetch do not say.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return null; // leaving the loop closes the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
