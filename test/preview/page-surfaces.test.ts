// Every surface of the page in a real browser: channel, thread, modal, Home, direct messages, the consent page; for
// everybody, in light and dark, wide and narrow.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { button, mrkdwn, pagesOf, plain } from './pages.ts';
import { ADA, BEN, SECRET_PLANS, startBench, VENDORS, type Bench } from './start.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const OAUTH = { clientId: '1.2', clientSecret: 'secret', redirectUrls: ['https://app.example/back'] };

let bench: Bench;
const open = pagesOf(async () => (bench = await startBench({ oauth: OAUTH })));
const options = ['vendor', 'rival'].map((value) => ({ text: plain(value), value }));
const field = (type: string, more: object = {}, block: object = {}) => ({
  type: 'input',
  block_id: type,
  label: plain(`The ${type.replaceAll('_', ' ')}`),
  optional: true,
  element: { type, action_id: 'v', ...more },
  ...block,
});
/** Every element that a modal can hold. */
const everyField = {
  type: 'modal',
  title: plain('Everything'),
  submit: plain('Save'),
  blocks: [
    field('plain_text_input', { multiline: true, max_length: 40 }, { optional: false, hint: plain('In a few words') }),
    field('number_input', { is_decimal_allowed: true, min_value: '0', max_value: '100' }),
    field('email_text_input'),
    field('url_text_input'),
    field('datepicker', { initial_date: '2025-06-13' }),
    field('timepicker'),
    field('datetimepicker'),
    field('static_select', { options }),
    field('multi_static_select', { options }),
    field('radio_buttons', { options }),
    field('checkboxes', { options }),
    field('users_select'),
    field('multi_users_select'),
    field('channels_select'),
    field('conversations_select'),
    field('file_input', { filetypes: ['csv'], max_files: 2 }),
    {
      type: 'actions',
      block_id: 'more',
      elements: [{ type: 'overflow', action_id: 'o', options }, button('b', 'Preview')],
    },
  ],
};
const home = {
  type: 'home',
  blocks: [
    { type: 'header', text: plain('Your watchlists') },
    { type: 'section', text: mrkdwn('*vendor-risk*: 3 companies'), accessory: button('edit', 'Edit') },
    { type: 'divider' },
    { type: 'actions', elements: [{ type: 'static_select', action_id: 's', placeholder: plain('Channel'), options }] },
  ],
};
/** The app opens the modal at a command, draws its Home when it is opened, and answers direct words. */
function serve(): void {
  bench.app.onRequest(async ({ kind, payload }) => {
    if (kind === 'command' && payload['text'] === 'settings') {
      await bench.client.views.open({ trigger_id: String(payload['trigger_id']), view: everyField as never });
      return {};
    }
    if (kind === 'command') return { body: { text: 'This channel watches *Northwind*.' } };
    if (kind !== 'event') return {};
    const event = payload['event'] as Record<string, string>;
    if (event['type'] === 'app_home_opened')
      await bench.client.views.publish({ user_id: event['user'] ?? '', view: home as never });
    else await bench.client.chat.postMessage({ channel: event['channel'] ?? '', text: `You said: ${event['text']}` });
    return {};
  });
}
const type = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: /^Message to/ }).fill(text);
  await page.keyboard.press('Enter');
};
async function postAlert(): Promise<string> {
  const blocks = [
    { type: 'header', text: plain('Critical: a rival buys in') },
    { type: 'section', text: mrkdwn('*Borealis* (your rival) takes *49%* of <https://a.example/x|Quarry Data>') },
    { type: 'section', fields: [mrkdwn('*Stake*\n49%'), mrkdwn('*Price*\nnot said')] },
    { type: 'context', elements: [mrkdwn('2 articles · 1 independent source')] },
    {
      type: 'actions',
      elements: [button('ack', 'Acknowledge', { style: 'primary' }), { type: 'overflow', action_id: 'more', options }],
    },
  ];
  const { ts = '' } = await bench.client.chat.postMessage({ channel: VENDORS, text: 'x', blocks: blocks });
  await bench.client.chat.postMessage({ channel: VENDORS, text: 'The price is now known', thread_ts: ts });
  return ts;
}
async function postPicture(threadTs: string): Promise<void> {
  const alt_txt = 'Borealis holds 49% of Quarry Data';
  const got = await bench.client.apiCall('files.getUploadURLExternal', {
    filename: 't.png',
    length: PNG.length,
    alt_txt,
  });
  const { upload_url, file_id: id } = got as unknown as { upload_url: string; file_id: string };
  await fetch(upload_url, { method: 'POST', body: new Uint8Array(PNG) });
  const where = { channel_id: VENDORS, thread_ts: threadTs };
  await bench.client.apiCall('files.completeUploadExternal', { files: [{ id, title: 'Ties' }], ...where });
}

