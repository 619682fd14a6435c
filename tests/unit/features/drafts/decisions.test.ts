import { describe, expect, test } from 'vitest';
import { undoApproval } from '#features/drafts/approval-commands.ts';
import { saveDraft } from '#features/drafts/commands.ts';
import { acceptDraft, returnDraft } from '#features/drafts/decision-commands.ts';
import { baseOf, seenOf } from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { getDraft } from '#features/drafts/queries.ts';
import { endEntry, submitDraft, withdrawDraft } from '#features/drafts/review-commands.ts';
import type { Body, Editor, EntryRef, Kind } from '#features/drafts/schema.ts';
import { unpublishEntry } from '#features/drafts/unpublish-commands.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, seenNow, someEntry, staff, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
const second: Editor = { ...staff, accountId: 91, name: '二人目の職員' };

/** A published entry whose owner hands a change over, and what the staff do about it. */
async function submitted(kind: Kind = 'shop', values: Body = { name: '新しい名' }) {
  const { store } = await townDatabase();
  const entry = await someEntry(store, kind);
  const ref: EntryRef = { kind, id: entry.id };
  const owner = memberOf(entry.businessId);
  const draft = async () => (await getDraft(store.read, owner, ref))!;
  const live = () => entryKinds[kind].liveBody(store.read, entry.id);
  const before = await live();
  const save = async (change: Body, asked = false) => {
    const base = baseOf(await draft(), Object.keys(change));
    const input = { ref, values: change, base, asked };
    return written(store, (tx, s) => saveDraft(tx, owner, input, s, at), at);
  };
  const submit = () => written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
  const withdraw = () => store.write((tx) => withdrawDraft(tx, owner, ref, at));
  if (Object.keys(values).length > 0) {
    await save(values);
    await submit();
  }
  const seen = { revision: (await draft()).revision?.id ?? 0, seen: seenOf(await draft()) };
  const accept = (who: Editor = staff, what = seen) =>
    written(store, (tx, s) => acceptDraft(tx, who, ref, what, s, at), at);
  const undo = async (decision: Awaited<ReturnType<typeof accept>>, seconds = 5) => {
    const id = (decision as { approval: number }).approval;
    return written(store, (tx, s) => undoApproval(tx, staff, id, s, later(seconds)), at);
  };
  const mails = () =>
    store.read.selectFrom('outbox').select(['subject', 'text', 'not_before']).execute();
  const shown = async () => {
    const row = await store.read
      .selectFrom(kind)
      .select('visibility')
      .where('id', '=', entry.id)
      .executeTakeFirstOrThrow();
    return row.visibility;
  };
  const actions = { save, submit, withdraw, accept, undo };
  return { store, ref, owner, seen, before, draft, live, mails, shown, ...actions };
}

describe('a decision is made on what was seen', () => {
  test('what was withdrawn, changed and handed over again is not published unseen', async () => {
    const { seen, withdraw, save, submit, accept, draft, live, before } = await submitted();
    await withdraw();
    await save({ name: 'すりかえた名' });
    await submit();
    expect((await draft()).revision!.id, 'it is the same revision').toBe(seen.revision);
    expect(await accept()).toEqual({ kind: 'changed' });
    expect(await live()).toEqual(before);
    expect(await accept(staff, seenNow(await draft()))).toMatchObject({ kind: 'done' });
  });

  test('nor what changed with something that never waits, while it lay open', async () => {
    const { save, accept, live } = await submitted();
    await save({ closure: 'temporary' }, true);
    expect(await accept()).toEqual({ kind: 'changed' });
    expect((await live())['name']).not.toBe('新しい名');
  });

  test('of two of the staff the second is told who was faster', async () => {
    const { store, ref, seen, accept, withdraw, submit, draft } = await submitted();
    const back = (who: Editor) =>
      store.write((tx) => returnDraft(tx, who, ref, seen, { general: 'x', fields: {} }, at));
    await withdraw();
    expect(await accept(), 'withdrawn').toEqual({ kind: 'gone', by: null });
    await submit();
    expect(await accept(second, seenNow(await draft()))).toMatchObject({ kind: 'done' });
    expect(await accept()).toEqual({ kind: 'gone', by: '二人目の職員' });
    expect(await back(staff)).toEqual({ kind: 'gone', by: '二人目の職員' });
  });
});

