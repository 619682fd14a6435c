import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Counts } from './counts.ts';

/** How long and under which tags an answer may be kept: between the pages and the front. */
export const ABOUT_KEEPING = ['cdn-cache-control', 'cache-tag', 'no-vary-search'];

/**
 * Takes off what an answer that only passes through tells the front and nobody else. `x-count:
 * product:12` counts a view if the page was really shown, `product:12 shop` a tap: an answer that
 * leads to another site names what was opened.
 */
export function takeInternal(
  req: IncomingMessage,
  res: ServerResponse,
  counts: Pick<Counts, 'take'>,
): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    if (typeof headers !== 'object' || headers === null) return writeHead(status, ...rest);
    counts.take(req, status, (headers as OutgoingHttpHeaders)['x-count']);
    return writeHead(status, ...rest.slice(0, -1), shownHeaders(headers as OutgoingHttpHeaders));
  };
}

const INTERNAL = new Set([...ABOUT_KEEPING, 'x-count']);

/** What everybody may be told of an answer. */
export function shownHeaders(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !INTERNAL.has(name)));
}