describe('elements', () => {
  it('every one of a modal is filled in, and its value is what the app is told', async () => {
    serve();
    const page = await open();
    await type(page, '/stakewatch settings');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The plain text input').fill('two\nlines');
    await dialog.getByLabel('The number input').fill('49.5');
    await dialog.getByLabel('The email text input').fill('ada@example.com');
    await dialog.getByLabel('The url text input').fill('https://a.example/');
    await dialog.getByLabel('The timepicker').fill('07:30');
    await dialog.getByLabel('The datetimepicker').fill('2025-06-13T09:30');
    await dialog.getByRole('combobox', { name: /^The static select/ }).selectOption('rival');
    await dialog.getByRole('group', { name: 'The multi static select' }).getByLabel('vendor').check();
    await dialog.getByRole('radiogroup', { name: 'The radio buttons' }).getByLabel('rival').check();
    await dialog.getByRole('group', { name: 'The checkboxes' }).getByLabel('vendor').check();
    await dialog.getByRole('combobox', { name: /^The users select/ }).selectOption(BEN);
    await dialog.getByRole('group', { name: 'The multi users select' }).getByLabel('Ada Moreau').check();
    await dialog.getByLabel('The channels select').selectOption(VENDORS);
    await dialog.getByLabel('The conversations select').selectOption(VENDORS);
    const file = { name: 'vendors.csv', mimeType: 'text/csv', buffer: Buffer.from('name\nBorealis\n') };
    await dialog.getByLabel('The file input').setInputFiles(file);
    await dialog.getByText('vendors.csv').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const view = bench.app.received.at(-1)?.payload['view'] as { state: { values: Record<string, { v: object }> } };
    const { values } = view.state;
    expect(Object.fromEntries(Object.entries(values).map(([block, { v }]) => [block, v]))).toMatchObject({
      plain_text_input: { value: 'two\nlines' },
      number_input: { value: '49.5' },
      email_text_input: { value: 'ada@example.com' },
      url_text_input: { value: 'https://a.example/' },
      datepicker: { selected_date: '2025-06-13' },
      timepicker: { selected_time: '07:30' },
      datetimepicker: { selected_date_time: Date.UTC(2025, 5, 13, 9, 30) / 1000 },
      static_select: { selected_option: { value: 'rival' } },
      multi_static_select: { selected_options: [{ value: 'vendor' }] },
      radio_buttons: { selected_option: { value: 'rival' } },
      checkboxes: { selected_options: [{ value: 'vendor' }] },
      users_select: { selected_user: BEN },
      multi_users_select: { selected_users: [ADA] },
      channels_select: { selected_channel: VENDORS },
      conversations_select: { selected_conversation: VENDORS },
      file_input: { files: [{ name: 'vendors.csv', mimetype: 'text/csv' }] },
    });
  });

  it('an item of an overflow menu is pressed', async () => {
    const page = await open();
    await postAlert();
    await page.getByLabel('More actions').click();
    await page.getByRole('button', { name: 'rival' }).click();
    await expect
      .poll(() => bench.app.received.at(-1)?.payload['actions'])
      .toMatchObject([{ type: 'overflow', action_id: 'more', selected_option: { value: 'rival' } }]);
  });

  it('what is wrong with a field stands at the field, which has the focus', async () => {
    serve();
    const page = await open();
    await type(page, '/stakewatch settings');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The number input').fill('101');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    await dialog.getByText('Enter a number of at most 100.').waitFor();
    const text = dialog.getByLabel('The plain text input');
    expect(await text.getAttribute('aria-invalid')).toBe('true');
    expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await graveFindings(page)).toEqual([]);
  });
});

