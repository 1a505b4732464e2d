// A token and the watchlists in, findings in words out: what Slack grants, which channels Stakewatch is in, what to do.
import type { Watchlist } from '../../domain.ts';
import type { WebClient } from '../client.ts';
import { NEEDED_SCOPES, SCOPE_MEANS } from '../scopes.ts';
import { readFailure, refusesToken } from '../slack-errors.ts';

export type TokenCheck =
  | { ok: true; team: string; teamId: string; url: string; botUserId: string; scopes: string[]; missing: string[] }
  /** `reason` is a plain sentence that says what to do; `again`: ms until Slack may say otherwise, null where it refused. */
  | { ok: false; reason: string; again: number | null };

/** Asks Slack whose token it is and what it may do. Never throws. */
export async function checkToken(client: WebClient): Promise<TokenCheck> {
  try {
    const { team, team_id: teamId, url, user_id: botUserId, response_metadata: metadata } = await client.auth.test();
    const scopes = metadata?.scopes ?? [];
    const missing = NEEDED_SCOPES.filter((scope) => !scopes.includes(scope));
    return {
      ok: true,
      team: team ?? '',
      teamId: teamId ?? '',
      url: url ?? '',
      botUserId: botUserId ?? '',
      scopes,
      missing,
    };
  } catch (error) {
    const failure = readFailure(error);
    const pause = failure.kind === 'rate-limited' ? failure.retryAfter : 0;
    return { ok: false, reason: failure.reason, again: failure.kind === 'refused' ? null : pause };
  }
}

/** Asks Slack whether it takes the token still; `unreached`: it gave no such answer. Never throws. */
export async function askToken(
  client: WebClient,
): Promise<{ state: 'accepted' } | { state: 'refused' | 'unreached'; reason: string }> {
  try {
    await client.auth.test();
    return { state: 'accepted' };
  } catch (error) {
    const failure = readFailure(error);
    const refused = failure.kind === 'refused' && refusesToken(failure.error);
    return { state: refused ? 'refused' : 'unreached', reason: failure.reason };
  }
}

/** A channel that a watchlist belongs to, or will. */
export type WatchedChannel = Pick<Watchlist, 'teamId' | 'channelId' | 'channelName'>;

export interface Finding {
  level: 'ok' | 'warning' | 'error';
  /** A plain sentence: what is so, and what to do where something is wrong. */
  text: string;
}

/**
 * Everything that can be known of Slack without posting; watchlists of other workspaces are only named. Never throws.
 * @param ofOrg the workspace meant, where the token is a whole organisation's
 */
export async function inspectSlack(
  client: WebClient,
  watchlists: WatchedChannel[],
  ofOrg?: string,
): Promise<Finding[]> {
  const token = await checkToken(client);
  if (!token.ok) return [{ level: 'error', text: `Slack: ${token.reason}` }];
  const findings: Finding[] = [
    { level: 'ok', text: `Slack: signed in to ${token.team} (${token.url})` },
    ...token.missing.map(missingScope),
  ];
  for (const watchlist of watchlists)
    findings.push(
      watchlist.teamId === (ofOrg ?? token.teamId)
        ? await inspectChannel(client, watchlist)
        : foreignChannel(watchlist),
    );
  return findings;
}

/** Whether Slack takes the app token. Opens nothing: Slack only names an address for a connection. Never throws. */
export async function inspectAppToken(client: WebClient): Promise<Finding> {
  try {
    await client.apps.connections.open({});
    return { level: 'ok', text: 'Socket Mode: Slack accepts the app token' };
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused') return { level: 'error', text: `Socket Mode: ${failure.reason}` };
    // Slack's word alone: the advice that goes with it is about the bot token.
    const text =
      `Socket Mode: Slack does not accept the app token (${failure.error}): set SLACK_APP_TOKEN to the xapp- token ` +
      'under Basic Information, App-Level Tokens; it needs the scope connections:write';
    return { level: 'error', text };
  }
}

function missingScope(scope: string): Finding {
  const text =
    `Slack: the scope ${scope} is missing: ${SCOPE_MEANS[scope] ?? 'something will not work'}. ` +
    'Add it under OAuth & Permissions as config/slack-manifest.json has it, and reinstall the app';
  return { level: 'error', text };
}

async function inspectChannel(client: WebClient, watchlist: WatchedChannel): Promise<Finding> {
  const name = nameOf(watchlist);
  try {
    const { channel } = await client.conversations.info({ channel: watchlist.channelId });
    if (channel?.is_archived === true)
      return { level: 'error', text: `${name} is archived: unarchive it, or empty its watchlist` };
    return channel?.is_member === true ? { level: 'ok', text: `${name}: Stakewatch is in it` } : notIn(name);
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind === 'refused' && failure.error === 'channel_not_found') return notIn(name);
    return { level: 'warning', text: `${name} could not be looked at: ${failure.reason}` };
  }
}

function notIn(name: string): Finding {
  return {
    level: 'error',
    text: `${name}: Stakewatch is not in it and cannot post there; invite it: /invite @stakewatch`,
  };
}

function foreignChannel(watchlist: WatchedChannel): Finding {
  const text = `${nameOf(watchlist)} belongs to another workspace (${watchlist.teamId}), which this token does not reach`;
  return { level: 'warning', text };
}

function nameOf({ channelId, channelName }: WatchedChannel): string {
  return channelName === channelId ? channelId : `${channelName} (${channelId})`;
}
