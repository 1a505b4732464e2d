// The page's own style sheet, light and dark, from a phone's width up: the frame and the messages.
import { BLOCK_STYLE } from './page-style-blocks.ts';

const FRAME = /* css */ `
:root {
  --bg: #ffffff;
  --text: #1d1c1d;
  --muted: #616061;
  --line: #dddddd;
  --hover: #f8f8f8;
  --tint: #fdf7e7;
  --raised: #ffffff;
  --field: #ffffff;
  --field-line: #86868a;
  --link: #1264a3;
  --mention: #1264a3;
  --danger: #c01343;
  --go: #007a5a;
  --side: #35194a;
  --side-text: #e3d8ea;
  --side-strong: #ffffff;
  --side-hover: #4a2a61;
  --side-on: #1164a3;
  --shadow: 0 8px 32px rgb(0 0 0 / 0.22);
  color-scheme: light;
}
:root[data-theme='dark'] {
  --bg: #1a1d21;
  --text: #d1d2d3;
  --muted: #abadaf;
  --line: #393c40;
  --hover: #212428;
  --tint: #2a2820;
  --raised: #222529;
  --field: #1d2024;
  --field-line: #85888c;
  --link: #4ba7dc;
  --mention: #6fc0ea;
  --danger: #f2668b;
  --go: #148567;
  --side: #1b1220;
  --side-text: #cfc6d4;
  --side-strong: #ffffff;
  --side-hover: #2f2338;
  --side-on: #1164a3;
  --shadow: 0 8px 32px rgb(0 0 0 / 0.6);
  color-scheme: dark;
}
*,
*::before,
*::after {
  box-sizing: border-box;
}
html,
body {
  height: 100%;
  margin: 0;
}
body {
  display: grid;
  grid-template: minmax(0, 1fr) / 248px minmax(0, 1fr);
  overflow: hidden;
  background: var(--bg);
  color: var(--text);
  font:
    15px/1.47 Lato,
    'Segoe UI',
    system-ui,
    -apple-system,
    Roboto,
    'Helvetica Neue',
    sans-serif;
}
body.has-thread {
  grid-template-columns: 248px minmax(0, 1fr) minmax(320px, 400px);
}
h1,
h2,
h3,
p,
ol,
ul,
pre,
blockquote {
  margin: 0;
  padding: 0;
}
ol,
ul {
  list-style: none;
}
button,
input,
select,
textarea {
  font: inherit;
  color: inherit;
}
button {
  cursor: pointer;
  background: none;
  border: 0;
  padding: 0;
}
a {
  color: var(--link);
  text-decoration: none;
}
a:hover {
  text-decoration: underline;
}
:focus-visible {
  outline: 2px solid #1d9bd1;
  outline-offset: 2px;
  border-radius: 4px;
}
[hidden] {
  display: none !important;
}
.sr,
.skip:not(:focus) {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.skip:focus {
  position: fixed;
  z-index: 9;
  top: 8px;
  left: 8px;
  padding: 8px 12px;
  background: var(--raised);
}
.icon {
  flex: none;
  vertical-align: -2px;
}
.muted,
.topic,
.hint,
.edited {
  color: var(--muted);
}
.icon-button {
  display: inline-grid;
  place-items: center;
  width: 32px;
  height: 32px;
  border-radius: 6px;
  flex: none;
}
.icon-button:hover {
  background: var(--hover);
}
.icon-button.only-narrow {
  display: none;
}
main > .scroll,
.thread > .scroll {
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  overflow-x: hidden;
}
.scroll:focus-visible {
  outline-offset: -2px;
}

/* The channel list */
.side {
  background: var(--side);
  color: var(--side-text);
  min-height: 0;
}
.side > div {
  height: 100%;
  display: flex;
  flex-direction: column;
  overflow-y: auto;
  padding: 0 8px 12px;
}
.team {
  display: flex;
  align-items: center;
  height: 56px;
  flex: none;
  padding: 0 8px;
  color: var(--side-strong);
  font-size: 18px;
}
.team strong {
  flex: 1;
}
.notice {
  margin: 0 8px 12px;
  font-size: 12.5px;
  line-height: 1.4;
}
.side h2 {
  font-size: 13px;
  font-weight: 600;
  padding: 10px 8px 4px;
}
.side li a {
  display: flex;
  gap: 8px;
  align-items: center;
  padding: 4px 8px;
  border-radius: 6px;
  color: var(--side-text);
  overflow-wrap: anywhere;
}
.side li a:hover {
  background: var(--side-hover);
  text-decoration: none;
}
.side li a[aria-current] {
  background: var(--side-on);
  color: #fff;
}
.side li a.unread {
  color: var(--side-strong);
  font-weight: 800;
}
.side li .avatar {
  width: 20px;
  height: 20px;
}
.foot {
  margin-top: auto;
  padding: 16px 8px 0;
  display: grid;
  gap: 6px;
  font-size: 13px;
}
.foot select {
  width: 100%;
  padding: 6px 8px;
  border-radius: 6px;
  border: 1px solid #8d7a9a;
  background: var(--side-hover);
  color: #fff;
}
.theme {
  display: flex;
  gap: 8px;
  align-items: center;
  padding: 6px 0;
}
.theme:hover {
  color: #fff;
}

/* The channel */
.sign {
  display: inline-block;
  min-width: 16px;
  text-align: center;
}
.head .sign {
  margin-right: 6px;
}
main {
  display: flex;
  flex-direction: column;
  min-width: 0;
  min-height: 0;
}
.head,
#head > div {
  display: flex;
  align-items: center;
  gap: 10px;
  min-width: 0;
}
.head {
  flex: none;
  height: 56px;
  padding: 0 20px;
  border-bottom: 1px solid var(--line);
}
#head > div {
  flex: 1;
}
.head h1,
.head h2 {
  font-size: 18px;
  font-weight: 800;
  white-space: nowrap;
  overflow: hidden;
  text-overflow: ellipsis;
}
.head .topic {
  flex: 1;
  min-width: 0;
  font-size: 13px;
  white-space: nowrap;
  overflow: hidden;
  text-overflow: ellipsis;
}
.tabs {
  display: flex;
  gap: 4px;
  flex: 1;
}
.tabs a {
  padding: 4px 10px;
  border-radius: 6px;
  color: var(--text);
}
.tabs a[aria-current] {
  font-weight: 700;
  box-shadow: inset 0 -2px 0 var(--link);
}
.closed {
  padding: 14px 20px;
  border-top: 1px solid var(--line);
  color: var(--muted);
}
body.consent {
  display: block;
  height: auto;
  overflow: auto;
}
.consent main {
  display: block;
  max-width: 560px;
  margin: 0 auto;
  padding: 32px 20px;
}
.consent ul {
  list-style: disc;
  margin: 12px 0 20px 20px;
}
.consent form {
  display: grid;
  gap: 8px;
  padding: 16px 0;
  border-top: 1px solid var(--line);
}
.pill {
  font-size: 12px;
  padding: 1px 8px;
  border: 1px solid var(--line);
  border-radius: 10px;
}
.log {
  padding: 12px 0 8px;
}
.empty {
  padding: 32px 20px;
  color: var(--muted);
}
.empty:has(+ .live .log:not(:empty)) {
  display: none;
}
#log-scroll {
  display: flex;
  flex-direction: column;
}
#log-scroll .live {
  margin-top: auto;
  width: 100%;
}
.day {
  position: relative;
  margin: 12px 0;
  text-align: center;
  font-size: 13px;
  font-weight: 700;
}
.day::before {
  content: '';
  position: absolute;
  inset: 50% 0 auto;
  border-top: 1px solid var(--line);
  z-index: -1;
}
.day {
  isolation: isolate;
  width: fit-content;
  margin-inline: auto;
  padding: 3px 14px;
  border: 1px solid var(--line);
  border-radius: 16px;
  background: var(--bg);
}
.day::before {
  content: none;
}
.message {
  position: relative;
  display: flex;
  gap: 10px;
  padding: 6px 20px;
}
.message:hover,
.message:focus-within {
  background: var(--hover);
}
.message.compact {
  padding-block: 1px;
}
.message.ephemeral {
  background: var(--tint);
  margin: 6px 0;
}
.gutter {
  width: 36px;
  flex: none;
}
.gutter time {
  display: block;
  font-size: 11px;
  line-height: 22px;
  text-align: right;
  color: var(--muted);
  opacity: 0;
  white-space: nowrap;
}
.compact:hover .gutter time {
  opacity: 1;
}
.avatar {
  display: block;
  width: 36px;
  height: 36px;
  border-radius: 7px;
}
.initials {
  display: grid;
  place-items: center;
  color: #fff;
  font-weight: 700;
  font-size: 14px;
}
.said {
  flex: 1;
  min-width: 0;
}
.byline {
  display: flex;
  align-items: baseline;
  gap: 7px;
}
.byline strong {
  font-weight: 800;
}
.byline time {
  font-size: 12px;
  color: var(--muted);
}
.badge {
  font-size: 10px;
  font-weight: 700;
  letter-spacing: 0.02em;
  padding: 0 4px;
  border-radius: 3px;
  background: var(--line);
  color: var(--muted);
  align-self: center;
}
:root[data-theme='light'] .badge {
  background: #e8e8e8;
  color: #545356;
}
.only-you {
  display: flex;
  gap: 6px;
  align-items: center;
  font-size: 12.5px;
  color: var(--muted);
  margin-bottom: 2px;
}
.link {
  color: var(--link);
  font-size: 13px;
  margin-top: 4px;
}
.link:hover {
  text-decoration: underline;
}
.edited {
  font-size: 12px;
}
.hover-action {
  position: absolute;
  top: -12px;
  right: 20px;
  padding: 3px 10px;
  font-size: 13px;
  border: 1px solid var(--line);
  border-radius: 7px;
  background: var(--raised);
  opacity: 0;
}
.message:hover .hover-action,
.hover-action:focus-visible {
  opacity: 1;
}
.thread-link {
  display: flex;
  gap: 8px;
  align-items: center;
  flex-wrap: wrap;
  margin-top: 6px;
  padding: 3px 8px 3px 3px;
  border: 1px solid transparent;
  border-radius: 6px;
  font-size: 13px;
  text-align: left;
}
.thread-link:hover {
  border-color: var(--line);
  background: var(--bg);
}
.thread-link b {
  color: var(--link);
}
.faces {
  display: flex;
  gap: 3px;
}
.faces .avatar {
  width: 22px;
  height: 22px;
  border-radius: 5px;
  font-size: 9px;
}

/* The composer */
.composer {
  flex: none;
  padding: 0 20px 20px;
}
.hints {
  display: flex;
  flex-wrap: wrap;
  gap: 6px;
  padding: 6px 0;
}
.chip {
  flex: none;
  padding: 2px 10px;
  border: 1px solid var(--line);
  border-radius: 12px;
  font-size: 12.5px;
  color: var(--muted);
}
.chip:hover {
  color: var(--text);
  border-color: var(--field-line);
}
.box {
  display: flex;
  align-items: flex-end;
  border: 1px solid var(--field-line);
  border-radius: 10px;
  background: var(--field);
}
.box:focus-within {
  border-color: #1d9bd1;
  box-shadow: 0 0 0 1px #1d9bd1;
}
.box textarea {
  flex: 1;
  min-width: 0;
  border: 0;
  outline: 0;
  background: none;
  resize: none;
  padding: 10px 12px;
  max-height: 160px;
}
.send {
  display: grid;
  place-items: center;
  width: 34px;
  height: 32px;
  margin: 5px;
  border-radius: 6px;
  color: var(--muted);
}
.box:focus-within .send,
.send:hover {
  background: var(--go);
  color: #fff;
}

/* The thread */
.thread {
  display: flex;
  flex-direction: column;
  min-width: 0;
  min-height: 0;
  border-left: 1px solid var(--line);
  background: var(--bg);
}
.thread .message {
  padding-inline: 16px;
}
.thread .composer {
  padding: 8px 16px 20px;
}
.thread .head {
  padding: 0 8px 0 16px;
}
.thread li:first-child {
  border-bottom: 1px solid var(--line);
  margin-bottom: 6px;
  padding-bottom: 6px;
}
`;

