import { expect, test } from 'vitest';
import { featureEntry, unfeatureEntry } from '#features/desk/feature-commands.ts';
import { featuredAt } from '#features/desk/featured.ts';
import { FeatureInput } from '#features/desk/schema.ts';
import type { Kind } from '#features/drafts/schema.ts';
import { getTaxonomy } from '#features/taxonomy/queries.ts';
import { townDatabase } from '../../../support/database.ts';
import { someOpenEntry } from '../../../support/drafts.ts';
import { NOW } from '../../../support/paths.ts';

const at = new Date(NOW);
const KINDS = ['shop', 'coupon', 'job', 'event', 'product'] as const;

test('what the staff recommend is on the home page for its days, and only while it is public', async () => {
  const { store } = await townDatabase();
  const taxonomy = await getTaxonomy(store.read);
  const entries = await Promise.all(KINDS.map((kind) => someOpenEntry(store, kind, at)));
  const feature = (i: number, from: string, until: string, minute: number) =>
    store.write((tx) =>
      featureEntry(
        tx,
        { name: '職員' },
        entries[i]!,
        { from, until },
        new Date(at.getTime() + minute * 60_000),
      ),
    );
  const shown = async (day = '2026-11-24') => {
    const featured = await featuredAt(store.read, taxonomy, new Date(`${day}T03:30:00.000Z`));
    return featured.map((one): [Kind, number] => [one.kind, one.card.id]);
  };
  for (const i of KINDS.keys()) await feature(i, '2026-11-24', '2026-11-24', i);
  const all = entries.map(({ kind, id }): [Kind, number] => [kind, id]);
  expect(await shown(), 'what was set last comes first').toEqual(all.toReversed());
  expect(await shown('2026-11-23')).toEqual([]);
  expect(await shown('2026-11-25')).toEqual([]);
  await feature(0, '2026-11-25', '2026-11-26', 9);
  expect(await shown('2026-11-25'), 'it has one period').toEqual([all[0]]);
  await store.write((tx) =>
    tx.updateTable('shop').set({ visibility: 'hidden' }).where('id', '=', entries[0]!.id).execute(),
  );
  expect(await shown('2026-11-25')).toEqual([]);
  await store.write((tx) => unfeatureEntry(tx, entries[4]!, at));
  expect(await shown()).not.toContainEqual(all[4]);
});

test('a period ends no sooner than it begins', () => {
  const period = (from: string, until: string) =>
    FeatureInput.safeParse({ kind: 'shop', id: 1, from, until }).success;
  expect(period('2026-11-24', '2026-11-24')).toBe(true);
  expect(period('2026-11-24', '2026-11-23')).toBe(false);
  expect(period('2026-02-30', '2026-03-01')).toBe(false);
});
