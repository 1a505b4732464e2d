// Texts as a bot sends them in, what a reader of the page sees out: never more mark-up than Slack would see in them.
import { decodeHTML } from 'entities';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBlocks, checkView } from '../../src/preview/block-limits.ts';
import { ReadOnly } from '../../src/preview/page-blocks.tsx';
import { render } from '../../src/preview/page-look.tsx';
import { DEFAULT_WORKSPACE } from '../../src/preview/slack-server.ts';
import { openWorkspace } from '../../src/preview/workspace.ts';

const workspace = openWorkspace(DEFAULT_WORKSPACE, 0);
const html = (text: object): string => render(<ReadOnly block={{ type: 'section', text }} workspace={workspace} />);
const seen = (text: object): string => decodeHTML(html(text).replace(/<[^>]*>/g, '')).replaceAll('\u00a0', ' ');
const linksOf = (markup: string): string[] =>
  [...markup.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => decodeHTML(href));
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });

it.each([
  ['*not bold* _nor this_ ~or this~ `or this`'],
  ['<!channel> <@U0ADA> <https://a.example|a link>'],
  ['1 < 2 > 0'],
])('plain text stays plain: %s', (text) => {
  expect(seen(plain(text))).toBe(text);
  expect(html(plain(text))).not.toMatch(/<(strong|em|s|code|a)\b|slack_user|slack_broadcast/);
});

it.each([
  ['&lt;!channel&gt;', '<!channel>'],
  ['&lt;@U0ADA&gt; said', '<@U0ADA> said'],
  ['see &lt;https://evil.example|this&gt;', 'see <https://evil.example|this>'],
  ['a &lt;b&gt; c', 'a <b> c'],
])('what the bot escaped is text: %s', (text, shown) => {
  expect(seen(mrkdwn(text))).toBe(shown);
  expect(html(mrkdwn(text))).not.toMatch(/<a\b|slack_user|slack_broadcast/);
});

it('mark-up that is meant is shown', () => {
  expect(html(mrkdwn('*bold* <@U0ADA> <https://a.example|link>\n&gt; quoted'))).toMatch(
    /<strong>.*Ada Moreau.*<a href="https:\/\/a\.example"/,
  );
  expect(seen(plain('done :white_check_mark:'))).toBe('done ✅');
});

it.each(['http://127.0.0.1:3300/', 'https://example.com:8443/a:b/rss', 'https://a.example/x_y:z/A_(b)?c=1&d="2"#e:f'])(
  'an address keeps its colons, bare or in a link, read and followed: %s',
  (address) => {
    const sent = address.replaceAll('&', '&amp;');
    for (const text of [sent, `<${sent}>`, `see ${sent}, at 10:30`, `*<${sent}>*:tada:`, `(${sent}).`]) {
      expect(linksOf(html(mrkdwn(text)))).toEqual([address]);
      expect(seen(mrkdwn(text))).toContain(address);
    }
    expect(linksOf(html(mrkdwn(`<${sent}|one: two: three>`)))).toEqual([address]);
    expect(seen(mrkdwn(`<${sent}|one: two: three>`))).toBe('one: two: three');
    expect(seen(mrkdwn(`\`curl ${sent}\``))).toBe(`curl ${address}`);
  },
);

it.each([
  ['at 10:30:45, a:b:c and a::b', 'at 10:30:45, a:b:c and a::b'],
  [':no_such_picture: :30: :constructor:', ':no_such_picture: :30: :constructor:'],
  ['Note:one two:three:', 'Note:one two:three:'],
  [':tada: (:rotating_light:) :+1: :100:', '🎉 (🚨) 👍 💯'],
])('only the code of an emoji is an emoji: %s', (text, shown) => {
  expect(seen(mrkdwn(text))).toBe(shown);
  expect(seen(plain(text))).toBe(shown);
});

it('what only Markdown takes for a link is text', () => {
  expect(seen(mrkdwn('[a](https://a.example) \\ [b]'))).toBe('[a](https://a.example) \\ [b]');
});

it('an address that the page would not open is its words, also where the carrier is imitated', () => {
  const digits = Buffer.from('javascript:alert(1)').toString('hex');
  expect(linksOf(html(mrkdwn('<javascript:alert(1)|click>')))).toEqual([]);
  expect(seen(mrkdwn('<javascript:alert(1)|click>'))).toBe('click');
  const imitated = `https://link.invalid/${digits}`;
  expect(linksOf(html(mrkdwn(`<${imitated}>`)))).toEqual([imitated]);
});

it.each(['&gt; said so', 'before\n&gt; said so'])('a quote is a quote, on the first line too: %j', (text) => {
  expect(seen(mrkdwn(text))).not.toContain('>');
});

it('an address that may not be linked is text', () => {
  const text = { ...mrkdwn('see http://a.example:81/x'), verbatim: true };
  expect(linksOf(html(text))).toEqual([]);
  expect(seen(text)).toBe('see http://a.example:81/x');
});

it('any plain text of marks and letters is read as it stands', () => {
  const text = fc.string({
    unit: fc.constantFrom('<', '>', '*', '_', '~', '`', ':', '[', ']', '(', ')', '\\', 'y', 'z', '!', '|', '.'),
    minLength: 1,
  });
  fc.assert(
    fc.property(text, (any) => {
      expect(seen(plain(any))).toBe(any);
    }),
  );
});

it('the limits judge any value, and throw at none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(Array.isArray(checkBlocks(value, 'message'))).toBe(true);
      expect(Array.isArray(checkView(value).messages)).toBe(true);
    }),
  );
});
