// The part of the style sheet for what stands in messages and modals: blocks, buttons, inputs, dialogs.

export const BLOCK_STYLE = /* css */ `
/* Blocks: what the renderer leaves to the page around it */
.blocks {
  overflow-wrap: anywhere;
  max-width: 640px;
}
.slack_blocks_to_jsx.styles_enabled {
  max-width: 100%;
  font: inherit !important;
}
.slack_blocks_to_jsx.styles_enabled h3 {
  font-size: 18px;
  line-height: 1.35;
  font-weight: 800;
  margin: 2px 0;
}
.slack_blocks_to_jsx * {
  border-width: 0;
  border-style: solid;
  min-width: 0;
  overflow-wrap: anywhere;
}
:root[data-theme='light'] .slack_blocks_to_jsx.styles_enabled .slack_code_inline {
  color: #b3124b;
}
.slack_blocks_to_jsx .grid {
  gap: 10px 16px;
}
.slack_blocks_to_jsx.styles_enabled .slack_blocks_to_jsx__context {
  row-gap: 2px;
}
.slack_blocks_to_jsx__divider {
  border-bottom: 1px solid var(--line) !important;
  margin: 10px 0 !important;
}
.slack_blocks_to_jsx__table {
  max-width: 100%;
  overflow-x: auto;
  border: 1px solid var(--line) !important;
}
.slack_blocks_to_jsx__table table {
  border-collapse: collapse;
}
.slack_blocks_to_jsx__table td {
  border: 1px solid var(--line) !important;
  padding: 6px 10px;
}
:root[data-theme='dark'] .slack_blocks_to_jsx :is(.dark\\:bg-dark-bg-primary) {
  background: transparent;
}
.slack_blocks_to_jsx.styles_enabled .slack_link {
  color: var(--link);
}
/* The renderer's blue on its own blue tint is too faint to read in the dark. */
.slack_blocks_to_jsx.styles_enabled :is(.slack_channel, .slack_user, .slack_user_group) {
  color: var(--mention);
}
.picture {
  display: inline-block;
  padding: 6px 10px;
  border: 1px dashed var(--line);
  border-radius: 6px;
  font-size: 13px;
  color: var(--muted);
}
.shown-picture {
  margin: 6px 0;
  max-width: 100%;
}
.shown-picture figcaption {
  font-size: 13px;
  color: var(--muted);
}
.shown-picture img {
  display: block;
  max-width: min(100%, 560px);
  height: auto;
  border: 1px solid var(--line);
  border-radius: 8px;
}
.with-accessory {
  display: flex;
  gap: 12px;
  align-items: flex-start;
}
.with-accessory > :first-child {
  flex: 1;
  min-width: 0;
}
.with-accessory > :last-child {
  flex: none;
  max-width: 46%;
  margin-top: 8px;
}
.actions {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin: 8px 0;
  align-items: center;
}

/* Controls */
.btn {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-height: 34px;
  padding: 4px 12px;
  border-radius: 8px;
  border: 1px solid var(--field-line);
  background: var(--raised);
  color: var(--text);
  font-size: 14px;
  font-weight: 700;
  text-align: center;
}
.btn:hover {
  background: var(--hover);
  text-decoration: none;
  box-shadow: 0 1px 3px rgb(0 0 0 / 0.14);
}
.btn-primary {
  background: var(--go);
  border-color: var(--go);
  color: #fff;
}
.btn-primary:hover {
  background: #006c4f;
}
.btn-danger {
  border-color: var(--danger);
  color: var(--danger);
}
.btn[aria-busy='true'] {
  opacity: 0.6;
  cursor: progress;
}
.control {
  width: 100%;
  min-height: 38px;
  padding: 6px 12px;
  border: 1px solid var(--field-line);
  border-radius: 8px;
  background: var(--field);
}
select.control {
  padding-right: 8px;
}
textarea.control {
  resize: vertical;
}
.actions .control,
.with-accessory .control {
  width: auto;
  max-width: 240px;
  min-height: 34px;
  padding-block: 4px;
  font-size: 14px;
}
.control::placeholder,
textarea::placeholder {
  color: var(--muted);
  opacity: 1;
}
.box textarea::placeholder {
  white-space: nowrap;
}
.input {
  margin: 6px 0 18px;
}
.label {
  display: block;
  font-weight: 700;
  margin-bottom: 6px;
}
.optional {
  font-weight: 400;
  color: var(--muted);
}
.hint {
  font-size: 13px;
  margin-top: 5px;
}
.field-error {
  color: var(--danger);
  font-size: 13.5px;
  font-weight: 600;
}
.field-error:not(:empty) {
  margin-top: 5px;
}
.field-error:not(:empty)::before {
  content: '⚠ ';
}
[aria-invalid='true'],
[aria-invalid='true'].choices {
  border-color: var(--danger);
  box-shadow: 0 0 0 1px var(--danger);
  border-radius: 8px;
}
.choices {
  display: grid;
  gap: 8px;
}
.choices-long {
  max-height: 180px;
  overflow-y: auto;
  padding: 8px;
  border: 1px solid var(--line);
  border-radius: 8px;
}
.choice {
  display: flex;
  gap: 8px;
  align-items: flex-start;
}
.choice input {
  margin: 4px 0 0;
  width: 15px;
  height: 15px;
  flex: none;
  accent-color: var(--side-on);
}
.choice small {
  display: block;
  color: var(--muted);
  font-size: 13px;
}
.overflow {
  position: relative;
}
.overflow summary {
  list-style: none;
  display: grid;
  place-items: center;
  width: 40px;
  height: 34px;
  border: 1px solid var(--field-line);
  border-radius: 8px;
  background: var(--raised);
  cursor: pointer;
  font-weight: 700;
}
.overflow summary::-webkit-details-marker {
  display: none;
}
.overflow-list {
  position: absolute;
  z-index: 4;
  right: 0;
  top: 38px;
  min-width: 180px;
  max-width: 260px;
  padding: 6px 0;
  background: var(--raised);
  border: 1px solid var(--line);
  border-radius: 8px;
  box-shadow: var(--shadow);
}
.actions .overflow-list {
  right: auto;
  left: 0;
}
.overflow-list button {
  display: block;
  width: 100%;
  padding: 6px 16px;
  text-align: left;
}
.overflow-list button:hover,
.overflow-list button:focus-visible {
  background: var(--side-on);
  color: #fff;
}

/* Modals */
dialog {
  border: 0;
  padding: 0;
  color: var(--text);
  background: var(--raised);
  border-radius: 12px;
  box-shadow: var(--shadow);
}
dialog::backdrop {
  background: rgb(0 0 0 / 0.5);
}
#modal {
  width: min(520px, calc(100vw - 24px));
  max-height: min(760px, calc(100vh - 32px));
  overflow: hidden;
}
#modal[open] > div {
  display: flex;
  max-height: inherit;
}
.modal {
  display: flex;
  flex-direction: column;
  flex: 1;
  min-width: 0;
  max-height: inherit;
}
.modal > header {
  display: flex;
  align-items: center;
  gap: 10px;
  padding: 18px 20px 12px;
}
.modal > header h2 {
  flex: 1;
  font-size: 20px;
  font-weight: 800;
  line-height: 1.25;
}
.modal > header .avatar {
  width: 28px;
  height: 28px;
}
.modal-body {
  flex: 1;
  min-height: 0;
  max-width: none;
  overflow-y: auto;
  padding: 4px 20px 8px;
}
.modal > footer {
  display: flex;
  justify-content: flex-end;
  gap: 10px;
  padding: 14px 20px;
  border-top: 1px solid var(--line);
}
#confirm {
  width: min(420px, calc(100vw - 24px));
  padding: 20px;
}
#confirm h2 {
  font-size: 18px;
  margin-bottom: 8px;
}
#confirm .actions {
  justify-content: flex-end;
  margin: 18px 0 0;
}
`;
