// The page in a real browser, with a tiny app in the bot's place: what a person sees, types, presses and fills in.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/time.ts';
import { button, mrkdwn, pagesOf, plain } from './pages.ts';
import { ADA, BEN, GENERAL, startBench, VENDORS, type Bench } from './start.ts';

let bench: Bench;
const open = pagesOf(async () => (bench = await startBench()));
const say = async (text: string, blocks: object[] = [], more: object = {}): Promise<string> =>
  (await bench.client.chat.postMessage({ channel: VENDORS, text, blocks: blocks as never, ...more })).ts ?? '';
const type = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Message to #vendor-risk' }).fill(text);
  await page.keyboard.press('Enter');
};
const lines = (count: number) =>
  Array.from({ length: count }, (_, row) => ({ type: 'section', text: mrkdwn(`row ${row}`) }));
const field = (block_id: string, label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'v', ...element },
  ...more,
});
const options = ['vendor', 'rival'].map((value) => ({ text: plain(value), value }));
const addVendor = {
  type: 'modal',
  callback_id: 'add',
  title: plain('Add a company'),
  submit: plain('Add'),
  blocks: [
    field('name', 'Company', { type: 'plain_text_input' }),
    field('role', 'Role', { type: 'radio_buttons', options }),
    field(
      'data',
      'Data',
      { type: 'checkboxes', options: [{ text: plain('Source code'), value: 'code' }] },
      { optional: true },
    ),
    field(
      'size',
      'Size',
      { type: 'static_select', options: [{ text: plain('Large'), value: 'large' }] },
      { optional: true },
    ),
  ],
};
/** The app opens the modal at a command, and refuses the first name it is given. */
function offerModal(): void {
  bench.app.onRequest(async ({ kind, payload }) => {
    if (kind === 'command') {
      await bench.client.views.open({ trigger_id: String(payload['trigger_id']), view: addVendor as never });
      return {};
    }
    const sent = JSON.stringify(payload['view']);
    return sent.includes('Taken Ltd')
      ? { body: { response_action: 'errors', errors: { name: 'Watched already.' } } }
      : {};
  });
}

describe('messages', () => {
  it('show as they come, with author, badge and mark-up, and are announced', async () => {
    const page = await open();
    await say('fallback', [
      { type: 'header', text: plain('Critical') },
      {
        type: 'section',
        text: mrkdwn('*Meta* takes _49%_ of <https://a.example/x|Scale AI>'),
        fields: [mrkdwn('*Stake*\n49%')],
      },
      { type: 'context', elements: [mrkdwn('2 articles')] },
    ]);
    const row = page.getByRole('log').getByRole('article').last();
    await row.getByRole('heading', { name: 'Critical' }).waitFor();
    expect(await row.textContent()).toContain('StakewatchAPP9:30');
    expect(await row.locator('strong', { hasText: 'Meta' }).count()).toBe(1);
    expect(await row.getByRole('link', { name: 'Scale AI' }).getAttribute('rel')).toBe('noopener noreferrer');
    expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
  });

  it('are edited in place, and vanish when deleted', async () => {
    const page = await open();
    const ts = await say('first words');
    await page.getByText('first words').waitFor();
    await bench.client.chat.update({ channel: VENDORS, ts, text: 'second words' });
    await page.getByText('second words').waitFor();
    expect(await page.getByText('first words').count()).toBe(0);
    expect(await page.getByText('(edited)').count()).toBe(1);
    await bench.client.chat.delete({ channel: VENDORS, ts });
    await page.getByText('second words').waitFor({ state: 'detached' });
    await page.getByText('No messages yet').waitFor();
  });

  it('run nothing and load nothing, whatever they say', async () => {
    const page = await open();
    const hostile = '<img src=x onerror=alert(1)> <script>alert(2)</script>';
    const escaped = hostile.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    await say(hostile, [
      { type: 'header', text: plain(`${hostile} *plain*`) },
      {
        type: 'section',
        text: mrkdwn(`${escaped} &lt;!channel&gt; &lt;https://evil.example|click&gt; <javascript:alert(3)|link>`),
      },
      { type: 'section', text: plain(`${hostile} <@${ADA}>`) },
      { type: 'image', image_url: 'https://elsewhere.example/pixel.png', alt_text: 'A chart' },
      {
        type: 'context',
        elements: [{ type: 'image', image_url: 'https://elsewhere.example/p.png', alt_text: 'logo' }, mrkdwn('x')],
      },
      { type: 'markdown', text: '![pixel](https://elsewhere.example/m.png) <b>bold</b>' },
      { type: 'actions', elements: [button('a', hostile)] },
    ]);
    const row = page.getByRole('article').last();
    await row.getByRole('heading').waitFor();
    expect(await row.getByRole('heading').textContent()).toBe(`${hostile} *plain*`);
    expect(await row.locator('img, script, b, .slack_broadcast, .slack_user').count()).toBe(0);
    const targets = await row.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(targets).toEqual(['https://elsewhere.example/m.png']);
    expect(await row.textContent()).toContain('<!channel> <https://evil.example|click>');
    await row.getByRole('img', { name: 'A chart' }).waitFor();
  });

  it('of a person are posted as typed', async () => {
    const page = await open();
    await type(page, 'Is <Scale AI> & co. *ours*?');
    await page.getByText('Is <Scale AI> & co. *ours*?').waitFor();
    expect(bench.slack.messages(VENDORS).at(-1)).toMatchObject({
      user: ADA,
      text: 'Is &lt;Scale AI&gt; &amp; co. *ours*?',
    });
  });
});

