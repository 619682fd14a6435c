import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Counts } from './counts.ts';

/** How long and under which tags an answer may be kept: between the pages and the front. */
export const ABOUT_KEEPING = ['cdn-cache-control', 'cache-tag', 'no-vary-search'];

/**
 * Takes off what an answer tells the front and nobody else. `x-count: product:12` counts a view if
 * the page was really shown, `product:12 shop` a tap: an answer that leads to another site names
 * what was opened.
 */
export function takeInternal(req: IncomingMessage, res: ServerResponse, counts: Counts): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = (status: number, ...rest: unknown[]) => {
    const headers = rest.at(-1);
    if (typeof headers !== 'object' || headers === null) return writeHead(status, ...rest);
    const { 'x-count': named, ...others } = headers as OutgoingHttpHeaders;
    if (named !== undefined) count(req, status, String(named), counts);
    return writeHead(status, ...rest.slice(0, -1), withoutKeeping(others));
  };
}

/** What everybody may be told of an answer. */
export function withoutKeeping(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const shown = Object.entries(headers).filter(([name]) => !ABOUT_KEEPING.includes(name));
  return Object.fromEntries(shown);
}

function count(req: IncomingMessage, status: number, named: string, counts: Counts): void {
  if (named.includes(' ')) counts.tap(req, named);
  else if (status === 200 || status === 304) counts.view(req, named);
}
