import { expect, test } from 'vitest';
import { settleSlug } from '#features/entries/free-slug.ts';
import { townDatabase } from '../../../support/database.ts';
import { NOW } from '../../../support/paths.ts';

/** A shop nobody has seen yet, begun without a name. */
async function begun() {
  const { store } = await townDatabase();
  const { business_id } = await store.read
    .selectFrom('shop')
    .select('business_id')
    .where('slug', '=', 'kohi-hitsujigumo')
    .executeTakeFirstOrThrow();
  const { id } = await store.write((tx) =>
    tx
      .insertInto('shop')
      .values({
        business_id,
        slug: 'shop',
        kind: 'shop',
        visibility: 'hidden',
        created_at: NOW,
        updated_at: NOW,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  const settle = async (kana: string | null) => {
    await store.write((tx) => settleSlug(tx, 'shop', id, kana));
    const row = store.read.selectFrom('shop').select('slug').where('id', '=', id);
    return (await row.executeTakeFirstOrThrow()).slug;
  };
  const publish = () =>
    store.write((tx) =>
      tx.updateTable('shop').set({ confirmed_on: '2026-11-24' }).where('id', '=', id).execute(),
    );
  return { id, settle, publish };
}

test('an address follows the reading until the first publication, and stays from then on', async () => {
  const { id, settle, publish } = await begun();
  expect(await settle(null)).toBe(`shop-${id}`);
  expect(await settle('あたらしいはなや')).toBe('atarashiihanaya');
  expect(await settle('こーひーひつじぐも')).toBe('kohihitsujigumo');
  await publish();
  expect(await settle('べつのなまえ')).toBe('kohihitsujigumo');
});
