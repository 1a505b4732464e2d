// Who looks at what, and a piece of the page: its content in, HTML that says when it changed out.
import { createHash } from 'node:crypto';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { UnixMs } from '../domain.ts';
import { unshield } from './page-shield.ts';
import type { Channel, User, Workspace } from './workspace.ts';

/** Who looks at what. */
export interface Look {
  workspace: Workspace;
  /** All workspaces, this one among them. */
  teams: readonly Pick<Workspace, 'teamId' | 'teamName'>[];
  channel: Channel;
  user: User;
  /** The thread that stands open beside the channel. */
  threadTs: string | null;
  /** True: the app's Home tab instead of the channel. */
  home: boolean;
  /** "/stakewatch" */
  command: string;
  /** What the composer proposes to type after the command. */
  hints: readonly string[];
  now: UnixMs;
}
/** A keyed piece of the page; `v` changes when its HTML does. */
export interface Part {
  id: string;
  v: string;
  html: string;
}
export function part(id: string, tag: 'li' | 'div', content: ReactNode): Part {
  const inner = render(content);
  const v = createHash('sha256').update(inner).digest('hex').slice(0, 12);
  return { id, v, html: `<${tag} id="${id}" data-v="${v}">${inner}</${tag}>` };
}

/** The renderer gives every message one and the same id; as a class it does the same work (see page-server.ts). */
export function render(content: ReactNode): string {
  return unshield(renderToStaticMarkup(content).replaceAll(' id="slack_blocks_to_jsx" data-theme="light"', ''));
}
