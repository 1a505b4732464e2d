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

const LINK = /<([^<>]{1,4096})>([^<]{0,2000})/g;
/** Parameters by name, as `name="value"` or `name=value`. */
const PARAMETER = /;\s{0,5}(\w{1,20})\s{0,3}=\s{0,3}(?:"([^"]{0,500})"|([^\s;,"]{1,200}))/g;

/** Of a parameter that is given twice the first counts (RFC 8288, 3.4). */
function parametersOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', quoted, bare] of text.matchAll(PARAMETER))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), quoted ?? bare ?? '');
  return found;
}

/** Links in the order printed; a part that is none is passed over. */
export function readLinkHeader(header: string): HeaderLink[] {
  return [...header.slice(0, LONGEST).matchAll(LINK)].map(([, href = '', more = '']) => {
    const parameters = parametersOf(more);
    return {
      href: href.trim(),
      rels: (parameters.get('rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean), // prettier-ignore
      type: parameters.get('type') ?? null,
      title: parameters.get('title') ?? null,
    };
  });
}