describe('an approval', () => {
  test('is taken back whole: the text before is live, it waits again, and nobody was told', async () => {
    const { accept, undo, live, before, draft, mails } = await submitted();
    const decision = await accept();
    expect((await live())['name']).toBe('新しい名');
    const [letter] = await mails();
    expect(Date.parse(letter!.not_before!)).toBeGreaterThan(later(20).getTime());
    expect(await undo(decision)).toBe('done');
    expect(await live()).toEqual(before);
    expect(await draft()).toMatchObject({ state: 'submitted', body: { name: '新しい名' } });
    expect(await mails()).toEqual([]);
    expect(await undo(decision), 'only once').toBe('late');
  });

  test('of something new leaves it as unseen as it was', async () => {
    const { store, ref, draft, withdraw, submit, accept, undo, shown } = await submitted();
    await withdraw();
    await store.write((tx) =>
      tx.updateTable('shop').set({ visibility: 'hidden', confirmed_on: null }).execute(),
    );
    await submit();
    const decision = await accept(staff, seenNow(await draft()));
    expect(await shown()).toBe('published');
    expect(await undo(decision)).toBe('done');
    expect(await shown()).toBe('hidden');
    const row = store.read.selectFrom('shop').select('confirmed_on').where('id', '=', ref.id);
    expect(await row.executeTakeFirst()).toEqual({ confirmed_on: null });
    expect(await draft()).toMatchObject({ state: 'submitted' });
  });

  test('of a job that had been closed leaves it closed', async () => {
    const { store, ref, withdraw, submit, accept, undo, draft } = await submitted('job', {
      title: '新しい題',
    });
    await withdraw();
    const owner = memberOf((await draft()).entry.businessId);
    await store.write((tx) => endEntry(tx, owner, ref, 'done', at));
    await store.write((tx) =>
      tx
        .insertInto('minimum_wage')
        .values({ region: 'yamaguchi', valid_from: '2026-10-01', hourly: 900 })
        .execute(),
    );
    expect(await submit()).toMatchObject({ kind: 'submitted' });
    const closed = () =>
      store.read
        .selectFrom('job')
        .select(['closed_at', 'close_reason'])
        .where('id', '=', ref.id)
        .executeTakeFirst();
    const before = await closed();
    const decision = await accept(staff, seenNow(await draft()));
    expect((await closed())!.closed_at).toBeNull();
    expect(await undo(decision)).toBe('done');
    expect(await closed()).toEqual(before);
  });

  test('stands after its time, and after whatever came later', async () => {
    const one = await submitted();
    expect(await one.undo(await one.accept(), 21)).toBe('late');
    const other = await submitted();
    const decision = await other.accept();
    await other.save({ phone: '083-900-4321' }, true);
    expect(await other.undo(decision)).toBe('late');
    expect(await other.live()).toMatchObject({ name: '新しい名', phone: '083-900-4321' });
  });

  test('is taken back by nobody but the staff', async () => {
    const { store, owner, accept, live } = await submitted();
    const { approval } = (await accept()) as { approval: number };
    const undone = written(store, (tx, s) => undoApproval(tx, owner, approval, s, at), at);
    expect(await undone).toBeUndefined();
    expect((await live())['name']).toBe('新しい名');
  });
});

describe('what the staff take from the public', () => {
  test('is gone at once, with the reason beside its text and in a letter', async () => {
    const { store, ref, withdraw, draft, shown, mails } = await submitted();
    await withdraw();
    const take = () =>
      store.write((tx) => unpublishEntry(tx, staff, ref, '写真が別の店です。', at));
    expect(await take()).toBe(true);
    expect(await shown()).toBe('hidden');
    expect(await draft()).toMatchObject({
      state: 'returned',
      body: { name: '新しい名' },
      remarks: { general: '写真が別の店です。' },
    });
    const [letter] = await mails();
    expect(letter!.text).toContain('写真が別の店です。');
    expect(await take(), 'it is not public any more').toBe(false);
  });

  test('gives back what waits of it, which then waits no more', async () => {
    const { store, ref, accept, draft } = await submitted();
    await store.write((tx) => unpublishEntry(tx, staff, ref, '確認中です。', at));
    expect(await draft()).toMatchObject({ state: 'returned' });
    expect(await accept()).toMatchObject({ kind: 'gone' });
  });

  test.each(['shop', 'coupon', 'event'] as const)(
    'is looked at again before it is public, however trusted its business: %s',
    async (kind) => {
      const { store, ref, submit, shown } = await submitted(kind, {});
      await store.write((tx) => tx.updateTable('business').set({ trusted: 1 }).execute());
      await store.write((tx) => unpublishEntry(tx, staff, ref, '確認中です。', at));
      expect(await submit()).toEqual({ kind: 'submitted' });
      expect(await shown()).toBe('hidden');
    },
  );

  test('is for the staff to decide', async () => {
    const { store, owner, ref, shown } = await submitted();
    expect(await store.write((tx) => unpublishEntry(tx, owner, ref, 'x', at))).toBeUndefined();
    expect(await shown()).toBe('published');
  });
});
