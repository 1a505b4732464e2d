// A length → texts that mean harm, each about so many characters long: the tests read them, and the bench measures them.

/** Repeated up to the length; a piece is never cut. */
export function many(piece: string, length: number): string {
  return piece.repeat(Math.max(1, Math.floor(length / piece.length)));
}

const numbered = (length: number, piece: (i: number) => string): string => {
  const pieces: string[] = [];
  for (let i = 0, size = 0; size < length; i += 1) {
    const next = piece(i);
    pieces.push(next);
    size += next.length;
  }
  return pieces.join('');
};

export const HOSTILE: readonly [name: string, text: (length: number) => string][] = [
  ['one endless word', (n) => many('a', n)],
  ['one endless word in capitals', (n) => many('A', n)],
  ['one endless number', (n) => many('1', n)],
  ['one endless sum', (n) => `$${many('1,', n)}`],
  ['commas', (n) => many(',', n)],
  ['commas between spaces', (n) => many(', ', n)],
  ['full stops', (n) => many('.', n)],
  ['full stops and capitals', (n) => many('A. ', n)],
  ['spaces', (n) => many(' ', n)],
  ['spaces before a mark', (n) => `Foo${many(' ', n)}x`],
  ['new lines', (n) => many('\n', n)],
  ['short lines', (n) => many('Foo buys\n', n)],
  ['indented lines', (n) => many('    Foo buys Bar\n', n)],
  ['quotes that never close', (n) => many('"Foo said, “we buy ', n)],
  ['brackets that never close', (n) => many('(Foo (Bar [', n)],
  ['angle brackets', (n) => many('<', n)],
  ['tags that never end', (n) => many('<p', n)],
  ['a tag without an end', (n) => `<p ${many('a', n)}`],
  ['elements within another', (n) => many('<div>', n)],
  ['end tags of nothing', (n) => many('</p>', n)],
  ['lists within lists', (n) => many('<ul><li>', n)],
  ['a million attributes', (n) => `<p ${numbered(n, (i) => `a${i}="b" `)}>Foo buys Bar</p>`],
  ['one endless attribute', (n) => `<p class="${many('b', n)}">Foo buys Bar</p>`],
  ['entities', (n) => many('&amp;', n)],
  ['entities that never end', (n) => many('&am', n)],
  ['numbers of characters', (n) => many('&#65;&#x1F4A9;', n)],
  ['ampersands in HTML', (n) => `<p>${many('&', n)}</p>`],
  ['comments that never close', (n) => `<p>${many('<!--', n)}`],
  ['scripts that never close', (n) => `<p>Foo</p><script>${many('buys "Bar" ', n)}`],
  ['zero-width characters', (n) => many('\u200b', n)],
  ['zero-width characters in words', (n) => many('F\u200bo\u200bo b\u200buys Bar. ', n)],
  ['right-to-left marks', (n) => many('\u202eraB syub ooF\u202c ', n)],
  ['accents without a letter', (n) => `e${many('\u0301', n)}`],
  ['emoji', (n) => many('👩‍👩‍👧‍👦🚀 ', n)],
  ['half a character', (n) => many('\ud83d', n)],
  ['NULs', (n) => many('\0', n)],
  ['homoglyphs', (n) => many('Меtа buys Ѕcale АI for $2 billion. ', n)],
  ['all capitals', (n) => many('FOO GROUP BUYS BAR HOLDINGS FROM BAZ FOR $2 BILLION ', n)],
  ['capitals without a full stop', (n) => many('Foo Bar Baz ', n)],
  ['thousands of companies', (n) => numbered(n, (i) => `Foo${i} Holdings buys Bar${i} Systems from Baz${i} Inc. `)],
  ['a list of companies', (n) => `Foo buys ${numbered(n, (i) => `Bar${i} Systems, `)} and Baz.`],
  ['rounds with many investors', (n) => `Foo raised $5 million led by ${numbered(n, (i) => `Bar${i} Capital, `)}.`],
  ['acquires', (n) => many('acquires ', n)],
  ['Foo acquires', (n) => `Foo ${many('acquires ', n)}Bar`],
  ['acquired by', (n) => many('was acquired by ', n)],
  ['a stake in a stake', (n) => many('takes a 5% stake in ', n)],
  ['talks to talks', (n) => many('in talks to sell ', n)],
  ['led by led by', (n) => many('round led by ', n)],
  ['sums', (n) => many('$5 million to ', n)],
  ['percents', (n) => many('5% ', n)],
  ['about about', (n) => many('about ', n)],
  ['ordinary words', (n) => many('the new ', n)],
  ['hyphens', (n) => many('take-private-', n)],
  ['apostrophes', (n) => many("Foo's ", n)],
  ['ampersands between names', (n) => many('Foo & ', n)],
  ['tickers', (n) => many('$FOO <BAR> (NYSE: FOO) ', n)],
  ['hashtags', (n) => many(' #foo', n)],
  ['links', (n) => many('https://foo.example/bar ', n)],
  ['bullets', (n) => many('• Foo buys Bar\n', n)],
  ['related lists', (n) => many('Related articles\nFoo buys Bar\n', n)],
  ['About About', (n) => many('About Foo. Foo is a maker. ', n)],
  ['datelines', (n) => many('CITY (Reuters) - ', n)],
  ['reports of reports', (n) => many('according to a report by Reuters, ', n)],
  ['offices', (n) => many('Ada Brandt, the chief executive of ', n)],
  ['customers that leave', (n) => many('Foo plans to stop working with Bar, and ', n)],
  ['abbreviations', (n) => many('Foo Bar Baz (FBB) ', n)],
  ['numbers and dashes', (n) => many('1-', n)],
  ['semicolons', (n) => many('Foo; ', n)],
];

/** Where such a text stands in an article; a title is short in life, and a body is long. */
export const PLACES: readonly [name: string, article: (text: string) => { id: string; title: string; body: string }][] =
  [
    ['in the body', (body) => ({ id: 'hostile', title: 'Foo to acquire Bar', body })],
    ['in the title', (title) => ({ id: 'hostile', title, body: 'Foo is to acquire Bar for $2 billion.' })],
  ];
