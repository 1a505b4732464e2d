// The table of Web API methods: a method's name and arguments in, Slack's answer (status, headers, body) out.
import * as chat from './chat-methods.ts';
import * as conversations from './conversation-methods.ts';
import * as direct from './direct-messages.ts';
import * as files from './file-methods.ts';
import * as installs from './install-methods.ts';
import { asString } from './json.ts';
import * as people from './people-methods.ts';
import * as views from './view-methods.ts';
import { needs, refuse, textArg, type Call, type Refusal, type Reply } from './call.ts';
import { grantOf, worldOf, type Grant } from './site.ts';
import type { World } from './world.ts';
import type { RateLimiter, Strictness, Tier } from './rate-limits.ts';

interface Method {
  /** Any one of them is enough; null: none is needed. */
  scopes: string[] | null;
  tier: Tier;
  answer: (call: Call) => Reply;
  /** True: the app's own id and secret stand for a token. */
  tokenless?: true;
  /** True: of one workspace, which a token of a whole organisation has to name. */
  perTeam?: true;
}

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const WRITE = ['chat:write'];
const GROUPS = ['usergroups:read'];

/** Tiers as docs.slack.dev/apis/web-api/rate-limits gives them. */
const METHODS: Record<string, Method> = {
  'api.test': { scopes: null, tier: 4, answer: (call) => ({ ok: true, args: call.args }), tokenless: true },
  'apps.uninstall': { scopes: null, tier: 1, answer: installs.removeApp },
  'auth.revoke': { scopes: null, tier: 3, answer: installs.revoke },
  'auth.test': { scopes: null, tier: 'special', answer: installs.test },
  'blocks.validate': { scopes: null, tier: 4, answer: chat.validateBlocks },
  'chat.postMessage': { scopes: WRITE, tier: 'special', answer: chat.postMessage },
  'chat.update': { scopes: WRITE, tier: 3, answer: chat.update },
  'chat.delete': { scopes: WRITE, tier: 3, answer: chat.remove },
  'chat.postEphemeral': { scopes: WRITE, tier: 4, answer: chat.postEphemeral },
  'chat.getPermalink': { scopes: null, tier: 'special', answer: chat.getPermalink },
  'conversations.history': { scopes: HISTORY, tier: 3, answer: conversations.history },
  'conversations.replies': { scopes: HISTORY, tier: 3, answer: conversations.replies },
  'conversations.info': { scopes: READ, tier: 3, answer: conversations.info },
  'conversations.list': { scopes: READ, tier: 2, answer: conversations.list, perTeam: true },
  'conversations.members': { scopes: READ, tier: 4, answer: conversations.members },
  'conversations.open': { scopes: ['im:write', 'mpim:write'], tier: 3, answer: direct.open },
  'conversations.join': { scopes: ['channels:join'], tier: 3, answer: conversations.join },
  'files.completeUploadExternal': { scopes: ['files:write'], tier: 4, answer: files.completeUpload },
  'files.getUploadURLExternal': { scopes: ['files:write'], tier: 4, answer: files.getUploadUrl },
  'files.info': { scopes: ['files:read'], tier: 4, answer: files.info },
  'oauth.v2.access': { scopes: null, tier: 4, answer: installs.access, tokenless: true },
  'usergroups.list': { scopes: GROUPS, tier: 2, answer: people.groups, perTeam: true },
  'usergroups.users.list': { scopes: GROUPS, tier: 2, answer: people.groupUsers, perTeam: true },
  'users.conversations': { scopes: READ, tier: 3, answer: people.conversations, perTeam: true },
  'users.info': { scopes: ['users:read'], tier: 4, answer: people.info },
  'views.open': { scopes: null, tier: 4, answer: views.openView },
  'views.push': { scopes: null, tier: 4, answer: views.pushView },
  'views.update': { scopes: null, tier: 4, answer: views.updateView },
  'views.publish': { scopes: null, tier: 4, answer: views.publishView },
};
/** Takes the app-level token, and no other. */
const SOCKET_OPEN = 'apps.connections.open';

