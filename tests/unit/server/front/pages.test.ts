import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Pages } from '#server/front/pages.ts';
import { pageHeaders, type Downstream } from '#server/front/kept.ts';

type Page = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

const servers: Server[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  servers.splice(0).forEach((server) => server.close());
});

const TEXT = 'いま営業中のお店。'.repeat(200);
const KEPT = {
  'content-type': 'text/html; charset=utf-8',
  'cdn-cache-control': 'max-age=60',
  'cache-tag': 'taxonomy,shop:1,coupon',
  'no-vary-search': 'key-order, params, except=("q" "page")',
};

/** A front before one page, and the means to change what it shows. */
async function front(page: Page, maxBytes = 1_000_000, downstream: Downstream = 'none') {
  let rendered = 0;
  let purge: (tags: string[]) => Promise<void> = () => Promise.resolve();
  const pages = new Pages({
    app: (req, res) => {
      rendered += 1;
      void page(req, res);
    },
    changes: { settled: () => undefined, subscribe: (subscriber) => void (purge = subscriber) },
    counts: { take: (_req, _status, named) => void (named && views.push(String(named))) },
    security: () => ({ 'X-Content-Type-Options': 'nosniff' }),
    downstream,
    maxBytes,
  });
  const views: string[] = [];
  const server = createServer((req, res) => {
    if (pages.hit(req, res)) return;
    pages.answer(req, res, () => res.writeHead(404).end()).catch(() => res.writeHead(500).end());
  }).listen(0, 'localhost');
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ask: async (target: string, init: RequestInit = {}) => {
      const answer = await fetch(`http://localhost:${port}${target}`, init);
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
    /** How many times the page was rendered. */
    rendered: () => rendered,
    purge: (...tags: string[]) => purge(tags),
    views,
    pages,
  };
}

const always: Page = (_req, res) => void res.writeHead(200, KEPT).end(TEXT);

describe('a page that may be kept', () => {
  test('is rendered once and sent to everybody, without what only the front is told', async () => {
    const { ask, rendered, views } = await front((_req, res) => {
      res.writeHead(200, { ...KEPT, 'x-count': 'shop:1' }).end(TEXT);
    });
    const first = await ask('/shops/a');
    const second = await ask('/shops/a', { headers: { Cookie: 'session=x' } });
    expect([first, second].map(({ headers }) => headers.get('x-cache'))).toEqual(['MISS', 'HIT']);
    expect(second.body).toBe(TEXT);
    expect(rendered()).toBe(1);
    expect(views).toEqual(['shop:1', 'shop:1']);
    expect(second.headers.get('speculation-rules')).toMatch(/json/);
    for (const name of [...Object.keys(KEPT).slice(1), 'x-count'])
      expect(second.headers.get(name), name).toBeNull();
  });

  test('is one page whatever parameters it does not read, in any order', async () => {
    const { ask, rendered } = await front(always);
    await ask('/shops');
    await ask('/shops?q=a&page=2&utm_source=x');
    await ask('/shops?page=2&q=a');
    await ask('/shops?q=a&page=2&q=');
    expect(rendered()).toBe(2);
    await ask('/shops?q=b&page=2');
    expect(rendered()).toBe(3);
  });

  test('never shows one visitor what another added to the address', async () => {
    const { ask } = await front((req, res) => void res.writeHead(200, KEPT).end(req.url));
    await ask('/shops?utm_source=x');
    expect((await ask('/shops')).body).toBe('/shops');
    expect((await ask('/shops?utm_source=y')).body).toBe('/shops');
  });

  test('goes when one of its tags changes: its entry, or any entry of a noun it shows', async () => {
    const { ask, rendered, purge } = await front(always);
    await ask('/shops/a');
    await purge('shop:2', 'job:1');
    await ask('/shops/a');
    expect(rendered()).toBe(1);
    await purge('shop:1');
    await ask('/shops/a');
    await purge('coupon:77');
    await ask('/shops/a');
    expect(rendered()).toBe(3);
  });

  test('whose render began before a change is not kept, nor shown to who asks after it', async () => {
    const started = Promise.withResolvers<undefined>();
    const release = Promise.withResolvers<undefined>();
    let version = 0;
    const { ask, purge } = await front(async (_req, res) => {
      const shown = (version += 1);
      started.resolve(undefined);
      if (shown === 1) await release.promise;
      res.writeHead(200, KEPT).end(`version ${shown}`);
    });
    const slow = ask('/shops/a');
    await started.promise;
    await purge('shop:1');
    expect((await ask('/shops/a')).body).toBe('version 2');
    release.resolve(undefined);
    expect((await slow).body).toBe('version 1');
    expect((await ask('/shops/a')).body).toBe('version 2');
  });

  test('is rendered once for 500 who ask at the same time', async () => {
    const release = Promise.withResolvers<undefined>();
    const { ask, rendered } = await front(async (_req, res) => {
      await release.promise;
      res.writeHead(200, KEPT).end(TEXT);
    });
    const all = Array.from({ length: 500 }, () => ask('/shops'));
    release.resolve(undefined);
    expect(new Set((await Promise.all(all)).map(({ body }) => body))).toEqual(new Set([TEXT]));
    expect(rendered()).toBe(1);
  });

  test('comes in the form the browser takes, and not at all to who has it', async () => {
    const { ask } = await front(always);
    const asked = (accepted: string) => ask('/shops', { headers: { 'Accept-Encoding': accepted } });
    const br = await asked('gzip, br');
    const gzip = await asked('gzip;q=0.5, br;q=0');
    expect(br.headers.get('content-encoding')).toBe('br');
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect([br.body, gzip.body]).toEqual([TEXT, TEXT]);
    const etag = br.headers.get('etag')!;
    const again = await ask('/shops', { headers: { 'If-None-Match': `"x", ${etag}` } });
    expect([again.status, again.body]).toEqual([304, '']);
    const head = await ask('/shops', {
      method: 'HEAD',
      headers: { 'Accept-Encoding': 'identity' },
    });
    expect([head.status, head.body]).toEqual([200, '']);
    expect(Number(head.headers.get('content-length'))).toBe(Buffer.byteLength(TEXT));
  });

  test('stands in for one that breaks, until it is withdrawn', async () => {
    let broken = false;
    const still = { ...KEPT, 'cdn-cache-control': 'max-age=1, stale-if-error=3600' };
    const { ask, purge } = await front((_req, res) => {
      if (broken) res.writeHead(500).end('broken');
      else res.writeHead(200, still).end(TEXT);
    });
    vi.spyOn(performance, 'now').mockReturnValue(0);
    await ask('/about');
    broken = true;
    expect((await ask('/about')).headers.get('x-cache')).toBe('HIT');
    vi.spyOn(performance, 'now').mockReturnValue(2000);
    const old = await ask('/about');
    expect([old.status, old.body, old.headers.get('x-cache')]).toEqual([200, TEXT, 'STALE']);
    await purge('shop:1');
    expect((await ask('/about')).status).toBe(500);
  });
});

