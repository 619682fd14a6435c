import { describe, expect, test } from 'vitest';
import { createDraft, restoreRevision, saveDraft } from '#features/drafts/commands.ts';
import { acceptDraft, returnDraft } from '#features/drafts/decision-commands.ts';
import { baseOf, differing } from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { getDraft, getRevision, listRevisions } from '#features/drafts/queries.ts';
import {
  confirmEntries,
  endEntry,
  submitDraft,
  withdrawDraft,
} from '#features/drafts/review-commands.ts';
import type { Body, Editor, EntryRef } from '#features/drafts/schema.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { memberOf, seenNow, someEntry, staff, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** A published shop of the town, with its owner and what one does with it. */
async function aShop() {
  const { store } = await townDatabase();
  const entry = await someEntry(store, 'shop');
  const ref: EntryRef = { kind: 'shop', id: entry.id };
  const owner = memberOf(entry.businessId);
  const draft = (who: Editor = owner) => getDraft(store.read, who, ref);
  const live = () => entryKinds.shop.liveBody(store.read, entry.id);
  /** Opens the form now and sends it. */
  const save = async (
    values: Body,
    options: { who?: Editor; asked?: boolean; when?: Date } = {},
  ) => {
    const { who = owner, asked = false, when = at } = options;
    const opened = (await draft(who))!;
    const input = { ref, values, base: baseOf(opened, Object.keys(values)), asked };
    return written(store, (tx, s) => saveDraft(tx, who, input, s, when), when);
  };
  const submit = (who: Editor = owner) =>
    written(store, (tx, s) => submitDraft(tx, who, ref, s, at), at);
  return { store, entry, ref, owner, draft, live, save, submit };
}

const liveChanges = (store: Store) =>
  store.read.selectFrom('live_change').select(['what', 'fields', 'author']).execute();

describe('a draft', () => {
  test('leaves what is live as it is, and one sitting of one person is one revision', async () => {
    const { store, ref, draft, live, save } = await aShop();
    const before = await live();
    await save({ name: '新しい名' });
    await save({ summary: '新しい紹介' }, { when: later(10) });
    expect(await live()).toEqual(before);
    expect(await draft()).toMatchObject({
      state: 'draft',
      body: { name: '新しい名', summary: '新しい紹介' },
    });
    expect(await listRevisions(store.read, ref)).toHaveLength(1);
    await save({ summary: '翌日の紹介' }, { when: later(24 * 60) });
    expect(await listRevisions(store.read, ref)).toHaveLength(2);
  });

  test('that is saved back to what is live is no draft any more', async () => {
    const { live, save, draft } = await aShop();
    const before = await live();
    await save({ name: '新しい名' });
    await save({ name: before['name'] });
    expect(await draft()).toMatchObject({ state: 'clean', body: before });
  });

  test('keeps what cannot be taken, says so, and is not submitted with it', async () => {
    const { save, draft, submit } = await aShop();
    const result = await save({ phone: '電話なし' }, { asked: true });
    expect(result).toMatchObject({ kind: 'saved', wentLive: [], problems: [{ key: 'notAPhone' }] });
    expect((await draft())!.typed).toEqual({ phone: '電話なし' });
    expect(await submit()).toMatchObject({ kind: 'blocked', problems: [{ field: 'phone' }] });
    await save({ phone: '083-900-1234' }, { asked: true });
    expect(await draft()).toMatchObject({ state: 'clean', typed: {} });
  });

  test('a form that is sent twice makes one revision', async () => {
    const { store, ref, owner, draft } = await aShop();
    const base = baseOf((await draft())!, ['name']);
    const input = { ref, values: { name: '一度だけ' }, base, asked: true };
    const send = () => written(store, (tx, s) => saveDraft(tx, owner, input, s, at), at);
    expect(await send()).toMatchObject({ kind: 'saved' });
    expect(await send()).toMatchObject({ kind: 'saved' });
    expect(await listRevisions(store.read, ref)).toHaveLength(1);
  });

  test('of another business is not found, and nothing is written', async () => {
    const { store, ref, entry, draft } = await aShop();
    const stranger = memberOf(entry.businessId + 1, 2);
    expect(await draft(stranger)).toBeUndefined();
    const input = { ref, values: { name: 'のっとり' }, base: {}, asked: true };
    for (const work of [
      () => written(store, (tx, s) => saveDraft(tx, stranger, input, s, at), at),
      () => written(store, (tx, s) => submitDraft(tx, stranger, ref, s, at), at),
      () => store.write((tx) => withdrawDraft(tx, stranger, ref, at)),
      () => store.write((tx) => restoreRevision(tx, stranger, ref, 1, at)),
      () => store.write((tx) => confirmEntries(tx, stranger, [ref], at)),
      () => store.write((tx) => endEntry(tx, stranger, ref, 'done', at)),
    ]) {
      expect(await work()).toBeUndefined();
    }
    expect(await listRevisions(store.read, ref)).toEqual([]);
    expect(await liveChanges(store)).toEqual([]);
  });
});

