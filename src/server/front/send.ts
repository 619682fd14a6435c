import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './capture.ts';
import { convert, encodingFor, isCompressible, type Encoding } from './encoding.ts';
import type { PageStore, StoredPage } from './page-store.ts';

/** Sends a stored page in the form the browser takes, or tells it that it has this one already. */
export async function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  store: PageStore,
  page: StoredPage,
  from: 'HIT' | 'MISS' | 'STALE',
): Promise<void> {
  const headers = { ...page.headers, etag: page.etag, 'x-cache': from };
  if (matches(req.headers['if-none-match'], page.etag)) {
    res.writeHead(304, headers).end();
    return;
  }
  const encoding = isCompressible(String(page.headers['content-type']))
    ? encodingFor(req.headers['accept-encoding'])
    : 'identity';
  const body = page.forms[encoding] ?? (await formOf(store, page, encoding));
  res.writeHead(200, {
    ...headers,
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': body.length,
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Sends an answer that is only for whoever asked. */
export function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, body }: Answer,
): void {
  res.writeHead(status, { ...headers, 'content-length': body.length });
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** Forms being made, so that many who ask at once make one. */
const making = new WeakMap<StoredPage, Map<Encoding, Promise<Buffer>>>();

async function formOf(store: PageStore, page: StoredPage, encoding: Encoding): Promise<Buffer> {
  const forms = making.get(page) ?? new Map<Encoding, Promise<Buffer>>();
  making.set(page, forms);
  let form = forms.get(encoding);
  if (!form) {
    form = convert(page.forms, encoding).finally(() => forms.delete(encoding));
    forms.set(encoding, form);
  }
  const body = await form;
  store.addForm(page, encoding, body);
  return body;
}

/** Whether one of the tags a browser has is the page's; they are compared weakly (RFC 9110). */
function matches(given: string | undefined, etag: string): boolean {
  if (given === undefined) return false;
  return given === etag || given.split(',').some((one) => one.trim() === etag);
}
