import { describe, expect, test } from 'vitest';
import { getNeighbour } from '#features/desk/queries.ts';
import { readQueue } from '#features/desk/queue.ts';
import { wayOn } from '#features/desk/review.ts';
import type { Kind } from '#features/drafts/schema.ts';
import type { Store } from '#server/db.ts';
import { townDatabase } from '../../../support/database.ts';
import { someEntry } from '../../../support/drafts.ts';

const moment = (minute: number) => `2026-11-20T00:${String(minute).padStart(2, '0')}:00.000Z`;

/** Hands over what stands now under another title, as if at a minute. */
async function handOver(store: Store, kind: Kind, minute: number, title: string) {
  const entry = await someEntry(store, kind);
  await store.write((tx) =>
    tx
      .insertInto('revision')
      .values({
        kind,
        entry_id: entry.id,
        number: 1,
        state: 'submitted',
        body: JSON.stringify(kind === 'shop' ? { name: title } : { title }),
        base_version: 1,
        author: '店主',
        at: moment(minute),
      })
      .execute(),
  );
  return entry;
}

const tell = (store: Store, kind: 'report' | 'contact', minute: number, about?: number) =>
  store.write((tx) =>
    tx
      .insertInto('inbox_message')
      .values({
        kind,
        body: `文 ${minute}`,
        fields: '{}',
        locale: 'ja',
        form_key: `k${minute}`,
        created_at: moment(minute),
        ...(about && { subject_kind: 'job', subject_id: about }),
      })
      .execute(),
  );

describe('the queue', () => {
  test('holds what businesses sent and visitors told, the longest waiting first', async () => {
    const { store } = await townDatabase();
    const job = await someEntry(store, 'job');
    await handOver(store, 'coupon', 2, '券');
    await tell(store, 'report', 1, job.id);
    await handOver(store, 'shop', 4, '店');
    await tell(store, 'contact', 3);
    const { waiting, counts, pages } = await readQueue(store.read, 'all', 1);
    expect(waiting.map(({ name }) => name)).toEqual(['文 1', '券', '文 3', '店']);
    expect(counts).toEqual({ all: 4, change: 2, contact: 1, report: 1, application: 0 });
    expect(pages).toBe(1);
    expect(waiting[0]!.suspends).toMatchObject({ kind: 'job', id: job.id });
    expect(waiting[2]!.suspends, 'a question is about nothing').toBeUndefined();
    const shown = async (show: 'change' | 'report') =>
      (await readQueue(store.read, show, 1)).waiting.map(({ name }) => name);
    expect(await shown('change')).toEqual(['券', '店']);
    expect(await shown('report')).toEqual(['文 1']);
    await store.write((tx) => tx.updateTable('job').set({ visibility: 'hidden' }).execute());
    const again = await readQueue(store.read, 'report', 1);
    expect(again.waiting[0]!.suspends, 'it is off the site already').toBeUndefined();
  });

  test('comes in pages of fifty, each line once', async () => {
    const { store } = await townDatabase();
    const { id } = await handOver(store, 'shop', 0, '最初');
    await store.write((tx) =>
      tx
        .insertInto('revision')
        .values(
          Array.from({ length: 119 }, (_, i) => ({
            kind: 'shop',
            entry_id: id,
            number: i + 2,
            state: 'submitted' as const,
            body: '{}',
            base_version: 1,
            author: '店主',
            at: moment(i % 3),
          })),
        )
        .execute(),
    );
    const lines = await Promise.all(
      [1, 2, 3, 4].map(async (page) => (await readQueue(store.read, 'all', page)).waiting),
    );
    expect(lines.map((page) => page.length)).toEqual([50, 50, 20, 0]);
    expect(new Set(lines.flat().map((line) => line.id)).size).toBe(120);
    expect((await readQueue(store.read, 'all', 1)).pages).toBe(3);
  });

  test('goes on to what waits next, from the last to the first, and from an empty one to the list', async () => {
    const { store } = await townDatabase();
    const shop = await handOver(store, 'shop', 1, '店');
    const coupon = await handOver(store, 'coupon', 2, '券');
    const decide = (kind: Kind) =>
      store.write((tx) =>
        tx.updateTable('revision').set({ state: 'accepted' }).where('kind', '=', kind).execute(),
      );
    expect(await getNeighbour(store.read, { at: moment(2), id: 99 }, 'before')).toMatchObject({
      kind: 'coupon',
    });
    await decide('shop');
    expect(await wayOn(store.read, shop, 'x')).toBe(`/staff/coupon/${coupon.id}?x`);
    const event = await handOver(store, 'event', 0, '催し');
    await decide('coupon');
    expect(await wayOn(store.read, coupon, 'x')).toBe(`/staff/event/${event.id}?x`);
    await decide('event');
    expect(await wayOn(store.read, event, 'x')).toBe('/staff?x');
  });
});
