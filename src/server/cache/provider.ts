interface CacheOptions {
  maxAge?: number;
  swr?: number;
  tags?: string[];
}

/**
 * Astro's cache provider: says how long and under which tags an answer may be kept in the standard
 * headers (RFC 9213), which the front stores by and takes off again. It stores nothing itself, and
 * what is old is shown only when rendering fails.
 */
export default function headersForTheFront() {
  return {
    name: 'headers-for-the-front',
    setHeaders({ maxAge = 0, swr, tags = [] }: CacheOptions): Headers {
      const stale = swr === undefined ? '' : `, stale-if-error=${swr}`;
      return new Headers({
        'CDN-Cache-Control': `max-age=${maxAge}${stale}`,
        'Cache-Tag': tags.join(','),
      });
    },
    invalidate: () =>
      Promise.reject(new Error('Pages are dropped by the tags in the table `change`')),
  };
}
