// An HTTP Link header → its links (RFC 8288).

export interface HeaderLink {
  /** As printed, relative or not. */
  href: string;
  /** In small letters. */
  rels: string[];
  type: string | null;
  title: string | null;
}

const LONGEST = 10_000; // characters of the header that are read

function parameter(text: string, name: string): string | null {
  const found = new RegExp(`;\\s{0,5}${name}\\s{0,3}=\\s{0,3}(?:"([^"]{0,500})"|([^\\s;,"]{1,200}))`, 'i').exec(text);
  return found?.[1] ?? found?.[2] ?? null;
}

/** Links in the order printed; a part that is none is passed over. */
export function readLinkHeader(header: string): HeaderLink[] {
  return [...header.slice(0, LONGEST).matchAll(/<([^<>]{1,4096})>([^<]{0,2000})/g)].map(([, href = '', more = '']) => ({
    href: href.trim(),
    rels: (parameter(more, 'rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    type: parameter(more, 'type'),
    title: parameter(more, 'title'),
  }));
}
