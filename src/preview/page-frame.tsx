// What stands around the messages: the channel list, the header, the Home tab, a modal, the composer.
import type { ReactNode } from 'react';
import { asObject } from './json.ts';
import { Blocks } from './page-blocks.tsx';
import { words } from './page-elements.tsx';
import { Icon, Logo } from './page-icons.tsx';
import type { Look } from './page-look.tsx';
import type { Channel, View } from './workspace.ts';

function address(look: Look, change: Partial<{ channel: string; home: boolean }>): string {
  const query = new URLSearchParams({ channel: change.channel ?? look.channel.id, user: look.user.id });
  if (change.home) query.set('home', '1');
  return `/?${query.toString()}`;
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
  const people = [...workspace.users.values()].filter((one) => !one.isBot);
  const bot = workspace.users.get(workspace.botUserId);
  // An app that has published no Home for anybody has none.
  const hasHome = look.home || workspace.homes.size > 0;
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
          {[...workspace.channels.values()].map((channel) => (
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
        {hasHome ? (
          <>
            <h2>Apps</h2>
            <ul>
              <li>
                <a
                  href={address(look, { home: true })}
                  aria-current={look.home ? 'page' : undefined}
                  className="app-link"
                >
                  <Logo /> {bot?.realName}
                </a>
              </li>
            </ul>
          </>
        ) : null}
      </nav>
      <div className="foot">
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
  const { channel, workspace } = look;
  const title = look.home ? (workspace.users.get(workspace.botUserId)?.realName ?? '') : channel.name;
  return (
    <>
      <button type="button" className="icon-button only-narrow" data-do="menu" aria-label="Channel list">
        <Icon name="menu" />
      </button>
      <h1>
        {look.home ? null : <ChannelSign channel={channel} />}
        {title}
      </h1>
      <p className="topic">{look.home ? 'Home' : channel.topic}</p>
      {channel.archived ? <span className="pill">archived</span> : null}
      {!look.home && !channel.botIsMember ? (
        <button type="button" className="btn btn-default" data-do="invite">
          Add Stakewatch
        </button>
      ) : null}
    </>
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
          Message to #{look.channel.name}, or a command
        </label>
        <textarea id="say" rows={1} placeholder={`Message #${look.channel.name}`} autoComplete="off" />
        <button type="submit" className="send" aria-label="Send">
          <Icon name="send" filled />
        </button>
      </div>
    </form>
  );
}
