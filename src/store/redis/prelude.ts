// What every Lua script of the store begins with: the names of its keys. All keys lie under one prefix, KEYS[1]:
//
//   version                          version of the data
//   identity                         name of the data, by which a Redis that lost them is known
//   token, seq                       the last fencing token; the last number given to an alert
//   counts                           hash: how many stories, watchlists, and alerts by state
//   feeds                            set in order of id: every feed
//   feeds-due                        feed id by its next due time
//   feed:<id>                        hash: feed, state, token, until (missing: nobody holds it)
//   subscriptions                    set in order of feed id: every WebSub subscription
//   subscriptions-due                feed id by when its subscription is looked after next
//   subscription:<feed>              hash: subscription, revision, callback
//   callbacks                        hash: callback → feed id
//   articles, article-keys           article id by when it was committed; key digest by when it was last seen
//   story:<id>                       hash: story, revision, keys
//   stories                          story id by when it was updated: every story (since version 2)
//   company:<key>                    story id by when it was updated
//   watchlists                       set in order of name: every channel with a watchlist
//   watchlist:<channel>              hash: watchlist, revision, keys
//   audit:<channel>                  list of the last changes of a channel's watchlist, newest first
//   trails                           set in order of name: every channel (or other name) with an audit trail (since version 3)
//   watched:<key>                    set of the channels that watch a company
//   alert:<id>                       hash: alert, state and so on (alerts.ts)
//   alerts:<state>:<channel>         member by createdAt; a member is the alert's number, a colon and its id
//   due                              alert id by createdAt: all that are due
//   thread:<channel>:<story>         member by story revision: those of one thread that are due
//   wait:<channel>, go:<channel>     the firsts of their threads: member by when it may go; by createdAt once it may (due.ts)
//   waiting                          channel by when to look at it next (since version 3, as those around it)
//   ready, heads                     member by createdAt: the next of each free channel; hash: channel → that member
//   root:<channel>:<story>           id of the alert that the thread hangs on
//   latest:<channel>:<story>         id of the sent alert of the latest revision
//   told:<story>                     hash: channel → id of the latest alert
//   codes:<channel>                  hash: code in capitals → alert id
//   channels                         channel by when it is free
//   installations                    set in order of id: every installation
//   installation:<id>                the installation
//   orgs                             hash: team → the organisation it belongs to
//   teams:<org>                      set in order of id: the teams that belong to an organisation
//   moving                           of the move into this Redis that was begun and not ended, the name
//   request:<id>                     until when a repeat is known; expires
//
// <channel> is teamId:channelId. Numbers that must not grow blurred (JSON of ours) stay text: cjson keeps 14 digits.
export const PRELUDE = `
local function key(...)
  return KEYS[1] .. ':' .. table.concat({...}, ':')
end
`;
