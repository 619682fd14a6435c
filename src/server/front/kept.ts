import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer } from './capture.ts';
import { ABOUT_KEEPING, shownHeaders } from './internal.ts';

/** What an answer says about being kept. */
export interface Kept {
  /** From when rendering it began. */
  seconds: number;
  /** How long after that it may stand in for one that cannot be rendered. */
  staleSeconds: number;
  tags: readonly string[];
  /** The query parameters that make a difference. */
  params: readonly string[];
}

/** Whether and how an answer may be kept; undefined for anything private, dated or without tags. */
export function keptOf({ status, headers }: Pick<Answer, 'status' | 'headers'>): Kept | undefined {
  const [control = '', tags = '', search = ''] = ABOUT_KEEPING.map((name) => text(headers[name]));
  const isPrivate = /\b(?:private|no-store)\b/i.test(text(headers['cache-control']));
  if (status !== 200 || isPrivate || headers['set-cookie'] !== undefined || tags === '')
    return undefined;
  return {
    seconds: directive(control, 'max-age'),
    staleSeconds: directive(control, 'stale-if-error'),
    tags: tags.split(',').map((tag) => tag.trim()),
    params: (/except=\(([^)]*)\)/.exec(search)?.[1] ?? '')
      .split(' ')
      .filter(Boolean)
      .map((name) => name.slice(1, -1))
      .sort(),
  };
}

/** What stands between the front and the visitors: nothing, a CDN that is told of changes, or nginx. */
export type Downstream = 'none' | 'cdn' | 'nginx';

/**
 * What a browser may fetch as soon as a finger or a button goes down on a link, before it is lifted;
 * earlier would be to show what may have changed since.
 */
const PREFETCH = { 'speculation-rules': '"/speculation-rules.json"' };

/**
 * The headers everybody is sent with a page, the security headers among them, names and values by
 * turns. A browser asks again each time, since a change is public at once; a CDN that drops what
 * changes is told how long and under which tags; nginx, which cannot, keeps a page for a second.
 */
export function pageHeaders(
  answer: OutgoingHttpHeaders,
  security: Readonly<Record<string, string>>,
  downstream: Downstream,
): string[] {
  const headers: OutgoingHttpHeaders = {
    // First: nginx before 1.23 listens to whichever of this and `Cache-Control` it reads first.
    ...(downstream === 'nginx' && { 'x-accel-expires': '1' }),
    ...lowerCased(security),
    'cache-control': 'no-cache',
    ...shownHeaders(answer),
    vary: 'accept-encoding',
    ...(text(answer['content-type']).startsWith('text/html') && PREFETCH),
    ...(downstream === 'cdn' && {
      'cdn-cache-control': answer['cdn-cache-control'],
      'cache-tag': answer['cache-tag'],
    }),
  };
  return Object.entries(headers).flatMap(([name, value]) => [name, shared(text(value))]);
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const MOST_SHARED = 5000;
const values = new Map<string, string>();

/** One copy of a value that thousands of pages have in common, such as the policy. */
function shared(value: string): string {
  const known = values.get(value);
  if (known !== undefined) return known;
  if (values.size < MOST_SHARED) values.set(value, value);
  return value;
}

function text(value: OutgoingHttpHeaders[string]): string {
  return value === undefined ? '' : String(value);
}

function directive(control: string, name: string): number {
  return Number(new RegExp(`(?:^|[,\\s])${name}=(\\d+)`).exec(control)?.[1] ?? 0);
}

/**
 * The one address of a page among those that differ only in what it does not read: its parameters by
 * name, their values in the order given, empty ones and others left out.
 */
export function addressOf(target: string, params: readonly string[]): string {
  const mark = target.indexOf('?');
  if (mark === -1) return target;
  const path = target.slice(0, mark);
  const given = new URLSearchParams(target.slice(mark + 1));
  const kept = new URLSearchParams();
  for (const name of params)
    for (const value of given.getAll(name)) if (value !== '') kept.append(name, value);
  const query = kept.toString();
  return query === '' ? path : `${path}?${query}`;
}
