import { sql } from 'kysely';
import { normalise } from '#features/entries/normalise.ts';
import { noteAct } from '#server/acting.ts';
import { toIso } from '#server/clock.ts';
import type { Tx } from '#server/db.ts';
import { findTerm, isFreeSlug, siblingsOf, usersOf } from './staff-queries.ts';
import { rewriteRevisions } from './revision-commands.ts';
import { OUTSIDE, type NewTerm, type TermChange, type TermKind } from './schema.ts';

type TermProblem = 'gone' | 'slugTaken' | 'fixed' | 'hasChildren' | 'same';

/**
 * Names a term anew; its old address goes on leading to it.
 *
 * @returns what keeps it from being done, or undefined.
 */
export async function renameTerm(
  tx: Tx,
  { kind, id, name, nameEn, slug, kana }: TermChange,
  at: Date,
): Promise<TermProblem | undefined> {
  const term = await findTerm(tx, kind, id);
  if (!term) return 'gone';
  if (slug !== term.slug) {
    if (kind === 'area' && term.slug === OUTSIDE) return 'fixed';
    if (!(await isFreeSlug(tx, kind, slug, id))) return 'slugTaken';
    await tx.deleteFrom('slug_history').where('kind', '=', kind).where('slug', '=', slug).execute();
    await tx.insertInto('slug_history').values({ kind, slug: term.slug, entry_id: id }).execute();
    await rewriteRevisions(tx, kind, term.slug, slug);
  }
  noteAct(undefined, { kind, from: term.name, to: name });
  await tx.updateTable(kind).set({ name, name_en: nameEn, slug }).where('id', '=', id).execute();
  if (kind === 'area' && kana !== null)
    await tx.updateTable('area').set({ kana }).where('id', '=', id).execute();
  if (name !== term.name || nameEn !== term.nameEn) await findBy(tx, kind, id, `${name} ${nameEn}`);
  await tell(tx, at);
  return undefined;
}

/** Adds a category to a group or as one, a feature under its heading, or an area, at the end. */
export async function addTerm(tx: Tx, term: NewTerm, at: Date): Promise<TermProblem | undefined> {
  const { kind, name, nameEn: name_en, slug } = term;
  if (!(await isFreeSlug(tx, kind, slug, 0))) return 'slugTaken';
  await tx.deleteFrom('slug_history').where('kind', '=', kind).where('slug', '=', slug).execute();
  const { last } = await tx
    .selectFrom(kind)
    .select((eb) => eb.fn.max('sort').as('last'))
    .executeTakeFirstOrThrow();
  const isDone = await insertTerm(tx, { slug, name, name_en, sort: Number(last ?? 0) + 1 }, term);
  if (!isDone) return 'gone';
  noteAct(undefined, { kind, to: name });
  await tell(tx, at);
  return undefined;
}

type Columns = Record<'slug' | 'name' | 'name_en', string> & { sort: number };

/** @returns false where what it was to stand under is not there. */
async function insertTerm(
  tx: Tx,
  term: Columns,
  { kind, kana, parent, group }: NewTerm,
): Promise<boolean> {
  if (kind === 'area') {
    const values = { ...term, kana: kana ?? term.name };
    await tx.insertInto('area').values(values).execute();
    return true;
  }
  if (kind === 'feature') {
    const like = tx.selectFrom('feature').select('group').where('group', '=', group);
    const found = await like.executeTakeFirst();
    if (!found) return false;
    const values = { ...term, ...found, mark: term.name };
    await tx.insertInto('feature').values(values).execute();
    return true;
  }
  const look = parent === null ? await newLook(tx) : await lookOf(tx, parent);
  if (!look) return false;
  await tx
    .insertInto('category')
    .values({ ...term, ...look })
    .execute();
  return true;
}

/** What is in a group looks as it does. */
function lookOf(tx: Tx, group: number) {
  return tx
    .selectFrom('category')
    .select(['id as parent_id', 'pattern', 'hue'])
    .where('id', '=', group)
    .where('parent_id', 'is', null)
    .executeTakeFirst();
}

/** A new group has the pattern and the colour the fewest groups have. */
async function newLook(tx: Tx) {
  const rarest = (column: 'pattern' | 'hue') =>
    tx
      .selectFrom('category')
      .select((eb) => [eb.ref(column).as('look'), eb.fn.countAll().as('n')])
      .where('parent_id', 'is', null)
      .groupBy(column)
      .orderBy('n')
      .orderBy('look')
      .limit(1)
      .executeTakeFirst();
  const [pattern, hue] = [await rarest('pattern'), await rarest('hue')];
  return { parent_id: null, pattern: pattern?.look ?? 'seigaiha', hue: hue?.look ?? 'vermilion' };
}

