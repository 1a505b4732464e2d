// Where a connection is about to go → the way there, or a refusal: no feed may reach into a private network.
import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The refusal; `code` tells it from the system's own errors. */
export const REFUSED = 'ERR_PRIVATE_ADDRESS';
const refusal = (host: string): Error =>
  Object.assign(new Error(`${host} is a private or reserved address`), { code: REFUSED });

/**
 * True for an address of the public internet. Loopback, private, link-local (cloud metadata), carrier-grade NAT,
 * multicast, reserved and every form that carries an IPv4 address inside IPv6 are not.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const read = ipaddr.process(address); // ::ffff:10.0.0.1 is 10.0.0.1
  if (read.range() !== 'unicast') return false;
  return read instanceof ipaddr.IPv6 ? isGlobal(read) : !CLOUD.has(read.toString());
}

/** Public by their range, yet answered by the cloud that the machine stands in: Azure's, for its agents. */
const CLOUD = new Set(['168.63.129.16']);

/** What is given out of IPv6 so far is 2000::/3; ISATAP's host part (RFC 5214) is an IPv4 address of the local network. */
function isGlobal({ parts }: ipaddr.IPv6): boolean {
  const [first = 0, , , , host = 0, protocol = 0] = parts;
  const isatap = (host & ~0x200) === 0 && protocol === 0x5efe;
  return first >> 13 === 1 && !isatap;
}

/** Looks a name up and refuses it when any of its addresses is private: one that changes between two looks gains nothing. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const first = found?.[0];
    if (error || !first) callback(error ?? refusal(hostname), '', 0);
    else if (!found.every(({ address }) => isPublicAddress(address))) callback(refusal(hostname), '', 0);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** Whether a host (`name`, `name:port`, `[address]:port`) is among those that are named with or without their port. */
export function isNamed(hosts: ReadonlySet<string>, host: string): boolean {
  const name = host.replace(/:\d+$/, '');
  const bare = name.replace(/^\[|\]$/g, '');
  return [host, name, bare, `[${bare}]`].some((one) => hosts.has(one));
}

/** How to connect to a host: as usual, with the guarded look-up, or not at all. */
export type Way = { way: 'open' | 'guarded' } | { way: 'refused'; error: Error };

/**
 * Decides at the moment of connecting, for first addresses and redirects alike.
 * @param allowPrivateHosts `host` or `host:port` that may be private
 * @returns the way to a host (a name or an address, with or without brackets) and port
 */
export function createAddressGuard(allowPrivateHosts: string[]): (hostname: string, port: string) => Way {
  const allowed = new Set(allowPrivateHosts.map((host) => host.trim().toLowerCase()));
  return (hostname, port) => {
    const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
    if (isNamed(allowed, `${host}:${port}`) || isNamed(allowed, `[${host}]:${port}`)) return { way: 'open' };
    // An address in place of a name is never looked up.
    if (isIP(host) && !isPublicAddress(host)) return { way: 'refused', error: refusal(host) };
    return { way: 'guarded' };
  };
}
