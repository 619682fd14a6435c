import { expect, test } from 'vitest';
import { forgetChanges } from '#server/changes.ts';
import { emptyDatabase } from '../../support/database.ts';

test('changes everybody has long followed go, but never the newest, so that numbers go on from it', async () => {
  const { store } = await emptyDatabase();
  const tell = (tag: string, at: string) =>
    store.write((tx) => tx.insertInto('change').values({ tag, at }).execute());
  const left = async () =>
    (await store.read.selectFrom('change').select('tag').orderBy('id').execute()).map(
      ({ tag }) => tag,
    );
  await store.write((tx) => tx.deleteFrom('change').execute());
  await tell('shop:1', '2026-09-01T00:00:00.000Z');
  await tell('shop:2', '2026-11-01T00:00:00.000Z');
  const at = new Date('2026-11-24T03:30:00.000Z');
  await store.write((tx) => forgetChanges(tx, at));
  expect(await left()).toEqual(['shop:2']);
  await store.write((tx) => forgetChanges(tx, new Date('2027-11-24T03:30:00.000Z')));
  expect(await left(), 'the newest').toEqual(['shop:2']);
});
