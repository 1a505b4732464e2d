// Modals and Home tabs: opened, filled in, sent back with errors, stacked and closed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ADA, BEN, errorOf, startBench, VENDORS, type Bench } from './start.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const field = (block_id: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: plain(block_id),
  element: { action_id: 'v', ...element },
  ...more,
});
const name = field('name', { type: 'plain_text_input', max_length: 20 });
const modal = (more: object = {}) =>
  ({ type: 'modal', callback_id: 'add', title: plain('Add'), submit: plain('Save'), blocks: [name], ...more }) as never;

/** A fresh trigger id, as a command brings one. */
async function trigger(userId = ADA): Promise<string> {
  await bench.slack.userDoes.command(VENDORS, userId, '/stakewatch add');
  return String(bench.app.received.at(-1)?.payload['trigger_id']);
}
const open = async (view = modal()): Promise<string> =>
  (await bench.client.views.open({ trigger_id: await trigger(), view })).view?.id ?? '';
const titles = (userId = ADA) => bench.slack.views(userId).map((view) => (view['title'] as { text: string }).text);

describe('triggers', () => {
  it('open one view, for the one who triggered it', async () => {
    const trigger_id = await trigger(BEN);
    await bench.client.views.open({ trigger_id, view: modal() });
    expect([titles(BEN), titles(ADA)]).toEqual([['Add'], []]);
    expect(await errorOf(bench.client.views.open({ trigger_id, view: modal() }))).toBe('exchanged_trigger_id');
  });

  it('live three seconds', async () => {
    const [first, second] = [await trigger(), await trigger()];
    bench.time.now += 2_999;
    expect(await errorOf(bench.client.views.open({ trigger_id: first, view: modal() }))).toBe('ok');
    bench.time.now += 1;
    expect(await errorOf(bench.client.views.open({ trigger_id: second, view: modal() }))).toBe('expired_trigger_id');
  });

  it.each<[string, object, string]>([
    ['no trigger', { view: modal() }, 'invalid_arguments'],
    ['an invented one', { trigger_id: '1.2.abc', view: modal() }, 'invalid_trigger_id'],
  ])('%s', async (_case, args, error) => {
    expect(await errorOf(bench.client.apiCall('views.open', args as Record<string, unknown>))).toBe(error);
  });

  it('are not spent on a view that Slack refuses', async () => {
    const trigger_id = await trigger();
    const bad = bench.client.views.open({ trigger_id, view: modal({ title: plain('x'.repeat(25)) }) });
    await expect(bad).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('/view/title/text')] },
      },
    });
    const huge = Array(90).fill({ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2_900) } });
    expect(await errorOf(bench.client.views.open({ trigger_id, view: modal({ blocks: huge }) }))).toBe(
      'view_too_large',
    );
    expect(await errorOf(bench.client.views.open({ trigger_id, view: modal() }))).toBe('ok');
  });
});

describe('the stack', () => {
  it('holds three', async () => {
    await open();
    for (const title of ['Second', 'Third']) {
      await bench.client.views.push({ trigger_id: await trigger(), view: modal({ title: plain(title) }) });
    }
    expect(titles()).toEqual(['Add', 'Second', 'Third']);
    const fourth = bench.client.views.push({ trigger_id: await trigger(), view: modal() });
    expect(await errorOf(fourth)).toBe('push_limit_reached');
    const [first, second, third] = bench.slack.views(ADA);
    expect([second?.previous_view_id, third?.previous_view_id]).toEqual([first?.id, second?.id]);
    expect(third?.root_view_id).toBe(first?.id);
  });

  it('goes down one at a time, or all at once', async () => {
    await open();
    await bench.client.views.push({
      trigger_id: await trigger(),
      view: modal({ title: plain('Top'), notify_on_close: true }),
    });
    await bench.slack.userDoes.close(bench.slack.views(ADA)[1]?.id ?? '', ADA);
    expect(bench.app.received.at(-1)?.payload).toMatchObject({ type: 'view_closed', is_cleared: false });
    expect(titles()).toEqual(['Add']);
    await bench.client.views.push({ trigger_id: await trigger(), view: modal({ clear_on_close: true }) });
    await bench.slack.userDoes.close(bench.slack.views(ADA)[1]?.id ?? '', ADA);
    expect(titles()).toEqual([]);
  });
});

