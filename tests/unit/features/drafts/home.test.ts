import { expect, test } from 'vitest';
import { createDraft, saveDraft } from '#features/drafts/commands.ts';
import { memberHome } from '#features/drafts/home.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';
import { addPhoto } from '../../../support/photos.ts';

const at = new Date(NOW);

test('what is incomplete is said with what it lacks, and a whole draft is only a draft', async () => {
  const { store, dataDir } = await townDatabase();
  const { id: shopId, businessId } = await someEntry(store, 'shop');
  const editor = memberOf(businessId);
  const owner = { businessId, shopId };
  const begun = { kind: 'product' as const, owner, body: {}, nonce: 'n'.repeat(22) };
  const id = (await store.write((tx) => createDraft(tx, editor, begun, at)))!;
  const todoOf = async () => {
    const { todos } = await memberHome(store.read, [businessId], at);
    return todos.find(({ entry }) => entry.kind === 'product' && entry.id === id);
  };
  expect(await todoOf()).toMatchObject({
    kind: 'incomplete',
    lacks: ['name', 'category', 'wayToBuy', 'price', 'photos'],
  });
  const values = { name: '最中', category: 'sweets', inquiry: true, onRequest: true };
  const save = { ref: { kind: 'product' as const, id }, values, base: {}, asked: true };
  await written(store, (tx, s) => saveDraft(tx, editor, save, s, at), at);
  expect(await todoOf()).toMatchObject({ kind: 'incomplete', lacks: ['photos'] });
  await addPhoto(dataDir, 'product', id);
  expect(await todoOf()).toMatchObject({ kind: 'draft' });
});

test('a shop that is public without its opening hours is incomplete, one with them is not', async () => {
  const { store } = await townDatabase();
  const { id, businessId } = await someEntry(store, 'shop');
  const kindsOf = async () => {
    const { todos } = await memberHome(store.read, [businessId], at);
    return todos.filter(({ entry }) => entry.kind === 'shop' && entry.id === id);
  };
  expect((await kindsOf()).map(({ kind }) => kind)).not.toContain('incomplete');
  const none = { hours_value: null, schedule_id: null, hours_text: null, hours_note: null };
  await store.write((tx) =>
    tx
      .updateTable('shop')
      .set({ ...none, hours_irregular: 0 })
      .where('id', '=', id)
      .execute(),
  );
  expect(await kindsOf()).toContainEqual(
    expect.objectContaining({ kind: 'incomplete', lacks: ['hours'] }),
  );
});
