// A form for a hub → sent to it, under the same guard as downloads, or the reason why not.
import { Agent, request } from 'undici';
import type { Post } from '../ports.ts';
import { SECOND } from '../time.ts';
import { guardedConnector, type DownloadSettings } from './download.ts';
import { wordsForError } from './http-words.ts';

const TIMEOUT = 10 * SECOND; // ms for all of it
const MOST_REDIRECTS = 3;
const RESENT = [307, 308]; // the redirects that a form follows (RFC 9110, 15.4)

export interface ClosablePost extends Post {
  close(): Promise<void>;
}

/**
 * The form carries a secret, so that a public address is spoken to over https, however it is printed; a private one that the
 * settings allow as it is.
 */
export function safeAddress(text: string, base: string | undefined, privateHosts: string[]): URL | null {
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol)) return null;
  const isPrivate = privateHosts.some((host) => host === url.host || host === url.hostname);
  if (url.protocol === 'http:' && !isPrivate) url.protocol = 'https:';
  return url;
}

/** Makes what asks hubs. It never throws and ends within ten seconds; public addresses only (address-guard.ts). */
export function createPost(settings: DownloadSettings): ClosablePost {
  const { userAgent, allowPrivateHosts } = settings;
  const limits = { headersTimeout: TIMEOUT, bodyTimeout: TIMEOUT };
  const agent = new Agent({ connect: guardedConnector({ ...settings, timeoutMs: TIMEOUT }), ...limits });
  const headers = { 'user-agent': userAgent, 'content-type': 'application/x-www-form-urlencoded' };

  async function send(address: string, form: Record<string, string>): ReturnType<Post> {
    const body = new URLSearchParams(form).toString();
    const signal = AbortSignal.timeout(TIMEOUT);
    let url = safeAddress(address, undefined, allowPrivateHosts);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (url === null) return { ok: false, reason: 'The hub is at no address that can be asked.' };
      const answer = await request(url, { dispatcher: agent, method: 'POST', headers, body, signal });
      answer.body.on('error', () => undefined);
      await answer.body.dump({ limit: 16_384 }).catch(() => undefined);
      const { statusCode: status } = answer;
      const location = [answer.headers.location].flat()[0];
      if (status >= 200 && status < 300) return { ok: true };
      if (!RESENT.includes(status) || location === undefined)
        return { ok: false, reason: `The hub answers with status ${status}.` };
      url = safeAddress(location, url.href, allowPrivateHosts);
    }
    return { ok: false, reason: `The hub sends us on more than ${MOST_REDIRECTS} times.` };
  }

  const post: Post = async (url, form) => {
    try {
      return await send(url, form);
    } catch (error) {
      return { ok: false, reason: wordsForError(error) };
    }
  };
  return Object.assign(post, { close: () => agent.destroy() });
}