describe('updates', () => {
  it('change the view and keep what was filled in', async () => {
    const view_id = await open();
    bench.app.onRequest(() => ({ body: { response_action: 'errors', errors: { name: 'taken' } } }));
    await bench.slack.userDoes.submit(view_id, { name: 'Northwind' }, ADA);
    const updated = await bench.client.views.update({ view_id, view: modal({ title: plain('Add it') }) });
    expect(titles()).toEqual(['Add it']);
    expect(updated.view?.state).toEqual({ values: { name: { v: { type: 'plain_text_input', value: 'Northwind' } } } });
  });

  it('of an old version, or of no view, are refused', async () => {
    const view_id = await open(modal({ external_id: 'mine' }));
    const hash = bench.slack.views(ADA)[0]?.hash ?? '';
    expect(
      await errorOf(bench.client.views.update({ external_id: 'mine', hash, view: modal({ external_id: 'mine' }) })),
    ).toBe('ok');
    expect(await errorOf(bench.client.views.update({ view_id, hash, view: modal() }))).toBe('hash_conflict');
    expect(await errorOf(bench.client.views.update({ view_id: 'VNONE', view: modal() }))).toBe('not_found');
    const twin = bench.client.views.open({ trigger_id: await trigger(), view: modal({ external_id: 'mine' }) });
    expect(await errorOf(twin)).toBe('duplicate_external_id');
  });
});

describe('submissions', () => {
  const options = ['low', 'high'].map((value) => ({ text: plain(value), value }));

  it('answered with words instead of JSON: the window stays, and says that it failed', async () => {
    const view_id = await open();
    bench.app.onRequest(() => ({ body: 'thank you' }));
    const ack = await bench.slack.userDoes.submit(view_id, { name: 'Northwind' }, ADA);
    expect([ack.error, titles()]).toEqual(['invalid_response', ['Add']]);
  });

  it('of more than may be chosen are stopped as well', async () => {
    const many = { type: 'multi_static_select', options, max_selected_items: 1 };
    const view_id = await open(modal({ blocks: [field('pick', many)] }));
    const ack = await bench.slack.userDoes.submit(view_id, { pick: ['low', 'high'] }, ADA);
    expect(ack).toMatchObject({ status: 0, body: { errors: { pick: 'Please choose 1 or fewer.' } } });
  });

  it('tell every value in its own shape, and close the view', async () => {
    const blocks = [
      name,
      field('pick', { type: 'static_select', options }),
      field('radio', { type: 'radio_buttons', options }),
      field('checks', { type: 'checkboxes', options }),
      field('when', { type: 'datepicker', initial_date: '2025-06-13' }),
      field('who', { type: 'users_select' }),
      field('note', { type: 'plain_text_input' }, { optional: true }),
    ];
    const view_id = await open(modal({ blocks, private_metadata: 'p' }));
    const entered = { name: 'Northwind', pick: 'low', radio: 'high', checks: ['low', 'high'], who: BEN, note: '' };
    expect(await bench.slack.userDoes.submit(view_id, entered, ADA)).toEqual({ status: 200, body: '', error: null });
    expect(bench.app.received.at(-1)?.payload).toMatchObject({
      type: 'view_submission',
      user: { id: ADA },
      view: {
        id: view_id,
        callback_id: 'add',
        private_metadata: 'p',
        state: {
          values: {
            name: { v: { type: 'plain_text_input', value: 'Northwind' } },
            pick: { v: { selected_option: options[0] } },
            radio: { v: { selected_option: options[1] } },
            checks: { v: { selected_options: options } },
            when: { v: { selected_date: '2025-06-13' } },
            who: { v: { selected_user: BEN } },
            note: { v: { value: null } },
          },
        },
      },
    });
    expect(titles()).toEqual([]);
  });

  it.each<[string, object, string | null, string]>([
    ['nothing', name, '', 'Please complete this required field.'],
    ['too long', name, 'x'.repeat(21), 'This must be 20 characters or fewer.'],
    [
      'too short',
      field('name', { type: 'plain_text_input', min_length: 3 }),
      'ab',
      'This must be at least 3 characters.',
    ],
    ['no address', field('name', { type: 'url_text_input' }), 'example', 'Enter a valid URL.'],
    ['no e-mail', field('name', { type: 'email_text_input' }), 'ada', 'Enter an email address.'],
    ['no number', field('name', { type: 'number_input', is_decimal_allowed: true }), 'ten', 'Enter a number.'],
    ['a fraction', field('name', { type: 'number_input', is_decimal_allowed: false }), '1.5', 'Enter a whole number.'],
    [
      'too much',
      field('name', { type: 'number_input', is_decimal_allowed: true, max_value: '100' }),
      '100.5',
      'Enter a number of at most 100.',
    ],
  ])('are stopped by Slack’s own window: %s', async (_case, block, value, says) => {
    const view_id = await open(modal({ blocks: [block] }));
    const before = bench.app.received.length;
    expect(await bench.slack.userDoes.submit(view_id, { name: value }, ADA)).toEqual({
      status: 0,
      body: { response_action: 'errors', errors: { name: says } },
      error: null,
    });
    expect(bench.app.received).toHaveLength(before);
    expect(titles()).toEqual(['Add']);
  });

  it.each<[string, object, { error: string | null; titles: string[] }]>([
    ['errors keep it open', { response_action: 'errors', errors: { name: 'taken' } }, { error: null, titles: ['Add'] }],
    [
      'errors of no field are a mistake',
      { response_action: 'errors', errors: { x: 'no' } },
      { error: 'invalid_errors', titles: ['Add'] },
    ],
    [
      'errors that say nothing are one too',
      { response_action: 'errors', errors: { name: '' } },
      { error: 'invalid_errors', titles: ['Add'] },
    ],
    [
      'errors without end as well',
      { response_action: 'errors', errors: { name: 'x'.repeat(2_001) } },
      { error: 'invalid_errors', titles: ['Add'] },
    ],
    [
      'update shows another',
      { response_action: 'update', view: modal({ title: plain('Then') }) },
      { error: null, titles: ['Then'] },
    ],
    [
      'push adds one',
      { response_action: 'push', view: modal({ title: plain('Then') }) },
      { error: null, titles: ['Add', 'Then'] },
    ],
    [
      'a bad view is a mistake',
      { response_action: 'update', view: { type: 'modal' } },
      { error: 'invalid_view', titles: ['Add'] },
    ],
    ['clear closes all', { response_action: 'clear' }, { error: null, titles: [] }],
    ['anything else is a mistake', { response_action: 'dance' }, { error: 'invalid_response_action', titles: ['Add'] }],
  ])('%s', async (_case, body, expected) => {
    const view_id = await open();
    bench.app.onRequest(() => ({ body }));
    const { error } = await bench.slack.userDoes.submit(view_id, { name: 'Northwind' }, ADA);
    expect({ error, titles: titles() }).toEqual(expected);
  });

  it('stay open where the app fails', async () => {
    const view_id = await open();
    bench.app.onRequest(() => ({ status: 500 }));
    expect(await bench.slack.userDoes.submit(view_id, { name: 'x' }, ADA)).toMatchObject({
      error: 'http_service_error',
    });
    expect(titles()).toEqual(['Add']);
  });
});

