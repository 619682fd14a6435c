/** What to do with a request path before anything else looks at it. */
export type PathVerdict = { kind: 'ok' } | { kind: 'redirect'; to: string } | { kind: 'refuse' };

const LONGEST = 2048;

/**
 * Allows exactly one spelling of every path. Astro answers 200 to `//shops`, `/%73hops`, `/\member`
 * and `/shops/%2e%2e`; gates and caches that look at the text of a path must never see those.
 *
 * @param target the request target as it came, path and query.
 */
export function judgePath(target: string): PathVerdict {
  const end = target.search(/[?#]/);
  const path = end === -1 ? target : target.slice(0, end);
  const query = end === -1 ? '' : target.slice(end);
  if (!path.startsWith('/') || path.length > LONGEST || path.includes('\\'))
    return { kind: 'refuse' };
  const segments: string[] = [];
  for (const raw of path.split('/')) {
    if (raw === '') continue;
    const segment = decode(raw);
    if (segment === undefined) return { kind: 'refuse' };
    segments.push(segment);
  }
  const canonical = `/${segments.map(encode).join('/')}`;
  if (canonical === path) return { kind: 'ok' };
  // Escaping makes a path longer; nobody is sent to where he is refused.
  return canonical.length > LONGEST
    ? { kind: 'refuse' }
    : { kind: 'redirect', to: canonical + query };
}

/** What may not hide in a segment, however it is escaped. */
const HIDDEN = /[/\\%\u0000-\u001f\u007f]/;

/** The segment's text, or undefined when it hides a separator, a control character or a dot step. */
function decode(raw: string): string | undefined {
  let text: string;
  try {
    text = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  const isStep = text === '.' || text === '..';
  return isStep || HIDDEN.test(text) || !text.isWellFormed() ? undefined : text;
}

/** `@`, `:` and the like may stand in a segment as they are; what browsers leave alone is left alone. */
function encode(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:40|3A|24|2C|2B|3B|3D|26)/gi, decodeURIComponent);
}
