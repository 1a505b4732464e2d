// The Web API methods that Stakewatch calls, the events it listens to, and the scopes both need: config/slack-manifest.json
// has exactly these.

/** Any scope of a row's list may be needed, by the kind of channel. Empty: the method needs none. */
export const METHOD_SCOPES = {
  'auth.test': [],
  'chat.getPermalink': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.conversations': ['channels:read', 'groups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
} as const satisfies Record<string, readonly string[]>;

/** Slack sends an event to an app that has its scopes; private channels have events of their own. */
export const EVENT_SCOPES = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_unarchive: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  team_access_revoked: [],
  tokens_revoked: [],
} as const satisfies Record<string, readonly string[]>;

/** Slash commands are a scope of their own, and so is reading a file that a person puts into a window. */
const OTHER_SCOPES = ['commands', 'files:read'];
export const NEEDED_SCOPES: string[] = [
  ...new Set([...OTHER_SCOPES, ...Object.values(METHOD_SCOPES).flat(), ...Object.values(EVENT_SCOPES).flat()]),
].sort();

/** What does not work without a scope, for a person who sees it missing. */
export const SCOPE_MEANS: Record<string, string> = {
  commands: '/stakewatch does not work',
  'app_mentions:read': 'a question that mentions Stakewatch in a channel is not heard',
  'im:history': 'a direct message to Stakewatch is not heard',
  'users:read': 'whether somebody is a guest or an admin cannot be seen, so guests may change watchlists',
  'usergroups:read':
    'who belongs to a user group cannot be seen, so only admins may change a watchlist that a group edits',
  'chat:write': 'no alert can be posted',
  'channels:history': 'a message whose outcome is unknown cannot be looked up in public channels, and may come twice',
  'groups:history': 'a message whose outcome is unknown cannot be looked up in private channels, and may come twice',
  'channels:read': 'whether Stakewatch is in a public channel cannot be seen',
  'files:read': 'a watchlist can be pasted, and not be imported from a file',
  'files:write': 'no picture of a company can be posted, and no watchlist be sent as a file',
  'groups:read': 'whether Stakewatch is in a private channel cannot be seen',
  'im:write': 'a watchlist cannot be sent to a person as a file, and nobody is told what hinders an alert',
};