test.each<[Downstream, Record<string, string | null>]>([
  ['none', { 'cdn-cache-control': null, 'cache-tag': null, 'x-accel-expires': null }],
  [
    'cdn',
    {
      'cdn-cache-control': KEPT['cdn-cache-control'],
      'cache-tag': KEPT['cache-tag'],
      'x-accel-expires': null,
    },
  ],
  ['nginx', { 'cdn-cache-control': null, 'cache-tag': null, 'x-accel-expires': '1' }],
])('before %s stands, it is told how long it may keep a page', async (downstream, expected) => {
  const { ask } = await front(always, 1_000_000, downstream);
  for (const from of ['MISS', 'HIT']) {
    const { headers } = await ask('/shops');
    const told = Object.keys(expected).map((name) => [name, headers.get(name)]);
    expect([headers.get('x-cache'), Object.fromEntries(told)]).toEqual([from, expected]);
    expect(headers.get('cache-control')).toBe('no-cache');
    // An older nginx listens to the first of the two.
    const names = pageHeaders({}, {}, downstream);
    expect(names.indexOf('x-accel-expires')).toBeLessThan(names.indexOf('cache-control'));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

describe('what is not for everybody', () => {
  test.each([
    ['says so', { ...KEPT, 'cache-control': 'private, no-store' }],
    ['sets a cookie', { ...KEPT, 'set-cookie': 'a=b' }],
    ['names no tags', { 'content-type': 'text/html' }],
  ])('is rendered for each when it %s', async (_why, headers) => {
    const { ask, rendered, pages } = await front((_req, res) => {
      res.writeHead(200, headers).end(TEXT);
    });
    await ask('/page');
    const second = await ask('/page');
    expect(second.headers.get('x-cache')).toBeNull();
    expect(rendered()).toBe(2);
    expect(pages.store.size).toBe(0);
  });

  test('is never rendered with one person’s cookie for another', async () => {
    const { ask, pages } = await front((req, res) => {
      res.writeHead(200, KEPT).end(`for ${req.headers.cookie ?? 'all'}`);
    });
    expect((await ask('/shops', { headers: { Cookie: 'a=1' } })).body).toBe('for a=1');
    expect(pages.store.size).toBe(0);
    expect((await ask('/shops')).body).toBe('for all');
    expect((await ask('/shops', { headers: { Cookie: 'a=1' } })).body).toBe('for all');
  });
});

describe('when there is no room', () => {
  const paths = ['/a', '/b', '/c', '/d', '/e', '/f'];

  test('forms that can be made again go before pages', async () => {
    const { ask, rendered, pages } = await front(always, 20_000);
    for (const path of paths) await ask(path);
    expect(pages.store.bytes).toBeLessThanOrEqual(20_000);
    const plain = { 'Accept-Encoding': 'identity' };
    for (const path of paths) expect((await ask(path, { headers: plain })).body).toBe(TEXT);
    expect(rendered()).toBe(6);
    expect(pages.store.bytes).toBeLessThanOrEqual(20_000);
  });

  test('bodies leave memory before pages are forgotten, and come back as they were', async () => {
    const picture = { ...KEPT, 'content-type': 'image/png' };
    const { ask, rendered, pages } = await front((req, res) => {
      res.writeHead(200, picture).end(`${req.url} ${'x'.repeat(5_000)}`);
    }, 20_000);
    for (const path of paths) await ask(path);
    for (const path of [...paths, ...paths]) {
      const { headers, body } = await ask(path);
      expect([headers.get('x-cache'), body.length, body.split(' ')[0]]).toEqual([
        'HIT',
        5_003,
        path,
      ]);
      expect(pages.store.bytes).toBeLessThanOrEqual(20_000);
    }
    expect(rendered()).toBe(6);
    pages.store.purge(['coupon']);
    expect([pages.store.size, pages.store.bytes]).toEqual([0, 0]);
  });

  test('what was asked for least lately goes first', async () => {
    const { ask, rendered, pages } = await front(always, 10_000);
    for (const path of paths) await ask(path);
    await ask('/a');
    await ask('/f');
    expect(pages.store.bytes).toBeLessThanOrEqual(10_000);
    expect(rendered(), '/a had gone, /f had not').toBe(7);
  });
});
