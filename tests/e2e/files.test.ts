import { expect, test } from '../support/server.ts';

test('what a page brings along is kept for good and sent as small as the browser takes it', async ({
  request,
}) => {
  const html = await (await request.get('/')).text();
  const files = [...html.matchAll(/(?:href|src)="(\/_astro\/[^"]+\.(?:css|js))"/g)];
  expect(files.length).toBeGreaterThan(1);
  for (const [, file] of files) {
    for (const encoding of ['br', 'gzip']) {
      const answer = await request.get(file!, { headers: { 'Accept-Encoding': encoding } });
      expect(answer.headers(), file).toMatchObject({
        'content-encoding': encoding,
        vary: 'Accept-Encoding',
        'cache-control': 'public, max-age=31536000, immutable',
      });
    }
  }
});

test('pages name the links that may be fetched when they are pressed', async ({ request }) => {
  const page = await request.get('/shops');
  const rules = page.headers()['speculation-rules']!.replaceAll('"', '');
  const answer = await request.get(rules);
  expect(answer.headers()['content-type']).toBe('application/speculationrules+json');
  expect(await answer.json()).toMatchObject({ prefetch: [{ eagerness: 'conservative' }] });
  const feed = await request.get('/news.rss');
  expect(feed.headers()['speculation-rules']).toBeUndefined();
});
