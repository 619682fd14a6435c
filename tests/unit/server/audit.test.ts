import { describe, expect, test } from 'vitest';
import { saveDraft } from '#features/drafts/commands.ts';
import { acceptDraft, returnDraft } from '#features/drafts/decision-commands.ts';
import { baseOf } from '#features/drafts/fields.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { submitDraft } from '#features/drafts/review-commands.ts';
import { actingAs, byItself, noteAct } from '#server/acting.ts';
import { forgetActors } from '#server/audit.ts';
import { setNow } from '#server/clock.ts';
import type { Store } from '#server/db.ts';
import { emptyDatabase, townDatabase } from '../../support/database.ts';
import { memberOf, seenNow, someEntry, staff, written } from '../../support/drafts.ts';
import { NOW } from '../../support/paths.ts';

const at = new Date(NOW);
const asStaff = <T>(action: string, work: () => Promise<T>) =>
  actingAs({ actor: staff, address: '192.0.2.1', action }, work);
const lines = (store: Store) => store.read.selectFrom('audit').selectAll().orderBy('id').execute();
const change = (store: Store, tag: string) =>
  store.write((tx) => tx.insertInto('change').values({ tag, at: NOW }).execute());

describe('a line of the audit log', () => {
  test('is neither rewritten nor taken out; only who it was is forgotten, after three years', async () => {
    const { store } = await emptyDatabase();
    setNow(at);
    await asStaff('drafts.end', () => change(store, 'shop:3'));
    setNow(undefined);
    const rewrite = (to: object) =>
      store.write((tx) => tx.updateTable('audit').set(to).where('id', '=', 1).execute());
    await expect(rewrite({ action: 'desk.accept' })).rejects.toThrow('never changed');
    await expect(rewrite({ name: '別の人' })).rejects.toThrow('never changed');
    const shorten = store.write((tx) => tx.deleteFrom('audit').execute());
    await expect(shorten).rejects.toThrow('never shortened');
    const line = { action: 'drafts.end', kind: 'shop', subject_id: 3, role: 'staff' };
    const who = { account_id: staff.accountId, name: '職員', address: '192.0.2.1' };
    await store.write((tx) => forgetActors(tx, new Date('2029-11-24T03:29:00.000Z')));
    expect(await lines(store)).toMatchObject([{ ...line, ...who, at: NOW }]);
    await store.write((tx) => forgetActors(tx, new Date('2029-11-24T03:31:00.000Z')));
    const nobody = { account_id: null, name: null, address: null };
    expect(await lines(store)).toMatchObject([{ ...line, ...nobody, at: NOW }]);
  });

  test('is part of its transaction: what is undone leaves none, nor does what changes nothing', async () => {
    const { store } = await emptyDatabase();
    const undone = asStaff('drafts.end', () =>
      store.write(async (tx) => {
        await tx.insertInto('change').values({ tag: 'shop:1', at: NOW }).execute();
        throw new Error('undone');
      }),
    );
    await expect(undone).rejects.toThrow('undone');
    await asStaff('drafts.end', () => store.write(() => Promise.resolve(noteAct('shop:1'))));
    expect(await lines(store)).toEqual([]);
  });

  test('stands for what has no number too, but not for work beside it', async () => {
    const { store } = await emptyDatabase();
    const area = (slug: string) => ({ slug, name: '湯田', name_en: 'Yuda', kana: 'ゆだ', sort: 0 });
    await asStaff('drafts.end', () => change(store, 'schedules'));
    expect(await lines(store)).toEqual([]);
    await asStaff('taxonomy.add', () =>
      store.write((tx) => tx.insertInto('area').values(area('yuda')).execute()),
    );
    await asStaff('pages.set', () => change(store, 'settings'));
    const told = (await lines(store)).map(({ action, kind, subject_id: id }) => [action, kind, id]);
    expect(told).toEqual([
      ['taxonomy.add', null, null],
      ['pages.set', 'settings', null],
    ]);
  });

  test('stands for each thing once, however many transactions it takes, and for nothing that goes on by itself', async () => {
    const { store } = await emptyDatabase();
    await asStaff('drafts.confirmAll', async () => {
      await change(store, 'shop:1');
      await change(store, 'shop:1');
      await change(store, 'coupon:2');
      await change(store, 'schedules');
      await byItself(() => change(store, 'shop:9'));
    });
    await change(store, 'shop:5');
    const told = (await lines(store)).map(({ kind, subject_id: id }) => [kind, id]);
    expect(told).toEqual([
      ['shop', 1],
      ['coupon', 2],
    ]);
  });
});

describe('what is decided about an entry is written down with it', () => {
  async function submittedName() {
    const { store } = await townDatabase();
    const entry = await someEntry(store, 'shop');
    const ref = { kind: 'shop' as const, id: entry.id };
    const owner = { ...memberOf(entry.businessId), name: '店主' };
    const save = async (name: string) => {
      const base = baseOf((await getDraft(store.read, owner, ref))!, ['name']);
      const input = { ref, values: { name }, base, asked: true };
      return written(store, (tx, s) => saveDraft(tx, owner, input, s, at), at);
    };
    const asOwner = <T>(action: string, work: () => Promise<T>) =>
      actingAs({ actor: owner, address: '198.51.100.7', action }, work);
    await asOwner('drafts.save', () => save('新しい名'));
    await asOwner('drafts.save', () => save('もっと新しい名'));
    const submit = () => written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
    await asOwner('drafts.submit', submit);
    const seen = seenNow((await getDraft(store.read, owner, ref))!);
    const told = async () =>
      (await lines(store)).map(({ action, name, subject_id: id, details }) => [
        action,
        name,
        id === entry.id,
        JSON.parse(details) as object,
      ]);
    return { store, ref, seen, told };
  }
  const before = [
    ['drafts.save', '店主', true, {}],
    ['drafts.submit', '店主', true, {}],
  ];

  test('when it goes live; one sitting of writing is one line', async () => {
    const { store, ref, seen, told } = await submittedName();
    await asStaff('desk.accept', () =>
      written(store, (tx, s) => acceptDraft(tx, staff, ref, seen, s, at), at),
    );
    const accepted = ['desk.accept', '職員', true, { fields: ['name'] }];
    expect(await told()).toEqual([...before, accepted]);
  });

  test('when it goes back, with the remark; a decision that comes too late leaves no line', async () => {
    const { store, ref, seen, told } = await submittedName();
    const remarks = { general: '看板と合いません', fields: {} };
    const back = () =>
      asStaff('desk.return', () =>
        store.write((tx) => returnDraft(tx, staff, ref, seen, remarks, at)),
      );
    expect(await back()).toEqual({ kind: 'done' });
    expect(await back()).toMatchObject({ kind: 'gone' });
    const returned = ['desk.return', '職員', true, { remark: '看板と合いません' }];
    expect(await told()).toEqual([...before, returned]);
  });
});
