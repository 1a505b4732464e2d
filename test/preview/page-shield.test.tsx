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
const seen = (text: object): string => decodeHTML(html(text).replace(/<[^>]*>/g, ''));
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

it('any plain text of marks and letters is read as it stands', () => {
  const text = fc.string({
    unit: fc.constantFrom('<', '>', '*', '_', '~', '`', 'a', 'b', '!', '|', '.'),
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
