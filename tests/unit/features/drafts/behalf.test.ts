import { expect, test } from 'vitest';
import { beginVisit, NoSourceError, tellOwners } from '#features/drafts/behalf-commands.ts';
import {
  getVisitByToken,
  linkOpensSince,
  listVisitChanges,
  listVisits,
} from '#features/drafts/behalf-queries.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { baseOf } from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { objectTo, revertVisit } from '#features/drafts/objection-commands.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { endEntry, submitDraft } from '#features/drafts/review-commands.ts';
import type { Body, Editor } from '#features/drafts/schema.ts';
import { addPhoto } from '#features/media/commands.ts';
import { changePhotos } from '#features/media/live-photos.ts';
import { listOwnPhotos } from '#features/media/queries.ts';
import { changeSellerNotice } from '#features/products/live-notice.ts';
import { getNoticeRow } from '#features/products/notice-queries.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someOpenEntry, staff, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const SITE = 'https://site.example.jp';

/** A shop of the town, for which the staff enter what came by fax. */
async function aFax() {
  const { store } = await townDatabase();
  const entry = await someOpenEntry(store, 'shop', at);
  const ref = { kind: 'shop' as const, id: entry.id };
  const live = () => entryKinds.shop.liveBody(store.read, entry.id);
  const begin = (when = at) =>
    store.write((tx) =>
      beginVisit(tx, staff, entry.businessId, { source: 'fax', note: '11月20日の紙' }, when),
    );
  /** Saves and publishes as the actions do, in one transaction with the letter. */
  const enter = (values: Body, who: Editor = staff, when = at) =>
    written(
      store,
      async (tx, s) => {
        const base = baseOf((await getDraft(tx, who, ref))!, Object.keys(values));
        await saveDraft(tx, who, { ref, values, base, asked: true }, s, when);
        const result = await submitDraft(tx, who, ref, s, when);
        await tellOwners(tx, SITE, when);
        return result;
      },
      when,
    );
  const mails = () => store.read.selectFrom('outbox').selectAll().orderBy('id').execute();
  const token = async () => /objection\/([\w-]{43})/.exec((await mails()).at(-1)!.text)![1]!;
  const object = async (note: string | null, when = at, what?: string) => {
    const asked = what ?? (await token());
    return store.write((tx) => objectTo(tx, asked, note, when));
  };
  const revert = async () => {
    const [visit] = await listVisits(store.read, entry.businessId);
    return written(store, (tx, s) => revertVisit(tx, staff, visit!.id, s, later(60)), at);
  };
  return { store, entry, ref, live, begin, enter, mails, token, object, revert };
}

test('what the staff enter for a business is in one letter to it, with who, how and a link', async () => {
  const { store, entry, begin, enter, mails } = await aFax();
  await begin();
  expect(await enter({ name: 'ファクスの名' })).toEqual({ kind: 'live' });
  await enter({ phone: '083-900-1234' }, staff, later(5));
  const [letter, ...more] = await mails();
  expect(more, 'one letter a visit').toEqual([]);
  expect(letter).toMatchObject({ recipient: `business:${entry.businessId}`, secret: 1 });
  expect(letter!.text).toContain('FAX');
  expect(letter!.text).toContain('11月20日の紙');
  expect(letter!.text).toContain('名前');
  expect(letter!.text).toContain('電話');
  expect(letter!.text).toContain(`${SITE}/objection/`);
  expect(Date.parse(letter!.not_before!)).toBe(later(15).getTime());
  const [visit, ...others] = await listVisits(store.read, entry.businessId);
  expect(others).toEqual([]);
  expect(visit).toMatchObject({ source: 'fax', note: '11月20日の紙', staff: staff.name });
  await enter({ phone: '083-900-9999' }, memberOf(entry.businessId), later(6));
  expect(await mails(), 'of what it does itself it is told nothing').toHaveLength(1);
});

test('one reason serves for two hours; without one nothing of a business is published', async () => {
  const { store, entry, live, begin, enter } = await aFax();
  await begin();
  await enter({ name: '一つ目' }, staff, later(119));
  await expect(enter({ name: '二つ目' }, staff, later(121))).rejects.toThrow(NoSourceError);
  const visits = await listVisits(store.read, entry.businessId);
  expect(visits.map(({ source }) => source)).toEqual(['fax']);
  expect(await live()).toMatchObject({ name: '一つ目' });
});

