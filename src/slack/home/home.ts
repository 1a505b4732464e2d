// A person in, their Home tab published out: their channels with watchlists, what is open there, and how the feeds are.
import { isInTrouble, isOfStory } from '../../domain.ts';
import type { AlertRecord, Story, UnixMs, Watchlist } from '../../domain.ts';
import type { Pressed } from '../alert/pressed.ts';
import type { WebClient } from '../client.ts';
import { answering, type Action } from '../alert/do-press.ts';
import type { Heard } from '../requests/heard.ts';
import { homeView, type HomeChannel, type HomeContent, type OpenStory } from './home-blocks.ts';
import { openEditor } from '../modals/editor.ts';
import { ONBOARDING_ACTIONS } from './onboarding.ts';
import { openWatchlist } from './open-watchlist.ts';
import { channelsOf, type OwnChannel, type OwnChannels } from './own-channels.ts';
import { placeOf } from '../place.ts';
import type { Services } from '../services.ts';
import { storyMute } from '../alert/shown.ts';
import { readFailure } from '../slack-errors.ts';

const CHANNELS = 20; // shown
const STORIES = 10; // shown
const LOOKED_AT = 100; // alerts of a channel, the newest

/** Whose Home tab. */
export interface HomeOwner {
  teamId: string;
  userId: string;
  client: WebClient;
}

/** `app_home_opened`: of the two tabs only the Home tab is drawn. A first visit has no view yet. */
export async function homeOpened({ event, teamId, client }: Heard, services: Services): Promise<void> {
  const { user: userId, tab, view } = event;
  if (typeof userId !== 'string' || (tab !== undefined && tab !== 'home')) return;
  const hash = (view as { hash?: unknown } | undefined)?.hash;
  await publishHome({ teamId, userId, client }, services, typeof hash === 'string' ? hash : null);
}

/**
 * Draws the Home tab from what the store and Slack say now.
 * @param hash of the view that the person sees: one published meanwhile is not overwritten with what is older; null: none
 */
export async function publishHome(owner: HomeOwner, services: Services, hash: string | null): Promise<void> {
  const { client, userId } = owner;
  const first = await homeContent(owner, services, hash === null);
  try {
    await client.views.publish({ user_id: userId, view: homeView(first), ...(hash === null ? {} : { hash }) });
  } catch (error) {
    const failure = readFailure(error);
    if (failure.kind !== 'refused' || failure.error !== 'hash_conflict') throw error;
    // Somebody was faster, perhaps with less: what is read from here on is newer than that.
    await client.views.publish({ user_id: userId, view: homeView(await homeContent(owner, services, false)) });
  }
}

async function homeContent(owner: HomeOwner, services: Services, firstVisit: boolean): Promise<HomeContent> {
  const { store, clock, feedsAreOperators } = services;
  const { teamId, userId, client } = owner;
  const [own, watchlists, feeds] = await Promise.all([
    ownChannels(client, userId),
    store.watchlistsOf(teamId),
    store.feeds(),
  ]);
  const watched = watchlists.flatMap((watchlist) => {
    const channel = own.channels.find(({ id }) => id === watchlist.channelId);
    const isEmpty = watchlist.companies.length === 0;
    return channel === undefined || isEmpty ? [] : [{ watchlist, channel }];
  });
  watched.sort((a, b) => a.channel.name.localeCompare(b.channel.name));
  const shown = await Promise.all(watched.slice(0, CHANNELS).map((one) => channelContent(one, services, clock())));
  const open = shown.flatMap(({ stories }) => stories).sort((a, b) => b.at - a.at);
  const failing = feeds.filter(({ state }) => isInTrouble(state));
  const polls = feeds.flatMap(({ state }) => (state.lastPollAt === null ? [] : [state.lastPollAt]));
  return {
    firstVisit,
    channels: shown.map(({ channel }) => channel),
    moreChannels: watched.length - shown.length,
    allChannels: own.all,
    ...(own.pause === undefined ? {} : { pause: own.pause }),
    stories: await Promise.all(open.slice(0, STORIES).map((story) => linked(story, client))),
    moreStories: Math.max(0, open.length - STORIES),
    feeds: {
      ok: feeds.length - failing.length,
      // With many workspaces nobody but the operator can mend one.
      failing: feedsAreOperators ? [] : failing.map(({ feed }) => feed.title),
      failingCount: failing.length,
      lastPollAt: polls.length === 0 ? null : Math.max(...polls),
    },
    now: clock(),
  };
}

/** Without the permission to see channels, none is shown. */
async function ownChannels(client: WebClient, userId: string): Promise<OwnChannels> {
  try {
    return await channelsOf(client, userId);
  } catch (error) {
    if (readFailure(error).kind !== 'refused') throw error;
    return { channels: [], all: false };
  }
}

/** A story before its link is known. */
type Unlinked = Omit<OpenStory, 'link'> & { ts: string | null };