export interface WebApi {
  appToken: string | null;
  limiter: RateLimiter;
  strictness: Strictness;
  /** A new address for a Socket Mode connection. */
  openSocket: () => string;
}
export interface ApiResponse {
  status: number;
  headers: Record<string, string>;
  body: Reply;
}

/** Answers one call as Slack does: token, workspace, method, speed, scope, then the method itself. */
export function answerCall(api: WebApi, asked: Call, bearer: string | null): ApiResponse {
  const headers = { 'x-oauth-scopes': '', 'x-accepted-oauth-scopes': '' };
  const respond = (body: Reply, status = 200, more: Record<string, string> = {}): ApiResponse => ({
    status,
    headers: { ...headers, ...more },
    body,
  });
  const token = bearer ?? textArg(asked, 'token');
  if (asked.method === SOCKET_OPEN) return respond(openConnection(api, token));
  const method = Object.hasOwn(METHODS, asked.method) ? METHODS[asked.method] : undefined;
  if (!method) return respond(refuse('unknown_method', { req_method: asked.method }));
  if (token === null && method.tokenless !== true) return respond(refuse('not_authed'));
  const grant = token === null ? null : grantOf(asked.site, token);
  const dead = token === null ? null : refuseToken(token, grant);
  if (dead) return respond(dead);
  const world = grant === null ? asked.world : pickWorld(asked, method, grant);
  if ('ok' in world) return respond(world);
  const call: Call = { ...asked, token, world, scopes: grant?.scopes ?? [] };
  headers['x-oauth-scopes'] = call.scopes.join(',');

  const { teamId } = world.workspace;
  const wait = api.limiter.take(
    { method: call.method, tier: method.tier, teamId, ...placeOf(call) },
    call.world.clock(),
  );
  if (wait > 0) return respond(refuse('ratelimited'), 429, { 'retry-after': String(Math.ceil(wait / 1000)) });
  headers['x-accepted-oauth-scopes'] = method.scopes?.join(',') ?? '';
  if (method.scopes !== null && !method.scopes.some((scope) => call.scopes.includes(scope))) {
    return respond(refuse('missing_scope', { needed: method.scopes[0], provided: call.scopes.join(',') }));
  }
  return respond(method.answer(limited(api, call)));
}

const placeOf = (call: Call): { channel: string | null } => ({ channel: asString(call.args['channel']) });

/** Why this token opens nothing; null where it does. */
function refuseToken(token: string, grant: Grant | null): Refusal | null {
  if (!grant) return refuse(token.startsWith('xapp-') ? 'not_allowed_token_type' : 'invalid_auth');
  if (grant.state === 'live') return null;
  return refuse(grant.state === 'revoked' ? 'token_revoked' : 'account_inactive');
}

/** Arguments that name something of one workspace. */
const NAMING = ['team_id', 'channel', 'channel_id', 'user', 'users', 'user_id', 'trigger_id', 'view_id', 'file'];

/** The workspace that a call means; a token of one workspace means it always. */
function pickWorld(call: Call, method: Method, grant: Grant): World | Refusal {
  const [first] = grant.worlds;
  if (!first) return refuse('invalid_auth');
  if (grant.org === null) return first;
  const teamId = textArg(call, 'team_id');
  const team = grant.worlds.find((world) => world.workspace.teamId === teamId);
  if (teamId !== null && !team) return refuse('team_not_found');
  if (method.perTeam && teamId === null) return needs('team_id');
  return team ?? worldOf(grant.worlds, ...NAMING.map((name) => textArg(call, name))) ?? first;
}

/** A distributed app gets 15 messages at most, whatever it asks. */
function limited(api: WebApi, call: Call): Call {
  const looksBack = /^conversations\.(history|replies)$/.test(call.method);
  if (!api.strictness.distributed || !looksBack) return call;
  const limit = Math.min(Number(textArg(call, 'limit') ?? 15), 15);
  return { ...call, args: { ...call.args, limit: String(limit) } };
}

function openConnection(api: WebApi, token: string | null): Reply {
  if (token === null) return refuse('not_authed');
  if (!token.startsWith('xapp-')) return refuse('not_allowed_token_type');
  if (api.appToken !== null && token !== api.appToken) return refuse('invalid_auth');
  return { ok: true, url: api.openSocket() };
}
