import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { setNow } from '#server/clock.ts';
import { Counts } from '#server/front/counts.ts';
import { emptyDatabase } from '../../../support/database.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36';
const from = (agent: string | undefined, method = 'GET') =>
  ({ method, headers: { 'user-agent': agent } }) as unknown as IncomingMessage;

test('views and taps are added up per entry and day, in one write', async () => {
  const { store } = await emptyDatabase();
  const counts = new Counts(store);
  setNow(new Date('2026-11-24T14:59:59.000Z'));
  counts.view(from(PHONE), 'shop:1');
  counts.view(from(PHONE), 'shop:1');
  counts.tap(from(PHONE, 'POST'), 'shop:1 call');
  setNow(new Date('2026-11-24T15:00:00.000Z'));
  counts.view(from(PHONE), 'shop:1');
  await counts.flush();
  counts.view(from(PHONE), 'shop:1');
  await counts.stop();
  setNow(undefined);
  const rows = await store.read
    .selectFrom('entry_count')
    .select(['day', 'what', 'n'])
    .orderBy('day')
    .orderBy('what')
    .execute();
  expect(rows).toEqual([
    { day: '2026-11-24', what: 'call', n: 1 },
    { day: '2026-11-24', what: 'view', n: 2 },
    { day: '2026-11-25', what: 'view', n: 2 },
  ]);
});

test('crawlers, HEAD requests and nonsense are left out', async () => {
  const { store } = await emptyDatabase();
  const counts = new Counts(store);
  counts.view(
    from('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'),
    'shop:1',
  );
  counts.view(from(undefined), 'shop:1');
  counts.view(from(PHONE, 'HEAD'), 'shop:1');
  expect(counts.tap(from(PHONE), 'shop:1 view')).toBe(false);
  expect(counts.tap(from(PHONE), 'user:1 call')).toBe(false);
  expect(counts.tap(from(PHONE), 'shop:1e9 call')).toBe(false);
  await counts.stop();
  expect(await store.read.selectFrom('entry_count').selectAll().execute()).toEqual([]);
});

test('what could not be written is written later', async () => {
  const { store } = await emptyDatabase();
  let fails = true;
  const counts = new Counts({
    ...store,
    write: (work) => (fails ? Promise.reject(new Error('disk full')) : store.write(work)),
  });
  counts.view(from(PHONE), 'shop:1');
  await counts.flush();
  fails = false;
  counts.view(from(PHONE), 'shop:1');
  await counts.flush();
  expect(await store.read.selectFrom('entry_count').select('n').execute()).toEqual([{ n: 2 }]);
});