describe('commands and buttons', () => {
  it('a command is answered for its author alone, and the answer can be dismissed', async () => {
    bench.app.onRequest(() => ({ body: { text: 'This channel watches *Northwind*.' } }));
    const [ada, ben] = [await open(), await open(`/?user=${BEN}`)];
    await type(ada, '/stakewatch list');
    const answer = ada.getByRole('article').filter({ hasText: 'Only visible to you' });
    await answer.getByText('This channel watches Northwind.').waitFor();
    expect(bench.app.received[0]?.payload).toMatchObject({ command: '/stakewatch', text: 'list', user_id: ADA });
    await say('for both');
    await ben.getByText('for both').waitFor();
    expect(await ben.getByText('This channel watches').count()).toBe(0);
    await answer.getByRole('button', { name: 'Dismiss' }).click();
    await answer.waitFor({ state: 'detached' });
  });

  it('a proposed command fills the box, and ↑ brings the last one back', async () => {
    const page = await open();
    await page.getByRole('button', { name: '/stakewatch help' }).click();
    const box = page.getByRole('textbox', { name: 'Message to #vendor-risk' });
    expect(await box.inputValue()).toBe('/stakewatch help');
    await page.keyboard.press('Enter');
    await expect.poll(() => bench.app.received.length).toBe(1);
    expect(await box.inputValue()).toBe('');
    await page.keyboard.press('ArrowUp');
    expect(await box.inputValue()).toBe('/stakewatch help');
  });

  it('says so where the app fails', async () => {
    bench.app.onRequest(() => ({ status: 500 }));
    const page = await open();
    await type(page, '/stakewatch list');
    await page.getByText('/stakewatch failed with the error "http_service_error"').waitFor();
    await expect.poll(() => page.locator('#toast').textContent()).toBe('The app answered with an error.');
  });

  it('a button sends its value, and a menu the option', async () => {
    const page = await open();
    await say('x', [
      {
        type: 'actions',
        block_id: 'acts',
        elements: [
          button('ack', 'Acknowledge', { value: 'A-1', style: 'primary' }),
          { type: 'static_select', action_id: 'mute', placeholder: plain('Mute…'), options },
          { type: 'overflow', action_id: 'more', options },
        ],
      },
    ]);
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await page.getByRole('combobox', { name: 'Mute…' }).selectOption('rival');
    await page.getByLabel('More actions').click();
    await page.getByRole('button', { name: 'vendor', exact: true }).click();
    await expect.poll(() => bench.app.received.length).toBe(3);
    expect(bench.app.received.map(({ payload }) => payload['actions'])).toMatchObject([
      [{ action_id: 'ack', block_id: 'acts', value: 'A-1' }],
      [{ action_id: 'mute', selected_option: { value: 'rival' } }],
      [{ action_id: 'more', selected_option: { value: 'vendor' } }],
    ]);
  });

  it('a button with a question asks it first', async () => {
    const page = await open();
    const confirm = {
      title: plain('Not relevant?'),
      text: plain('It goes quiet.'),
      confirm: plain('Yes'),
      deny: plain('No'),
    };
    await say('x', [{ type: 'actions', elements: [button('no', 'Not relevant', { confirm })] }]);
    for (const answer of ['No', 'Yes']) {
      await page.getByRole('button', { name: 'Not relevant' }).click();
      await page
        .getByRole('dialog', { name: 'Not relevant?' })
        .getByRole('button', { name: answer, exact: true })
        .click();
    }
    await expect.poll(() => bench.app.received.length).toBe(1);
  });
});

