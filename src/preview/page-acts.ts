// The part of the page's script that tells the stand-in what the person does: commands, presses, entries, threads.

export const ACTS_SCRIPT = /* js */ `
const ERRORS = {
  operation_timeout: 'The app did not answer within 3 seconds.',
  dispatch_failed: 'The app could not be reached.',
  http_service_error: 'The app answered with an error.',
  http_client_error: 'The app refused the request.',
  invalid_errors: 'The app answered with errors for fields that this window does not have.',
  invalid_response: 'The app answered with something that Slack does not understand.',
  invalid_view: 'The app answered with a window that Slack does not show.',
  not_in_channel: 'Stakewatch is not in this channel, and did not hear that.',
  unknown_command: 'The app is not installed in this workspace.',
};
let toastTimer;
const toast = (text) => {
  $('#toast').textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    $('#toast').textContent = '';
  }, 8000);
};
const send = async (what, body) => {
  try {
    const response = await fetch('/page/' + what, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ channel: look.channel, user: look.user, ...body }),
    });
    const ack = await response.json();
    if (ack.error) toast(ERRORS[ack.error] ?? 'That did not work: ' + ack.error);
    return ack;
  } catch {
    toast('Stakewatch is not running any more.');
    return { status: 0, body: null, error: 'stopped' };
  }
};

/** The message or view that a control stands in. */
const placeOf = (control) => {
  const view = control.closest('[data-view]');
  return view ? { viewId: view.dataset.view } : { ts: control.closest('[data-ts]').dataset.ts };
};
/** What a control holds now: text, several values, or null. */
const valueOf = (control) => {
  if (control.dataset.choices === 'checkbox') return all('input:checked', control).map((input) => input.value);
  if (control.dataset.choices === 'radio') return $('input:checked', control)?.value ?? null;
  if (control.dataset.files !== undefined) return JSON.parse(control.dataset.files).map((file) => file.id);
  if (control.dataset.value !== undefined) return control.dataset.value;
  // Moments are told in seconds; the page shows them in UTC.
  if (control.dataset.moment !== undefined)
    return control.value ? String(Date.parse(control.value + 'Z') / 1000) : null;
  return control.value ? control.value : null;
};
const press = async (control) => {
  if (control.dataset.confirm && !(await confirmed(JSON.parse(control.dataset.confirm)))) return;
  control.setAttribute('aria-busy', 'true');
  await send('press', {
    action: control.dataset.action,
    block: control.dataset.block,
    value: valueOf(control),
    place: placeOf(control),
  });
  control.removeAttribute('aria-busy');
};
const confirmed = (asked) =>
  new Promise((resolve) => {
    const dialog = $('#confirm');
    const make = (tag, text, className) =>
      Object.assign(document.createElement(tag), { textContent: text, className: className ?? '' });
    const title = make('h2', asked.title.text);
    title.id = 'confirm-title';
    const buttons = make('div', '', 'actions');
    const no = make('button', asked.deny.text, 'btn btn-default');
    const yes = make('button', asked.confirm.text, 'btn btn-' + (asked.style ?? 'primary'));
    no.onclick = () => dialog.close();
    yes.onclick = () => dialog.close('yes');
    buttons.append(no, yes);
    dialog.replaceChildren(title, make('p', asked.text.text), buttons);
    dialog.returnValue = '';
    dialog.onclose = () => resolve(dialog.returnValue === 'yes');
    dialog.showModal();
  });

const typed = [];
let recalled = 0;
const submitText = async (area, thread) => {
  const text = area.value.trim();
  if (!text) return;
  typed.push(text);
  recalled = typed.length;
  area.value = '';
  grow(area);
  // Whoever speaks wants to see the answer, wherever the list stood.
  follow(area.closest('main, #thread').querySelector('.scroll'));
  const isCommand = text.startsWith('/') && !thread;
  await (isCommand ? send('command', { text }) : send('say', { text, ...(thread ? { thread } : {}) }));
};
const grow = (area) => {
  area.style.height = 'auto';
  area.style.height = area.scrollHeight + 'px';
};

/** What is wrong with the open modal's entries, by block; drawn again when the app changes the view around them. */
let wrong = {};
const paintErrors = (form) => {
  for (const input of all('[data-input]', form)) {
    const control = $('[data-action]', input);
    const error = $('.field-error', input);
    const says = wrong[input.dataset.input] ?? '';
    error.textContent = says;
    if (says) {
      control.setAttribute('aria-invalid', 'true');
      control.setAttribute('aria-describedby', error.id);
    } else control.removeAttribute('aria-invalid');
  }
};
const showErrors = (form, errors) => {
  wrong = errors;
  paintErrors(form);
  const first = $('[aria-invalid]', form);
  (first?.dataset.choices ? $('input', first) : first)?.focus();
};
const submitModal = async (form) => {
  await uploading;
  const values = {};
  for (const input of all('[data-input]', form)) values[input.dataset.input] = valueOf($('[data-action]', input));
  const button = $('[type=submit]', form);
  button?.setAttribute('aria-busy', 'true');
  const ack = await send('submit', { view: form.dataset.view, values });
  button?.removeAttribute('aria-busy');
  // The view may have been drawn anew meanwhile.
  const now = $('#modal form');
  if (now?.dataset.view === form.dataset.view)
    showErrors(now, ack.body?.response_action === 'errors' ? ack.body.errors : {});
};

let uploading = Promise.resolve();
const uploadFiles = async (control) => {
  const given = [];
  for (const file of control.files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 30000)
      binary += String.fromCharCode(...bytes.subarray(at, at + 30000));
    const ack = await send('upload', { name: file.name, content: btoa(binary) });
    if (ack.body?.id) given.push({ id: ack.body.id, name: file.name });
  }
  showFiles(control, given);
};
const showFiles = (control, given) => {
  control.dataset.files = JSON.stringify(given);
  $('[data-given]', control.parentElement).textContent = given.map((file) => file.name).join(', ');
};

const go = (change) => {
  const query = new URLSearchParams({ channel: look.channel, user: look.user });
  if (look.home) query.set('home', '1');
  if (look.thread) query.set('thread', look.thread);
  for (const [name, value] of Object.entries(change)) value ? query.set(name, value) : query.delete(name);
  return '/?' + query;
};
let opener = null;
const openThread = (ts) => {
  opener = document.activeElement?.closest('li')?.id ?? null;
  look.thread = ts;
  history.replaceState(null, '', go({ thread: ts }));
  refresh().then(() => $('#reply-text').focus());
};
const closeThread = () => {
  look.thread = '';
  history.replaceState(null, '', go({ thread: '' }));
  refresh().then(() => (opener && $('#' + opener + ' [data-do=thread]'))?.focus());
};
let closing = null;
const closeModal = async () => {
  const view = $('#modal [data-view]')?.dataset.view;
  // Pressed twice before the page has followed, it is closed once.
  if (!view || view === closing) return;
  closing = view;
  if ((await send('close', { view })).error) closing = null;
};
const menu = (open) => {
  document.body.classList.toggle('has-menu', open);
  if (open) $('#side a')?.focus();
};

const DO = {
  thread: (button) => openThread(button.dataset.ts),
  'close-thread': closeThread,
  'close-modal': closeModal,
  dismiss: (button) => send('dismiss', { ts: button.dataset.ts }),
  invite: () => send('invite', {}),
  theme: () => window.toggleTheme(),
  menu: () => menu(!document.body.classList.contains('has-menu')),
  hint: (button) => {
    const area = $('#say');
    area.value = button.dataset.text;
    grow(area);
    area.focus();
  },
  newer: () => {
    showNewest($('#log-scroll'));
    $('#newer').hidden = true;
    $('#say')?.focus();
  },
};
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  if (button) DO[button.dataset.do](button);
  const control = event.target.closest('button[data-action], a[data-action]');
  if (control) {
    press(control);
    control.closest('details')?.removeAttribute('open');
  }
  for (const open of all('details[open]')) if (!open.contains(event.target)) open.removeAttribute('open');
  if (document.body.classList.contains('has-menu') && !event.target.closest('#side, [data-do=menu]')) menu(false);
});
document.addEventListener('change', (event) => {
  if (event.target.id === 'team') location.href = '/?' + new URLSearchParams({ team: event.target.value });
  if (event.target.dataset.files !== undefined) uploading = uploadFiles(event.target);
  if (event.target.id === 'user') location.href = go({ user: event.target.value, thread: '' });
  const control = event.target.closest('[data-mode=press]:not(button):not(a)');
  if (control) press(control);
});
document.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  if (form.id === 'composer') submitText($('#say'), null);
  else if (form.id === 'reply') submitText($('#reply-text'), look.thread);
  else if (form.dataset.view) submitModal(form);
});
document.addEventListener('keydown', (event) => {
  const area = event.target;
  if (event.key === 'Escape') {
    const open = $('details[open]');
    if (open) {
      open.removeAttribute('open');
      $('summary', open).focus();
    } else if (document.body.classList.contains('has-menu')) {
      menu(false);
      $('[data-do=menu]', $('#head'))?.focus();
    } else if (!$('dialog[open]') && look.thread) closeThread();
  }
  if (area.matches('.composer textarea')) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      area.form.requestSubmit();
    }
    if (area.id === 'say' && event.key === 'ArrowUp' && !area.value && typed.length) recalled = typed.length;
    if (
      area.id === 'say' &&
      ['ArrowUp', 'ArrowDown'].includes(event.key) &&
      (!area.value || typed.includes(area.value))
    ) {
      recalled = Math.max(0, Math.min(typed.length, recalled + (event.key === 'ArrowUp' ? -1 : 1)));
      area.value = typed[recalled] ?? '';
      event.preventDefault();
    }
  }
});
document.addEventListener('input', (event) => {
  if (event.target.matches('.composer textarea')) grow(event.target);
});
// Esc closes a dialog by itself; the app has to hear of it, and the page follows what the workspace says.
$('#modal').addEventListener('cancel', (event) => {
  event.preventDefault();
  closeModal();
});
`;
