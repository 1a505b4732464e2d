// Titles: escaped once, twice, not at all, in every type that Atom knows.
import { inAtom, inRss, type Row } from './row.ts';

const row = (shows: string, printed: string, title: string): Row => ({
  shows,
  feed: inRss(printed),
  finds: { items: [{ title }] },
});
const atomRow = (shows: string, printed: string, title: string): Row => ({
  shows,
  feed: inAtom(printed),
  finds: { items: [{ title }] },
});

export const TITLES: Row[] = [
  row('references of XML', '<title>Foo &amp; Bar &lt; Baz &gt; &quot;Qux&quot; &apos;s</title>', `Foo & Bar < Baz > "Qux" 's`),
  row('references of HTML by name', '<title>Caf&eacute;&nbsp;&mdash; &euro;5&hellip;</title>', 'Café — €5…'),
  row('references by number', '<title>Caf&#233; &#x2014; &#8364;5</title>', 'Café — €5'),
  row('a number of windows-1252', '<title>Foo&#151;Bar &#147;Baz&#148;</title>', 'Foo—Bar “Baz”'),
  row('references escaped twice', '<title>Foo &amp;amp; Bar &amp;eacute; &amp;#8212;</title>', 'Foo & Bar é —'),
  row('references in CDATA', '<title><![CDATA[Foo &amp; Bar &#8212; Baz]]></title>', 'Foo & Bar — Baz'),
  row('a bare ampersand', '<title>Foo & Bar, R&D, AT&T; Q&A</title>', 'Foo & Bar, R&D, AT&T; Q&A'),
  row('a reference that nobody knows', '<title>Foo &nosuch; Bar</title>', 'Foo &nosuch; Bar'),
  row('markup escaped', '<title>Foo &lt;b&gt;buys&lt;/b&gt; Bar</title>', 'Foo buys Bar'),
  row('markup within a word', '<title>&lt;b&gt;Foo&lt;/b&gt;’s H&lt;sub&gt;2&lt;/sub&gt;O unit</title>', 'Foo’s H2O unit'),
  row('markup between words', '<title>Foo&lt;br/&gt;buys&lt;p&gt;Bar</title>', 'Foo buys Bar'),
  row('markup in CDATA', '<title><![CDATA[<i>Foo</i> buys <a href="x">Bar</a>]]></title>', 'Foo buys Bar'),
  row('markup that is not escaped', '<title>Foo <b>buys</b><br/>Bar</title>', 'Foo buys Bar'),
  row('signs that are no markup', '<title>Foo &lt; Bar &gt; Baz</title>', 'Foo < Bar > Baz'),
  row('CDATA in small letters', '<title><![cdata[Foo & Bar]]></title>', 'Foo & Bar'),
  row('two sections of CDATA', '<title><![CDATA[Foo ]]><![CDATA[buys Bar]]></title>', 'Foo buys Bar'),
  row('text around CDATA', '<title>Foo <![CDATA[buys]]> Bar</title>', 'Foo buys Bar'),
  row('spaces around CDATA', '<title>\n  <![CDATA[Foo buys Bar]]>\n</title>', 'Foo buys Bar'),
  row('a comment within', '<title>Foo <!-- x -->buys Bar</title>', 'Foo buys Bar'),
  row('line breaks and many spaces', '<title>\n\tFoo\r\n  buys   Bar\n</title>', 'Foo buys Bar'),
  row('an empty title', '<title></title><description>A deal.</description>', ''),
  row('an empty title, then a full one', '<title/><title>Foo</title>', 'Foo'),
  row('two titles: the first', '<title>Foo</title><title>Bar</title>', 'Foo'),
  row('a title that another field ends', '<title>Foo buys Bar<link>https://fennick.example/</link>', 'Foo buys Bar'),
  row('a title in capitals', '<TITLE>Foo</TITLE>', 'Foo'),
  row('a title with attributes', '<title xml:lang="en" x="a>b">Foo</title>', 'Foo'),
  row('signs beyond the first plane', '<title>Foo &#x1F680; 🚀 Bar</title>', 'Foo 🚀 🚀 Bar'),
  row('characters that XML forbids', '<title>Fo\u0000o\u0008 B\u001Far\uFFFF</title>', 'Foo Bar'),
  atomRow('Atom: text', '<title type="text">Foo &amp;amp; Bar</title>', 'Foo & Bar'),
  atomRow('Atom: html', '<title type="html">Foo &lt;em>buys&lt;/em> Bar &amp;amp; Baz</title>', 'Foo buys Bar & Baz'),
  atomRow('Atom: html in CDATA', '<title type="html"><![CDATA[Foo <em>buys</em> Bar &amp; Baz]]></title>', 'Foo buys Bar & Baz'),
  atomRow('Atom: html, a sign escaped twice', '<title type="html">Foo &amp;lt; Bar</title>', 'Foo < Bar'),
  atomRow('Atom: xhtml', '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Foo <em>buys</em> Bar &amp; Baz</div></title>', 'Foo buys Bar & Baz'),
  atomRow('Atom: xhtml under a prefix', '<title type="xhtml" xmlns:h="http://www.w3.org/1999/xhtml"><h:div>Foo <h:em>buys</h:em> Bar</h:div></title>', 'Foo buys Bar'),
  atomRow('Atom: xhtml, a sign that is no markup', '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Foo &lt; Bar</div></title>', 'Foo < Bar'),
  {
    shows: 'entities of the feed’s own, with references in them',
    feed: `<!DOCTYPE rss [<!ENTITY co "Foo &amp; S&ouml;hne"><!ENTITY no '&#8470;'>]>${inRss('<title>&co; buys Bar &no; 7</title>')}`,
    finds: { items: [{ title: 'Foo & Söhne buys Bar № 7' }] },
  },
]; // prettier-ignore