describe('modals', () => {
  it('are filled in, show errors at their fields, and close when all is well', async () => {
    offerModal();
    const page = await open();
    await type(page, '/stakewatch add');
    const modal = page.getByRole('dialog', { name: 'Add a company' });
    const name = modal.getByLabel('Company');
    await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);

    await modal.getByRole('button', { name: 'Add' }).click();
    await modal.getByText('Please complete this required field.').first().waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');

    await name.fill('Taken Ltd');
    await modal.getByRole('radiogroup', { name: 'Role' }).getByLabel('rival').check();
    await modal.getByLabel('Source code').check();
    await modal.getByLabel('Size').selectOption('large');
    await modal.getByRole('button', { name: 'Add' }).click();
    await modal.getByText('Watched already.').waitFor();
    const described = await name.getAttribute('aria-describedby');
    expect(await page.locator(`#${described}`).textContent()).toBe('Watched already.');
    expect(await modal.getByLabel('rival').isChecked()).toBe(true);

    await name.fill('Northwind');
    await page.keyboard.press('Enter');
    await modal.waitFor({ state: 'hidden' });
    const { values } = (bench.app.received.at(-1)?.payload['view'] as { state: { values: object } }).state;
    expect(values).toMatchObject({
      name: { v: { value: 'Northwind' } },
      role: { v: { selected_option: { value: 'rival' } } },
      data: { v: { selected_options: [{ value: 'code' }] } },
      size: { v: { selected_option: { value: 'large' } } },
    });
  });

  it('close with Esc, and keep what is typed when the app changes them', async () => {
    offerModal();
    const page = await open();
    let closes = 0;
    page.on('request', (request) => (closes += request.url().endsWith('/page/close') ? 1 : 0));
    await type(page, '/stakewatch add');
    const modal = page.getByRole('dialog');
    await modal.getByLabel('Company').fill('Northwind');
    const title = plain('Add it now');
    await bench.client.views.update({
      view_id: bench.slack.views(ADA)[0]?.id ?? '',
      view: { ...addVendor, title } as never,
    });
    await modal.getByRole('heading', { name: 'Add it now' }).waitFor();
    expect(await modal.getByLabel('Company').inputValue()).toBe('Northwind');
    // Twice, before the page has followed: a second press of an impatient person does no harm.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await modal.waitFor({ state: 'hidden' });
    expect(bench.slack.views(ADA)).toEqual([]);
    expect(closes).toBe(1);
  });

  it('a menu behind a button stays in sight on a phone, wherever in its row the button stands', async () => {
    const choices = ['Assign to somebody', 'Picture: who owns what around it'].map((name) => ({
      text: plain(name),
      value: name,
    }));
    const menu = { type: 'overflow', action_id: 'more', options: choices };
    await say('an alert', [
      { type: 'actions', elements: [button('a', 'A button'), button('b', 'Acknowledge it'), menu] },
    ]);
    await say('the same', [{ type: 'actions', elements: [menu] }]);
    const page = await open('/', { viewport: { width: 390, height: 800 } });
    for (const message of await page.getByRole('article').all()) {
      await message.locator('.overflow summary').click();
      const box = await message.locator('.overflow-list').boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
      await page.keyboard.press('Escape');
    }
  });
});

