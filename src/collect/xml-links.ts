// The fields of one XML item, or of the feed itself → where it leads: the article, the feed's own address, its hubs.
import { LONGEST_URL } from './limits.ts';
import type { XmlElement } from './xml-scan.ts';
import type { XmlFields } from './xml-feed.ts';

/** Fields in the order of trust. */
const LINKS = ['feedburner:origlink', 'pheedo:origlink', 'link', 'atom:link'];
/** Links of an Atom entry that lead elsewhere than to the article. */
const ELSEWHERE =
  /^(?:self|edit|edit-media|enclosure|replies|hub|license|next|prev|previous|first|last|search|service\.\w+|icon|payment|related|via|comments|help|author|up|start)$/i;
/** Of those, the ones that are better than none. */
const SECOND_BEST = /^(?:related|via)$/i;
/** Relations may be written as addresses (RFC 4287, 4.2.7.2). */
const REGISTRY = /^https?:\/\/www\.iana\.org\/assignments\/(?:link-)?relations?\//i;

/** The address made absolute; as printed where no base is known. */
export function absolute(link: string, base: string | null): string {
  if (base === null && !/^[a-z][a-z\d+.-]*:/i.test(link)) return link;
  try {
    return new URL(link, base ?? undefined).href;
  } catch {
    return link;
  }
}

/** Bases one after another, each continued by the next; null when none is an address. */
export function baseOf(bases: (string | null | undefined)[]): string | null {
  let base: string | null = null;
  for (const next of bases) if (next && URL.canParse(next, base ?? undefined)) base = absolute(next, base);
  return base;
}

interface Link {
  href: string;
  rel: string;
  html: boolean;
  base: string | undefined;
}
function readLink({ text, attributes }: XmlElement): Link | null {
  const href = (attributes.href ?? text).trim();
  if (href === '' || href.length > LONGEST_URL) return null;
  const rel = (attributes.rel ?? 'alternate').trim().replace(REGISTRY, '');
  return { href, rel, html: /html/i.test(attributes.type ?? 'html'), base: attributes['xml:base'] };
}

function linksOf(fields: XmlFields): Link[] {
  const links: Link[] = [];
  for (const name of LINKS) {
    for (const element of fields.elements(name)) {
      const link = readLink(element);
      if (link !== null) links.push(link);
    }
  }
  return links;
}
const isAlternate = ({ rel }: Link): boolean => rel === 'alternate' || /^alternate$/i.test(rel);

/** Where the item or the feed's site is read; null when it says nowhere. `base`: what a relative address continues. */
export function linkOf(fields: XmlFields, base: string | null): string | null {
  const links = linksOf(fields);
  const here = links.filter(isAlternate);
  const chosen =
    here.find(({ html }) => html) ??
    here[0] ??
    links.find(({ rel }) => !ELSEWHERE.test(rel)) ??
    links.find(({ rel }) => SECOND_BEST.test(rel));
  if (!chosen) return null;
  const own = fields.attributes['xml:base'];
  return absolute(
    chosen.href,
    own === undefined && chosen.base === undefined ? base : baseOf([base, own, chosen.base]),
  );
}

/** Addresses of one relation, as printed: `self` is the feed's own, `hub` where its news can be subscribed to. */
export function relatedTo(fields: XmlFields, relation: string): string[] {
  return linksOf(fields).flatMap(({ rel, href }) => (rel.toLowerCase() === relation ? [href] : []));
}

/** The guid where it is an address to open, the RDF subject, the CDF address, where Atom content stands, the attached file. */
export function otherLink(fields: XmlFields, base: string | null): string | null {
  const guid = fields.elements('guid').find(({ attributes }) => !/^false$/i.test(attributes.ispermalink ?? ''));
  const content = [...fields.elements('content'), ...fields.elements('atom:content')];
  const source = content.find(({ attributes }) => attributes.src)?.attributes.src;
  const { about, href } = fields.attributes;
  const file = fields.elements('enclosure')[0]?.attributes.url ?? relatedTo(fields, 'enclosure')[0];
  const addresses = [guid?.text, about, href, source, file].map((text) => text?.trim());
  const permanent = /^true$/i.test(guid?.attributes.ispermalink ?? '') ? guid?.text.trim() : undefined;
  const link = addresses.find((text) => text && /^https?:\/\//i.test(text)) ?? href ?? (permanent || file);
  return link ? absolute(link, baseOf([base, fields.attributes['xml:base']])) : null;
}
