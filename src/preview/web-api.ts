// The table of Web API methods: a method's name and arguments in, Slack's answer (status, headers, body) out.
import * as chat from './chat-methods.ts';
import * as conversations from './conversation-methods.ts';
import { asString } from './json.ts';
import * as views from './view-methods.ts';
import { refuse, textArg, type Call, type Reply } from './call.ts';
import type { RateLimiter, Strictness, Tier } from './rate-limits.ts';

interface Method {
  /** Any one of them is enough; null: none is needed. */
  scopes: string[] | null;
  tier: Tier;
  answer: (call: Call) => Reply;
}

const READ = ['channels:read', 'groups:read'];
const HISTORY = ['channels:history', 'groups:history'];
const WRITE = ['chat:write'];

/** Tiers as docs.slack.dev/apis/web-api/rate-limits gives them. */
const METHODS: Record<string, Method> = {
  'api.test': { scopes: null, tier: 4, answer: (call) => ({ ok: true, args: call.args }) },
  'auth.test': { scopes: null, tier: 'special', answer: authTest },
  'blocks.validate': { scopes: null, tier: 4, answer: chat.validateBlocks },
  'chat.postMessage': { scopes: WRITE, tier: 'special', answer: chat.postMessage },
  'chat.update': { scopes: WRITE, tier: 3, answer: chat.update },
  'chat.delete': { scopes: WRITE, tier: 3, answer: chat.remove },
  'chat.postEphemeral': { scopes: WRITE, tier: 4, answer: chat.postEphemeral },
  'chat.getPermalink': { scopes: null, tier: 'special', answer: chat.getPermalink },
  'conversations.history': { scopes: HISTORY, tier: 3, answer: conversations.history },
  'conversations.replies': { scopes: HISTORY, tier: 3, answer: conversations.replies },
  'conversations.info': { scopes: READ, tier: 3, answer: conversations.info },
  'conversations.list': { scopes: READ, tier: 2, answer: conversations.list },
  'conversations.join': { scopes: ['channels:join'], tier: 3, answer: conversations.join },
  'users.info': { scopes: ['users:read'], tier: 4, answer: conversations.userInfo },
  'views.open': { scopes: null, tier: 4, answer: views.openView },
  'views.push': { scopes: null, tier: 4, answer: views.pushView },
  'views.update': { scopes: null, tier: 4, answer: views.updateView },
  'views.publish': { scopes: null, tier: 4, answer: views.publishView },
};
/** Takes the app-level token, and no other. */
const SOCKET_OPEN = 'apps.connections.open';

export interface WebApi {
  botToken: string;
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

/** Answers one call as Slack does: token, method, speed, scope, then the method itself. */
export function answerCall(api: WebApi, call: Call, bearer: string | null): ApiResponse {
  const headers = { 'x-oauth-scopes': call.scopes.join(','), 'x-accepted-oauth-scopes': '' };
  const respond = (body: Reply, status = 200, more: Record<string, string> = {}): ApiResponse => ({
    status,
    headers: { ...headers, ...more },
    body,
  });
  const token = bearer ?? textArg(call, 'token');
  if (call.method === SOCKET_OPEN) return respond(openConnection(api, token));
  const method = Object.hasOwn(METHODS, call.method) ? METHODS[call.method] : undefined;
  if (!method) return respond(refuse('unknown_method', { req_method: call.method }));
  if (token === null && call.method !== 'api.test') return respond(refuse('not_authed'));
  if (token !== null && token !== api.botToken) return respond(refuse('invalid_auth'));

  const wait = api.limiter.take(call.method, method.tier, asString(call.args['channel']), call.world.clock());
  if (wait > 0) return respond(refuse('ratelimited'), 429, { 'retry-after': String(Math.ceil(wait / 1000)) });
  headers['x-accepted-oauth-scopes'] = method.scopes?.join(',') ?? '';
  if (method.scopes !== null && !method.scopes.some((scope) => call.scopes.includes(scope))) {
    return respond(refuse('missing_scope', { needed: method.scopes[0], provided: call.scopes.join(',') }));
  }
  return respond(method.answer(limited(api, call)));
}

/** A distributed app gets 15 messages at most, whatever it asks. */
function limited(api: WebApi, call: Call): Call {
  const looksBack = /^conversations\.(history|replies)$/.test(call.method);
  if (!api.strictness.distributed || !looksBack) return call;
  const limit = Math.min(Number(textArg(call, 'limit') ?? 15), 15);
  return { ...call, args: { ...call.args, limit: String(limit) } };
}

function authTest(call: Call): Reply {
  const { workspace } = call.world;
  return {
    ok: true,
    url: `${call.url}/`,
    team: workspace.teamName,
    user: workspace.users.get(workspace.botUserId)?.name ?? 'stakewatch',
    team_id: workspace.teamId,
    user_id: workspace.botUserId,
    bot_id: workspace.botId,
    is_enterprise_install: false,
  };
}

function openConnection(api: WebApi, token: string | null): Reply {
  if (token === null) return refuse('not_authed');
  if (!token.startsWith('xapp-')) return refuse('not_allowed_token_type');
  if (api.appToken !== null && token !== api.appToken) return refuse('invalid_auth');
  return { ok: true, url: api.openSocket() };
}