test('a business objects by its link, once and for thirty days, and the staff find what was entered', async () => {
  const { store, entry, begin, enter, live, token, object } = await aFax();
  const before = await live();
  await begin();
  await enter({ name: 'まちがった名' });
  const link = await token();
  expect(await object('名前がちがいます。', later(31 * 24 * 60), link)).toBe(false);
  expect(await object('名前がちがいます。', at, 'x'.repeat(43))).toBe(false);
  expect(await object('名前がちがいます。', later(29 * 24 * 60), link)).toBe(true);
  expect(await object('もう一度', later(29 * 24 * 60), link)).toBe(true);
  const messages = await store.read.selectFrom('inbox_message').selectAll().execute();
  expect(messages).toMatchObject([
    { kind: 'report', state: 'new', subject_kind: 'shop', subject_id: entry.id },
  ]);
  expect(messages[0]!.body).toContain('名前がちがいます。');
  const visit = await getVisitByToken(store.read, link, linkOpensSince(at));
  const [change] = await listVisitChanges(store.read, visit!.id);
  expect(change!.difference).toEqual({
    before: { name: before['name'] },
    after: { name: 'まちがった名' },
  });
  expect((await live())['name'], 'until the staff have looked').toBe('まちがった名');
});

test('what was entered is put back beside whatever changed since, once', async () => {
  const { store, entry, ref, begin, enter, live, revert, mails } = await aFax();
  const before = await live();
  await begin();
  await enter({ name: '一度目の名', summary: '一度目の文' });
  await enter({ name: '二度目の名' }, staff, later(1));
  await store.write(async (tx) => {
    await endEntry(tx, staff, ref, 'done', later(2));
    await tellOwners(tx, SITE, later(2));
  });
  expect(await revert()).toBe('done');
  expect(await live()).toEqual(before);
  const { visibility } = (await getDraft(store.read, staff, ref))!.entry;
  expect(visibility).toBe('published');
  expect((await mails()).at(-1)!.subject).toContain('元に戻しました');
  await enter({ phone: '083-900-4444' }, memberOf(entry.businessId), later(61));
  expect(await revert(), 'not again').toBe('gone');
  expect((await live())['phone']).toBe('083-900-4444');
});

test('photos and the notice the law asks for are told and put back as texts are', async () => {
  const { store, entry, ref, live, begin, mails, revert } = await aFax();
  const before = await live();
  const photo = { key: 'e'.repeat(32), width: 800, height: 600, alt: '職員の写真' };
  const notice = {
    ...{ seller: '架空商店', responsible: '架空 太郎', address: '山口市中央9-9-9' },
    ...{ phone: '083-900-0000', phoneHours: '平日', priceNote: '税込', otherFees: 'なし' },
    ...{ payment: '代金引換', delivery: '7日以内', returns: '8日以内' },
    ...{ email: null, orderLimit: null, licence: null },
  };
  const former = await getNoticeRow(store.read, entry.businessId);
  await begin();
  await store.write(async (tx) => {
    await changePhotos(tx, staff, ref, () => addPhoto(tx, staff, ref, photo, at), at);
    const opened = former?.updated_at ?? '';
    await changeSellerNotice(tx, staff, { businessId: entry.businessId, opened, notice }, at);
    await tellOwners(tx, SITE, at);
  });
  const [letter] = await mails();
  expect(letter!.text).toMatch(/写真.*特定商取引法に基づく表記/s);
  expect(letter!.text).toContain('/objection/');
  expect(await listOwnPhotos(store.read, ref)).toHaveLength(1);
  expect(await revert()).toBe('done');
  expect(await listOwnPhotos(store.read, ref)).toEqual([]);
  expect((await getNoticeRow(store.read, entry.businessId))?.seller).toBe(former?.seller);
  expect(await live(), 'and nothing else').toEqual(before);
  const { visibility } = (await getDraft(store.read, staff, ref))!.entry;
  expect(visibility).toBe('published');
});

test('of photos nobody sees yet a business is told nothing', async () => {
  const { store, ref, begin, mails } = await aFax();
  const photo = { key: 'd'.repeat(32), width: 800, height: 600, alt: '写真' };
  await store.write((tx) => tx.updateTable('shop').set({ visibility: 'hidden' }).execute());
  await begin();
  await store.write(async (tx) => {
    await changePhotos(tx, staff, ref, () => addPhoto(tx, staff, ref, photo, at), at);
    await tellOwners(tx, SITE, at);
  });
  expect(await mails()).toEqual([]);
});
