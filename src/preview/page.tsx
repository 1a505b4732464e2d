// The workspace and who looks at what in, the page (or the parts of it that may have changed) as HTML out.
import { renderToStaticMarkup } from 'react-dom/server';
import { Composer, Header, Home, Modal, Sidebar, titleOf } from './page-frame.tsx';
import { Icon, Logo } from './page-icons.tsx';
import { part, render, type Look, type Part } from './page-look.tsx';
import { logRows, rowsToParts, threadRows } from './page-messages.tsx';

export interface Parts {
  sidebar: Part;
  header: Part;
  log: Part[];
  /** Null where no thread is open. */
  thread: Part[] | null;
  home: Part | null;
  modal: Part | null;
}

/** Everything on the page that can change, each piece with its id. */
export function renderParts(look: Look): Parts {
  const thread = look.threadTs === null ? null : threadRows(look, look.threadTs);
  const view = (look.workspace.modals.get(look.user.id) ?? []).at(-1) ?? null;
  return {
    sidebar: part('sidebar', 'div', <Sidebar look={look} />),
    header: part('header', 'div', <Header look={look} />),
    log: look.home ? [] : rowsToParts(logRows(look), look, 'log'),
    thread: thread === null ? null : rowsToParts(thread, look, 'thread'),
    home: look.home ? part('home', 'div', <Home look={look} />) : null,
    modal: view === null ? null : part(`modal-${view.id}`, 'div', <Modal view={view} look={look} />),
  };
}

/** The whole page. */
export function renderPage(look: Look): string {
  const parts = renderParts(look);
  const raw = (html: string): { __html: string } => ({ __html: html });
  const list = (from: Part[]): { __html: string } => raw(from.map((one) => one.html).join(''));
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${titleOf(look)} · Stakewatch preview`}</title>
        <link rel="icon" href="/page/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/page/blocks.css" />
        <link rel="stylesheet" href="/page/page.css" />
        <script src="/page/theme.js" />
        <script src="/page/page.js" defer />
      </head>
      <body
        data-channel={look.channel.id}
        data-user={look.user.id}
        data-thread={look.threadTs ?? ''}
        data-home={look.home ? '1' : ''}
        data-command={look.command}
        className={parts.thread === null ? undefined : 'has-thread'}
      >
        <a className="skip" href={look.home ? '#home-box' : '#say'}>
          {look.home ? 'Skip to the Home tab' : 'Skip to the message box'}
        </a>
        <aside id="side" className="side" dangerouslySetInnerHTML={raw(parts.sidebar.html)} />
        <main>
          <div id="head" className="head" dangerouslySetInnerHTML={raw(parts.header.html)} />
          {look.home ? (
            <div
              id="home-box"
              className="scroll"
              tabIndex={0}
              role="region"
              aria-label="Home tab"
              dangerouslySetInnerHTML={raw(parts.home?.html ?? '')}
            />
          ) : (
            <>
              <div
                className="scroll"
                id="log-scroll"
                tabIndex={0}
                aria-label={`Messages ${look.channel.directWith === null ? 'in' : 'with'} ${titleOf(look)}`}
                role="region"
              >
                <p className="empty">No messages yet. Type a command below to begin.</p>
                {/* Not on the list itself: it would be none any more. */}
                <div className="live" role="log" aria-live="polite" aria-relevant="additions">
                  <ol id="log" className="log" dangerouslySetInnerHTML={list(parts.log)} />
                </div>
              </div>
              <button type="button" id="newer" className="newer" data-do="newer" hidden>
                ↓ New messages below
              </button>
              <Composer look={look} />
            </>
          )}
        </main>
        <aside id="thread" className="thread" aria-label="Thread" hidden={parts.thread === null}>
          <div className="head">
            <h2>Thread</h2>
            <p className="topic">{titleOf(look)}</p>
            <button type="button" className="icon-button" data-do="close-thread" aria-label="Close the thread">
              <Icon name="close" />
            </button>
          </div>
          <div className="scroll" tabIndex={0} role="region" aria-label="Messages in the thread">
            <ol id="thread-log" className="log" aria-live="polite" dangerouslySetInnerHTML={list(parts.thread ?? [])} />
          </div>
          <form id="reply" className="composer">
            <div className="box">
              <label className="sr" htmlFor="reply-text">
                Reply
              </label>
              <textarea id="reply-text" rows={1} placeholder="Reply…" autoComplete="off" />
              <button type="submit" className="send" aria-label="Send the reply">
                <Icon name="send" filled />
              </button>
            </div>
          </form>
        </aside>
        <dialog id="modal" aria-labelledby="modal-title" dangerouslySetInnerHTML={raw(parts.modal?.html ?? '')} />
        <dialog id="confirm" aria-labelledby="confirm-title" />
        <div id="toast" className="toast" role="alert" />
      </body>
    </html>
  );
  return `<!doctype html>${render(page)}`;
}

/** The icon in the browser's tab. */
export function renderIcon(): string {
  return renderToStaticMarkup(<Logo />).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ');
}