/** Last, since narrow screens overrule the rest. */
const NARROW = /* css */ `
#home-box {
  padding: 12px 20px 32px;
}
.newer {
  align-self: center;
  margin-top: -40px;
  margin-bottom: 8px;
  z-index: 1;
  min-height: 32px;
  padding: 0 14px;
  border: 0;
  border-radius: 16px;
  background: #1264a3;
  color: #fff;
  font: inherit;
  font-size: 13px;
  font-weight: 700;
  box-shadow: var(--shadow);
  cursor: pointer;
}
.newer[hidden] {
  display: none;
}
.toast {
  position: fixed;
  z-index: 9;
  bottom: 96px;
  left: 50%;
  transform: translateX(-50%);
  width: max-content;
  max-width: calc(100vw - 32px);
  padding: 10px 16px;
  border-radius: 8px;
  background: #3f0e1c;
  color: #fff;
  box-shadow: var(--shadow);
}
.toast:empty {
  display: none;
}

@media (max-width: 1080px) {
  body.has-thread {
    grid-template-columns: 248px minmax(0, 1fr);
  }
  body.has-thread main {
    display: none;
  }
}
@media (max-width: 720px) {
  body,
  body.has-thread {
    grid-template-columns: minmax(0, 1fr);
  }
  .icon-button.only-narrow {
    display: inline-grid;
  }
  .side {
    position: fixed;
    z-index: 5;
    inset: 0 auto 0 0;
    width: min(300px, 86vw);
    visibility: hidden;
    transform: translateX(-100%);
    transition:
      transform 0.16s,
      visibility 0.16s;
  }
  body.has-menu .side {
    visibility: visible;
    transform: none;
    box-shadow: var(--shadow);
  }
  .side .icon-button:hover {
    background: var(--side-hover);
  }
  .head {
    padding: 0 10px;
  }
  .message {
    padding-inline: 12px;
  }
  .composer,
  .thread .composer {
    padding: 0 10px 10px;
  }
  .chip {
    padding-inline: 7px;
    font-size: 12px;
  }
  .thread {
    border-left: 0;
  }
  .hover-action {
    position: static;
    align-self: flex-start;
    opacity: 1;
    border: 0;
    padding: 0;
    font-size: 0;
    width: 24px;
    height: 22px;
    background: none;
  }
  .hover-action::after {
    content: '↩';
    font-size: 16px;
    color: var(--muted);
  }
  .slack_blocks_to_jsx .grid-cols-2 {
    grid-template-columns: minmax(0, 1fr) !important;
  }
  .toast {
    bottom: 88px;
  }
  /* Wherever in the row its button stands, the list stays in sight. */
  .actions {
    position: relative;
  }
  .actions .overflow {
    position: static;
  }
  .actions .overflow-list {
    left: auto;
    right: 0;
    top: 100%;
  }
  .modal > header,
  .modal > footer,
  .modal-body {
    padding-inline: 16px;
  }
  input,
  select,
  textarea {
    font-size: 16px;
  }
}
@media (prefers-reduced-motion: reduce) {
  .side {
    transition: none;
  }
}
@media (forced-colors: active) {
  .message:hover {
    outline: 1px solid;
  }
}
`;

export const PAGE_STYLE = FRAME + BLOCK_STYLE + NARROW;
