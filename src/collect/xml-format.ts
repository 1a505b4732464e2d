// The root of an XML feed → the name of its format, for people.
import type { Attributes } from './xml-tokens.ts';

/** Addresses of namespaces that tell versions apart; the first that fits wins. */
const BY_NAMESPACE: [RegExp, string][] = [
  [/www\.w3\.org\/2005\/atom/i, 'Atom 1.0'],
  [/purl\.org\/atom\/ns#/i, 'Atom 0.3'],
  [/purl\.org\/net\/rss1\.1/i, 'RSS 1.1'],
  [/purl\.org\/rss\/1\.0\/?$/i, 'RSS 1.0'],
  [/my\.netscape\.com\/rdf\/simple/i, 'RSS 0.90'],
];

/** @param tag the root's, in small letters; with its attributes */
export function formatOf(tag: string, attributes: Attributes): string {
  const local = tag.slice(tag.indexOf(':') + 1);
  const version = attributes.get('version')?.trim().slice(0, 10);
  const addresses = [...attributes].flatMap(([key, value]) => (key.startsWith('xmlns') ? [value] : []));
  const named = BY_NAMESPACE.find(([part]) => addresses.some((address) => part.test(address)))?.[1];
  if (local === 'feed')
    return named?.startsWith('Atom') ? named : version ? `Atom ${version}` : 'Atom without a version';
  if (local === 'rdf') return named?.startsWith('RSS') ? named : 'RSS 1.0';
  if (local === 'channel') return named ?? (attributes.has('href') ? 'CDF' : 'RSS without its root');
  return version ? `RSS ${version}` : 'RSS without a version';
}