describe('two editors', () => {
  test('the second is shown both texts and loses neither', async () => {
    const { store, ref, owner, entry, draft, save } = await aShop();
    const second = memberOf(entry.businessId, 2, '二人目');
    const base = baseOf((await draft(second))!, ['name', 'summary']);
    await save({ name: '一人目の名' });
    const input = { ref, values: { name: '二人目の名', summary: '二人目の文' }, base, asked: true };
    const send = (chosen: object) =>
      written(store, (tx, s) => saveDraft(tx, second, { ...input, ...chosen }, s, at), at);
    const result = await send({});
    expect(result).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'name', mine: '二人目の名', theirs: '一人目の名' }],
    });
    expect((await draft())!.body['summary']).not.toBe('二人目の文');
    if (result?.kind !== 'conflict') throw new Error('no conflict');
    await send({ base: baseOf(result.draft, ['name', 'summary']) });
    expect((await draft(owner))!.body).toMatchObject({ name: '二人目の名', summary: '二人目の文' });
    const earlier = await listRevisions(store.read, ref);
    expect(earlier.map(({ author }) => author)).toEqual(['二人目', '店主']);
  });
});

describe('what never waits', () => {
  test('is live with the save that was asked for, beside a draft that stays one', async () => {
    const { store, live, save, draft, ref } = await aShop();
    await save({ name: '待つ名' });
    expect(await save({ phone: '083-900-1234' })).toMatchObject({ wentLive: [] });
    expect((await live())['phone']).not.toBe('083-900-1234');
    const result = await save({ phone: '083-900-1234', closure: 'temporary' }, { asked: true });
    expect(result).toMatchObject({ kind: 'saved', wentLive: ['phone', 'closure'] });
    expect(await live()).toMatchObject({ phone: '083-900-1234', closure: 'temporary' });
    expect((await live())['name']).not.toBe('待つ名');
    expect(await draft()).toMatchObject({ state: 'draft', body: { name: '待つ名' } });
    const states = (await listRevisions(store.read, ref)).map(({ state }) => state);
    expect(states).toEqual(['draft', 'accepted']);
    expect(await liveChanges(store)).toEqual([
      { what: 'saved', fields: '["phone","closure"]', author: '店主' },
    ]);
  });

  test('goes live while a change lies with the staff, who then accept both', async () => {
    const { store, live, save, draft, submit, ref } = await aShop();
    await save({ name: '待つ名' });
    expect(await submit()).toEqual({ kind: 'submitted' });
    expect(await save({ closure: 'temporary' }, { asked: true })).toMatchObject({
      wentLive: ['closure'],
    });
    const waiting = (await draft())!;
    expect(waiting).toMatchObject({ state: 'submitted', body: { closure: 'temporary' } });
    await written(store, (tx, s) => acceptDraft(tx, staff, ref, seenNow(waiting), s, at), at);
    expect(await live()).toMatchObject({ name: '待つ名', closure: 'temporary' });
  });

  test('is kept as a draft where it would leave the entry incomplete', async () => {
    const { store, live, save } = await aShop();
    await store.write((tx) => tx.updateTable('shop').set({ contact_url: null }).execute());
    const before = await live();
    const result = await save({ phone: '' }, { asked: true });
    expect(result).toMatchObject({ wentLive: [], problems: [{ field: 'phone', key: 'contact' }] });
    expect((await live())['phone']).toBe(before['phone']);
  });
});

