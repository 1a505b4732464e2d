import { describe, expect, it } from 'vitest';
import { createAddressGuard, guardedLookup, isPublicAddress } from '../../src/collect/address-guard.ts';

describe('isPublicAddress', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '::ffff:8.8.8.8'])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
  it.each([
    ['loopback', '127.0.0.1'],
    ['all of loopback', '127.8.8.8'],
    ['this host', '0.0.0.0'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['cloud metadata', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['documentation', '192.0.2.1'],
    ['loopback', '::1'],
    ['this host', '::'],
    ['link-local', 'fe80::1'],
    ['unique local', 'fd00:ec2::254'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6, in hexadecimal', '::ffff:7f00:1'],
    ['IPv4 behind NAT64', '64:ff9b::7f00:1'],
    ['IPv4 behind NAT64', '64:ff9b::a9fe:a9fe'],
    ['IPv4 behind a NAT64 of the place', '64:ff9b:1::7f00:1'],
    ['IPv4 in 6to4', '2002:7f00:1::'],
    ['IPv4 in Teredo', '2001:0:7f00:1::'],
    ['IPv4 in ISATAP', '2600:1f00::5efe:a00:1'],
    ['IPv4 in ISATAP, that says it is global', '2600:1f00::200:5efe:a00:1'],
    ['IPv4 as IPv6 had it first', '::127.0.0.1'],
    ['IPv4 as a translator writes it', '::ffff:0:127.0.0.1'],
    ['site-local', 'fec0::1'],
    ['for nothing', '100::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['not given out', '4000::1'],
    ['not given out', 'e000::1'],
    ['not given out', '::2'],
    ["a cloud's own, though public by its range", '168.63.129.16'],
    ['the same in IPv6', '::ffff:168.63.129.16'],
    ['with a zone', 'fe80::1%eth0'],
    ['no address', 'localhost'],
  ])('%s is not: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('guardedLookup', () => {
  const lookUp = (name: string, all: boolean): Promise<string> =>
    new Promise((resolve) =>
      guardedLookup(name, { all }, (error) => resolve(error && 'code' in error ? String(error.code) : 'found')),
    );
  it.each([true, false])('refuses a name that leads to a private address, after DNS (all: %j)', async (all) => {
    expect(await lookUp('localhost', all)).toBe('ERR_PRIVATE_ADDRESS');
  });
  it('looks a public address up, in both forms of the answer', async () => {
    expect(await lookUp('8.8.8.8', true)).toBe('found');
    expect(await lookUp('8.8.8.8', false)).toBe('found');
  });
  it("leaves DNS's own errors as they are", async () => {
    expect(await lookUp('nothing.invalid', true)).toMatch(/^(?:ENOTFOUND|EAI_AGAIN)$/);
  });
});

describe('createAddressGuard', () => {
  const way = (hostname: string, allowed: string[] = []): string => createAddressGuard(allowed)(hostname, '80').way;
  it.each(['127.0.0.1', '[::1]', '::1', '::ffff:127.0.0.1', '169.254.169.254'])('refuses the address %s', (host) => {
    expect(way(host)).toBe('refused');
  });
  it.each(['8.8.8.8', 'wire.example', 'localhost'])('guards the way to %s', (host) => {
    expect(way(host)).toBe('guarded');
  });
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', ' 127.0.0.1:80 '],
    ['LocalHost', 'localhost:80'],
    ['[::1]', '[::1]:80'],
    ['::1', '::1'],
  ])('goes openly to %s where the settings allow %j', (host, allowed) => {
    expect(way(host, [allowed])).toBe('open');
  });
  it('an allowed port allows no other', () => {
    expect(way('127.0.0.1', ['127.0.0.1:8080'])).toBe('refused');
  });
});
