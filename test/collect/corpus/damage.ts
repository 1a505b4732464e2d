// Feeds in bad repair: what stands before, around and instead of what should be there.
import { HEAD, inAtom, inRss, NS, type Row } from './row.ts';

const DEAL = 'https://fennick.example/deal';
const FIELDS = `<title>Foo buys Bar</title><link>${DEAL}</link>`;
const GOOD = inRss(FIELDS);
const one = [{ title: 'Foo buys Bar', link: DEAL }];
const row = (shows: string, feed: string): Row => ({ shows, feed, finds: { items: one } });

export const DAMAGE: Row[] = [
  row('blank lines before the declaration', `\n\n  <?xml version="1.0"?>${GOOD}`),
  row('a byte order mark', `\uFEFF${GOOD}`),
  row('two byte order marks', `\uFEFF\uFEFF<?xml version="1.0"?>${GOOD}`),
  row('a warning of the program that made it', `<br />\n<b>Warning</b>: something in <b>/x.php</b> on line <b>3</b><br />\n<?xml version="1.0"?>${GOOD}`),
  row('a comment before the root that names another', `<!-- was: <rss version="0.91"> --><?xml version="1.0"?>${GOOD}`),
  row('instructions and style sheets', `<?xml version="1.0"?><?xml-stylesheet href="x.xsl" type="text/xsl"?><?foo bar?>${GOOD}`),
  row('a DOCTYPE with definitions', `<!DOCTYPE rss [<!ELEMENT rss (channel)><!ENTITY co "Foo">]>${inRss(`<title>&co; buys Bar</title><link>${DEAL}</link>`)}`),
  row('an XML version that nobody knows', `<?xml version="3.7" encoding="utf-8"?>${GOOD}`),
  row('something behind the root', `${GOOD}<script>x</script><!-- 0.3 s -->`),
  row('two feeds in one file: the first', `${GOOD}${inRss('<title>Second</title>')}`),
  row('a sign that begins nothing', inRss(`${FIELDS}<description>3 < 5 & 7 > 2</description>`)),
  row('attributes without quotes, without values, twice', `<rss version=2.0 version="9" checked><channel>${HEAD}<item>${FIELDS}<x a=1 a=2 b></x></item></channel></rss>`),
  row('a quote that never closes', inRss(`${FIELDS}<x a="b></x>`)),
  row('an element that never closes', inRss(`${FIELDS}<category>News`)),
  row('end tags in the wrong order', inRss(`${FIELDS}<a><b></a></b>`)),
  row('an end tag of nothing', inRss(`</p>${FIELDS}</div>`)),
  row('names in mixed capitals', `<RSS Version="2.0"><Channel><Item><Title>Foo buys Bar</TITLE><LINK>${DEAL}</Link></ITEM></Channel></RSS>`),
  row('spaces within tags', inRss(`<title >Foo buys Bar</title\n><link\n>${DEAL}</link >`)),
  row('a namespace that is declared nowhere', inRss(`<foo:bar baz:qux="1">x</foo:bar>${FIELDS}`)),
  row('a namespace declared twice', inRss(FIELDS, `${NS.dc}${NS.dc}`)),
  row('items in a wrapper', `<rss version="2.0"><channel>${HEAD}<items><item>${FIELDS}</item></items></channel></rss>`),
  row('a channel closed before its items', `<rss version="2.0"><channel>${HEAD}</channel><item>${FIELDS}</item></rss>`),
  row('items before the channel', `<rss version="2.0"><item>${FIELDS}</item><channel>${HEAD}</channel></rss>`),
  row('markup in the description that is not escaped', inRss(`${FIELDS}<description><p>A <b>deal<br>of <item2>two</p></description>`)),
  row('a description that never closes', inRss(`${FIELDS}<description>A deal`)),
  row('the end of everything is missing', GOOD.replace('</channel></rss>', '')),
  row('cut off within the second item', GOOD.replace('</channel></rss>', '<item><title>Half a ti')),
  row('cut off within a tag of the second item', GOOD.replace('</channel></rss>', '<item><title>Bar</title><li')),
  row('cut off within CDATA of the second item', GOOD.replace('</channel></rss>', '<item><title><![CDATA[Half a ti')),
  row('cut off within an end tag of the second item', GOOD.replace('</channel></rss>', '<item><title>Bar</title></ite')),
  row('cut off behind an item', GOOD.replace('</channel></rss>', '\n')),
  row('an item that says nothing', GOOD.replace('</channel>', '<item></item><item/><item><foo>x</foo></item></channel>')),
  row('Atom: cut off within an entry', inAtom(`<title>Foo buys Bar</title><link href="${DEAL}"/>`).replace('</feed>', '<entry><title>Half')),
  row('Atom: an entry that never ends before the end', inAtom(`<title>Foo buys Bar</title><link href="${DEAL}"/></entry><entry>`)),
  {
    shows: 'an item that never ends before the next',
    feed: `<rss version="2.0"><channel>${HEAD}<item><title>Foo</title><item><title>Bar</title></item></channel></rss>`,
    finds: { items: [{ title: 'Foo' }, { title: 'Bar' }] },
  },
  {
    shows: 'one bad date costs the date',
    feed: `<rss version="2.0"><channel>${HEAD}<item><title>Foo</title><pubDate>soon</pubDate></item><item><title>Bar</title><pubDate>Tue, 10 Jun 2025 12:00:00 GMT</pubDate></item></channel></rss>`,
    finds: { items: [{ title: 'Foo', at: null }, { title: 'Bar', at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: 'a date that cannot be read beside one that can',
    feed: inRss(`<title>Foo</title><pubDate>soon</pubDate><dc:date>2025-06-10T12:00:00Z</dc:date>`, NS.dc),
    finds: { items: [{ at: '2025-06-10T12:00:00Z' }] },
  },
  {
    shows: 'the wrong content type',
    feed: GOOD,
    from: { contentType: 'text/html; charset=utf-8' },
    finds: { items: one },
  },
  {
    shows: 'a feed of one format under the type of another',
    feed: '{"items":[{"id":"1","title":"Foo"}]}',
    from: { contentType: 'application/rss+xml' },
    finds: { items: [{ title: 'Foo' }] },
  },
]; // prettier-ignore