describe('a submission', () => {
  test('waits, cannot be changed, and can be withdrawn', async () => {
    const { store, owner, ref, save, submit, draft } = await aShop();
    await save({ name: '待つ名' });
    expect(await submit()).toEqual({ kind: 'submitted' });
    expect(await submit()).toEqual({ kind: 'submitted' });
    expect(await save({ summary: '別の文' })).toMatchObject({ kind: 'submitted' });
    expect(await store.write((tx) => withdrawDraft(tx, owner, ref, at))).toBe(true);
    expect(await draft()).toMatchObject({ state: 'draft', body: { name: '待つ名' } });
  });

  test('that changes nothing which waits goes live at once', async () => {
    const { store, live, save, submit } = await aShop();
    await save({ summary: '新しい紹介' });
    expect(await submit()).toEqual({ kind: 'live' });
    expect((await live())['summary']).toBe('新しい紹介');
    expect(await liveChanges(store)).toMatchObject([{ what: 'published', fields: '["summary"]' }]);
    expect(await submit()).toEqual({ kind: 'nothing' });
  });

  test('is returned with remarks, mended, submitted again and accepted', async () => {
    const { store, ref, save, submit, draft, live, entry } = await aShop();
    await save({ name: '直す名' });
    await submit();
    const first = seenNow((await draft())!);
    const remarks = { general: 'ご確認ください。', fields: { name: '看板と同じ名前に' } };
    await store.write((tx) => returnDraft(tx, staff, ref, first, remarks, at));
    expect(await draft()).toMatchObject({ state: 'returned', remarks });
    await save({ name: '直した名' });
    expect(await draft()).toMatchObject({ state: 'draft', remarks });
    await submit();
    expect((await draft())!.remarks).toBeUndefined();
    const second = seenNow((await draft())!);
    const accept = (seen: typeof first) =>
      written(store, (tx, s) => acceptDraft(tx, staff, ref, seen, s, at), at);
    expect(await accept(first)).toEqual({ kind: 'gone', by: staff.name });
    expect(await accept(second)).toMatchObject({ kind: 'done' });
    expect(await accept(second)).toEqual({ kind: 'gone', by: staff.name });
    expect((await live())['name']).toBe('直した名');
    const mails = await store.read.selectFrom('outbox').select(['recipient', 'subject']).execute();
    expect(mails.map(({ recipient }) => recipient)).toEqual(
      Array(2).fill(`business:${entry.businessId}`),
    );
  });

  test('is decided by nobody but the staff', async () => {
    const { store, ref, owner, save, submit, draft, live } = await aShop();
    await save({ name: '自分で公開' });
    await submit();
    const seen = seenNow((await draft())!);
    expect(
      await written(store, (tx, s) => acceptDraft(tx, owner, ref, seen, s, at), at),
    ).toBeUndefined();
    expect((await live())['name']).not.toBe('自分で公開');
  });

  test('of a trusted business goes live at once', async () => {
    const { store, entry, live, save, submit } = await aShop();
    await store.write((tx) =>
      tx.updateTable('business').set({ trusted: 1 }).where('id', '=', entry.businessId).execute(),
    );
    await save({ name: '信頼の名' });
    expect(await submit()).toEqual({ kind: 'live' });
    expect((await live())['name']).toBe('信頼の名');
  });
});

describe('a new entry', () => {
  test.each(['coupon', 'job', 'product', 'event'] as const)(
    'is a hidden draft, made once however often the form is sent: %s',
    async (kind) => {
      const { store, entry, owner } = await aShop();
      const shopId = kind === 'event' ? undefined : entry.id;
      const make = (who: Editor, nonce = 'n') =>
        store.write((tx) =>
          createDraft(
            tx,
            who,
            { kind, owner: { businessId: entry.businessId, shopId }, body: {}, nonce },
            at,
          ),
        );
      const id = await make(owner);
      expect(await make(owner)).toBe(id);
      const draft = await getDraft(store.read, owner, { kind, id: id! });
      expect(draft).toMatchObject({ state: 'draft', entry: { visibility: 'hidden' } });
      expect(draft!.live).toBeUndefined();
      expect(await make(memberOf(entry.businessId + 1), 'other')).toBeUndefined();
      const submitted = await written(
        store,
        (tx, s) => submitDraft(tx, owner, { kind, id: id! }, s, at),
        at,
      );
      expect(submitted).toMatchObject({ kind: 'blocked' });
    },
  );

  test('like an earlier coupon waits for the first three of a business and then no more', async () => {
    const { store, entry, owner } = await aShop();
    const body = {
      title: '100円引き',
      kind: 'discount',
      amount: 100,
      baseRange: '全品',
      conditions: 'どなたでも。',
      validFrom: '2026-11-24',
      validUntil: '2026-11-30',
      combinable: true,
      showWhen: 'payment',
      limit: 'once',
    };
    await store.write((tx) => tx.deleteFrom('coupon').execute());
    const results: (string | undefined)[] = [];
    for (const nonce of ['1', '2', '3', '4']) {
      const own = { businessId: entry.businessId, shopId: entry.id };
      const id = await store.write((tx) =>
        createDraft(tx, owner, { kind: 'coupon', owner: own, body, nonce }, at),
      );
      const ref = { kind: 'coupon' as const, id: id! };
      const result = await written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
      results.push(result?.kind);
      const waiting = await getDraft(store.read, owner, ref);
      if (waiting?.state !== 'submitted') continue;
      const seen = seenNow(waiting);
      await written(store, (tx, s) => acceptDraft(tx, staff, ref, seen, s, at), at);
    }
    expect(results).toEqual(['submitted', 'submitted', 'submitted', 'live']);
  });
});

