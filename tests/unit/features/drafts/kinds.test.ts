import { describe, expect, test } from 'vitest';
import { entryRows } from '#features/drafts/entries.ts';
import { differing } from '#features/drafts/fields.ts';
import { entryKinds } from '#features/drafts/kinds.ts';
import { publishers } from '#features/drafts/publishers.ts';
import { fieldLabel } from '#features/drafts/problem-text.ts';
import { EVENT_SECTIONS } from '#features/events/editing.ts';
import { JOB_SECTIONS } from '#features/jobs/editing.ts';
import { PRODUCT_SECTIONS } from '#features/products/editing.ts';
import { SHOP_SECTIONS } from '#features/shops/editing.ts';
import { COUPON_SECTIONS } from '#features/coupons/editing.ts';
import { KINDS } from '#features/drafts/schema.ts';
import { townDatabase } from '../../../support/database.ts';
import { withThisYearsWage, written } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);

describe('the forms of a kind', () => {
  test.each([
    ['shop', [...Object.values(SHOP_SECTIONS).flat(), 'hours', 'exceptions', 'closure']],
    ['coupon', [...Object.values(COUPON_SECTIONS).flat(), 'newPhotos']],
    // 売り切れ has a button of its own, photos a page.
    ['product', [...Object.values(PRODUCT_SECTIONS).flat(), 'soldOut', 'newPhotos']],
    ['job', [...Object.values(JOB_SECTIONS).flat(), 'newPhotos']],
    ['event', [...Object.values(EVENT_SECTIONS).flat(), 'newPhotos']],
  ] as const)('hold every field of a %s', (kind, fields) => {
    expect([...new Set<string>(fields)].sort()).toEqual(Object.keys(entryKinds[kind].shape).sort());
    for (const field of fields) expect(fieldLabel(kind, field)).not.toBe(field);
  });
});

describe('what is live', () => {
  test.each(KINDS)('is read back whole after it is published again: %s', async (kind) => {
    const { store } = await townDatabase();
    const entries = await entryRows(store.read)
      .where('entry.kind', '=', kind)
      .where('entry.visibility', '=', 'published')
      .limit(80)
      .execute();
    expect(entries.length).toBeGreaterThan(10);
    for (const { id } of entries) {
      const before = await entryKinds[kind].liveBody(store.read, id);
      const stored = entryKinds[kind].parse(JSON.parse(JSON.stringify(before)));
      expect(differing(before, stored), `${kind} ${id} as it is stored`).toEqual([]);
      await written(store, (tx, s) => publishers[kind].publish(tx, id, stored, s, at), at);
      const after = await entryKinds[kind].liveBody(store.read, id);
      expect(differing(before, after), `${kind} ${id}`).toEqual([]);
    }
  });

  test.each(KINDS)('has nothing that keeps it from being published: %s', async (kind) => {
    const { store } = await townDatabase();
    await store.write(withThisYearsWage);
    const entries = await entryRows(store.read)
      .where('entry.kind', '=', kind)
      .where('entry.visibility', '=', 'published')
      .limit(80)
      .execute();
    for (const entry of entries) {
      const body = await entryKinds[kind].liveBody(store.read, entry.id);
      const problems = await entryKinds[kind].problems(store.read, entry, body, at);
      expect(problems.filter(({ level }) => level === 'block')).toEqual([]);
      expect(entryKinds[kind].title(body)).toBe(entry.title);
    }
  });
});
