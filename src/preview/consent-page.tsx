// The consent page ("Allow Stakewatch to access…"): who asks for what in, a page of plain forms, and where it leads, out.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { allow, deny, readWish, refuseConsent, type Choice, type Wish } from './consent.ts';
import { PAGE_STYLE } from './page-style.ts';
import { readBody } from './request.ts';
import { worldOf, type Site } from './site.ts';
import type { World } from './world.ts';

/** What a scope lets the app do, where a person would not guess it from its name. */
const SCOPE_WORDS: Record<string, string> = {
  'app_mentions:read': 'See messages that mention it',
  'channels:history': 'Read messages of public channels that it is in',
  'channels:join': 'Join public channels',
  'channels:read': 'See public channels',
  'chat:write': 'Send messages',
  'chat:write.public': 'Send messages to public channels that it is not in',
  commands: 'Add a slash command',
  'files:read': 'Read files that people give it',
  'files:write': 'Upload files',
  'groups:history': 'Read messages of private channels that it is in',
  'groups:read': 'See private channels that it is in',
  'im:history': 'Read what people write to it',
  'im:read': 'See direct messages with it',
  'im:write': 'Start direct messages',
  'usergroups:read': 'See user groups',
  'users:read': 'See people of the workspace',
};

/** GET shows the page; POST is "Allow" or "Cancel" on it, and leads back to the app. */
export async function serveConsent(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', site.url);
  const wish = readWish(site, searchParams);
  if (typeof wish === 'string') return show(response, 400, <Refused error={wish} />);
  if (request.method !== 'POST') return show(response, 200, <Consent site={site} wish={wish} />, wish);
  const form = new URLSearchParams((await readBody(request)) ?? '');
  if (form.get('answer') !== 'allow') return lead(response, deny(wish));
  const choice = readChoice(site, form);
  const refused = choice === null ? 'unknown_user' : refuseConsent(site, choice);
  if (choice === null || refused !== null) return show(response, 403, <Refused error={refused ?? ''} />);
  lead(response, allow(site, wish, choice));
}

function readChoice(site: Site, form: URLSearchParams): Choice | null {
  const world = worldOf(site.worlds, form.get('team') ?? '');
  const userId = form.get('user') ?? '';
  return world ? { world, userId, wholeOrg: form.get('whole') === 'on' } : null;
}

function lead(response: ServerResponse, address: string): void {
  response.writeHead(302, { location: address, 'cache-control': 'no-store' }).end();
}

function show(response: ServerResponse, status: number, content: ReactNode, wish?: Wish): void {
  // A browser asks the policy about the address that a form leads to as well.
  const back = wish === undefined ? '' : ` ${new URL(wish.redirectUri).origin}`;
  const html = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Install Stakewatch · Stakewatch preview</title>
        <style dangerouslySetInnerHTML={{ __html: PAGE_STYLE }} />
        <script src="/page/theme.js" />
      </head>
      <body className="consent">
        <main>{content}</main>
      </body>
    </html>,
  );
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; form-action 'self'${back}; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    .end(`<!doctype html>${html}`);
}

function Refused({ error }: { error: string }): ReactNode {
  return (
    <>
      <h1>This app cannot be installed</h1>
      <p>
        Slack says <code>{error}</code>. Check the app’s settings, and open its install page again.
      </p>
    </>
  );
}

function Consent({ site, wish }: { site: Site; wish: Wish }): ReactNode {
  const asked = site.worlds.find((world) => world.workspace.teamId === wish.teamId);
  const worlds = asked ? [asked] : site.worlds;
  return (
    <>
      <h1>Install Stakewatch</h1>
      <p>Stakewatch asks to do this in your workspace:</p>
      <ul>
        {wish.scopes.map((scope) => (
          <li key={scope}>
            {SCOPE_WORDS[scope] ?? scope} <code>{scope}</code>
          </li>
        ))}
      </ul>
      {worlds.map((world) => (
        <ConsentForm key={world.workspace.teamId} site={site} world={world} />
      ))}
    </>
  );
}

function ConsentForm({ site, world }: { site: Site; world: World }): ReactNode {
  const { teamId, teamName, users, enterprise } = world.workspace;
  const people = [...users.values()].filter((user) => !user.isBot && !user.deleted && !user.isStranger);
  return (
    <form method="post">
      <h2>{teamName}</h2>
      <input type="hidden" name="team" value={teamId} />
      <label htmlFor={`user-${teamId}`}>You are</label>
      <select id={`user-${teamId}`} name="user" className="control">
        {people.map((user) => (
          <option key={user.id} value={user.id}>
            {user.realName}
          </option>
        ))}
      </select>
      {enterprise !== null && site.oauth?.orgReady === true ? (
        <label className="choice">
          <input type="checkbox" name="whole" /> <span>In every workspace of {enterprise.name}</span>
        </label>
      ) : null}
      <div className="actions">
        <button type="submit" name="answer" value="allow" className="btn btn-primary">
          Allow
        </button>
        <button type="submit" name="answer" value="deny" className="btn btn-default">
          Cancel
        </button>
      </div>
    </form>
  );
}