describe('the history', () => {
  test('gives an earlier text back as a draft', async () => {
    const { store, ref, owner, save, draft, live } = await aShop();
    const before = await live();
    await save({ summary: '最初の文' });
    await save({ summary: '次の文' }, { when: later(60) });
    expect(await store.write((tx) => restoreRevision(tx, owner, ref, 1, later(61)))).toBe(true);
    expect((await draft())!.body['summary']).toBe('最初の文');
    expect(await listRevisions(store.read, ref)).toHaveLength(3);
    expect(await live()).toEqual(before);
  });
});

describe('two revisions', () => {
  test('are compared field by field', async () => {
    const { store, ref, save } = await aShop();
    await save({ summary: '最初の文' });
    await save({ name: '新しい名', summary: '次の文' }, { when: later(60) });
    const [first, second] = await Promise.all([1, 2].map((n) => getRevision(store.read, ref, n)));
    expect(differing(first!.body, second!.body).sort()).toEqual(['name', 'summary']);
    expect(await getRevision(store.read, ref, 3)).toBeUndefined();
  });
});

describe('one tap', () => {
  test('confirms an entry for today, once', async () => {
    const { store, ref, owner, draft } = await aShop();
    await store.write((tx) => tx.updateTable('shop').set({ confirmed_on: '2026-06-01' }).execute());
    for (let i = 0; i < 2; i += 1) {
      expect(await store.write((tx) => confirmEntries(tx, owner, [ref], at))).toBe(true);
    }
    expect((await draft())!.entry.confirmedOn).toBe('2026-11-24');
    expect(await liveChanges(store)).toMatchObject([{ what: 'confirmed' }]);
  });

  test.each(['coupon', 'job', 'event', 'product'] as const)('ends an entry: %s', async (kind) => {
    const { store } = await townDatabase();
    const entry = await someEntry(store, kind);
    const owner = memberOf(entry.businessId);
    const ref = { kind, id: entry.id };
    expect(await store.write((tx) => endEntry(tx, owner, ref, 'done', at))).toBe(true);
    const after = (await getDraft(store.read, owner, ref))!.entry;
    expect(after.visibility === 'archived' || after.closedAt !== null).toBe(true);
    expect(await liveChanges(store)).toMatchObject([{ what: 'ended' }]);
  });
});

describe('a coupon of a business the staff do not know yet', () => {
  /** Submits one more coupon of a business after `before` others of it. */
  async function submitted(before: number): Promise<string | undefined> {
    const { store } = await townDatabase();
    const { businessId } = await someEntry(store, 'coupon');
    const owner = memberOf(businessId);
    const earlier = await store.read
      .selectFrom('coupon')
      .innerJoin('shop', 'shop.id', 'coupon.shop_id')
      .select(['coupon.id', 'shop.id as shopId'])
      .where('shop.business_id', '=', businessId)
      .execute();
    const first = { kind: 'coupon' as const, id: earlier[0]!.id };
    const body = (await getDraft(store.read, owner, first))!.body;
    const shopId = earlier[0]!.shopId;
    const add = (nonce: string) =>
      store.write((tx) => {
        const entry = { kind: 'coupon' as const, owner: { businessId, shopId }, body, nonce };
        return createDraft(tx, owner, entry, at);
      });
    await store.write(async (tx) => {
      await tx.updateTable('business').set({ trusted: 0 }).where('id', '=', businessId).execute();
      const ids = earlier.map(({ id }) => id);
      await tx.updateTable('coupon').set({ visibility: 'hidden' }).where('id', 'in', ids).execute();
    });
    for (let n = 0; n < before; n += 1) {
      const ref = { kind: 'coupon' as const, id: (await add(`${n}`.repeat(22)))! };
      const sent = await written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at);
      expect(sent).toMatchObject({ kind: 'submitted' });
      const seen = seenNow((await getDraft(store.read, owner, ref))!);
      await written(store, (tx, s) => acceptDraft(tx, staff, ref, seen, s, at), at);
    }
    const ref = { kind: 'coupon' as const, id: (await add('x'.repeat(22)))! };
    return (await written(store, (tx, s) => submitDraft(tx, owner, ref, s, at), at))?.kind;
  }

  test('waits while it is one of the first three', async () => {
    expect(await submitted(2)).toBe('submitted');
  });

  test('is live at once after that', async () => {
    expect(await submitted(3)).toBe('live');
  });
});
