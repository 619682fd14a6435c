import * as fc from 'fast-check';
import { expectClear, expectHardened } from '../support/hardened.ts';
import { raw, type RawRequest } from '../support/raw.ts';
import { expect, test } from '../support/server.ts';

const LONG = 'a'.repeat(5000);
const LONG_JA = encodeURIComponent('あ'.repeat(5000));
const BBOX = 'bbox=131.3,34.0,131.6,34.3';

/** Targets by the status they must get; the page is right when it is a page. */
const TARGETS: Record<number, string[]> = {
  200: [
    '/shops?page=-1',
    '/shops?page=0',
    '/shops?page=1e20',
    '/shops?page=abc',
    '/shops?page=1.5',
    '/shops?page=',
    '/shops?page=99999',
    '/shops?page=1&page=2',
    '/shops?page[]=2',
    '/shops?page=0x10',
    '/shops?page=Infinity',
    '/shops?category=eat&category=eat&category=nope',
    '/shops?category[]=eat',
    '/shops?area=__proto__',
    '/shops?feature=constructor&zone=toString',
    '/shops?chamber=hasOwnProperty',
    '/shops?sort=drop%20table',
    '/shops?open=yes&open=1',
    `/shops?q=${LONG}`,
    '/shops?q=%ED%A0%80',
    '/shops?q=%00',
    '/shops?q=a%00b',
    '/shops?q=%',
    '/shops?q=%zz',
    '/shops?q=%F0%9F',
    "/shops?q='%20OR%201=1--",
    '/shops?q=%25_%5C',
    '/search?q=%ED%A0%80&kind=__proto__&area=%00&category=constructor&when=never&open=2',
    '/shops?q=%3Cscript%3Ealert(1)%3C/script%3E',
    '/shops?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
    '/shops?near=91,181&sort=near',
    '/shops?near=NaN,NaN&sort=near',
    '/shops?near=1e308,0&sort=near',
    '/shops?near=34.1&sort=near',
    '/shops?sort=near&from=nowhere',
    '/shops?&&&==',
    '/shops?=&=&=',
    '/shops?',
    '/shops?utm_source=%E3%81%82',
    `/shops?${'category=eat&'.repeat(500)}`,
    '/en/shops?page=-1&q=%ED%A0%80',
    `/shops/points?${BBOX}&z=12`,
    `/shops/points?${BBOX}&z=12&page=1e20&q=%00`,
    '/shops/points?bbox=-360,-90,360,90&z=0',
    '/?q=%ED%A0%80',
    '/favicon.svg?v=%00',
    '/robots.txt?x=%',
  ],
  308: [
    '//shops',
    '///',
    '/shops/',
    '/shops//',
    '/%73hops',
    '/%2Fshops'.replace('%2F', '/'),
    '//evil.example/',
    '//evil.example/%73hops',
    '/en//shops',
    '/shops//kohi-hitsujigumo',
    '/shops/kohi%2Dhitsujigumo',
  ],
  400: [
    '/..',
    '/../etc/passwd',
    '/shops/..',
    '/shops/../..',
    '/%2e%2e',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/shops/%2F..',
    '/shops/%2f',
    '/shops/%5c',
    '/\\member',
    '/\\\\evil.example',
    '/shops/.',
    '/shops/%2E',
    '/%00',
    '/shops/%00',
    '/shops/a%0d%0aSet-Cookie:x=1',
    '/%',
    '/shops/%zz',
    '/shops/%E3%81',
    '/%ED%A0%80',
    '/shops/%ED%A0%80',
    '/%2525',
    '/shops/caf\u00e9',
    '/shops/%2e%2e',
    '/_astro/..%2f..%2fserver/entry.mjs',
    '/_astro/%2e%2e/%2e%2e/server/entry.mjs',
    `/${'a/'.repeat(1500)}`,
    `/shops/${LONG}`,
    'shops',
    '*',
    'http://evil.example/shops',
    '?q=1',
    '/shops/points',
    '/shops/points?z=12',
    `/shops/points?${BBOX}`,
    `/shops/points?${BBOX}&z=-1`,
    `/shops/points?${BBOX}&z=19`,
    `/shops/points?${BBOX}&z=1e9`,
    `/shops/points?${BBOX}&z=abc`,
    `/shops/points?${BBOX}&z=1.5`,
    '/shops/points?bbox=1,2,3&z=1',
    '/shops/points?bbox=,,,&z=1',
    '/shops/points?bbox=NaN,NaN,NaN,NaN&z=1',
    '/shops/points?bbox=131.6,34,131.3,35&z=1',
    '/shops/points?bbox=-1e9,-1e9,1e9,1e9&z=1',
    '/shops/points?bbox=Infinity,0,1,1&z=1',
  ],
  404: [
    '/nope',
    '/fr/shops',
    '/ja/shops',
    '/en/en/shops',
    '/EN/shops',
    '/Shops',
    '/shops/nope',
    '/shops/KOHI-HITSUJIGUMO',
    '/shops/constructor',
    '/shops/__proto__',
    '/shops/%E3%81%82',
    '/shops/a%20b',
    '/sitemaps/shops-0.xml',
    '/sitemaps/shops-99999.xml',
    '/sitemaps/shops-1e3.xml',
    '/sitemaps/shops-abc.xml',
    '/og/shops/nope.png',
    '/_astro/nope.js',
    '/.env',
    '/.git/config',
    '/package.json',
    '/yell.sqlite',
    '/server/entry.mjs',
    '/404/x',
    '/dev/ui',
  ],
  431: [
    `/shops?q=${LONG_JA}`,
    `/search?q=${LONG_JA}`,
    `/shops?q=${'x'.repeat(20_000)}`,
    `/${'x'.repeat(20_000)}`,
  ],
};

