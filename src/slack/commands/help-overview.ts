// Nothing in, the help's first page out: what somebody may want to do, and the commands for it, a short line each.
import { codeText } from '../text.ts';

/** A line: the commands it stands for, typed as shown, and what they do. */
export type OverviewLine = readonly [commands: readonly string[], says: string];

/** By what somebody wants to do; the first group is all that a beginner needs. Each command stands in one line. */
export const OVERVIEW: readonly (readonly [title: string, lines: readonly OverviewLine[]])[] = [
  [
    'Start here',
    [
      [['watch Scale AI'], 'tells this channel when the ownership of a company you depend on changes'],
      [['rival Meta'], 'names a company you compete with: its deals with your vendors are the loudest news'],
      [['recent'], 'what happened to the companies watched here'],
    ],
  ],
  [
    'Watch',
    [
      [['list'], 'who is watched here'],
      [['unwatch <company>'], 'stops watching it'],
      [['edit'], 'who owns the relationship, what data they hold, renewal dates: in a window'],
      [['partner <company>', 'self <company>'], 'companies you work with; your own'],
      [['alias', 'unalias'], 'other names of a company, and names that only look like it'],
      [['import', 'export'], 'many companies at once, from a file or into one'],
    ],
  ],
  [
    'Look',
    [
      [['show <company>'], 'its role here, its owners, its stories'],
      [['search <words>'], 'stories that hold these words'],
      [['why <alert>'], 'why an alert came, and what would have made it louder or quieter'],
      [['simulate'], 'what this watchlist would have told you of the past 30 days'],
    ],
  ],
  [
    'Quieten',
    [
      [['mute <company>', 'unmute <company>', 'mutes'], 'hear no more of a company, or again; what is muted'],
      [['threshold high'], 'be told at once only from a severity on'],
      [['rumors off'], 'keep rumours for the digest'],
      [['digest daily 09:00'], 'when the rest comes, in one message'],
      [['quiet 22:00-07:00', 'timezone <zone>'], 'hours in which only critical news comes, and on which clock'],
    ],
  ],
  [
    'Feeds',
    [
      [['feeds'], 'the news sources that are read, and how each is doing'],
      [['feed add <address>', 'feed remove <address>', 'feed test <address>'], 'a site’s address is enough'],
      [['feed full <address>'], 'reads the pages of its articles, where it prints only a line of each'],
    ],
  ],
  [
    'This channel',
    [
      [['settings'], 'all of them in one window'],
      [['status'], 'whether everything runs, and what is still to be posted here'],
      [['audit'], 'who changed what, and when'],
      [['test'], 'posts a sample alert, with invented companies'],
      [['help <command>'], 'how one of these is typed, with an example'],
    ],
  ],
];

/** mrkdwn lines. */
export function overviewLines(): string[] {
  return OVERVIEW.flatMap(([title, lines]) => [
    `*${title}*`,
    ...lines.map(([commands, says]) => `•  ${commands.map((command) => codeText(command, 60)).join(' · ')}  ${says}`),
  ]);
}
