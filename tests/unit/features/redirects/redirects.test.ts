import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putRedirects, removeRedirect } from '#features/redirects/commands.ts';
import { loopsIn, readPairs } from '#features/redirects/pairs.ts';
import { listRedirects, readTargets } from '#features/redirects/queries.ts';
import { judgePath } from '#server/front/canonical.ts';
import { OldAddresses } from '#server/front/old-addresses.ts';
import { ChangeFeed } from '#server/changes.ts';
import { emptyDatabase } from '../../../support/database.ts';

const SITE = 'https://yell.example.jp';
const AT = new Date('2026-11-24T03:30:00.000Z');
const read = (text: string) => readPairs(text, SITE);
const first = (text: string) => read(text).pairs[0];

describe('two columns as they are pasted', () => {
  test.each([
    ['a tab', '/old.html\t/shops', '/old.html', '/shops'],
    ['spaces', '/old.html   /shops', '/old.html', '/shops'],
    ['a comma', '/old.html,/shops', '/old.html', '/shops'],
    [
      'hosts',
      `http://old.example/a.php?id=1&x=2 ${SITE}/shops?page=2`,
      '/a.php?id=1&x=2',
      '/shops?page=2',
    ],
    ['another site', '/a https://example.com/b', '/a', 'https://example.com/b'],
    ['a slash at the end', '/a/b/ /shops/', '/a/b', '/shops'],
    ['Japanese', '/お店 /shops', '/%E3%81%8A%E5%BA%97', '/shops'],
    ['a place on the page', '/a#top /help#hours', '/a', '/help#hours'],
  ])('are parted with %s', (_, text, path, target) => {
    expect(first(text)).toMatchObject({ path, target });
  });

  test('are refused line by line', () => {
    const text = ['/a', 'x /b', '/ /shops', '/c javascript:alert(1)', '/d //evil.example', ''];
    const { pairs, problems } = read([...text, '/e /shops', '/e /jobs'].join('\n'));
    expect(problems).toEqual([
      { line: 1, key: 'notTwo' },
      { line: 2, key: 'notOld' },
      { line: 3, key: 'isHome' },
      { line: 4, key: 'notNew' },
      { line: 5, key: 'notNew' },
      { line: 8, key: 'twice' },
    ]);
    expect(pairs).toHaveLength(1);
  });

  test('never lead outside by a trick, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (text, url) => {
        for (const { path, target } of read(`${text}\t${url}\n${url}\t${text}`).pairs) {
          expect(judgePath(path).kind).toBe('ok');
          expect(target).toMatch(/^(?:\/(?![/\\])|https?:\/\/)/);
          expect(path + target).not.toMatch(/[\r\n\0]/);
        }
      }),
    );
  });
});

describe('a circle', () => {
  const node = fc.integer({ min: 0, max: 8 }).map((n) => `/n${n}`);
  const graph = fc
    .uniqueArray(fc.record({ path: node, target: node }), { selector: ({ path }) => path })
    .map((pairs) => pairs);

  test('is found where there is one, and nowhere else', () => {
    fc.assert(
      fc.property(graph, graph, (stored, added) => {
        const before = new Map<string, string>();
        for (const { path, target } of stored)
          if (loopsIn(before, [{ path, target }]).size === 0) before.set(path, target);
        const loops = loopsIn(before, added);
        const after = new Map([...before, ...added.map((p) => [p.path, p.target] as const)]);
        const ends = (start: string) => {
          let at: string | undefined = start;
          for (let i = 0; i <= after.size; i += 1) {
            at = after.get(at!);
            if (at === undefined) return true;
          }
          return false;
        };
        for (const { path } of added) expect(loops.has(path)).toBe(!ends(path));
      }),
    );
  });

  test('through a query counts as well', () => {
    const stored = new Map([['/a', '/b?x=1']]);
    expect([...loopsIn(stored, [{ path: '/b', target: '/a?y=2#z' }])]).toEqual(['/b']);
  });
});

test('old addresses are put all or none, found at once, and taken out again', async () => {
  const { store } = await emptyDatabase();
  const feed = new ChangeFeed(store);
  const old = new OldAddresses(store, feed);
  await old.start();
  const put = (text: string) => store.write((tx) => putRedirects(tx, read(text).pairs, '職員', AT));
  expect(await put('/a.php?id=1 /shops/maruya\n/a.php /shops')).toEqual([]);
  expect(await old.find('/a.php?id=1')).toBe('/shops/maruya');
  expect(await old.find('/a.php?id=2')).toBe('/shops');
  expect(await put('/new /jobs\n/shops /a.php')).toEqual([{ line: 2, key: 'loop' }]);
  expect(await old.find('/new')).toBeUndefined();
  await put('/a.php /jobs');
  expect(await readTargets(store.read)).toEqual(
    new Map([
      ['/a.php?id=1', '/shops/maruya'],
      ['/a.php', '/jobs'],
    ]),
  );
  const { rows } = await listRedirects(store.read, 'jobs', 1);
  await store.write((tx) => removeRedirect(tx, rows[0]!.id, AT));
  expect(await old.find('/a.php')).toBeUndefined();
  feed.stop();
});