/** Moves a term one place among its like. */
export async function moveTerm(
  tx: Tx,
  kind: TermKind,
  id: number,
  way: 'up' | 'down',
  at: Date,
): Promise<TermProblem | undefined> {
  const order = await siblingsOf(tx, kind, id);
  const from = order.findIndex((one) => one.id === id);
  if (from === -1) return 'gone';
  const to = from + (way === 'up' ? -1 : 1);
  const [one, other] = [order[from]!, order[to]];
  if (!other) return undefined;
  // Their numbers are exchanged; those of others stay as they are.
  await tx
    .updateTable(kind)
    .set({ sort: sql<number>`${one.sort + other.sort} - sort` })
    .where('id', 'in', [one.id, other.id])
    .execute();
  await tell(tx, at);
  return undefined;
}

/**
 * Makes two terms one: whatever stands under the first stands under the second, where its addresses
 * lead too.
 */
export async function mergeTerm(
  tx: Tx,
  kind: TermKind,
  id: number,
  into: number,
  at: Date,
): Promise<TermProblem | undefined> {
  const [from, to] = [await findTerm(tx, kind, id), await findTerm(tx, kind, into)];
  if (!from || !to) return 'gone';
  if (id === into) return 'same';
  if (kind === 'area' && from.slug === OUTSIDE) return 'fixed';
  if (from.hasChildren && to.parentId !== null) return 'hasChildren';
  noteAct(undefined, { kind, from: from.name, to: to.name });
  await findBy(tx, kind, id, `${to.name} ${to.nameEn}`);
  await moveEntries(tx, kind, id, into);
  await tx
    .updateTable('slug_history')
    .set({ entry_id: into })
    .where('kind', '=', kind)
    .where('entry_id', '=', id)
    .execute();
  await tx.insertInto('slug_history').values({ kind, slug: from.slug, entry_id: into }).execute();
  await rewriteRevisions(tx, kind, from.slug, to.slug);
  await tx.deleteFrom(kind).where('id', '=', id).execute();
  await tell(tx, at);
  return undefined;
}

async function moveEntries(tx: Tx, kind: TermKind, from: number, into: number): Promise<void> {
  if (kind === 'area') {
    for (const table of ['shop', 'job', 'venue'] as const)
      await tx.updateTable(table).set({ area_id: into }).where('area_id', '=', from).execute();
    return;
  }
  if (kind === 'category') {
    await tx
      .updateTable('category')
      .set({ parent_id: into })
      .where('parent_id', '=', from)
      .execute();
    // Of a shop with both, the one that is named first stays.
    await sql`delete from shop_category where category_id in (${from}, ${into}) and exists (
      select 1 from shop_category as other where other.shop_id = shop_category.shop_id
      and other.category_id in (${from}, ${into}) and other.position < shop_category.position)`.execute(
      tx,
    );
    await tx
      .updateTable('shop_category')
      .set({ category_id: into })
      .where('category_id', '=', from)
      .execute();
    return;
  }
  const [table, column] =
    kind === 'zone'
      ? (['shop_zone', 'zone_id'] as const)
      : (['shop_feature', 'feature_id'] as const);
  await sql`insert into ${sql.table(table)} (shop_id, ${sql.ref(column)})
    select shop_id, ${into} from ${sql.table(table)} where ${sql.ref(column)} = ${from}
    on conflict do nothing`.execute(tx);
  await sql`delete from ${sql.table(table)} where ${sql.ref(column)} = ${from}`.execute(tx);
}

/** Lets shops under a term be found by its new name as well, without waiting for their next save. */
async function findBy(tx: Tx, kind: TermKind, id: number, words: string): Promise<void> {
  if (kind !== 'area' && kind !== 'category') return;
  await tx
    .updateTable('shop')
    .set((eb) => ({ search: sql<string>`${eb.ref('search')} || ${` ${normalise(words)}`}` }))
    .where('id', 'in', usersOf(tx, kind, id))
    .execute();
}

async function tell(tx: Tx, at: Date): Promise<void> {
  await tx
    .insertInto('change')
    .values({ tag: 'taxonomy', at: toIso(at) })
    .execute();
}
