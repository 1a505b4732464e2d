// Where a hub is asked, and what a redirect says of where a feed is: by the address alone.
import { describe, expect, it } from 'vitest';
import { safeAddress } from '../../src/collect/download-post.ts';
import { isForGood } from '../../src/collect/one-request.ts';

describe('a hub', () => {
  it.each<[string, string, string | null]>([
    ['at a public address is asked over https', 'http://hub.example/', 'https://hub.example/'],
    ['at a public address with a port, too', 'http://hub.example:8080/x?y=z', 'https://hub.example:8080/x?y=z'],
    ['over https is asked as it is', 'https://hub.example/', 'https://hub.example/'],
    ['at a private address that the settings allow is asked as it is', 'http://127.0.0.1:4000/hub', 'http://127.0.0.1:4000/hub'],
    ['at another port of it is not', 'http://127.0.0.1:4001/hub', 'https://127.0.0.1:4001/hub'],
    ['at a host that the settings allow on any port is asked as it is', 'http://hub.internal:99/', 'http://hub.internal:99/'],
    ['at no address of the web is not asked', 'ftp://hub.example/', null],
    ['at no address at all is not asked', 'hub', null],
  ])('%s', (_, printed, asked) => {
    expect(safeAddress(printed, undefined, ['127.0.0.1:4000', 'hub.internal'])?.href ?? null).toBe(asked);
  });
  it('that sends us on goes on over https', () => {
    expect(safeAddress('http://other.example/hub', 'https://hub.example/', [])?.href).toBe('https://other.example/hub');
    expect(safeAddress('/hub', 'https://hub.example/', [])?.href).toBe('https://hub.example/hub');
  });
}); // prettier-ignore

describe('a redirect is for good:', () => {
  it.each<[number, string, string, boolean]>([
    [301, 'http://a.example/', 'http://b.example/', true],
    [308, 'http://a.example/', 'https://a.example/', true],
    [301, 'https://a.example/', 'https://b.example/', true],
    [301, 'https://a.example/', 'http://a.example/', false],
    [308, 'https://a.example/', 'http://b.example/', false],
    [302, 'http://a.example/', 'https://a.example/', false],
    [307, 'https://a.example/', 'https://b.example/', false],
  ])('%d from %s to %s: %s', (status, from, to, is) => {
    expect(isForGood(status, new URL(from), new URL(to))).toBe(is);
  });
});
