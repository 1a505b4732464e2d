// oauth.v2.access, auth.*, apps.uninstall: codes and tokens in, who the app is and what it may do out.
import { booleanArg, needs, refuse, textArg, type Call, type Refusal, type Reply } from './call.ts';
import { grantOf, install, uninstall, type OAuthApp } from './site.ts';

/** The app's own words, from the arguments (or a Basic header, which api-door.ts puts there). */
function appOf(call: Call): OAuthApp | Refusal {
  const { oauth } = call.site;
  const id = textArg(call, 'client_id');
  if (id === null) return needs('client_id');
  if (!oauth || id !== oauth.clientId) return refuse('invalid_client_id');
  return textArg(call, 'client_secret') === oauth.clientSecret ? oauth : refuse('bad_client_secret');
}

/** oauth.v2.access: a code for a token. */
export function access(call: Call): Reply {
  const app = appOf(call);
  if ('ok' in app) return app;
  const word = textArg(call, 'code');
  const code = call.site.codes.get(word ?? '');
  if (!code || call.site.clock() >= code.expiresAt) return refuse('invalid_code');
  if (code.used) return refuse('code_already_used');
  if (code.redirectUri !== textArg(call, 'redirect_uri')) return refuse('bad_redirect_uri');
  code.used = true;
  const grant = install(call.site, code);
  const workspace = code.worlds[0]?.workspace;
  if (!workspace) return refuse('invalid_code');
  const { enterprise } = workspace;
  return {
    ok: true,
    access_token: grant.token,
    token_type: 'bot',
    scope: grant.scopes.join(','),
    bot_user_id: workspace.botUserId,
    app_id: workspace.appId,
    team: code.org === null ? { id: workspace.teamId, name: workspace.teamName } : null,
    enterprise: enterprise === null ? null : { ...enterprise },
    authed_user: { id: code.userId },
    is_enterprise_install: code.org !== null,
  };
}

/** auth.test */
export function test(call: Call): Reply {
  const { workspace } = call.world;
  const org = call.token === null ? null : (grantOf(call.site, call.token)?.org ?? null);
  return {
    ok: true,
    url: `${call.url}/`,
    team: org?.name ?? workspace.teamName,
    user: workspace.users.get(workspace.botUserId)?.name ?? 'stakewatch',
    team_id: org?.id ?? workspace.teamId,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    ...(workspace.enterprise === null ? {} : { enterprise_id: workspace.enterprise.id }),
    is_enterprise_install: org !== null,
  };
}

/** auth.revoke: the last token of a workspace takes the app with it. */
export function revoke(call: Call): Reply {
  const grant = call.token === null ? null : grantOf(call.site, call.token);
  if (!grant) return refuse('not_authed');
  if (booleanArg(call, 'test')) return { ok: true, revoked: false };
  uninstall(call.site, grant);
  grant.state = 'revoked';
  return { ok: true, revoked: true };
}

/** apps.uninstall */
export function removeApp(call: Call): Reply {
  const app = appOf(call);
  if ('ok' in app) return app;
  const grant = call.token === null ? null : grantOf(call.site, call.token);
  if (!grant) return refuse('client_id_token_mismatch');
  uninstall(call.site, grant);
  return { ok: true };
}