describe('threads', () => {
  it('open beside the channel, take replies, and close with Esc', async () => {
    const ts = await say('the alert');
    await say('first reply', [], { thread_ts: ts });
    const page = await open();
    await page.getByRole('button', { name: /1 reply/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText('first reply').waitFor();
    expect(await page.getByRole('log').getByText('first reply').count()).toBe(0);
    await thread.getByRole('textbox', { name: 'Reply' }).fill('on it');
    await page.keyboard.press('Enter');
    await thread.getByText('on it').waitFor();
    await page.getByRole('button', { name: /2 replies/ }).waitFor();
    expect(bench.slack.messages(VENDORS).at(-1)).toMatchObject({ thread_ts: ts, user: ADA });
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'hidden' });
  });

  it('have an address of their own', async () => {
    const ts = await say('the alert');
    await say('first reply', [], { thread_ts: ts });
    const page = await open(`/?channel=${VENDORS}&thread=${ts}`);
    await page.getByRole('complementary', { name: 'Thread' }).getByText('first reply').waitFor();
  });
});

describe('where the list stands', () => {
  const tall = (headline: string) =>
    say(headline, [
      { type: 'header', text: plain(headline) },
      ...lines(40),
      { type: 'actions', elements: [button('ack', 'Acknowledge')] },
    ]);
  const phone = { viewport: { width: 390, height: 740 } };
  const heading = (page: Page, name: string) => page.getByRole('log').getByRole('heading', { name });
  const inView = (place: Locator) =>
    place.evaluate((element) => {
      const [here, list] = [element, element.closest('.scroll') ?? element].map((one) => one.getBoundingClientRect());
      return here !== undefined && list !== undefined && here.top >= list.top - 1 && here.bottom <= list.bottom + 1;
    });

  it.each([{}, phone])('opens at the headline of a tall message, and goes on to the next: %j', async (look) => {
    await say('before');
    bench.time.now += DAY;
    await tall('First alert');
    const page = await open('/', look);
    expect(await inView(heading(page, 'First alert'))).toBe(true);
    bench.time.now += HOUR;
    await tall('Second alert');
    await heading(page, 'Second alert').waitFor();
    await expect.poll(() => inView(heading(page, 'Second alert'))).toBe(true);
    bench.time.now += HOUR;
    await say('a short one');
    await expect.poll(() => inView(page.getByText('a short one'))).toBe(true);
  });

  it('stays where the reader went, until he speaks himself', async () => {
    const ts = await tall('First alert');
    const page = await open();
    const list = page.locator('#log-scroll');
    await list.evaluate((box) => box.scrollBy(0, 300));
    const before = await list.evaluate((box) => box.scrollTop);
    await say('the latest');
    await bench.client.chat.update({ channel: VENDORS, ts, text: 'x', blocks: lines(45) });
    await page.getByText('row 44').waitFor({ state: 'attached' });
    await page.getByText('the latest').waitFor({ state: 'attached' });
    expect(await inView(page.getByText('the latest'))).toBe(false);
    expect(await list.evaluate((box) => box.scrollTop)).toBe(before);
    await type(page, 'what is it?');
    await expect.poll(() => inView(page.getByText('what is it?'))).toBe(true);
  });

  it.each([{}, phone])('a thread opens at its root: %j', async (look) => {
    const ts = await tall('First alert');
    for (let n = 0; n < 12; n++) await say(`reply ${n}`, lines(3), { thread_ts: ts });
    const page = await open('/', look);
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const root = thread.getByRole('heading', { name: 'First alert' });
    await page.getByRole('button', { name: /12 replies/ }).click();
    await root.waitFor();
    expect(await inView(root)).toBe(true);
    await thread.getByRole('textbox', { name: 'Reply' }).fill('on it');
    await page.keyboard.press('Enter');
    await expect.poll(() => inView(thread.getByText('on it'))).toBe(true);
    const address = await open(`/?channel=${VENDORS}&thread=${ts}`, look);
    expect(await inView(address.locator('#thread').getByRole('heading', { name: 'First alert' }))).toBe(true);
  });
});

