// The app's settings at Slack in, how Bolt installs it out: the page that starts, the way to Slack and back, what comes next.
import type { HTTPReceiverOptions, Installation } from '@slack/bolt';
import type { ServerResponse } from 'node:http';
import { clientOptions } from '../client.ts';
import type { Installations } from './installations.ts';
import { NEEDED_SCOPES } from '../scopes.ts';

/** The app at Slack, as its page "Basic Information" has it. */
export interface OAuthApp {
  clientId: string;
  clientSecret: string;
  /** Signs the state that goes to Slack and comes back; a cookie ties it to the browser that began. */
  stateSecret: string;
}

/** What the HTTP receiver needs to serve `/slack/install` and `/slack/oauth_redirect`. */
export function installerOf(
  { clientId, clientSecret, stateSecret }: OAuthApp,
  { installationStore }: Pick<Installations, 'installationStore'>,
  apiUrl: string | null,
): Partial<HTTPReceiverOptions> {
  return {
    clientId,
    clientSecret,
    stateSecret,
    installationStore,
    scopes: NEEDED_SCOPES,
    installerOptions: {
      clientOptions: clientOptions(apiUrl),
      ...(apiUrl === null ? {} : { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
      renderHtmlForInstallPath: startPage,
      callbackOptions: {
        success: (installation, _options, _request, response) => send(response, 200, donePage(installation)),
        failure: ({ code }, _options, _request, response) => {
          const failure = FAILURES[code] ?? OTHER;
          send(response, failure.status, page('Stakewatch was not installed', [failure.says, AGAIN]));
        },
      },
    },
  };
}

/** By Bolt's error code. */
const FAILURES: Record<string, { status: number; says: string }> = {
  slack_oauth_installer_authorization_error: {
    status: 200,
    says: 'You pressed Cancel at Slack, so nothing was changed.',
  },
  slack_oauth_invalid_state: {
    status: 400,
    says: 'This page was not reached from our own install page in this browser, or more than ten minutes ago.',
  },
  slack_oauth_missing_state: { status: 400, says: 'This page was not reached from our own install page.' },
  slack_oauth_missing_code: { status: 400, says: 'This page was not reached from Slack.' },
};
const OTHER = {
  status: 500,
  says: 'Slack did not hand over what is needed. Nothing was changed here. If it stays so, tell whoever runs Stakewatch: the log says why.',
};
const AGAIN = '<a href="/slack/install">Start again</a>';

function startPage(addToSlackUrl: string): string {
  return page('Add Stakewatch to Slack', [
    'Stakewatch reads the news and tells a channel, once per deal and with the evidence, when the ownership of a company it depends on changes.',
    `<a class="button" href="${escapeHtml(addToSlackUrl)}">Add to Slack</a>`,
    'Slack asks you what it may do, and brings you back here. You need the right to add apps to your workspace.',
  ]);
}

function donePage({ team, enterprise, isEnterpriseInstall, appId }: Installation): string {
  const whole = isEnterpriseInstall === true;
  const name = escapeHtml((whole ? enterprise?.name : team?.name) ?? 'your workspace');
  const link = whole || team === undefined ? 'slack://open' : `slack://app?team=${team.id}&id=${appId ?? ''}`;
  return page(`Stakewatch is installed in ${name}`, [
    ...(whole ? ['An admin of the organisation now adds it to the workspaces that want it.'] : []),
    'What comes next, in Slack:',
    `<ol><li>In the channel that should hear the news: <code>/invite @stakewatch</code></li>
<li>Press <b>Set up</b> in the message that it posts there, or type <code>/stakewatch watch</code> and the names of your vendors.</li></ol>`,
    `<a class="button" href="${escapeHtml(link)}">Open Slack</a>`,
  ]);
}

/** @param title and paragraphs in HTML */
function page(title: string, paragraphs: string[]): string {
  const body = paragraphs.map((text) => (text.startsWith('<ol>') ? text : `<p>${text}</p>`)).join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
:root { color-scheme: light dark; }
body { max-width: 34rem; margin: 4rem auto; padding: 0 1.25rem; font: 1rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.3; }
.button { display: inline-block; padding: .6rem 1.1rem; border-radius: .4rem; background: #1d3a5f; color: #fff; text-decoration: none; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
