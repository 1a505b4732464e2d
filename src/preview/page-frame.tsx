// What stands around the messages: the channel list, the header, the Home tab, a modal, the composer.
import type { ReactNode } from 'react';
import { asObject } from './json.ts';
import { Blocks } from './page-blocks.tsx';
import { words } from './page-elements.tsx';
import { Icon, Logo } from './page-icons.tsx';
import type { Look } from './page-look.tsx';
import type { Channel, View } from './workspace.ts';

function address(look: Look, change: Partial<{ channel: string; home: boolean; direct: boolean }>): string {
  const query = new URLSearchParams({ channel: change.channel ?? look.channel.id, user: look.user.id });
  if (change.home) query.set('home', '1');
  if (change.direct) query.set('direct', '1');
  return `/?${query.toString()}`;
}

/** True for a channel that this person finds in the list. */
export function isSeenBy(channel: Channel, userId: string): boolean {
  return channel.directWith === null && (!channel.private || channel.members.includes(userId));
}

const botName = ({ workspace }: Look): string => workspace.users.get(workspace.botUserId)?.realName ?? '';

/** What the page is called: "#vendor-risk", or the app's name. */
export function titleOf(look: Look): string {
  return look.home || look.channel.directWith !== null ? botName(look) : `#${look.channel.name}`;
}

function ChannelSign({ channel }: { channel: Channel }): ReactNode {
  return (
    <span className="sign" aria-hidden="true">
      {channel.private ? <Icon name="lock" /> : '#'}
    </span>
  );
}

export function Sidebar({ look }: { look: Look }): ReactNode {
  const { workspace, user } = look;
  const people = [...workspace.users.values()].filter((one) => !one.isBot && !one.deleted && !one.isStranger);
  const channels = [...workspace.channels.values()].filter((channel) => isSeenBy(channel, user.id));
  const direct = [...workspace.channels.values()].find((channel) => channel.directWith === user.id);
  return (
    <>
      <div className="team">
        <strong>{workspace.teamName}</strong>
        <button type="button" className="icon-button only-narrow" data-do="menu" aria-label="Close the channel list">
          <Icon name="close" />
        </button>
      </div>
      <p className="notice">A preview on this computer. Nothing here is sent to Slack.</p>
      <nav aria-label="Channels">
        <h2>Channels</h2>
        <ul>
          {channels.map((channel) => (
            <li key={channel.id}>
              <a
                href={address(look, { channel: channel.id })}
                aria-current={!look.home && channel.id === look.channel.id ? 'page' : undefined}
                data-channel={channel.id}
                data-last={channel.roots.at(-1)?.ts ?? '0'}
              >
                <ChannelSign channel={channel} /> {channel.name}
              </a>
            </li>
          ))}
        </ul>
        <h2>Apps</h2>
        <ul>
          <li>
            <a href={address(look, { home: true })} aria-current={look.home ? 'page' : undefined} className="app-link">
              <Logo /> {botName(look)}
            </a>
          </li>
          {direct && direct.roots.length > 0 ? (
            <li>
              <a
                href={address(look, { direct: true })}
                aria-current={!look.home && direct.id === look.channel.id ? 'page' : undefined}
                className="app-link"
                data-channel={direct.id}
                data-last={direct.roots.at(-1)?.ts ?? '0'}
              >
                <span className="sign" aria-hidden="true" /> Direct messages
              </a>
            </li>
          ) : null}
        </ul>
      </nav>
      <div className="foot">
        {look.teams.length > 1 ? (
          <>
            <label htmlFor="team">Workspace</label>
            <select id="team" defaultValue={workspace.teamId}>
              {look.teams.map((team) => (
                <option key={team.teamId} value={team.teamId}>
                  {team.teamName}
                </option>
              ))}
            </select>
          </>
        ) : null}
        <label htmlFor="user">You are</label>
        <select id="user" defaultValue={user.id}>
          {people.map((one) => (
            <option key={one.id} value={one.id}>
              {one.realName}
            </option>
          ))}
        </select>
        <button type="button" className="theme" data-do="theme">
          <Icon name="theme" /> <span data-theme-name="">Light or dark</span>
        </button>
      </div>
    </>
  );
}

export function Header({ look }: { look: Look }): ReactNode {
  const { channel } = look;
  const ofApp = look.home || channel.directWith !== null;
  return (
    <>
      <button type="button" className="icon-button only-narrow" data-do="menu" aria-label="Channel list">
        <Icon name="menu" />
      </button>
      <h1>
        {ofApp ? null : <ChannelSign channel={channel} />}
        {ofApp ? botName(look) : channel.name}
      </h1>
      {ofApp ? <AppTabs look={look} /> : <p className="topic">{channel.topic}</p>}
      {!ofApp && channel.extShared ? <span className="pill">shared</span> : null}
      {!ofApp && channel.archived ? <span className="pill">archived</span> : null}
      {!ofApp && !channel.botIsMember ? (
        <button type="button" className="btn btn-default" data-do="invite">
          Add Stakewatch
        </button>
      ) : null}
    </>
  );
}

function AppTabs({ look }: { look: Look }): ReactNode {
  return (
    <nav className="tabs" aria-label={`Tabs of ${botName(look)}`}>
      <a href={address(look, { home: true })} aria-current={look.home ? 'page' : undefined}>
        Home
      </a>
      <a href={address(look, { direct: true })} aria-current={look.home ? undefined : 'page'}>
        Messages
      </a>
    </nav>
  );
}

export function Home({ look }: { look: Look }): ReactNode {
  const view = look.workspace.homes.get(look.user.id);
  if (!view) return <p className="empty">The app has no Home tab for you yet.</p>;
  return (
    <div className="blocks" data-view={view.id}>
      <Blocks blocks={view.blocks} place={{ workspace: look.workspace, id: view.id, values: view.state.values }} />
    </div>
  );
}

export function Modal({ view, look }: { view: View; look: Look }): ReactNode {
  const submit = words(view['submit']);
  return (
    <form className="modal" data-view={view.id} noValidate>
      <header>
        <Logo />
        <h2 id="modal-title">{words(asObject(view['title']))}</h2>
        <button type="button" className="icon-button" data-do="close-modal" aria-label="Close">
          <Icon name={view.previous_view_id === null ? 'close' : 'back'} />
        </button>
      </header>
      <div className="modal-body blocks">
        <Blocks blocks={view.blocks} place={{ workspace: look.workspace, id: view.id, values: view.state.values }} />
      </div>
      <footer>
        <button type="button" className="btn btn-default" data-do="close-modal">
          {words(view['close']) || 'Cancel'}
        </button>
        {submit === '' ? null : (
          <button type="submit" className="btn btn-primary">
            {submit}
          </button>
        )}
      </footer>
    </form>
  );
}

export function Composer({ look }: { look: Look }): ReactNode {
  if (look.channel.archived)
    return <p className="closed">This channel is archived: it can be read, and not written in.</p>;
  return (
    <form id="composer" className="composer">
      <div className="hints" role="group" aria-label="Commands to start from">
        {look.hints.map((hint) => (
          <button type="button" key={hint} className="chip" data-do="hint" data-text={`${look.command} ${hint}`}>
            {look.command} {hint}
          </button>
        ))}
      </div>
      <div className="box">
        <label className="sr" htmlFor="say">
          Message to {titleOf(look)}, or a command
        </label>
        <textarea id="say" rows={1} placeholder={`Message ${titleOf(look)}`} autoComplete="off" />
        <button type="submit" className="send" aria-label="Send">
          <Icon name="send" filled />
        </button>
      </div>
    </form>
  );
}
