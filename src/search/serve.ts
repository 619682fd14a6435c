import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import type { LiveIndex } from './live-index.ts';

const UNDER = '/pagefind/';
const FILE =
  /^\/pagefind\/([a-z0-9]{1,20})\/((?:index\/|filter\/)?[a-z0-9_.-]+\.(?:js|json|pf_meta|pf_index|pf_filter|pagefind))$/;
/** What only the server reads. */
const OURS = new Set(['entries.json', 'words.json']);
/** The only place where WebAssembly may run. */
const WORKER_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Answers `/pagefind/**`; false where the address is none of it. */
export function serveIndex(
  index: LiveIndex,
): (req: IncomingMessage, res: ServerResponse) => boolean {
  const files = sirv(index.folder, { dev: true, etag: true, brotli: true, gzip: true });
  return (req, res) => {
    const asked = req.url?.split('?')[0] ?? '';
    if (!asked.startsWith(UNDER)) return false;
    if (asked === `${UNDER}current.json`) return current(index, res);
    const [, version, name] = FILE.exec(asked) ?? [];
    if (version === undefined || name === undefined || OURS.has(name)) return absent(res);
    const isEntry = name === 'pagefind-entry.json';
    res.setHeader('Cache-Control', isEntry ? 'no-cache' : 'public, max-age=31536000, immutable');
    if (name === 'pagefind-worker.js') res.setHeader('Content-Security-Policy', WORKER_POLICY);
    req.url = path.posix.join('/', version, name);
    files(req, res, () => void absent(res));
    return true;
  };
}

function current(index: LiveIndex, res: ServerResponse): true {
  if (!index.current) return absent(res);
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Cache-Control', 'no-cache');
  const { version, builtAt } = index.current;
  res.end(JSON.stringify({ version, builtAt }));
  return true;
}

function absent(res: ServerResponse): true {
  res.statusCode = 404;
  res.removeHeader('Cache-Control');
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.end('Not found\n');
  return true;
}
