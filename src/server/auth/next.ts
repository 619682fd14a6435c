const ROOMS = /^\/(?:member|staff|account)(?:[/?]|$)/;

/** Where to go after signing in, when that is one of our own rooms; an address of others never is. */
export function safeNext(next: string | null | undefined): string | undefined {
  if (!next || next.length > 500 || /[\\\s\p{Cc}]/u.test(next)) return undefined;
  const url = URL.canParse(next, 'http://here.invalid')
    ? new URL(next, 'http://here.invalid')
    : undefined;
  if (url?.origin !== 'http://here.invalid') return undefined;
  const path = url.pathname + url.search;
  return path === next && ROOMS.test(path) ? path : undefined;
}
