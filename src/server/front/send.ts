import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer } from './capture.ts';
import { convert, encodingFor, isCompressible, type Encoding } from './encoding.ts';
import { shownHeaders } from './internal.ts';
import type { PageStore, StoredPage } from './page-store.ts';

/** Where a page came from, for eyes. */
type From = 'HIT' | 'MISS' | 'STALE';

/**
 * Sends a page in the form the browser takes, or tells it that it has this one already.
 *
 * @returns false where that form has yet to be made; nothing is sent then.
 */
export function sendAtOnce(
  req: IncomingMessage,
  res: ServerResponse,
  page: StoredPage,
  from: From,
): boolean {
  if (matches(req.headers['if-none-match'], page.etag)) {
    res.writeHead(304, headOf(page, from, 'none')).end();
    return true;
  }
  const encoding = encodingOf(req, page);
  const body = page.forms[encoding];
  if (body) sendForm(req, res, page, { from, encoding, body });
  return body !== undefined;
}

/** The same, making the form that is missing. */
export async function sendPage(
  req: IncomingMessage,
  res: ServerResponse,
  page: StoredPage,
  from: From,
  store: PageStore,
): Promise<void> {
  if (sendAtOnce(req, res, page, from)) return;
  const encoding = encodingOf(req, page);
  const body = await formOf(store, page, encoding);
  sendForm(req, res, page, { from, encoding, body });
}

function encodingOf(req: IncomingMessage, { compressible }: StoredPage): Encoding {
  return compressible ? encodingFor(req.headers['accept-encoding']) : 'identity';
}

function sendForm(
  req: IncomingMessage,
  res: ServerResponse,
  page: StoredPage,
  { from, encoding, body }: { from: From; encoding: Encoding; body: Buffer },
): void {
  res.writeHead(200, headOf(page, from, encoding, body));
  res.end(req.method === 'HEAD' ? undefined : body);
}

/** The headers of a form, or of an answer without one; those of a hit are put together once. */
function headOf(page: StoredPage, from: From, form: Encoding | 'none', body?: Buffer): string[] {
  const known = from === 'HIT' ? page.heads[form] : undefined;
  if (known) return known;
  const head = [...page.headers, 'etag', page.etag, 'x-cache', from];
  if (body) head.push('content-length', String(body.length));
  if (body && form !== 'identity') head.push('content-encoding', form);
  if (from === 'HIT') page.heads[form] = head;
  return head;
}

/** Packets a body must fill before it is worth packing. */
const WORTH_PACKING = 1400;

/** Sends an answer that is not kept; the same for everybody who asks for it now. */
export async function sendAnswer(
  req: IncomingMessage,
  res: ServerResponse,
  { status, headers, body }: Answer,
): Promise<void> {
  const mayPack =
    body.length > WORTH_PACKING && isCompressible(String(headers['content-type'] ?? ''));
  const encoding = mayPack ? encodingFor(req.headers['accept-encoding']) : 'identity';
  const sent = encoding === 'identity' ? body : await convert({ identity: body }, encoding);
  res.writeHead(status, {
    ...shownHeaders(headers),
    ...(mayPack && { vary: 'accept-encoding' }),
    ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    'content-length': sent.length,
  });
  res.end(req.method === 'HEAD' ? undefined : sent);
}

/** Forms being made, so that many who ask at once make one. */
const making = new WeakMap<StoredPage, Map<Encoding, Promise<Buffer>>>();

/** A form of a page, kept from now on if the page is. */
export async function formOf(
  store: PageStore,
  page: StoredPage,
  encoding: Encoding,
): Promise<Buffer> {
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
