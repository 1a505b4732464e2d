import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../src/collect/decode.ts';
import { read, rss, item } from './samples.ts';

const xml = (encoding: string | null, title: string): string =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss><channel><title>${title}</title></channel></rss>`;
const latin = 'Café Müller buys “Ödön” – 5 €';

/** The signs of code page 037 that a small feed needs. */
function ebcdic(text: string): Uint8Array {
  const signs = new Map(
    [...' <>?"=.-/%'].map((sign, i) => [sign, [64, 76, 110, 111, 127, 126, 75, 96, 97, 108][i] ?? 0]),
  );
  const rows: [string, number][] = [
    ['abcdefghi', 0x81],
    ['jklmnopqr', 0x91],
    ['stuvwxyz', 0xa2],
    ['ABCDEFGHI', 0xc1],
    ['JKLMNOPQR', 0xd1],
    ['STUVWXYZ', 0xe2],
    ['0123456789', 0xf0],
  ];
  for (const [row, from] of rows) for (const [i, sign] of [...row].entries()) signs.set(sign, from + i);
  return Uint8Array.from(text, (sign) => signs.get(sign) ?? 0);
}

describe('decodeBytes', () => {
  it.each<[string, string, Uint8Array, string | null]>([
    ['plain UTF-8', latin, iconv.encode(xml(null, latin), 'utf-8'), null],
    ['UTF-8 with a byte order mark', latin, iconv.encode(xml(null, latin), 'utf-8', { addBOM: true }), null],
    ['UTF-16LE with a byte order mark', latin, iconv.encode(xml('utf-16', latin), 'utf-16le', { addBOM: true }), null],
    ['UTF-16BE with a byte order mark', latin, iconv.encode(xml('utf-16', latin), 'utf-16be', { addBOM: true }), null],
    ['UTF-16LE without one', latin, iconv.encode(xml('utf-16', latin), 'utf-16le'), null],
    ['UTF-16BE without one', latin, iconv.encode(xml(null, latin), 'utf-16be'), null],
    ['UTF-32BE with a byte order mark', latin, iconv.encode(xml(null, latin), 'utf-32be', { addBOM: true }), null],
    ['windows-1252 by declaration', latin, iconv.encode(xml('windows-1252', latin), 'windows-1252'), null],
    ['windows-1252 by header', latin, iconv.encode(xml(null, latin), 'windows-1252'), 'text/xml; charset=windows-1252'],
    ['windows-1252 that calls itself ISO-8859-1', latin, iconv.encode(xml('ISO-8859-1', latin), 'windows-1252'), null],
    ['windows-1252 that says nothing', latin, iconv.encode(xml(null, latin), 'windows-1252'), null],
    [
      'windows-1252 that calls itself UTF-8',
      latin,
      iconv.encode(xml('utf-8', latin), 'windows-1252'),
      'text/xml; charset=utf-8',
    ],
    [
      'UTF-8 that calls itself ISO-8859-1',
      latin,
      iconv.encode(xml('iso-8859-1', latin), 'utf-8'),
      'text/xml; charset=iso-8859-1',
    ],
    [
      'a header that goes before the declaration',
      'Łódź',
      iconv.encode(xml('iso-8859-1', 'Łódź'), 'iso-8859-2'),
      'application/xml; charset="ISO-8859-2"',
    ],
    [
      'an unknown set in the header',
      'Łódź',
      iconv.encode(xml('iso-8859-2', 'Łódź'), 'iso-8859-2'),
      'text/xml; charset=klingon',
    ],
    [
      'a header that says UTF-8, and a declaration that knows better',
      'Сделка',
      iconv.encode(xml('windows-1251', 'Сделка'), 'windows-1251'),
      'text/xml; charset=utf-8',
    ],
    [
      'a header that calls all files us-ascii',
      'Сделка',
      iconv.encode(xml('windows-1251', 'Сделка'), 'windows-1251'),
      'text/xml; charset=us-ascii',
    ],
    [
      'a header that calls all files ISO-8859-1',
      '企業買収',
      iconv.encode(xml('Shift_JIS', '企業買収'), 'shift_jis'),
      'text/html; charset=ISO-8859-1',
    ],
    [
      'a declaration of UTF-8 that is wrong, and a header of ISO-8859-1',
      latin,
      iconv.encode(xml('utf-8', latin), 'windows-1252'),
      'text/xml; charset=iso-8859-1',
    ],
    ['EBCDIC', 'Foo buys Bar 49%', ebcdic(xml('ebcdic-cp-us', 'Foo buys Bar 49%')), null],
    ['windows-1251', 'Сделка года', iconv.encode(xml('windows-1251', 'Сделка года'), 'windows-1251'), null],
    ['KOI8-R', 'Сделка года', iconv.encode(xml('koi8-r', 'Сделка года'), 'koi8-r'), null],
    ['Shift_JIS', '企業買収', iconv.encode(xml('Shift_JIS', '企業買収'), 'shift_jis'), null],
    ['EUC-JP', '企業買収', iconv.encode(xml('EUC-JP', '企業買収'), 'euc-jp'), null],
    ['GB2312 that is GB18030', '收购 €', iconv.encode(xml('gb2312', '收购 €'), 'gb18030'), null],
    ['Big5', '收購', iconv.encode(xml('Big5', '收購'), 'big5'), null],
    [
      'UTF-16LE without a mark, behind a blank line',
      latin,
      iconv.encode(`\n ${xml('utf-16', latin)}`, 'utf-16le'),
      null,
    ],
    ['UTF-16BE that calls itself UTF-8', latin, iconv.encode(xml('utf-8', latin), 'utf-16be'), null],
    ['UTF-8 that calls itself UTF-16', latin, iconv.encode(xml('utf-16', latin), 'utf-8'), null],
    ['UTF-8 that calls itself GB2312', '收购 企業', iconv.encode(xml('gb2312', '收购 企業'), 'utf-8'), null],
    ['UTF-8 that calls itself Shift_JIS', '企業買収', iconv.encode(xml('shift_jis', '企業買収'), 'utf-8'), null],
    ['UTF-8 that calls itself windows-1251', 'Сделка', iconv.encode(xml('windows-1251', 'Сделка'), 'utf-8'), null],
    ['a word of GBK that could be UTF-8', '联通', iconv.encode(xml('gbk', '联通'), 'gbk'), null],
    ['windows-1250', 'Łódź', iconv.encode(xml('windows-1250', 'Łódź'), 'windows-1250'), null],
    ['windows-1253', 'Εξαγορά', iconv.encode(xml('windows-1253', 'Εξαγορά'), 'windows-1253'), null],
    ['windows-1254 as ISO-8859-9', 'Şirket', iconv.encode(xml('iso-8859-9', 'Şirket'), 'windows-1254'), null],
    ['windows-1255', 'עסקה', iconv.encode(xml('windows-1255', 'עסקה'), 'windows-1255'), null],
    ['windows-1256', 'صفقة', iconv.encode(xml('windows-1256', 'صفقة'), 'windows-1256'), null],
    ['ISO-8859-15', 'Œuvre 5 €', iconv.encode(xml('iso-8859-15', 'Œuvre 5 €'), 'iso-8859-15'), null],
    ['windows-1251 under the name x-cp1251', 'Сделка', iconv.encode(xml('x-cp1251', 'Сделка'), 'windows-1251'), null],
    ['Mac Roman', 'Café', iconv.encode(xml('x-mac-roman', 'Café'), 'macroman'), null],
    ['Windows-31J', '企業買収', iconv.encode(xml('Windows-31J', '企業買収'), 'shift_jis'), null],
    ['ISO-2022-JP', '企業買収', Buffer.from(xml('ISO-2022-JP', '\x1b$B4k6HGc<}\x1b(B'), 'latin1'), null],
    ['EUC-KR', '인수합병', iconv.encode(xml('EUC-KR', '인수합병'), 'euc-kr'), null],
  ])('reads %s', (_, title, bytes, contentType) => {
    expect(decodeBytes(bytes, contentType)).toContain(`<title>${title}</title>`);
  });

  it('stays with UTF-8 when a feed is cut within a character', () => {
    const whole = iconv.encode(xml(null, 'Übernahme größer als gedacht: zwölf Prozent mehr für Ödön'), 'utf-8');
    const cut = whole.subarray(0, whole.lastIndexOf(Buffer.from('ö')) + 1);
    expect(decodeBytes(cut, null)).toContain('Übernahme größer als gedacht: zwölf Prozent');
  });
  it('carries the text to the title of an item', async () => {
    const bytes = iconv.encode(rss(item({ title: latin, link: 'https://wire.example/1' })), 'windows-1252');
    expect((await read(bytes)).items[0]?.title).toBe(latin);
  });
});