async function channelContent(
  { watchlist, channel }: { watchlist: Watchlist; channel: OwnChannel },
  { store }: Services,
  now: UnixMs,
): Promise<{ channel: HomeChannel; stories: Unlinked[] }> {
  const { teamId, channelId, companies, settings } = watchlist;
  // An alert is owed until its last message stands: what the channel reads already must not be missing here.
  const told = await store.alertsIn(teamId, channelId, ['sent', 'due'], LOOKED_AT);
  const open = openStories(told, watchlist, now);
  const count = (role: string): number => companies.filter((company) => company.role === role).length;
  const stories = await Promise.all(
    open.slice(0, STORIES).map(async (alert): Promise<Unlinked> => {
      const { root } = await store.thread(teamId, channelId, alert.storyId);
      // Whoever looks after a story is kept with its message.
      const shown = root === null ? alert : ((await store.alert(root.alertId)) ?? alert);
      return {
        channelId,
        severity: alert.severity,
        headline: alert.content.headline,
        code: alert.code,
        assigned: shown.assigned?.to ?? null,
        at: alert.sentAt ?? alert.createdAt,
        owed: alert.state === 'due',
        ts: root?.ts ?? alert.ts,
      };
    }),
  );
  return {
    channel: {
      id: channelId,
      name: channel.name,
      archived: channel.archived,
      vendors: count('vendor'),
      rivals: count('rival'),
      others: companies.length - count('vendor') - count('rival'),
      open: open.length,
      digest: settings.digest,
      timeZone: settings.timeZone,
    },
    stories,
  };
}

/** Of each story the latest alert, told or owed, where it is critical or high, and nobody acknowledged or muted the story. */
function openStories(told: AlertRecord[], watchlist: Watchlist, now: UnixMs): AlertRecord[] {
  const byStory = new Map<Story['id'], AlertRecord[]>();
  for (const alert of told) {
    if (isOfStory(alert)) byStory.set(alert.storyId, [...(byStory.get(alert.storyId) ?? []), alert]);
  }
  return [...byStory.values()].flatMap((alerts) => {
    const latest = alerts.reduce((a, b) => (b.storyRevision > a.storyRevision ? b : a));
    const done = alerts.some(({ acknowledged }) => acknowledged !== null);
    const loud = latest.severity === 'critical' || latest.severity === 'high';
    return loud && !done && storyMute(watchlist, latest.storyId, now) === null ? [latest] : [];
  });
}

/** A message that is gone has no link; the story stays open all the same. */
async function linked({ ts, ...story }: Unlinked, client: WebClient): Promise<OpenStory> {
  if (ts === null) return { ...story, link: null };
  try {
    const { permalink } = await client.chat.getPermalink({ channel: story.channelId, message_ts: ts });
    return { ...story, link: permalink ?? null };
  } catch {
    return { ...story, link: null };
  }
}

/** A channel picked in "Set up a channel": its watchlist, or how to bring Stakewatch into it. */
async function setUpChannel(pressed: Pressed, services: Services): Promise<void> {
  const { triggerId, value: channelId } = pressed;
  const asker = { ...pressed, ...placeOf({ ...pressed, channelId }, undefined) };
  await openEditor(asker, services, { triggerId, refusal: () => whyNotYet(pressed) });
  await refreshHome(pressed, services);
}

/** How to bring Stakewatch into the channel; null where both are in it. */
async function whyNotYet({ client, userId, value: channelId }: Pressed): Promise<string | null> {
  const { channels } = await channelsOf(client, userId);
  const isIn = channels.some(({ id }) => id === channelId) && (await botIsIn(client, channelId));
  return isIn ? null : invitation(channelId);
}

async function botIsIn(client: WebClient, channelId: string): Promise<boolean> {
  try {
    return (await client.conversations.info({ channel: channelId })).channel?.is_member === true;
  } catch (error) {
    if (readFailure(error).kind !== 'refused') throw error;
    return false; // a private channel hides from whoever is not in it
  }
}

function invitation(channelId: string): string {
  return [
    `Two steps for <#${channelId}>:`,
    '1. In that channel, type `/invite @stakewatch`. You have to be in it yourself.',
    '2. I say hello there with a button *Set up*: press it, and name the companies you depend on and your rivals.',
    'Where I am in the channel already, type `/stakewatch watch` there, with the names of your vendors.',
  ].join('\n');
}

async function refreshHome({ teamId, userId, client }: Pressed, services: Services): Promise<void> {
  await publishHome({ teamId, userId, client }, services, null);
}

/** Rows for the table of actions. */
export const HOME_ACTIONS: Record<string, Action> = {
  ...ONBOARDING_ACTIONS,
  'open-watchlist': answering(openWatchlist),
  'set-up-channel': answering(setUpChannel),
  'refresh-home': answering(refreshHome),
};
