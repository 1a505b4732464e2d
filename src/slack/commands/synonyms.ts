// Nothing in, the words that people type for a command out: other commands' names for the same, and slips of order.

/** Of one or two words, lower case, and the command that is meant. A word that is a command itself goes before its row here. */
const ROWS: [meant: string, ...words: string[]][] = [
  ['watch', 'add', 'vendor', 'vendors', 'follow', 'track', 'monitor', 'supplier', 'add vendor', 'watch vendor'],
  ['rival', 'rivals', 'competitor', 'competitors', 'add rival', 'watch rival', 'add competitor'],
  ['self', 'ourselves', 'add self'],
  ['partner', 'partners', 'add partner', 'watch partner'],
  ['unwatch', 'remove', 'delete', 'rm', 'drop', 'unfollow', 'untrack', 'remove vendor', 'remove rival'],
  ['alias', 'aliases'],
  ['list', 'watchlist', 'companies', 'ls', 'watching', 'show list', 'show watchlist', 'list all'],
  ['show', 'info', 'about', 'company', 'owners'],
  ['recent', 'news', 'latest', 'stories'],
  ['search', 'find', 'grep', 'search for', 'look for'],
  ['why', 'explain', 'reason'],
  ['mutes', 'muted', 'mute list', 'list mutes', 'show mutes'],
  ['mute', 'silence', 'snooze', 'ignore'],
  ['unmute', 'unsilence', 'mute undo', 'mute off'],
  ['feeds', 'sources', 'feed list', 'list feeds', 'feeds list', 'show feeds'],
  ['feed', 'source'],
  ['feed add', 'feeds add', 'add feed', 'feed new', 'source add', 'add source', 'feed watch', 'feed follow'],
  [
    'feed remove',
    'feeds remove',
    'remove feed',
    'feed delete',
    'feeds delete',
    'delete feed',
    'feed rm',
    'source remove',
  ],
  ['feed full', 'feeds full', 'full feed', 'feed fulltext', 'feed pages', 'full text'],
  ['feed test', 'feeds test', 'test feed', 'feed check', 'check feed', 'feeds check'],
  ['test', 'sample', 'example', 'demo'],
  ['simulate', 'backtest', 'preview', 'dry-run', 'simulation'],
  ['audit', 'history', 'changes', 'trail'],
  ['import', 'csv', 'upload', 'bulk', 'paste'],
  ['export', 'download', 'backup'],
  ['status', 'health', 'ping', 'version', 'doctor'],
  ['settings', 'setting', 'config', 'configure', 'preferences', 'options', 'setup'],
  ['timezone', 'tz', 'zone', 'time zone'],
  ['rumors', 'rumours', 'rumor', 'rumour'],
  ['threshold', 'thresholds', 'floor', 'level'],
  ['help', '?', 'commands', 'usage', 'man', '--help', '-h'],
];

export const SYNONYMS: ReadonlyMap<string, string> = new Map(
  ROWS.flatMap(([meant, ...words]) => words.map((word) => [word, meant] as const)),
);
