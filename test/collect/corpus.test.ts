// The corpus: small feeds, each with what it shows and what a reader must find in it.
import { describe, expect, it } from 'vitest';
import { DAMAGE } from './corpus/damage.ts';
import { FORMATS } from './corpus/formats.ts';
import { LINKS } from './corpus/links.ts';
import { MODULES } from './corpus/modules.ts';
import type { Row } from './corpus/row.ts';
import { TITLES } from './corpus/titles.ts';
import { read } from './samples.ts';

describe.each<[string, Row[]]>([
  ['formats', FORMATS],
  ['modules', MODULES],
  ['links', LINKS],
  ['titles', TITLES],
  ['damage', DAMAGE],
])('%s', (_, rows) => {
  it.each(rows.map((row) => [row.shows, row] as const))('%s', async (__, { feed, from, finds }) => {
    const parsed = await read(feed, from);
    const { items, format, ...head } = finds;
    expect(parsed.feed).toMatchObject(head);
    if (format !== undefined) expect(parsed.format).toBe(format);
    if (items === undefined) return;
    const found = parsed.items.map(({ publishedAt, ...item }) => ({
      ...item,
      at: publishedAt === null ? null : new Date(publishedAt).toISOString().replace('.000Z', 'Z'),
    }));
    expect(found).toMatchObject(items);
  });
});