describe('the focus', () => {
  it('stays in the modal, and goes back to where it was', async () => {
    serve();
    const page = await open();
    await type(page, '/stakewatch settings');
    await page.getByRole('dialog').waitFor();
    const inModal = () => page.evaluate(() => document.activeElement?.closest('#modal, body')?.id);
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab');
      // The browser's own bar has its turn as well; nothing of the page behind the modal has.
      expect(['modal', '']).toContain(await inModal());
      expect(await page.evaluate(() => document.activeElement?.matches('main *, #side *'))).toBe(false);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('say');
  });

  it('goes back to the button whose window was closed', async () => {
    await postAlert();
    bench.app.onRequest(async ({ kind, payload }) => {
      if (kind === 'interactive' && payload['type'] === 'block_actions')
        await bench.client.views.open({ trigger_id: String(payload['trigger_id']), view: everyField as never });
      return {};
    });
    const page = await open();
    const acknowledge = page.getByRole('button', { name: 'Acknowledge' });
    await acknowledge.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => acknowledge.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

describe('the app itself', () => {
  it('is written to alone, and answers', async () => {
    serve();
    const page = await open();
    await page.getByRole('link', { name: 'Stakewatch' }).click();
    await page.getByText('Your watchlists').waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.waitForURL(/direct=1/);
    await page.waitForSelector('html[data-ready]');
    await type(page, 'what do you know?');
    await page.getByText('You said: what do you know?').waitFor();
    expect(
      await page
        .getByRole('navigation', { name: 'Tabs' })
        .getByRole('link', { name: 'Messages' })
        .getAttribute('aria-current'),
    ).toBe('page');
    const ben = await open(`/?user=${BEN}`);
    expect(await ben.getByText('Direct messages').count()).toBe(0);
  });

  it('hears its name in a channel', async () => {
    serve();
    const page = await open();
    await type(page, '@Stakewatch who owns Quarry Data?');
    await page.getByText('You said:').waitFor();
    const heard = bench.app.received[0]?.payload['event'];
    expect(heard).toMatchObject({ type: 'app_mention', text: '<@U0STAKEWATCH> who owns Quarry Data?' });
  });
});

describe('pictures', () => {
  it('that the app uploaded are shown with their description, in messages and blocks', async () => {
    await postPicture(await postAlert());
    const [file] = bench.slack.files();
    const blocks = [{ type: 'image', slack_file: { id: file?.id }, alt_text: 'Who holds what in Quarry Data' }];
    await bench.client.chat.postMessage({ channel: VENDORS, text: 'x', blocks: blocks });
    const page = await open();
    const inBlock = page.getByRole('img', { name: 'Who holds what in Quarry Data' });
    await inBlock.waitFor();
    expect(await inBlock.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    await page.getByRole('button', { name: /2 replies/ }).click();
    await page.getByRole('img', { name: 'Borealis holds 49% of Quarry Data' }).waitFor();
  });
});

describe('places', () => {
  it('another workspace, with its own people and channels', async () => {
    const workspace = {
      teamId: 'T0OTHER',
      teamName: 'Fennick',
      botUserId: 'U0OTHERBOT',
      users: [{ id: 'U0CYD', name: 'cyd', realName: 'Cyd Fennick' }],
      channels: [{ id: 'C0OTHER', name: 'suppliers', botIsMember: true }],
    };
    const two = await startBench({ others: [{ workspace, botToken: 'xoxb-other' }] });
    try {
      const page = await open('/', {}, two);
      await page.getByLabel('Workspace').selectOption('T0OTHER');
      await page.getByRole('textbox', { name: 'Message to #suppliers' }).waitFor();
      await page.waitForSelector('html[data-ready]');
      await type(page, '/stakewatch list');
      await expect.poll(() => two.app.received[0]?.payload).toMatchObject({ team_id: 'T0OTHER', user_id: 'U0CYD' });
      await page.context().close();
    } finally {
      await two.close();
    }
  });

  it('a private channel is listed for its people alone, an archived one is read only', async () => {
    await bench.slack.userDoes.leave(SECRET_PLANS, BEN);
    const ben = await open(`/?user=${BEN}`);
    await ben.getByRole('link', { name: 'vendor-risk' }).waitFor();
    expect(await ben.getByRole('link', { name: 'secret-plans' }).count()).toBe(0);
    await ben.getByRole('link', { name: 'old-news' }).click();
    await ben.getByText('This channel is archived').waitFor();
    expect(await ben.getByRole('textbox').count()).toBe(0);
  });
});

/** Each surface: how one gets there. */
const SURFACES: Record<string, (page: Page) => Promise<void>> = {
  'the channel, an alert and a whispered answer': async (page) => {
    await type(page, '/stakewatch list');
    await page.getByText('Only visible to you').waitFor();
  },
  'a thread with a picture': async (page) => {
    await page.getByRole('button', { name: /2 replies/ }).click();
    await page.getByRole('img', { name: 'Borealis holds' }).waitFor();
  },
  'a modal with every element': async (page) => {
    // Ben's, so that it stands open on no other surface.
    await page.goto(`${bench.slack.url}/?user=${BEN}`);
    await page.waitForSelector('html[data-ready]');
    await type(page, '/stakewatch settings');
    await page.getByRole('dialog').waitFor();
  },
  'the Home tab': async (page) => {
    await page.goto(`${bench.slack.url}/?home=1`);
    await page.getByText('Your watchlists').waitFor();
  },
  'direct messages': async (page) => {
    await page.goto(`${bench.slack.url}/?direct=1`);
    await page.waitForSelector('html[data-ready]');
    await type(page, 'hello');
    await page.getByText('You said: hello').waitFor();
  },
  'the consent page': async (page) => {
    await page.goto(`${bench.slack.url}/oauth/v2/authorize?client_id=1.2&scope=commands,chat:write`);
    await page.getByRole('button', { name: 'Allow' }).waitFor();
  },
};
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, width })),
);

describe('for everybody: axe finds nothing grave', () => {
  it.each(LOOKS)(
    'in $colorScheme at $width px',
    async ({ colorScheme, width }) => {
      serve();
      await postPicture(await postAlert());
      const found: Record<string, string[]> = {};
      for (const [surface, go] of Object.entries(SURFACES)) {
        const page = await open('/', { colorScheme, viewport: { width, height: 800 } });
        await go(page);
        found[surface] = await graveFindings(page);
        await page.close();
      }
      expect(found).toEqual(Object.fromEntries(Object.keys(SURFACES).map((surface) => [surface, []])));
    },
    120_000,
  );
});
