// The ids of this folder's windows and buttons, all behind one prefix, by which other listeners leave them alone.

export const OWN_PREFIX = 'watchlist.';

/** Whether a callback_id or action_id belongs to the windows about a watchlist and its settings. */
export function isOwnId(id: string): boolean {
  return id.startsWith(OWN_PREFIX);
}

export const VIEWS = {
  list: 'watchlist.list',
  company: 'watchlist.company',
  settings: 'watchlist.settings',
  import: 'watchlist.import',
  preview: 'watchlist.preview',
} as const;

export const ACTIONS = {
  edit: 'watchlist.edit',
  add: 'watchlist.add',
  page: 'watchlist.page',
  role: 'watchlist.role',
  remove: 'watchlist.remove',
  import: 'watchlist.open-import',
  export: 'watchlist.export',
  settings: 'watchlist.open-settings',
} as const;