describe('places', () => {
  it('a second channel, marked while it has news, and the bot invited to it', async () => {
    const page = await open();
    const link = page.getByRole('navigation').getByRole('link', { name: 'general' });
    bench.slack.userDoes.say(GENERAL, BEN, 'hello all');
    await expect.poll(() => link.getAttribute('class')).toBe('unread');
    await link.click();
    await page.getByText('hello all').waitFor();
    expect(await link.getAttribute('class')).not.toBe('unread');
    await page.getByRole('button', { name: 'Add Stakewatch' }).click();
    await expect.poll(() => bench.app.received[0]?.payload['event']).toMatchObject({ type: 'member_joined_channel' });
    await page.getByRole('button', { name: 'Add Stakewatch' }).waitFor({ state: 'detached' });
  });

  it('/invite of the app brings it in, once', async () => {
    const page = await open(`/?channel=${GENERAL}`);
    const invite = async (): Promise<void> => {
      await page.getByRole('textbox', { name: 'Message to #general' }).fill('/invite @stakewatch');
      await page.keyboard.press('Enter');
    };
    await invite();
    await page.getByRole('button', { name: 'Add Stakewatch' }).waitFor({ state: 'detached' });
    await invite();
    await page.getByRole('textbox', { name: 'Message to #general' }).fill('/invite @ben');
    await page.keyboard.press('Enter');
    await expect.poll(() => bench.app.received.map(({ kind }) => kind)).toEqual(['event', 'command']);
    expect(bench.app.received[0]?.payload['event']).toMatchObject({ type: 'member_joined_channel', channel: GENERAL });
  });

  it('the Home tab, which the app draws when it is opened', async () => {
    bench.app.onRequest(async ({ kind, payload }) => {
      if (kind === 'event') {
        const blocks = [
          { type: 'section', text: mrkdwn('Your *watchlists*'), accessory: button('edit', 'Edit') },
        ] as never;
        const { user } = payload['event'] as { user: string };
        await bench.client.views.publish({ user_id: user, view: { type: 'home', blocks } });
      }
      return {};
    });
    const page = await open();
    await page.getByRole('link', { name: 'Stakewatch' }).click();
    await page.getByText('Your watchlists').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await expect
      .poll(() => bench.app.received.at(-1)?.payload)
      .toMatchObject({ type: 'block_actions', container: { type: 'view' } });
  });
});