for (const [status, targets] of Object.entries(TARGETS)) {
  test(`addresses that are answered with ${status}`, async ({ site }) => {
    for (const target of targets) {
      const answer = await raw(site.port, { target });
      const what = target.slice(0, 80);
      expect.soft(answer.status, what).toBe(Number(status));
      expectClear(answer, what);
      const location = answer.headers.get('location');
      if (location !== undefined) expect(location, what).toMatch(/^\/(?![/\\])/);
    }
  });
}

test('a value that is not understood gives the list as if it were not there', async ({
  request,
}) => {
  const plain = await (await request.get('/shops')).text();
  for (const query of [
    'page=-1',
    'page=1e20x',
    'page=abc',
    'category=nope',
    'area=__proto__',
    'sort=nope',
    'q=%00',
  ]) {
    expect(await (await request.get(`/shops?${query}`)).text(), query).toBe(plain);
  }
});

test('a page past the end is the last page', async ({ request }) => {
  const far = await (await request.get('/shops?page=99999')).text();
  expect(far).toBe(await (await request.get('/shops?page=7')).text());
});

test('what was typed comes back as text, never as markup', async ({ page }) => {
  for (const typed of [
    '<script>window.broken=1</script>',
    '"><img src=x onerror="window.broken=1">',
    '</title><b>',
  ]) {
    await page.goto(`/shops?q=${encodeURIComponent(typed)}`);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
    await expect(page.locator('form input[name=q]').last()).toHaveValue(typed);
  }
});

const HOSTS: [string, RawRequest['headers'], number][] = [
  ['another name', { Host: 'evil.example' }, 421],
  ['another port', { Host: 'localhost:1' }, 421],
  ['no port', { Host: 'localhost' }, 421],
  ['nothing', { Host: '' }, 421],
  ['no Host at all', { Host: null }, 421],
  ['markup', { Host: '"><script>' }, 421],
  ['a forwarded name', { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }, 200],
];

for (const [name, headers, status] of HOSTS) {
  test(`a request with ${name} for a host is answered with ${status}`, async ({ site }) => {
    const answer = await raw(site.port, { target: '/shops', headers });
    expect(answer.status).toBe(status);
    expectClear(answer, name);
    expect(answer.body).not.toContain('evil.example');
  });
}

const REQUESTS: [string, Omit<RawRequest, 'target'>, number][] = [
  ['PUT', { method: 'PUT' }, 405],
  ['DELETE', { method: 'DELETE' }, 405],
  ['PATCH', { method: 'PATCH', body: 'x=1' }, 405],
  ['TRACE', { method: 'TRACE' }, 405],
  ['OPTIONS', { method: 'OPTIONS' }, 405],
  ['PROPFIND', { method: 'PROPFIND' }, 405],
  ['CONNECT', { method: 'CONNECT' }, 405],
  ['a method nobody knows', { method: 'BREW' }, 400],
  ['POST without Origin', { method: 'POST', body: 'x=1' }, 403],
  [
    'POST from another site',
    { method: 'POST', body: 'x=1', headers: { Origin: 'https://evil.example' } },
    403,
  ],
  ['POST from nowhere', { method: 'POST', body: 'x=1', headers: { Origin: 'null' } }, 403],
  ['headers of 20 kB', { headers: { 'X-Long': 'x'.repeat(20_000) } }, 431],
  [
    'three thousand headers',
    { headers: Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`x${i}`, '1'])) },
    431,
  ],
  ['a header with a line break', { headers: { 'X-A': 'b\nX-B' } }, 400],
  [
    'two lengths',
    { method: 'POST', headers: { 'Content-Length': '5', 'content-length': '6' } },
    400,
  ],
  [
    'a length and chunks',
    { method: 'POST', headers: { 'Content-Length': '5', 'Transfer-Encoding': 'chunked' } },
    400,
  ],
  ['a length that is none', { method: 'POST', headers: { 'Content-Length': '-1' } }, 400],
  ['an expectation', { headers: { Expect: '200-ok' } }, 417],
  ['HTTP/1.0', { version: 'HTTP/1.0' }, 200],
  ['HTTP/3.7', { version: 'HTTP/3.7' }, 400],
  ['no version', { version: '' }, 400],
  ['a wish to upgrade', { headers: { Connection: 'Upgrade, close', Upgrade: 'h2c' } }, 200],
  ['a wrong wish for a part', { headers: { Range: 'bytes=99999999-1' } }, 200],
  ['a broken date', { headers: { 'If-Modified-Since': 'yesterday', 'If-None-Match': '"' } }, 200],
  ['a cookie of nonsense', { headers: { Cookie: '%%%=;;;=\u00ff; __proto__=1' } }, 200],
  ['a language of nonsense', { headers: { 'Accept-Language': '*;q=zz,,,', Accept: 'x' } }, 200],
];

