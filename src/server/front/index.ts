import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { log } from '#server/log.ts';
import { FORM, limitBody, UPLOAD } from './body.ts';
import { noteAnswer } from './broken.ts';
import { judgePath } from './canonical.ts';
import { receiveTap, type Counts } from './counts.ts';
import { setSecurityHeaders } from './headers.ts';
import { HitLog } from './hit-log.ts';
import type { OldAddresses } from './old-addresses.ts';
import type { Pages } from './pages.ts';

export interface FrontOptions {
  /** Origin of the site; unsafe methods must come from it. Asked anew, since the port may be chosen late. */
  siteUrl: () => string;
  /** Host header values that are answered. */
  hosts: () => ReadonlySet<string>;
  /** Folder of built static files. */
  clientDir: string;
  /** Paths that take a photo, and so a larger and slower body than a form. */
  uploads: RegExp;
  counts: Counts;
  health: () => Promise<{ ok: boolean; version: string }>;
  pages: Pick<Pages, 'answer' | 'hit' | 'isThere'>;
  /** Where addresses of the site before this one lead. */
  old: Pick<OldAddresses, 'find'>;
  /** Answers addresses of its own; false where a request is none of its. */
  beside: (req: IncomingMessage, res: ServerResponse) => boolean;
}

/** What Astro brings along and no page uses: an endpoint that fetches and resizes what it is told. */
const UNUSED = /^\/(?:_image|_server-islands)(?:[/?]|$)/;

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/**
 * Everything a request passes before Astro sees it: log, security headers, method, host, canonical
 * path, origin, health, static files.
 */
export function createFront(options: FrontOptions): RequestListener {
  const files = sirv(options.clientDir, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (res, pathname) => {
      const hashed = pathname.startsWith('/_astro/');
      if (pathname.endsWith('/speculation-rules.json'))
        res.setHeader('Content-Type', 'application/speculationrules+json');
      res.setHeader(
        'Cache-Control',
        hashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
      );
    },
  });
  const hits = new HitLog();
  return (req, res) => {
    noteAnswer(req, res);
    if (isPlainRead(req, options.hosts()) && options.pages.hit(req, res)) {
      hits.add();
      return;
    }
    logWhenDone(req, res);
    setSecurityHeaders(res, options.siteUrl().startsWith('https:'));
    if (refused(req, res, options)) return;
    if (UNUSED.test(req.url ?? '')) return void plain(res, 404, 'Not found');
    if (req.url === '/healthz') return void sendHealth(res, options.health);
    if (options.beside(req, res)) return;
    if (req.url === '/c' && req.method === 'POST') return void receiveTap(req, res, options.counts);
    files(req, res, () => {
      answerPage(req, res, options).catch((error: unknown) => breakOff(req, res, error));
    });
  };
}

/** What is a page today stays one, whatever an address of the old site leads to. */
async function answerPage(
  req: IncomingMessage,
  res: ServerResponse,
  { pages, old }: FrontOptions,
): Promise<void> {
  const to = req.method === 'POST' ? undefined : await old.find(req.url ?? '');
  if (to === undefined || (await pages.isThere(req)))
    return pages.answer(req, res, () => plain(res, 404, 'Not found'));
  // A browser may keep it for an hour only, in case it was entered by mistake.
  res.setHeader('Cache-Control', 'public, max-age=3600');
  res.setHeader('Location', to);
  plain(res, 301, 'Moved');
}

/** Nothing about it needs a closer look; whatever does is judged below. */
function isPlainRead(req: IncomingMessage, hosts: ReadonlySet<string>): boolean {
  const { method, headers, rawHeaders } = req;
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
    return false;
  // Node keeps the first of several hosts.
  let named = 0;
  for (let i = 0; i < rawHeaders.length; i += 2)
    if (rawHeaders[i]!.length === 4 && rawHeaders[i]!.toLowerCase() === 'host') named += 1;
  return named === 1 && hosts.has(headers.host!);
}

function refused(req: IncomingMessage, res: ServerResponse, options: FrontOptions): boolean {
  if (!METHODS.has(req.method ?? '')) {
    res.setHeader('Allow', 'GET, HEAD, POST');
    return plain(res, 405, 'Method not allowed');
  }
  const [host = '', ...others] = req.headersDistinct['host'] ?? [];
  if (others.length > 0 || !options.hosts().has(host.toLowerCase()))
    return plain(res, 421, 'This host is not served here');
  const verdict = judgePath(req.url ?? '');
  if (verdict.kind === 'refuse') return plain(res, 400, 'This address is not well-formed');
  if (req.method === 'POST' && req.headers.origin !== options.siteUrl()) {
    return plain(res, 403, 'This form was sent from another site');
  }
  if (verdict.kind === 'redirect') {
    res.setHeader('Location', verdict.to);
    return plain(res, 308, 'Moved');
  }
  const path = req.url?.split('?')[0] ?? '';
  if (!limitBody(req, options.uploads.test(path) ? UPLOAD : FORM)) {
    res.setHeader('Connection', 'close');
    return plain(res, 413, 'This is too large');
  }
  return false;
}

/** Ends an answer with one line of text. */
function plain(res: ServerResponse, status: number, text: string): true {
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.end(`${text}\n`);
  return true;
}

/** A page that broke after its render began to be captured; nothing of it has been sent. */
function breakOff(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  log.error({ err: error, path: withoutSecrets(req.url ?? '') }, 'a page broke off');
  if (res.headersSent) res.destroy();
  else plain(res, 500, 'Something went wrong here');
}

async function sendHealth(res: ServerResponse, health: FrontOptions['health']): Promise<void> {
  const state = await health();
  res.statusCode = state.ok ? 200 : 503;
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Cache-Control', 'no-store');
  res.end(JSON.stringify(state));
}

function logWhenDone(req: IncomingMessage, res: ServerResponse): void {
  const start = performance.now();
  res.on('close', () => {
    log.info({
      method: req.method,
      path: withoutSecrets(req.url ?? ''),
      status: res.statusCode,
      ms: Math.round((performance.now() - start) * 10) / 10,
    });
  });
}

/** A visitor's position and what a mailed link opens are never logged. */
function withoutSecrets(url: string): string {
  return url.replace(/([?&](?:near|t)=)[^&]*|^(\/confirm\/)[^/?]*/g, '$1$2-');
}