describe('presses in a view', () => {
  it('tell the view with what is filled in', async () => {
    const options = [{ text: plain('low'), value: 'low' }];
    const picker = { type: 'static_select', action_id: 'pick', options };
    const view_id = await open(modal({ blocks: [name, { type: 'actions', block_id: 'acts', elements: [picker] }] }));
    await bench.slack.userDoes.press({ viewId: view_id, actionId: 'pick', value: 'low', userId: ADA });
    expect(bench.app.received.at(-1)?.payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id },
      view: { id: view_id, state: { values: { acts: { pick: { selected_option: options[0] } } } } },
      actions: [{ action_id: 'pick', selected_option: options[0] }],
    });
    expect(bench.app.received.at(-1)?.payload).not.toHaveProperty('channel');
  });
});

describe('the Home tab', () => {
  const home = (text: string) => ({ type: 'home', blocks: [{ type: 'section', text: plain(text) }] }) as never;

  it('is published for one person, and keeps its id', async () => {
    const first = await bench.client.views.publish({ user_id: ADA, view: home('one') });
    const second = await bench.client.views.publish({ user_id: ADA, view: home('two') });
    expect(second.view?.id).toBe(first.view?.id);
    expect(bench.slack.home(ADA)?.blocks).toMatchObject([{ text: { text: 'two' } }]);
    expect(bench.slack.home(BEN)).toBeNull();
  });

  it.each<[string, object, string]>([
    ['nobody', { view: home('x') }, 'invalid_arguments'],
    ['a stranger', { user_id: 'U0NONE', view: home('x') }, 'invalid_user_id'],
    ['a modal', { user_id: ADA, view: modal() }, 'invalid_arguments'],
  ])('is refused for %s', async (_case, args, error) => {
    expect(await errorOf(bench.client.apiCall('views.publish', args as Record<string, unknown>))).toBe(error);
  });
});