for (const [name, request, status] of REQUESTS) {
  test(`${name} is answered with ${status}`, async ({ site }) => {
    const answer = await raw(site.port, { target: '/shops', ...request });
    expect(answer.status).toBe(status);
    expectClear(answer, name);
  });
}

test('a POST of our own to a page that takes none is no failure', async ({ site }) => {
  const answer = await raw(site.port, {
    method: 'POST',
    target: '/shops',
    body: 'x=1',
    headers: { Origin: site.url },
  });
  expect(answer.status).toBeLessThan(500);
  expectHardened(answer, 'POST /shops');
});

test('the security headers stand on files, pictures and machine-readable answers too', async ({
  site,
  request,
}) => {
  const html = await (await request.get('/')).text();
  const assets = [...html.matchAll(/(?:href|src)="(\/_astro\/[^"]+)"/g)].map((found) => found[1]!);
  expect(assets.length).toBeGreaterThan(0);
  const others = [
    '/favicon.svg',
    '/robots.txt',
    '/sitemap.xml',
    '/og/site.png',
    '/healthz',
    `/shops/points?${BBOX}&z=9`,
  ];
  for (const target of [...assets, ...others]) {
    const answer = await raw(site.port, { target });
    expect(answer.status, target).toBe(200);
    expectHardened(answer, target);
  }
});

test('a HEAD has the status and headers of its GET and no body', async ({ site }) => {
  for (const target of [
    '/',
    '/shops?open=1',
    '/nope',
    '/favicon.svg',
    '/healthz',
    '/sitemap.xml',
  ]) {
    const [get, head] = [
      await raw(site.port, { target }),
      await raw(site.port, { target, method: 'HEAD' }),
    ];
    expect(head.status, target).toBe(get.status);
    expect(head.headers.get('content-type'), target).toBe(get.headers.get('content-type'));
    expect(head.body, target).toBe('');
  }
});

test('three hundred random addresses are each a page or a clear refusal', async ({ site }) => {
  const rough = fc
    .string({ unit: 'binary-ascii', maxLength: 40 })
    .map((text) => text.replace(/[\s#\u007f]/g, '%'));
  const escaped = fc
    .uint8Array({ maxLength: 8 })
    .map((bytes) => [...bytes].map((b) => `%${b.toString(16).padStart(2, '0')}`).join(''));
  const piece = fc.oneof(
    rough,
    escaped,
    fc.constantFrom('..', '.', '%2e', '%2f', '\\', '//', 'shops', 'en', '~', '%25'),
  );
  const path = fc.array(piece, { maxLength: 4 }).map((pieces) => `/${pieces.join('/')}`);
  const known = fc.constantFrom(
    '/',
    '/shops',
    '/en/shops',
    '/shops/points',
    '/sitemap.xml',
    '/shops/kohi-hitsujigumo',
  );
  const name = fc.oneof(
    rough,
    fc.constantFrom('q', 'page', 'area', 'category', 'near', 'sort', 'from', 'bbox', 'z', 'open'),
  );
  const query = fc
    .array(fc.tuple(name, piece), { maxLength: 6 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'));
  await fc.assert(
    fc.asyncProperty(fc.oneof(path, known), query, async (target, search) => {
      const full = `${target}?${search}`.replace(/[\u0000-\u0020]/g, '%00');
      expectClear(await raw(site.port, { target: full }), full);
    }),
    { seed: 20261124, numRuns: 300 },
  );
});
