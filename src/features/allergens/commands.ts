import { sql } from 'kysely';
import { freeSlug } from '#features/entries/slug.ts';
import { noteAct } from '#server/acting.ts';
import { localDate, toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { listAllergens } from './queries.ts';
import type { AllergenChange } from './schema.ts';

type AllergenProblem = 'gone' | 'used';

/** Adds an allergen at the end, or puts one of the list right; what products said of it stays. */
export async function putAllergen(
  tx: Tx,
  { id, name, nameEn: name_en, level }: AllergenChange,
  at: Date,
): Promise<AllergenProblem | undefined> {
  const list = await listAllergens(tx);
  noteAct(undefined, { to: name });
  if (id !== null) {
    if (!list.some((one) => one.id === id)) return 'gone';
    await tx.updateTable('allergen').set({ name, name_en, level }).where('id', '=', id).execute();
  } else {
    const base = name_en
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '');
    const slug = freeSlug(base.slice(0, 40) || 'allergen', (one) =>
      list.some((other) => other.slug === one),
    );
    const sort = Math.max(-1, ...list.map((one) => one.sort)) + 1;
    const listed_on = list[0]?.listedOn ?? localDate(at);
    await tx
      .insertInto('allergen')
      .values({ slug, name, name_en, level, sort, listed_on })
      .execute();
  }
  await tell(tx, at);
  return undefined;
}

/** Moves an allergen one place among those of its level. */
export async function moveAllergen(
  tx: Tx,
  id: number,
  way: 'up' | 'down',
  at: Date,
): Promise<AllergenProblem | undefined> {
  const list = await listAllergens(tx);
  const own = list.find((one) => one.id === id);
  if (!own) return 'gone';
  const level = list.filter((one) => one.level === own.level);
  const other = level[level.indexOf(own) + (way === 'up' ? -1 : 1)];
  if (!other) return undefined;
  await tx
    .updateTable('allergen')
    .set({ sort: sql<number>`${own.sort + other.sort} - sort` })
    .where('id', 'in', [own.id, other.id])
    .execute();
  await tell(tx, at);
  return undefined;
}

/** Takes an allergen off the list that no product names; what was declared is never lost. */
export async function removeAllergen(
  tx: Tx,
  id: number,
  at: Date,
): Promise<AllergenProblem | undefined> {
  const own = (await listAllergens(tx)).find((one) => one.id === id);
  if (!own) return 'gone';
  if (own.used > 0) return 'used';
  noteAct(undefined, { from: own.name });
  await tx.deleteFrom('allergen').where('id', '=', id).execute();
  await tell(tx, at);
  return undefined;
}

/** Says from when the list is as it stands. */
export async function dateAllergens(tx: Tx, listedOn: string, at: Date): Promise<undefined> {
  noteAct(undefined, { validFrom: listedOn });
  await tx.updateTable('allergen').set({ listed_on: listedOn }).execute();
  await tell(tx, at);
}

/** The list stands on every product's page. */
async function tell(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: 'taxonomy', at: toIso(at) })
    .execute();
}
