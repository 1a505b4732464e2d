// The Web API methods that Stakewatch calls, and the scopes they need: config/slack-manifest.json has exactly these.

/** Any scope of a row's list may be needed, by the kind of channel. Empty: the method needs none. */
export const METHOD_SCOPES = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history'],
  'conversations.replies': ['channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.update': [],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
} as const satisfies Record<string, readonly string[]>;

/** Slash commands are a scope of their own. */
export const NEEDED_SCOPES: string[] = [...new Set(['commands', ...Object.values(METHOD_SCOPES).flat()])].sort();

/** What does not work without a scope, for a person who sees it missing. */
export const SCOPE_MEANS: Record<string, string> = {
  commands: '/stakewatch does not work',
  'chat:write': 'no alert can be posted',
  'channels:history': 'a message whose outcome is unknown cannot be looked up in public channels, and may come twice',
  'groups:history': 'a message whose outcome is unknown cannot be looked up in private channels, and may come twice',
  'channels:read': 'whether Stakewatch is in a public channel cannot be seen',
  'files:write': 'no picture of a company can be posted',
  'groups:read': 'whether Stakewatch is in a private channel cannot be seen',
  'usergroups:read': 'who belongs to a user group that may change a watchlist cannot be seen',
  'users:read': 'who is a guest, an admin, or gone cannot be seen',
};
