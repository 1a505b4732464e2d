// The part of the page's script that shows what changed: keyed pieces, touching only those that differ.

export const UPDATES_SCRIPT = /* js */ `
const element = (html) => {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.firstElementChild;
};
/** Replaces one keyed piece, and gives the focus back to the control that had it. */
const replace = (old, html) => {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const key =
    focused &&
    ['data-action', 'data-do', 'id'].map((name) => [name, focused.getAttribute(name)]).find(([, value]) => value);
  const fresh = element(html);
  old.replaceWith(fresh);
  if (key) $('[' + key[0] + '="' + CSS.escape(key[1]) + '"]', fresh)?.focus();
  return fresh;
};
const showPart = (box, part) => {
  const old = box.firstElementChild;
  if (!part) {
    if (old) old.remove();
    return;
  }
  if (!old) box.append(element(part.html));
  else if (old.id !== part.id || old.dataset.v !== part.v) replace(old, part.html);
};
/** The list as the parts say, touching only what differs: a reader is told of what is new, and of nothing else. */
const showList = (list, parts) => {
  const ids = new Set(parts.map((part) => part.id));
  for (const child of [...list.children]) if (!ids.has(child.id)) child.remove();
  parts.forEach((part, index) => {
    const here = list.children[index];
    const old = here?.id === part.id ? here : [...list.children].find((child) => child.id === part.id);
    if (!old) list.insertBefore(element(part.html), here ?? null);
    else {
      if (old !== here) list.insertBefore(old, here ?? null);
      if (old.dataset.v !== part.v) replace(old, part.html);
    }
  });
};
/** Where each list was last left showing its newest message: a reader who has not moved since follows the next one. */
const followed = new WeakMap();
const follow = (scroll) => followed.set(scroll, scroll.scrollTop);
/** The end, as in Slack; but of a message taller than the view its top, where the headline is. */
const showNewest = (scroll) => {
  const newest = $('ol', scroll).lastElementChild;
  scroll.scrollTop =
    newest && newest.offsetHeight > scroll.clientHeight
      ? scroll.scrollTop + newest.getBoundingClientRect().top - scroll.getBoundingClientRect().top
      : scroll.scrollHeight;
  follow(scroll);
};
const keepNewest = (scroll, change) => {
  const newest = () => $('ol', scroll).lastElementChild?.id;
  const before = newest();
  const atBottom = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const follows = atBottom || Math.abs(scroll.scrollTop - (followed.get(scroll) ?? -9)) < 2;
  change();
  if (newest() !== before && follows) showNewest(scroll);
  else if (atBottom) scroll.scrollTop = scroll.scrollHeight;
  else if (newest() && newest() !== before && scroll.id === 'log-scroll') $('#newer').hidden = false;
};
const leaveNewer = () => {
  const scroll = $('#log-scroll');
  const newest = $('ol', scroll).lastElementChild;
  if (!newest || newest.getBoundingClientRect().top < scroll.getBoundingClientRect().bottom - 24) $('#newer').hidden = true;
};
$('#log-scroll')?.addEventListener('scroll', leaveNewer, { passive: true });
/** What a control holds, to be put back: of files their names too. */
const heldBy = (control) =>
  control.dataset.files === undefined ? (control.dataset.moment === undefined ? valueOf(control) : control.value) : JSON.parse(control.dataset.files);
/** Where the focus was when the modal came. */
let before = null;
const giveFocusBack = () => {
  const there = before?.isConnected ? before : before?.id ? document.getElementById(before.id) : null;
  (there ?? $('#say') ?? $('#home-box'))?.focus();
  before = null;
};
const showModal = (part) => {
  const dialog = $('#modal');
  const old = $('form', dialog);
  const entered = old
    ? new Map(all('[data-input]', old).map((input) => [input.dataset.input, heldBy($('[data-action]', input))]))
    : new Map();
  const same = dialog.firstElementChild?.id === part?.id;
  showPart(dialog, part);
  if (!part) {
    if (dialog.open) {
      dialog.close();
      giveFocusBack();
    }
    return;
  }
  const form = $('form', dialog);
  if (!same) wrong = {};
  if (same && form !== old) {
    for (const [blockId, value] of entered)
      enter($('[data-input="' + CSS.escape(blockId) + '"] [data-action]', form), value);
    paintErrors(form);
  }
  if (!dialog.open) {
    before = document.activeElement;
    dialog.showModal();
  }
  if (!same)
    (
      $('[data-focus]', form) ??
      $('.modal-body :is(input, select, textarea, button, a)', form) ??
      $('footer button', form)
    )?.focus();
};
/** Puts back what was typed before the app changed the view around it. */
const enter = (control, value) => {
  if (!control || value === null) return;
  if (control.dataset.files !== undefined) showFiles(control, value);
  else if (control.dataset.choices)
    for (const input of all('input', control)) input.checked = [].concat(value).includes(input.value);
  else control.value = value;
};
const markRead = () => {
  const seen = JSON.parse(localStorage.getItem('stakewatch-seen') ?? '{}');
  for (const link of all('#side a[data-channel]')) {
    const { channel, last } = link.dataset;
    if (channel === look.channel && !look.home && document.visibilityState === 'visible') seen[channel] = last;
    link.classList.toggle('unread', Number(last) > Number(seen[channel] ?? 0));
  }
  localStorage.setItem('stakewatch-seen', JSON.stringify(seen));
};
/** A thread opens at its root. */
const showThread = (scroll, parts) => {
  const list = $('#thread-log');
  const opens = list.firstElementChild?.id !== parts[0].id;
  if (!opens) return keepNewest(scroll, () => showList(list, parts));
  showList(list, parts);
  scroll.scrollTop = 0;
  followed.delete(scroll);
};
const show = (parts) => {
  showPart($('#side'), parts.sidebar);
  showPart($('#head'), parts.header);
  if (look.home) showPart($('#home-box'), parts.home);
  else keepNewest($('#log-scroll'), () => showList($('#log'), parts.log));
  $('#thread').hidden = !parts.thread;
  document.body.classList.toggle('has-thread', Boolean(parts.thread));
  if (parts.thread) showThread($('#thread .scroll'), parts.thread);
  showModal(parts.modal);
  markRead();
};
let asking = null;
let again = false;
/** One question at a time; a change that comes meanwhile asks once more. */
const refresh = () => {
  if (asking) {
    again = true;
    return asking;
  }
  asking = fetch('/page/parts' + go({}).slice(1))
    .then((response) => response.json())
    .then(show)
    .catch(() => undefined)
    .then(() => {
      asking = null;
      if (again) {
        again = false;
        return refresh();
      }
    });
  return asking;
};

/** A picture has its height only once it is there. */
document.addEventListener(
  'load',
  ({ target }) => {
    const scroll = target.closest?.('.scroll');
    if (target.tagName === 'IMG' && scroll && Math.abs(scroll.scrollTop - (followed.get(scroll) ?? -9)) < 2) showNewest(scroll);
  },
  true,
);
const events = new EventSource('/page/events');
events.onmessage = refresh;
document.addEventListener('visibilitychange', markRead);
if (look.home) send('open-home', { tab: 'home' });
else {
  if (location.search.includes('direct=1')) send('open-home', { tab: 'messages' });
  showNewest($('#log-scroll'));
}
const first = $('#modal form');
if (first) $('#modal').showModal();
if (location.hash) $(location.hash.replace(/[^#\\w-]/g, ''))?.scrollIntoView();
markRead();
document.documentElement.dataset.ready = '1';
`;
