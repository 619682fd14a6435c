import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFront, type FrontOptions } from '#server/front/index.ts';
import { log } from '#server/log.ts';
import { raw, type RawRequest } from '../../support/raw.ts';
import { freshDir } from '../../support/template.ts';

const SITE = 'https://yell.example.jp';
const OWN = { Host: 'yell.example.jp' };
let server: Server;
/** Requests that got as far as the pages. */
let passed = 0;

/** Where addresses of the old site lead; one of them is a page today. */
const OLD: Record<string, string> = { '/old.php?id=1': '/shops', '/shops': '/old.php?id=1' };

beforeAll(async () => {
  log.level = 'silent';
  const options = {
    siteUrl: () => SITE,
    hosts: () => new Set(['yell.example.jp']),
    clientDir: freshDir('files'),
    uploads: /^\/photos$/,
    beside: () => false,
    health: () => Promise.resolve({ ok: false, version: '0' }),
    old: { find: (url: string) => Promise.resolve(OLD[url]) },
    pages: {
      hit: () => false,
      isThere: ({ url }: { url: string }) => Promise.resolve(url === '/shops'),
      answer: (_req: unknown, _res: unknown, next: () => void) => {
        passed += 1;
        next();
        return Promise.resolve();
      },
    },
  };
  // What only pages need is left out.
  server = createServer(
    { requireHostHeader: false },
    createFront(options as unknown as FrontOptions),
  ).listen(0, 'localhost');
  await once(server, 'listening');
});
afterAll(() => void server.close());

const ask = (request: RawRequest) =>
  raw((server.address() as AddressInfo).port, {
    ...request,
    headers: { ...OWN, ...request.headers },
  });

describe('the front', () => {
  test.each<[string, RawRequest, number]>([
    ['another host', { target: '/', headers: { Host: 'evil.example' } }, 421],
    ['another port of ours', { target: '/', headers: { Host: 'yell.example.jp:8080' } }, 421],
    ['no host', { target: '/', headers: { Host: null } }, 421],
    ['two hosts', { target: '/', headers: { host: 'evil.example' } }, 421],
    ['another method', { target: '/', method: 'DELETE' }, 405],
    ['a form from nowhere', { target: '/', method: 'POST' }, 403],
    [
      'a form from another scheme',
      { target: '/', method: 'POST', headers: { Origin: 'http://yell.example.jp' } },
      403,
    ],
    [
      'a form from a site that begins like ours',
      { target: '/', method: 'POST', headers: { Origin: `${SITE}.evil.example` } },
      403,
    ],
    ['a path that climbs', { target: '/a/..' }, 400],
    ['a path in another spelling', { target: '//%73hops/?a=1' }, 308],
    ['a database that cannot be reached', { target: '/healthz' }, 503],
  ])('answers %s before any page is asked', async (_name, request, status) => {
    const before = passed;
    const answer = await ask(request);
    expect(answer.status).toBe(status);
    expect(passed).toBe(before);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=31536000');
  });

  test('takes a larger body where photos are sent, and nowhere else', async () => {
    const headers = { Origin: SITE, 'Content-Length': String(2 * 1024 * 1024) };
    const body = 'x'.repeat(2 * 1024 * 1024);
    const send = (target: string) => ask({ target, method: 'POST', headers, body });
    expect((await send('/shops')).status).toBe(413);
    expect((await send('/photos')).status).toBe(404);
    expect((await send('/photos/1')).status).toBe(413);
  });

  test('compares hosts without regard to case', async () => {
    expect((await ask({ target: '//', headers: { Host: 'YELL.example.jp' } })).status).toBe(308);
  });

  test('sends to the one spelling of a path, with its query', async () => {
    const answer = await ask({ target: '//%73hops/?a=%2F&b=//c' });
    expect(answer.headers.get('location')).toBe('/shops?a=%2F&b=//c');
  });
});

describe('an address of the old site', () => {
  test.each([
    ['leads to where it is today', '/old.php?id=1', 301, '/shops'],
    ['that is a page today stays that page', '/shops', 404, undefined],
    ['that nobody entered is not found', '/older.php', 404, undefined],
  ])('%s', async (_, target, status, location) => {
    const answer = await ask({ target });
    expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
  });
  test('takes no form', async () => {
    const headers = { Origin: SITE };
    expect((await ask({ target: '/old.php?id=1', method: 'POST', headers })).status).toBe(404);
  });
});
