import { signIn } from '../support/login.ts';
import { startSite, type Site } from '../support/process.ts';
import { rowsOf } from '../support/rows.ts';
import { expect, test, TILE_URL } from '../support/server.ts';

const PUBLIC = [
  '/',
  '/shops',
  '/shops?open=1&category=eat',
  '/shops?page=3',
  '/shops/kohi-hitsujigumo',
  '/embed/shops/kohi-hitsujigumo',
  '/coupons?now=1',
  '/jobs?sort=wage',
  '/jobs/sukima-genba',
  '/jobs/policy',
  '/jobs.rss',
  '/events?view=month',
  '/events/countdown',
  '/events.ics',
  '/embed/events',
  '/campaigns',
  '/campaigns/christmas',
  '/news',
  '/news.rss',
  '/products?category=sake',
  '/products/futae-hon-tate',
  '/about',
  '/accessibility',
  '/help',
  '/terms',
  '/opendata',
];
const PRIVATE = ['/member', '/account', '/staff', '/contact', '/coupons/{coupon}/use'];

/** One entry of every kind, whichever comes first. */
function entriesOf({ dataDir }: Site): string[] {
  return ['shop', 'coupon', 'job', 'event', 'product', 'news'].flatMap((kind) =>
    rowsOf<{ slug: string }>(
      dataDir,
      `select slug from ${kind} where visibility = 'published' order by id limit 3`,
    ).map(({ slug }) => (kind === 'news' ? `/news/${slug}` : `/${kind}s/${slug}`)),
  );
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `…${a.slice(at - 40, at + 40)}… not …${b.slice(at - 40, at + 40)}…`;
}

test('a stored page is, byte for byte, what would be rendered now', async ({ site }) => {
  // A second process on the same data, which keeps nothing.
  const rendered = await startSite(site.dataDir, { PAGE_CACHE_MB: '0', TILE_URL });
  const read = async ({ url }: Site, path: string) => {
    const answer = await fetch(url + path);
    // A calendar folds its lines wherever the address ends up.
    const text = (await answer.text()).replaceAll('\r\n ', '');
    return { from: answer.headers.get('x-cache'), text };
  };
  const differing: string[] = [];
  const ja = [...PUBLIC, ...entriesOf(rendered)];
  for (const path of [...ja, ...ja.map((one) => (one === '/' ? '/en' : `/en${one}`))]) {
    await read(site, path);
    const stored = await read(site, path);
    const fresh = await read(rendered, path);
    expect([path, fresh.from]).toEqual([path, null]);
    // Only their ports differ.
    const text = stored.text.replaceAll(String(site.port), String(rendered.port));
    if (stored.from !== 'HIT' || text !== fresh.text)
      differing.push(`${path} ${stored.from}: ${firstDifference(text, fresh.text)}`);
  }
  expect(differing).toEqual([]);
  expect(await rendered.stop()).toBe(0);
});

test('whoever signs in and out, nobody is shown a page made for another', async ({ site }) => {
  const people = ['owner@example.jp', 'other@example.jp', 'staff@example.jp'];
  const nameOf = (email: string) =>
    rowsOf<{ name: string }>(site.dataDir, 'select name from account where email = ?', email)[0]!
      .name;
  const names = people.map(nameOf);
  const cookies: (string | undefined)[] = [undefined];
  for (const email of people) cookies.push(await signIn(site, email));
  const [{ slug }] = rowsOf<{ slug: string }>(site.dataDir, 'select slug from coupon limit 1') as [
    { slug: string },
  ];
  const paths = [...PUBLIC.slice(0, 12), ...PRIVATE].map((path) => path.replace('{coupon}', slug));
  // A fixed order without pattern: everybody comes to every page after everybody else once.
  for (let step = 0; step < paths.length * cookies.length * 2; step += 1) {
    const path = paths[(step * 7) % paths.length]!;
    const who = (step * 5 + Math.floor(step / 3)) % cookies.length;
    const cookie = cookies[who];
    const answer = await fetch(site.url + path, {
      headers: cookie === undefined ? {} : { cookie },
      redirect: 'manual',
    });
    const text = await answer.text();
    const others = names.filter((name, i) => i + 1 !== who && text.includes(name));
    expect([path, who, others]).toEqual([path, who, []]);
    if (!PUBLIC.includes(path)) expect([path, answer.headers.get('x-cache')]).toEqual([path, null]);
  }
});