describe('looks', () => {
  const background = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const LIGHT = 'rgb(255, 255, 255)';
  const DARK = 'rgb(26, 29, 33)';

  it('follows the system’s colours until it is told otherwise, and remembers', async () => {
    const page = await open('/', { colorScheme: 'dark' });
    await expect.poll(() => background(page)).toBe(DARK);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => background(page)).toBe(LIGHT);
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await expect.poll(() => background(page)).toBe(DARK);
    await page.reload();
    await expect.poll(() => background(page)).toBe(DARK);
  });

  it.each(['light', 'dark'] as const)(
    'is readable in %s: text stands out from what is behind it',
    async (colorScheme) => {
      await say('x', [
        { type: 'header', text: plain('Critical') },
        {
          type: 'section',
          text: mrkdwn('*Meta* takes <https://a.example|49%> `code`'),
          fields: [mrkdwn('*Stake*\n49%')],
        },
        { type: 'context', elements: [mrkdwn('2 articles')] },
        {
          type: 'actions',
          elements: [button('a', 'Acknowledge', { style: 'primary' }), button('b', 'No', { style: 'danger' })],
        },
      ]);
      const page = await open('/', { colorScheme });
      const poor = await page.evaluate(findPoorContrast);
      expect(poor).toEqual([]);
    },
  );

  it('fits a phone: no sideways scrolling in channel, thread, modal or channel list', async () => {
    offerModal();
    const ts = await say('x', [
      {
        type: 'section',
        text: mrkdwn(`*Meta* ${'long '.repeat(40)}${'unbroken'.repeat(20)}`),
        fields: [mrkdwn('a'), mrkdwn('b')],
      },
      { type: 'section', text: mrkdwn('with a button'), accessory: button('edit', 'A rather long label on it') },
      { type: 'actions', elements: ['one', 'two', 'three', 'four'].map((id) => button(id, `Button number ${id}`)) },
      {
        type: 'table',
        rows: [['Company', 'Stake', 'Price', 'Valuation', 'Date'].map((text) => ({ type: 'raw_text', text }))],
      },
    ]);
    await say('reply', [], { thread_ts: ts });
    const page = await open('/', { viewport: { width: 360, height: 740 } });
    const overflow = () =>
      page.evaluate(() =>
        [
          document.documentElement,
          ...document.querySelectorAll('main, #log-scroll, #thread .scroll, #modal, .modal-body'),
        ]
          .filter((box) => box.scrollWidth > Math.max(box.clientWidth, 0) && box.clientWidth > 0)
          .map((box) => `${box.tagName}#${box.id} ${box.scrollWidth}`),
      );
    expect(await overflow()).toEqual([]);
    await page.getByRole('button', { name: /1 reply/ }).click();
    await page.getByRole('complementary', { name: 'Thread' }).getByText('reply', { exact: true }).waitFor();
    expect(await overflow()).toEqual([]);
    await page.getByRole('button', { name: 'Close the thread' }).click();
    await page.getByRole('button', { name: 'Channel list' }).click();
    await page.getByRole('link', { name: 'general' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'general' }).waitFor({ state: 'hidden' });
    await type(page, '/stakewatch add');
    await page.getByRole('dialog').waitFor();
    expect(await overflow()).toEqual([]);
  });

  it.each([360, 390])('shows every proposed command whole at %d px', async (width) => {
    const page = await open('/', { viewport: { width, height: 740 } });
    const boxes = await page
      .locator('.chip')
      .evaluateAll((chips) =>
        chips.map((chip) => chip.getBoundingClientRect()).map(({ left, right }) => [left, right]),
      );
    expect(boxes).toHaveLength(3);
    for (const [left = -1, right = Infinity] of boxes) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
    }
  });

  it('has a name for every control and no id twice', async () => {
    offerModal();
    await say('x', [
      { type: 'actions', elements: [{ type: 'static_select', action_id: 'a', options }, button('b', 'Go')] },
    ]);
    const page = await open();
    await type(page, '/stakewatch add');
    await page.getByRole('dialog').waitFor();
    const { nameless, twice } = await page.evaluate(() => {
      const controls = [...document.querySelectorAll<HTMLElement>('button, a, input, select, textarea')];
      const named = (control: HTMLElement) =>
        Boolean(
          control.getAttribute('aria-label') ??
          (control.textContent.trim() || (control as HTMLInputElement).labels?.[0]?.textContent.trim()),
        );
      const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
      return {
        nameless: controls.filter((control) => !named(control)).map((control) => control.outerHTML),
        twice: ids.filter((id, index) => ids.indexOf(id) !== index),
      };
    });
    expect(nameless).toEqual([]);
    expect(twice).toEqual([]);
  });
});

/** Runs in the page: every text whose contrast with its background is below WCAG's 4.5. */
function findPoorContrast(): string[] {
  const rgba = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const over = (front: number[], back: number[]): number[] => {
    const alpha = front[3] ?? 1;
    return [0, 1, 2].map((at) => (front[at] ?? 0) * alpha + (back[at] ?? 0) * (1 - alpha));
  };
  const light = (colour: number[]): number =>
    [0.2126, 0.7152, 0.0722].reduce((sum, weight, at) => {
      const part = (colour[at] ?? 0) / 255;
      return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    }, 0);
  const behind = (element: Element | null): number[] =>
    element === null
      ? [255, 255, 255]
      : over(rgba(getComputedStyle(element).backgroundColor), behind(element.parentElement));
  const poor: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!words || !element.checkVisibility({ opacityProperty: true })) continue;
    const back = behind(element);
    const [a, b] = [light(over(rgba(getComputedStyle(element).color), back)), light(back)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(1)} ${element.className} ${element.textContent?.slice(0, 30)}`);
  }
  return poor;
}
