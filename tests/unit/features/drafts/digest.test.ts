import { expect, test } from 'vitest';
import { queueDigest } from '#features/drafts/digest-commands.ts';
import { submitDraft, confirmEntries } from '#features/drafts/review-commands.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, someEntry, written } from '../../../support/drafts.ts';

const SITE = 'https://x.example';
/** Tokyo time. */
const moment = (local: string) => new Date(`${local}:00+09:00`);

/** A shop whose owner saves this and that; nothing waits and nobody has written yet. */
async function quietDesk() {
  const { store } = await townDatabase();
  await store.write(async (tx) => {
    await tx.deleteFrom('revision').where('state', '=', 'submitted').execute();
    await tx.deleteFrom('live_change').execute();
    await tx.deleteFrom('inbox_message').execute();
    await tx.deleteFrom('outbox').execute();
    await tx.updateTable('business').set({ trusted: 0 }).execute();
  });
  const { id, businessId } = await someEntry(store, 'shop');
  const [owner, ref] = [memberOf(businessId), { kind: 'shop' as const, id }];
  const save = (values: Record<string, unknown>, at: Date) =>
    written(
      store,
      (tx, s) => saveDraft(tx, owner, { ref, values, base: {}, asked: true }, s, at),
      at,
    );
  const submit = (at: Date) => written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
  const confirm = (at: Date) => store.write((tx) => confirmEntries(tx, owner, [ref], at));
  const digest = (at: Date) => store.write((tx) => queueDigest(tx, SITE, at));
  const mails = () =>
    store.read.selectFrom('outbox').select(['recipient', 'subject', 'text']).execute();
  return { save, submit, confirm, digest, mails };
}

test('on Monday the staff read in one mail what waits and what went live since Friday morning', async () => {
  const { save, submit, digest, mails } = await quietDesk();
  await save({ phone: '083-900-0001' }, moment('2026-11-27T08:00'));
  await save({ phone: '083-900-0002' }, moment('2026-11-28T21:00'));
  await save({ name: '新しい名前' }, moment('2026-11-29T10:00'));
  await submit(moment('2026-11-29T10:01'));
  expect(await digest(moment('2026-11-29T08:30'))).toBe(false);
  expect(await digest(moment('2026-11-30T08:30'))).toBe(true);
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    recipient: 'staff',
    subject: '【朝のまとめ】確認待ち1件・公開された変更1件',
  });
  expect(mail!.text).toMatch(
    /お店・会社「新しい名前」（.+） 11月29日\(日\)から\nhttps:\/\/x\.example\/staff\n/,
  );
  expect(mail!.text).toMatch(
    /変更 1件（11月27日\(金\)の朝から）\n・お店・会社「.+」（.+） 電話番号\n/,
  );
});

test('a morning with nothing to tell, a weekend and a holiday bring no mail', async () => {
  const { save, confirm, digest, mails } = await quietDesk();
  await confirm(moment('2026-11-26T12:00'));
  expect(await digest(moment('2026-11-27T08:30'))).toBe(false);
  await save({ phone: '083-900-0002' }, moment('2026-11-20T21:00'));
  // 勤労感謝の日 is a Monday: what it would have told stands in Tuesday's.
  expect(await digest(moment('2026-11-23T08:30'))).toBe(false);
  expect(await mails()).toEqual([]);
  expect(await digest(moment('2026-11-24T08:30'))).toBe(true);
});
