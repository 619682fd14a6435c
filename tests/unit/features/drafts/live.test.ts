import { expect, test } from 'vitest';
import { listLiveChanges } from '#features/drafts/live-queries.ts';
import { noteLive } from '#features/drafts/revisions.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

test('the staff see what went live by itself, the newest first, and what of it is still there', async () => {
  const { store } = await townDatabase();
  const shops = await store.read
    .selectFrom('shop')
    .select(['id', 'business_id as businessId', 'name'])
    .limit(2)
    .execute();
  const author = { name: '羊雲 店主', accountId: null };
  const note = (i: number, what: 'saved' | 'ended' | 'confirmed', minutes: number) =>
    store.write((tx) =>
      noteLive(
        tx,
        author,
        [{ kind: 'shop', ...shops[i]! }],
        { what, ...(what === 'saved' && { before: { phone: '1' }, after: { phone: '2' } }) },
        new Date(Date.parse(NOW) + minutes * 60_000),
      ),
    );
  await note(0, 'saved', 1);
  await note(1, 'ended', 2);
  await note(0, 'confirmed', 3);
  const { changes, pages } = await listLiveChanges(store.read, 1);
  expect(pages).toBe(1);
  expect(changes.map(({ id, what, fields, name }) => [id, what, fields, name])).toEqual([
    [shops[1]!.id, 'ended', [], shops[1]!.name],
    [shops[0]!.id, 'saved', ['phone'], shops[0]!.name],
  ]);
  expect(changes.map(({ difference }) => difference)).toEqual([
    undefined,
    { before: { phone: '1' }, after: { phone: '2' } },
  ]);
  await store.write((tx) => tx.deleteFrom('shop').where('id', '=', shops[1]!.id).execute());
  expect((await listLiveChanges(store.read, 1)).changes).toHaveLength(1);
  expect((await listLiveChanges(store.read, 2)).changes).toEqual([]);
});
